"""Tokens → attributes for the tagger: what a token looks like, what stands beside it, its place in the reference.

A token's own attributes depend on its text alone, so that they are made once a word and kept. What may not live here:
labels, weights, anything that was learnt from data.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citeman.parsing import known_names, lexicon
from citeman.parsing.known_names import JOURNALS, PUBLISHERS, Place, shipped
from citeman.parsing.tokens import Token
from citeman.text import unaccented

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
_JOINTS = frozenset((".", "-", "&", "'", "’", "/", ":", "x"))
"""The classes that may stand between the words of a journal's name; "x" for words that names have or lack."""
_STOP_CLASS = {"。": ".", "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]"}


Names = tuple[str, ...]
"""Names of attributes that always stand together."""


class Keys(NamedTuple):
    """What the attributes of tokens are made from, beside the tokens themselves: five numbers a token."""

    between: NDArray[np.int64]
    place: NDArray[np.int64]
    marks: NDArray[np.int64]
    journals: NDArray[np.int64]
    publishers: NDArray[np.int64]


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
    """What is known of a word: its attributes, and twice its class's number, plus one if numbers end at it.

    `number`: what names of journals know it by.
    """

    own: Names
    code: int
    number: int


_words: dict[str, Word] = {}
_MOST_WORDS = 200_000
_START, _END = 0, 1
_classes = ["^", "$"]
"""The classes met so far; a class's number is its place here. The first two are a reference's ends."""
_number = {"^": _START, "$": _END}


def of_word(text: str) -> Word:
    """A token's own attributes; kept, since most words come again."""
    known = _words.get(text)
    if known is None:
        if len(_words) >= _MOST_WORDS:
            _words.clear()
        kind = word_class(text)
        number = _number.get(kind)
        if number is None:
            number = _number[kind] = len(_classes)
            _classes.append(kind)
        ends = kind not in _NUMERIC and kind not in _MARKS and (len(text) > 4 or kind == "字")
        known = _words[text] = Word(_own(text, kind), 2 * number + ends, known_names.number_of(in_names(text)))
    return known


def in_names(text: str) -> str:
    """A token as names of journals know it: small letters without accents; nothing for marks and numbers."""
    return unaccented(text).lower() if text[0].isalpha() else ""


def _own(text: str, kind: str) -> Names:
    if kind == "URL":
        return ("c=URL", f"w={'doi' if 'doi.org' in text.lower() else 'web'}")
    if kind == "DOI" or not text[0].isalnum():
        return (f"c={kind}",)
    if text.isdigit():
        value = f"n={text}" if len(text) < 3 else f"n={text[:2]}+{len(text)}"
        return (f"c={kind}", value, "n0") if text[0] == "0" else (f"c={kind}", value)
    lower = unaccented(text).lower()
    own = [f"c={kind}", f"w={lower}", *lexicon.flags(lower)]
    if len(lower) > 1:
        own += [f"s2={lower[-2:]}", f"p2={lower[:2]}", f"l={min(len(lower), 9)}"]
    if len(lower) > 3:
        own += [f"s3={lower[-3:]}", f"p3={lower[:3]}"]
    if len(lower) > 5:
        own += [f"s4={lower[-4:]}", f"p4={lower[:4]}"]
    return tuple(own)


_CLOSE, _UNQUOTE, _EITHER, _OPEN, _QUOTE, _STRESS, _STOP, _COMMA = range(1, 9)
"""What a mark does to the state that `_marks` goes through."""
_DEEDS = (
    (_CLOSE, _CLOSING),
    (_UNQUOTE, _QUOTES_CLOSE),
    (_EITHER, frozenset('"')),
    (_OPEN, _OPENING),
    (_QUOTE, _QUOTES_OPEN),
    (_STRESS, _EMPHASIS),
    (_STOP, frozenset(".")),
    (_COMMA, _COMMAS),
)


class _Traits(NamedTuple):
    """What is true of each class, by its number."""

    numeric: NDArray[np.bool_]
    year: NDArray[np.bool_]
    short: NDArray[np.bool_]
    """A stop behind it ends no sentence: an initial, or another stop."""
    joint: NDArray[np.bool_]
    """It may stand inside a journal's name."""
    deed: NDArray[np.int64]


@lru_cache(maxsize=4)
def _traits(count: int) -> _Traits:
    kinds = _classes[:count]
    deeds = [next((deed for deed, marks in _DEEDS if kind in marks), 0) for kind in kinds]
    return _Traits(
        np.array([kind in _NUMERIC for kind in kinds]),
        np.array([kind == "Y" for kind in kinds]),
        np.array([kind in ("X", ".") for kind in kinds]),
        np.array([kind in _JOINTS for kind in kinds]),
        np.array(deeds, dtype=np.int64),
    )


