"""Files, sources, references and what else is read from a paper: in and out of the tables.

What may not live here: records, works, decisions.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from citeman.model import Citation, Item, Reference, Source, SourceKind, Span
from citeman.store.rows import insert_many, load_items, next_id, save_items
from citeman.store.tables import (
    CitationRow,
    FileRow,
    ReferenceRow,
    RemainderRow,
    SketchRow,
    SourceFileRow,
    SourceRow,
)


def sources_of_file(connection: Connection, digest: str) -> tuple[str, ...] | None:
    """The keys of the sources that a file with these bytes showed; None if no such file was ever read."""
    file_id = connection.execute(select(FileRow.id).where(FileRow.digest == digest)).scalar()
    if file_id is None:
        return None
    query = select(SourceRow.key).join(SourceFileRow, SourceFileRow.source_id == SourceRow.id)
    return tuple(connection.execute(query.where(SourceFileRow.file_id == file_id).order_by(SourceRow.id)).scalars())


def add_file(connection: Connection, name: str, digest: str, keys: Sequence[str]) -> int:
    """Remember a file and the sources it showed; its id."""
    file_id = next_id(connection, FileRow)
    row = {"id": file_id, "name": name, "digest": digest, "added_at": datetime.now(UTC)}
    connection.execute(insert(FileRow).values(row))
    link_file(connection, file_id, keys)
    return file_id


def link_file(connection: Connection, file_id: int, keys: Sequence[str]) -> None:
    """Note that a file showed these sources (too)."""
    there = set(connection.execute(select(SourceFileRow.source_id).where(SourceFileRow.file_id == file_id)).scalars())
    ids = connection.execute(select(SourceRow.id).where(SourceRow.key.in_(keys))).scalars()
    rows = [{"source_id": id_, "file_id": file_id} for id_ in ids if id_ not in there]
    insert_many(connection, SourceFileRow, rows)


def load_sources(connection: Connection) -> list[Source]:
    """Every source, in the order of adding."""
    rows = connection.execute(select(SourceRow.__table__).order_by(SourceRow.id)).all()
    items = load_items(connection, [row.item_id for row in rows])
    sketches: dict[int, list[int]] = defaultdict(list)
    for source_id, hash_ in connection.execute(select(SketchRow.source_id, SketchRow.hash).order_by(SketchRow.hash)):
        sketches[source_id].append(hash_)
    return [
        Source(
            key=row.key,
            item=items[row.item_id],
            kind=SourceKind(row.kind),
            digest=row.digest,
            signature=tuple(sketches.get(row.id, ())),
        )
        for row in rows
    ]


def file_names(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Source key → names of the files it was read from, in the order of reading."""
    query = (
        select(SourceRow.key, FileRow.name)
        .join(SourceFileRow, SourceFileRow.source_id == SourceRow.id)
        .join(FileRow, FileRow.id == SourceFileRow.file_id)
        .order_by(FileRow.id)
    )
    names: dict[str, list[str]] = defaultdict(list)
    for key, name in connection.execute(query):
        names[key].append(name)
    return {key: tuple(each) for key, each in names.items()}


def source_id(connection: Connection, key: str) -> int | None:
    """The row of a source; None if there is none of that key."""
    return connection.execute(select(SourceRow.id).where(SourceRow.key == key)).scalar()


def add_source(connection: Connection, source: Source) -> int:
    """Insert a new source; its row's id."""
    [item_id] = save_items(connection, [source.item])
    id_ = next_id(connection, SourceRow)
    connection.execute(
        insert(SourceRow).values(id=id_, key=source.key, kind=source.kind.value, digest=source.digest, item_id=item_id)
    )
    _save_sketch(connection, id_, source.signature)
    return id_


def improve_source(connection: Connection, key: str, item: Item, signature: Sequence[int]) -> None:
    """Give a source a fuller description of itself, and its sketch where it had none."""
    id_ = source_id(connection, key)
    if id_ is None:
        return
    [item_id] = save_items(connection, [item])
    connection.execute(update(SourceRow).where(SourceRow.id == id_).values(item_id=item_id))
    if signature:
        connection.execute(delete(SketchRow).where(SketchRow.source_id == id_))
        _save_sketch(connection, id_, signature)


def _save_sketch(connection: Connection, id_: int, signature: Sequence[int]) -> None:
    insert_many(connection, SketchRow, [{"source_id": id_, "hash": each} for each in sorted(set(signature))])


