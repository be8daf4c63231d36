"""What the client wants of a cache, and how an answer is written into one.

The store implements `Cache`; to it a value is an opaque text with a time to live. What may not live here: SQL, clocks.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from citeman.crossref.answers import Outcome

RECORD_LASTS = timedelta(days=30)
NOT_FOUND_LASTS = timedelta(days=7)
NOTICES_LAST = timedelta(days=7)
"""Of those that point at a DOI, be there any or none: a retraction should be known within a week."""
AGENCY_LASTS = timedelta(days=365)
"""A prefix hardly ever changes its agency."""


class Cache(Protocol):
    """A place for answers. Called from the thread that iterates over the answers, never from another."""

    def get(self, key: str) -> str | None:
        """The value last put under the key, if its time to live is not over; else `None`."""

    def put(self, key: str, value: str, lasts: timedelta) -> None:
        """Keep the value under the key, in place of an older one, for at most the time that it lasts."""

    def flush(self) -> None:
        """Make sure that what was put outlives the program: called before it waits for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedAnswer:
    """What is remembered of an answer: its outcome and the records as received."""

    outcome: Outcome
    bodies: tuple[str, ...] = ()
    """The records, each as one JSON object."""
    agency: str | None = None

    @property
    def lasts(self) -> timedelta:
        """How long it may be used again."""
        return RECORD_LASTS if self.outcome is Outcome.FOUND else NOT_FOUND_LASTS

    def dumps(self) -> str:
        """As one line of JSON; `read` takes it apart.

        >>> CachedAnswer(outcome=Outcome.FOUND, bodies=('{"DOI":"10.1000/x"}',)).dumps()
        '{"outcome":"found","messages":[{"DOI":"10.1000/x"}]}'
        """
        agency = "" if self.agency is None else f',"agency":{json.dumps(self.agency, ensure_ascii=False)}'
        return f'{{"outcome":"{self.outcome.value}","messages":[{",".join(self.bodies)}]{agency}}}'


def read(text: str) -> tuple[Outcome, tuple[Mapping[str, Any], ...], str | None]:
    """Outcome, records and agency of an answer that `CachedAnswer.dumps` wrote."""
    body = json.loads(text)
    return Outcome(body["outcome"]), tuple(body["messages"]), body.get("agency")


class MemoryCache:
    """A cache for one run: nothing in it grows old."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The value last put under the key."""
        return self._values.get(key)

    def put(self, key: str, value: str, lasts: timedelta) -> None:  # noqa: ARG002 -- the protocol's signature
        """Keep the value under the key."""
        self._values[key] = value

    def flush(self) -> None:
        """Nothing outlives the program here."""
