"""A person's word: `same`, `different`, `edit`, `remove`, and `undo`, which takes the last act back.

What may not live here: asking (the command line does), rules' decisions (`dedupe`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from citeman.errors import UsageError
from citeman.matching.cluster import JOIN_FROM
from citeman.matching.compare import compare
from citeman.model import DecidedBy, Decision, Item, Origin, Record, Verdict, Work
from citeman.pipeline.dedupe import dedupe, settle
from citeman.store import Library

ACTS = ("same", "different", "edit", "remove", "enrich")
"""The verbs whose acts can be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What `undo` took back."""

    verb: str
    records: int


def find(library: Library, name: str) -> tuple[int, ...]:
    """The records that a name means: SOURCE:LABEL one printed reference, a citekey (or a former one) its work's.

    Raises UsageError where nothing bears the name.
    """
    anchor = library.record_of_citekey(name)
    if anchor is not None:
        for work in library.works_of([anchor]):
            return work.records
    source, colon, label = name.rpartition(":")
    if colon:
        record = library.record_at(source, label.strip("[]. "))
        if record is not None:
            return (record,)
    raise UsageError(f"{name}: no such citekey, and no such reference (write SOURCE:LABEL, as in xu:12)")


def work_named(library: Library, name: str) -> Work:
    """The work that a citekey or SOURCE:LABEL means.

    Raises UsageError where nothing bears the name.
    """
    with library.transaction():
        for work in library.works_of(find(library, name)):
            return work
    raise UsageError(f"{name}: in no work yet; run `citeman dedupe` first")


def same(library: Library, names: Sequence[str], *, note: str | None = None) -> tuple[Work, ...]:
    """A person says that all these are one work; the work they are now.

    Raises UsageError for fewer than two, or a name that nothing bears.
    """
    with library.transaction():
        groups = _groups(library, names)
        first = groups[0][0]
        pairs = [(first, group[0]) for group in groups[1:]]
        return _decide(library, pairs, Verdict.MATCH, verb="same", note=note)


def different(library: Library, names: Sequence[str], *, note: str | None = None) -> tuple[Work, ...]:
    """A person says that each of these is another work than the others; the works they are now.

    Named by citekey, a work is held apart as a whole; of one group, name the references (SOURCE:LABEL). Raises
    UsageError for fewer than two, for a name that nothing bears, or for one thing said to differ from itself.
    """
    with library.transaction():
        groups = _groups(library, names)
        pairs = [
            (left, right)
            for index, one in enumerate(groups)
            for other in groups[index + 1 :]
            for left in one
            for right in other
        ]
        return _decide(library, pairs, Verdict.DISTINCT, verb="different", note=note)


def _groups(library: Library, names: Sequence[str]) -> list[tuple[int, ...]]:
    if len(names) < 2:
        raise UsageError("two or more references or works have to be named")
    groups = [find(library, name) for name in names]
    for index, one in enumerate(groups):
        for other, name in zip(groups[:index], names, strict=False):
            if set(one) & set(other):
                raise UsageError(f"{name} and {names[index]} are the same reference, or parts of one work named whole")
    return groups


def _decide(
    library: Library, pairs: Sequence[tuple[int, int]], verdict: Verdict, *, verb: str, note: str | None
) -> tuple[Work, ...]:
    touched = sorted({id_ for pair in pairs for id_ in pair})
    records = {record.id: record for record in library.records(touched, full=False)}
    run, now = library.start_run(verb), datetime.now(UTC)
    decisions = [
        Decision(
            left=min(left, right),
            right=max(left, right),
            verdict=verdict,
            by=DecidedBy.PERSON,
            evidence=compare(records[left].item, records[right].item),
            when=now,
            note=note,
        )
        for left, right in pairs
    ]
    library.save_decisions(decisions, run=run)
    settle(library, touched, run=run)
    return tuple(library.works_of(touched))


def edit(library: Library, name: str, changes: Item) -> Work:
    """A person sets fields of a work: a Record of theirs, which no other overrules; the work as it is now.

    `changes` has the fields that the person sets, and only those. Raises UsageError where nothing bears the name.
    """
    with library.transaction():
        anchor = find(library, name)[0]
        run = library.start_run("edit")
        [record] = library.add_records([changes], origin=Origin.PERSON, about=[anchor], run=run)
        library.save_decisions([_tied(anchor, record)], run=run)
        library.mark_compared([record])
        settle(library, [anchor, record], run=run)
        return library.works_of([anchor])[0]


def _tied(anchor: int, record: int) -> Decision:
    return Decision(
        left=anchor, right=record, verdict=Verdict.MATCH, by=DecidedBy.PERSON, when=datetime.now(UTC), note="edited"
    )


def remove(library: Library, source: str) -> tuple[Record, ...]:
    """Put all that a source brought out of use; its records. `undo` brings them back.

    Raises UsageError where there is no such source.
    """
    with library.transaction():
        if source not in {each.key for each in library.sources()}:
            raise UsageError(f"{source}: no such source (see `citeman sources`)")
        gone = tuple(each for each in library.records(full=False) if each.reference and each.reference.source == source)
        withdraw(library, [each.id for each in gone], library.start_run("remove"))
        return gone


def withdraw(library: Library, ids: Collection[int], run: int) -> None:
    """Put records out of use as part of an act, and derive anew the works that they were in."""
    affected = library.component(ids, likely=JOIN_FROM) | set(ids)
    library.withdraw_records(ids, run)
    settle(library, affected, run=run)


def undo(library: Library) -> Undone | None:
    """Take the last act back that has not been taken back yet; None where there is none."""
    with library.transaction():
        last = library.last_run(ACTS)
        if last is None:
            return None
        run, verb = last
        touched = library.undo_run(run)
        settle(library, touched)
        if verb == "remove":  # while these were out of use, others may have come that they were not compared with
            library.mark_compared(touched, compared=False)
            dedupe(library)
        return Undone(verb=verb, records=len(touched))
