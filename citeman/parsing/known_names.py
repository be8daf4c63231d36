"""Where names of known journals and publishers stand among the words of references.

What is known is a sorted list of numbers, one a name (`data/journals.npy`, `data/publishers.npy`, made from the names
by `training.lists`): a sum over the numbers of its words, so that all names at all places are looked for at once. A
name found is a hint to the tagger and nothing more, for titles of articles hold journals' names too. What may not live
here: attributes, labels.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citeman.parsing.tokens import tokenize
from citeman.text import unaccented

Numbers = NDArray[np.uint64]
JOURNALS = "journals.npy"
PUBLISHERS = "publishers.npy"
MOST_WORDS = 6
"""Of a longer name the first words are looked for."""
UNSAID = frozenset(("the", "and"))
"""Words that a name may have or lack; they have no number."""
_WEIGHTS = np.array([pow(0x9E3779B97F4A7C15, place, 1 << 64) for place in range(1, MOST_WORDS + 1)], dtype=np.uint64)


_SHIFT = np.uint64(44)


class Place(NamedTuple):
    """A known name among tokens: from where up to where, and how many words it has."""

    start: int
    stop: int
    words: int


class Known(NamedTuple):
    """The sorted numbers of names, and which numbers of their first bits there are at all, which is quick to ask."""

    numbers: Numbers
    begun: NDArray[np.bool_]

    @classmethod
    def of(cls, numbers: Numbers) -> "Known":
        """What is known when these are, sorted and at least one."""
        begun = np.zeros(1 << (64 - int(_SHIFT)), dtype=np.bool_)
        begun[numbers >> _SHIFT] = True
        return cls(numbers, begun)

    def holds(self, asked: Numbers) -> NDArray[np.bool_]:
        """Which of the numbers are known."""
        out = self.begun.take(asked >> _SHIFT)
        likely = np.flatnonzero(out)
        rest = asked[likely]
        at = np.minimum(np.searchsorted(self.numbers, rest), len(self.numbers) - 1)
        out[likely] = self.numbers[at] == rest
        return out


def number_of(word: str) -> int:
    """The number of a word in small letters; 0 for one that does not count."""
    if not word or word in UNSAID:
        return 0
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") | 1


def names(words: Sequence[Sequence[str]]) -> Numbers:
    """The sorted numbers of names, each given by its words in small letters."""
    out = set[int]()
    for name in words:
        counted = [number for word in name if (number := number_of(word))][:MOST_WORDS]
        weights = (int(weight) for weight in _WEIGHTS)
        out.add(sum(number * weight for number, weight in zip(counted, weights, strict=False)) % (1 << 64))
    return np.array(sorted(out), dtype=np.uint64)


@cache
def shipped(name: str) -> Known:
    """The names of one kind that are part of the package, by their file."""
    with files("citeman.parsing.data").joinpath(name).open("rb") as held:
        return Known.of(np.load(held, allow_pickle=False))


def is_journal(name: str) -> bool:
    """Whether a journal of this name, or with these first words, is known.

    >>> is_journal("Journal of the American Chemical Society"), is_journal("A most unlikely name")
    (True, False)
    """
    return _is_known(name, JOURNALS)


def is_publisher(name: str) -> bool:
    """Whether a publisher of this name, or with these first words, is known.

    >>> is_publisher("Earthscan"), is_publisher("Vandenhoeck & Ruprecht"), is_publisher("A most unlikely name")
    (True, True, False)
    """
    return _is_known(name, PUBLISHERS)


def _is_known(name: str, kind: str) -> bool:
    said = [unaccented(token.text).lower() for token in tokenize(name) if token.text[0].isalpha()]
    return bool(said) and bool(shipped(kind).holds(names([said]))[0])


def found(numbers: Numbers, breaks: NDArray[np.bool_], known: Known) -> list[Place]:
    """The known names among tokens, told by their words' numbers (0: no word that counts); the longest at each place.

    No name goes on over a token where it `breaks`: a mark that no name has, a number, the end of a reference.
    """
    places = np.flatnonzero(numbers)
    words, broken = numbers[places], np.cumsum(breaks)[places]
    longest = np.zeros(len(places), dtype=np.int64)
    total = np.zeros(len(places), dtype=np.uint64)
    for count in range(1, min(MOST_WORDS, len(places)) + 1):
        last = len(places) - count + 1
        total = total[:last] + words[count - 1 :] * _WEIGHTS[count - 1]
        longest[:last][known.holds(total) & (broken[:last] == broken[count - 1 :])] = count
    out: list[Place] = []
    free = 0
    for start in np.flatnonzero(longest).tolist():
        if start >= free:
            free = start + int(longest[start])
            out.append(Place(int(places[start]), int(places[free - 1]) + 1, free - start))
    return out
