"""How fast and how large: 20,000 entries read from and written to `.bib`, beside bibtexparser and pybtex.

    python tests/benchmarks/formats.py [ENTRIES]

Each figure is of a process of its own, CPU seconds of the step alone, the best of three; pybtex is left out where it is
not installed. Prints a table; ends with 1 where a bar is missed: reading within 1.5 times bibtexparser's bare parse,
writing 5,000 entries a second, memory under 300 MB.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from citeman.formats import READERS, WRITERS, citekeys
from citeman.model import Date, Entry, Item, ItemType, Name

RUNS = 3
_WORDS = (
    "research strategy market development internet platform analysis business model growth value network case study of "
    "the in and on for Chinese European DNA e-commerce évolution Müller naïve R&D digital supply chain innovation"
).split()
_FAMILIES = "Kong Ma Zhang Müller García O'Brien Łukasz Smith Nguyen Rossi Ivanov Tanaka Dupont Ångström Wang".split()
_KINDS = (ItemType.ARTICLE_JOURNAL,) * 6 + (ItemType.BOOK, ItemType.CHAPTER, ItemType.PAPER_CONFERENCE, ItemType.THESIS)


def entries(number: int) -> list[Entry]:
    """Ordinary entries, the same ones every time."""
    draw = random.Random(5)
    items = [_item(draw, at) for at in range(number)]
    return [Entry(key=key, item=item) for key, item in zip(citekeys.assign(items), items, strict=True)]


def _item(draw: random.Random, at: int) -> Item:
    first = draw.randint(1, 900)
    return Item(
        type=draw.choice(_KINDS),
        title=" ".join(draw.choices(_WORDS, k=draw.randint(5, 14))),
        author=tuple(
            Name(family=draw.choice(_FAMILIES), given=f"{draw.choice('ABCJKLMX')}. {draw.choice('ÉRST')}.")
            for _ in range(draw.randint(1, 5))
        ),
        issued=Date.of(draw.randint(1950, 2025), draw.randint(1, 12)),
        container_title=" ".join(draw.choices(_WORDS, k=4)),
        volume=str(draw.randint(1, 99)),
        issue=str(draw.randint(1, 12)),
        page=f"{first}-{first + 12}",
        publisher=draw.choice(["Wiley & Sons", "Springer", "Elsevier", "Oxford University Press"]),
        doi=f"10.1000/journal_{at}.{first}",
        url=f"https://example.org/a_b%20/{at}",
        abstract=" ".join(draw.choices(_WORDS, k=60)) if at % 5 == 0 else None,
    )


def _citeman_read(path: Path) -> Callable[[], int]:
    data = path.read_bytes()
    return lambda: len(READERS["bibtex"].read(data, path.name).entries)


def _citeman_write(path: Path) -> Callable[[], int]:
    made = READERS["bibtex"].read(path.read_bytes(), path.name).entries
    return lambda: f"\n{WRITERS['bibtex'].write(made)!s}".count("\n@")


def _bibtexparser_parse(path: Path) -> Callable[[], int]:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 (each process loads only what it measures)

    text = path.read_text(encoding="utf-8")
    return lambda: len(parse_string(text).entries)


def _pybtex_parse(path: Path) -> Callable[[], int]:
    from pybtex.database import parse_string  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415

    text = path.read_text(encoding="utf-8")
    return lambda: len(parse_string(text, "bibtex").entries)


STEPS = {
    "citeman reads": _citeman_read,
    "bibtexparser parses": _bibtexparser_parse,
    "pybtex parses": _pybtex_parse,
    "citeman writes": _citeman_write,
}


def _measure(step: str, path: Path) -> None:
    """One step in this process: its CPU seconds, how many entries it saw, the peak memory in MB."""
    run = STEPS[step](path)
    begun = time.process_time()
    seen = run()
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "seen": seen, "megabytes": peak}))


def _best(step: str, path: Path) -> dict[str, float]:
    runs = []
    for _ in range(RUNS):
        done = subprocess.run([sys.executable, __file__, step, str(path)], capture_output=True, check=True, text=True)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: float(run["seconds"]))


def main(number: int) -> int:
    """Makes the file, measures every step, prints the table; 1 where a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.bib"
        path.write_text(str(WRITERS["bibtex"].write(entries(number))), encoding="utf-8")
        size = path.stat().st_size / 1e6
        steps = [step for step in STEPS if not step.startswith("pybtex") or find_spec("pybtex")]
        figures = {step: _best(step, path) for step in steps}
    print(f"{number} entries, {size:.1f} MB\n")
    print("| step | CPU s | entries a second | peak MB |\n|---|---|---|---|")
    for step, run in figures.items():
        print(f"| {step} | {run['seconds']:.2f} | {number / run['seconds']:,.0f} | {run['megabytes']:.0f} |")
    ratio = figures["citeman reads"]["seconds"] / figures["bibtexparser parses"]["seconds"]
    pace = number / figures["citeman writes"]["seconds"]
    memory = max(figures["citeman reads"]["megabytes"], figures["citeman writes"]["megabytes"])
    whole = all(run["seen"] == number for run in figures.values())
    print(f"\nreading / bare parse: {ratio:.2f} (bar 1.5); writing: {pace:,.0f} a second (bar 5,000); ", end="")
    print(f"memory: {memory:.0f} MB (bar 300); every entry seen: {'yes' if whole else 'no'}")
    return int(ratio > 1.5 or pace < 5000 or memory >= 300 or not whole)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _measure(sys.argv[1], Path(sys.argv[2]))
    else:
        raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
