"""Where the entries of a list begin that is set flush: the heaviest of all the ways to cut its lines.

A line is weighed as the first of an entry (how it begins, how the line before it ends and how much room that one left),
a run of lines as an entry (its year, its length), two entries by the alphabet; dynamic programming finds the heaviest
cut. A first cut tells the list's own manner (how its entries begin and end, how long they are, whether they are in
order), with which the list is cut again.

What may not live here: indents, the choice among the ways to cut a list (see `unmarked`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log
from statistics import median
from types import MappingProxyType
from typing import TypeVar

from citeman.parsing.lines import AGAIN, Line, like_prose, lower_start, open_end, opening, work_start, years
from citeman.text import fold, has_cjk

_Kind = TypeVar("_Kind")

_WEIGHTS = MappingProxyType({
    "name": 0.4, "capital": 0.0, "other": 0.1, "goes on": -1.2, "torn": -2.0, "work": -0.38, "prose": -1.2, "gap": 0.6,
    "room 0": -0.07, "room 1": 0.04, "room 2": 0.21, "room 3": 0.28, "room 4": 1.2, "room 5": 1.5,
    "comma": -0.34, "open": -0.3, "letter": -0.35, "closed": -0.1, "stop": -0.03, "link": 0.24,
    "year": 0.0, "year.": 0.08, "number": -0.02, "number.": 0.25,
    "undated": -0.53, "dates": -0.1, "only names": -0.19, "long": -0.1, "longer": -0.59, "shorter": -0.43,
    "manner to begin": 0.08, "manner to end": 0.08, "in order": 0.15, "out of order": -0.34,
})  # fmt: skip
"""What speaks for an entry that begins with a line (above 0) and against it.

Learnt with a structured perceptron from lists of public references that were set at widths of 48 to 95 characters, with
and without hyphens, ragged and a line each; "goes on", "torn", "prose", "gap", "dates" and "long" were set by hand for
what those lists do not hold, "name" and the two greatest rooms put right by hand.
"""

_ROOM = (0.0, 0.06, 0.1, 0.15, 0.25)
"""Room that a line left, in parts of the list's width: less than none, where the next word had no room, to much."""

_FULL, _NEARLY, _FEW = 0.25, 0.8, 4
"""Which share of a list's lines is nearly as long as the longest if it is broken into lines; few lines tell nothing."""

_UNKNOWN = 0.2
"""The room that each line is taken to leave where the list is not broken into lines."""

_ENDS = (
    ("link", re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/)\S+$")),
    ("year.", re.compile(r"(?:1[89]|20)\d\d[a-z]?[)\]]?\.$")),
    ("year", re.compile(r"(?:1[89]|20)\d\d[a-z]?[)\]]?$")),
    ("number.", re.compile(r"\d[a-z]?\.$")),
    ("number", re.compile(r"\d[a-z]?$")),
    ("stop", re.compile(r"[.。．]$")),
    ("closed", re.compile(r"[!?>)\]”\"»›]$")),
)
"""How a line may end; the first that holds is taken."""

_TORN = frozenset(("comma", "open", "letter"))
"""Ends of lines behind which a line that goes on begins no entry."""

_ONLY_NAMES = re.compile(r"[^\d()]{3,200}[(（](?:1[89]|20)\d\d[a-z]?[)）][.,:]?")
"""Authors and a year in brackets: the title must follow."""

_NAMES_END = re.compile(r"[(（](?:1[89]|20)\d\d[a-z]?[)）][.,:]?$")
_LAST_NAME = re.compile(r"[^,.(:;/&]*?(?:[^\W\d_]\.[\s-]?)*([^\W\d_][\w'’-]+)(?=\s*[,.(:;/&]|\s(?:and|und|et|y|e)\b|$)")
"""The last word of the first author's name, by which "J. Ma" and "Jun Ma" are put in order."""

_KEY = 8
"""How many letters of a name tell its place in the alphabet."""

_IN_ORDER = 0.7
"""Which share of entries must not fall behind the one before for the list to be in alphabetical order."""

_NEAR = 2
"""How many letters of the alphabet an entry is at most behind the one before."""

_MOST_LINES = 14
"""The lines of an entry, where no other line within them may begin one."""

