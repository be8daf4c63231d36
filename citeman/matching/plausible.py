"""The pairs of Items that are worth comparing: those that share a blocking key, found by sorting numbers.

What may not live here: which keys an Item has (`block`), comparing.
"""

from array import array
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from citeman.matching import block
from citeman.matching.features import Features

LARGEST_BLOCK = 60
"""Of a larger block each member is compared with its next neighbours in the order of titles only."""
NEIGHBOURS = 20
_PARTITIONS = 16
_TITLE = 40
"""So many bytes of a title decide which titles are neighbours."""

Numbers = NDArray[np.uint64]


def pairs(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Places of the Items worth comparing, the smaller place first."""
    index = Index()
    for each in features:
        index.add(each)
    for pair in index.pairs().tolist():
        yield pair >> 32, pair & 0xFFFFFFFF


class Index:
    """Blocking keys of all Items by place, and the pairs that they give. Twelve bytes a key."""

    def __init__(self) -> None:
        self.titles = bytearray()
        self.keys = [array("q") for _ in range(_PARTITIONS)]
        self.places = [array("I") for _ in range(_PARTITIONS)]
        self.count = 0

    def add(self, features: Features) -> None:
        """The next Item."""
        title = features.title.compact[:_TITLE].encode()[:_TITLE] if features.title else b""
        self.titles += title.ljust(_TITLE, b"\0")
        for key in block.keys_of(features):
            self.keys[key % _PARTITIONS].append(key)
            self.places[key % _PARTITIONS].append(self.count)
        self.count += 1

    def pairs(self, fresh: NDArray[np.bool_] | None = None) -> Numbers:
        """Every pair once, as a number, the smaller place in the high half; those of kindred titles stand together.

        `fresh`: which Items are new, by place, where pairs without a new one are not wanted.
        """
        ranked = np.argsort(np.frombuffer(self.titles, f"S{_TITLE}"), kind="stable").astype(np.uint32)
        rank = np.empty_like(ranked)
        rank[ranked] = np.arange(len(ranked), dtype=np.uint32)
        new = None if fresh is None else fresh[ranked]
        within = []
        for keys, places in zip(self.keys, self.places, strict=True):
            if keys:
                ranks = rank[np.frombuffer(places, np.uint32)]
                within.append(_within(np.frombuffer(keys, np.int64), ranks, new))
        found = _each_once(within)
        a, b = ranked[found >> np.uint64(32)], ranked[found & np.uint64(0xFFFFFFFF)]
        return _joined(np.minimum(a, b), np.maximum(a, b))


def _within(keys: NDArray[np.int64], ranks: NDArray[np.uint32], new: NDArray[np.bool_] | None) -> Numbers:
    """The pairs of ranks inside the blocks, the smaller rank in the high half; of an over-full block neighbours."""
    order = np.lexsort((ranks, keys))
    keys, ranks = keys[order], ranks[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    end = np.repeat(starts + sizes, sizes)
    full = np.repeat(sizes > LARGEST_BLOCK, sizes)
    at = np.arange(len(keys))
    end = np.where(full, np.minimum(end, at + NEIGHBOURS + 1), end)
    out = []
    step = 1
    while len(at := at[at + step < end[at]]):
        a, b = ranks[at], ranks[at + step]
        if new is not None:
            wanted = new[a] | new[b]
            a, b = a[wanted], b[wanted]
        out.append(_joined(a, b))
        step += 1
    return _each_once(out)


def _each_once(parts: Sequence[Numbers]) -> Numbers:
    """All numbers of the parts, ascending (sorted, where `numpy.unique` would hash: half the time and memory)."""
    found = np.concatenate([np.empty(0, np.uint64), *parts])
    found.sort()
    return found[np.r_[True, found[1:] != found[:-1]]] if len(found) else found


def _joined(high: NDArray[np.uint32], low: NDArray[np.uint32]) -> Numbers:
    return high.astype(np.uint64) << np.uint64(32) | low.astype(np.uint64)
