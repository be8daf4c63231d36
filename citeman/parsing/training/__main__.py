"""`python -m citeman.parsing.training --data ../shared/data --out citeman/parsing/data`: make the model and its report.

Reads the train parts of the public sets and nothing of their dev parts but to measure; the same command makes the same
model. What may not live here: any step itself.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from citeman.parsing.model_file import NAME, unpack
from citeman.parsing.tagger import Tagger
from citeman.parsing.training import linkedbooks, sources
from citeman.parsing.training.crf import train
from citeman.parsing.training.generate import generated
from citeman.parsing.training.sources import Example

SETS = ("grobid", "anystyle-core", "anystyle-good", "anystyle-ugly", "anystyle-bad")


def public(data: Path) -> Iterator[Example]:
    """The labelled public references for training."""
    for name in SETS:
        yield from sources.read(data / "parsing" / f"{name}.train.jsonl")


def main() -> int:
    """Train, write the model, measure it, write the report."""
    ask = argparse.ArgumentParser(prog="citeman.parsing.training", description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="the folder with parsing/ and crossref/")
    ask.add_argument("--out", type=Path, required=True, help="the folder that the model goes to")
    ask.add_argument("--generated", type=int, default=24000, help="how many references to generate")
    ask.add_argument("--iterations", type=int, default=150)
    ask.add_argument("--seed", type=int, default=7)
    said = ask.parse_args()
    began = time.monotonic()
    made = list(generated(said.data / "crossref" / "works.jsonl", said.generated, said.seed))
    labelled = list(public(said.data))
    print(f"{len(labelled)} labelled, {len(made)} generated references", flush=True)
    first = Tagger(unpack(train(labelled + made[::4], 40, verbose=False)))
    humanities = list(linkedbooks.read(said.data / "parsing" / "linkedbooks.train.jsonl", first))
    print(f"{len(humanities)} of LinkedBooks; {time.monotonic() - began:.0f} s", flush=True)
    everything = [*labelled, *humanities, *made]
    packed = train(everything, said.iterations, verbose=True)
    (said.out / NAME).write_bytes(packed)
    sizes = Counter(example.source.partition("/")[0] for example in everything)
    print(f"{len(packed)} bytes, {dict(sizes)}, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
