"""Pieces of text with their places on a page → lines in reading order: columns, gaps, indents, running heads.

What may not live here: a file format, references.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_PAGE_NUMBER = re.compile(
    r"\W*(?:p(?:age|\.)?\s*|seite\s*|с(?:тр)?\.\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|из|з)\s*\d{1,4})?(?:\s*页)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters on one baseline: its left and right end, its baseline (upwards), its font's height."""

    x0: float
    x1: float
    y: float
    size: float
    text: str


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
    for column in _columns(list(pieces), width):
        rows = _rows(column)
        out += _spaced(rows, out)
    return out


def _columns(pieces: list[Piece], width: float, depth: int = 0) -> list[list[Piece]]:
    """The pieces by column, in reading order: what spans the page cuts it into bands, each band is read by columns."""
    gutter = _gutter(pieces, width) if depth < 2 else None
    if gutter is None:
        return [pieces] if pieces else []
    low, high = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    left = [piece for piece in pieces if _side(piece, gutter, low, high) < 0]
    right = [piece for piece in pieces if _side(piece, gutter, low, high) > 0]
    across = list[Piece]()
    for piece in pieces:
        if _side(piece, gutter, low, high) == 0:
            home = left if _collides(piece, right) else right if _collides(piece, left) else across
            home.append(piece)
    across = _with_their_rows(across, left, right)
    taken = {id(piece) for piece in across}
    left = [piece for piece in left if id(piece) not in taken]
    right = [piece for piece in right if id(piece) not in taken]
    side_is_wide = (gutter - low > 0.58 * (high - low), high - gutter > 0.58 * (high - low))
    out = list[list[Piece]]()
    ceiling = float("inf")
    for bar in [*sorted({piece.y for piece in across}, reverse=True), float("-inf")]:
        for side in (left, right):
            band = [piece for piece in side if bar < piece.y <= ceiling]
            if band and side_is_wide[side is right]:
                out += _columns(band, width, depth + 1)
            elif band:
                out.append(band)
        row = [piece for piece in across if piece.y == bar]
        if row:
            out.append(row)
        ceiling = bar
    return _adjoining(out)


def _side(piece: Piece, cut: float, low: float, high: float) -> int:
    """-1 for a piece of the left column, 1 for one of the right, 0 for one across; a line may overrun its column."""
    over_left, over_right = cut - piece.x0, piece.x1 - cut
    if over_right <= 1 or (over_left > 3 * over_right and over_right < 0.5 * (high - cut)):
        return -1
    if over_left <= 1 or (over_right > 3 * over_left and over_left < 0.5 * (cut - low)):
        return 1
    return 0


def _collides(piece: Piece, column: Sequence[Piece]) -> bool:
    """Whether a line runs over the lines of a column, as one does that is too long for its own."""
    return any(
        abs(each.y - piece.y) < 0.7 * piece.size and each.x0 < piece.x1 - 1 and piece.x0 < each.x1 - 1 for each in column
    )


def _with_their_rows(across: list[Piece], left: Sequence[Piece], right: Sequence[Piece]) -> list[Piece]:
    """A line that spans the page may be broken into pieces by a font change or a wide blank: they belong together."""
    out = list(across)
    for bar in across:
        for piece in (*left, *right):
            if abs(piece.y - bar.y) < 0.3 * bar.size and (
                abs(piece.x0 - bar.x1) < bar.size or abs(bar.x0 - piece.x1) < bar.size
            ):
                out.append(
                    Piece(x0=piece.x0, x1=piece.x1, y=bar.y, size=piece.size, text=piece.text)
                    if piece.y != bar.y
                    else piece
                )
    return out


def _adjoining(groups: list[list[Piece]]) -> list[list[Piece]]:
    """Lines that span the page one below the other are one group."""
    out = list[list[Piece]]()
    for group in groups:
        if (
            out
            and len({piece.y for piece in group}) == 1
            and _wide(group)
            and _wide(out[-1])
            and min(p.y for p in out[-1]) > group[0].y
        ):
            out[-1] = out[-1] + group
        else:
            out.append(group)
    return out


def _wide(group: Sequence[Piece]) -> bool:
    return max(piece.x1 for piece in group) - min(piece.x0 for piece in group) > 300


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """Where a strip of white parts the pieces into columns: the widest that few of them cross, in the page's middle."""
    if len(pieces) < 8 or width <= 0:
        return None
    low, high = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    span = high - low
    if span < 150:
        return None
    need = 0.55 * median(piece.size for piece in pieces)
    room, cut = _white_strip(pieces, low + 0.22 * span, low + 0.78 * span, need)
    if room < need:
        return None
    left = [piece for piece in pieces if _side(piece, cut, low, high) < 0]
    right = [piece for piece in pieces if _side(piece, cut, low, high) > 0]
    ink = sum(piece.x1 - piece.x0 for piece in pieces)
    crossed = ink - sum(piece.x1 - piece.x0 for piece in (*left, *right))
    if crossed > 0.45 * ink or not _column_like(left, span, cut - low) or not _column_like(right, span, high - cut):
        return None
    across = [piece for piece in pieces if _side(piece, cut, low, high) == 0]
    return cut if _flush(right) and not _interleaved(across, [*left, *right]) else None