def add_references(connection: Connection, references: Sequence[Reference], file_id: int | None) -> list[int]:
    """Insert the references of one source; their row ids, in order."""
    if not references:
        return []
    owner = source_id(connection, references[0].source)
    first = next_id(connection, ReferenceRow)
    insert_many(
        connection,
        ReferenceRow,
        [
            {
                "id": first + offset,
                "source_id": owner,
                "position": each.position,
                "label": each.label,
                "unstructured": each.unstructured,
                "span_start": each.span.start if each.span else None,
                "span_end": each.span.end if each.span else None,
                "file_id": file_id,
            }
            for offset, each in enumerate(references)
        ],
    )
    return list(range(first, first + len(references)))


def reference_of(row: Row[tuple[object, ...]], key: str) -> Reference:
    """A reference from its row and its source's key."""
    return Reference(
        source=key,
        position=row.position,
        label=row.label,
        unstructured=row.unstructured,
        span=Span(start=row.span_start, end=row.span_end) if row.span_start is not None else None,
    )


def load_references(connection: Connection, key: str) -> list[Reference]:
    """The references of one source, in order."""
    query = select(ReferenceRow.__table__).join(SourceRow, SourceRow.id == ReferenceRow.source_id)
    rows = connection.execute(query.where(SourceRow.key == key).order_by(ReferenceRow.position))
    return [reference_of(row, key) for row in rows]


def add_remainders(connection: Connection, key: str, stretches: Sequence[tuple[Span, str]]) -> None:
    """Keep what a list's text held beside its entries."""
    owner, first = source_id(connection, key), next_id(connection, RemainderRow)
    rows = [
        {"id": first + offset, "source_id": owner, "span_start": span.start, "span_end": span.end, "content": text}
        for offset, (span, text) in enumerate(stretches)
    ]
    insert_many(connection, RemainderRow, rows)


def add_citations(connection: Connection, key: str, citations: Sequence[Citation]) -> None:
    """Keep the mentions in a source's running text."""
    owner, first = source_id(connection, key), next_id(connection, CitationRow)
    query = select(ReferenceRow.position, ReferenceRow.id).where(ReferenceRow.source_id == owner)
    ids = {position: id_ for position, id_ in connection.execute(query)}  # noqa: C416 - rows are no plain pairs
    rows = [
        {
            "id": first + offset,
            "source_id": owner,
            "reference_id": ids.get(each.position) if each.position is not None else None,
            "span_start": each.span.start,
            "span_end": each.span.end,
            "content": each.text,
        }
        for offset, each in enumerate(citations)
    ]
    insert_many(connection, CitationRow, rows)


def has_citations(connection: Connection, key: str) -> bool:
    """Whether any mention in the source's text is kept."""
    query = select(CitationRow.id).join(SourceRow, SourceRow.id == CitationRow.source_id)
    return connection.execute(query.where(SourceRow.key == key).limit(1)).first() is not None


def load_remainders(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Source key → the stretches of its list that belong to no entry."""
    query = select(SourceRow.key, RemainderRow.content).join(SourceRow, SourceRow.id == RemainderRow.source_id)
    found: dict[str, list[str]] = defaultdict(list)
    for key, content in connection.execute(query.order_by(RemainderRow.id)):
        found[key].append(content)
    return {key: tuple(each) for key, each in found.items()}


def count_citations(connection: Connection) -> dict[tuple[str, int], int]:
    """(source key, position of the reference) → how often the running text mentions it."""
    query = (
        select(SourceRow.key, ReferenceRow.position, func.count(CitationRow.id))
        .join(ReferenceRow, ReferenceRow.id == CitationRow.reference_id)
        .join(SourceRow, SourceRow.id == ReferenceRow.source_id)
        .group_by(SourceRow.key, ReferenceRow.position)
    )
    return {(key, position): count for key, position, count in connection.execute(query)}


def loose_citations(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Source key → mentions in its text for which no entry is known."""
    query = (
        select(SourceRow.key, CitationRow.content)
        .join(SourceRow, SourceRow.id == CitationRow.source_id)
        .where(CitationRow.reference_id.is_(None))
        .order_by(CitationRow.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for key, content in connection.execute(query):
        found[key].append(content)
    return {key: tuple(each) for key, each in found.items()}
