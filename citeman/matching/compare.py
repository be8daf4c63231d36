"""Two Items, field by field: the state in which each field agrees, its level and its weight.

What may not live here: the verdict (`decide` sums the weights), how fields are prepared.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio

from citeman.matching import names, places, titles, venues
from citeman.matching.features import Features, around, prepare
from citeman.matching.states import STATES
from citeman.matching.weights import weights
from citeman.model import Evidence, Item

Pattern = tuple[tuple[str, str], ...]
"""Field and state, for every field that says something; many pairs share one."""

_AGAINST = frozenset(
    {
        *(("issued", state) for state in ("near", "contradicts")),
        *(("container_title", state) for state in ("differs", "journals")),
        *(("page", state) for state in ("loose", "contradicts")),
        ("volume", "differs"),
        ("issue", "differs"),
    }
)
_PLAIN = frozenset(
    f"{state}{grade}"
    for state in ("same", "near", "shifted", "cut", "beginning", "inside", "extended")
    for grade in ("-common", "")
)
"""Two titles of one wording that is not so rare that nobody else can have chosen it."""
_PLACED = frozenset({("volume", "same"), *(("page", state) for state in ("same", "first", "last"))})
_FOR = frozenset(
    {
        *_PLACED,
        *(("container_title", state) for state in ("same", "abbreviated", "similar")),
        *(("page", state) for state in ("count", "misprint")),
    }
)


def compare(a: Item, b: Item) -> tuple[Evidence, ...]:
    """What each field says about two Items being one work: level, weight in log odds, and a few words.

    The order of the two makes no difference; a field missing on one side is left out.
    """
    return evidence(pattern(prepare(a), prepare(b)))


@lru_cache(maxsize=65536)
def evidence(found: Pattern) -> tuple[Evidence, ...]:
    """The states with their levels, weights and words."""
    table = weights().by_state
    return tuple(
        Evidence(field=field, level=STATES[field][state][0], weight=table[field][state], detail=STATES[field][state][1])
        for field, state in found
    )


def pattern(a: Features, b: Features) -> Pattern:
    """Field and state, for every field that says something."""
    found = _whereabouts(a, b)
    out = _content(a, b)
    out.update(found)
    return tuple(out.items())


def pattern_above(a: Features, b: Features, floor: float) -> Pattern | None:
    """The same, or None as soon as it is certain that the weights sum up to less than `floor`.

    Two kinds of publication are never given up early: with title and authors the same they are versions of one work.
    """
    table = weights()
    found = _whereabouts(a, b)
    versions = found.get("kind", "same") != "same"
    room = table.prior - floor + _sum(table.by_state, found.items())
    best = table.best
    if not versions and room + best["title"] + best["author"] < 0.0:
        return None
    author = names.agreement(a.people, b.people) if a.people and b.people else "missing"
    if author != "missing":
        room += table.by_state["author"][author]
        if not versions and room + best["title"] < 0.0:
            return None
    if versions and author in _STRANGERS:
        return None
    out = _content(a, b, author)
    out.update(found)
    return tuple(out.items())


def without(found: Pattern, hidden: frozenset[str]) -> Pattern:
    """What would have been found with these fields missing on one side.

    >>> without((("title", "same"), ("issued", "misprint"), ("volume", "same")), frozenset({"volume"}))
    (('title', 'same'), ('issued', 'next'))
    """
    left = {field: state for field, state in found if field not in hidden and field != "together"}
    if "author" not in left:
        left.pop("heading", None)
    if left.get("issued") == "misprint":
        left["issued"] = "next"
    return tuple(_together(left).items())


_STRANGERS = frozenset({"none", "some", "conflict"})
_OTHERS = _STRANGERS | {"one-of"}


def _sum(table: Mapping[str, Mapping[str, float]], found: Iterable[tuple[str, str]]) -> float:
    return sum([table[field][state] for field, state in found])


def _content(a: Features, b: Features, author: str | None = None) -> dict[str, str]:
    """Title and authors: what the work is."""
    out = {}
    if a.title is not None and b.title is not None:

        def strange() -> frozenset[str]:
            return frozenset(around(a) | around(b))

        out["title"] = titles.agreement(a.title, b.title, strange)
        if a.title.numbers or b.title.numbers:
            out["title_numbers"] = titles.numbers_agreement(a.title, b.title, strange)
        if a.title.notice or b.title.notice:
            out["notice"] = titles.notices_agreement(a.title, b.title)
    if a.people is not None and b.people is not None:
        out["author"] = author or names.agreement(a.people, b.people)
        if out["author"] in _OTHERS and out.get("title") in _PLAIN:
            out["heading"] = "likely"
    return {field: state for field, state in out.items() if state != "missing"}


def _whereabouts(a: Features, b: Features) -> dict[str, str]:
    """All but title and authors: when and where it appeared."""
    out = {}
    if a.year is not None and b.year is not None:
        out["issued"] = places.years_agreement(a.year, b.year)
    if a.venue is not None and b.venue is not None:
        state = venues.agreement(a.venue, b.venue)
        out["container_title"] = "journals" if state == "differs" and a.kind == b.kind == "journal" else state
    out["kind"] = venues.kinds_agreement(a.kind, b.kind)
    out["volume"] = places.volumes_agreement(a.volume, a.issue, b.volume, b.issue)
    if a.issue and b.issue:
        out["issue"] = "same" if a.issue == b.issue else "differs"
    if a.pages is not None and b.pages is not None:
        out["page"] = places.pages_agreement(a.pages, b.pages)
    if a.edition and b.edition:
        out["edition"] = "same" if a.edition == b.edition else "differs"
    if a.publisher and b.publisher:
        out["publisher"] = _publishers(a.publisher, b.publisher)
    if a.extent and b.extent and a.extent != b.extent:
        out["type"] = "contradicts"
    out["identifier"] = _identifier(a, b)
    found = {field: state for field, state in out.items() if state != "missing"}
    return _together(found)


def _together(found: dict[str, str]) -> dict[str, str]:
    """One contradiction among the whereabouts is often a misprint; several together are not."""
    items = found.items()
    if found.get("issued") == "next" and not _PLACED.isdisjoint(items):
        found["issued"] = "misprint"
    against = len(_AGAINST & items)
    if against > 1:
        found["together"] = "mixed" if _FOR & items else "two" if against == 2 else "many"
    return found


@lru_cache(maxsize=65536)
def _publishers(a: str, b: str) -> str:
    return "same" if a == b or token_set_ratio(a, b) >= 80.0 else "differs"


def _identifier(a: Features, b: Features) -> str:
    """Same as soon as one identifier agrees; ISBNs only speak between whole books, and only for them."""
    differs = False
    for mine, theirs in ((a.doi, b.doi), (a.arxiv, b.arxiv), (a.pmid, b.pmid)):
        if mine and theirs:
            if mine == theirs:
                return "same"
            differs = True
    if a.isbn and b.isbn and a.extent == b.extent == "whole" and a.isbn == b.isbn:
        return "same"
    return "differs" if differs else "missing"
