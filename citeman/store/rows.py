"""Items to rows and back, many at a time.

What may not live here: anything about sources, records or works. Ids are counted up by the caller's transaction, not by
the database, so that parents and children go in together in a few bulk statements.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Select, func, insert, select

from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Item, ItemType, Name
from citeman.store.tables import Base, DateRow, ItemRow, NameRow

CHUNK = 5000
"""How many ids go into one `IN` list."""

_NAME_PARTS = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")
_MOST_PARTS = 3


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """The ids in lists of at most `size`."""
    rest = iter(ids)
    while chunk := list(islice(rest, size)):
        yield chunk


def next_id(connection: Connection, table: type[Base]) -> int:
    """The first id that a table has not used; good for the transaction that it was asked in."""
    return int(connection.execute(select(func.coalesce(func.max(table.__table__.c.id), 0))).scalar_one()) + 1


def insert_many(connection: Connection, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, all with the same columns, in one go.

    SQLAlchemy writes the statement and is then passed by: it would look at every value of every row, for which it
    takes longer than the database for storing them. Only values that have to be converted (times) are.
    """
    if not rows:
        return
    statement = _inserting(connection.dialect, table, tuple(rows[0]))
    columns = [
        [row[name] for row in rows] if converted is None else [converted(row[name]) for row in rows]
        for name, converted in statement.columns
    ]
    values = list(zip(*columns, strict=True))
    if statement.by_name:
        names = [name for name, _ in statement.columns]
        connection.exec_driver_sql(statement.sql, [dict(zip(names, each, strict=True)) for each in values])
    else:
        connection.exec_driver_sql(statement.sql, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Insert:
    """An INSERT in a driver's own words."""

    sql: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    """In the order of the driver's parameters, each with what makes its values ready for the driver, if need be."""
    by_name: bool
    """Whether the driver takes parameters by name."""


@lru_cache(maxsize=256)
def _inserting(dialect: Dialect, table: type[Base], given: tuple[str, ...]) -> _Insert:
    columns = table.__table__.c
    query = insert(table.__table__)  # type: ignore[arg-type]
    compiled = query.compile(dialect=dialect, column_keys=list(given))
    names = given if compiled.positiontup is None else tuple(compiled.positiontup)
    return _Insert(
        sql=str(compiled),
        columns=tuple((name, columns[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in names),
        by_name=compiled.positiontup is None,
    )


def save_items(connection: Connection, items: Sequence[Item]) -> list[int]:
    """Insert items with their names and dates; their ids, in order."""
    first = next_id(connection, ItemRow)
    ids = list(range(first, first + len(items)))
    insert_many(
        connection,
        ItemRow,
        [
            {
                "id": id_,
                "type": item.type.value,
                "et_al": item.et_al,
                **{field: getattr(item, field) for field in TEXT_FIELDS},
            }
            for id_, item in zip(ids, items, strict=True)
        ],
    )
    names, dates = [], []
    for id_, item in zip(ids, items, strict=True):
        for role in NAME_FIELDS:
            for position, name in enumerate(getattr(item, role)):
                parts = {part: getattr(name, part) for part in _NAME_PARTS}
                names.append({"item_id": id_, "role": role, "position": position, **parts})
        for role in DATE_FIELDS:
            date = getattr(item, role)
            if date is not None:
                dates.append({"item_id": id_, "role": role, **_date_columns(date)})
    insert_many(connection, NameRow, names)
    insert_many(connection, DateRow, dates)
    return ids


def _date_columns(date: Date) -> dict[str, Any]:
    begin = (*(date.parts[0] if date.parts else ()), None, None, None)[:_MOST_PARTS]
    end = (*(date.parts[1] if len(date.parts) > 1 else ()), None, None, None)[:_MOST_PARTS]
    return {
        "year": begin[0],
        "month": begin[1],
        "day": begin[2],
        "end_year": end[0],
        "end_month": end[1],
        "end_day": end[2],
        "circa": date.circa,
        "season": date.season,
        "literal": date.literal,
    }


def _date(row: Any) -> Date:
    begin = tuple(part for part in (row.year, row.month, row.day) if part is not None)
    end = tuple(part for part in (row.end_year, row.end_month, row.end_day) if part is not None)
    return Date(
        parts=tuple(parts for parts in (begin, end) if parts),
        circa=row.circa,
        season=row.season,
        literal=row.literal,
    )


def _name(parts: Sequence[str | None]) -> Name:
    family, given, dropping, non_dropping, suffix, literal = parts
    return Name(
        family=family,
        given=given,
        dropping_particle=dropping,
        non_dropping_particle=non_dropping,
        suffix=suffix,
        literal=literal,
    )


def load_items(connection: Connection, ids: Collection[int] | None = None) -> dict[int, Item]:
    """Items by id: those asked for, or all."""
    if ids is None:
        return _load(connection, None)
    found: dict[int, Item] = {}
    for chunk in chunks(sorted(ids)):
        found |= _load(connection, chunk)
    return found


def _load(connection: Connection, ids: list[int] | None) -> dict[int, Item]:
    def among(query: Select[Any], column: ColumnElement[int]) -> Select[Any]:
        return query if ids is None else query.where(column.in_(ids))

    people: dict[int, dict[str, list[Name]]] = {}
    names = NameRow.__table__.c
    query = among(select(names.item_id, names.role, *(names[part] for part in _NAME_PARTS)), names.item_id)
    for id_, role, *parts in connection.execute(query.order_by(names.item_id, names.role, names.position)).all():
        people.setdefault(id_, {}).setdefault(role, []).append(_name(parts))
    dates: dict[int, dict[str, Date]] = defaultdict(dict)
    for row in connection.execute(among(select(DateRow.__table__), DateRow.__table__.c.item_id)).all():
        dates[row.item_id][row.role] = _date(row)
    items = {}
    columns = [ItemRow.__table__.c[name] for name in ("id", "type", "et_al", *TEXT_FIELDS)]
    for id_, type_, et_al, *texts in connection.execute(among(select(*columns), ItemRow.__table__.c.id)).all():
        values: dict[str, Any] = {field: text for field, text in zip(TEXT_FIELDS, texts, strict=True) if text}
        values |= {role: tuple(listed) for role, listed in people.get(id_, {}).items()}
        values |= dates.get(id_, {})
        items[id_] = Item(type=ItemType(type_), et_al=et_al, **values)
    return items


def drop_items(connection: Connection, ids: Collection[int]) -> None:
    """Delete items (only ever those of derived works) with their names and dates."""
    for table, column in ((NameRow, "item_id"), (DateRow, "item_id"), (ItemRow, "id")):
        for chunk in chunks(ids):
            connection.execute(table.__table__.delete().where(table.__table__.c[column].in_(chunk)))  # type: ignore[attr-defined]
