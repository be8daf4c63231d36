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
    """Growing tables with a row a key, one a column: the summed weights of the attributes named for that column."""

    def __init__(self, weights: Numbers, columns: Sequence[Rows]) -> None:
        self.weights = weights
        """The model's weights, a row an attribute and a column a label; the last row is all zeros."""
        self.columns = columns
        self.width = weights.shape[1]
        self.tables: list[Numbers] = [np.zeros((4096, self.width), dtype=np.float32) for _ in columns]
        self.known: dict[Hashable, int] = {}

    def rows(self, keys: Sequence[Hashable], names: Callable[[Any], Sequence[Sequence[str]]]) -> NDArray[np.intp]:
        """The row of each key; `names` gives, for a key not met before, the attributes of each column."""
        known = self.known
        rows = [known.get(key, -1) for key in keys]
        if -1 in rows:
            self._add(list(dict.fromkeys(key for key, row in zip(keys, rows, strict=True) if row < 0)), names)
            rows = [known[key] for key in keys]
        return np.array(rows, dtype=np.intp)

    def taken(self, rows: NDArray[np.intp], column: int = 0) -> Numbers:
        """The sums of a column in these rows."""
        out: Numbers = self.tables[column].take(rows, axis=0)
        return out

    def _add(self, keys: list[Hashable], names: Callable[[Any], Sequence[Sequence[str]]]) -> None:
        """Sum the weights of many new keys at once."""
        first = len(self.known)
        while first + len(keys) > len(self.tables[0]):
            self.tables = [np.concatenate([table, np.zeros_like(table)]) for table in self.tables]
        nothing = len(self.weights) - 1
        made = [names(key) for key in keys]
        for column, found in enumerate(self.columns):
            flat: list[int] = []
            starts: list[int] = []
            for groups in made:
                starts.append(len(flat))
                flat += [row for name in groups[column] if (row := found.get(name)) is not None]
                flat.append(nothing)
            total = np.add.reduceat(self.weights.take(flat, axis=0), starts, axis=0)
            self.tables[column][first : first + len(keys)] = total
        self.known.update(zip(keys, range(first, first + len(keys)), strict=True))
