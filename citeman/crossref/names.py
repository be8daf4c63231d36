"""Crossref's contributors → `Name`s: groups, ALL CAPS, suffixes and several people in one field.

What may not live here: other fields of a record. Names are left as registered wherever no rule is sure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeman.crossref.markup import plain
from citeman.model import Name

_SUFFIX = re.compile(r"^(.*?),?\s+((?:Jr|Sr)\.?|I{2,3}|IV)$", re.IGNORECASE)
_MARKS = re.compile(r"[\s,]*[*†‡§¶]+$")
_GROUP = re.compile(
    r"\b(group|consortium|committee|collaborat\w*|network|team|investigators|society|association|institute?|"
    r"universi\w+|school|department|ministry|center|centre|council|agency|organi[sz]ation|foundation|bureau|office|"
    r"commission|federation|staff|press|company|corporation|inc|ltd|gmbh)\b|^the\b|\s(and|&|of|for)\s",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "ter", "ten",
                        "zu", "zur", "dos", "das", "bin", "ibn", "al", "el"})  # fmt: skip
_GIVEN_WORD = re.compile(r"[^\W\d_](?=[^\W\d_]*[AEIOUYÀ-Þ])[^\W\d_]{2,}|[^\W\d_]{4,}")
_INITIALS = re.compile(r"(?:[^\W\d_](?:\.[\s-]*|[\s-]+|$)){1,4}")
_CAPITALS = re.compile(r"[^\W\d_]+")


def names(contributors: Sequence[Mapping[str, Any]]) -> tuple[Name, ...]:
    """A record's `author` or `editor` list as Names, in its order; entries that name no one are left out.

    >>> names([{"given": "JOHN W.", "family": "O'BRIEN"}, {"name": "OLYMPUS Collaboration"}])[0].family
    "O'Brien"
    """
    return tuple(name for each in contributors for name in _names(each))


def _names(contributor: Mapping[str, Any]) -> Iterator[Name]:
    given, family = _text(contributor, "given"), _text(contributor, "family")
    suffix, group = _text(contributor, "suffix"), _text(contributor, "name") or _text(contributor, "literal")
    if not family:
        whole = group or given
        if whole:
            yield Name(literal=whole)
    elif not given:
        yield from _whole_names(family, suffix)
    elif _GROUP.search(family):
        yield Name(literal=f"{given} {family}")
    else:
        family, suffix = _without_suffix(family, suffix)
        if _is_capitals(family):
            family, given = _small(family), _small_given(given)
        yield Name(family=family, given=given, suffix=suffix or None)


def _whole_names(text: str, suffix: str) -> Iterator[Name]:
    """The names in a `family` that stands alone: a family name, whole names, "FAMILY, GIVEN", or a group."""
    text, suffix = _without_suffix(text, suffix)
    if _GROUP.search(text) or _INITIALS.fullmatch(text):
        yield Name(literal=text)
        return
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and " " not in parts[0]:
        family, given = parts
        if _is_capitals(family):
            family, given = _small(family), _small_given(given)
        yield Name(family=family, given=given, suffix=suffix or None)
        return
    for part in parts:
        words = part.split()
        if 1 < len(words) <= 4 and all(word[0].isupper() or word in _PARTICLES for word in words):
            yield Name(family=words[-1], given=" ".join(words[:-1]), suffix=suffix or None)
        elif len(words) > 1 or len(parts) == 1:
            yield Name(literal=part) if len(words) > 1 or _is_capitals(part) else Name(family=part)


def _text(contributor: Mapping[str, Any], key: str) -> str:
    value = contributor.get(key)
    return _MARKS.sub("", plain(value)) if isinstance(value, str) else ""


def _without_suffix(family: str, suffix: str) -> tuple[str, str]:
    found = _SUFFIX.match(family)
    return (found[1], found[2]) if found and not suffix else (family, suffix)


def _is_capitals(family: str) -> bool:
    """Whether a family name is set in capitals (initials with stops are not)."""
    letters = [c for c in family if c.isalpha()]
    return len(letters) > 1 and family.isupper() and "." not in family


def _small(name: str) -> str:
    """A name in capitals as one writes it: "MCDONALD-O'BRIEN" → "McDonald-O'Brien"."""
    words = name.split()
    out = []
    for place, word in enumerate(words):
        if word.lower() in _PARTICLES and place < len(words) - 1:
            out.append(word.lower())
            continue
        written = _CAPITALS.sub(lambda found: found[0].capitalize(), word)
        out.append(re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), written))
    return " ".join(out)


def _small_given(given: str) -> str:
    """Words only: "JOHN W." → "John W."; "AJ" and "AJS" are initials."""
    if not given.isupper():
        return given
    return _GIVEN_WORD.sub(lambda found: found[0].capitalize(), given)