_HOPELESS = -1.0
"""A line of this weight and less begins no entry."""

_LONG = 450
_DATES = 2
"""How many characters and years an entry may well have."""

_LONGER, _SHORTER = 0.5, 0.6
"""From which logarithm of its length to the usual one an entry is too long, or too short."""

_LEAST = 6
"""How many entries have a manner in common."""

_AGAIN = 2
"""How often the list is cut again, at most, by the manner of the cut before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line with what it says of entries: `weight` of its own as the first of one, `names` to put it in order by."""

    text: str
    begins: int
    ends: str
    years: int
    weight: float
    names: tuple[str, str] | None

    @property
    def size(self) -> int:
        return len(self.text) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """What the entries of one list have in common."""

    begins: Mapping[int, float]
    """How much more often its entries begin so than its other lines do, as a logarithm."""
    ends: Mapping[str, float]
    """The same of the lines before them: how they end."""
    size: float
    """How many characters an entry has."""
    name: int | None
    """Which of two names its entries are in order by; `None`: they are in none."""
    order: float
    """How strictly, from 0 to 1."""


def flush_starts(lines: Sequence[Line], full: Sequence[int]) -> list[int]:
    r"""The indexes, of those in `full`, of the lines with which entries begin.

    >>> from citeman.parsing.lines import lines
    >>> rows = lines("Ma, J. (2018). The model of\ncompanies. Wuhan: Press.\nKong, X. (2019). Phones.")
    >>> flush_starts(rows, range(3))
    [0, 2]
    """
    rows = _rows(lines, full)
    begin = _heaviest(rows, None)
    for _ in range(_AGAIN):
        if len(begin) < _LEAST:
            break
        before, begin = begin, _heaviest(rows, _manner(rows, begin))
        if begin == before:
            break
    return [full[place] for place in begin]


def _rows(lines: Sequence[Line], full: Sequence[int]) -> list[_Row]:
    width = _width([_edge(lines[index]) for index in full])
    out = list[_Row]()
    for index in full:
        text = lines[index].text.strip()
        begins = opening(text)
        weight = _WEIGHTS["name" if begins > 0 else "capital" if begins == 0 else "other"]
        weight += _WEIGHTS["goes on"] if lower_start(text) else 0.0
        weight += _WEIGHTS["work"] if work_start(text.lstrip("*_ ")) else 0.0
        weight += _WEIGHTS["prose"] if not years(text) and like_prose(text) else 0.0
        if out:
            last = lines[full[len(out) - 1]]
            word = text[:1] if has_cjk(text[0]) else text.split(maxsplit=1)[0]
            room = (width - _edge(last) - 1 - len(word)) / width if width else _UNKNOWN
            weight += _WEIGHTS[f"room {sum(room >= edge for edge in _ROOM)}"] + _WEIGHTS[out[-1].ends]
            weight += _WEIGHTS["torn"] if lower_start(text) and out[-1].ends in _TORN else 0.0
            weight += _WEIGHTS["gap"] if index - full[len(out) - 1] > 1 and not lower_start(text) else 0.0
        names = _names(text) if begins > 0 else None
        out.append(_Row(text=text, begins=begins, ends=_end(text), years=years(text), weight=weight, names=names))
    return out


def _width(edges: Sequence[int]) -> int:
    """How long the lines are that go on in the next one; 0 where too few are of one length to have been broken."""
    longest = sorted(edges)[int(len(edges) * 0.95) if len(edges) > _FEW else -1]
    full = sum(edge >= _NEARLY * longest for edge in edges)
    return longest if full >= _FULL * len(edges) or len(edges) <= _FEW else 0


def _edge(line: Line) -> int:
    """How far to the right a line goes."""
    return len(line.text.replace("\f", "").rstrip())


def _end(text: str) -> str:
    if open_end(text):
        return "comma" if text[-1] == "," else "open"
    return next((name for name, shape in _ENDS if shape.search(text)), "letter")


def _names(text: str) -> tuple[str, str]:
    """What an entry may be put in order by: its first word, or the last word of its first author's name."""
    first, last = fold(text[: 4 * _KEY])[:_KEY], _LAST_NAME.match(text)
    return first, fold(last[1])[:_KEY] if last else first


