"""The library: one file (or database) that holds all; gives and takes model values, never rows.

What may not live here: SQL (it is in the modules beside), parsing, matching. Every method runs in the transaction that
`Library.transaction()` opened, or in one of its own.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from citeman.model import Citation, Decision, Item, Origin, Parsed, Record, Reference, Source, Span, Work
from citeman.store import lookups, records, sources, works
from citeman.store.connection import connect, refusal, shown, url_of
from citeman.store.lookups import LookUp
from citeman.store.works import Group

P = ParamSpec("P")
T = TypeVar("T")

KEY_LIMIT = 400
"""A blocking key that more records than this share is passed over when new records look for their like."""


class Library:
    """All that citeman knows: sources, references, records, decisions, works, answers.

    >>> with Library.open(":memory:") as library:
    ...     len(library.works())
    0
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._open: Connection | None = None
        self.name = name
        """What a person calls it: its path, or its URL without the password."""
        self.citekey_pattern: str | None = None
        """How citekeys are to be made while this library is open; None for the usual way."""

    @classmethod
    def open(cls, target: str | Path) -> Self:
        """Open the library at a path or URL; make it where there is none, bring it up to date where it is old.

        Raises LibraryError where that cannot be.
        """
        return cls(connect(target), shown(url_of(target)))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside is kept together, or not at all; may be nested (the outermost counts).

        Raises LibraryError where the database refuses.
        """
        if self._open is not None:
            yield
            return
        try:
            with self._engine.begin() as connection:
                self._open = connection
                yield
        except DBAPIError as error:
            raise refusal(self.name, error) from error
        finally:
            self._open = None

    def _do(self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self.transaction():
            if self._open is None:  # the type checker cannot know
                raise RuntimeError("no transaction")
            return function(self._open, *args, **kwargs)

    # -- sources ------------------------------------------------------------------------------------------------------

    def sources(self) -> list[Source]:
        """Every source, in the order of adding."""
        return self._do(sources.load_sources)

    def file_names(self) -> dict[str, tuple[str, ...]]:
        """Source key → names of the files it was read from."""
        return self._do(sources.file_names)

    def sources_of_file(self, digest: str) -> tuple[str, ...] | None:
        """The keys of the sources that a file of this digest showed; None if it was never read."""
        return self._do(sources.sources_of_file, digest)

    def add_source(self, source: Source) -> None:
        """A new source."""
        self._do(sources.add_source, source)

    def improve_source(self, key: str, item: Item, signature: Sequence[int] = ()) -> None:
        """A fuller description of a source than the one it has."""
        self._do(sources.improve_source, key, item, signature)

    def add_file(self, name: str, digest: str, keys: Sequence[str]) -> int:
        """Remember a file and the sources that it showed; the file's id."""
        return self._do(sources.add_file, name, digest, keys)

    def link_file(self, file: int, key: str) -> None:
        """Note that a file showed one more source."""
        self._do(sources.link_file, file, [key])

    def references(self, key: str) -> list[Reference]:
        """The references of a source, in order."""
        return self._do(sources.load_references, key)

    def add_references(
        self, references: Sequence[Reference], parsed: Sequence[Parsed], *, origin: Origin, file: int | None
    ) -> list[int]:
        """Printed (or imported) entries of one source with what was read in them; the ids of their new Records."""
        with self.transaction():
            ids = self._do(sources.add_references, references, file)
            return self._do(
                records.add_records,
                [each.item for each in parsed],
                origin=origin,
                reference_ids=ids,
                parsed=list(parsed),
            )

    def add_remainders(self, key: str, stretches: Sequence[tuple[Span, str]]) -> None:
        """What a source's list held beside its entries."""
        self._do(sources.add_remainders, key, stretches)

    def add_citations(self, key: str, citations: Sequence[Citation]) -> None:
        """The mentions in a source's running text."""
        self._do(sources.add_citations, key, citations)

    def has_citations(self, key: str) -> bool:
        """Whether mentions in the source's text are known."""
        return self._do(sources.has_citations, key)

    def remainders(self) -> dict[str, tuple[str, ...]]:
        """Source key → stretches of its list that belong to no entry."""
        return self._do(sources.load_remainders)

    def citation_counts(self) -> dict[tuple[str, int], int]:
        """(source key, position of a reference) → how often the running text mentions it."""
        return self._do(sources.count_citations)

    def loose_citations(self) -> dict[str, tuple[str, ...]]:
        """Source key → mentions for which no entry is known."""
        return self._do(sources.loose_citations)

    # -- records ------------------------------------------------------------------------------------------------------

    def records(self, ids: Collection[int] | None = None, *, full: bool = True) -> list[Record]:
        """Records in use, by id; `full` brings where each field was read, and bodies as received."""
        return self._do(records.load_records, ids, full=full)

    def add_records(
        self,
        items: Sequence[Item],
        *,
        origin: Origin,
        about: Sequence[int | None] | None = None,
        raw: Sequence[str | None] | None = None,
        run: int | None = None,
    ) -> list[int]:
        """What an origin other than a printed list says; the new Records' ids."""
        return self._do(records.add_records, items, origin=origin, about=about, raw=raw, run=run)

    def add_keys(self, keys: Iterable[tuple[int, Collection[int]]]) -> None:
        """Index blocking keys: (record id, its keys)."""
        self._do(records.add_keys, keys)

    def uncompared(self) -> list[int]:
        """Ids of the records that have not been compared with the others yet."""
        return self._do(records.uncompared)

    def mark_compared(self, ids: Collection[int], *, compared: bool = True) -> None:
        """Note that records have been compared, or have to be again."""
        self._do(records.mark_compared, ids, compared=compared)

    def fellows_of_keys(self, ids: Collection[int]) -> set[int]:
        """Ids of compared records that share a blocking key with one of `ids`."""
        return self._do(records.fellows_of_keys, ids, limit=KEY_LIMIT)

    def dois(self, origin: Origin) -> list[str]:
        """The DOIs of the records in use of one origin, each once, those of the newest records first."""
        return self._do(records.dois, origin)

    def with_fellows(self, ids: Collection[int]) -> set[int]:
        """Those of `ids` that share a blocking key with any other record than the one they are about."""
        return self._do(records.with_fellows, ids)

    def record_at(self, key: str, label: str) -> int | None:
        """The record of a printed reference, by its source's key and its label (its position where it has none)."""
        return self._do(records.record_at, key, label)

    # -- decisions and works ------------------------------------------------------------------------------------------

    def start_run(self, verb: str) -> int:
        """Begin an act that `undo` can take back as a whole; its id."""
        return self._do(works.start_run, verb)

    def last_run(self, verbs: Collection[str]) -> tuple[int, str] | None:
        """The latest act of one of these verbs that was not taken back: id and verb."""
        return self._do(works.last_run, verbs)

    def undo_run(self, run: int) -> set[int]:
        """Take an act back; ids of the records that it had touched."""
        with self.transaction():
            self._do(lookups.forget_look_ups_of_run, run)
            return self._do(works.undo_run, run)

    def withdraw_records(self, ids: Collection[int], run: int) -> None:
        """Put records out of use, as part of an act."""
        self._do(works.withdraw_records, ids, run)

    def decisions(self, ids: Collection[int] | None = None) -> list[Decision]:
        """Decisions in force that one of these records (or any) has a part in, with their evidence."""
        return self._do(works.load_decisions, ids)

    def links(self, ids: Collection[int]) -> list[Decision]:
        """The decisions in force on pairs of these records, without their evidence."""
        return self._do(works.load_links, ids)

    def save_decisions(self, decisions: Sequence[Decision], *, run: int | None = None) -> None:
        """New decisions; a rule's takes the place of an earlier rule's on the same pair."""
        self._do(works.save_decisions, decisions, run=run)

    def forget_rules_about(self, ids: Collection[int]) -> None:
        """Delete the rules' decisions about these records, to decide anew."""
        self._do(works.forget_rules_about, ids)

    def component(self, ids: Iterable[int], *, likely: float) -> set[int]:
        """The records that `ids` hang together with, by being in one work or by decisions at least so probable."""
        return self._do(works.component, ids, likely=likely)

    def regroup(self, affected: Collection[int], groups: Sequence[Group], *, run: int | None = None) -> None:
        """Put new works in the place of those that the affected records were in."""
        self._do(works.regroup, affected, groups, run=run)

    def works(self) -> list[Work]:
        """Every work, in the order of its first record."""
        return self._do(works.load_works)

    def groups(self) -> list[tuple[int, ...]]:
        """The ids of the records of every work, in the order of its first record."""
        return self._do(works.load_groups)

    def alone(self, ids: Collection[int]) -> set[int]:
        """Those of the records that are the only ones of their works."""
        return self._do(works.alone, ids)

    def works_of(self, ids: Collection[int]) -> list[Work]:
        """The works that these records belong to."""
        with self.transaction():
            return self._do(works.load_works, self._do(works.works_of_records, ids))

    def work_count(self) -> int:
        """How many works there are."""
        return self._do(works.count_works)

    def citekeys(self) -> set[str]:
        """Every citekey that was ever given."""
        return self._do(works.taken_citekeys)

    def with_citekey(self, ids: Collection[int]) -> set[int]:
        """Those of the records at which a citekey in use is anchored."""
        return self._do(works.with_citekey, ids)

    def retired_citekeys(self, ids: Collection[int]) -> dict[int, str]:
        """Record → the oldest citekey out of use that is anchored at it."""
        return self._do(works.retired_citekeys, ids)

    def record_of_citekey(self, citekey: str) -> int | None:
        """The record at which a citekey, present or former, is anchored."""
        return self._do(works.record_of_citekey, citekey)

    # -- Crossref -----------------------------------------------------------------------------------------------------

    def look_ups(self, ids: Collection[int] | None = None) -> list[LookUp]:
        """The questions about these records, or all."""
        return self._do(lookups.load_look_ups, ids)

    def save_look_ups(self, asked: Sequence[LookUp]) -> None:
        """New questions, or their new state."""
        self._do(lookups.save_look_ups, asked)

    def answer(self, key: str, *, stale: bool = False) -> str | None:
        """A service's kept answer whose time is not over; with `stale`, one whose time is over too."""
        return self._do(lookups.load_answer, key, stale=stale)

    def answer_keys(self) -> set[str]:
        """The keys of all kept answers."""
        return self._do(lookups.answer_keys)

    def keep_answers(self, answers: Sequence[tuple[str, str, timedelta]]) -> None:
        """Keep answers (key, content, how long it lasts), in place of older ones."""
        self._do(lookups.save_answers, answers)

    def version(self) -> tuple[int, ...]:
        """Numbers that are others whenever records, decisions, acts or works have changed."""
        return self._do(works.version)

    # -- the schema ---------------------------------------------------------------------------------------------------

    def schema(self) -> str:
        """The tables as SQLite prints them, in the order of their names; what db/schema.sql holds."""
        query = (
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
        )
        return self._do(lambda connection: "".join(f"{sql.strip()};\n\n" for (sql,) in connection.execute(text(query))))
