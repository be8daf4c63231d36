"""Text with its fields in tags, named as `citeman.parsing.tagset` names its labels → labelled pieces.

What may not live here: where such text comes from.
"""

import re

from citeman.parsing.tagset import OUTSIDE, TAGS
from citeman.parsing.training.styles import Piece

_TAG = re.compile(rf"<(/?)({'|'.join(tag for tag in TAGS if tag != OUTSIDE)})>")


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
