"""How quickly records come from a service that sets no limits, and whether memory stays flat meanwhile.

    python tests/benchmarks/crossref.py [NUMBER]

Starts the stand-in in a process of its own with NUMBER (10,000) made records, then asks for every DOI: by the client
alone, and by `enrich` into a library on disk that has an entry for each. Prints records a second and the memory in use
at every tenth. Exits with 1 under the bar of 500 records a second stored, or if memory grows by more than half after
the first fifth.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from citeman.crossref import Client, Outcome
from citeman.pipeline.add import add
from citeman.pipeline.dedupe import dedupe
from citeman.pipeline.enrich import enrich
from citeman.store import Library

BAR = 500
_SYLLABLES = ("ba ce di fo gu ka le mi no pu ra se ti vo zu bran cle dri flo gru kna ple sti tro vlu").split()


class NoCache:
    """Remembers nothing, so that memory shows what the client itself holds."""

    def get(self, key: str) -> None:
        """Nothing."""

    def put(self, key: str, value: str, lasts: timedelta) -> None:
        """Nothing."""

    def flush(self) -> None:
        """Nothing."""


def records(number: int) -> list[dict[str, Any]]:
    """Made records, each with abstract and references enough to be as long as a usual one."""
    draw = random.Random(7)
    words = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(8_000)]
    return [
        {
            "DOI": f"10.1000/bench.{place}",
            "type": "journal-article",
            "title": [" ".join(draw.sample(words, 9)).capitalize()],
            "author": [{"given": "Ann", "family": draw.choice(words).capitalize()} for _ in range(3)],
            "issued": {"date-parts": [[draw.randint(1980, 2024), 5, 1]]},
            "container-title": [f"Journal of {draw.choice(words)}"],
            "volume": str(draw.randint(1, 90)),
            "page": f"{(first := draw.randint(1, 900))}-{first + 12}",
            "abstract": f"<jats:p>{' '.join(draw.choices(words, k=120))}.</jats:p>",
            "reference": [{"key": str(n), "DOI": f"10.1000/r{n}", "year": "1999"} for n in range(20)],
        }
        for place in range(number)
    ]


def csl(record: dict[str, Any]) -> dict[str, Any]:
    """The entry of an imported bibliography that means the record."""
    kept = {key: record[key] for key in ("DOI", "author", "issued", "volume", "page")}
    title, container = record["title"][0], record["container-title"][0]
    return {**kept, "id": record["DOI"], "type": "article-journal", "title": title, "container-title": container}


@contextmanager
def standin(folder: Path) -> Iterator[str]:
    """The stand-in's address, in a process of its own."""
    command = [sys.executable, "-m", "tests.crossref.standin", "--no-limits", "--port", "0", "--records", str(folder)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        yield next(word for word in process.stdout.readline().split() if word.startswith("http"))
        process.terminate()


def in_use() -> float:
    """MiB of memory that this process holds now."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[1]) * 4096 / 2**20 if pages.exists() else float("nan")


class Gauge:
    """Notes the memory in use at every tenth."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.seen: list[float] = []
        self.done = 0

    def __call__(self) -> None:
        self.done += 1
        if self.done % max(1, self.total // 10) == 0:
            self.seen.append(in_use())

    @property
    def flat(self) -> bool:
        """Whether no more than half is added after the first fifth."""
        return len(self.seen) < 3 or self.seen[-1] < 1.5 * self.seen[1]


class Watch:
    """Seconds by the clock and of this process's computing since it was made."""

    def __init__(self) -> None:
        self._begun, self._computed = perf_counter(), process_time()

    def read(self) -> tuple[float, float]:
        """Both, by the clock first."""
        return perf_counter() - self._begun, process_time() - self._computed


def show(what: str, number: int, watch: Watch, gauge: Gauge) -> float:
    """One line of figures and one of memory; records a second."""
    seconds, computing = watch.read()
    print(
        f"{what}: {number:,} records in {seconds:.1f} s, {number / seconds:,.0f} a second; "
        f"{computing:.1f} s of them computing, {number / computing:,.0f} a second of computing"
    )
    print("  memory, MiB: " + " ".join(f"{each:.0f}" for each in gauge.seen))
    return number / seconds


def by_client(url: str, dois: list[str]) -> Gauge:
    """Every DOI through the client alone."""
    gauge, watch, found = Gauge(len(dois)), Watch(), 0
    with Client(url, agency_url=url, cache=NoCache()) as client:
        for answer in client.look_up(dois):
            found += answer.outcome is Outcome.FOUND
            gauge()
    show("client", found, watch, gauge)
    return gauge


def by_library(url: str, folder: Path, number: int) -> tuple[Gauge, float]:
    """Every DOI through `enrich` into a library on disk; records stored a second."""
    gauge = Gauge(number)

    def track(states: Iterable[Any], **_about: object) -> Iterator[Any]:
        for state in states:
            gauge()
            yield state

    with Library.open(folder / "library.sqlite") as library:
        begun = perf_counter()
        add(library, [folder / "entries.json"])
        dedupe(library)
        print(f"library of {number:,} entries made in {perf_counter() - begun:.1f} s")
        watch = Watch()
        done = enrich(library, url=url, agency_url=url, search=False, track=track)
        rate = show("enrich", done.accepted, watch, gauge)
    return gauge, rate


def main() -> int:
    """Prints the figures; 1 where a bar is missed."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    made = records(number)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "records").mkdir()
        (folder / "records" / "made.jsonl").write_text("\n".join(map(json.dumps, made)), "utf-8")
        (folder / "entries.json").write_text(json.dumps([csl(each) for each in made]), "utf-8")
        dois = [each["DOI"] for each in made]
        del made
        with standin(folder / "records") as url:
            alone = by_client(url, dois)
            stored, rate = by_library(url, folder, number)
    return int(rate < BAR or not alone.flat or not stored.flat)


if __name__ == "__main__":
    sys.exit(main())
