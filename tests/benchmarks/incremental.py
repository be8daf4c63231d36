"""What a new paper costs in a large library: `python tests/benchmarks/incremental.py [--references N] [--new N]`.

Fills a fresh SQLite library with the generated references of `matching.py` until it has about so many, deduplicates it
from scratch, then adds one more list of `--new` references (half of them to works that are there) and deduplicates
again. One JSON object: seconds of each step, without parsing, and the peak memory of the process in MiB.
"""

import argparse
import gc
import json
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from matching import generate  # type: ignore[import-not-found]  # beside this file

from citeman.matching import block
from citeman.model import Item, Origin, Parsed, Reference, Source
from citeman.pipeline.dedupe import dedupe
from citeman.store import Library

LIST = 40


def put(library: Library, key: str, items: Sequence[Item]) -> None:
    """One list of references, as `add` stores it."""
    library.add_source(Source(key=key))
    references = [
        Reference(source=key, position=place, label=str(place), unstructured=item.title or "")
        for place, item in enumerate(items, 1)
    ]
    ids = library.add_references(references, [Parsed(item=item) for item in items], origin=Origin.REFERENCE, file=None)
    library.add_keys((id_, block.keys(item)) for id_, item in zip(ids, items, strict=True))


def main() -> None:
    """Measure one size."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    ask.add_argument("--references", type=int, default=100_000)
    ask.add_argument("--new", type=int, default=LIST)
    said = ask.parse_args()
    items = [record.item for record in generate(said.references + said.new // 2, seed=1)[0]]
    stock, seen = items[: said.references], items[said.references :]
    del items
    unseen = [record.item for record in generate(said.new, seed=2)[0]][: said.new - len(seen)]
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.sqlite") as library:
        begun = time.perf_counter()
        with library.transaction():
            for start in range(0, len(stock), LIST):
                put(library, f"source{start:07}", stock[start : start + LIST])
        stored = time.perf_counter()
        dedupe(library)
        deduped = time.perf_counter()
        stored_references = len(stock)
        del stock  # who adds a list to a library does not hold what it was filled with
        gc.collect()
        ready = time.perf_counter()
        with library.transaction():
            put(library, "one-more", [*seen, *unseen])
        added = time.perf_counter()
        done = dedupe(library)
        ended = time.perf_counter()
    result = {
        "references": stored_references,
        "seconds_store": round(stored - begun, 2),
        "seconds_dedupe": round(deduped - stored, 2),
        "new": said.new,
        "seconds_store_new": round(added - ready, 3),
        "seconds_dedupe_new": round(ended - added, 3),
        "works": done.works,
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
