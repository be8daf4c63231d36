"""Values in words, and which of them count as equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Date, Item, ItemType, Name
from citeman.report import wording


@pytest.mark.parametrize(
    ("item", "field", "text"),
    [
        pytest.param(Item(), "type", None, id="type unknown"),
        pytest.param(Item(type=ItemType.BOOK), "type", "book", id="type"),
        pytest.param(Item(author=(Name(family="Ma", given="J. J."),)), "author", "Ma, J. J.", id="person"),
        pytest.param(Item(author=(Name(literal="WHO"),), et_al=True), "author", "WHO; et al.", id="cut short"),
        pytest.param(Item(editor=(Name(literal="WHO"),), et_al=True), "editor", "WHO", id="editors are not cut short"),
        pytest.param(
            Item(author=(Name(family="Gaulle", given="Charles", dropping_particle="de"),)),
            "author",
            "Gaulle, Charles de",
            id="dropping particle",
        ),
        pytest.param(Item(issued=Date.of(2019, 6, 3)), "issued", "2019-06-03", id="day"),
        pytest.param(Item(issued=Date(parts=((2019,), (2020,)))), "issued", "2019/2020", id="range"),
        pytest.param(Item(issued=Date(literal="n.d.")), "issued", "n.d.", id="literal date"),
        pytest.param(Item(issued=Date()), "issued", None, id="empty date"),
        pytest.param(Item(title="two\n lines\x1b[2J"), "title", "two lines\ufffd[2J", id="control characters"),
    ],
)
def test_value_in_words(item: Item, field: str, text: str | None) -> None:
    assert wording.value_text(item, field) == text


@pytest.mark.parametrize(
    ("field", "left", "right", "same"),
    [
        pytest.param("title", "Café “Internet+”", "CAFE internet", True, id="case, accents, punctuation"),
        pytest.param("title", "研究", "研究。", True, id="Chinese full stop"),
        pytest.param("title", "+++", "***", False, id="nothing but punctuation"),
        pytest.param("title", "Part I", "Part II", False, id="parts"),
        pytest.param("page", "12–15", "12-15", True, id="dash"),
        pytest.param("page", "6", "66-71", False, id="pages"),
        pytest.param("issue", "08", "8", True, id="leading nought"),
        pytest.param("issue", "80", "8", False, id="trailing nought"),
        pytest.param("doi", "https://doi.org/10.1000/ABC", "10.1000/abc", True, id="DOI as address"),
        pytest.param("isbn", "0-306-40615-2", "9780306406157", True, id="ISBN-10 and 13"),
        pytest.param("url", "http://www.mi.com/about/", "https://mi.com/about", True, id="address"),
        pytest.param("url", "https://mi.com/a", "https://mi.com/b", False, id="other page"),
    ],
)
def test_what_counts_as_equal(field: str, left: str, right: str, *, same: bool) -> None:
    items = [Item().but(**{field: value}) for value in (left, right)]
    assert (wording.sameness(items[0], field) == wording.sameness(items[1], field)) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param(
            Name(family="Kong", given="X. H."), Name(family="KONG", given="XH"), True, id="initials closed up"
        ),
        pytest.param(Name(family="Kong", given="X. H."), Name(literal="Kong X.H."), True, id="left whole"),
        pytest.param(Name(family="Kong", given="X. H."), Name(family="Kong", given="Xiaohui"), False, id="spelt out"),
    ],
)
def test_names_that_count_as_equal(left: Name, right: Name, *, same: bool) -> None:
    values = [wording.sameness(Item(author=(name,)), "author") for name in (left, right)]
    assert (values[0] == values[1]) is same


@pytest.mark.parametrize(
    ("item", "text"),
    [
        pytest.param(Item(), "(nothing known)", id="nothing"),
        pytest.param(Item(title="Why?"), "Why?", id="no stop after a question mark"),
        pytest.param(
            Item(title="T", container_title="J", volume="3", issue="2", page="1-9", issued=Date.of(2001)),
            "(2001). T. J, 3(2), 1-9.",
            id="no author",
        ),
        pytest.param(Item(title="T", editor=(Name(family="Li"),)), "Li. T.", id="editor for the author"),
    ],
)
def test_item_on_one_line(item: Item, text: str) -> None:
    assert wording.line(item) == text


@pytest.mark.parametrize(
    ("authors", "et_al", "text"),
    [
        pytest.param((), False, "", id="nobody"),
        pytest.param(("Ma",), False, "Ma", id="one"),
        pytest.param(("Ma",), True, "Ma et al.", id="one and others"),
        pytest.param(("Ma", "Li"), False, "Ma & Li", id="two"),
        pytest.param(("Ma", "Li", "Wu"), False, "Ma et al.", id="three"),
    ],
)
def test_who_in_few_words(authors: tuple[str, ...], text: str, *, et_al: bool) -> None:
    item = Item(author=tuple(Name(family=name) for name in authors), et_al=et_al)
    assert wording.who_short(item) == text


def test_item_as_json_has_csl_names_and_values() -> None:
    item = Item(
        type=ItemType.CHAPTER,
        container_title="Book",
        doi="10.1/x",
        author=(Name(family="Berg", non_dropping_particle="van den"),),
        issued=Date(parts=((2001, 2),), circa=True),
        et_al=True,
    )
    assert wording.item_data(item) == {
        "type": "chapter",
        "author": [{"family": "Berg", "non-dropping-particle": "van den"}],
        "et-al": True,
        "issued": {"date-parts": [[2001, 2]], "circa": True},
        "container-title": "Book",
        "DOI": "10.1/x",
    }


@given(st.text())
def test_printable_text_is_safe_and_stays(text: str) -> None:
    shown = wording.printable(text)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert not any("\u202a" <= letter <= "\u202e" for letter in shown)
    assert wording.printable(shown) == shown


@given(st.floats(min_value=0, max_value=1))
def test_only_certainty_is_a_hundred_percent(probability: float) -> None:
    assert (wording.percent(probability) == "100 %") is (probability == 1)
    assert (wording.percent(probability) == "0 %") is (probability == 0)
