"""Tokens → attributes for the tagger: what a token looks like, its neighbours, its chunk, its place in the reference.

A token's own attributes depend on its text alone, so that they are made once a word and kept. A chunk is a stretch
between separators ("Oxford University Press"): its first and last word say much about every word in it. What may not
live here: labels, weights, anything that was learnt from data.
"""

import re
from collections.abc import Callable, Hashable, Sequence
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
_NUMERIC = frozenset(("Y", "9", "99", "999", "9999", "99999"))
_CAPITAL = frozenset(("Xx", "XX", "X"))
_SMALL = frozenset(("x", "x1"))
_COMMAS = frozenset((",", ";", "、"))
_EMPHASIS = frozenset("*_<")
_MARKS = frozenset(
    _OPENING | _CLOSING | _QUOTES_OPEN | _QUOTES_CLOSE | {"“", '"'} | _COMMAS | _EMPHASIS | set(".?!:/-&|'’")
)
"""The classes that are marks: what stands between words."""
_EMPHASIZED = {"0": "1", "1": "2", "2": "3", "3": "4", "4": "4"}
_STOP_CLASS = {"。": ".", "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]"}


OFFSETS = (-2, -1, 1, 2)
"""Which neighbours a token sees; the sign and digit stand before a neighbour's attribute."""
EDGE = ("#",)
"""What stands for a neighbour beyond either end."""


Names = tuple[str, ...]
"""Names of attributes that always stand together."""
Key = tuple[Hashable, ...]
"""What such a group is made from: the tagger keeps a sum of weights under it, and asks for the names but once."""


class Attributes(NamedTuple):
    """A reference's attributes as keys: three groups a token, five groups a chunk, and each token's chunk."""

    between: list[Key]
    place: list[Key]
    marks: list[Key]
    chunks: list[tuple[Key, Key, Key, Key, Key]]
    chunk_of: list[int]


def word_class(text: str) -> str:  # noqa: PLR0911 - one answer a case
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


class Word(NamedTuple):
    """What is known of a word by itself: its attributes, those that its neighbours see, its class, its lists."""

    own: Names
    near: Names
    kind: str
    lists: Names


_words: dict[str, Word] = {}
_MOST_WORDS = 200_000


def of_word(text: str) -> Word:
    """A token's own attributes; kept, since most words come again."""
    known = _words.get(text)
    if known is None:
        if len(_words) >= _MOST_WORDS:
            _words.clear()
        known = _words[text] = _word(text)
    return known


def _word(text: str) -> Word:
    kind = word_class(text)
    if kind == "URL":
        host = "doi" if "doi.org" in text.lower() else "web"
        return Word(("c=URL", f"w={host}"), ("c=URL", f"w={host}"), kind, ())
    if kind == "DOI" or not text[0].isalnum():
        return Word((f"c={kind}",), (f"c={kind}",), kind, ())
    if text.isdigit():
        value = f"n={text}" if len(text) < 3 else f"n={text[:2]}+{len(text)}"
        zero = ("n0",) if text[0] == "0" else ()
        return Word((f"c={kind}", value, *zero), (f"c={kind}",), kind, ())
    lower = unaccented(text).lower()
    flags = lexicon.flags(lower)
    own = [f"c={kind}", f"w={lower}", *flags]
    if len(lower) > 1:
        own += [f"s2={lower[-2:]}", f"p2={lower[:2]}", f"l={min(len(lower), 9)}"]
    if len(lower) > 3:
        own += [f"s3={lower[-3:]}", f"p3={lower[:3]}"]
    if len(lower) > 5:
        own += [f"s4={lower[-4:]}", f"p4={lower[:4]}"]
    return Word(tuple(own), (f"c={kind}", f"w={lower}", *flags), kind, flags)


