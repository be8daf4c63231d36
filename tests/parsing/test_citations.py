"""Mentions of references in the running text, linked to their entries where that is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Citation, Document
from citeman.parsing.listing import find_listings

NUMBERED = (
    "[1] Ma, J. J. (2018). Research on the international business model. Wuhan: Huazhong University.\n"
    "[2] Kong, X. H. (2019). Research on the marketing strategy. Shenyang: Liaoning University.\n"
    "[3] Afuah, A., & Tucci, C. (2001). Internet business models. New York: McGraw-Hill.\n"
    "[4] Zhang, M. H. (2016). Research on market selection. Beijing: Institute of Technology.\n"
)
NAMED = (
    "Afuah, A., & Tucci, C. (2001). Internet business models. New York: McGraw-Hill.\n\n"
    "Kong, X. H. (2019a). Research on the marketing strategy. Shenyang: Liaoning University.\n\n"
    "Kong, X. H. (2019b). Research on the pricing strategy. Shenyang: Liaoning University.\n\n"
    "Ma, J. J. (2018). Research on the international business model. Wuhan: Huazhong University.\n\n"
    "van der Berg, A. (2010). A title of his own. Berlin: Springer.\n"
)


def citations(running: str, entries: str) -> tuple[Citation, ...]:
    (listing,) = find_listings(
        Document(name="paper.txt", text=f"A Study of Things\n\n{running}\n\nReferences\n\n{entries}")
    )
    return listing.citations


def found(running: str, entries: str) -> list[tuple[str, int | None]]:
    return [(citation.text, citation.position) for citation in citations(running, entries)]


@pytest.mark.parametrize(
    ("running", "places"),
    [
        pytest.param("as said [3].", [3], id="one"),
        pytest.param("as said [1, 3].", [1, 3], id="two"),
        pytest.param("as said [2–4].", [2, 3, 4], id="range"),
        pytest.param("as said [1,3-4].", [1, 3, 4], id="both"),
        pytest.param("as said [1][2].", [1, 2], id="side-by-side"),
        pytest.param("如文[3]所述，又见［1、2］。", [3, 1, 2], id="zh"),
        pytest.param("as said [9].", [None], id="no-such-entry"),
        pytest.param("the interval [0.5, 1] and the array a[i]", [], id="no-citation"),
    ],
)
def test_numbers(running: str, places: list[int | None]) -> None:
    assert [place for _, place in found(running, NUMBERED)] == places


@pytest.mark.parametrize(
    ("running", "places"),
    [
        pytest.param("It withdrew (Ma, 2018).", [4], id="in-brackets"),
        pytest.param("Ma (2018) says so.", [4], id="named"),
        pytest.param("as Afuah and Tucci (2001) say", [1], id="two-names"),
        pytest.param("as Afuah et al. (2001, p. 3) say", [1], id="et-al"),
        pytest.param("(see Ma, 2018; Afuah & Tucci, 2001, p. 7)", [4, 1], id="several"),
        pytest.param("(Kong, 2019a, 2019b)", [2, 3], id="two-years"),
        pytest.param("Kong (2019) says so.", [None], id="ambiguous"),
        pytest.param("Wu (2011) says so.", [None], id="no-such-entry"),
        pytest.param("as van der Berg (2010) says", [5], id="particles"),
        pytest.param("in the spring (of 2018) it rained", [], id="no-citation"),
    ],
)
def test_names_and_years(running: str, places: list[int | None]) -> None:
    assert [place for _, place in found(running, NAMED)] == places


def test_letters() -> None:
    entries = (
        NUMBERED.replace("[1]", "[Ma18]").replace("[2]", "[Kon19]").replace("[3]", "[AT01]").replace("[4]", "[Zha16]")
    )
    assert found("as said [Kon19, AT01] and [Xyz99]", entries) == [("[Kon19, AT01]", 2), ("[Kon19, AT01]", 3)]


def test_numbers_in_a_list_that_lost_its_numbers() -> None:
    bulleted = "".join(f"- {line[4:]}\n" for line in NUMBERED.splitlines())
    assert [place for _, place in found("as said [1, 4]", bulleted)] == [1, 4]
    assert found("as said [12]", bulleted) == []


def test_a_number_means_the_list_of_its_own_chapter() -> None:
    chapter = "# Chapter\n\nAs said [2].\n\n## References\n\n"
    (listing,) = find_listings(Document(name="book.md", text=f"{chapter}{NUMBERED}\n\n{chapter}{NUMBERED}"))
    assert len(listing.references) == 8
    assert [citation.position for citation in listing.citations] == [2, 6]


def test_spans_hold_the_words() -> None:
    text = f"A Study of Things\n\nIt withdrew (Ma, 2018) as Ma (2018) says.\n\nReferences\n\n{NAMED}"
    (listing,) = find_listings(Document(name="paper.txt", text=text))
    assert [text[c.span.start : c.span.end] for c in listing.citations] == [c.text for c in listing.citations]
    assert len(listing.citations) == 2


def test_the_list_itself_cites_nothing() -> None:
    assert found("No word of it.", NUMBERED + "[5] Wu, Z. (2001). On Ma (2018) and [3]. Berlin: Springer.\n") == []


@given(st.text())
def test_any_running_text_has_citations_inside_it(running: str) -> None:
    text = f"{running}\n\nReferences\n\n{NUMBERED}"
    for listing in find_listings(Document(name="paper.txt", text=text)):
        for citation in listing.citations:
            assert text[citation.span.start : citation.span.end] == citation.text
            assert citation.position is None or 1 <= citation.position <= len(listing.references)
