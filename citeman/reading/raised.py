"""Numbers that a document prints raised (or marks up as citations): noted while it is read, then told as spans.

What may not live here: a file format, whether such a number is a citation (see `parsing.raised`).
"""

import re

from citeman.model import Span

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which Unicode keeps for a program's own use: no text holds them."""

_NOTED = re.compile(rf"{_CLOSE}{_OPEN}|[{_OPEN}{_CLOSE}]")
_RUN = re.compile(r"(\s*)([\d,;\-‐‑‒–—−][\d,;\-‐‑‒–—−\s]*?)(\s*)")


def raised(text: str) -> str:
    """The text, noted as raised where it holds nothing but numbers and what stands between them.

    >>> unnoted("as shown" + raised("12,14"))
    ('as shown12,14', (Span(start=8, end=13),))
    >>> raised("th")
    'th'
    """
    found = _RUN.fullmatch(text)
    return f"{found[1]}{_OPEN}{found[2]}{_CLOSE}{found[3]}" if found else text


def unnoted(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text as it was before anything was noted as raised, and where it is; what touches is one span."""
    bare, spans = list[str](), list[Span]()
    done = length = start = 0
    for note in _NOTED.finditer(text):
        bare.append(text[done : note.start()])
        length += note.start() - done
        done = note.end()
        if note[0] == _OPEN:
            start = length
        elif note[0] == _CLOSE and start < length:
            spans.append(Span(start=start, end=length))
            start = length
    return ("".join([*bare, text[done:]]), tuple(spans)) if done else (text, ())
