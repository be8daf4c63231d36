"""Tokens → attributes for the tagger: what a token looks like, its neighbours, its chunk, its place in the reference.

A token's own attributes depend on its text alone, so that they are made once a word and kept. A chunk is a stretch
between separators ("Oxford University Press"): its first and last word say much about every word in it. What may not
live here: labels, weights, anything that was learnt from data.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from citeman.parsing import lexicon
from citeman.parsing.tokens import Token
from citeman.text import unaccented

_SEPARATORS = frozenset('.,;:?!()[]{}"“”«»„‟。，；：？！（）［］【】《》〈〉「」『』、|<>*—')
_OPENING = frozenset("([{（［【")
_CLOSING = frozenset(")]}）］】")
_QUOTES_OPEN = frozenset("“«„「『《〈‘")
_QUOTES_CLOSE = frozenset("”»‟」』》〉")
_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")
_STOP_CLASS = {"。": ".", "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]"}


OFFSETS = (-2, -1, 1, 2)
"""Which neighbours a token sees; the sign and digit stand before a neighbour's attribute."""
EDGE = ("#",)
"""What stands for a neighbour beyond either end."""


class Attributes(NamedTuple):
    """A reference's attributes: of each token's neighbours' classes and place, of each chunk, and each token's chunk."""

    between: list[tuple[str, ...]]
    place: list[tuple[str, ...]]
    chunk: list[tuple[str, ...]]
    chunk_of: list[int]


def word_class(text: str) -> str:
    """A short word for what a token looks like: a mark is itself, a year "Y", a number "9", a word by its case.

    >>> [word_class(each) for each in ("2019", "12", "J", "IEEE", "Wang", "of", "研", "，", "https://x.org")]
    ['Y', '99', 'X', 'XX', 'Xx', 'x', '字', ',', 'URL']
    """
    if text.isdigit():
        return "Y" if _YEAR.fullmatch(text) else "9" * min(len(text), 5)
    first = text[0]
    if not first.isalpha():
        return _STOP_CLASS.get(first, first) if len(text) == 1 else ("DOI" if first.isdigit() else text[:1])
    if "/" in text or text[:4].lower() == "www.":
        return "URL"
    if first >= "\u3040" and not first.isupper() and not first.islower():
        return "가" if "\uac00" <= first <= "\ud7af" else ("か" if first < "\u3400" else "字")
    if text.isupper():
        return "X" if len(text) == 1 else "XX"
    if text.islower():
        return "x1" if len(text) == 1 else "x"
    return "Xx" if first.isupper() else "xX"


