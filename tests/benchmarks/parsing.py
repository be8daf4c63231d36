"""Speed of the parser: `parsing.py [FILE.jsonl…] [--references N] [--processes N]`; one JSON object on stdout.

Without files the golden cases of the tests are parsed again and again, each time with other numbers in them, so that
not every reference is one seen before. Figures: references a second of processor time in one process and of wall time
in a pool, processor seconds of importing and of loading the model, peak memory in MB.
"""

import argparse
import json
import multiprocessing
import resource
import subprocess
import sys
import time
import tomllib
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "parsing" / "cases"
START = """
import time; t = time.process_time()
import citeman.parsing; imported = time.process_time() - t
citeman.parsing.parse("Smith, J. (2001). A title. Journal, 1(2), 3-4.")
print(imported, time.process_time() - t - imported)
"""
BATCH = 200


def texts(files: list[Path], wanted: int) -> list[str]:
    """The references to parse: those of the files, or the tests' own, as often as needed."""
    if files:
        own = [json.loads(line)["text"] for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    else:
        own = [tomllib.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(CASES.glob("*.toml"))]
    turns = -(-wanted // len(own))
    return [_other(text, turn) for turn in range(turns) for text in own][:wanted]


def _other(text: str, turn: int) -> str:
    digits = "0123456789"
    moved = digits[turn % 10 :] + digits[: turn % 10]
    return text if turn == 0 else text.translate(str.maketrans(digits[3:], moved[3:]))


def parsed(batch: list[str]) -> int:
    """How many references of a batch have a title."""
    from citeman.parsing import parse_all  # noqa: PLC0415 - the pool's processes import it themselves

    return sum(each.item.title is not None for each in parse_all(batch))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--references", type=int, default=4000)
    ask.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    said = ask.parse_args()
    started = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True).stdout.split()
    references = texts(said.files, said.references)
    batches = [references[i : i + BATCH] for i in range(0, len(references), BATCH)]
    parsed(batches[0])
    began, wall = time.process_time(), time.perf_counter()
    titles = sum(map(parsed, batches))
    used, passed = time.process_time() - began, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with multiprocessing.get_context("spawn").Pool(said.processes) as pool:
        pool.map(parsed, batches[: said.processes])
        wall = time.perf_counter()
        pool.map(parsed, batches)
        together = time.perf_counter() - wall
    print(
        json.dumps(
            {
                "references": len(references),
                "with_title": titles,
                "per_cpu_second": round(len(references) / used),
                "per_second": round(len(references) / passed),
                "processes": said.processes,
                "pool_per_second": round(len(references) / together),
                "import_cpu_s": round(float(started[0]), 3),
                "load_cpu_s": round(float(started[1]), 3),
                "peak_mb": round(memory),
            }
        )
    )


if __name__ == "__main__":
    main()
