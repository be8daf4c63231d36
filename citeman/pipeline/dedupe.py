"""`dedupe`: compare what is new with what it may be, and group the records that describe one work.

What may not live here: how records are compared, grouped or merged (`matching`), how keys are made (`formats`).
"""

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from citeman.formats import citekeys
from citeman.garbage import uncollected
from citeman.matching import cluster, link, merge
from citeman.model import Record, Verdict
from citeman.store import Group, Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduped:
    """What a run of `dedupe` did."""

    compared: int
    """Records that were new."""
    matches: int
    possible: int
    works: int
    """Works in the library now."""


_MANY = 5_000
"""From so many new records on the memory that cycles hold back counts for more than the time to find them."""


def dedupe(library: Library, *, afresh: bool = False) -> Deduped:
    """Find the records that describe one work; all of it in one transaction.

    Only records that were not compared before are compared, with each other and with those that share a blocking key;
    `afresh` forgets the rules' decisions and compares all again. People's decisions stand either way. Twice in a row
    changes nothing.
    """
    with library.transaction():
        if afresh:
            everything = [record.id for record in library.records(full=False)]
            library.forget_rules_about(everything)
            library.mark_compared(everything, compared=False)
        new = library.uncompared()
        records = library.records(new, full=False)
        known = library.records(library.fellows_of_keys(new), full=False)
        with uncollected() if len(new) < _MANY else nullcontext():
            decisions = link(records, known)
            library.save_decisions(decisions)
            library.mark_compared(new)
            settle(library, new, loaded=[*records, *known])
        verdicts = [decision.verdict for decision in decisions]
        return Deduped(
            compared=len(new),
            matches=verdicts.count(Verdict.MATCH),
            possible=verdicts.count(Verdict.POSSIBLE),
            works=library.work_count(),
        )


def settle(
    library: Library, touched: Collection[int], *, run: int | None = None, loaded: Sequence[Record] = ()
) -> None:
    """Derive the works anew that these records have a part in, from the decisions in force.

    `run`: the act that it is part of, so that new citekeys go when the act is taken back. `loaded`: records that need
    not be read again.
    """
    if not touched:
        return
    affected = library.component(touched, likely=cluster.JOIN_FROM)
    records = {record.id: record for record in loaded if record.id in affected}
    records |= {record.id: record for record in library.records(affected - records.keys(), full=False)}
    groups = cluster.cluster(records, library.links(affected))
    drafts = [grouped([records[id_] for id_ in group]) for group in groups]
    keyed = _with_keys(library, drafts, library.with_citekey(affected))
    library.regroup({*touched, *affected}, keyed, run=run)


def _with_keys(library: Library, drafts: Sequence[Group], anchored: set[int]) -> list[Group]:
    """The groups, those that have no citekey yet with one: one that they had before, or a new one."""
    keyless = [draft for draft in drafts if anchored.isdisjoint(draft.records)]
    retired = library.retired_citekeys([id_ for draft in keyless for id_ in draft.records])
    keys = {draft.records: next((retired[id_] for id_ in draft.records if id_ in retired), None) for draft in keyless}
    new = [draft for draft in keyless if keys[draft.records] is None]
    if new:
        pattern = library.citekey_pattern or citekeys.DEFAULT
        given = citekeys.assign([draft.item for draft in new], library.citekeys(), pattern)
        keys |= dict(zip((draft.records for draft in new), given, strict=True))
    return [replace(draft, citekey=keys.get(draft.records)) for draft in drafts]


def grouped(records: Sequence[Record]) -> Group:
    """The work that these records are."""
    item, chosen = merge.merge(records)
    return Group(records=tuple(record.id for record in records), item=item, chosen=chosen)