@lru_cache(maxsize=200_000)
def of_word(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """A token's own attributes, those that its neighbours see of it, and its class."""
    kind = word_class(text)
    if kind == "URL":
        host = "doi" if "doi.org" in text.lower() else "web"
        return ("c=URL", f"w={host}"), ("c=URL", f"w={host}"), kind
    if kind == "DOI" or not text[0].isalnum():
        return (f"c={kind}",), (f"c={kind}",), kind
    if text.isdigit():
        value = f"n={text}" if len(text) < 3 else f"n={text[:2]}+{len(text)}"
        zero = ("n0",) if text[0] == "0" else ()
        return (f"c={kind}", value, *zero), (f"c={kind}",), kind
    lower = unaccented(text).lower()
    flags = lexicon.flags(lower)
    own = [f"c={kind}", f"w={lower}", *flags]
    if len(lower) > 1:
        own += [f"s2={lower[-2:]}", f"p2={lower[:2]}", f"l={min(len(lower), 9)}"]
    if len(lower) > 3:
        own += [f"s3={lower[-3:]}", f"p3={lower[:3]}"]
    if len(lower) > 5:
        own += [f"s4={lower[-4:]}", f"p4={lower[:4]}"]
    return tuple(own), (f"c={kind}", f"w={lower}", *flags), kind


def attributes(tokens: Sequence[Token]) -> Attributes:
    """The attributes of a reference, in the parts that the tagger adds up."""
    kinds = [of_word(token[0])[2] for token in tokens]
    chunk_of, chunks = _chunks(tokens, kinds)
    between, places = _places(tokens, kinds)
    return Attributes(between=between, place=places, chunk=chunks, chunk_of=chunk_of)


def _places(tokens: Sequence[Token], kinds: list[str]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Where each token stands: between which neighbours; and from both ends, in quotes and brackets, after which stops."""
    count = len(tokens)
    year = next((i for i, kind in enumerate(kinds) if kind == "Y"), count)
    early = "n" if year == count else ("e" if year < count * 0.4 else "l")
    sides = (early + "<", early + "=", early + ">")
    quoted = "0"
    depth = stops = commas = end = 0
    before = "^"
    between, places = [], []
    for i, (text, start, stop) in enumerate(tokens):
        kind = kinds[i]
        if text in _CLOSING:
            depth = max(0, depth - 1)
        elif text in _QUOTES_CLOSE or (text == '"' and quoted == "1"):
            quoted = "2"
        between.append(of_neighbours(before, start == end, kind, kinds[i + 1] if i + 1 < count else "$"))
        left = count - 1 - i
        places.append(
            of_place(
                i if i < 4 else i // 4 * 4 if i < 32 else 32,
                left if left < 4 else left // 4 * 4 if left < 24 else 24,
                sides[(i >= year) + (i > year)],
                quoted,
                depth > 0,
                stops if stops < 5 else 5,
                commas if commas < 7 else 7,
            )
        )
        if text in _OPENING:
            depth += 1
        elif text in _QUOTES_OPEN or (text == '"' and quoted == "0"):
            quoted = "1"
        elif kind == "." and before not in ("X", "."):
            stops += 1
        elif kind in (",", ";", "、"):
            commas += 1
        before, end = kind, stop
    return between, places


@lru_cache(maxsize=50_000)
def of_neighbours(before: str, glued: bool, kind: str, after: str) -> tuple[str, ...]:  # noqa: FBT001 - kept by its arguments
    """The attributes of a token between two others, by their classes."""
    return (f"b{before}|{'g' if glued else 'b'}{kind}", f"f{kind}|{after}", f"x{before}|{kind}|{after}")


@lru_cache(maxsize=200_000)
def of_place(first: int, last: int, side: str, quoted: str, inside: bool, stops: int, commas: int) -> tuple[str, ...]:  # noqa: FBT001
    """The attributes of a place in the reference."""
    return (
        f"a{first}",
        f"z{last}",
        f"y{side}",
        f"q{quoted}{'(' if inside else ''}",
        f"t{stops}{side}",
        f"m{commas}{side}",
    )


def _chunks(tokens: Sequence[Token], kinds: list[str]) -> tuple[list[int], list[tuple[str, ...]]]:
    """Each token's chunk, and each chunk's attributes; a separator is a chunk of its own without attributes."""
    chunk_of: list[int] = []
    bounds: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(tokens):
        if token.text in _SEPARATORS:
            if start < i:
                bounds.append((start, i))
            bounds.append((i, i))
            start = i + 1
    if start < len(tokens):
        bounds.append((start, len(tokens)))
    out = []
    for number, (begin, end) in enumerate(bounds):
        chunk_of += [number] * max(1, end - begin)
        out.append(_chunk(tokens, kinds, begin, end) if begin < end else ())
    return chunk_of, out


def _chunk(tokens: Sequence[Token], kinds: list[str], begin: int, end: int) -> tuple[str, ...]:
    first = unaccented(tokens[begin].text).lower()[:12]
    last = unaccented(tokens[end - 1].text).lower()[:12]
    left = kinds[begin - 1] if begin else "^"
    right = kinds[end] if end < len(kinds) else "$"
    inside = kinds[begin:end]
    size = end - begin
    capital = sum(kind in ("Xx", "XX", "X") for kind in inside)
    small = sum(kind in ("x", "x1") for kind in inside)
    case = "d" if not capital + small else "C" if not small else "S" if small > capital else "M"
    flags = {flag for token in tokens[begin:end] for flag in lexicon.flags_of(token.text)}
    return (
        f"k1={first}",
        f"k9={last}",
        f"kl={left}{min(size, 12) if size < 5 else size // 3 + 4 if size < 24 else 12}{right}",
        f"kc={case}{min(size, 4)}{'9' if any(kind[0] in '9Y' for kind in inside) else ''}",
        f"kr={left}{right}{case}",
        *(f"k{flag}" for flag in sorted(flags)),
    )


def flat(tokens: Sequence[Token]) -> list[list[str]]:
    """The attributes a token as one list, those of the two neighbours on each side marked: what training reads."""
    found = attributes(tokens)
    words = [of_word(token.text) for token in tokens]
    out = []
    for i, (own, _, _) in enumerate(words):
        row = [*own, *found.between[i], *found.place[i], *found.chunk[found.chunk_of[i]]]
        for offset in OFFSETS:
            j = i + offset
            row += [f"{offset}{each}" for each in (words[j][1] if 0 <= j < len(words) else EDGE)]
        out.append(row)
    return out
