"""Sums of a model's weights under keys that come again and again: a word, a place, a chunk's build.

What may not live here: what the keys mean, decoding.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Rows = Mapping[str, int]
"""Attribute → its row in the table of weights."""


class Sums:
    """A growing table with a row a key: for each of its columns the summed weights of the attributes named there."""

    def __init__(self, weights: Numbers, columns: Sequence[Rows]) -> None:
        self.weights = weights
        """The model's weights, a row an attribute and a column a label; the last row is all zeros."""
        self.columns = columns
        self.width = weights.shape[1]
        self.table: Numbers = np.zeros((4096, self.width * len(columns)), dtype=np.float32)
        self.known: dict[Hashable, int] = {}

    def rows(self, keys: Sequence[Hashable], names: Callable[[Any], Sequence[Sequence[str]]]) -> list[int]:
        """The row of each key; `names` gives, for a key not met before, the attributes of each column."""
        known = self.known
        rows = [known.get(key, -1) for key in keys]
        if -1 in rows:
            self._add(list(dict.fromkeys(key for key, row in zip(keys, rows, strict=True) if row < 0)), names)
            rows = [known[key] for key in keys]
        return rows

    def _add(self, keys: list[Hashable], names: Callable[[Any], Sequence[Sequence[str]]]) -> None:
        """Sum the weights of many new keys at once."""
        first = len(self.known)
        while first + len(keys) > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        nothing = len(self.weights) - 1
        made = [names(key) for key in keys]
        for column, found in enumerate(self.columns):
            flat: list[int] = []
            starts: list[int] = []
            for groups in made:
                starts.append(len(flat))
                flat += [row for name in groups[column] if (row := found.get(name)) is not None]
                flat.append(nothing)
            total = np.add.reduceat(self.weights[flat], starts, axis=0)
            self.table[first : first + len(keys), column * self.width : (column + 1) * self.width] = total
        self.known.update(zip(keys, range(first, first + len(keys)), strict=True))
