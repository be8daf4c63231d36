"""Pieces of text with their places on a page → lines in reading order: columns, gaps, indents, running heads.

What may not live here: a file format, references.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from citeman.reading.columns import Piece, columns

_PAGE_NUMBER = re.compile(
    r"\W*(?:p(?:age|\.)?\s*|seite\s*|с(?:тр)?\.\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|из|з)\s*\d{1,4})?(?:\s*页)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line: its text with the indent as blanks, its place on the page."""

    text: str
    y: float
    x0: float
    size: float


def page_text(pieces: Sequence[Piece], width: float) -> list[Row]:
    """The lines of a page in reading order; an empty line where a gap is wider than the usual step between lines."""
    out = list[Row]()
    for column in columns(pieces, width):
        rows = _rows(column)
        out += _spaced(rows, out)
    return out


def _rows(column: Sequence[Piece]) -> list[Row]:
    """The lines of one column, top down, pieces of one line put together from left to right."""
    rows = list[list[Piece]]()
    for piece in sorted(column, key=lambda each: (-each.y, each.x0)):
        home = next((row for row in reversed(rows[-3:]) if _same_line(row, piece)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    return [_row(row, _left(rows)) for row in rows]


def _left(rows: Sequence[Sequence[Piece]]) -> float:
    """The column's left edge, single lines that stick out left aside."""
    edges = sorted(min(piece.x0 for piece in row) for row in rows)
    return edges[len(edges) // 40]


def _same_line(row: Sequence[Piece], piece: Piece) -> bool:
    main = max(row, key=lambda each: len(each.text))
    high = max(main.size, piece.size)
    tiny = len(piece.text) <= 2 or len(main.text) <= 2
    small = tiny or min(main.size, piece.size) < 0.85 * high
    if abs(main.y - piece.y) > (0.45 if small else 0.25) * high:
        return False
    room = max(2.0, 0.45 * high if tiny else 0.0)
    return not any(each.x0 < piece.x1 - room and piece.x0 < each.x1 - room for each in row)


def _row(row: Sequence[Piece], left: float) -> Row:
    ordered = sorted(row, key=lambda piece: piece.x0)
    main = max(ordered, key=lambda piece: len(piece.text))
    text = ordered[0].text
    for before, piece in pairwise(ordered):
        gap = piece.x0 - before.x1
        mark = before is ordered[0] and before.text.isdigit() and before.y > main.y + 0.1 * main.size
        blank = "   " if gap > 1.6 * main.size else " " if mark or gap > 0.14 * main.size else ""
        text += blank + piece.text
    indent = ordered[0].x0 - left
    blanks = min(24, round(indent / (0.5 * main.size))) if indent > 0.45 * main.size else 0
    return Row(text=" " * blanks + text.strip(), y=main.y, x0=ordered[0].x0, size=main.size)


def _spaced(rows: Sequence[Row], before: Sequence[Row]) -> list[Row]:
    """The rows with an empty one where the step from line to line is clearly wider than usual."""
    steps = [above.y - below.y for above, below in pairwise(rows) if 0 < above.y - below.y < 40]
    usual = sorted(steps)[len(steps) // 3] if steps else 0.0
    out = list[Row]()
    for place, row in enumerate(rows):
        step = rows[place - 1].y - row.y if place else 0.0
        if place and usual and (step > 1.28 * usual or step < 0):
            out.append(Row(text="", y=row.y, x0=row.x0, size=row.size))
        out.append(row)
    if before and rows and abs(before[-1].size - rows[0].size) > 0.15 * rows[0].size:
        out.insert(0, Row(text="", y=rows[0].y, x0=rows[0].x0, size=rows[0].size))
    return out


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[list[str]]:
    """The pages' lines without what comes again at the same height of many pages, and without page numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(_shape(row.text) for rows in edges for row in {_shape(row.text): row for row in rows}.values())
    heights = Counter((_shape(row.text), round(row.y / 4)) for rows in edges for row in rows)
    need = 2 if len(pages) < 6 else 3
    out = list[list[str]]()
    for page, rows in zip(pages, edges, strict=True):
        dropped = {
            id(row)
            for row in rows
            if (len(pages) > 1 and seen[_shape(row.text)] >= need and heights[_shape(row.text), round(row.y / 4)] >= 2)
            or _is_page_number(row, page)
        }
        out.append([row.text for row in page if id(row) not in dropped])
    return out


def _edges(page: Sequence[Row]) -> list[Row]:
    """The lines at the top and the bottom of a page, by height."""
    rows = sorted((row for row in page if row.text.strip()), key=lambda row: -row.y)
    if len(rows) < 4:
        return rows
    return [*rows[:3], *rows[-3:]]


def _is_page_number(row: Row, page: Sequence[Row]) -> bool:
    if not _PAGE_NUMBER.fullmatch(row.text.strip()) or len(row.text.strip()) > 24:
        return False
    heights = [each.y for each in page if each.text.strip()]
    return row.y >= max(heights) - 0.5 or row.y <= min(heights) + 0.5


def _shape(text: str) -> str:
    """A line with its numbers blotted out: running heads differ only in them."""
    return re.sub(r"\d+", "0", " ".join(text.split()))
