"""Where the family names of a list stand, when no comma tells: by the words that are given names or family names.

What may not live here: cutting a list into names, the parts of a name once its order is known (`one_name`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeman.model import Name
from citeman.parsing.fields.given_names import givenness
from citeman.parsing.fields.one_name import PINYIN, direct, family_first, is_begin, is_led, is_particle
from citeman.parsing.lexicon import COMMON_SURNAMES_PINYIN, SURNAMES_PINYIN
from citeman.text import unaccented

_STRAIGHT = 4
"""What the order of speech is given in advance, for most lists have it."""
_LETTERS = 1
"""The same for what stands before letters, two family names ("García Márquez G."), where no name is in full."""
_PINYIN = 3
"""How much a name in pinyin says of its list."""
_ALONE = 7
"""A name so sure by itself does not follow its list."""
_SECOND = 2
"""A letter behind the first word ("John A. Smith") speaks so much for the order of speech."""


_SUREST = 4
"""So sure a given name stays one in a list that shortens the others."""
_SOME = 2
"""So many names with letters alone show that a list shortens all given names."""
_NAME = re.compile(r"[^\W\d_]")
_LETTER = re.compile(r"(?:(?:[^\W\d_]|[^\W\d_]{2}(?=\.))(?:[.\s’-]+|$))+|[^\W\d_a-zà-ÿ]{1,4}")


class Reading(NamedTuple):
    """A name as read in the order of speech, and as printed where its family name may stand in front too."""

    name: Name
    printed: str | None = None


def settled(readings: Sequence[Reading]) -> tuple[Name, ...]:
    """The names of one list, those turned whose family names stand in front.

    Each name says how likely it is that its first word is a given name and its last a family name; the list follows the
    sum, but for names that are sure by themselves.

    >>> from citeman.parsing.fields.one_name import direct
    >>> both = [Reading(direct(each, None), each) for each in ("Feldman Stanley", "Moreau Philippe")]
    >>> [name.family for name in settled(both)]
    ['Feldman', 'Moreau']
    """
    if not any(each.printed is not None and (is_led(each.printed) or _is_open(each)) for each in readings):
        return turn_pinyin([reading.name for reading in readings])
    votes = [_vote(reading) for reading in readings]
    whole = any(map(_in_full, readings))
    lean = (_STRAIGHT if whole else _LETTERS) + sum(votes)
    out = []
    for reading, vote in zip(_abbreviated(readings), votes, strict=True):
        said = vote if abs(vote) >= _ALONE else lean
        turned = said < 0 and _is_open(reading) and (whole or said < -_ALONE or _ends_given(reading))
        out.append(family_first(reading.printed) if turned and reading.printed else reading.name)
    return turn_pinyin(out)


def _abbreviated(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The names, all words of one beside its letters its family's where the list gives letters alone to the others."""
    letters = [_LETTER.fullmatch(reading.name.given or "") is not None for reading in readings]
    short = sum(one and not _is_open(reading) for reading, one in zip(readings, letters, strict=True))
    if short < _SOME or (len(readings) - sum(letters)) * _SOME > short:
        return readings
    return [_in_letters(each, only_letters=one) for each, one in zip(readings, letters, strict=True)]


def _in_letters(reading: Reading, *, only_letters: bool) -> Reading:
    printed, given = reading.printed, reading.name.given
    if printed and is_led(printed) and not only_letters and givenness(given or "") < _SUREST:
        return Reading(direct(printed, None, second_names=False))
    return Reading(reading.name) if only_letters else reading


def _in_full(reading: Reading) -> bool:
    return reading.printed is not None and len(reading.printed.split()[-1].strip(".")) > 1


def _ends_given(reading: Reading) -> bool:
    return reading.printed is not None and givenness(_words(reading.printed)[-1]) > 0


def _is_open(reading: Reading) -> bool:
    """Whether the family name of a printed name may stand in front, by its form."""
    if reading.printed is None or is_led(reading.printed):
        return False
    words = _words(reading.printed)
    by_form = len(words) > 1 and is_begin(words[0]) and all(map(_NAME.match, words))
    return by_form and _front_family(reading.name) is None


def _vote(reading: Reading) -> int:
    """How much a printed name speaks for the order of speech (above 0) or for its family name in front (below)."""
    if reading.printed is None:
        return 0
    front = _front_family(reading.name)
    return straightness(reading.printed) if front is None else -_PINYIN * front


def straightness(printed: str) -> int:
    """How much the words of a name speak for the order of speech (above 0) or for its family name in front (below).

    >>> straightness("Stanley Feldman") > 0 > straightness("Feldman Stanley")
    True
    """
    words = _words(printed)
    if len(words) < 2 or is_led(printed):
        return 0
    between = words[1:-1]
    sure = _SECOND * any(len(word.strip(".")) == 1 for word in between) + _ALONE * any(map(is_particle, between[-1:]))
    return givenness(words[0]) - givenness(words[-1]) + sure


def _words(printed: str) -> list[str]:
    """The words of a name but for letters at its end and particles in front."""
    words = printed.split()
    while len(words) > 1 and _LETTER.fullmatch(words[-1]):
        words.pop()
    while len(words) > (1 if words[0].islower() else 2) and is_particle(words[0]):
        words.pop(0)
    return words


def turn_pinyin(names: list[Name]) -> tuple[Name, ...]:
    """The names with those in pinyin turned where they stand family name first without a comma ("Zhang Yi").

    The family names decide, not the position: a common one in front, or a name whose last word is no family name. Where
    both could be, the other names of the list decide.
    """
    votes = [_front_family(name) for name in names]
    lean = sum(vote for vote in votes if vote is not None)
    out = []
    for name, vote in zip(names, votes, strict=True):
        open_to_both = vote is not None and vote > 0 and _weight(unaccented(name.family or "").lower()) > 0
        turned = (vote is not None and vote > 0 and not (open_to_both and lean < 0)) or (
            lean > 0 and vote != -1 and _may_turn(name)
        )
        out.append(_turned(name) if turned else name)
    return tuple(out)


def _may_turn(name: Name) -> bool:
    """Whether a name between turned ones is likely turned too: its first word is a family name, its last none."""
    first = unaccented((name.given or "").split(" ")[0]).lower()
    last = unaccented(name.family or "").lower()
    if "." in first or name.non_dropping_particle or len(first) < 2:
        return False
    return _weight(first) >= max(1, _weight(last))


def _turned(name: Name) -> Name:
    words = f"{name.given} {name.family}".split()
    return Name(family=words[0], given=" ".join(words[1:]))


def _front_family(name: Name) -> int | None:
    """1: the first word is the family name; -1: the last; 0: either; None: no name in pinyin without a comma."""
    family, given = name.family or "", name.given or ""
    if not given or name.non_dropping_particle or name.dropping_particle or "." in given or " " in family:
        return None
    words = [unaccented(word).lower() for word in f"{given} {family}".split()]
    if len(words) > 3 or not all(PINYIN.match(word) for word in words) or len(given) < 2:
        return None
    first, last = _weight(words[0]), _weight(words[-1])
    if first == last:
        return 0 if first else None
    return 1 if first > last else -1


def _weight(word: str) -> int:
    """How well a word in pinyin can be a family name: 2 a common one, 1 a rare one, 0 none."""
    if word in COMMON_SURNAMES_PINYIN:
        return 2
    return 1 if word in SURNAMES_PINYIN else 0
