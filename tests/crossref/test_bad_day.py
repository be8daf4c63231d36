"""A bad day: three answers of ten go wrong, and the program is killed five times in the middle of its work."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from citeman.crossref import Client, Outcome
from citeman.errors import ServiceUnavailableError
from tests.crossref.standin import Standin, running
from tests.crossref.standin_index import Index
from tests.crossref.standin_rules import FAULTS, Faults

SINGLY = [f"10.1000/single:{number}" for number in range(40)]
TOGETHER = [f"10.1000/batch.{number}" for number in range(120)]
ELSEWHERE = [f"10.5281/zenodo.{number}" for number in range(5)]
NOWHERE = [f"10.1000/none.{number}" for number in range(5)]
DOIS = [*TOGETHER, *ELSEWHERE, *SINGLY, *NOWHERE]
KILLS = 5
IN_FLIGHT = 3 * 50
"""DOIs of which an answer may be lost when the program is killed: three requests at once, fifty DOIs each."""


class FileCache:
    """A cache that outlives a killed process."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("create table if not exists answer (key text primary key, value text)")

    def get(self, key: str) -> str | None:
        """The value kept under the key."""
        row = self._db.execute("select value from answer where key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, value: str, lasts: timedelta) -> None:  # noqa: ARG002 -- the protocol's signature
        """Keep the value at once."""
        self._db.execute("insert or replace into answer values (?, ?)", (key, value))

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """No more answers."""
        self._db.close()


def ask(url: str, path: str) -> int:
    """What the killed process does: ask for everything that the cache does not know; 3 where something is left."""
    cache = FileCache(path)
    outcomes = []
    try:
        with Client(
            url, agency_url=url, mailto="me@example.org", cache=cache, resuming=True, first_backoff=0.05
        ) as client:
            outcomes = [answer.outcome for answer in client.look_up(DOIS)]
    except ServiceUnavailableError:
        return 3
    finally:
        cache.close()
    return 3 if Outcome.FAILED in outcomes else 0


def start(standin: Standin, cache: Path) -> "subprocess.Popen[bytes]":
    """The asking in a process of its own."""
    script = f"import sys; from tests.crossref.test_bad_day import ask; sys.exit(ask({standin.url!r}, {str(cache)!r}))"
    return subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[2])


def test_a_bad_day_ends_with_every_doi_settled(tmp_path: Path) -> None:
    index = Index.of_records(
        ({"DOI": doi, "type": "book", "title": [doi]} for doi in [*SINGLY, *TOGETHER]), {"10.5281": "DataCite"}
    )
    script = [step for fault in FAULTS for step in (None, fault, None)]
    faults = Faults(script=script, rate=0.3, seed=11, slow_seconds=0.1)
    cache = tmp_path / "cache.sqlite"
    with running(index, interval=0.3, faults=faults) as standin:
        for _ in range(KILLS):
            asked, process = len(standin.log.entries), start(standin, cache)
            while len(standin.log.entries) < asked + 8 and process.poll() is None:
                time.sleep(0.01)
            process.kill()
            process.wait()
        for _ in range(5):
            if start(standin, cache).wait() == 0:
                break
        with closing(FileCache(str(cache))) as kept, Client(standin.url, cache=kept, offline=True) as client:
            settled = {answer.query: answer.outcome for answer in client.look_up(DOIS)}
        log = standin.log
    assert {settled[doi] for doi in [*SINGLY, *TOGETHER]} == {Outcome.FOUND}
    assert {settled[doi] for doi in ELSEWHERE} == {Outcome.ELSEWHERE}
    assert {settled[doi] for doi in NOWHERE} == {Outcome.NOT_FOUND}
    assert log.violations == []
    assert {entry.fault for entry in log.entries} == {None, *FAULTS}
    twice = sum(log.answered[doi] - 1 for doi in [*SINGLY, *TOGETHER])
    assert twice <= KILLS * IN_FLIGHT
    assert all(log.answered[doi] <= 1 + KILLS for doi in SINGLY)
    assert sum(log.answered[doi] - 1 for doi in SINGLY) <= KILLS * 3
