"""Sums of a model's rows under keys that come again and again: a word, a place, what stands around a token.

What may not live here: what the keys mean, the layers above, decoding.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from citeman.parsing.network import Network, Numbers


class Sums:
    """A growing table with a row a key: the sum of the model's rows of the attributes that the key stands for."""

    def __init__(self, network: Network, names: Callable[[Any], Sequence[str]]) -> None:
        self.network = network
        self.names = names
        """A key → its attributes' names."""
        self.held: Numbers = np.zeros((4096, network.table.shape[1]), dtype=np.float32)
        self.known: dict[Hashable, int] = {}

    def taken(self, keys: Sequence[Hashable]) -> Numbers:
        """The sums of these keys, a row a key."""
        known = self.known
        rows = [known.get(key, -1) for key in keys]
        if -1 in rows:
            self._add(list(dict.fromkeys(key for key, row in zip(keys, rows, strict=True) if row < 0)))
            rows = [known[key] for key in keys]
        out: Numbers = self.held.take(rows, axis=0)
        return out

    def _add(self, keys: list[Hashable]) -> None:
        """Sum the rows of many new keys at once."""
        first = len(self.known)
        while first + len(keys) > len(self.held):
            self.held = np.concatenate([self.held, np.zeros_like(self.held)])
        place = self.network.rows.get
        flat: list[int] = []
        filled: list[int] = []
        starts: list[int] = []
        for number, key in enumerate(keys, start=first):
            found = [row for name in self.names(key) if (row := place(name)) is not None]
            if found:
                filled.append(number)
                starts.append(len(flat))
                flat += found
        if flat:
            rows = self.network.table.take(flat, axis=0) * self.network.scales.take(flat)[:, None]
            self.held[filled] = np.add.reduceat(rows, starts, axis=0)
        self.known.update(zip(keys, range(first, first + len(keys)), strict=True))
