"""Lists of names: how they are prepared for comparison, and how two lists agree.

What may not live here: other fields, weights, decisions.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import Indel

from citeman.matching.words import word_list
from citeman.model import Name
from citeman.text import fold

_FULL, _LIKELY = 2, 1
_PARTICLES = word_list("particles")
_LONG_NAME = 6
"""The letters, at the least, of which a name is made that still is that name with its letters in another order."""
_NOBODY = frozenset({"anonymous", "anon", "unknown", "no authors listed", "et al", "others", "s n"})


class Person(NamedTuple):
    """One name made ready for comparison."""

    family: str
    """Folded, without blanks and particles."""
    initials: str
    """First letters of the given names, in order."""
    words: frozenset[str]
    """All words of the name that are longer than one letter."""
    given: str
    """The given names folded, without blanks."""


class People(NamedTuple):
    """A list of names made ready for comparison."""

    persons: tuple[Person, ...]
    words: frozenset[str]
    """All longer words of all names: what is left to compare where a list was cut into names wrongly."""
    families: frozenset[str]
    outline: tuple[tuple[str, str], ...]
    """Family name and first initial of each."""
    short: bool
    """Whether all given names are initials only."""
    cut: bool
    """Whether the list is known to be cut short."""


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    text = files("citeman.matching").joinpath("surnames.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def prepare(names: Sequence[Name], *, cut: bool = False) -> People | None:
    """The list ready for comparison, or None where nobody is named.

    >>> prepare([Name(family="van der Berg", given="Jan-Willem")]).persons[0].initials
    'jw'
    """
    persons = []
    for name in names:
        person = _person(name.family or name.literal or "", name.given or "")
        if person is not None:
            persons.append(person)
    return assemble(tuple(persons), cut=cut) if persons else None


def assemble(persons: tuple[Person, ...], *, cut: bool) -> People:
    """The list of persons with what is derived from all of them."""
    return People(
        persons=persons,
        families=frozenset([person.family for person in persons]),
        words=frozenset([word for person in persons for word in person.words if len(word) > 2]),
        outline=tuple([(person.family, person.initials[:1]) for person in persons]),
        short=all(len(person.given) == len(person.initials) for person in persons),
        cut=cut,
    )


@lru_cache(maxsize=65536)
def _person(family: str, given: str) -> Person | None:
    family, given = fold(family), fold(given)
    if not family:
        family, given = given, ""
    if not family or family in _NOBODY or not any(map(str.isalpha, family)):
        return None
    words = family.split(" ")
    bare = [word for word in words if word not in _PARTICLES] or words
    return Person(
        family="".join(bare),
        initials="".join(word[0] for word in given.split(" ") if word),
        words=frozenset(word for word in (*bare, *given.split(" ")) if len(word) > 1),
        given=given.replace(" ", ""),
    )


def _same_person(a: Person, b: Person) -> int:
    """2 for one person, 1 for one with a misprint or with the parts in another order, 0 for two."""
    if a.family == b.family:
        return _FULL if _initials_agree(a, b) else 0
    if a.words == b.words or (a.family + a.given) == (b.given + b.family):
        return _FULL
    return _LIKELY if _reordered(a, b) or _misprinted(a, b) else 0


def _reordered(a: Person, b: Person) -> bool:
    """Whether family and given names have changed places, or a name was left whole on one side."""
    if a.family == b.given and _one_letter(a.given, b.family):
        return True
    if len(a.words & b.words) >= 2 or (not a.given and a.family in b.words) or (not b.given and b.family in a.words):
        return True
    whole = not (a.given and b.given)
    return whole and not a.words.isdisjoint(b.words) and (a.family in b.words or b.family in a.words)


def _misprinted(a: Person, b: Person) -> bool:
    if min(len(a.family), len(b.family)) < 4 or not _initials_agree(a, b):
        return False
    return Indel.normalized_similarity(a.family, b.family) >= 0.8 or _transposed(a.family, b.family)


def _transposed(a: str, b: str) -> bool:
    """Whether letters have changed places inside a longer name ("Vazirani", "Varizani")."""
    return len(a) == len(b) >= _LONG_NAME and (a[0], a[-1]) == (b[0], b[-1]) and sorted(a) == sorted(b)


def _one_letter(given: str, family: str) -> bool:
    return not given or not family or given[0] == family[0]


def _initials_agree(a: Person, b: Person) -> bool:
    if not a.initials or not b.initials:
        return True
    if a.initials[0] != b.initials[0]:
        return a.given[:3] == b.given[:3] or set(a.initials) == set(b.initials)
    long = min(len(a.given), len(b.given)) > 3
    if not long or len(a.initials) > 1 or len(b.initials) > 1:
        return True
    return a.given == b.given or a.given[:3] == b.given[:3] or Indel.normalized_similarity(a.given, b.given) >= 0.6


def agreement(a: People, b: People) -> str:
    """How two lists of authors agree, as the name of a state (see `states.STATES`)."""
    state = _agreement(*((a, b) if len(a.persons) <= len(b.persons) else (b, a)))
    if state in {"none", "some", "conflict"} and a.words and b.words:
        shared = len(a.words & b.words)
        if shared >= 0.6 * min(len(a.words), len(b.words)) and (shared > 1 or state != "conflict"):
            return "words"
    return state


def _agreement(short: People, long: People) -> str:
    if short.outline == long.outline and (short.short or long.short) and all(initial for _, initial in short.outline):
        return _whole(short)
    first = _same_person(short.persons[0], long.persons[0])
    if len(long.persons) == 1:
        return _one_and_one(short, long, first)
    found = sum(1 for person in short.persons if _find(person, long))
    if found == len(short.persons):
        return _whole(long) if found == len(long.persons) else _part(short, first)
    if found * 2 >= len(short.persons) and found > 1:
        return "most"
    return "first-only" if first else "some" if found else "none"


def _one_and_one(a: People, b: People, alike: int) -> str:
    if not alike:
        return "conflict" if a.families == b.families else "none"
    return "single-likely" if alike == _LIKELY else _whole(a)


def _part(short: People, first: int) -> str:
    """The state of a list all whose persons stand in a longer one."""
    if len(short.persons) > 1:
        return "subset"
    return "first" if first or short.cut else "one-of"


def _whole(people: People) -> str:
    """The state of two lists that agree in all persons."""
    if len(people.persons) > 1:
        return "all" if len(people.persons) > 2 else "pair"
    return "single-common" if people.persons[0].family in _common() else "single"


def _find(person: Person, people: People) -> bool:
    if person.family in people.families:
        return any(other.family == person.family and _initials_agree(person, other) for other in people.persons)
    return any(_same_person(person, other) for other in people.persons)
