"""All plausible pairs of Records, decided: blocks, comparisons, decisions; in several processes where there are many.

What may not live here: what a field's agreement means, clustering, SQL.
"""

import gc
import math
import multiprocessing
import os
import threading
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache

from citeman.matching import block, compare, decide
from citeman.matching.compare import Pattern
from citeman.matching.features import Features, pack, prepare, unpack
from citeman.model import Decision, Evidence, Record, Verdict

LARGEST_BLOCK = 100
"""Of a larger block each member is compared with its next neighbours in the order of titles only."""
NEIGHBOURS = 20
_MANY = 50_000
"""From so many Records on, features are held packed and pairs are decided by several processes."""
_PARTITIONS = 64
_BUCKET_BITS = 12
_LOW = 0xFFFFFFFF
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
    blocks over `LARGEST_BLOCK`, of which only neighbours are compared). `processes` is the number of worker processes
    for large inputs (by default one a core, where the platform can fork; 1 for none).
    """
    fresh_ids = {record.id for record in new}
    records = sorted({record.id: record for record in (*new, *known)}.values(), key=lambda record: record.id)
    with _collector_at_rest() if len(records) >= _MANY else nullcontext():
        return _link(records, fresh_ids, processes, counts if counts is not None else Counts())


def _link(records: Sequence[Record], fresh_ids: set[int], processes: int | None, counts: Counts) -> list[Decision]:
    many = len(records) >= _MANY
    work = _prepared(records, fresh_ids, packed=many)
    ids = list(array("q", (records[place].id for place in work.order)))
    counts.pairs += sum(len(bucket) for bucket in work.buckets)
    out: list[Decision] = []
    for kept, numbers, patterns in _decided(work, _processes(processes) if many else 1):
        judged = [judgement(pattern) for pattern in patterns]
        for (i, j), number in zip(_ranks(kept), numbers, strict=True):
            verdict, probability, evidence = judged[number]
            left, right = ids[i], ids[j]
            if left > right:
                left, right = right, left
            out.append(Decision(left=left, right=right, verdict=verdict, probability=probability, evidence=evidence))
    out.sort(key=lambda decision: (decision.left, decision.right))
    return out


def _prepared(records: Sequence[Record], fresh_ids: set[int], *, packed: bool) -> "_Work":
    """Features, order and pairs; the Records are not looked at again, so that workers share their memory."""
    shelf = _Shelf(packed=packed)
    index = _Index(bytearray(record.id in fresh_ids for record in records))
    for record in records:
        features = prepare(record.item)
        index.add(features)
        shelf.add(features)
    order = index.order()
    return _Work(shelf, order, index.buckets(order))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for reference cycles meanwhile: millions of values are made here, and none of them is in a cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def pairs(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Places of the Items worth comparing, the smaller place first."""
    index = _Index(bytearray(b"\x01") * len(features))
    for each in features:
        index.add(each)
    order = index.order()
    for bucket in index.buckets(order):
        for i, j in _ranks(bucket):
            yield min(order[i], order[j]), max(order[i], order[j])


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
        self.get = lru_cache(maxsize=1 << 13)(self._unpack) if packed else self.held.__getitem__

    def add(self, features: Features) -> None:
        if self.packed:
            self.bytes += pack(features)
            self.ends.append(len(self.bytes))
        else:
            self.held.append(features)

    def _unpack(self, place: int) -> Features:
        return unpack(bytes(memoryview(self.bytes)[self.ends[place] : self.ends[place + 1]]))


class _Index:
    """Blocking keys of all Records, and the pairs that they give."""

    def __init__(self, fresh: bytearray) -> None:
        self.fresh = fresh
        self.orders: list[str] = []
        self.keys = [array("q") for _ in range(_PARTITIONS)]
        self.places = [array("I") for _ in range(_PARTITIONS)]

    def add(self, features: Features) -> None:
        place = len(self.orders)
        self.orders.append(features.title.compact[:40] if features.title else "")
        for key in block.keys_of(features):
            self.keys[key % _PARTITIONS].append(key)
            self.places[key % _PARTITIONS].append(place)

    def order(self) -> Sequence[int]:
        """The places in the order of their titles: what is compared stands near to each other."""
        return array("I", sorted(range(len(self.orders)), key=lambda place: (self.orders[place], place)))

    def buckets(self, order: Sequence[int]) -> list[Sequence[int]]:
        """Pairs of ranks in `order` as numbers (smaller rank in the high half), each once, ascending, cut by it."""
        rank = array("I", bytes(4 * len(order)))
        for n, place in enumerate(order):
            rank[place] = n
        out = [array("Q") for _ in range((len(order) >> _BUCKET_BITS) + 1)]
        fresh = bytearray(self.fresh[place] for place in order)
        everything = all(fresh)
        for keys, places in zip(self.keys, self.places, strict=True):
            blocks: dict[int, list[int]] = defaultdict(list)
            for key, place in zip(keys, places, strict=True):
                blocks[key].append(rank[place])
            for members in blocks.values():
                if len(members) > 1:
                    for i, j in _within(members):
                        if everything or fresh[i] or fresh[j]:
                            out[i >> _BUCKET_BITS].append(i << 32 | j)
        return [array("Q", sorted(set(bucket))) for bucket in out]


def _within(members: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block, by rank; of an over-full one the neighbours only."""
    members.sort()
    reach = len(members) if len(members) <= LARGEST_BLOCK else NEIGHBOURS
    for n, i in enumerate(members):
        for j in members[n + 1 : n + 1 + reach]:
            yield i, j


def _ranks(bucket: Iterable[int]) -> Iterator[tuple[int, int]]:
    for pair in bucket:
        yield pair >> 32, pair & _LOW


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be decided: features, their order, pairs of ranks."""

    shelf: _Shelf
    order: Sequence[int]
    buckets: Sequence[Sequence[int]]


Decided = tuple[Sequence[int], Sequence[int], list[Pattern]]
"""The pairs that are not distinct, for each the number of its pattern, and the patterns."""


def _decide(work: _Work, bucket: Iterable[int]) -> Decided:
    kept, numbers = array("Q"), array("I")
    patterns: dict[Pattern, int] = {}
    get, order = work.shelf.get, work.order
    for i, j in _ranks(bucket):
        pattern = compare.pattern_above(get(order[i]), get(order[j]), _FLOOR)
        if pattern is not None and judgement(pattern)[0] is not Verdict.DISTINCT:
            kept.append(i << 32 | j)
            numbers.append(patterns.setdefault(pattern, len(patterns)))
    return kept, numbers, list(patterns)


_work: _Work | None = None
"""What forked workers inherit; set only while they run."""


def _decide_bucket(number: int) -> Decided:
    if _work is None:
        raise RuntimeError("no work was handed over")
    return _decide(_work, _work.buckets[number])


def _decided(work: _Work, processes: int) -> Iterator[Decided]:
    global _work  # noqa: PLW0603 - forked workers inherit it, which is the one way without copying
    if processes < 2:
        yield from (_decide(work, bucket) for bucket in work.buckets)
        return
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(processes, gc.disable) as pool:
            yield from pool.imap(_decide_bucket, range(len(work.buckets)))
    finally:
        _work = None


def _processes(wanted: int | None) -> int:
    """How many processes may be used: one where forking is impossible, or unsafe because threads run."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return wanted or os.cpu_count() or 1
