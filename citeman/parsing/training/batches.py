"""Training examples → numbers: which attributes get a row, each example's rows and labels, batches of like length.

What may not live here: the network, where examples come from.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citeman.parsing.features import named
from citeman.parsing.tagset import TAGS
from citeman.parsing.training.sources import Example

LEAST = 7
"""An attribute seen at fewer tokens than this gets no row: with 3 the model is larger by two thirds, and no better."""
LONGEST = 400
"""Examples of more tokens than this are left out: they are no single references."""
LEXICAL = ("w=", "n=", "s2", "s3", "s4", "p2", "p3", "p4")
"""How the names of attributes begin that tell which word it is, not what kind of word."""
_LABEL = {label: number for number, label in enumerate(TAGS)}


class Encoded(NamedTuple):
    """An example: the rows of all its attributes, where each token's begin, and the tokens' labels."""

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    labels: NDArray[np.int64]


class Batch(NamedTuple):
    """Examples side by side: rows and starts one after the other, labels and what is inside as examples × tokens."""

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    labels: NDArray[np.int64]
    inside: NDArray[np.bool_]


def vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    """Attribute → row, of all attributes that are frequent enough; an example that comes twice counts once."""
    counts: Counter[str] = Counter()
    for example in {each.text: each for each in examples}.values():
        for row in named(example.tokens):
            counts.update(row)
    return {name: place for place, name in enumerate(sorted(name for name, n in counts.items() if n >= LEAST))}


def encoded(example: Example, rows: Mapping[str, int]) -> Encoded:
    """An example in numbers; attributes without a row are left out."""
    flat: list[int] = []
    starts: list[int] = []
    for names in named(example.tokens):
        starts.append(len(flat))
        flat += [rows[name] for name in names if name in rows]
    labels = [_LABEL[label] for label in example.labels]
    return Encoded(np.array(flat, dtype=np.int64), np.array(starts, dtype=np.int64), np.array(labels, dtype=np.int64))


def batches(examples: Sequence[Encoded], tokens: int, chance: random.Random | None = None) -> Iterator[Batch]:
    """The examples in batches of about `tokens` tokens, like lengths together; with `chance` in a random order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].labels) + (chance.random() * 4 if chance else 0))
    groups: list[list[int]] = [[]]
    for i in order:
        if len(examples[i].labels) * (len(groups[-1]) + 1) > tokens and groups[-1]:
            groups.append([])
        groups[-1].append(i)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield _batch([examples[i] for i in group])


def _batch(examples: Sequence[Encoded]) -> Batch:
    longest = max(len(each.labels) for each in examples)
    labels = np.zeros((len(examples), longest), dtype=np.int64)
    inside = np.zeros((len(examples), longest), dtype=np.bool_)
    starts, past = [], 0
    for place, each in enumerate(examples):
        labels[place, : len(each.labels)] = each.labels
        inside[place, : len(each.labels)] = True
        starts.append(each.starts + past)
        past += len(each.rows)
    return Batch(np.concatenate([each.rows for each in examples]), np.concatenate(starts), labels, inside)
