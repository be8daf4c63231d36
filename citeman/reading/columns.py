"""Which pieces of a page stand in which column: gutters found by the white between the lines.

What may not live here: lines, a file format, references.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from citeman.reading.raised import raised
from citeman.reading.tables import Piece, table_band, white_levels

_MOST_LEVELS = 4
"""At how many places a page is tried to be parted into a part above and one below."""

_ADDRESS = re.compile(r"(?:https?:|www\.|10\.\d{4,}/)\S{20,}$")
"""An address that is a line of its own: lines break at blanks only, so it may overrun its column by any length."""

_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?[)\]]?$")
"""The year with which a label ends that names an author."""

_FEW = 3
"""Lines through a gutter that do not speak against it: a running head, a foot, a rule."""


def columns(
    pieces: Sequence[Piece], width: float, known: float | None = None
) -> tuple[list[list[Piece]], float | None]:
    """The pieces of a page by column, in reading order, and the page's gutter where it has one.

    What spans the page cuts it into bands, each band is read by columns. `known` is the gutter of the page before: a
    last page may hold too little in its second column to show its own.
    """
    gutter = _gutter(pieces, width)
    if known is not None and (_goes_on(pieces, known) if gutter is None else _crosses_no_more(pieces, known, gutter)):
        gutter = known
    band = table_band(pieces, gutter) if gutter is not None else None
    if band is not None:
        above, table, below = _banded(pieces, band)
        parts = [_by_gutter(part, width, gutter, 0) if part else [] for part in (above, below)]
        return [*parts[0], table, *parts[1]], gutter
    level = _level(pieces, width, gutter)
    if level is None:
        return _by_gutter(pieces, width, gutter, 0), gutter
    above, below = [piece for piece in pieces if piece.y > level], [piece for piece in pieces if piece.y <= level]
    upper, lower = columns(above, width)[0], columns(below, width)
    return [*upper, *lower[0]], lower[1]


def _banded(pieces: Sequence[Piece], band: tuple[float, float]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """The pieces above a band, those in it, those below it."""
    top, bottom = band
    above = [piece for piece in pieces if piece.y > top]
    return above, [p for p in pieces if bottom < p.y <= top], [p for p in pieces if p.y <= bottom]


def _crosses_no_more(pieces: Sequence[Piece], known: float, own: float) -> bool:
    """Whether the gutter of the page before parts a page as well as its own, which may stand behind a list's labels."""
    sides = [piece for piece in pieces if piece.x1 <= known], [piece for piece in pieces if piece.x0 >= known]
    through = sum(piece.x0 + 1 < known < piece.x1 - 0.8 * piece.size for piece in pieces)
    return all(sides) and through <= max(_FEW, _crossed(pieces, own))


