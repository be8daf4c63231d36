"""Decisions, and the works and citekeys that follow from them, in and out of the tables.

What may not live here: how to decide, group or merge.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select, update

from citeman.model import DecidedBy, Decision, Item, Verdict, Work
from citeman.store.evidence import load_sets, save_sets
from citeman.store.rows import CHUNK, chunks, drop_items, insert_many, load_items, next_id, save_items
from citeman.store.tables import (
    CitekeyRow,
    DecisionRow,
    RecordRow,
    RunRow,
    WorkFieldRow,
    WorkRecordRow,
    WorkRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A work to be: its records, what they were merged to, and the citekey to give where none of them has one."""

    records: tuple[int, ...]
    item: Item
    chosen: dict[str, int]
    citekey: str | None = None


_DERIVED = and_(DecisionRow.decided_by == DecidedBy.RULE.value, DecisionRow.run_id.is_(None))
"""A rule's decisions that follow from the records alone; what an act brought (an accepted candidate) stays."""


def start_run(connection: Connection, verb: str) -> int:
    """Begin an act that can be taken back as a whole; its id."""
    id_ = next_id(connection, RunRow)
    insert_many(connection, RunRow, [{"id": id_, "verb": verb, "started_at": datetime.now(UTC), "undone": False}])
    return id_


def last_run(connection: Connection, verbs: Collection[str]) -> tuple[int, str] | None:
    """The latest act of one of these verbs that has not been taken back: its id and verb."""
    query = select(RunRow.id, RunRow.verb).where(RunRow.verb.in_(verbs), RunRow.undone.is_(False))
    row = connection.execute(query.order_by(RunRow.id.desc()).limit(1)).first()
    return (row.id, row.verb) if row else None


def undo_run(connection: Connection, run: int) -> set[int]:
    """Put what an act added out of use, and what it put out of use back; ids of the records that it touched."""
    touched: set[int] = set()
    added = select(RecordRow.id).where(RecordRow.run_id == run)
    withdrawn = select(RecordRow.id).where(RecordRow.withdrawn_by == run)
    touched.update(connection.execute(added).scalars(), connection.execute(withdrawn).scalars())
    for row in connection.execute(select(DecisionRow.left_id, DecisionRow.right_id).where(DecisionRow.run_id == run)):
        touched.update(row)
    connection.execute(update(RecordRow).where(RecordRow.run_id == run).values(active=False))
    connection.execute(update(RecordRow).where(RecordRow.withdrawn_by == run).values(active=True, withdrawn_by=None))
    connection.execute(update(DecisionRow).where(DecisionRow.run_id == run).values(active=False))
    connection.execute(update(CitekeyRow).where(CitekeyRow.run_id == run).values(active=False))
    connection.execute(update(RunRow).where(RunRow.id == run).values(undone=True))
    return touched


def withdraw_records(connection: Connection, ids: Collection[int], run: int) -> None:
    """Put records out of use, as part of an act."""
    for chunk in chunks(sorted(ids)):
        query = update(RecordRow).where(RecordRow.id.in_(chunk), RecordRow.active)
        connection.execute(query.values(active=False, withdrawn_by=run))


def save_decisions(connection: Connection, decisions: Sequence[Decision], *, run: int | None = None) -> None:
    """Insert decisions with their evidence; a rule's takes the place of an earlier rule's on the same pair.

    Where an act brought a decision on a pair (an accepted candidate), it stands, and a rule's on that pair is left out.
    """
    by_rule = [(min(each.left, each.right), max(each.left, each.right)) for each in decisions if _is_rule(each)]
    stale, standing = _earlier(connection, by_rule)
    _delete_decisions(connection, stale)
    if run is None:
        decisions = [each for each in decisions if not _is_rule(each) or (each.left, each.right) not in standing]
    first = next_id(connection, DecisionRow)
    sets = save_sets(connection, (each.evidence for each in decisions))
    insert_many(
        connection,
        DecisionRow,
        [
            {
                "id": id_,
                "left_id": min(each.left, each.right),
                "right_id": max(each.left, each.right),
                "verdict": each.verdict.value,
                "decided_by": each.by.value,
                "probability": each.probability,
                "evidence_set_id": sets.get(each.evidence),
                "decided_at": each.when,
                "note": each.note,
                "run_id": run,
                "active": True,
            }
            for id_, each in enumerate(decisions, first)
        ],
    )


