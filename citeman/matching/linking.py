"""All plausible pairs of Records, decided: comparisons, decisions; in several processes where there are many.

What may not live here: which pairs are plausible (`plausible`), what a field's agreement means, clustering, SQL.
"""

import gc
import math
import multiprocessing
import os
import threading
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from citeman.garbage import uncollected
from citeman.matching import compare, decide
from citeman.matching.compare import Pattern
from citeman.matching.features import Features, pack, prepare, unpack
from citeman.matching.plausible import Index, Numbers
from citeman.model import Decision, Evidence, Record, Verdict

_MANY = 50_000
"""From so many Records on, features are held packed and pairs are decided by several processes."""
_PORTION = 50_000
"""Pairs that a worker is given at once."""
_FLOOR = math.log(decide.POSSIBLE_FROM / (1.0 - decide.POSSIBLE_FROM))


@dataclass(slots=True)
class Counts:
    """What a run of `link` did, for those who measure it."""

    pairs: int = 0
    """Pairs compared."""


def link(
    new: Sequence[Record], known: Sequence[Record] = (), *, processes: int | None = None, counts: Counts | None = None
) -> list[Decision]:
    """Decisions on every plausible pair of new Records, and of new with known ones, in the order of their ids.

    Only what a person may want to see comes back: matches, possible matches and versions, each with its evidence. Each
    pair is decided from the two Items alone, so that adding in many steps gives what adding at once gives (but for
    blocks over `plausible.LARGEST_BLOCK`, of which only neighbours are compared). `processes` is the number of worker
    processes for large inputs (by default one a core, where the platform can fork; 1 for none).
    """
    fresh_ids = {record.id for record in new}
    records = sorted({record.id: record for record in (*new, *known)}.values(), key=lambda record: record.id)
    with uncollected() if len(records) >= _MANY else nullcontext():
        return _link(records, fresh_ids, processes, counts if counts is not None else Counts())


def _link(records: Sequence[Record], fresh_ids: set[int], processes: int | None, counts: Counts) -> list[Decision]:
    many = len(records) >= _MANY
    work = _prepared(records, fresh_ids, packed=many)
    counts.pairs += len(work.pairs)
    decided = _Decided()
    for portion in _portions(work, _processes(processes) if many else 1):
        decided.add(*portion)
    del work
    return decided.decisions([record.id for record in records])


def _prepared(records: Sequence[Record], fresh_ids: set[int], *, packed: bool) -> "_Work":
    """Features and pairs; the Records are not looked at again, so that workers share their memory."""
    shelf = _Shelf(packed=packed)
    index = Index()
    for record in records:
        features = prepare(record.item)
        index.add(features)
        shelf.add(features)
    fresh = None if len(fresh_ids) == len(records) else np.array([record.id in fresh_ids for record in records])
    return _Work(index.pairs(fresh), shelf.reader())


@lru_cache(maxsize=65536)
def judgement(pattern: Pattern) -> tuple[Verdict, float, tuple[Evidence, ...]]:
    """The verdict on a pattern of agreement, its probability, and the evidence."""
    evidence = compare.evidence(pattern)
    verdict, probability = decide.decide(evidence)
    return verdict, round(probability, 6), evidence


class _Shelf:
    """Features by place: as objects, or packed and unpacked again where there are too many."""

    def __init__(self, *, packed: bool) -> None:
        self.packed = packed
        self.held: list[Features] = []
        self.bytes = bytearray()
        self.ends = array("Q", [0])

    def add(self, features: Features) -> None:
        if self.packed:
            self.bytes += pack(features)
            self.ends.append(len(self.bytes))
        else:
            self.held.append(features)

    def reader(self) -> Callable[[int], Features]:
        """What gives the features at a place, and remembers those that it gave last."""
        if not self.packed:
            return self.held.__getitem__

        def read(place: int) -> Features:
            return unpack(bytes(memoryview(self.bytes)[self.ends[place] : self.ends[place + 1]]))

        return lru_cache(maxsize=1 << 13)(read)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be decided: pairs of places, and what gives the features at a place."""

    pairs: Numbers
    get: Callable[[int], Features]

    def portion(self, number: int) -> "_Portion":
        """The pairs of one portion that are not distinct."""
        kept, numbers = array("Q"), array("I")
        patterns: dict[Pattern, int] = {}
        get = self.get
        for pair in self.pairs[number * _PORTION : (number + 1) * _PORTION].tolist():
            pattern = compare.pattern_above(get(pair >> 32), get(pair & 0xFFFFFFFF), _FLOOR)
            if pattern is not None and judgement(pattern)[0] is not Verdict.DISTINCT:
                kept.append(pair)
                numbers.append(patterns.setdefault(pattern, len(patterns)))
        return kept, numbers, list(patterns)


_Portion = tuple[Sequence[int], Sequence[int], list[Pattern]]
"""The pairs that are not distinct, for each the number of its pattern, and the patterns."""


class _Decided:
    """What was decided so far, as numbers: a pair is its two places, and the number of its pattern."""

    def __init__(self) -> None:
        self.pairs = array("Q")
        self.numbers = array("I")
        self.patterns: dict[Pattern, int] = {}

    def add(self, pairs: Sequence[int], numbers: Sequence[int], patterns: Sequence[Pattern]) -> None:
        """What was decided of one portion."""
        known = [self.patterns.setdefault(pattern, len(self.patterns)) for pattern in patterns]
        self.pairs.extend(pairs)
        self.numbers.extend([known[number] for number in numbers])

    def decisions(self, ids: Sequence[int]) -> list[Decision]:
        """The Decisions in the order of their ids, which stand in `ids` by place, ascending."""
        if not self.pairs:
            return []
        judged = [judgement(pattern) for pattern in self.patterns]
        pairs, numbers = np.frombuffer(self.pairs, np.uint64), np.frombuffer(self.numbers, np.uint32)
        order = np.argsort(pairs)
        out: list[Decision] = []
        for some in np.array_split(order, len(order) // _PORTION + 1):
            for pair, number in zip(pairs[some].tolist(), numbers[some].tolist(), strict=True):
                verdict, probability, evidence = judged[number]
                left, right = ids[pair >> 32], ids[pair & 0xFFFFFFFF]
                out.append(
                    Decision(left=left, right=right, verdict=verdict, probability=probability, evidence=evidence)
                )
        return out


_work: _Work | None = None
"""What forked workers inherit; set only while they run."""


def _portion(number: int) -> _Portion:
    if _work is None:
        raise RuntimeError("no work was handed over")
    return _work.portion(number)


def _portions(work: _Work, processes: int) -> Iterator[_Portion]:
    global _work  # noqa: PLW0603 - forked workers inherit it, which is the one way without copying
    numbers = range(-(-len(work.pairs) // _PORTION))
    if processes < 2:
        yield from map(work.portion, numbers)
        return
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(processes, gc.disable) as pool:
            yield from pool.imap(_portion, numbers)
    finally:
        _work = None


def _processes(wanted: int | None) -> int:
    """How many processes may be used: one where forking is impossible, or unsafe because threads run."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return wanted or os.cpu_count() or 1
