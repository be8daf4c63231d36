"""Candidates for a printed reference: which one is the work it means."""

import pytest

from citeman.matching import judge
from citeman.model import Item, ItemType, Verdict
from tests.matching.items import item

PRINTED = item(
    "Chesbrough, H.; Rosenbloom, R.",
    "The role of the business model in capturing value from innovation",
    2002,
    container_title="Industrial and Corporate Change",
    volume="11",
    issue="3",
    page="529-55",
)
RIGHT = item(
    "Chesbrough, Henry; Rosenbloom, Richard S.",
    "The role of the business model in capturing value from innovation: evidence from Xerox",
    2002,
    container_title="Industrial and Corporate Change",
    volume="11",
    issue="3",
    page="529-555",
    doi="10.1093/icc/11.3.529",
)

CASES = [
    pytest.param(PRINTED, RIGHT, Verdict.MATCH, id="right"),
    pytest.param(PRINTED, RIGHT.but(issued=item(year=2003).issued), Verdict.MATCH, id="year next to it"),
    pytest.param(PRINTED, RIGHT.but(issued=item(year=2010).issued), Verdict.DISTINCT, id="eight years later"),
    pytest.param(PRINTED, RIGHT.but(volume="12", page="1-9"), Verdict.DISTINCT, id="volume and page contradict"),
    pytest.param(PRINTED, RIGHT.but(author=()), Verdict.POSSIBLE, id="no authors registered"),
    pytest.param(PRINTED, RIGHT.but(author=item("Teece, D.").author), Verdict.DISTINCT, id="another author"),
    pytest.param(
        PRINTED, RIGHT.but(title="Business models and dynamic capabilities"), Verdict.DISTINCT, id="another title"
    ),
    pytest.param(
        PRINTED,
        RIGHT.but(title="Erratum: The role of the business model in capturing value from innovation"),
        Verdict.DISTINCT,
        id="erratum",
    ),
    pytest.param(
        PRINTED,
        RIGHT.but(type=ItemType.ARTICLE, issued=item(year=2024).issued, volume=None, page=None),
        Verdict.DISTINCT,
        id="a copy posted decades later",
    ),
    pytest.param(
        item("Murtaugh, P.", "In defense of P values", 2014, volume="95", page="611"),
        item("Murtaugh, Paul", "In defense of P values", 2014, volume="95", page="611-617"),
        Verdict.MATCH,
        id="short title with volume and page",
    ),
    pytest.param(
        item("Murtaugh, P.", "P values", 2014),
        item("Murtaugh, Paul", "P values", 2014),
        Verdict.POSSIBLE,
        id="short title and nothing else",
    ),
    pytest.param(
        item("Shuai, Q.", "Basics of e-commerce development today", 2023, type=ItemType.CHAPTER),
        item("Shuai, Q.", "Basics of e-commerce development today", 2023, type=ItemType.BOOK),
        Verdict.DISTINCT,
        id="a chapter is not a book",
    ),
]


@pytest.mark.parametrize(("printed", "candidate", "verdict"), CASES)
def test_verdict(printed: Item, candidate: Item, verdict: Verdict) -> None:
    (judgement,) = judge(printed, [candidate])
    assert judgement.verdict is verdict
    assert judgement.reason


def test_the_nearest_of_all_years_counts() -> None:
    late = RIGHT.but(issued=item(year=2010).issued)
    assert judge(PRINTED, [late], [frozenset({2010, 2002})])[0].verdict is Verdict.MATCH


def test_the_best_comes_first_and_keeps_its_place() -> None:
    wrong = RIGHT.but(title="Business models and dynamic capabilities")
    found = judge(PRINTED, [wrong, RIGHT])
    assert [each.index for each in found] == [1, 0]
    assert found[0].evidence


def test_two_that_nothing_tells_apart_are_proposed() -> None:
    found = judge(PRINTED, [RIGHT, RIGHT.but(doi="10.1000/other")])
    assert {each.verdict for each in found} == {Verdict.POSSIBLE}
    assert "ambiguous" in found[0].reason


def test_a_preprint_never_beats_the_article() -> None:
    preprint = RIGHT.but(
        type=ItemType.ARTICLE, container_title=None, volume=None, issue=None, page=None, title=PRINTED.title
    )
    found = {each.index: each.verdict for each in judge(PRINTED, [preprint, RIGHT])}
    assert found == {0: Verdict.VERSION, 1: Verdict.MATCH}


def test_no_candidates() -> None:
    assert judge(PRINTED, []) == ()
