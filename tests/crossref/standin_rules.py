"""What the stand-in allows and how it misbehaves: pools with limits, scripted faults, a log that counts.

What may not live here: HTTP, records.
"""

import random
import threading
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

FAULTS = ("429", "429-retry-after", "500", "503", "503-retry-after", "html", "cut", "drop", "slow", "empty")
"""Too many requests with and without Retry-After, server errors, 200 with HTML, 200 with half a body, a connection
closed without a word, a late answer, 200 with an empty body."""


@dataclass(frozen=True, kw_only=True)
class Pool:
    """A pool as its headers announce it."""

    name: str
    rate: int
    at_once: int


LIMITED = {
    ("public", "single"): Pool(name="public-single", rate=5, at_once=1),
    ("public", "array"): Pool(name="public-array", rate=1, at_once=1),
    ("polite", "single"): Pool(name="polite-single", rate=10, at_once=3),
    ("polite", "array"): Pool(name="polite-array", rate=3, at_once=3),
}
UNLIMITED = {key: Pool(name=pool.name, rate=100_000, at_once=100) for key, pool in LIMITED.items()}


@dataclass(kw_only=True)
class Faults:
    """Which answers go wrong: those of `script` in order (`None`: none), then a share of `rate` drawn by `seed`."""

    script: Sequence[str | None] = ()
    rate: float = 0.0
    kinds: Sequence[str] = FAULTS
    seed: int = 0
    slow_seconds: float = 0.2
    retry_after: int = 1

    def __post_init__(self) -> None:
        self._left = deque(self.script)
        self._random = random.Random(self.seed)  # noqa: S311 -- a script, no secret
        self._lock = threading.Lock()

    def next(self) -> str | None:
        """The fault of the next answer."""
        with self._lock:
            if self._left:
                return self._left.popleft()
            return self._random.choice(self.kinds) if self._random.random() < self.rate else None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One request as it came in and was answered."""

    when: float
    path: str
    pool: str
    status: int
    fault: str | None
    user_agent: str


@dataclass(kw_only=True)
class Log:
    """Every request, and what the client did wrong. Safe to use from several threads."""

    entries: list[Entry] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    """One line for every request above a pool's rate or number at once."""
    asked: Counter[str] = field(default_factory=Counter)
    """How often each DOI was asked for, whatever became of it."""
    answered: Counter[str] = field(default_factory=Counter)
    """How often each DOI was answered without a fault."""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._arrivals: dict[str, deque[float]] = {}
        self._running: Counter[str] = Counter()

    def arrive(self, pool: Pool, interval: float) -> bool:
        """Notes a request; whether it is within the pool's limits."""
        now = monotonic()
        with self._lock:
            arrivals = self._arrivals.setdefault(pool.name, deque())
            while arrivals and arrivals[0] <= now - interval:
                arrivals.popleft()
            arrivals.append(now)
            self._running[pool.name] += 1
            within = len(arrivals) <= pool.rate
            alone = self._running[pool.name] <= pool.at_once
            if not within:
                self.violations.append(f"{pool.name}: {len(arrivals)} requests in {interval} s, {pool.rate} allowed")
            if not alone:
                self.violations.append(f"{pool.name}: {self._running[pool.name]} at once, {pool.at_once} allowed")
            return within and alone

    def leave(self, pool: Pool) -> None:
        """Notes that a request has been answered."""
        with self._lock:
            self._running[pool.name] -= 1

    def write(self, entry: Entry, dois: Sequence[str]) -> None:
        """Notes an answer and the DOIs that it was about."""
        with self._lock:
            self.entries.append(entry)
            self.asked.update(dois)
            if entry.fault in {None, "slow"} and entry.status != 429:
                self.answered.update(dois)
