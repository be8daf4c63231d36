"""The numbers that a manuscript prints beside its lines, told from text and taken out.

What may not live here: columns and lines (see `layout`), references.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from citeman.reading.tables import Piece

_FEWEST = 8
"""How many numbers a document's margin holds at least."""

_STEPS = (1, 2, 3, 5, 10)
"""By what line numbers go up; LaTeX's lineno and word processors offer all of them."""

_WIDEST = 4
_GROUP = 3
_BESIDE = 110.0
_ROWS = 0.6
"""Which part of a page's lines its numbers count at least: of entries that take two lines each, labels count half."""


def without_line_numbers(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pages' pieces without the numbers of their lines, where pages are numbered line by line.

    A margin of numbers counts up evenly and stands at even steps from the page's top to its bottom, which the labels
    of a reference list do not; and it stands on most pages that hold text. What stands in such a margin on the other
    pages are line numbers too.
    """
    margins = [_margins(page) for page in pages if len(page) >= _FEWEST]
    if sum(bool(held) for held in margins) * 2 <= len(margins):
        return [list(page) for page in pages]
    places = {(edge, round(place)) for held in margins for edge, place in held}
    if sum(_stands(piece, places) for page in pages for piece in page) < _FEWEST:
        return [list(page) for page in pages]
    return [[piece for piece in page if not _stands(piece, places)] for page in pages]


def _number(piece: Piece) -> bool:
    return len(piece.text) <= _WIDEST and piece.text.isascii() and piece.text.isdigit()


def _stands(piece: Piece, places: Collection[tuple[str, int]]) -> bool:
    """Whether a piece is a number in a margin of numbers."""
    spots = ((edge, round(getattr(piece, edge)) + shift) for edge in ("x0", "x1") for shift in (-1, 0, 1))
    return _number(piece) and any(spot in places for spot in spots)


def _margins(page: Sequence[Piece]) -> set[tuple[str, float]]:
    """The edges ("x0" or "x1", and where) at which the numbers of a page's lines stand flush."""
    numbers = [piece for piece in page if _number(piece)]
    words = [piece for piece in page if not piece.text.isdigit()]
    return {
        (edge, getattr(group[0], edge))
        for edge in ("x1", "x0")
        for group in _aligned(sorted(numbers, key=lambda piece: getattr(piece, edge)), edge)
        if len(group) >= _GROUP and _counts(group, _rows_beside(group, words))
    }


def _rows_beside(group: Sequence[Piece], words: Sequence[Piece]) -> int:
    """How many lines begin right of some numbers, or end left of them where none begins."""
    low, high = min(piece.x0 for piece in group), max(piece.x1 for piece in group)
    right = {round(piece.y / 3) for piece in words if 0 < piece.x0 - high < _BESIDE}
    left = {round(piece.y / 3) for piece in words if 0 < low - piece.x1 < _BESIDE}
    return min(len(side) for side in (left, right) if side) if left or right else 0


def _aligned(ordered: Sequence[Piece], edge: str) -> list[list[Piece]]:
    """Numbers that stand flush, each group from the top of the page down."""
    groups = list[list[Piece]]()
    for piece in ordered:
        if groups and getattr(piece, edge) - getattr(groups[-1][-1], edge) < 1.5:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [sorted(group, key=lambda piece: -piece.y) for group in groups]


def _counts(group: Sequence[Piece], rows: int) -> bool:
    """Whether a column of numbers goes up by one step, stands at even distances, and spans the page's lines."""
    if not rows:
        return False
    gains = [int(below.text) - int(above.text) for above, below in pairwise(group)]
    gain = round(median(gains))
    if gain not in _STEPS or sum(each == gain for each in gains) < 0.9 * len(gains):
        return False
    falls = [above.y - below.y for above, below in pairwise(group)]
    usual = median(falls)
    even = sum(abs(fall - usual) < 0.12 * usual for fall in falls)
    return even >= 0.6 * len(falls) and len(group) * gain >= _ROWS * rows
