"""Labelled tokens → segments: stretches of the text that hold one field.

What may not live here: typed values.
"""

from collections.abc import Sequence
from typing import NamedTuple

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token

_JOINED = frozenset(
    ("author", "editor", "title", "journal", "book", "publisher", "location", "pages", "doi", "url", "note", "genre")
)
_GAP = 3
"""How many marks may stand between two stretches that are one field."""


class Segment(NamedTuple):
    """A stretch of the text, characters `start` up to but without `end`, with the least probability of its tokens."""

    label: str
    start: int
    end: int
    probability: float


def segments(tokens: Sequence[Token], labels: Sequence[str], probabilities: Sequence[float]) -> list[Segment]:
    """The fields' stretches in order; stretches of one field with only marks between them are one."""
    out: list[Segment] = []
    label = OUTSIDE
    start = end = gap = 0
    least = 1.0
    worded = False
    for (text, begin, finish), new, probability in zip(tokens, labels, probabilities, strict=True):
        if new == OUTSIDE:
            gap += 1
            worded = worded or text[0].isalnum()
            continue
        if new == label and (gap == 0 or (label in _JOINED and gap <= _GAP and not worded)):
            end = finish
            least = min(least, probability)
        else:
            if label != OUTSIDE:
                out.append(Segment(label, start, end, least))
            label, start, end, least = new, begin, finish, probability
        gap, worded = 0, False
    if label != OUTSIDE:
        out.append(Segment(label, start, end, least))
    return out


def cut(part: Segment, at: int, to: int, first: str, second: str) -> list[Segment]:
    """A segment as two: `at` where the first ends and `to` where the second begins, counted from its start."""
    return [
        part._replace(label=first, end=part.start + at),
        part._replace(label=second, start=part.start + to),
    ]
