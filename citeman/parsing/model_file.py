"""The model's file: attribute names, their weights, transitions; packed small, read quickly.

A zip of numpy arrays: names in one byte string, weights as half-precision numbers with the label and the row each
belongs to. What may not live here: features, decoding.
"""

import io
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

NAME = "model.xz"


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained model: the row of weights (one a label) of each attribute, and the weight of each pair of labels."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    table: NDArray[np.float32]
    transitions: NDArray[np.float32]


def pack(
    labels: Sequence[str], state: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float]
) -> bytes:
    """The bytes of a model file, from weights by (attribute, label) and by (label, next label)."""
    number = {label: i for i, label in enumerate(labels)}
    names = sorted({name for name, _ in state})
    row = {name: i for i, name in enumerate(names)}
    cells = sorted((row[name], number[label], weight) for (name, label), weight in state.items())
    steps = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in transitions.items():
        steps[number[before], number[after]] = weight
    out = io.BytesIO()
    np.savez(
        out,
        labels=np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        counts=np.bincount([cell[0] for cell in cells], minlength=len(names)).astype(np.uint8),
        columns=np.array([cell[1] for cell in cells], dtype=np.uint8),
        weights=np.array([cell[2] for cell in cells], dtype=np.float16),
        transitions=steps,
    )
    return lzma.compress(out.getvalue(), preset=9)


def unpack(data: bytes) -> Weights:
    """The model of a file's bytes."""
    with np.load(io.BytesIO(lzma.decompress(data)), allow_pickle=False) as held:
        labels = tuple(held["labels"].tobytes().decode().split("\n"))
        names = held["names"].tobytes().decode().split("\n")
        row = np.repeat(np.arange(len(names)), held["counts"])
        table = np.zeros((len(names), len(labels)), dtype=np.float32)
        table[row, held["columns"]] = held["weights"]
        return Weights(labels, dict(zip(names, range(len(names)), strict=True)), table, held["transitions"])


def load() -> Weights:
    """The model that is part of the package."""
    return unpack(files("citeman.parsing.data").joinpath(NAME).read_bytes())
