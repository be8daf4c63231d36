"""Records and their blocking keys, in and out of the tables.

What may not live here: the choice of what to compare or merge.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from citeman.model import FoundField, Item, Origin, Parsed, Record, Reference, Span
from citeman.store.rows import chunks, insert_many, load_items, next_id, save_items
from citeman.store.sources import reference_of
from citeman.store.tables import BlockKeyRow, FoundFieldRow, ItemRow, RecordRow, ReferenceRow, SourceRow


def add_records(
    connection: Connection,
    items: Sequence[Item],
    *,
    origin: Origin,
    reference_ids: Sequence[int | None] | None = None,
    parsed: Sequence[Parsed | None] | None = None,
    about: Sequence[int | None] | None = None,
    raw: Sequence[str | None] | None = None,
    run: int | None = None,
) -> list[int]:
    """Insert records of one origin; their ids, in order. The sequences go beside `items`, one each."""
    nothing = [None] * len(items)
    item_ids = save_items(connection, items)
    first = next_id(connection, RecordRow)
    now = datetime.now(UTC)
    rows: list[dict[str, Any]] = []
    fields: list[dict[str, Any]] = []
    for offset, (item_id, reference_id, reading, about_id, body) in enumerate(
        zip(item_ids, reference_ids or nothing, parsed or nothing, about or nothing, raw or nothing, strict=True)
    ):
        rows.append(
            {
                "id": first + offset,
                "origin": origin.value,
                "item_id": item_id,
                "reference_id": reference_id,
                "about_id": about_id,
                "raw": body,
                "confidence": reading.confidence if reading else None,
                "certain": reading.certain if reading else None,
                "added_at": now,
                "run_id": run,
                "active": True,
                "compared": False,
            }
        )
        if reading:
            fields.extend(_found_rows(first + offset, reading))
    insert_many(connection, RecordRow, rows)
    insert_many(connection, FoundFieldRow, fields)
    return [row["id"] for row in rows]


def _found_rows(record_id: int, reading: Parsed) -> list[dict[str, Any]]:
    found = [(each.field, each.span, each.confidence) for each in reading.found]
    rest = [(None, span, None) for span in reading.rest]
    return [
        {
            "record_id": record_id,
            "position": position,
            "field": field,
            "span_start": span.start if span else None,
            "span_end": span.end if span else None,
            "confidence": confidence,
        }
        for position, (field, span, confidence) in enumerate((*found, *rest))
    ]


def add_keys(connection: Connection, keys: Iterable[tuple[int, Collection[int]]]) -> None:
    """Index the blocking keys of records: (record id, its keys)."""
    insert_many(
        connection,
        BlockKeyRow,
        [{"key": key, "record_id": record} for record, each in keys for key in sorted(each)],
    )


def load_records(connection: Connection, ids: Collection[int] | None = None, *, full: bool = True) -> list[Record]:
    """Active records, those asked for or all, by id; `full` brings where each field was read and the raw bodies."""
    found: list[Record] = []
    for chunk in [None] if ids is None else chunks(sorted(ids)):
        found.extend(_load(connection, chunk, full=full))
    return found


def _load(connection: Connection, ids: list[int] | None, *, full: bool) -> list[Record]:
    record = RecordRow.__table__.c
    columns = [each for each in record if full or each.name != "raw"]
    query = (
        select(*columns, SourceRow.key, ReferenceRow.position, ReferenceRow.label, ReferenceRow.unstructured)
        .add_columns(ReferenceRow.span_start, ReferenceRow.span_end)
        .outerjoin(ReferenceRow, ReferenceRow.id == record.reference_id)
        .outerjoin(SourceRow, SourceRow.id == ReferenceRow.source_id)
        .where(record.active)
        .order_by(record.id)
    )
    if ids is not None:
        query = query.where(record.id.in_(ids))
    rows = connection.execute(query).all()
    items = load_items(connection, None if ids is None else [row.item_id for row in rows])
    readings = _readings(connection, ids) if full else {}
    return [
        Record(
            id=row.id,
            origin=Origin(row.origin),
            item=items[row.item_id],
            reference=_reference(row),
            parsed=_parsed(items[row.item_id], row, readings.get(row.id, [])),
            about=row.about_id,
            raw=row.raw if full else None,
            when=row.added_at,
            run=row.run_id,
        )
        for row in rows
    ]


def _reference(row: Any) -> Reference | None:
    return reference_of(row, row.key) if row.key is not None else None


def _parsed(item: Item, row: Any, found: list[Any]) -> Parsed | None:
    if row.confidence is None:
        return None
    spans = [Span(start=each.span_start, end=each.span_end) if each.span_start is not None else None for each in found]
    return Parsed(
        item=item,
        found=tuple(
            FoundField(field=each.field, span=span, confidence=each.confidence)
            for each, span in zip(found, spans, strict=True)
            if each.field is not None
        ),
        rest=tuple(span for each, span in zip(found, spans, strict=True) if each.field is None and span is not None),
        confidence=row.confidence,
        certain=bool(row.certain),
    )


def _readings(connection: Connection, ids: list[int] | None) -> dict[int, list[Any]]:
    query = select(FoundFieldRow.__table__).order_by(FoundFieldRow.record_id, FoundFieldRow.position)
    if ids is not None:
        query = query.where(FoundFieldRow.record_id.in_(ids))
    readings: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        readings[row.record_id].append(row)
    return readings


def uncompared(connection: Connection) -> list[int]:
    """Ids of the active records that have not been compared with the others yet."""
    query = select(RecordRow.id).where(RecordRow.compared.is_(False), RecordRow.active)
    return list(connection.execute(query.order_by(RecordRow.id)).scalars())


def mark_compared(connection: Connection, ids: Collection[int], *, compared: bool = True) -> None:
    """Note that records have been compared (or have to be again)."""
    for chunk in chunks(sorted(ids)):
        connection.execute(update(RecordRow).where(RecordRow.id.in_(chunk)).values(compared=compared))


def fellows_of_keys(connection: Connection, ids: Collection[int], *, limit: int) -> set[int]:
    """Ids of compared, active records that share a blocking key with one of `ids`.

    A key that more than `limit` records have says too little to compare by, and is passed over.
    """
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        mine = select(BlockKeyRow.key).where(BlockKeyRow.record_id.in_(chunk)).distinct()
        few = (
            select(BlockKeyRow.key)
            .where(BlockKeyRow.key.in_(mine))
            .group_by(BlockKeyRow.key)
            .having(func.count().between(2, limit))
        )
        fellows = select(BlockKeyRow.record_id).where(BlockKeyRow.key.in_(few)).distinct().subquery()
        query = (
            select(fellows.c.record_id)
            .join(RecordRow, RecordRow.id == fellows.c.record_id)
            .where(RecordRow.active, RecordRow.compared)
        )
        found.update(connection.execute(query).scalars())
    return found - set(ids)


def dois(connection: Connection, origin: Origin) -> list[str]:
    """The DOIs of the active records of one origin, each once, those of the newest records first."""
    query = select(ItemRow.doi).join(RecordRow, RecordRow.item_id == ItemRow.id)
    query = query.where(RecordRow.origin == origin.value, RecordRow.active, ItemRow.doi.is_not(None))
    found = connection.execute(query.order_by(RecordRow.id.desc())).scalars()
    return list(dict.fromkeys(doi for doi in found if doi is not None))


def with_fellows(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of `ids` that share a blocking key, be it a common one, with a record other than the one they are about."""
    found: set[int] = set()
    own, other = BlockKeyRow.__table__.alias("own"), BlockKeyRow.__table__.alias("other")
    record = RecordRow.__table__.c
    for chunk in chunks(sorted(ids)):
        strangers = select(other.c.key).where(
            other.c.key == own.c.key, other.c.record_id != own.c.record_id, other.c.record_id != record.about_id
        )
        query = select(own.c.record_id).join(RecordRow, record.id == own.c.record_id)
        found.update(
            connection.execute(query.where(own.c.record_id.in_(chunk), strangers.exists()).distinct()).scalars()
        )
    return found


def record_at(connection: Connection, key: str, label: str) -> int | None:
    """The id of the record of a printed reference, by its source's key and its label.

    Where it has none, its position stands for it; "#N" always means the position.
    """
    query = (
        select(RecordRow.id, ReferenceRow.label, ReferenceRow.position)
        .join(ReferenceRow, ReferenceRow.id == RecordRow.reference_id)
        .join(SourceRow, SourceRow.id == ReferenceRow.source_id)
        .where(SourceRow.key == key)
        .order_by(ReferenceRow.position)
    )
    rows = connection.execute(query).all()
    by_place = [row.id for row in rows if f"#{row.position}" == label]
    by_label = [row.id for row in rows if row.label == label]
    unlabelled = [row.id for row in rows if row.label is None and str(row.position) == label]
    return next(iter(by_place + by_label + unlabelled), None)
