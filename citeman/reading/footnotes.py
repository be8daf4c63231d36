"""Footnotes of a page: told by the short rule above them, their small print and their mark, and kept apart.

What may not live here: a file format, running heads (see `runningheads`), what the notes say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from citeman.reading.layout import Row

_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])(?:\s+|(?=[A-ZÀ-Þ“„«]))\S")
_BRACKET = re.compile(r"\s*[\[(]\d{1,3}[\])]")
_NUMBER = re.compile(r"\s*(\d{1,3})(?:[.)]?\s+|(?=[A-ZÀ-Þ]))[^\s\d]")
_TOP = 6
"""Lines within which the next number stands at a column's top: an entry may be torn by the column's end."""

_CLOSED = re.compile(r"[.!?)\]”»\"]\s*$")
_SMALLER = 0.96
"""How large footnotes may be set, in parts of the text's size."""

_BESIDE = 40.0
"""How many points the first line of a note may stand right of its rule's left end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """A thin level line on a page: its left end and its height."""

    x0: float
    y: float


def parted_notes(
    pages: Sequence[Sequence[Row]], separators: Sequence[Sequence[Separator]]
) -> tuple[list[list[Row]], list[list[Row]]]:
    """The lines of each page without its footnotes, and the footnotes' lines of each page that has some."""
    text, notes = list[list[Row]](), list[list[Row]]()
    last = ""
    for page, following, lines in zip(pages, [*pages[1:], ()], separators, strict=True):
        held = set[int]()
        for line in sorted(lines, key=lambda each: each.x0):
            below = _below(page, following, line, torn=bool(last) and _CLOSED.search(last) is None)
            held.update(id(row) for row in below)
            last = next((row.text for row in reversed(below) if row.text.strip()), last)
        text.append([row for row in page if id(row) not in held])
        if held:
            notes.append([row for row in page if id(row) in held])
    return text, notes


def note_numbers(notes: Sequence[Sequence[Row]]) -> frozenset[str]:
    """The numbers that call the footnotes, by their lines."""
    return frozenset(found[1] for rows in notes for row in rows if (found := _NUMBER.match(row.text)))


def _below(page: Sequence[Row], following: Sequence[Row], line: Separator, *, torn: bool) -> Sequence[Row]:
    """The footnotes of a column that stand below a line: small print down to the column's end, a mark before it.

    `torn`: whether the last note of the column before breaks off, so that a line without a mark may go on with it.
    """
    first = next((place for place, row in enumerate(page) if place and _opens(page[place - 1], row, line)), None)
    if first is None:
        return ()
    stop = first + 1
    while stop < len(page) and page[stop].y <= page[stop - 1].y + 1 and page[stop].x0 > line.x0 - 3:
        stop += 1
    printed = [row for row in page[first:stop] if row.text.strip()]
    above = [row.size for row in page[:first] if row.text.strip()]
    if not above or not printed or not _marked(printed, torn=torn):
        return ()
    small = max(row.size for row in printed) <= _SMALLER * median(above)
    goes_on = _counts_on(printed, page[stop:] or following)
    return page[first:stop] if small and not goes_on else ()


def _counts_on(printed: Sequence[Row], following: Sequence[Row]) -> bool:
    """Whether what stands below a line is a list that goes on at the top of the next column: the next number is there.

    The numbers of footnotes go on at the foot of a column, below the text that calls for them.
    """
    numbers = [int(found[1]) for row in printed if (found := _NUMBER.match(row.text))]
    top = [row for row in following if row.text.strip()][:_TOP]
    first = next((int(found[1]) for row in top if (found := _NUMBER.match(row.text))), None)
    return len(numbers) > 1 and first in {numbers[-1], numbers[-1] + 1}


def _marked(rows: Sequence[Row], *, torn: bool) -> bool:
    """Whether a note begins with the first line, or with a later one behind the end of another page's last note."""
    if _BRACKET.match(rows[0].text):
        return False
    goes_on = (torn or not rows[0].text.strip()[0].isupper()) and any(_MARK.match(row.text) for row in rows)
    return goes_on or _MARK.match(rows[0].text) is not None


def _opens(before: Row, row: Row, line: Separator) -> bool:
    """Whether a line of text is the first below a separator in its column."""
    return row.y < line.y < before.y + before.size and -3 < row.x0 - line.x0 < _BESIDE and row.y > line.y - 2 * row.size
