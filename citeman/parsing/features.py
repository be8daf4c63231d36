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
_OPENING = frozenset("([{【")
_CLOSING = frozenset(")]}】")
_QUOTES_OPEN = frozenset("“«„「『《〈‘")
_QUOTES_CLOSE = frozenset("”»‟」』》〉")
_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")
_COMMAS = frozenset((",", ";", "、"))
_EMPHASIS = frozenset("*_<")
_EMPHASIZED = {"0": "1", "1": "2", "2": "3", "3": "4", "4": "4"}
_STOP_CLASS = {"。": ".", "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]"}


OFFSETS = (-2, -1, 1, 2)
"""Which neighbours a token sees; the sign and digit stand before a neighbour's attribute."""
EDGE = ("#",)
"""What stands for a neighbour beyond either end."""


Key = tuple[str, ...]
"""Attributes that always stand together: what the tagger keeps a sum of weights under."""


class Attributes(NamedTuple):
    """A reference's attributes: three groups a token, five groups a chunk, and each token's chunk."""

    between: list[Key]
    place: list[Key]
    marks: list[Key]
    chunks: list[tuple[Key, Key, Key, Key, Key]]
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
    """The attributes of a reference, in the groups that the tagger adds up."""
    kinds = [of_word(token[0])[2] for token in tokens]
    between, place, marks = _places(tokens, kinds)
    chunk_of, bounds = _bounds(tokens)
    return Attributes(between, place, marks, _chunks(tokens, kinds, bounds), chunk_of)


def _places(tokens: Sequence[Token], kinds: list[str]) -> tuple[list[Key], list[Key], list[Key]]:
    """Each token's neighbours' classes; its place from both ends; the quotes, brackets and stops before it."""
    count = len(tokens)
    year = kinds.index("Y") if "Y" in kinds else count
    early = "n" if year == count else ("e" if year < count * 0.4 else "l")
    sides = (early + "<", early + "=", early + ">")
    quoted = emphasis = "0"
    depth = stops = commas = end = numbers = 0
    before = "^"
    kinds = [*kinds, "$"]
    between, places, marks = [], [], []
    for i, (text, start, stop) in enumerate(tokens):
        kind = kinds[i]
        digits = kind[0] in "9Y"
        if kind in _CLOSING:
            depth = max(0, depth - 1)
        elif text in _QUOTES_CLOSE or (text == '"' and quoted == "1"):
            quoted = "2"
        between.append(of_neighbours(before, start == end, kind, kinds[i + 1], numbers if digits else -1))
        side = sides[(i >= year) + (i > year)]
        places.append(of_place(_step(i), _step(count - 1 - i), side))
        marks.append(of_marks(quoted + emphasis, depth > 0, min(stops, 5), min(commas, 7), side))
        if digits:
            numbers += numbers < 4
        elif kind in _OPENING:
            depth += 1
        elif text in _QUOTES_OPEN or (text == '"' and quoted == "0"):
            quoted = "1"
        elif kind in _EMPHASIS:
            emphasis = _EMPHASIZED[emphasis]
        elif kind == ".":
            stops += before not in ("X", ".")
        elif kind in _COMMAS:
            commas += 1
        elif len(text) > 4 or kind == "字":
            numbers = 0
        before, end = kind, stop
    return between, places, marks


def _step(distance: int) -> int:
    """A distance, the coarser the larger."""
    return distance if distance < 4 else distance // 4 * 4 if distance < 32 else 32


@lru_cache(maxsize=50_000)
def of_neighbours(before: str, glued: bool, kind: str, after: str, numbers: int) -> Key:  # noqa: FBT001 - kept by its arguments
    """The attributes of a token between two others, by their classes, and of a number by the numbers just before it."""
    out = (f"b{before}|{'g' if glued else 'b'}{kind}", f"f{kind}|{after}", f"x{before}|{kind}|{after}")
    return out if numbers < 0 else (*out, f"u{numbers}", f"u{numbers}|{before}|{kind}|{after}")


@lru_cache(maxsize=5_000)
def of_place(first: int, last: int, side: str) -> Key:
    """The attributes of a place in the reference."""
    return (f"a{first}", f"z{last}", f"y{side}")


@lru_cache(maxsize=50_000)
def of_marks(quoted: str, inside: bool, stops: int, commas: int, side: str) -> Key:  # noqa: FBT001
    """The attributes of what stands before a place: quotes, emphasis, brackets, stops, commas, the year."""
    return (f"q{quoted}{'(' if inside else ''}", f"t{stops}{side}", f"m{commas}{side}", f"q{quoted}{side}")