def attributes(references: Sequence[Sequence[Token]]) -> Keys:
    """What stands beside each token, its place, the marks before it: keys for the functions of `KEY_GROUPS`.

    The tokens of all references one after another; no reference is empty.
    """
    known = _words.get
    lengths = np.array([len(tokens) for tokens in references])
    met = [known(token[0]) or of_word(token[0]) for tokens in references for token in tokens]
    codes = [word[1] for word in met]
    begins = np.array([token[1] for tokens in references for token in tokens])
    ends = np.array([token[2] for tokens in references for token in tokens])
    code = np.array(codes)
    kinds = code >> 1
    traits = _traits(len(_classes))
    first = np.zeros(len(kinds), dtype=np.bool_)
    heads = np.cumsum(lengths) - lengths
    first[heads] = True
    before = np.concatenate(([_START], kinds[:-1]))
    before[first] = _START
    after = np.concatenate((kinds[1:], [_END]))
    after[heads[1:] - 1] = _END
    glued = begins == np.where(first, 0, np.concatenate(([0], ends[:-1])))
    place, side = _places(traits.year[kinds], heads, lengths)
    numbers = np.fromiter([word[2] for word in met], dtype=np.uint64)
    breaks = first | ((numbers == 0) & ~traits.joint[kinds])
    return Keys(
        between=((before << 40) | (kinds << 24) | (after << 8)) + 8 * glued + _numbers(traits, code, first),
        place=place,
        marks=_marks(traits, kinds, before, heads) * _SIDES + side,
        journals=_known_journals(known_names.found(numbers, breaks, shipped(JOURNALS)), traits, kinds, first),
        publishers=_known_publishers(known_names.found(numbers, breaks, shipped(PUBLISHERS)), len(kinds)),
    )


_MOST_OF_NAME = 4
"""Names of more words than this are alike."""
_SOON = 3
"""How near behind a name a number stands that counts its volumes or years."""


