"""References written by hand for training, as people in many fields and languages print them: one file a field.

Written from memory: labels and forms are what they teach; their facts may err. A line is a reference with its fields in
tags that are named as `citeman.parsing.tagset` names its labels; what stands in no tag is outside. A line that begins
with "#" is a remark. What may not live here: what is made from parts (`templates`, `grammar`), labels that are not the
convention's.
"""

import re
import zlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from citeman.parsing.tagset import OUTSIDE, TAGS

Piece = tuple[str, str]
_TAG = re.compile(rf"<(/?)({'|'.join(tag for tag in TAGS if tag != OUTSIDE)})>")
_HELD_OUT = 8
"""One line in so many is kept out of training, to measure by."""
_APART = "apart"
"""The folder of the files that are kept out of training whole."""


def read(*, held_out: bool) -> Iterator[tuple[str, list[Piece]]]:
    """The references that are to be measured by, or those to train on, each with its field's name, as labelled pieces.

    In the order of the files' names and of the lines; which a line is among, its folder and its own text decide.
    """
    here = resources.files(__package__)
    if held_out:
        yield from ((f"{field} apart", pieces(line)) for field, line in _lines(here / _APART))
    for field, line in _lines(here):
        if (zlib.crc32(line.encode()) % _HELD_OUT == 0) == held_out:
            yield field, pieces(line)


def _lines(folder: Traversable) -> Iterator[tuple[str, str]]:
    """Every line of the files of a folder that is a reference, with its file's name."""
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".txt"):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield file.name.removesuffix(".txt"), line


def pieces(line: str) -> list[Piece]:
    """A tagged line as pieces of text with their labels.

    Raises `ValueError` where a tag is not closed, closes another one, or stands in another one.

    >>> pieces("<author>Weber, M.</author> (<date>1922</date>)")
    [('Weber, M.', 'author'), (' (', '-'), ('1922', 'date'), (')', '-')]
    """
    out: list[Piece] = []
    place, label = 0, OUTSIDE
    for tag in _TAG.finditer(line):
        if (tag[1] == "") != (label == OUTSIDE) or (tag[1] and tag[2] != label):
            raise ValueError(f"{tag.group()} does not fit in: {line}")
        out.append((line[place : tag.start()], label))
        place, label = tag.end(), OUTSIDE if tag[1] else tag[2]
    if label != OUTSIDE:
        raise ValueError(f"<{label}> is not closed in: {line}")
    out.append((line[place:], OUTSIDE))
    return [piece for piece in out if piece[0]]
