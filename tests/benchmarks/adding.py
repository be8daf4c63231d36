"""Papers into a library: read, cut, parsed and stored, from many files on the disk.

usage: python tests/benchmarks/adding.py [--papers N] [--references N] [--processes N]

Makes text papers whose lists are drawn from the reference lists in bib/papers, with years and pages of their own,
adds them to a fresh SQLite library, compares them, and prints one JSON object: seconds and the peak memory of the
process (when all is added, and at the end) and of its children, in MiB.
"""

import argparse
import json
import random
import re
import resource
import tempfile
import time
from pathlib import Path

from citeman.parsing.listing import find_listings
from citeman.pipeline.add import add
from citeman.pipeline.dedupe import dedupe
from citeman.reading import read
from citeman.store import Library

PAPERS = Path(__file__).parents[2] / "bib" / "papers"
WORDS = (
    "market model trade platform growth supply network brand value method policy region culture energy health".split()
)


def printed() -> list[str]:
    """Every reference of the papers in bib/, as printed."""
    lists = [find_listings(read(path)) for path in sorted(PAPERS.glob("*.txt"))]
    return [one.unstructured for listings in lists for listing in listings for one in listing.references]


def varied(reference: str, chance: random.Random) -> str:
    """A reference like this one to another work: other numbers, some other words in the title."""
    text = re.sub(
        r"\d+", lambda number: str(chance.randrange(10 ** (len(number[0]) - 1), 10 ** len(number[0]))), reference
    )
    text = re.sub(r"\((\d{4})", lambda _: f"({chance.randrange(1980, 2025)}", text)
    return re.sub(r"(?i)\b(research|e-commerce|development|business)\b", lambda _: chance.choice(WORDS), text)


def write_papers(folder: Path, papers: int, references: int, chance: random.Random) -> list[Path]:
    """So many papers, each with so many references."""
    stock, paths = printed(), []
    for number in range(papers):
        entries = [f"[{place}] {varied(chance.choice(stock), chance)}" for place in range(1, references + 1)]
        path = folder / f"paper{number:05}.txt"
        head = f"Title: {' '.join(chance.sample(WORDS, 6))} {number}\nAuthors: Author{number}, A.\n\n"
        path.write_text(f"{head}References\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _peak(who: int) -> int:
    """The most memory that this process or any of its children had, in MiB."""
    return round(resource.getrusage(who).ru_maxrss / 1024)


def main() -> None:
    """Measure one size."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--papers", type=int, default=1000)
    ask.add_argument("--references", type=int, default=40)
    ask.add_argument("--processes", type=int, default=0)
    said = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_papers(folder, said.papers, said.references, random.Random(1))
        with Library.open(folder / "library.sqlite") as library:
            begun = time.perf_counter()
            added = add(library, paths, processes=said.processes)
            added_at = time.perf_counter()
            after_adding = _peak(resource.RUSAGE_SELF)
            done = dedupe(library)
            ended = time.perf_counter()
        found = sum(source.new_references for each in added for source in each.sources)
    result = {
        "papers": said.papers,
        "references": found,
        "seconds_add": round(added_at - begun, 2),
        "seconds_dedupe": round(ended - added_at, 2),
        "works": done.works,
        "peak_mib_add": after_adding,
        "peak_mib": _peak(resource.RUSAGE_SELF),
        "peak_mib_children": _peak(resource.RUSAGE_CHILDREN),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
