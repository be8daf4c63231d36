"""Entries that point to others of their list: dashes, "ibid.", "op. cit.", short titles."""

import pytest

from citeman.model import Name
from citeman.parsing import parse, parse_all
from citeman.parsing.notes import cited

ARTICLE = "Mbeki, J. (2001). Grazing on the commons. Rural Review, 14(2), 20-41."
BOOK = "E. Okafor, The Price of Grain (London: Harbour Press, 1963), p. 12."
OTHER = "E. Okafor, Markets and Mills (Leeds: Aire Books, 1971), p. 3."
NAMESAKE = "A. Okafor, Salt (Cork: Lee Press, 1980), p. 8."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("——— (2003). After the drought. Rural Review, 16(1), 5-9.", id="dashes"),
        pytest.param("___. After the drought. Oxford: Clarendon Press, 2003.", id="underscores"),
        pytest.param("Ders. (2003): After the drought. Berlin: Springer.", id="German"),
        pytest.param("Id., After the drought, Milano, Feltrinelli, 2003.", id="Latin"),
    ],
)
def test_the_same_author(text: str) -> None:
    before = parse(ARTICLE).item
    assert parse(text, earlier=[before]).item.author == (Name(family="Mbeki", given="J."),)


def test_id_at_a_page_is_the_work_before() -> None:
    before = parse(BOOK).item
    assert parse("Id. at 235.", earlier=[before]).item.title == before.title


@pytest.mark.parametrize(
    ("work", "page"),
    [
        pytest.param(BOOK, "25", id="of a book the page that is cited"),
        pytest.param(ARTICLE, "20-41", id="of an article its own pages"),
    ],
)
def test_ibid_is_the_work_before(work: str, page: str) -> None:
    before = parse(work).item
    item = parse("Ibid., p. 25.", earlier=[before]).item
    assert (item.title, item.page) == (before.title, page)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("Mbeki, op. cit., pp. 22-3.", ARTICLE, id="op. cit."),
        pytest.param("Okafor, op. cit., p. 77.", OTHER, id="the author's last work"),
        pytest.param("Okafor, The Price of Grain, op. cit., p. 77.", BOOK, id="op. cit. behind a title"),
        pytest.param("Okafor, Price of Grain, p. 77.", BOOK, id="a title without its article"),
        pytest.param("Okafor, 'The Price', p. 77.", BOOK, id="a short title"),
        pytest.param("Mbeki, a. a. O., S. 22.", ARTICLE, id="German"),
        pytest.param("Okafor (n 2) 77.", OTHER, id="law"),
        pytest.param("Mbeki, art. cit., p. 22.", ARTICLE, id="French"),
        pytest.param("Okafor, “Markets and Mills,” 77.", OTHER, id="Chicago"),
        pytest.param("Mbeki, 33.", ARTICLE, id="the name and a page"),
        pytest.param("Mbeki, supra note 1 at 33.", ARTICLE, id="law of the United States"),
    ],
)
def test_short_forms_are_the_works_that_they_mean(text: str, meant: str) -> None:
    found = parse_all([ARTICLE, BOOK, OTHER, text])
    work = next(parsed.item for parsed in found if parsed.item.title == parse(meant).item.title)
    assert (found[3].item.title, found[3].item.issued, found[3].item.author) == (work.title, work.issued, work.author)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lindqvist, op. cit., p. 5.", id="another author"),
        pytest.param("Okafor, Bread and Politics, p. 5.", id="another title"),
        pytest.param("Okafor, 5.", id="one of two works"),
        pytest.param("Okafor, E. (1999). The Price. Oslo: Fjord.", id="a work of its own"),
        pytest.param("B. Okafor, The Price of Grain, p. 5.", id="another initial"),
        pytest.param("Okafor, Price of Grain. Dublin: Liffey, p. 5.", id="another publisher"),
    ],
)
def test_others_stay_what_they_are(text: str) -> None:
    found = parse_all([ARTICLE, BOOK, OTHER, text])
    assert found[3].item == parse(text).item


def test_an_initial_tells_namesakes_apart() -> None:
    found = parse_all([BOOK, NAMESAKE, "E. Okafor, op. cit., p. 9."])
    assert found[2].item.title == "The Price of Grain"


def test_a_note_may_name_several_works_again() -> None:
    note = "See Okafor, The Price, p. 9; Mbeki, op. cit., p. 22."
    assert [note[start:end] for start, end in cited(note)] == ["Okafor, The Price, p. 9", "Mbeki, op. cit., p. 22."]
