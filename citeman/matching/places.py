"""Where in its container a work stands: volume, issue and pages, prepared and compared; years too.

What may not live here: other fields, weights, decisions.
"""

import re
from typing import NamedTuple

from citeman.text import plain_dashes

_RANGE = re.compile(r"([A-Za-z]{0,3}\s?)(\d{1,9})\s*([A-Za-z]?)(?:\s*-+\s*([A-Za-z]{0,3}\s?)(\d{1,9})\s*[A-Za-z]?)?")
_DIGITS = re.compile(r"\d+")
_NAMED = re.compile(r"[A-Za-z]?\d+")


class Pages(NamedTuple):
    """A page field made ready: first and last page as written without leading zeros, e-numbers with their letter."""

    first: str
    last: str | None


def pages(text: str | None) -> Pages | None:
    """The pages ready for comparison, or None where no number is given. Ranges cut short are completed.

    >>> pages("529\u201355")
    Pages(first='529', last='555')
    """
    if not text:
        return None
    plain = plain_dashes(text)
    found = next((each for each in _RANGE.finditer(plain) if each.group(5)), None) or _RANGE.search(plain)
    if found is None:
        return None
    before, number, after, _, end = found.groups()
    first = number.lstrip("0") or "0"
    last = (end.lstrip("0") or "0") if end else None
    if (
        last is None
        and not before
        and len(number) in {4, 6, 8}
        and int(number[: len(number) // 2]) < int(number[len(number) // 2 :]) < int(number[: len(number) // 2]) + 60
        and len(number) >= 6
    ):
        first, last = number[: len(number) // 2].lstrip("0"), number[len(number) // 2 :]
    if last is not None and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return Pages(first=before.strip().lower() + first + after.lower(), last=last)


def number(text: str | None) -> str | None:
    """A volume or an issue as a bare number, where it holds one ("Vol. 08" gives "8").

    >>> number("(08)")
    '8'
    """
    if not text:
        return None
    found = _NAMED.search(plain_dashes(text))
    return (found.group(0).lower().lstrip("0") or "0") if found else None


def pages_agreement(a: Pages, b: Pages) -> str:
    """How two page fields agree, as the name of a state (see `states.STATES`)."""
    if a.first == b.first:
        return "same" if a.last == b.last and a.last is not None else "first"
    if a.last is not None and a.last == b.last:
        return "last"
    if _counts(a, b) or _counts(b, a):
        return "count"
    if _misprint(a, b):
        return "misprint"
    return "loose" if (a.last is None) != (b.last is None) else "contradicts"


def _counts(single: Pages, span: Pages) -> bool:
    """Whether one is a lone number that counts the other's pages, or is its last page."""
    return single.last is None and span.last is not None and (_is_count(single, span) or single.first == span.last)


def _is_count(single: Pages, span: Pages) -> bool:
    """Whether the lone number is how many pages the other's range has."""
    numbers = [_DIGITS.search(text) for text in (single.first, span.first, span.last or "")]
    if None in numbers or not single.first.isdigit():
        return False
    lone, first, last = (int(found.group(0)) for found in numbers if found)
    return last - first + 1 == lone


def _misprint(a: Pages, b: Pages) -> bool:
    """Whether the first pages differ in one digit and nothing else speaks against."""
    if len(a.first) != len(b.first) or len(a.first) < 2:
        return False
    return sum(x != y for x, y in zip(a.first, b.first, strict=True)) == 1 and (a.last is None or b.last is None)


def volumes_agreement(volume: str | None, issue: str | None, other: str | None, other_issue: str | None) -> str:
    """How two volumes agree, where a lone number may be an issue that was printed (or read) as a volume."""
    if volume and other:
        if volume == other:
            return "same"
        crossed = (volume == other_issue and not issue) or (other == issue and not other_issue)
        return "crossed" if crossed else "differs"
    if volume or other:
        crossed = volume == other_issue if volume else other == issue
        return "crossed" if crossed and not (issue and other_issue) else "missing"
    return "missing"


def years_agreement(a: int, b: int) -> str:
    """How two years agree."""
    gap = abs(a - b)
    if gap == 0:
        return "same"
    if gap == 1:
        return "next"
    return "near" if gap <= 3 else "contradicts"
