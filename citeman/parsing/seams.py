"""Seams: where two fields of a reference meet, with the marks and words that stand between them.

The seams of a list's entries are its manner (`manner`); how usual each is anywhere was counted by the training
(`data/seams.tsv`). What may not live here: scores, choosing between labels.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token

NAME = "seams.tsv"
FIRST, LAST = "^", "$"
"""What stands for a field before the first and behind the last."""
RAREST = 3e-4
"""No seam is held to be rarer than this."""
_MOST = 6
"""So many tokens of a gap are looked at."""
_MOST_AT_END = 3
_ASIDE = 3
"""A field that goes on behind a longer gap than this has something of another kind in it."""


Seam = tuple[str, str, str]
"""The field on the left, what stands between, the field on the right."""


def is_seam(left: str, length: int, right: str) -> bool:
    """Whether two fields with so many tokens between them are two: one may go on behind a mark or two."""
    return left != right or length > _ASIDE


def shown(tokens: Sequence[Token]) -> list[str]:
    """Tokens as a gap shows them: in small letters, any number as "9"."""
    return ["9" if text[0].isdigit() else text.lower() for text, _, _ in tokens]


def looked_at(start: int, stop: int, right: str) -> slice:
    """Which tokens of those from `start` up to but without `stop` are looked at before a field."""
    return slice(start, min(stop, start + (_MOST_AT_END if right == LAST else _MOST)))


def gap_text(words: Sequence[str], left: str, right: str) -> str:
    """What stands between two fields, from the tokens of their gap as they are shown."""
    return "~" if left == right else " ".join(words)


def seams(tokens: Sequence[Token], labels: Sequence[str]) -> list[Seam]:
    """All seams of a labelled reference, in order.

    >>> from citeman.parsing.tokens import tokenize
    >>> seams(tokenize("Li J (2019). Tea"), ["author", "author", "-", "date", "-", "-", "title"])
    [('^', '', 'author'), ('author', '(', 'date'), ('date', ') .', 'title'), ('title', '', '$')]
    """
    out = list[Seam]()
    left, start = FIRST, 0
    for place, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        if (label != left or place > start) and is_seam(left, place - start, label):
            out.append((left, gap_text(shown(tokens[looked_at(start, place, label)]), left, label), label))
        left, start = label, place + 1
    out.append((left, gap_text(shown(tokens[looked_at(start, len(labels), LAST)]), left, LAST), LAST))
    return out


@cache
def usual() -> Mapping[Seam, float]:
    """The share that each seam has of all seams with the same field on the left, anywhere; rare ones are left out."""
    return read(files("citeman.parsing.data").joinpath(NAME).read_text(encoding="utf-8"))


def read(text: str) -> dict[Seam, float]:
    """The shares in a file of them: left, gap, right and share on each line, parted by tabs."""
    rows = (line.split("\t") for line in text.splitlines())
    return {(left, gap, right): float(share) for left, gap, right, share in rows}
