"""The parser as a whole: any text parses, everything is accounted for, entries that point to the one before."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.model import Item, ItemType
from citeman.parsing import parse, parse_all
from citeman.parsing.fields.kind import mark
from citeman.parsing.manner import FEWEST
from citeman.parsing.markup import printed
from citeman.parsing.parser import only_cues

PIECES = (
    "Okafor, N. B., & Lindqvist, P.",
    "(2014).",
    "Grain prices and rural credit.",
    "*Journal of Agrarian History*,",
    "31(2),",
    "145–168.",
    "https://doi.org/10.5555/jah.2014.0312",
    "In K. Adler (Ed.),",
    "Oxford: Oxford University Press,",
    "1998.",
    "[J].",
    "张三, 李四.",
    "城市内涝风险评估[J]. 水利学报, 2016, 47(3): 412-420.",
    "Т. 4, № 6. — С. 88–101.",
    "(",
    ")",
    "[",
    "“",
    "«",
    "doi: 10.1000/x y",
    "———",
    "ibid.",
    r"{\it Journal of Grain} {\bf 4}",
    r"G\"odel, K.~L.",
)
LISTS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
REFERENCE = "Mbeki, J. (1999). Grazing on the commons. Rural Review, 12(3), 20-27."


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), LISTS))
def test_any_text_parses_and_is_accounted_for(text: str) -> None:
    parsed = parse(text)
    spans = [found.span for found in parsed.found if found.span]
    assert all(0 <= span.start < span.end <= len(text) for span in (*spans, *parsed.rest))
    assert all(0.0 <= found.confidence <= 1.0 for found in parsed.found)
    assert 0.0 <= parsed.confidence <= 1.0
    told = {at for span in (*spans, *parsed.rest) for at in range(span.start, span.end)}
    shown = printed(text)
    left = (" " if shown.place(at, at + 1)[0] in told else char for at, char in enumerate(shown.text))
    assert only_cues("".join(left))


@settings(max_examples=30, deadline=None)
@given(LISTS)
def test_spans_do_not_overlap(text: str) -> None:
    spans = sorted({(found.span.start, found.span.end) for found in parse(text).found if found.span})
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(max_examples=20, deadline=None)
@given(st.lists(LISTS, max_size=FEWEST - 1))
def test_a_few_at_once_are_what_each_is_alone(texts: list[str]) -> None:
    together = parse_all(texts)
    earlier: list[Item] = []
    for text, parsed in zip(texts, together, strict=True):
        alone = parse(text, earlier=earlier)
        assert alone.item == parsed.item
        assert [found.span for found in alone.found] == [found.span for found in parsed.found]
        earlier.append(parsed.item)


@settings(max_examples=20, deadline=None)
@given(st.lists(LISTS, min_size=FEWEST, max_size=12))
def test_a_list_gives_one_item_an_entry(texts: list[str]) -> None:
    together = parse_all(texts)
    assert len(together) == len(texts)
    for text, parsed in zip(texts, together, strict=True):
        spans = sorted((found.span.start, found.span.end) for found in parsed.found if found.span)
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert together == parse_all(texts)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "x", "." * 500, "(" * 300, "1 " * 3000, "\ud83d\ude00\u0000\uffff"])
def test_odd_texts(text: str) -> None:
    assert parse(text).item.type in ItemType


def test_the_place_of_a_field() -> None:
    parsed = parse(REFERENCE)
    places = {found.field: found.span for found in parsed.found}
    title = places["title"]
    assert title is not None
    assert REFERENCE[title.start : title.end] == "Grazing on the commons"
    assert parsed.rest == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Title[J]. X", "J"),
        ("题名［M］", "M"),
        ("T [EB/OL]. http://x.org", "EB"),
        ("[3] A title", None),
        ("A (b) c", None),
    ],
)
def test_a_printed_mark(text: str, kind: str | None) -> None:
    assert mark(text) == kind


def test_identifiers_anywhere() -> None:
    item = parse("Smith J. A title. BMC Biol. 2010;8:1. PMID: 20100300. PMCID: PMC2800001.").item
    assert (item.pmid, item.pmcid) == ("20100300", "PMC2800001")


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        pytest.param("doi: 10.13939/j.cnki. zgsc.2020.22.031", "10.13939/j.cnki.zgsc.2020.22.031", id="in the middle"),
        pytest.param("http://dx.doi.org/10.5555/ ab019278.", "10.5555/ab019278", id="behind the prefix of an address"),
        pytest.param("doi:10.5555/ x.12-3. Accessed 2021.", "10.5555/x.12-3", id="behind the prefix"),
    ],
)
def test_a_doi_that_a_line_broke_is_whole(printed: str, doi: str) -> None:
    assert parse(f"Fang J. Teahouses[J]. China Market, 2020(22): 31-33. {printed}").item.doi == doi


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        pytest.param(
            "https://doi.org/10.1016/j.tea.2019.01.002", "https://doi.org/10.1016/j.tea.2019.01.002", id="https"
        ),
        pytest.param(
            "http: //dx.doi.org/10.1016/j.tea.2019.01.002.", "http://dx.doi.org/10.1016/j.tea.2019.01.002", id="torn"
        ),
        pytest.param("doi:10.1016/j.tea.2019.01.002", None, id="no address"),
    ],
)
def test_the_address_that_a_doi_is_printed_as_is_kept(printed: str, url: str | None) -> None:
    item = parse(f"Smith, J. (2019). Tea and more of it. Journal of Tea, 12(3), 4-5. {printed}").item
    assert (item.doi, item.url) == ("10.1016/j.tea.2019.01.002", url)
    assert item.type is ItemType.ARTICLE_JOURNAL


@pytest.mark.parametrize("pronoun", ["idem", "Id.", "ders."])
def test_a_pronoun_is_the_author(pronoun: str) -> None:
    text = f"Adler, Karl, The Long Way, in {pronoun}, Short Ways and Long (London: Routledge, 1969), pp. 79-97."
    item = parse(text).item
    assert [name.family for name in item.author] == ["Adler"]
    assert item.container_title == "Short Ways and Long"


def test_volumes_of_a_whole_work_are_no_volume() -> None:
    item = parse("Syme, Ronald. Tacitus. 2 vols. Oxford: Clarendon Press, 1958.").item
    assert (item.volume, item.number_of_volumes) == (None, "2")
