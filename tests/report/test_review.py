"""A possible pair as a person sees it in the terminal."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from citeman.model import DecidedBy, Evidence, Level, Verdict
from citeman.report import review
from citeman.report.columns import Paint, cells
from citeman.report.duplicates import DuplicateReport, Pair

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def pair(report: DuplicateReport) -> Pair:
    return report.possible[0]


def test_a_pair_reads_as_agreed(pair: Pair) -> None:
    shown = review.to_text(pair, number=1, total=3, width=80)
    assert shown == (GOLDEN / "review.txt").read_text(encoding="utf-8")


def test_without_a_number_none_is_shown(pair: Pair) -> None:
    assert review.to_text(pair).startswith("wei-long:5 and wang:14\nperhaps one work by rule, 63 %\n")


def test_colour_takes_the_place_of_the_underlining(pair: Pair) -> None:
    colored = review.to_text(pair, width=80, color=True)
    assert "~" not in colored
    assert "\x1b[1;4moverseas\x1b[0m" in colored
    assert "\x1b" not in review.to_text(pair, width=80)


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_lines_fit(pair: Pair, width: int) -> None:
    for color in (False, True):
        bare = re.sub(r"\x1b\[[\d;]*m", "", review.to_text(pair, width=width, color=color))
        assert max(cells(line) for line in bare.splitlines()) <= max(width, 46)


def test_a_terminal_cannot_be_steered_by_a_reference(pair: Pair) -> None:
    rude = replace(pair, left=replace(pair.left, text="\x1b[2J\x1b]0;title\x07 gone\r"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", review.to_text(rude))


@pytest.mark.parametrize(
    ("by", "verdict", "note", "text"),
    [
        pytest.param(DecidedBy.RULE, Verdict.POSSIBLE, None, "perhaps one work by rule, 63 %", id="rule"),
        pytest.param(DecidedBy.PERSON, Verdict.DISTINCT, None, "held for two works by a person", id="person"),
        pytest.param(DecidedBy.PERSON, Verdict.MATCH, "seen", "held for one work by a person (seen)", id="note"),
    ],
)
def test_who_holds_what(pair: Pair, by: DecidedBy, verdict: Verdict, note: str | None, text: str) -> None:
    assert review.standing_text(replace(pair.link, by=by, verdict=verdict, note=note)) == text


def test_evidence_is_sorted_by_weight_and_what_says_nothing_is_left_out(pair: Pair) -> None:
    evidence = (
        Evidence(field="doi", level=Level.MISSING, weight=0.0),
        Evidence(field="author", level=Level.SAME, weight=2.0),
        Evidence(field="title", level=Level.SAME, weight=9.0, detail="rare words"),
        Evidence(field="page", level=Level.DIFFERS, weight=-1.0),
    )
    lines = review.evidence_lines(replace(pair.link, evidence=evidence), width=80, paint=Paint())
    assert lines == [
        "  for one work    title: rare words +9.0; author: same +2.0",
        "  against it      pages: differs −1.0",
    ]
