"""A table that is as wide as a page of columns: told by its caption, the white around it, and its cells.

What may not live here: columns (see `columns`), what is left out of a reference list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_CAPTION = re.compile(
    r"\s*(?:table|tab\.|tabelle|tableau|tabla|tabela|tabella|таблиц[яа]|表)\s?(?:\d+|[ivx]{1,5}\b)", re.IGNORECASE
)
_FILLED, _RAGGED = 0.8, 0.3
"""How much of its column's width a line of text fills at least, and which part of a table's lines may do so too."""

_SMALLER, _ABOVE = 0.85, 0.12
"""How large raised print is at most, and how high above its line at least, in parts of the line's size."""

_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters on one baseline: its left and right end, its baseline (upwards), its font's height."""

    x0: float
    x1: float
    y: float
    size: float
    text: str

    def stands_above(self, line: "Piece") -> bool:
        """Whether it is printed smaller than a line, and above it."""
        return self.size < _SMALLER * line.size and self.y > line.y + _ABOVE * line.size


def table_band(pieces: Sequence[Piece], gutter: float) -> tuple[float, float] | None:
    """Between which heights a table lies that is as wide as the page; `None` where there is none.

    It begins with its caption, below white that crosses the page or at the page's top, and goes on as long as what
    the next white parts is made of cells, so that columns are read above it and below it apart.
    """
    levels = [float("inf"), *sorted(white_levels(pieces), reverse=True), float("-inf")]
    bands = [[piece for piece in pieces if low < piece.y <= high] for high, low in pairwise(levels)]
    for place, band in enumerate(bands):
        first = max(band, key=lambda piece: (round(piece.y), -piece.x0), default=None)
        if first is None or not _CAPTION.match(first.text):
            continue
        stop = place + 1
        alone = len({round(piece.y) for piece in band}) <= _ROWS
        if not alone and not _cells(band, gutter):
            continue
        while stop < len(bands) and _cells(bands[stop], gutter):
            stop += 1
        if _cells([piece for each in bands[place:stop] for piece in each], gutter):
            return levels[place], levels[stop]
    return None


def _cells(band: Sequence[Piece], gutter: float) -> bool:
    """Whether a stretch of a page is made of cells: rows that go on across the gutter and fill neither column."""
    rows = dict[int, list[Piece]]()
    for piece in band:
        rows.setdefault(round(piece.y / 2), []).append(piece)
    both = sum(min(p.x0 for p in row) < gutter < max(p.x1 for p in row) and len(row) > 1 for row in rows.values())
    if both < min(_ROWS, len(rows)) or both * 2 < len(rows):
        return False
    low, high = min(piece.x0 for piece in band), max(piece.x1 for piece in band)
    filled = sum(
        sum(p.x1 - p.x0 for p in row if p.x1 <= gutter) > _FILLED * (gutter - low)
        or sum(p.x1 - p.x0 for p in row if p.x0 >= gutter) > _FILLED * (high - gutter)
        for row in rows.values()
    )
    return filled <= _RAGGED * len(rows)


def white_levels(pieces: Sequence[Piece]) -> list[float]:
    """The middles of the white that crosses the whole page, the widest first."""
    out, floor = list[tuple[float, float]](), float("inf")
    for piece in sorted(pieces, key=lambda each: -each.y):
        gap = floor - (piece.y + 0.75 * piece.size)
        if 0.5 * piece.size < gap < float("inf"):
            out.append((gap, floor - gap / 2))
        floor = min(floor, piece.y - 0.25 * piece.size)
    return [level for _, level in sorted(out, reverse=True)]