def _interleaved(across: Sequence[Piece], sides: Sequence[Piece]) -> bool:
    """Whether lines that cross a strip alternate with lines that do not: then its white is chance, not a gutter."""
    own = [piece for piece in across if not _collides(piece, sides)]
    heights = sorted({round(piece.y / 3): piece in own for piece in (*sides, *own)}.items())
    blocks = sum(crosses and not before for (_, before), (_, crosses) in pairwise([(0, False), *heights]))
    return blocks > max(3, len(heights) // 9)


def _flush(column: Sequence[Piece]) -> bool:
    """Whether a column's lines begin at few places, as they do not behind blanks that stand in line by chance."""
    starts = dict[int, float]()
    for piece in column:
        key = round(piece.y / 3)
        starts[key] = min(starts.get(key, piece.x0), piece.x0)
    places = Counter(round(x / 2) for x in starts.values())
    return sum(count for _, count in places.most_common(4)) >= 0.6 * len(starts)


def _white_strip(pieces: Sequence[Piece], low: float, high: float, need: float) -> tuple[float, float]:
    """The widest strip between two places that hardly more ink crosses than the place that least crosses.

    Gives its width, and the middle of its first clear part: labels of the right column may stand in the strip.
    """
    steps = max(1, int(high - low))
    ink = [0.0] * (steps + 1)
    for piece in pieces:
        weight = piece.x1 - piece.x0
        for step in range(max(0, int(piece.x0 + 1 - low)), min(steps, int(piece.x1 - low)) + 1):
            ink[step] += weight
    whole = sum(piece.x1 - piece.x0 for piece in pieces)
    strip = _widest(ink, 0, steps + 1, min(ink) + 0.035 * whole)
    level = min(ink[strip[0] : strip[1]]) + 0.001 * whole
    clear = next((run for run in _runs(ink, *strip, level) if run[1] - run[0] >= need), _widest(ink, *strip, level))
    return float(strip[1] - strip[0]), low + (clear[0] + clear[1] - 1) / 2


def _widest(ink: Sequence[float], first: int, stop: int, level: float) -> tuple[int, int]:
    """The longest run of places with no more ink than a level."""
    return max(_runs(ink, first, stop, level), key=lambda run: run[1] - run[0], default=(first, first + 1))


def _runs(ink: Sequence[float], first: int, stop: int, level: float) -> Iterator[tuple[int, int]]:
    begin = first
    for place in range(first, stop + 1):
        if place == stop or ink[place] > level:
            if place > begin:
                yield begin, place
            begin = place + 1


def _column_like(side: Sequence[Piece], span: float, room: float) -> bool:
    """Whether one side of a strip reads as a column: several lines, most of them filling its width."""
    lines = Counter(round(piece.y) for piece in side)
    if len(lines) < 4 or room < 0.2 * span:
        return False
    widths = sorted(_line_widths(side))
    return widths[int(len(widths) * 0.75)] > 0.55 * room


def _line_widths(side: Sequence[Piece]) -> list[float]:
    ends = dict[int, tuple[float, float]]()
    for piece in side:
        key = round(piece.y / 3)
        low, high = ends.get(key, (piece.x0, piece.x1))
        ends[key] = (min(low, piece.x0), max(high, piece.x1))
    return [high - low for low, high in ends.values()]


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
    small = min(main.size, piece.size) < 0.85 * high or len(piece.text) <= 2
    if abs(main.y - piece.y) > (0.45 if small else 0.25) * high:
        return False
    return not any(each.x0 + 1 < piece.x1 - 1 and piece.x0 + 1 < each.x1 - 1 for each in row)


def _row(row: Sequence[Piece], left: float) -> Row:
    ordered = sorted(row, key=lambda piece: piece.x0)
    main = max(ordered, key=lambda piece: len(piece.text))
    text = ordered[0].text
    for before, piece in zip(ordered, ordered[1:], strict=False):
        gap = piece.x0 - before.x1
        mark = before is ordered[0] and before.text.isdigit() and before.y > main.y + 0.1 * main.size
        text += (" " if mark or gap > 0.14 * main.size else "") + piece.text
    indent = ordered[0].x0 - left
    blanks = min(24, round(indent / (0.5 * main.size))) if indent > 0.45 * main.size else 0
    return Row(text=" " * blanks + text.strip(), y=main.y, x0=ordered[0].x0, size=main.size)


def _spaced(rows: Sequence[Row], before: Sequence[Row]) -> list[Row]:
    """The rows with an empty one where the step from line to line is clearly wider than usual."""
    steps = [above.y - below.y for above, below in zip(rows, rows[1:], strict=False) if 0 < above.y - below.y < 40]
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