def _is_rule(decision: Decision) -> bool:
    return decision.by is DecidedBy.RULE


def _earlier(connection: Connection, pairs: Collection[tuple[int, int]]) -> tuple[list[int], set[tuple[int, int]]]:
    """Rules' decisions on these pairs: the ids of those derived from the records, the pairs of those an act brought."""
    wanted = set(pairs)
    stale: list[int] = []
    standing: set[tuple[int, int]] = set()
    for chunk in chunks(sorted({left for left, _ in wanted})):
        query = select(DecisionRow.id, DecisionRow.left_id, DecisionRow.right_id, DecisionRow.run_id)
        rules = and_(DecisionRow.active, DecisionRow.decided_by == DecidedBy.RULE.value)
        for row in connection.execute(query.where(DecisionRow.left_id.in_(chunk), rules)):
            if (row.left_id, row.right_id) in wanted:
                if row.run_id is None:
                    stale.append(row.id)
                else:
                    standing.add((row.left_id, row.right_id))
    return stale, standing


def forget_rules_about(connection: Connection, ids: Collection[int]) -> None:
    """Delete every rule's decision that one of these records has a part in, before it is decided anew."""
    stale: set[int] = set()
    for chunk in chunks(sorted(ids)):
        part = or_(DecisionRow.left_id.in_(chunk), DecisionRow.right_id.in_(chunk))
        query = select(DecisionRow.id).where(_DERIVED, part)
        stale.update(connection.execute(query).scalars())
    _delete_decisions(connection, stale)


def _delete_decisions(connection: Connection, ids: Collection[int]) -> None:
    for chunk in chunks(sorted(ids)):
        connection.execute(delete(DecisionRow).where(DecisionRow.id.in_(chunk)))


def load_decisions(connection: Connection, ids: Collection[int] | None = None) -> list[Decision]:
    """Decisions in force with a part in `ids` (or all), between active records, in the order they were made."""
    left, right = RecordRow.__table__.alias("left_record"), RecordRow.__table__.alias("right_record")
    base = (
        select(DecisionRow.__table__)
        .join(left, left.c.id == DecisionRow.left_id)
        .join(right, right.c.id == DecisionRow.right_id)
        .where(DecisionRow.active, left.c.active, right.c.active)
    )
    rows: dict[int, Any] = {}
    if ids is None:
        rows = {row.id: row for row in connection.execute(base)}
    else:
        for chunk in chunks(sorted(ids)):
            part = or_(DecisionRow.left_id.in_(chunk), DecisionRow.right_id.in_(chunk))
            rows |= {row.id: row for row in connection.execute(base.where(part))}
    wanted = None if ids is None else {row.evidence_set_id for row in rows.values()} - {None}
    sets = load_sets(connection, wanted)
    return [
        Decision(
            left=row.left_id,
            right=row.right_id,
            verdict=Verdict(row.verdict),
            by=DecidedBy(row.decided_by),
            probability=row.probability,
            evidence=sets.get(row.evidence_set_id, ()),
            when=row.decided_at,
            note=row.note,
        )
        for _, row in sorted(rows.items())
    ]


def load_links(connection: Connection, ids: Collection[int]) -> list[Decision]:
    """The decisions in force on pairs of these active records, without evidence: what grouping has need of."""
    wanted = set(ids)
    row = DecisionRow
    columns = (row.left_id, row.right_id, row.verdict, row.decided_by, row.probability, row.decided_at)
    query = select(*columns).where(row.active)
    verdicts, deciders = {each.value: each for each in Verdict}, {each.value: each for each in DecidedBy}
    return [
        Decision(left=left, right=right, verdict=verdicts[verdict], by=deciders[by], probability=likely, when=when)
        for chunk in chunks(sorted(wanted))
        for left, right, verdict, by, likely, when in connection.execute(query.where(row.left_id.in_(chunk))).all()
        if right in wanted
    ]


def component(connection: Connection, ids: Iterable[int], *, likely: float) -> set[int]:
    """The active records that `ids` hang together with, by being in one work or by decisions in force.

    A decision counts that says match or possible with a probability of at least `likely`.
    """
    seen: set[int] = set()
    frontier = set(ids)
    while frontier:
        seen |= frontier
        reached: set[int] = set()
        for chunk in chunks(sorted(frontier)):
            reached |= _neighbours(connection, chunk, likely)
        frontier = reached - seen
    active: set[int] = set()
    for chunk in chunks(sorted(seen)):
        active.update(
            connection.execute(select(RecordRow.id).where(RecordRow.id.in_(chunk), RecordRow.active)).scalars()
        )
    return active


