"""Raised numbers of the running text: what stands as a citation does, and when it is certain to be one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Citation, Document, Span
from citeman.parsing.listing import find_listings
from citeman.parsing.raised import are_citations, raised_marks

_RAISED = re.compile("⟦(.*?)⟧")

ENTRIES = [
    "Ma JJ. Research on the international business model. J Things. 2018;3:1-9.",
    "Kong XH. Research on the marketing strategy of Xiaomi. J Foo. 2019;4:11-19.",
    "Afuah A, Tucci C. Internet business models. J Things. 2001;5:21-29.",
    "Zhang MH. Research on market selection. Lancet. 2016;6:31-39.",
    "Wu Z. The last of all the titles of the list. BMJ. 2011;7:41-49.",
    "Li K. A title that comes behind the last. BMJ. 2012;8:51-59.",
]
NUMBERED = "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))
BULLETED = "\n".join(f"- {entry}" for entry in ENTRIES)


def bare(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its brackets ⟦⟧, and where what they hold stands."""
    out, spans = "", list[Span]()
    for place, part in enumerate(_RAISED.split(text)):
        if place % 2:
            spans.append(Span(start=len(out), end=len(out) + len(part)))
        out += part
    return out, tuple(spans)


def citations(running: str, entries: str = NUMBERED) -> tuple[Citation, ...]:
    text, spans = bare(f"A Study of Things\n\n{running}\n\nReferences\n\n{entries}\n")
    (listing,) = find_listings(Document(name="paper.txt", text=text, raised=spans))
    return listing.citations


def places(running: str, entries: str = NUMBERED) -> list[int | None]:
    return [citation.position for citation in citations(running, entries)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("as was shown⟦12⟧ before", ["12"], id="behind-a-word"),
        pytest.param("as was shown.⟦12,14–16⟧ We", ["12,14-16"], id="behind-a-full-stop"),
        pytest.param("as was shown ⟦12⟧ before", ["12"], id="behind-a-blank"),
        pytest.param("as was shown⟦1⟧,⟦2⟧–⟦4⟧", ["1,2-4"], id="one-by-one"),
        pytest.param("as was shown⟦1,⟧ ⟦2⟧ and⟦3,⟧⟦4⟧.", ["1, 2", "3,4"], id="comma-inside"),
        pytest.param("as was shown⟦1, 2⟧, and", ["1, 2"], id="blank-inside"),
        pytest.param("“as was shown”⟦3⟧ (as said)⟦4⟧", ["3", "4"], id="behind-closing-marks"),
        pytest.param("as was shown by Ma⟦3⟧ and PCR⟦4⟧ alike", ["3", "4"], id="behind-a-name-in-prose"),
        pytest.param("as was shown in many cases in 2019⟦3⟧", ["3"], id="behind-a-year"),
        pytest.param("which held in more than half, 95%.⟦3⟧", ["3"], id="behind-a-per-cent"),
        pytest.param("这是以前的研究⟦12⟧表明，如文献⟦3⟧。", ["12", "3"], id="zh"),
        pytest.param("as was shown (⟦12⟧) before", ["12"], id="in-round-brackets"),
        pytest.param("as was shown¹², and found.³⁻⁵ We", ["12", "3-5"], id="digits-of-their-own"),
        pytest.param("as was shown¹,²–⁴ and¹, ³", ["1,2-4", "1, 3"], id="digits-and-commas"),
        pytest.param("as was shown^12,14^ and^1^.", ["12,14", "1"], id="pandoc"),
        pytest.param("as was shown^2--5^ and^(2–5), too", ["2-5", "2-5"], id="pandoc-ranges"),
        pytest.param("as was shown<sup>12, 14</sup>.", ["12, 14"], id="html-in-markdown"),
        pytest.param("it grew to 10⟦6⟧ cells, 2⟦10⟧, 10⁶, 10^6^, 10⁻³ and 10⟦−3⟧", [], id="powers-of-numbers"),
        pytest.param("an area of 5 m⟦2⟧, 3 cm², 7 mm⟦3⟧/s, kg/m², m s⟦−1⟧, m s⁻¹", [], id="units"),
        pytest.param("where R⟦2⟧ = 0.9, χ², x⟦2⟧ + y², log⟦2⟧ and (a + b)⟦2⟧, (x)²", [], id="formulas"),
        pytest.param("with ⟦14⟧C, ¹⁸F, ⟦99⟧mTc, Ca²⁺, Fe⟦3⟧+ and SO₄²⁻", [], id="isotopes-and-ions"),
        pytest.param("on the 19⟦th⟧ day, ⟦a⟧ and ⟦*⟧", [], id="no-numbers"),
        pytest.param("Jun Ma⟦1,2⟧, Kai Li⟦1⟧ and Wei van der Berg⟦2⟧", [], id="authors"),
        pytest.param("Jun Ma,⟦1,2⟧ Kai Li,⟦1⟧ Wei Wu¹", [], id="authors-and-commas"),
        pytest.param("\n⟦1⟧ Department of Things, ⟦2⟧Institute\n², too", [], id="affiliations"),
        pytest.param("as was shown⟦1234⟧ and ⟦,⟧ so on⟦3-⟧", [], id="no-marks"),
    ],
)
def test_where_a_raised_number_may_cite(text: str, printed: list[str]) -> None:
    plain, spans = bare(text)
    assert [mark.printed for mark in raised_marks(plain, spans, 0, len(plain))] == printed


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        pytest.param("It is so⟦1,2⟧ and was shown.⟦3-5⟧ It goes on⟦1⟧.", [1, 2, 3, 4, 5, 1], id="most-are-cited"),
        pytest.param("It is so¹,² and was shown.³⁻⁵ It goes on¹.", [1, 2, 3, 4, 5, 1], id="digits-of-their-own"),
        pytest.param("It is⟦1⟧ so⟦2⟧ as was⟦3⟧ shown⟦4⟧ by all⟦5⟧ of them⟦6⟧.", [1, 2, 3, 4, 5, 6], id="all-once"),
        pytest.param("It is so⟦1,2⟧ over 5 m⟦2⟧ at 10⟦6⟧ cells.⟦3–5⟧ ⟦14⟧C.", [1, 2, 3, 4, 5], id="powers-beside"),
        pytest.param("It is⟦1⟧ so⟦2⟧ as was⟦3⟧ shown⟦4⟧.", [], id="as-footnotes-are-called"),
        pytest.param("It is so⟦2⟧, and so⟦2⟧, and so⟦3⟧.", [], id="few-are-cited"),
        pytest.param("It is so⟦1,2⟧ and⟦3-5⟧ was⟦71⟧ shown⟦82⟧ it⟦1⟧.", [], id="many-are-not-listed"),
        pytest.param("It is so [1-4]. It was⟦1⟧ said⟦3⟧ and⟦2⟧ said⟦4⟧.", [1, 2, 3, 4], id="in-brackets-instead"),
    ],
)
def test_when_raised_numbers_are_certain_to_cite(running: str, expected: list[int]) -> None:
    assert places(running) == expected