def _bounds(tokens: Sequence[Token]) -> tuple[list[int], list[tuple[int, int]]]:
    """Each token's chunk, and the first and last token of each chunk; a separator is an empty chunk of its own."""
    chunk_of: list[int] = []
    bounds: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(tokens):
        if token[0] in _SEPARATORS:
            if start < i:
                bounds.append((start, i))
            bounds.append((i, i))
            start = i + 1
    if start < len(tokens):
        bounds.append((start, len(tokens)))
    for number, (begin, end) in enumerate(bounds):
        chunk_of += [number] * max(1, end - begin)
    return chunk_of, bounds


_NOTHING: tuple[Key, Key, Key, Key, Key] = ((), (), (), (), ())


def _chunks(
    tokens: Sequence[Token], kinds: list[str], bounds: list[tuple[int, int]]
) -> list[tuple[Key, Key, Key, Key, Key]]:
    """The attributes of each chunk: its words at the ends, its build, what stands around it, the lists it touches."""
    filled = [(number, begin, end) for number, (begin, end) in enumerate(bounds) if begin < end]
    signs = ["^", *(sign(kinds[begin], end - begin) for _, begin, end in filled), "$", "$"]
    out = [_NOTHING] * len(bounds)
    for place, (number, begin, end) in enumerate(filled, start=1):
        inside = kinds[begin:end]
        out[number] = (
            of_first(tokens[begin][0]),
            of_last(tokens[end - 1][0]),
            of_build(
                kinds[begin - 1] if begin else "^",
                end - begin,
                kinds[end] if end < len(kinds) else "$",
                inside.count("Xx") + inside.count("XX") + inside.count("X"),
                inside.count("x") + inside.count("x1"),
                any(kind[0] in "9Y" for kind in inside),
            ),
            of_around(signs[place - 1], signs[place], signs[place + 1], signs[place + 2]),
            of_lists(frozenset([each for token in tokens[begin:end] for each in lexicon.flags_of(token[0])])),
        )
    return out


@lru_cache(maxsize=10_000)
def sign(kind: str, size: int) -> str:
    """What another chunk sees of a chunk: the class of its first word and its length."""
    return f"{kind}{size if size < 4 else 4 if size < 8 else 8}"


@lru_cache(maxsize=100_000)
def of_first(text: str) -> Key:
    """The attribute of a chunk's first word."""
    return (f"k1={unaccented(text).lower()[:12]}",)


@lru_cache(maxsize=100_000)
def of_last(text: str) -> Key:
    """The attribute of a chunk's last word."""
    return (f"k9={unaccented(text).lower()[:12]}",)


@lru_cache(maxsize=50_000)
def of_build(left: str, size: int, right: str, capital: int, small: int, number: bool) -> Key:  # noqa: FBT001
    """The attributes of a chunk's build: its marks, its length, its capitals."""
    case = "d" if not capital + small else "C" if not small else "S" if small > capital else "M"
    length = size if size < 5 else min(size // 3 + 4, 12)
    return (f"kl={left}{length}{right}", f"kc={case}{min(size, 4)}{'9' if number else ''}", f"kr={left}{right}{case}")


@lru_cache(maxsize=100_000)
def of_around(before: str, own: str, after: str, then: str) -> Key:
    """The attributes of the chunks before and behind a chunk."""
    return (f"kp{before}", f"kn{after}", f"km{after}|{then}", f"ko{before}|{own}|{after}")


@lru_cache(maxsize=5_000)
def of_lists(names: frozenset[str]) -> Key:
    """The attributes of the word lists that a chunk's words stand in."""
    return tuple(f"k{name}" for name in sorted(names))


def flat(tokens: Sequence[Token]) -> list[list[str]]:
    """The attributes a token as one list, those of the two neighbours on each side marked: what training reads."""
    found = attributes(tokens)
    words = [of_word(token.text) for token in tokens]
    out = []
    for i, (own, _, _) in enumerate(words):
        row = [*own, *found.between[i], *found.place[i], *found.marks[i]]
        for key in found.chunks[found.chunk_of[i]]:
            row += key
        for offset in OFFSETS:
            j = i + offset
            row += [f"{offset}{each}" for each in (words[j][1] if 0 <= j < len(words) else EDGE)]
        out.append(row)
    return out
