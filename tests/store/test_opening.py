"""Opening a library: fresh, old, newer, foreign, damaged, read-only; and what its tables are."""

import os
import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from citeman.errors import LibraryError
from citeman.store import Library, connection, migrations


def test_a_fresh_library_has_the_tables_that_db_schema_sql_shows() -> None:
    shown = (Path(__file__).parents[2] / "db" / "schema.sql").read_text(encoding="utf-8")
    with Library.open(":memory:") as library:
        assert library.schema() == shown, "write Library.open(':memory:').schema() to db/schema.sql"


def test_the_newest_migration_is_the_head_that_the_program_expects() -> None:
    assert migrations.known_revisions()[0] == connection.HEAD
    assert isinstance(migrations._scripts(), ScriptDirectory)  # noqa: SLF001 - the scripts are what is under test


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    before = path.read_bytes()
    Library.open(path).close()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    with Library.open(path) as library:
        assert library.works() == []


def test_a_failing_migration_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    whole = migrations.upgrade

    def half(open_connection: Connection) -> None:
        whole(open_connection)
        raise RuntimeError("the power failed")

    monkeypatch.setattr(migrations, "upgrade", half)
    with pytest.raises(RuntimeError, match="power"):
        Library.open(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def foreign(path: Path) -> None:
    """A database of another program."""
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE bookmark (url TEXT)")
    raw.close()


def newer(path: Path) -> None:
    """A library of a citeman that is not written yet."""
    Library.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'v9999'")
    raw.close()


def damaged(path: Path) -> None:
    """A library with its middle overwritten."""
    Library.open(path).close()
    data = bytearray(path.read_bytes())
    data[100:8192] = b"\xff" * (8192 - 100)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda path: path.write_text("Dear library,"), "not a citeman library", id="a-text-file"),
        pytest.param(lambda path: path.write_bytes(os.urandom(4096)), "not a citeman library", id="rubbish"),
        pytest.param(foreign, "another program", id="another-programs-database"),
        pytest.param(newer, "newer citeman", id="newer-schema"),
        pytest.param(damaged, "damaged", id="damaged"),
        pytest.param(lambda path: path.mkdir(), "is a folder", id="a-folder"),
    ],
)
def test_what_is_no_library_is_refused_and_left_alone(make: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LibraryError, match=words) as error:
        Library.open(path)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere does not exist"):
        Library.open(tmp_path / "nowhere" / "library.sqlite")


def test_a_library_opened_for_reading_only_says_so_when_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    with Library.open(f"sqlite:///file:{path}?mode=ro&uri=true") as library:
        assert library.works() == []
        with pytest.raises(LibraryError, match="read-only"):
            library.start_run("same")


@pytest.mark.parametrize("url", ["oracle+nothing://x", "postgresql+nodriver://host/x", "://"])
def test_an_url_that_leads_nowhere_is_refused(url: str) -> None:
    with pytest.raises(LibraryError):
        Library.open(url)


def test_a_locked_library_says_so(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(LibraryError, match="in use"), Library.open(f"sqlite:///{path}?timeout=0.1") as library:
            library.start_run("same")
    finally:
        holder.close()