def test_a_number_beyond_the_list_is_a_citation_without_an_entry() -> None:
    cited = "It is so⟦1,2⟧ and was shown⟦3-5⟧, as said⟦6⟧. " + "It goes on⟦1⟧. " * 7
    assert places(f"{cited} It is odd⟦9⟧.")[-2:] == [1, None]


def test_a_list_without_numbers_must_be_cited_whole() -> None:
    assert places("It is so⟦1,2⟧ and was shown.⟦3-6⟧ It goes on⟦1⟧.", BULLETED) == [1, 2, 3, 4, 5, 6, 1]
    assert places("It is so⟦1,2⟧ and was shown.⟦3-5⟧ It goes on⟦1⟧.", BULLETED) == []
    assert places("It is⟦1⟧ so⟦2⟧ as was⟦3⟧ shown⟦4⟧ by all⟦5⟧ of them⟦6⟧.", BULLETED) == []


def test_raised_numbers_of_chapters_mean_their_own_lists() -> None:
    chapter = "# Chapter\n\nIt is so⟦1,2⟧ and was shown.⟦3-6⟧\n\n## References\n\n"
    text, spans = bare(f"{chapter}{NUMBERED}\n\n{chapter}{NUMBERED}\n")
    (listing,) = find_listings(Document(name="book.md", text=text, raised=spans))
    assert [citation.position for citation in listing.citations] == list(range(1, 13))


def test_the_entries_stay_as_they_are() -> None:
    text, spans = bare(f"A Study\n\nIt is so.⟦1-6⟧\n\nReferences\n\n{NUMBERED.replace('Things', 'Things⟦2⟧')}\n")
    (with_spans,) = find_listings(Document(name="paper.txt", text=text, raised=spans))
    (without,) = find_listings(Document(name="paper.txt", text=text))
    assert with_spans.references == without.references
    assert [citation.text for citation in with_spans.citations] == ["1-6"] * 6


@pytest.mark.parametrize(
    ("marks", "size", "bracketed", "certain"),
    [
        pytest.param([[1, 2], [3]], 3, 0, True, id="all"),
        pytest.param([[1, 2], [3], [1]], 5, 0, True, id="three-of-five"),
        pytest.param([[1, 2], [1]], 5, 0, False, id="two-of-five"),
        pytest.param([[1, 2]], 2, 0, False, id="too-short-a-list"),
        pytest.param([[1, 2], [3]], 3, 1, False, id="brackets"),
        pytest.param([[1], [2], [3], [4]], 4, 0, False, id="once-each-of-a-short-list"),
        pytest.param([[1], [2], [3], [4], [5]], 5, 0, True, id="once-each"),
        pytest.param([[1], [2], [3], [4], [5]], 6, 0, False, id="once-each-but-one-of-six"),
        pytest.param([[n] for n in range(1, 19)], 20, 0, True, id="once-each-but-two-of-twenty"),
        pytest.param([[n] for n in range(1, 17)], 20, 0, False, id="once-each-but-four-of-twenty"),
        pytest.param([[0, 1], [2, 3]], 3, 0, False, id="nought"),
        pytest.param([], 3, 0, False, id="none"),
    ],
)
def test_certainty(marks: list[list[int]], size: int, bracketed: int, *, certain: bool) -> None:
    labels = {str(number) for number in range(1, size + 1)}
    assert are_citations(marks, labels, bracketed) is certain


def test_a_list_that_does_not_count_from_one_is_not_cited_so() -> None:
    assert not are_citations([[41, 42], [43]], {"41", "42", "43"}, 0)
    assert not are_citations([[1, 2], [3]], {"Ma18", "Li19", "Wu20"}, 0)


@given(st.text(st.sampled_from("ab1²³ ,.-–^()⟦⟧\nA<sup>/")))
def test_marks_stand_inside_the_text_and_apart(text: str) -> None:
    plain, spans = bare(text)
    marks = list(raised_marks(plain, spans, 0, len(plain)))
    assert all(0 <= mark.start < mark.end <= len(plain) for mark in marks)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
