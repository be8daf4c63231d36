"""The queue of questions to Crossref, the cache of answers, and the agencies of DOI prefixes.

What may not live here: asking, and judging what was answered.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select

from citeman.store.rows import chunks, insert_many
from citeman.store.tables import AgencyRow, AnswerRow, LookUpRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """One question about the work that a record belongs to, and how it ended."""

    record: int
    kind: str
    """ "doi" or "search"."""
    query: str
    state: str
    """ "pending", or how it ended."""
    reason: str | None = None
    nearest: str | None = None
    """The nearest candidate, as JSON, where none was accepted."""
    tries: int = 0
    asked: datetime | None = None
    run: int | None = None


def load_look_ups(connection: Connection, records: Collection[int] | None = None) -> list[LookUp]:
    """The questions about these records, or all, in the order of their records."""
    base = select(LookUpRow.__table__)
    rows: list[Any] = []
    if records is None:
        rows = list(connection.execute(base))
    else:
        for chunk in chunks(sorted(records)):
            rows += connection.execute(base.where(LookUpRow.record_id.in_(chunk))).all()
    return [
        LookUp(
            record=row.record_id,
            kind=row.kind,
            query=row.query,
            state=row.state,
            reason=row.reason,
            nearest=row.nearest,
            tries=row.tries,
            asked=row.asked_at,
            run=row.run_id,
        )
        for row in sorted(rows, key=lambda row: (row.record_id, row.kind))
    ]


def save_look_ups(connection: Connection, look_ups: Sequence[LookUp]) -> None:
    """Insert questions or put their new state in place of the old."""
    by_kind: dict[str, list[int]] = {}
    for each in look_ups:
        by_kind.setdefault(each.kind, []).append(each.record)
    for kind, records in by_kind.items():
        for chunk in chunks(records):
            connection.execute(delete(LookUpRow).where(LookUpRow.kind == kind, LookUpRow.record_id.in_(chunk)))
    insert_many(
        connection,
        LookUpRow,
        [
            {
                "record_id": each.record,
                "kind": each.kind,
                "query": each.query,
                "state": each.state,
                "reason": each.reason,
                "nearest": each.nearest,
                "tries": each.tries,
                "asked_at": each.asked,
                "run_id": each.run,
            }
            for each in look_ups
        ],
    )


def forget_look_ups_of_run(connection: Connection, run: int) -> None:
    """Forget how the questions of a run ended, since the run was taken back."""
    connection.execute(delete(LookUpRow).where(LookUpRow.run_id == run))


def load_answer(connection: Connection, key: str) -> tuple[int, str, datetime] | None:
    """A kept answer: status, body, when it was fetched."""
    row = connection.execute(select(AnswerRow.__table__).where(AnswerRow.key == key)).first()
    return (row.status, row.body, _aware(row.fetched_at)) if row else None


def save_answer(connection: Connection, key: str, status: int, body: str) -> None:
    """Keep an answer in place of an older one."""
    connection.execute(delete(AnswerRow).where(AnswerRow.key == key))
    insert_many(connection, AnswerRow, [{"key": key, "status": status, "body": body, "fetched_at": datetime.now(UTC)}])


def load_agencies(connection: Connection) -> dict[str, str | None]:
    """DOI prefix → its registration agency, None where no agency knows it."""
    rows = connection.execute(select(AgencyRow.prefix, AgencyRow.agency))
    return {row.prefix: row.agency for row in rows}


def save_agency(connection: Connection, prefix: str, agency: str | None) -> None:
    """Keep what doi.org said of a prefix."""
    connection.execute(delete(AgencyRow).where(AgencyRow.prefix == prefix))
    insert_many(connection, AgencyRow, [{"prefix": prefix, "agency": agency, "asked_at": datetime.now(UTC)}])


def count_states(connection: Connection) -> dict[str, int]:
    """State → how many questions are in it."""
    query = select(LookUpRow.state, func.count()).group_by(LookUpRow.state)
    return {state: count for state, count in connection.execute(query)}  # noqa: C416 - rows are no plain pairs


def _aware(moment: datetime) -> datetime:
    """SQLite forgets time zones; all of ours are UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