def _known_journals(
    places: Sequence[Place], traits: _Traits, kinds: NDArray[np.int64], first: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """For each token in the name of a known journal its place there, the name's length, whether a number follows soon.

    For all others nothing.
    """
    soon = _number_soon(traits.numeric[kinds], first).tolist() if places else []
    sizes = [2 * min(place.words, _MOST_OF_NAME) + soon[place.stop - 1] for place in places]
    return _in_names(places, sizes, len(kinds))


def _known_publishers(places: Sequence[Place], count: int) -> NDArray[np.int64]:
    """For each token in the name of a known publisher its place there and the name's length, for all others nothing."""
    return _in_names(places, [min(place.words, _MOST_OF_NAME) for place in places], count)


def _in_names(places: Sequence[Place], sizes: Sequence[int], count: int) -> NDArray[np.int64]:
    """For each token in a name whether it begins, is inside or ends it, with what is told of the name's size."""
    out = np.zeros(count, dtype=np.int64)
    for (start, stop, _), size in zip(places, sizes, strict=True):
        out[start:stop] = 3 * size + 1
        out[start] = 3 * size
        out[stop - 1] = 3 * size + 2
    return out


def _number_soon(numeric: NDArray[np.bool_], first: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a number of the same reference stands within a few tokens behind each token."""
    counted = np.concatenate((numeric, np.zeros(_SOON, dtype=np.bool_)))
    parted = np.concatenate((first, np.ones(_SOON, dtype=np.bool_)))
    out = np.zeros(len(numeric), dtype=np.bool_)
    inside = np.ones(len(numeric), dtype=np.bool_)
    for step in range(1, _SOON + 1):
        inside &= ~parted[step : step + len(numeric)]
        out |= inside & counted[step : step + len(numeric)]
    return out


def _numbers(traits: _Traits, code: NDArray[np.int64], first: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For a number one more than how many numbers stand just before it, four at most; for anything else nothing."""
    numeric = traits.numeric[code >> 1]
    so_far = np.cumsum(numeric) - numeric
    begun = np.maximum.accumulate(np.where(((code & 1) == 1) | first, so_far, 0))
    out: NDArray[np.int64] = np.where(numeric, np.minimum(so_far - begun, 4) + 1, 0)
    return out


_SIDE_NAMES = ("n<", "e<", "e=", "e>", "l<", "l=", "l>")
_SIDES = 8
_STEPS = np.array([i if i < 4 else i // 4 * 4 if i < 32 else 32 for i in range(33)])
"""A distance, the coarser the larger."""
_FAR = 64


def _places(
    years: NDArray[np.bool_], heads: NDArray[np.int64], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each token's place from both ends with its side of the first year, and that side by itself."""
    place = np.arange(len(years)) - np.repeat(heads, lengths)
    count = np.repeat(lengths, lengths)
    year = np.repeat(np.minimum.reduceat(np.where(years, place, 1 << 30), heads), lengths)
    side = np.where(year < count * 0.4, 1, 4) + 1 + np.sign(place - year)
    side[year >= count] = 0
    steps = _STEPS[np.minimum(place, 32)], _STEPS[np.minimum(count - 1 - place, 32)]
    return (steps[0] * _FAR + steps[1]) * _SIDES + side, side


def _marks(
    traits: _Traits, kinds: NDArray[np.int64], before: NDArray[np.int64], heads: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The quotes, brackets and stops before each token, as one number."""
    deeds = traits.deed[kinds]
    deeds[(deeds == _STOP) & traits.short[before]] = 0
    deeds[heads] |= 16
    at = np.flatnonzero(deeds)
    own: list[int] = []
    then: list[int] = []
    quoted = stress = depth = stops = commas = 0
    for deed in deeds[at].tolist():
        if deed & 16:
            quoted = stress = depth = stops = commas = 0
        done = deed & 15
        if done == _CLOSE:
            depth = max(0, depth - 1)
        elif done == _UNQUOTE or (done == _EITHER and quoted == 1):
            quoted = 2
        state = (((quoted * 5 + stress) * 2 + (depth > 0)) * 6 + stops) * 8 + commas
        own.append(state)
        if done == _OPEN:
            depth += 1
        elif done == _QUOTE or (done == _EITHER and quoted == 0):
            quoted = 1
        elif done == _STRESS:
            stress = min(stress + 1, 4)
        elif done == _STOP:
            stops = min(stops + 1, 5)
        elif done == _COMMA:
            commas = min(commas + 1, 7)
        then.append((((quoted * 5 + stress) * 2 + (depth > 0)) * 6 + stops) * 8 + commas)
    last = np.cumsum(deeds > 0) - 1
    out: NDArray[np.int64] = np.array(then)[last]
    out[at] = own
    return out


def of_neighbours(key: int) -> Names:
    """The attributes of a token between two others, by their classes, and of a number by the numbers just before it."""
    before, kind, after = (_classes[key >> shift & 0xFFFF] for shift in (40, 24, 8))
    glue, numbers = "g" if key & 8 else "b", (key & 7) - 1
    out = (f"b{before}|{glue}{kind}", f"f{kind}|{after}", f"x{before}|{kind}|{after}")
    return out if numbers < 0 else (*out, f"u{numbers}", f"u{numbers}|{before}|{kind}|{after}")


def of_place(key: int) -> Names:
    """The attributes of a place in the reference."""
    rest, side = divmod(key, _SIDES)
    return (f"a{rest // _FAR}", f"z{rest % _FAR}", f"y{_SIDE_NAMES[side]}")


def of_marks(key: int) -> Names:
    """The attributes of what stands before a place: quotes, emphasis, brackets, stops, commas, the year."""
    rest, number = divmod(key, _SIDES)
    rest, commas = divmod(rest, 8)
    rest, stops = divmod(rest, 6)
    rest, inside = divmod(rest, 2)
    quoted, side = f"{rest // 5}{rest % 5}", _SIDE_NAMES[number]
    return (f"q{quoted}{'(' if inside else ''}", f"t{stops}{side}", f"m{commas}{side}", f"q{quoted}{side}")


def of_known_publishers(key: int) -> Names:
    """The attributes of a place in the name of a known publisher."""
    if not key:
        return ()
    size, place = divmod(key, 3)
    return (f"k{place}", f"k{place}|{size}")


def of_known_journals(key: int) -> Names:
    """The attributes of a place in the name of a known journal."""
    if not key:
        return ()
    size, place = divmod(key, 3)
    return (f"j{place}", f"j{place}|{size % 2}", f"j{place}|{size}")


KEY_GROUPS: tuple[Callable[[int], Names], ...] = (
    of_neighbours,
    of_place,
    of_marks,
    of_known_journals,
    of_known_publishers,
)
"""What makes the names of attributes from the five numbers of `Keys`."""


def named(tokens: Sequence[Token]) -> list[list[str]]:
    """All attributes of each token by name: what training reads."""
    rows = [list(of_word(token.text).own) for token in tokens]
    if tokens:
        for group, keys in zip(KEY_GROUPS, attributes([tokens]), strict=True):
            for row, key in zip(rows, keys.tolist(), strict=True):
                row.extend(group(key))
    return rows
