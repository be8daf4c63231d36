"""`python -m citeman.parsing.training --data ../shared/data --out citeman/parsing/data`: make the model and its report.

Learns from the train parts of the public sets alone; their dev parts fit the confidence. The same command makes
the same model. What may not live here: any step itself.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from citeman.parsing import seams
from citeman.parsing.model_file import NAME, pack
from citeman.parsing.tagger import Tagger
from citeman.parsing.training import linkedbooks, sources
from citeman.parsing.training.generate import by_citeproc, generated, known, of_other_kinds, one_by_one
from citeman.parsing.training.learning import train
from citeman.parsing.training.report import write_report
from citeman.parsing.training.sources import Example
from citeman.parsing.training.usual import counted

SOUND = ("grobid", "anystyle-core", "anystyle-good", "anystyle-bad")
DOUBTFUL = ("anystyle-ugly",)
"""Sets whose own authors doubt their labels: only what a model trained on the others mostly agrees with is used."""
FIRST = 3
"""Epochs of the first model, which only helps to read the sets that need one."""
WEIGHT = 3
"""How many times a reference of the sound sets is shown in an epoch."""
SPOILT = 2
"""How many times a reference written one by one is shown spoilt in an epoch, and as often as written."""
AGREED = 0.8
"""The share of a doubtful reference's tokens whose labels must be those that the model gives."""


def public(data: Path, names: Sequence[str]) -> Iterator[Example]:
    """The labelled references of public sets, for training."""
    for name in names:
        yield from sources.read(data / "parsing" / f"{name}.train.jsonl")


def agreed(examples: Sequence[Example], tagger: Tagger) -> Iterator[Example]:
    """The examples whose labels a model mostly gives too."""
    found = tagger.tag([example.tokens for example in examples])
    for example, tagged in zip(examples, found, strict=True):
        same = sum(mine == given for mine, given in zip(tagged.labels, example.labels, strict=True))
        if same >= AGREED * len(example.labels):
            yield example


def gathered(said: argparse.Namespace) -> list[Example]:
    """All training examples, the soundest of them several times."""
    real = known(said.data, random.Random(said.seed))
    made = [
        *generated(real, said.generated, said.seed),
        *by_citeproc(real, said.citeproc, said.seed),
        *of_other_kinds(said.other, said.seed),
    ]
    labelled = list(public(said.data, SOUND))
    written = [each for turn in range(SPOILT) for each in one_by_one(said.seed + turn)]
    print(f"{len(labelled)} labelled, {len(written)} written, {len(made)} generated references", flush=True)
    first = Tagger(train(labelled + written + made[::4], FIRST, said.seed, stacks=1, branches=1))
    humanities = list(linkedbooks.read(said.data / "parsing" / "linkedbooks.train.jsonl", first))
    doubtful = list(agreed(list(public(said.data, DOUBTFUL)), first))
    print(f"{len(humanities)} of LinkedBooks, {len(doubtful)} doubtful", flush=True)
    return [*labelled * WEIGHT, *written, *doubtful, *humanities, *made]


def main() -> int:
    """Train, write the model, fit its confidence, write the report."""
    ask = argparse.ArgumentParser(prog="citeman.parsing.training", description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="the folder with parsing/ and crossref/")
    ask.add_argument("--out", type=Path, required=True, help="the folder that the model goes to")
    ask.add_argument("--generated", type=int, default=30000, help="how many references to generate")
    ask.add_argument("--citeproc", type=int, default=12000, help="how many references to print by citeproc")
    ask.add_argument("--other", type=int, default=7000, help="how many laws, patents, data sets and the like")
    ask.add_argument("--epochs", type=int, default=4)
    ask.add_argument("--seed", type=int, default=8)
    ask.add_argument("--report-only", action="store_true", help="measure the model that stands in --out")
    said = ask.parse_args()
    if not said.report_only:
        examples = gathered(said)
        held_out = [each for name in SOUND for each in sources.read(said.data / "parsing" / f"{name}.dev.jsonl")]
        (said.out / NAME).write_bytes(pack(train(examples, said.epochs, said.seed, held_out)))
        (said.out / seams.NAME).write_text(counted(examples), encoding="utf-8")
        sizes = Counter(example.source.partition("/")[0] for example in examples)
        (said.out / "sizes.json").write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf-8")
    write_report(said.data, said.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
