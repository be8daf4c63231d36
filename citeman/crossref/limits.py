"""How often and how many at once a service may be asked, as its answers' headers say, for every kind of request.

Crossref announces its limits on every answer (`x-rate-limit-limit`, `x-rate-limit-interval`, `x-concurrency-limit`) and
changes them without notice, so that none is written here but the one to begin with. What may not live here: HTTP.
"""

import random
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

FIRST_INTERVAL = 1.0
"""Seconds between two requests until an answer has told the limit."""
TRIES = 4
FIRST_BACKOFF = 2.0
"""Seconds before the second try; doubled before every further one."""
MOST_AT_ONCE = 3
"""No more requests at once than this, whatever the service allows."""
_SLICE = 0.1
"""Seconds of one wait: an answer that comes meanwhile may shorten the rest."""
_MARGIN = 1.15
"""Requests are spaced a little wider than allowed: on their way they come closer together or drift apart."""
_INTERVAL = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h)?")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The clock, and how patiently a question is repeated."""

    clock: Callable[[], float] = monotonic
    sleep: Callable[[float], None] | None = None
    """Seconds to wait; `None` for a real wait that `Service.stop` cuts short."""
    max_tries: int = TRIES
    first_backoff: float = FIRST_BACKOFF
    wait_first: bool = False
    """An earlier run may have asked a moment ago: begin with a pause."""
    jitter: random.Random = field(default_factory=random.Random)


class Limiter:
    """Lets requests of one kind begin evenly spaced and not too many at once. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], *, wait_first: bool = False) -> None:
        self._clock = clock
        self._sleep = sleep
        self._line = threading.Lock()
        self._room = threading.Condition()
        self._gap = FIRST_INTERVAL
        self._at_once = 1
        self._running = 0
        self._last = clock() - (0.0 if wait_first else FIRST_INTERVAL)
        self._quiet_until = self._last

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits until a request may begin; while the block runs the request counts as running."""
        with self._room:
            while self._running >= self._at_once:
                self._room.wait()
            self._running += 1
        try:
            with self._line:
                while (left := max(self._last + self._gap, self._quiet_until) - self._clock()) > 0:
                    self._sleep(min(left, _SLICE))
                self._last = self._clock()
            yield
        finally:
            with self._room:
                self._running -= 1
                self._room.notify_all()

    def learn(self, headers: Mapping[str, str]) -> None:
        """Takes over the limits that an answer announces; one that announces none changes nothing."""
        rate = _number(headers.get("x-rate-limit-limit"))
        interval = _seconds(headers.get("x-rate-limit-interval", "1s"))
        at_once = _number(headers.get("x-concurrency-limit"))
        with self._room:
            if rate and interval:
                self._gap = interval / rate * _MARGIN
            if at_once:
                self._at_once = max(1, min(int(at_once), MOST_AT_ONCE))
                self._room.notify_all()

    def hold(self, seconds: float) -> None:
        """Nothing more begins for so long: the service asked for quiet."""
        self._quiet_until = max(self._quiet_until, self._clock() + seconds)


def _number(text: str | None) -> float | None:
    return float(text) if text is not None and re.fullmatch(r"\d+(\.\d+)?", text.strip()) else None


def _seconds(text: str) -> float | None:
    found = _INTERVAL.fullmatch(text.strip())
    return float(found[1]) * _SECONDS[found[2] or "s"] if found else None