def _manner(rows: Sequence[_Row], begin: Sequence[int]) -> _Manner:
    first = set(begin)
    sizes = [sum(row.size for row in rows[a:b]) for a, b in pairwise([*begin, len(rows)])]
    named = [names for place in begin if (names := rows[place].names)]
    shares = [sum(a[which] <= b[which] for a, b in pairwise(named)) / max(1, len(named) - 1) for which in (0, 1)]
    ordered = len(named) > 5 and max(shares) > _IN_ORDER
    return _Manner(
        begins=_favoured((row.begins, place in first) for place, row in enumerate(rows)),
        ends=_favoured((row.ends, place in first) for place, row in enumerate(rows[:-1], 1)),
        size=median(sizes),
        name=shares.index(max(shares)) if ordered else None,
        order=(max(shares) - _IN_ORDER) / (1 - _IN_ORDER),
    )


def _favoured(seen: Iterable[tuple[_Kind, bool]]) -> dict[_Kind, float]:
    """How much more often each kind stands at the beginning of entries than elsewhere, as a logarithm."""
    counts = Counter(seen)
    kinds = {kind for kind, _ in counts}
    ours = sum(counts[kind, True] + 1 for kind in kinds)
    others = sum(counts[kind, False] + 1 for kind in kinds)
    return {kind: log((counts[kind, True] + 1) / ours * others / (counts[kind, False] + 1)) for kind in kinds}


def _heaviest(rows: Sequence[_Row], manner: _Manner | None) -> list[int]:
    """The places of the rows with which entries begin, in the heaviest of all cuts."""
    own = [_weight(rows, place, manner) for place in range(1, len(rows))]
    total, last = [0.0] + [-inf] * len(rows), [0] * (len(rows) + 1)
    places = [0]
    for stop in range(1, len(rows) + 1):
        closes = stop == len(rows)
        if not closes and own[stop - 1] <= _HOPELESS and stop - places[-1] < _MOST_LINES:
            continue
        near = [place for place in places[-_MOST_LINES:] if stop - place <= _MOST_LINES]
        for place in near:
            value = total[place] + _entry_weight(rows[place:stop], manner)
            value += 0.0 if closes else _order_weight(rows[place], rows[stop], manner)
            if value > total[stop]:
                total[stop], last[stop] = value, place
        if not closes:
            total[stop] += own[stop - 1]
            places.append(stop)
    out, place = list[int](), len(rows)
    while place:
        place = last[place]
        out.append(place)
    return out[::-1]


def _weight(rows: Sequence[_Row], place: int, manner: _Manner | None) -> float:
    """What speaks for an entry that begins at a place."""
    weight = rows[place].weight
    if manner:
        weight += _WEIGHTS["manner to begin"] * manner.begins[rows[place].begins]
        weight += _WEIGHTS["manner to end"] * manner.ends[rows[place - 1].ends]
    return weight


def _entry_weight(held: Sequence[_Row], manner: _Manner | None) -> float:
    """What speaks for some lines as one entry."""
    size, dates = sum(row.size for row in held), sum(row.years for row in held)
    weight = 0.0 if dates or held[0].begins == AGAIN else _WEIGHTS["undated"]
    weight += _WEIGHTS["dates"] * max(0, dates - _DATES)
    if size > _LONG:
        weight += _WEIGHTS["long"] * (size - _LONG) / 100
    if dates == 1 and _NAMES_END.search(held[-1].text) and _ONLY_NAMES.fullmatch(" ".join(row.text for row in held)):
        weight += _WEIGHTS["only names"]
    if manner:
        longer = log(size / manner.size)
        weight += _WEIGHTS["longer"] * max(0.0, longer - _LONGER) + _WEIGHTS["shorter"] * max(0.0, -longer - _SHORTER)
    return weight


def _order_weight(row: _Row, following: _Row, manner: _Manner | None) -> float:
    """What the alphabet says of two entries, one behind the other."""
    if manner is None or manner.name is None or not row.names or not following.names:
        return 0.0
    before, after = row.names[manner.name], following.names[manner.name]
    if not before or not after:
        return 0.0
    near = before <= after and ord(after[0]) - ord(before[0]) <= _NEAR
    return _WEIGHTS["in order" if near else "out of order"] * manner.order