def _neighbours(connection: Connection, ids: list[int], likely: float) -> set[int]:
    verdicts = DecisionRow.verdict.in_((Verdict.MATCH.value, Verdict.POSSIBLE.value))
    match = and_(DecisionRow.active, verdicts, DecisionRow.probability >= likely)
    rightward = select(DecisionRow.right_id).where(match, DecisionRow.left_id.in_(ids)).distinct()
    leftward = select(DecisionRow.left_id).where(match, DecisionRow.right_id.in_(ids)).distinct()
    works = select(WorkRecordRow.work_id).where(WorkRecordRow.record_id.in_(ids))
    fellows = select(WorkRecordRow.record_id).where(WorkRecordRow.work_id.in_(works))
    found: set[int] = set()
    for query in (rightward, leftward, fellows):
        found.update(connection.execute(query).scalars())
    return found


def regroup(
    connection: Connection, affected: Collection[int], groups: Sequence[Group], *, run: int | None = None
) -> None:
    """Put new works in the place of those that the affected records were in, as part of an act or on no one's word."""
    stale: set[int] = set()
    for chunk in chunks(sorted(affected)):
        stale.update(
            connection.execute(select(WorkRecordRow.work_id).where(WorkRecordRow.record_id.in_(chunk))).scalars()
        )
    for chunk in chunks(sorted(stale)):
        items = list(connection.execute(select(WorkRow.item_id).where(WorkRow.id.in_(chunk))).scalars())
        connection.execute(delete(WorkFieldRow).where(WorkFieldRow.work_id.in_(chunk)))
        connection.execute(delete(WorkRecordRow).where(WorkRecordRow.work_id.in_(chunk)))
        connection.execute(delete(WorkRow).where(WorkRow.id.in_(chunk)))
        drop_items(connection, items)
    first = next_id(connection, WorkRow)
    item_ids = save_items(connection, [group.item for group in groups])
    numbered = list(enumerate(groups, first))
    works = [{"id": id_, "item_id": item} for (id_, _), item in zip(numbered, item_ids, strict=True)]
    insert_many(connection, WorkRow, works)
    insert_many(
        connection,
        WorkRecordRow,
        [{"record_id": record, "work_id": id_} for id_, group in numbered for record in group.records],
    )
    insert_many(
        connection,
        WorkFieldRow,
        [
            {"work_id": id_, "field": field, "record_id": record}
            for id_, group in numbered
            for field, record in group.chosen.items()
        ],
    )
    add_citekeys(connection, [(group.citekey, min(group.records)) for group in groups if group.citekey], run=run)


def add_citekeys(connection: Connection, keys: Sequence[tuple[str, int]], *, run: int | None = None) -> None:
    """Anchor citekeys at records: (citekey, record id); one that went out of use comes back where it was anchored."""
    known = known_citekeys(connection, [key for key, _ in keys])
    for key in known:
        connection.execute(update(CitekeyRow).where(CitekeyRow.citekey == key).values(active=True, run_id=run))
    first = next_id(connection, CitekeyRow)
    new = [(key, record) for key, record in keys if key not in known]
    rows = [
        {"id": id_, "citekey": key, "record_id": record, "run_id": run, "active": True}
        for id_, (key, record) in enumerate(new, first)
    ]
    insert_many(connection, CitekeyRow, rows)


def known_citekeys(connection: Connection, keys: Collection[str]) -> set[str]:
    """Those of the citekeys that were ever given."""
    found: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        chunk = list(keys)[start : start + CHUNK]
        found.update(connection.execute(select(CitekeyRow.citekey).where(CitekeyRow.citekey.in_(chunk))).scalars())
    return found


