"""What there is to ask Crossref about the works of a library. What may not live here: asking, judging answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from citeman.matching import merge
from citeman.model import Item, ItemType, Origin, Record
from citeman.report.check import LookUpState as State
from citeman.store import Library, LookUp

UNSETTLED = frozenset({State.PENDING, State.FAILED})
UNREGISTERED = frozenset(
    {
        ItemType.WEBPAGE,
        ItemType.POST,
        ItemType.POST_WEBLOG,
        ItemType.PERSONAL_COMMUNICATION,
        ItemType.INTERVIEW,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.BROADCAST,
        ItemType.LEGISLATION,
        ItemType.LEGAL_CASE,
        ItemType.PATENT,
    }
)
"""Kinds that Crossref does not hold, so that a search would only find others like them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A work to be asked after: the record that stands for it, what print says, and by which way."""

    record: int
    printed: Item
    kind: str
    query: str
    unstructured: str | None = None
    members: tuple[Record, ...] = ()
    """The records of the work that were not brought by Crossref."""
    earlier: tuple[int, ...] = ()
    """Those that an earlier run brought."""
    by_person: bool = False
    """Whether a person gave the DOI."""
    tries: int = 0


def questions(library: Library, *, search: bool, refresh: bool) -> list[Question]:
    """What there is to ask, by DOI first, in the order of the works."""
    with library.transaction():
        records = {record.id: record for record in library.records(full=False)}
        known = {(each.record, each.kind): each for each in library.look_ups()}
        found = [
            question
            for group in library.groups()
            for question in [_question([records[id_] for id_ in group], known, refresh=refresh)]
            if question is not None and (search or question.kind == "doi")
        ]
    return sorted(found, key=lambda each: each.kind != "doi")


def _question(records: Sequence[Record], known: Mapping[tuple[int, str], LookUp], *, refresh: bool) -> Question | None:
    """What to ask about the work that these records are, if anything."""
    said = [record for record in records if record.origin is not Origin.CROSSREF]
    if not said or (len(said) < len(records) and not refresh):
        return None
    printed, chosen = merge.merge(said)
    anchor = min(record.id for record in said)
    base = Question(
        record=anchor,
        printed=printed,
        kind="search",
        query=printed.title or "",
        unstructured=next((record.reference.unstructured for record in said if record.reference), None),
        members=tuple(said),
        earlier=tuple(record.id for record in records if record.origin is Origin.CROSSREF),
    )
    if printed.doi:
        earlier = known.get((anchor, "doi"))
        if refresh or earlier is None or earlier.query != printed.doi or State(earlier.state) in UNSETTLED:
            owner = next(record for record in said if record.id == chosen["doi"])
            by_person = owner.origin is Origin.PERSON
            tries = earlier.tries if earlier else 0
            return replace(base, kind="doi", query=printed.doi, by_person=by_person, tries=tries)
        if State(earlier.state) in {State.ELSEWHERE, State.AMBIGUOUS}:
            return None
    if printed.type in UNREGISTERED or not printed.title:
        return None
    earlier = known.get((anchor, "search"))
    if not refresh and earlier is not None and State(earlier.state) not in UNSETTLED:
        return None
    return replace(base, tries=earlier.tries if earlier else 0)
