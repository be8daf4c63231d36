"""Containers (journals, proceedings, books): prepared for comparison, and how two of them agree.

What may not live here: other fields, weights, decisions.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from citeman.matching.words import word_list, word_table
from citeman.text import fold

_SPELT_ORDINAL = re.compile(
    r"^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$"
)
_TAIL = re.compile(r"[\s,]+(\d{1,4})\s*(?:[(:]\s*(\d{1,4})\)?)?\s*$")
_KINDS = tuple(
    (kind, re.compile(form))
    for kind, form in {
        "thesis": r"\b(?:thesis|dissertation|phd|ph d)\b",
        "report": r"\b(?:technical reports?|tech rep|tech report|tr|technical memo(?:randum)?|research report|memo"
        r"|working papers?|discussion papers?)\b|^report\b",
        "manuscript": r"\b(?:unpublished|manuscript|preprints?|arxiv|biorxiv|medrxiv|ssrn|submitted|in preparation"
        r"|personal communication|draft)\b",
        "conference": r"\b(?:proc|proceedings?|conference|conf|symposium|symp|sympos|workshops?|congress|meeting"
        r"|colloquium|advances in|lecture notes in|neural information processing)\b",
        "journal": r"\b(?:journal|j|transactions|trans|letters|lett|annals|quarterly|magazine|bulletin|gazette"
        r"|zeitschrift|revue|rivista|acta)\b",
    }.items()
)
"""What words of a container tell of the kind of publication; the first that is found counts."""
_FEWEST_SPELT = 3
"""The words, at the least, whose beginnings an acronym must spell."""
_NOISE = word_list("container_noise")
_WEAK = word_list("container_weak")
_KNOWN_CONFERENCES = word_list("conferences")
_ALIASES = word_table("containers")


@dataclass(frozen=True, slots=True, eq=False)
class Venue:
    """A container made ready for comparison. Compared by identity: one text has one Venue while it is remembered."""

    source: str
    """The text that it was made of."""

    text: str
    """Significant words, parted by blanks; no ordinals, numbers and years."""
    words: tuple[str, ...]
    compact: str
    all_words: tuple[str, ...]
    every: tuple[str, ...]
    kind: str | None
    volume: str | None
    """Numbers that stand behind the name ("Machine Learning 5(2") because the entry was cut wrongly."""
    issue: str | None


@lru_cache(maxsize=65536)
def prepare(text: str | None) -> Venue | None:
    """The container ready for comparison, or None where there is nothing to compare.

    >>> prepare("In Proc. 25th ACM Symp. on Theory of Computing").text
    'acm symp theory computing'
    """
    if not text:
        return None
    tail = _TAIL.search(text)
    folded = fold(text.replace("'", " ").replace("`", " "))
    every = tuple(word for word in folded.split(" ") if word)
    words = tuple(
        word
        for word in every
        if word not in _NOISE and not any(c.isdigit() for c in word) and not _SPELT_ORDINAL.match(word)
    )
    if not every:
        return None
    number = tail.group(1) if tail and not (len(tail.group(1)) == 4 and tail.group(1)[:2] in {"19", "20"}) else None
    words = _spelt_out(words)
    return Venue(
        source=text,
        text=" ".join(words),
        words=words,
        compact="".join(words),
        every=every,
        all_words=tuple(word for word in every if not any(c.isdigit() for c in word)),
        kind=_kind(folded, every),
        volume=number.lstrip("0") if number else None,
        issue=tail.group(2).lstrip("0") if tail and number and tail.group(2) else None,
    )


def _spelt_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """Well-known short names spelt out: of conferences anywhere, of others where they stand alone. No word twice."""
    if _ALIASES.keys().isdisjoint(words):
        return words
    long = (
        _ALIASES[word].split(" ") if word in _ALIASES and (word in _KNOWN_CONFERENCES or len(words) == 1) else [word]
        for word in words
    )
    return tuple(dict.fromkeys(part for parts in long for part in parts))


def _kind(folded: str, words: tuple[str, ...]) -> str | None:
    for kind, form in _KINDS:
        if form.search(folded):
            return kind
    return "conference" if not _KNOWN_CONFERENCES.isdisjoint(words) else None


@lru_cache(maxsize=65536)
def agreement(a: Venue, b: Venue) -> str:
    """How two containers agree, as the name of a state (see `states.STATES`)."""
    if not a.words or not b.words:
        return "missing"
    if a.compact == b.compact:
        return "same"
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if _acronym(short, long) or _acronym(long, short):
        return "abbreviated"
    return _by_words(short, long)


def _by_words(short: Venue, long: Venue) -> str:
    one, other = (tuple(word for word in each.words if word not in _WEAK) or each.words for each in (short, long))
    left, right = _unmatched(one, other)
    matched = len(one) - left
    if not left and not right:
        return "abbreviated"
    if not left or not right:
        return "similar" if matched >= 0.7 * max(len(one), len(other)) and len(short.compact) > 3 else "alike"
    if ratio(short.compact, long.compact) >= 88.0:
        return "similar"
    return "alike" if 2 * matched >= 0.7 * (len(one) + len(other)) else "differs"


def _unmatched(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[int, int]:
    """How many words of each side have no partner: the same word, one cut short, or a misprint; in any order."""
    rest = list(long)
    missing = 0
    for word in short:
        if word in rest:
            rest.remove(word)
            continue
        partner = next((other for other in rest if _short_for(word, other) or _short_for(other, word)), None)
        if partner is None and len(word) > 4:
            partner = next((other for other in rest if len(other) > 4 and ratio(word, other) >= 85.0), None)
        if partner is None:
            missing += 1
        else:
            rest.remove(partner)
    return missing, len(rest)


def _short_for(x: str, y: str) -> bool:
    """Whether `x` is `y` cut short or with letters left out ("jnl", "assoc", "sympos")."""
    if y.startswith(x):
        return True
    if x[0] != y[0] or len(x) >= len(y):
        return False
    letters = iter(y)
    return all(letter in letters for letter in x)


def _acronym(short: Venue, long: Venue) -> bool:
    """Whether one word of the shorter name spells the beginnings of the longer name's words ("stoc", "icml")."""
    if len(long.words) < 2:
        return False
    return any(
        _spells(word, long.words) or _spells(word, long.all_words)
        for word in short.words
        if 3 <= len(word) <= 8 and (len(short.words) <= 2 or word in _KNOWN_CONFERENCES)
    )


def _spells(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the acronym can be read off beginnings of the words, one after the other."""
    return any(
        word[0] == acronym[0] and _read_off(acronym, words[start:]) >= _FEWEST_SPELT for start, word in enumerate(words)
    )


def _read_off(acronym: str, words: tuple[str, ...]) -> int:
    place = used = 0
    for word in words:
        taken = 0
        while place < len(acronym) and taken < min(len(word), 3) and word[taken] == acronym[place]:
            place += 1
            taken += 1
        used += bool(taken)
        if place == len(acronym):
            return used
    return 0


def kinds_agreement(a: str | None, b: str | None) -> str:
    """Whether both appeared in the same kind of place: a report and an article of one title are two versions."""
    if a is None or b is None:
        return "missing"
    if a == b:
        return "same"
    return "version" if "manuscript" in {a, b} or "report" in {a, b} or "thesis" in {a, b} else "contradicts"
