"""How surely a word is a given name and no family name.

A list tells it (`data/given_names.txt`, made by `training.people`): words by how much more often people bear them as
given names than as family names. What may not live here: where in a printed name the family name stands (`order`).
"""

from functools import cache, lru_cache
from importlib.resources import files

from citeman.text import unaccented

UNKNOWN = -1
"""What a word says that the list does not have: given names are few, family names many."""
SURE = 2
"""From here on a word is a given name, and below minus this a family name, as good as always."""
FILE = "given_names.txt"
_MARKS = ".'’"
IBERIAN = "iberian"
"""What the line of family names begins with that people bear two of."""


@cache
def _known() -> dict[str, int]:
    lines = (line.partition(" ") for line in _lines())
    return {word: int(level) for level, _, words in lines if level != IBERIAN for word in words.split()}


@cache
def _iberian() -> frozenset[str]:
    return frozenset(word for line in _lines() if line.startswith(IBERIAN) for word in line.split()[1:])


def _lines() -> list[str]:
    return files("citeman.parsing.data").joinpath(FILE).read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=20_000)
def givenness(name: str) -> int:
    """How much more often a name's surest word is a given name than a family name, as a power of two from -5 to 5.

    >>> givenness("Gabriel") > SURE, givenness("Márquez") < -SURE, givenness("Jean-Pierre") > SURE
    (True, True, True)
    """
    return max(
        (_of_word(word) for word in unaccented(name).lower().split() if len(word.strip(_MARKS)) > 1), default=UNKNOWN
    )


def _of_word(word: str) -> int:
    """What a word says; one put together with hyphens the mean of its parts."""
    said = [_known().get(part.strip(_MARKS), UNKNOWN) for part in word.split("-")]
    return round(sum(said) / len(said))


def is_iberian(name: str) -> bool:
    """Whether a word is one of the family names that people in Spanish bear two of.

    >>> is_iberian("García"), is_iberian("Weaver")
    (True, False)
    """
    return unaccented(name).lower() in _iberian()
