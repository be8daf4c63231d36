"""A bad day from end to end: `citeman enrich` against a stand-in that spoils three answers of ten, killed five times.

    python -m tests.benchmarks.crossref_bad_day [NUMBER]

Makes a library of NUMBER (150) works with DOIs of every kind (asked in batches, singly, registered elsewhere, not
registered), runs `citeman enrich` in a process of its own, kills it five times in the middle, then lets it run until
nothing is left. Prints what was asked, what was asked twice and which limits were exceeded, and exits with 1 unless
every DOI is settled, no limit was exceeded, and no answer was lost but those under way when the process was killed.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from citeman.store import Library
from tests.crossref.standin import Standin, running
from tests.crossref.standin_index import Index
from tests.crossref.standin_rules import Faults

KILLS = 5
IN_FLIGHT = 3 * 50
ROUNDS = 8


def records(number: int) -> list[dict[str, Any]]:
    """Made records; every third DOI can only be asked for singly."""
    return [
        {
            "DOI": f"10.1000/day.{place}" if place % 3 else f"10.1000/day:{place}",
            "type": "journal-article",
            "title": [f"Observations of object number {place} in the northern sky and its companion {place * 7919}"],
            "author": [{"given": "Ann", "family": f"Observer{chr(97 + place % 26)}"}],
            "issued": {"date-parts": [[1990 + place % 30]]},
            "container-title": ["Journal of the Sky"],
            "volume": str(place + 1),
        }
        for place in range(number)
    ]


def entry(record: dict[str, Any]) -> dict[str, Any]:
    """The imported entry that means the record."""
    title, container = record["title"][0], record["container-title"][0]
    return {**record, "id": record["DOI"], "type": "article-journal", "title": title, "container-title": container}


def citeman(library: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The program in a process of its own."""
    command = [sys.executable, "-m", "citeman", "--library", str(library), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def enrich(library: Path, standin: Standin) -> "subprocess.Popen[str]":
    """Asking for everything that is left."""
    options = ("--crossref-url", standin.url, "--agency-url", standin.url, "--mailto", "me@example.org", "--no-search")
    return citeman(library, "enrich", *options)


def day(folder: Path, standin: Standin) -> Counter[str]:
    """The day itself: how many questions are in which state at its end."""
    library = folder / "library.sqlite"
    print(citeman(library, "add", str(folder / "entries.json")).communicate()[0].strip())
    citeman(library, "dedupe").wait()
    for _ in range(KILLS):
        asked, process = len(standin.log.entries), enrich(library, standin)
        while len(standin.log.entries) < asked + 10 and process.poll() is None:
            time.sleep(0.01)
        time.sleep(0.2)
        process.kill()
        process.communicate()
    states: Counter[str] = Counter()
    for _ in range(ROUNDS):
        print(enrich(library, standin).communicate()[0].strip())
        with Library.open(library) as opened:
            states = Counter(each.state for each in opened.look_ups())
        if not states["failed"] and not states["pending"]:
            break
    return states


def main() -> int:
    """Prints the account; 1 where something is wrong with it."""
    made = records(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
    lost = [{**each, "DOI": f"10.5281/elsewhere.{n}"} for n, each in enumerate(records(5))]
    lost += [{**each, "DOI": f"10.1000/none.{n}"} for n, each in enumerate(records(5))]
    for n, each in enumerate(lost):
        each["title"] = [f"A work that is not registered here, told of in chapter {n * 104729} of its book"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "entries.json").write_text(json.dumps([entry(each) for each in [*made, *lost]]), "utf-8")
        index = Index.of_records(made, {"10.5281": "DataCite"})
        with running(index, interval=0.5, faults=Faults(rate=0.3, seed=5)) as standin:
            states = day(folder, standin)
            log = standin.log
    again = sum(count - 1 for count in log.answered.values()) - len(lost)  # those a list lacks, their own address too
    faults = sum(each.fault is not None for each in log.entries)
    print(
        f"{len(log.entries)} requests, {faults} spoilt, {len(log.violations)} above a limit; "
        f"{again} answers given twice without need"
    )
    print(f"states: {dict(states)}")
    settled = states == Counter({"accepted": len(made), "elsewhere": 5, "not-found": 5})
    return int(not settled or bool(log.violations) or again > KILLS * IN_FLIGHT)


if __name__ == "__main__":
    sys.exit(main())
