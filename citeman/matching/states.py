"""The states in which a field of two Items may agree: each one's level, and what it means in words.

What may not live here: how a state is found (`titles`, `names`, `venues`, `places`), what it weighs (`weights`).
"""

from types import MappingProxyType

from citeman.model import Level

_GRADES = ("-common", "", "-rare")
COMMON = "(few and common words)"
"""How the words on two titles end whose shared words say little ("Editorial", "Book reviews")."""


def _graded(state: str, level: Level, words: str) -> dict[str, tuple[Level, str]]:
    return {state + grade: (level, f"{words} {COMMON}" if grade == "-common" else words) for grade in _GRADES}


STATES = MappingProxyType(
    {
        "title": {
            **_graded("same", Level.SAME, "the same title"),
            **_graded("near", Level.SIMILAR, "the same title but for a few letters"),
            **_graded("shifted", Level.SIMILAR, "the same title with words of other fields in it"),
            **_graded("cut", Level.SAME, "the same title, broken off in the middle on one side"),
            **_graded("beginning", Level.SIMILAR, "one title is the beginning of the other"),
            **_graded("inside", Level.CLOSE, "one title stands inside the other"),
            **_graded("extended", Level.CLOSE, "one title has all words of the other and more"),
            "reworded": (Level.DIFFERS, "words stand in other words' places"),
            "alike": (Level.CONTRADICTS, "titles somewhat alike"),
            "differs": (Level.CONTRADICTS, "other titles"),
        },
        "title_numbers": {
            "same": (Level.SAME, "the same numbers in the title"),
            "extra": (Level.DIFFERS, "a number in one title only"),
            "part": (Level.DIFFERS, "one title names a part"),
            "contradicts": (Level.CONTRADICTS, "other numbers in the title"),
            "parts": (Level.CONTRADICTS, "other parts of one series"),
        },
        "notice": {
            "same": (Level.SAME, "both are notices of one kind"),
            "contradicts": (Level.CONTRADICTS, "one is a correction, comment, reply or review"),
        },
        "author": {
            "all": (Level.SAME, "all authors agree"),
            "pair": (Level.SAME, "both authors agree"),
            "single": (Level.SAME, "the author agrees"),
            "single-common": (Level.SIMILAR, "the author agrees, under a common name"),
            "single-likely": (
                Level.SIMILAR,
                "the author agrees but for a few letters or the order of the name's parts",
            ),
            "subset": (Level.SIMILAR, "one list of authors is part of the other"),
            "first": (Level.CLOSE, "only one author is named on one side; the first agrees"),
            "one-of": (Level.DIFFERS, "the one author named is not the other's first"),
            "most": (Level.CLOSE, "most authors agree"),
            "words": (Level.CLOSE, "the same words in names that were cut differently"),
            "first-only": (Level.DIFFERS, "only the first author agrees"),
            "some": (Level.DIFFERS, "few authors agree"),
            "conflict": (Level.CONTRADICTS, "the same family name with other given names"),
            "none": (Level.CONTRADICTS, "other authors"),
        },
        "heading": {"likely": (Level.DIFFERS, "a title of few words under other authors: perhaps that of a column")},
        "issued": {
            "same": (Level.SAME, "the same year"),
            "misprint": (Level.CLOSE, "years next to each other, but the volume or the pages agree"),
            "next": (Level.DIFFERS, "years next to each other"),
            "near": (Level.DIFFERS, "two or three years apart"),
            "contradicts": (Level.CONTRADICTS, "other years"),
        },
        "container_title": {
            "same": (Level.SAME, "the same container"),
            "abbreviated": (Level.SAME, "the same container, abbreviated"),
            "similar": (Level.SIMILAR, "nearly the same container"),
            "alike": (Level.CLOSE, "containers somewhat alike"),
            "differs": (Level.CONTRADICTS, "other containers"),
            "journals": (Level.CONTRADICTS, "two journals"),
        },
        "kind": {
            "same": (Level.SAME, "the same kind of publication"),
            "version": (Level.DIFFERS, "a manuscript, report or thesis on one side"),
            "contradicts": (Level.CONTRADICTS, "a conference paper and a journal article"),
        },
        "volume": {
            "same": (Level.SAME, "the same volume"),
            "crossed": (Level.CLOSE, "one's volume is the other's issue"),
            "differs": (Level.CONTRADICTS, "other volumes"),
        },
        "issue": {
            "same": (Level.SAME, "the same issue"),
            "differs": (Level.CONTRADICTS, "other issues"),
        },
        "page": {
            "same": (Level.SAME, "the same pages"),
            "first": (Level.SIMILAR, "the same first page"),
            "last": (Level.CLOSE, "the same last page"),
            "count": (Level.CLOSE, "one gives the number of pages, or only the last"),
            "misprint": (Level.CLOSE, "first pages differ in one digit"),
            "loose": (Level.DIFFERS, "a lone number that is not the first page"),
            "contradicts": (Level.CONTRADICTS, "other pages"),
        },
        "together": {
            "mixed": (Level.DIFFERS, "some of year, container, volume, issue and pages agree, two or more contradict"),
            "two": (Level.CONTRADICTS, "two of year, container, volume, issue and pages contradict, none agrees"),
            "many": (
                Level.CONTRADICTS,
                "three or more of year, container, volume, issue and pages contradict, none agrees",
            ),
        },
        "edition": {
            "same": (Level.SAME, "the same edition"),
            "differs": (Level.CONTRADICTS, "other editions"),
        },
        "publisher": {
            "same": (Level.SAME, "the same publisher"),
            "differs": (Level.DIFFERS, "other publishers"),
        },
        "type": {"contradicts": (Level.CONTRADICTS, "a whole book and a part of one")},
        "identifier": {
            "same": (Level.SAME, "the same identifier"),
            "differs": (Level.CONTRADICTS, "other identifiers"),
        },
    }
)
"""Field → state → its level and what it means in words. A field that is missing on one side gives no evidence."""