def _goes_on(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether a page of few lines goes on in the columns of the page before."""
    right = [piece for piece in pieces if piece.x0 >= gutter]
    left = [piece for piece in pieces if piece.x1 <= gutter]
    if not left or not right or _crossed(pieces, gutter) > _FEW:
        return False
    edge = min(piece.x0 for piece in right)
    beside = [each.x1 for each in left for piece in right if abs(each.y - piece.y) < 0.3 * piece.size]
    return edge - gutter < 3 * right[0].size and all(edge - end > 0.55 * right[0].size for end in beside)


def _by_gutter(pieces: Sequence[Piece], width: float, gutter: float | None, depth: int) -> list[list[Piece]]:
    """The pieces left and right of a gutter, band after band; a wide side by gutters of its own."""
    if gutter is None:
        return [list(pieces)] if pieces else []
    low, high = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    wide = (gutter - low > 0.58 * (high - low), high - gutter > 0.58 * (high - low))
    left, across, right = _parted(pieces, gutter, low, high)
    out = list[list[Piece]]()
    ceiling = float("inf")
    for bar in [*sorted({piece.y for piece in across}, reverse=True), float("-inf")]:
        for side, is_wide in ((left, wide[0]), (right, wide[1])):
            band = [piece for piece in side if bar < piece.y <= ceiling]
            if band:
                own = _gutter(band, width, 1) if is_wide and depth == 0 else None
                out += _by_gutter(band, width, own, depth + 1)
        row = [piece for piece in across if piece.y == bar]
        if row:
            out.append(row)
        ceiling = bar
    return _adjoining(out)


def _level(pieces: Sequence[Piece], width: float, gutter: float | None) -> float | None:
    """The height at which a page changes from one number of columns to another; `None` where it has one throughout.

    It is looked for where white crosses the whole page, and only where the gutter does not explain the page.
    """
    if gutter is not None and _crossed(pieces, gutter) <= _FEW:
        return None
    for level in white_levels(pieces)[:_MOST_LEVELS]:
        above, below = [piece for piece in pieces if piece.y > level], [piece for piece in pieces if piece.y <= level]
        upper = _gutter(above, width)
        lower = _gutter(below, width) if upper is not None else None
        if upper is not None and lower is not None and (_crossed(below, upper) > _FEW or _crossed(above, lower) > _FEW):
            return level
    return None


def _crossed(pieces: Sequence[Piece], gutter: float) -> int:
    """How many lines run through a gutter."""
    return sum(piece.x0 + 1 < gutter < piece.x1 - 1 for piece in pieces)


def _parted(
    pieces: Sequence[Piece], gutter: float, low: float, high: float
) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """The pieces left of a gutter, across it, and right of it.

    A line that is too long for its column stays in it; pieces that stand in one line with one across belong to it.
    """
    sides = dict[int, list[Piece]]({-1: [], 0: [], 1: []})
    for piece in pieces:
        sides[_side(piece, gutter, low, high)].append(piece)
    across = list[Piece]()
    for piece in sides[0]:
        home = -1 if _collides(piece, sides[1]) else 1 if _collides(piece, sides[-1]) else 0
        (across if home == 0 else sides[home]).append(piece)
    bars, left, right = tuple(across), list[Piece](), list[Piece]()
    for side, column in ((-1, left), (1, right)):
        for piece in sides[side]:
            bar = next((bar for bar in bars if _one_line(bar, piece)), None)
            (column if bar is None else across).append(piece if bar is None else _in_line(piece, bar))
    return left, across, right


def _in_line(piece: Piece, bar: Piece) -> Piece:
    """A piece on the baseline of the line that it stands in; numbers raised behind it are noted as such."""
    above = piece.x0 > bar.x0 and piece.stands_above(bar)
    return replace(piece, y=bar.y, text=raised(piece.text) if above else piece.text)


def _one_line(bar: Piece, piece: Piece) -> bool:
    if piece.stands_above(bar) and raised(piece.text) != piece.text and abs(piece.x0 - bar.x1) < 0.5 * bar.size:
        return piece.y - bar.y < 0.5 * bar.size
    near = abs(piece.x0 - bar.x1) < bar.size or abs(bar.x0 - piece.x1) < bar.size
    return near and abs(piece.y - bar.y) < 0.3 * bar.size


def _side(piece: Piece, cut: float, low: float, high: float) -> int:
    """-1 for a piece of the left column, 1 for one of the right, 0 for one across; a line may overrun its column."""
    over_left, over_right = cut - piece.x0, piece.x1 - cut
    if over_left > 1 and _ADDRESS.match(piece.text):
        return -1
    if over_right <= 1 or (over_left > 3 * over_right and over_right < 0.5 * (high - cut)):
        return -1
    if over_left <= 1 or (over_right > 3 * over_left and over_left < 0.5 * (cut - low)):
        return 1
    return 0


def _collides(piece: Piece, column: Sequence[Piece]) -> bool:
    """Whether a line runs over the lines of a column, as one does that is too long for its own."""
    return any(
        abs(each.y - piece.y) < 0.7 * piece.size and each.x0 < piece.x1 - 1 and piece.x0 < each.x1 - 1
        for each in column
    )


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


def _gutter(pieces: Sequence[Piece], width: float, depth: int = 0) -> float | None:
    """Where a strip of white parts the pieces into columns: the widest that few of them cross, in the page's middle.

    What stands beside it fills a column, or is wide and has a gutter of its own.
    """
    if len(pieces) < 8 or width <= 0:
        return None
    low, high = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    span = high - low
    if span < 150:
        return None
    need = 0.55 * median(piece.size for piece in pieces)
    white, cut = _white_strip(pieces, low + 0.22 * span, low + 0.78 * span, need)
    if white < need:
        return None
    left = [piece for piece in pieces if _side(piece, cut, low, high) < 0]
    right = [piece for piece in pieces if _side(piece, cut, low, high) > 0]
    ink = sum(piece.x1 - piece.x0 for piece in pieces)
    crossed = ink - sum(piece.x1 - piece.x0 for piece in (*left, *right))
    if crossed > 0.45 * ink or _labels(left, right):
        return None
    for side, room in ((left, cut - low), (right, high - cut)):
        parted = depth == 0 and room > 0.58 * span
        if not _column_like(side, span, room) and not (parted and _gutter(side, width, 1) is not None):
            return None
    across = [piece for piece in pieces if _side(piece, cut, low, high) == 0]
    return cut if _flush(right) and not _interleaved(across, [*left, *right]) else None


def _labels(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether what stands left are labels beside entries: each in one line with one right, most with white below.

    Long labels ("Knuth and Plass 1981") may stand on a line of their own: these are told by the year that ends them.
    """
    heights = sorted({round(piece.y) for piece in right}, reverse=True)
    own = sorted({round(piece.y) for piece in left}, reverse=True)
    beside = sum(any(abs(y - other) < 2 for other in heights) for y in own)
    if len(own) > 0.6 * len(heights):
        return False
    if sum(_DATED.search(piece.text) is not None for piece in left) >= 0.9 * len(left):
        return True
    if beside < 0.9 * len(own):
        return False
    step = median(sorted(above - below for above, below in pairwise(heights))[: len(heights) // 2 + 1] or [0])
    alone = sum(above - below > 1.5 * step for above, below in pairwise(own))
    return alone > 0.6 * (len(own) - 1)


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
