"""Pieces of text with their places on a page → lines in reading order: columns, gaps, indents.

What may not live here: a file format, what pages have in common (see `runningheads`), references.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from citeman.reading.columns import columns
from citeman.reading.raised import raised
from citeman.reading.tables import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line: its text with the indent as blanks and raised numbers noted (see `raised`), its place."""

    text: str
    y: float
    x0: float
    size: float


def pages_text(pages: Sequence[tuple[Sequence[Piece], float]]) -> list[list[Row]]:
    """The lines of each page (its pieces, its width) in reading order.

    An empty line stands where a gap is wider than the usual step between lines, and around what goes across columns:
    there the next part of a page stands below the one before, not beside it.
    """
    out, gutter = list[list[Row]](), None
    for pieces, width in pages:
        parts, own = columns(pieces, width, gutter)
        gutter = own or gutter
        held = list[Row]()
        for part in parts:
            rows = _spaced(_rows(part), held)
            if held and rows and rows[0].text and rows[0].y < held[-1].y:
                held.append(replace(rows[0], text=""))
            held += rows
        out.append(held)
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
    left = _left(rows)
    return [_row(row, left, torn=_breaks_off(before)) for before, row in zip([[], *rows], rows, strict=False)]


def _left(rows: Sequence[Sequence[Piece]]) -> float:
    """The column's left edge, single lines that stick out left aside."""
    edges = sorted(min(piece.x0 for piece in row) for row in rows)
    return edges[len(edges) // 40]


def _same_line(row: Sequence[Piece], piece: Piece) -> bool:
    main = max(row, key=lambda each: len(each.text))
    high = max(main.size, piece.size)
    tiny = len(piece.text) <= 2 or len(main.text) <= 2
    small = tiny or min(main.size, piece.size) < 0.85 * high
    raised = min(main.size, piece.size) < 0.85 * high and (main.text.isdigit() or piece.text.isdigit())
    if abs(main.y - piece.y) > (0.5 if raised else 0.45 if small else 0.25) * high:
        return False
    room = max(2.0, 0.45 * high if tiny else 0.0)
    return not any(each.x0 < piece.x1 - room and piece.x0 < each.x1 - room for each in row)


def _breaks_off(row: Sequence[Piece]) -> bool:
    """Whether a line ends inside raised numbers."""
    last = max(row, key=lambda piece: piece.x1, default=None)
    return last is not None and last.text[-1] in ",-–" and last.stands_above(max(row, key=lambda each: len(each.text)))


def _row(row: Sequence[Piece], left: float, *, torn: bool) -> Row:
    """One line; `torn`: whether raised numbers go on in it."""
    ordered = sorted(row, key=lambda piece: piece.x0)
    main = max(ordered, key=lambda piece: len(piece.text))
    text = raised(ordered[0].text) if torn and ordered[0].stands_above(main) else ordered[0].text
    for before, piece in pairwise(ordered):
        gap = piece.x0 - before.x1
        mark = before is ordered[0] and before.text.isdigit() and before.y > main.y + 0.1 * main.size
        blank = "   " if gap > 1.6 * main.size else " " if mark or gap > 0.14 * main.size else ""
        text += blank + (raised(piece.text) if piece.stands_above(main) else piece.text)
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
