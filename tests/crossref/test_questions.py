"""How questions are put: batches, escaping, search texts, and what the cache remembers."""

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.crossref import Outcome, questions
from citeman.crossref.cache import CachedAnswer, read
from citeman.crossref.questions import BATCH, ByDoi, ByDois
from citeman.crossref.records import body
from citeman.model import Date, Item, Name

DOIS = st.from_regex(r"10\.\d{4,6}/[a-z0-9._()/:;<>,%#?&+\[\]~ä-]{1,12}", fullmatch=True)


@given(st.lists(DOIS, unique=True, max_size=120))
def test_every_doi_is_asked_for_once_and_no_filter_can_break(dois: list[str]) -> None:
    asked: list[str] = []
    for question in questions.by_doi(dois):
        if isinstance(question, ByDois):
            assert 1 < len(question.dois) <= BATCH
            assert not set(",:;<>%#?&+[]~ä") & set("".join(question.dois))
            asked += question.dois
        else:
            assert isinstance(question, ByDoi)
            asked.append(question.doi)
    assert sorted(asked) == sorted(dois)


@given(DOIS)
def test_escaping_loses_nothing_and_leaves_nothing_that_means_something(doi: str) -> None:
    text = questions.escaped(doi)
    assert unquote(text) == doi
    assert not set("#?%<>;, ") & set(text.replace("%", "", text.count("%")))
    assert not text.endswith("/")


@pytest.mark.parametrize(
    ("item", "unstructured", "text"),
    [
        pytest.param(Item(title="On widgets", author=(Name(family="Lee"), Name(literal="WHO")), issued=Date.of(2010)),
                     None, "On widgets Lee WHO 2010", id="parsed"),
        pytest.param(Item(title="On widgets", author=tuple(Name(family=c) for c in "ABCDE")), None,
                     "On widgets A B C", id="three-authors-at-most"),
        pytest.param(Item(title="On widgets"), "Lee. On widgets. 2010.", "Lee. On widgets. 2010.", id="title-alone"),
        pytest.param(Item(title="On widgets"), None, "On widgets", id="nothing-but-the-title"),
        pytest.param(Item(), " Lee.\n On  widgets.", "Lee. On widgets.", id="unparsed"),
        pytest.param(Item(), None, None, id="nothing"),
        pytest.param(Item(title="w" * 900, issued=Date.of(2010)), None, "w" * 500, id="cut"),
    ],
)  # fmt: skip
def test_search_texts(item: Item, unstructured: str | None, text: str | None) -> None:
    assert questions.search_text(item, unstructured) == text


@pytest.mark.parametrize("outcome", [Outcome.FOUND, Outcome.NOT_FOUND, Outcome.ELSEWHERE, Outcome.UNKNOWN_PREFIX])
@pytest.mark.parametrize("agency", [None, "DataCite"])
def test_what_is_cached_comes_back(outcome: Outcome, agency: str | None) -> None:
    records: tuple[dict[str, object], ...] = ({"DOI": "10.1000/ä", "score": 1.5}, {"title": ['"\n']})
    text = CachedAnswer(outcome=outcome, bodies=tuple(body(each) for each in records), agency=agency).dumps()
    assert "\n" not in text
    assert read(text) == (outcome, records, agency)
    assert json.loads(text)["outcome"] == outcome.value
