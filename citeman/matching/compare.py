"""Two Items, field by field: the state in which each field agrees, its level and its weight.

What may not live here: the verdict (`decide` sums the weights), how fields are prepared.
"""

from collections.abc import Iterator
from types import MappingProxyType

from rapidfuzz.fuzz import token_set_ratio

from citeman.matching import names, places, titles, venues
from citeman.matching.features import Features, prepare
from citeman.matching.weights import weights
from citeman.model import Evidence, Item, Level

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


def compare(a: Item, b: Item) -> tuple[Evidence, ...]:
    """What each field says about two Items being one work: level, weight in log odds, and a few words.

    The order of the two makes no difference; a field missing on one side is left out.
    """
    return evidence(states(prepare(a), prepare(b)))


def evidence(found: dict[str, str]) -> tuple[Evidence, ...]:
    """The states with their levels, weights and words."""
    table = weights().by_state
    return tuple(
        Evidence(field=field, level=STATES[field][state][0], weight=table[field][state], detail=STATES[field][state][1])
        for field, state in found.items()
    )


def states(a: Features, b: Features) -> dict[str, str]:
    """Field → state, for every field that says something."""
    found = {field: state for field, state in _states(a, b) if state != "missing"}
    if found.get("issued") == "next" and _PLACED & found.items():
        found["issued"] = "misprint"
    together = _together(found)
    if together is not None:
        found["together"] = together
    return found


_AGAINST = {("issued", "contradicts"), ("issued", "near"), ("container_title", "differs"), ("container_title", "journals"), ("volume", "differs"), ("issue", "differs"),
            ("page", "contradicts"), ("page", "loose")}  # fmt: skip
_PLACED = {("volume", "same"), ("page", "same"), ("page", "first"), ("page", "last")}
_FOR = {("container_title", "same"), ("container_title", "abbreviated"), ("container_title", "similar"), ("volume", "same"),
        ("page", "same"), ("page", "first"), ("page", "last"), ("page", "count"), ("page", "misprint")}  # fmt: skip


def _together(found: dict[str, str]) -> str | None:
    """One contradiction among the whereabouts is often a misprint; several together are not."""
    items = found.items()
    against = len(_AGAINST & items)
    if against < 2:
        return None
    if _FOR & items:
        return "mixed"
    return "two" if against == 2 else "many"


def _states(a: Features, b: Features) -> Iterator[tuple[str, str]]:
    if a.title and b.title:
        yield "title", titles.agreement(a.title, b.title, lambda: a.around | b.around)
        yield "title_numbers", titles.numbers_agreement(a.title, b.title, lambda: a.around | b.around)
        yield "notice", titles.notices_agreement(a.title, b.title)
    if a.people and b.people:
        yield "author", names.agreement(a.people, b.people)
    if a.year is not None and b.year is not None:
        yield "issued", places.years_agreement(a.year, b.year)
    if a.venue and b.venue:
        state = venues.agreement(a.venue, b.venue)
        yield "container_title", "journals" if state == "differs" and a.kind == b.kind == "journal" else state
    yield "kind", venues.kinds_agreement(a.kind, b.kind)
    yield "volume", _volume(a, b)
    if a.issue and b.issue:
        yield "issue", "same" if a.issue == b.issue else "differs"
    if a.pages and b.pages:
        yield "page", places.pages_agreement(a.pages, b.pages)
    if a.edition and b.edition:
        yield "edition", "same" if a.edition == b.edition else "differs"
    if a.publisher and b.publisher:
        yield "publisher", "same" if token_set_ratio(a.publisher, b.publisher) >= 80.0 else "differs"
    if a.extent and b.extent and a.extent != b.extent:
        yield "type", "contradicts"
    yield "identifier", _identifier(a, b)


def _volume(a: Features, b: Features) -> str:
    if a.volume and b.volume:
        if a.volume == b.volume:
            return "same"
        return (
            "crossed" if (a.volume == b.issue and not a.issue) or (b.volume == a.issue and not b.issue) else "differs"
        )
    if (a.volume and a.volume == b.issue and not b.volume and not a.issue) or (
        b.volume and b.volume == a.issue and not a.volume and not b.issue
    ):
        return "crossed"
    return "missing"


def _identifier(a: Features, b: Features) -> str:
    """Same as soon as one identifier agrees; ISBNs only speak between whole books or between parts of equal title."""
    differs = False
    for mine, theirs in ((a.doi, b.doi), (a.arxiv, b.arxiv), (a.pmid, b.pmid)):
        if mine and theirs:
            if mine == theirs:
                return "same"
            differs = True
    if a.isbn and b.isbn and a.extent == b.extent == "whole" and a.isbn == b.isbn:
        return "same"
    return "differs" if differs else "missing"