def attributes(tokens: Sequence[Token]) -> Attributes:
    """The attributes of a reference, in the groups that the tagger adds up."""
    known = _words.get
    words = [known(token[0]) or of_word(token[0]) for token in tokens]
    kinds = [word[2] for word in words]
    sides, place = _place(kinds)
    chunk_of, bounds = _bounds(tokens)
    return Attributes(
        _between(tokens, kinds), place, _marks(kinds, sides), _chunks(tokens, words, kinds, bounds), chunk_of
    )


def _between(tokens: Sequence[Token], kinds: list[str]) -> list[Key]:
    """Each token's class between its neighbours' classes; for a number, how many numbers stand just before it."""
    out: list[Key] = []
    numbers = end = 0
    before = "^"
    for (text, start, stop), kind, after in zip(tokens, kinds, [*kinds[1:], "$"], strict=False):
        if kind in _NUMERIC:
            out.append((before, start == end, kind, after, numbers))
            numbers += numbers < 4
        else:
            out.append((before, start == end, kind, after, -1))
            if numbers and (len(text) > 4 or kind == "字") and kind not in _MARKS:
                numbers = 0
        before, end = kind, stop
    return out


def _place(kinds: list[str]) -> tuple[list[str], list[Key]]:
    """On which side of the first year each token stands, and its place from both ends."""
    count = len(kinds)
    year = kinds.index("Y") if "Y" in kinds else count
    early = "n" if year == count else ("e" if year < count * 0.4 else "l")
    sides = [early + "<"] * year
    if year < count:
        sides += [early + "=", *[early + ">"] * (count - year - 1)]
    steps = [_step(i) for i in range(count)]
    return sides, list(zip(steps, reversed(steps), sides, strict=True))


def _marks(kinds: list[str], sides: list[str]) -> list[Key]:  # noqa: C901 - one mark after the other
    """The quotes, brackets and stops before each token."""
    out: list[Key] = []
    quoted = emphasis = "0"
    depth = stops = commas = 0
    before, last = "^", ""
    key: Key = ()
    for kind, side in zip(kinds, sides, strict=True):
        if kind not in _MARKS:
            if not key or side != last:
                key = (quoted + emphasis, depth > 0, min(stops, 5), min(commas, 7), side)
                last = side
            out.append(key)
            before = kind
            continue
        if kind in _CLOSING:
            depth = max(0, depth - 1)
        elif kind in _QUOTES_CLOSE or (kind == '"' and quoted == "1"):
            quoted = "2"
        out.append((quoted + emphasis, depth > 0, min(stops, 5), min(commas, 7), side))
        if kind in _OPENING:
            depth += 1
        elif kind in _QUOTES_OPEN or (kind == '"' and quoted == "0"):
            quoted = "1"
        elif kind in _EMPHASIS:
            emphasis = _EMPHASIZED[emphasis]
        elif kind == ".":
            stops += before not in ("X", ".")
        elif kind in _COMMAS:
            commas += 1
        key, before = (), kind
    return out


@lru_cache(maxsize=4096)
def _step(distance: int) -> int:
    """A distance, the coarser the larger."""
    return distance if distance < 4 else distance // 4 * 4 if distance < 32 else 32


def of_neighbours(before: str, glued: bool, kind: str, after: str, numbers: int) -> Names:  # noqa: FBT001 - called with a key
    """The attributes of a token between two others, by their classes, and of a number by the numbers just before it."""
    out = (f"b{before}|{'g' if glued else 'b'}{kind}", f"f{kind}|{after}", f"x{before}|{kind}|{after}")
    return out if numbers < 0 else (*out, f"u{numbers}", f"u{numbers}|{before}|{kind}|{after}")


def of_place(first: int, last: int, side: str) -> Names:
    """The attributes of a place in the reference."""
    return (f"a{first}", f"z{last}", f"y{side}")


