"""What each verdict is called, and what it means, in words that people read. What may not live here: layout."""

from collections.abc import Mapping
from types import MappingProxyType

from citeman.report.check.nouns import Verdict

LABELS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.RETRACTED: "retracted",
        Verdict.CONCERN: "expression of concern",
        Verdict.OTHER_WORK: "DOI of another work",
        Verdict.IMPOSSIBLE: "impossible",
        Verdict.SUSPICIOUS: "suspicious copy",
        Verdict.NO_TRACE: "no trace",
        Verdict.UNCERTAIN: "left to you",
        Verdict.DIFFERS: "differs",
        Verdict.CORRECTED: "corrected",
        Verdict.PUBLISHED: "now published",
        Verdict.ELSEWHERE: "registered elsewhere",
        Verdict.UNINDEXED: "not of an indexed kind",
        Verdict.UNCHECKED: "not checked",
        Verdict.CONFIRMED: "confirmed",
    }
)
MEANINGS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.RETRACTED: "the work has been retracted or withdrawn",
        Verdict.CONCERN: "an expression of concern has been published",
        Verdict.OTHER_WORK: "the printed DOI leads to another work than the one described",
        Verdict.IMPOSSIBLE: "something printed cannot be right",
        Verdict.SUSPICIOUS: "only a copy was found, posted long after the cited year",
        Verdict.NO_TRACE: "looked for and not found, though works of its kind are registered; look at it yourself",
        Verdict.UNCERTAIN: "a registered work is near, but only a person can say whether it is meant",
        Verdict.DIFFERS: "registered, but with other data than printed",
        Verdict.CORRECTED: "a correction or an addendum has been published",
        Verdict.PUBLISHED: "the cited preprint has been published since",
        Verdict.ELSEWHERE: "the DOI belongs to another agency than Crossref",
        Verdict.UNINDEXED: "of a kind that Crossref holds only in part or not at all",
        Verdict.UNCHECKED: "not looked for, or no usable answer yet",
        Verdict.CONFIRMED: "registered, and what is printed agrees",
    }
)
GRAVE = frozenset({Verdict.RETRACTED, Verdict.CONCERN, Verdict.OTHER_WORK, Verdict.IMPOSSIBLE, Verdict.SUSPICIOUS})
"""Shown as alarms."""
DOUBTFUL = frozenset({Verdict.NO_TRACE, Verdict.UNCERTAIN, Verdict.DIFFERS, Verdict.CORRECTED, Verdict.PUBLISHED})
"""Shown as what to look at."""
