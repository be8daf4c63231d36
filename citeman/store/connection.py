"""From a path or URL to an engine on a library with today's tables, or to one clear refusal.

What may not live here: queries for content. A file that is not a library is never written to.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError, OperationalError

from citeman.errors import LibraryError
from citeman.store.tables import APPLICATION_ID

HEAD = "v0001"
"""The newest schema revision that this program knows; a test compares it with the migrations."""

_SQLITE_MAGIC = b"SQLite format 3\x00"


def url_of(target: str | Path) -> URL:
    """The SQLAlchemy URL for a path or a URL ("postgresql+psycopg://…").

    Raises LibraryError for a URL that cannot be understood.
    """
    if isinstance(target, str) and "://" in target:
        try:
            return make_url(target)
        except ArgumentError as error:
            raise LibraryError(f"{target}: not a library's path or URL") from error
    return URL.create("sqlite", database=str(target))


def shown(url: URL) -> str:
    """How a library is named to a person: its path, or its URL without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


def connect(target: str | Path) -> Engine:
    """An engine on the library, created or brought up to date where that is needed.

    Raises LibraryError where the file is no library, is newer than this program, or cannot be read or written.
    """
    url = url_of(target)
    fresh = (url.database or ":memory:") == ":memory:"
    if url.get_backend_name() == "sqlite" and not (url.database or ":memory:").startswith((":memory:", "file:")):
        fresh = _look_at_file(Path(url.database or ""))
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
        raise LibraryError(f"{shown(url)}: no driver for this kind of database is installed ({error})") from error
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    try:
        _bring_up_to_date(engine, shown(url), fresh=fresh)
    except DBAPIError as error:
        engine.dispose()
        raise refusal(shown(url), error) from error
    except LibraryError:
        engine.dispose()
        raise
    return engine


def refusal(name: str, error: DBAPIError) -> LibraryError:
    """The database's complaint as one line for a person."""
    cause = str(error.orig).strip().splitlines()[0] if error.orig else type(error).__name__
    if "readonly" in cause or "read-only" in cause:
        return LibraryError(f"{name}: the library is read-only; make the file and its folder writable, or name another")
    if "locked" in cause:
        return LibraryError(f"{name}: the library is in use by another program; try again when it is done")
    if "disk is full" in cause:
        return LibraryError(f"{name}: the disk is full; the library is as it was before")
    if "malformed" in cause or "not a database" in cause:
        return LibraryError(f"{name}: not a citeman library, or damaged ({cause})")
    return LibraryError(f"{name}: the library cannot be used ({cause})")


def _look_at_file(path: Path) -> bool:
    """Whether the library is still to be made; refuses what is plainly no library before anything touches it."""
    if path.is_dir():
        raise LibraryError(f"{path}: is a folder, not a library; name a file in it")
    if not path.exists():
        if not path.parent.exists():
            raise LibraryError(f"{path}: its folder {path.parent} does not exist")
        return True
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read ({error.strerror})") from error
    if head and head != _SQLITE_MAGIC:
        raise LibraryError(f"{path}: not a citeman library (not an SQLite file); it was left as it is")
    return not head


def _prepare_sqlite(engine: Engine) -> None:
    # Python's sqlite3 opens transactions by itself, and not before DDL, so that a failed migration would stay half
    # done. So it is told to leave transactions alone, and SQLAlchemy's begin emits the BEGIN.
    @event.listens_for(engine, "connect")
    def _on_connect(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA cache_size = -32768")  # KiB: a transaction that does not fit is written twice

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _bring_up_to_date(engine: Engine, name: str, *, fresh: bool) -> None:
    with engine.connect() as connection:
        revision = None if fresh and engine.dialect.name == "sqlite" else _revision(connection, name)
    if revision == HEAD:
        return
    # Alembic costs a quarter of a second to import: only a library that needs it pays.
    from citeman.store.migrations import known_revisions, upgrade  # noqa: PLC0415

    if revision is not None and revision not in known_revisions():
        raise LibraryError(
            f"{name}: written by a newer citeman (schema {revision}, this one knows {HEAD}); update citeman to use it"
        )
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(connection)


def _revision(connection: Connection, name: str) -> str | None:
    """The schema revision of an existing database; None for an empty one; refuses another program's."""
    try:
        tables = inspect(connection).get_table_names()
    except DatabaseError as error:
        if isinstance(error, OperationalError):
            raise refusal(name, error) from error
        raise LibraryError(f"{name}: not a citeman library, or damaged ({error.orig})") from error
    if "alembic_version" in tables and {"record", "work", "citekey"} <= set(tables):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found) if found is not None else None
    if "alembic_version" in tables and connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if mark == APPLICATION_ID:
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if tables:
        raise LibraryError(f"{name}: a database of another program, not a citeman library; it was left as it is")
    return None