def of_marks(quoted: str, inside: bool, stops: int, commas: int, side: str) -> Names:  # noqa: FBT001
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
    tokens: Sequence[Token], words: list[Word], kinds: list[str], bounds: list[tuple[int, int]]
) -> list[tuple[Key, Key, Key, Key, Key]]:
    """The attributes of each chunk: its words at the ends, its build, what stands around it, the lists it touches."""
    filled = [(number, begin, end) for number, (begin, end) in enumerate(bounds) if begin < end]
    signs = ["^", *[sign(kinds[begin], end - begin) for _, begin, end in filled], "$", "$"]
    out = [_NOTHING] * len(bounds)
    for place, (number, begin, end) in enumerate(filled, start=1):
        left = kinds[begin - 1] if begin else "^"
        right = kinds[end] if end < len(kinds) else "$"
        if end - begin == 1:
            kind = kinds[begin]
            build: Key = (left, 1, right, int(kind in _CAPITAL), int(kind in _SMALL), kind in _NUMERIC)
            lists = words[begin][3]
        else:
            inside = kinds[begin:end]
            capital = inside.count("Xx") + inside.count("XX") + inside.count("X")
            small = inside.count("x") + inside.count("x1")
            build = (left, end - begin, right, capital, small, not _NUMERIC.isdisjoint(inside))
            lists = tuple({each for word in words[begin:end] for each in word[3]})
        out[number] = (
            ("k1", tokens[begin][0]),
            ("k9", tokens[end - 1][0]),
            build,
            (signs[place - 1], signs[place], signs[place + 1], signs[place + 2]),
            ("k", *lists),
        )
    return out


@lru_cache(maxsize=10_000)
def sign(kind: str, size: int) -> str:
    """What another chunk sees of a chunk: the class of its first word and its length."""
    return f"{kind}{size if size < 4 else 4 if size < 8 else 8}"


def of_end(end: str, text: str) -> Names:
    """The attribute of a chunk's first ("k1") or last ("k9") word."""
    return (f"{end}={unaccented(text).lower()[:12]}",)


def of_build(  # noqa: PLR0917 - called with a key
    left: str,
    size: int,
    right: str,
    capital: int,
    small: int,
    number: bool,  # noqa: FBT001
) -> Names:
    """The attributes of a chunk's build: its marks, its length, its capitals."""
    case = "d" if not capital + small else "C" if not small else "S" if small > capital else "M"
    length = size if size < 5 else min(size // 3 + 4, 12)
    return (f"kl={left}{length}{right}", f"kc={case}{min(size, 4)}{'9' if number else ''}", f"kr={left}{right}{case}")


def of_around(before: str, own: str, after: str, then: str) -> Names:
    """The attributes of the chunks before and behind a chunk."""
    return (f"kp{before}", f"kn{after}", f"km{after}|{then}", f"ko{before}|{own}|{after}")


def of_lists(start: str, *names: str) -> Names:
    """The attributes of the word lists that a chunk's words stand in."""
    return tuple(start + name for name in sorted(names))


TOKEN_GROUPS: tuple[Callable[..., Names], ...] = (of_neighbours, of_place, of_marks)
"""What makes the names of the first three groups of `Attributes` from their keys."""
CHUNK_GROUPS: tuple[Callable[..., Names], ...] = (of_end, of_end, of_build, of_around, of_lists)
"""What makes the names of a chunk's groups from their keys."""


def flat(tokens: Sequence[Token]) -> list[list[str]]:
    """The attributes a token as one list, those of the two neighbours on each side marked: what training reads."""
    found = attributes(tokens)
    words = [of_word(token.text) for token in tokens]
    chunks = [
        [name for group, key in zip(CHUNK_GROUPS, keys, strict=True) if key for name in group(*key)]
        for keys in found.chunks
    ]
    out = []
    for i, word in enumerate(words):
        row = list(word.own)
        for group, keys in zip(TOKEN_GROUPS, found[:3], strict=True):
            row += group(*keys[i])
        row += chunks[found.chunk_of[i]]
        for offset in OFFSETS:
            j = i + offset
            row += [f"{offset}{each}" for each in (words[j].near if 0 <= j < len(words) else EDGE)]
        out.append(row)
    return out
