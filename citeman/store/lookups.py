"""The queue of questions to Crossref, and the cache of answers.

What may not live here: asking, and judging what was answered.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select

from citeman.store.rows import CHUNK, chunks, insert_many
from citeman.store.tables import AnswerRow, LookUpRow


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


def load_answer(connection: Connection, key: str, *, stale: bool = False) -> str | None:
    """A kept answer whose time is not over; with `stale`, one whose time is over too."""
    row = connection.execute(select(AnswerRow.content, AnswerRow.expires_at).where(AnswerRow.key == key)).first()
    if row is None:
        return None
    # SQLite forgets time zones; all of ours are UTC.
    expires = row.expires_at if row.expires_at.tzinfo else row.expires_at.replace(tzinfo=UTC)
    return row.content if stale or expires > datetime.now(UTC) else None


def answer_keys(connection: Connection) -> set[str]:
    """The keys of all kept answers, be their time over or not."""
    return set(connection.execute(select(AnswerRow.key)).scalars())


def save_answers(connection: Connection, answers: Sequence[tuple[str, str, timedelta]]) -> None:
    """Keep answers (key, content, how long it lasts), in place of older ones."""
    if not answers:
        return
    for start in range(0, len(answers), CHUNK):
        keys = [key for key, _, _ in answers[start : start + CHUNK]]
        connection.execute(delete(AnswerRow).where(AnswerRow.key.in_(keys)))
    now = datetime.now(UTC)
    rows = [{"key": key, "content": content, "expires_at": now + lasts} for key, content, lasts in answers]
    insert_many(connection, AnswerRow, rows)
