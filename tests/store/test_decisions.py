"""Decisions as they are kept."""

from dataclasses import replace

from citeman.model import DecidedBy, Decision, Evidence, Level, Verdict
from citeman.store import Library
from tests.pipeline.conftest import CHESBROUGH, KONG, MA, fill

EVIDENCE = (Evidence(field="title", level=Level.CLOSE, weight=0.2, detail="close titles"),)
MATCH = Decision(left=1, right=2, verdict=Verdict.MATCH, probability=0.9, evidence=EVIDENCE)
POSSIBLE = Decision(left=2, right=3, verdict=Verdict.POSSIBLE, probability=0.3, evidence=EVIDENCE)
PERSONS = Decision(left=1, right=2, verdict=Verdict.DISTINCT, by=DecidedBy.PERSON, evidence=())


def test_links_are_the_decisions_on_pairs_inside_without_their_evidence() -> None:
    with Library.open(":memory:") as library:
        fill(library, {"xu": [KONG, CHESBROUGH, MA]})
        library.save_decisions([MATCH, POSSIBLE, PERSONS])
        assert library.decisions([1]) == [MATCH, PERSONS]
        assert library.links([1]) == []
        assert library.links([1, 2]) == [replace(MATCH, evidence=()), PERSONS]
        assert len(library.links([3, 1, 2])) == 3
