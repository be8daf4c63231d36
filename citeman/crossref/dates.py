"""Crossref's dates: partial ones, empty ones, and the several that one record has.

What may not live here: choosing the year that a reference means (`Candidate.readings` does).
"""

from collections.abc import Mapping
from typing import Any

from citeman.model import Date

_IN_ORDER = ("published-print", "published-other", "issued", "posted", "published", "published-online",
             "content-created", "approved")  # fmt: skip
"""Print first: it is the year that volume and pages belong to. `issued` is only the earliest date of all."""


def date_of(value: object) -> Date | None:
    """A `{"date-parts": [[2019, 6, 1]]}` as a Date; `None` for an empty or impossible one.

    >>> date_of({"date-parts": [[2019, 6]]})
    Date(parts=((2019, 6),), circa=False, season=None, literal=None)
    >>> date_of({"date-parts": [[None]]}) is None
    True
    """
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return None
    numbers: list[int] = []
    for part, highest in zip(parts[0], (2999, 12, 31), strict=False):
        if not str(part).isdigit() or not 0 < int(part) <= highest:
            break
        numbers.append(int(part))
    return Date(parts=(tuple(numbers),)) if numbers else None


def issued(message: Mapping[str, Any]) -> Date | None:
    """The date to show: print before online."""
    dates = (date_of(message[key]) for key in _IN_ORDER if key in message)
    return next((date for date in dates if date is not None), None)


def years(message: Mapping[str, Any]) -> frozenset[int]:
    """The year of every publication date of the record."""
    issue = message.get("journal-issue") or {}
    dates = [date_of(message[key]) for key in _IN_ORDER if key in message]
    dates += [date_of(issue[key]) for key in ("published-print", "published-online") if key in issue]
    return frozenset(date.year for date in dates if date is not None and date.year is not None)
