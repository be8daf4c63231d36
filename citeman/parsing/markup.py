r"""Mark-up in a reference as a person pasted it → the text that it prints, and where each character of it stood.

What may not live here: whole documents (see `reading`); emphasis and tags, which the parser reads as they are, since
they tell a title from what stands around it.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from citeman.detex import pieces

_LATEX = re.compile(r"\\(?:[A-Za-z]{2,}|[\"'`^~=.&%#_$/-]|[A-Za-z](?=[ {\\]))|(?<=[A-Za-z.])~(?=[\w{\\])")
"""A command, an accent, an escaped character, a blank that does not break."""
_QUOTED = re.compile(r"``|(?<=\S)''|(?<!\w)`(?=[^'`]*')|(?<=[^\W\d])'(?!\w)")
"""Quotation marks as TeX and typewriters write them."""
_AS_PRINTED = {"``": "“", "''": "”", "`": "‘", "'": "’"}
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,6}|[A-Za-z]{2,8});")
_AS_IT_IS = re.compile(r"(?:https?|ftp)://[^\s{}]+|(?<!\\)%")
"""Where a reference differs from a LaTeX document: an address holds no commands, a per cent sign begins no comment."""
_ESCAPE = re.compile(r"\\(?=[_%#&$~])|\\-")

Piece = tuple[int, int, str]


class Print(NamedTuple):
    """What a text prints: for each of its characters from where (`starts`) to where (`ends`) it stood in the source.

    Without mark-up both are None: every character stands where it stood.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the text, as a stretch of the source."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def printed(source: str) -> Print:
    r"""The text that a source with LaTeX's commands or HTML's entities prints; any other text as it is.

    >>> printed(r"G\"odel, K. {\it Monatshefte} 38, 173--198.").text
    'Gödel, K. Monatshefte 38, 173–198.'
    >>> printed("Trade &amp; growth").text
    'Trade & growth'
    >>> printed(r"{\it A~book}").place(0, 6)
    (5, 11)
    """
    if "\\" in source and _LATEX.search(source):
        return _assembled(_from_latex(source))
    if "&" in source and _ENTITY.search(source):
        return _assembled(_replaced(source, _ENTITY, html.unescape))
    if "``" in source or "''" in source:
        return _assembled(_replaced(source, _QUOTED, _AS_PRINTED.__getitem__))
    return Print(source)


def _assembled(bits: Iterator[Piece]) -> Print:
    text, starts, ends = list[str](), list[int](), list[int]()
    for start, end, bit in bits:
        text.append(bit)
        if len(bit) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(bit))
            ends.extend([end] * len(bit))
    return Print("".join(text), tuple(starts), tuple(ends))


def _from_latex(source: str) -> Iterator[Piece]:
    """The bits of a source with commands; addresses and per cent signs as they stand."""
    after = 0
    for found in _AS_IT_IS.finditer(source):
        yield from _shifted(pieces(source[after : found.start()]), after)
        yield from _shifted(_replaced(found[0], _ESCAPE, lambda _: ""), found.start())
        after = found.end()
    yield from _shifted(pieces(source[after:]), after)


def _shifted(bits: Iterator[Piece], by: int) -> Iterator[Piece]:
    return ((start + by, end + by, bit) for start, end, bit in bits)


def _replaced(source: str, pattern: re.Pattern[str], by: Callable[[str], str]) -> Iterator[Piece]:
    after = 0
    for found in pattern.finditer(source):
        if found.start() > after:
            yield after, found.start(), source[after : found.start()]
        yield found.start(), found.end(), by(found[0])
        after = found.end()
    if after < len(source):
        yield after, len(source), source[after:]
