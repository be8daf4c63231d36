"""Running heads and feet, and page numbers: told by what the pages have in common, and taken out.

What may not live here: lines (see `layout`), a file format, references.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from citeman.reading.layout import Row

_PAGE_NUMBER = re.compile(
    r"\W*(?:p(?:age|\.)?\s*|seite\s*|с(?:тр)?\.\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|из|з)\s*\d{1,4})?(?:\s*页)?\W*",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"\s*(?:(?:https?|file)://\S+\s{2,}\d+\s?/\s?\d+|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s{2,}.*)?)"
)
"""What browsers print at the edges of a page: its address and number, the day and hour with its title."""

_NEAR = 2
"""Within how many pages a running head comes again; headings come again too ("References"), but farther away."""

_LEEWAY = 3
"""How many points the heights of the same head may differ."""

_DEEPEST = 6
"""Lines at a page's edge that may be running heads: as many as three parts side by side hold."""

_LARGER = 1.15
_WIDEST = 60.0
_FULL = 12
"""Lines from which a page shows how far its lines stand apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """A line at the top or the bottom of a page: whether white parts it from the rest, and its words alone."""

    page: int
    row: Row
    apart: bool
    shape: str


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages' lines without what stands at the edge of page after page, and without page numbers."""
    steps = [_step(page) for page in pages]
    usual = median(steps) if steps else 0.0
    edges = [
        edge
        for number, (page, step) in enumerate(zip(pages, steps, strict=True))
        for edge in _edges(number, page, step if len(page) >= _FULL else min(step, usual))
    ]
    zones = _zones(pages, edges)
    alike = dict[str, list[_Edge]]()
    for edge in edges:
        alike.setdefault(edge.shape, []).append(edge)
    sizes = sorted(row.size for page in pages for row in page)
    largest = _LARGER * sizes[len(sizes) * 4 // 5] if sizes else 0.0
    dropped = {
        id(edge.row)
        for edge in edges
        if _is_page_number(edge.row, pages[edge.page])
        or (
            edge.row.size <= largest
            and (_comes_again(edge, alike[edge.shape], len(pages)) or (edge.apart and _in(zones, edge)))
        )
    }
    return [[row for row in page if id(row) not in dropped] for page in pages]


def _edges(number: int, page: Sequence[Row], step: float) -> list[_Edge]:
    """The lines at the top and the bottom of a page, by height."""
    rows = sorted((row for row in page if row.text.strip()), key=lambda row: -row.y)
    if len(rows) <= _DEEPEST:
        return [_Edge(page=number, row=row, apart=True, shape=_shape(row.text)) for row in rows]
    white = 1.4 * step
    low = rows[::-1]
    top, bottom = _block(rows[: _DEEPEST + 1], white), _block(low[: _DEEPEST + 1], white)
    held = [*((row, place < top) for place, row in enumerate(rows[:_DEEPEST])),
            *((row, place < bottom) for place, row in enumerate(low[:_DEEPEST]))]  # fmt: skip
    return [_Edge(page=number, row=row, apart=apart, shape=_shape(row.text)) for row, apart in held]


def _step(page: Sequence[Row]) -> float:
    """How far the lines and the entries of a page stand apart, in the order in which they are read."""
    full = [row.y for row in page if row.text.strip()]
    steps = sorted(above - below for above, below in pairwise(full) if 0 < above - below < _WIDEST)
    return steps[len(steps) * 17 // 20] if steps else 0.0


def _block(rows: Sequence[Row], white: float) -> int:
    """How many of a page's outermost lines are parted from the rest by so much white."""
    return max((place for place in range(1, len(rows)) if _gap(rows[place - 1], rows[place]) > white), default=0)


def _gap(outer: Row, inner: Row) -> float:
    """How far two lines stand apart; nothing where that is no more than lines of their size need."""
    gap = abs(outer.y - inner.y)
    return gap if gap > 1.5 * max(outer.size, inner.size) else 0.0


def _comes_again(edge: _Edge, alike: Sequence[_Edge], count: int) -> bool:
    """Whether a line stands at the same height of a page near by too, and often enough to be no chance.

    Its numbers may differ; where no white parts it from the rest, only on many pages.
    """
    need = 2 if count < 6 else 3
    if not edge.apart:
        need = max(3, count // 3)
    return len({each.page for each in alike}) >= need and any(
        0 < abs(each.page - edge.page) <= _NEAR and abs(each.row.y - edge.row.y) <= _LEEWAY for each in alike
    )


def _zones(pages: Sequence[Sequence[Row]], edges: Sequence[_Edge]) -> list[float]:
    """The heights, beyond all other text of all pages, at which pages near each other hold a line apart."""
    apart = {id(edge.row) for edge in edges if edge.apart}
    inner = [row.y for page in pages for row in page if row.text.strip() and id(row) not in apart]
    if not inner:
        return []
    low, high = min(inner), max(inner)
    places = {(edge.page, round(edge.row.y)) for edge in edges if edge.apart and not low <= edge.row.y <= high}
    return sorted({float(height) for page, height in places if any(spot in places for spot in _near(page, height))})


def _near(page: int, height: int) -> Iterator[tuple[int, int]]:
    """The same height, by and large, of the pages near by."""
    for away in (-_NEAR, -1, 1, _NEAR):
        for shift in range(-_LEEWAY, _LEEWAY + 1):
            yield page + away, height + shift


def _in(zones: Sequence[float], edge: _Edge) -> bool:
    return any(abs(edge.row.y - height) < 1 for height in zones)


def _is_page_number(row: Row, page: Sequence[Row]) -> bool:
    if _BROWSER.fullmatch(row.text):
        return True
    if not _PAGE_NUMBER.fullmatch(row.text.strip()) or len(row.text.strip()) > 24:
        return False
    heights = [each.y for each in page if each.text.strip()]
    return row.y >= max(heights) - 0.5 or row.y <= min(heights) + 0.5


def _shape(text: str) -> str:
    """A line with its numbers blotted out: running heads differ only in them."""
    return re.sub(r"\d+", "0", " ".join(text.split()))
