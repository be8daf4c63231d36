"""References written one by one for training, as people in many fields and languages print them: one file a field.

A language model wrote them from memory: labels and forms are what they teach; their facts may err. A line is a
reference with its fields in tags (`tagged`); what stands in no tag is outside. A line that begins with "#" is a remark.
What may not live here: what is made from parts (`templates`, `grammar`), labels that are not the convention's.
"""

import zlib
from collections.abc import Iterator
from importlib import resources

from citeman.parsing.training.styles import Piece
from citeman.parsing.training.tagged import pieces

_HELD_OUT = 16
"""One line in so many is kept out of training, to measure by."""


def read(*, held_out: bool) -> Iterator[tuple[str, list[Piece]]]:
    """The references that are to be measured by, or those to train on, each with its field's name, as labelled pieces.

    In the order of the files' names and of the lines; which a line is among, its own text decides.
    """
    for field, line in _lines():
        found = pieces(line)
        text = "".join(piece for piece, _ in found)
        if (zlib.crc32(text.encode()) % _HELD_OUT == 0) == held_out:
            yield field, found


def _lines() -> Iterator[tuple[str, str]]:
    """Every line of the files that is a reference, with its file's name."""
    for file in sorted(resources.files(__package__).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".txt"):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield file.name.removesuffix(".txt"), line