def retired_citekeys(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """Record → the oldest citekey out of use that is anchored at it."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(ids)):
        query = select(CitekeyRow.record_id, CitekeyRow.citekey).where(
            CitekeyRow.record_id.in_(chunk), CitekeyRow.active.is_(False)
        )
        rows = connection.execute(query.order_by(CitekeyRow.id.desc()))
        found |= {record: key for record, key in rows}  # noqa: C416 - rows are no plain pairs
    return found


def taken_citekeys(connection: Connection) -> set[str]:
    """Every citekey that was ever given."""
    return set(connection.execute(select(CitekeyRow.citekey)).scalars())


def with_citekey(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of the records at which a citekey in use is anchored."""
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        query = select(CitekeyRow.record_id).where(CitekeyRow.record_id.in_(chunk), CitekeyRow.active)
        found.update(connection.execute(query).scalars())
    return found


def load_works(connection: Connection, ids: Collection[int] | None = None) -> list[Work]:
    """Works by their rows' ids (or all), in the order of their first record."""
    works: list[Work] = []
    for chunk in [None] if ids is None else list(chunks(sorted(ids))):
        works += _load_works(connection, chunk)
    return sorted(works, key=lambda work: work.records)


def load_groups(connection: Connection) -> list[tuple[int, ...]]:
    """The ids of the records of every work, in the order of its first record."""
    groups: dict[int, list[int]] = defaultdict(list)
    query = select(WorkRecordRow.work_id, WorkRecordRow.record_id).order_by(WorkRecordRow.record_id)
    for work_id, record_id in connection.execute(query):
        groups[work_id].append(record_id)
    return [tuple(group) for group in groups.values()]


def alone(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of the records that are the only ones of their works."""
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        works = select(WorkRecordRow.work_id).where(WorkRecordRow.record_id.in_(chunk))
        query = select(func.min(WorkRecordRow.record_id)).where(WorkRecordRow.work_id.in_(works))
        singles = query.group_by(WorkRecordRow.work_id).having(func.count() == 1)
        found.update(connection.execute(singles).scalars())
    return found


def _load_works(connection: Connection, ids: list[int] | None) -> list[Work]:
    def among(query: Any, column: Any) -> Any:
        return query if ids is None else query.where(column.in_(ids))

    rows = connection.execute(among(select(WorkRow.id, WorkRow.item_id), WorkRow.id)).all()
    items = load_items(connection, None if ids is None else [row.item_id for row in rows])
    members: dict[int, list[int]] = defaultdict(list)
    query = among(select(WorkRecordRow.work_id, WorkRecordRow.record_id), WorkRecordRow.work_id)
    for work_id, record_id in connection.execute(query.order_by(WorkRecordRow.record_id)):
        members[work_id].append(record_id)
    chosen: dict[int, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(among(select(WorkFieldRow.__table__), WorkFieldRow.work_id)):
        chosen[row.work_id][row.field] = row.record_id
    keys: dict[int, list[str]] = defaultdict(list)
    query = select(WorkRecordRow.work_id, CitekeyRow.citekey).join(
        CitekeyRow, and_(CitekeyRow.record_id == WorkRecordRow.record_id, CitekeyRow.active)
    )
    for work_id, citekey in connection.execute(among(query, WorkRecordRow.work_id).order_by(CitekeyRow.id)):
        keys[work_id].append(citekey)
    return [
        Work(
            citekey=keys[row.id][0],
            item=items[row.item_id],
            records=tuple(members[row.id]),
            chosen=chosen.get(row.id, {}),
            aliases=tuple(keys[row.id][1:]),
        )
        for row in rows
    ]


def works_of_records(connection: Connection, ids: Collection[int]) -> set[int]:
    """Row ids of the works that the records belong to."""
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        found.update(
            connection.execute(select(WorkRecordRow.work_id).where(WorkRecordRow.record_id.in_(chunk))).scalars()
        )
    return found


def record_of_citekey(connection: Connection, citekey: str) -> int | None:
    """The record at which a citekey (or a former one) is anchored."""
    return connection.execute(select(CitekeyRow.record_id).where(CitekeyRow.citekey == citekey)).scalar()


def count_works(connection: Connection) -> int:
    """How many works there are."""
    return connection.execute(select(func.count(WorkRow.id))).scalar_one()


def version(connection: Connection) -> tuple[int, ...]:
    """The newest record, decision, act, undone act and work: other numbers after every change."""
    newest = [next_id(connection, table) for table in (RecordRow, DecisionRow, RunRow, WorkRow)]
    undone = connection.execute(select(func.count()).select_from(RunRow).where(RunRow.undone)).scalar_one()
    return (*newest, undone, count_works(connection))
