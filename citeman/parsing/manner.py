"""The manner of a list: how its entries part their fields, which tells how its doubtful entries are to be read.

A list is printed in one style. What the surer entries near a doubtful one do between their fields (`seams`) speaks for
or against each of its possible labels, as far as it differs from what is usual anywhere. The best labels are found
exactly, over all chains of labels that the tagger holds for possible. What may not live here: fields, attributes.
"""

import math
import operator
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citeman.parsing.seams import FIRST, LAST, RAREST, Seam, gap_text, is_seam, looked_at, seams, shown, usual
from citeman.parsing.tagger import Lattice, Tagged
from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token

DOUBTFUL = 0.8
"""The probability of a chain below which the other entries of its list have a say."""
NEAR = 25
"""How many entries on either side are looked at: what comes from several lists changes its manner."""
FEWEST = 5
"""Entries below which a list has no manner."""
_WEIGHT = 0.6
"""What a seam's logarithm weighs beside the tagger's."""
_PRIOR = 5.0
"""As many seams as what is usual anywhere counts for."""
_USUAL = 0.8
"""The share of a seam's usual logarithm that is taken off: the tagger knows what is usual."""
_ALIKE = 0.3
"""How much better than what is usual the entries of one list foretell each other's seams: a logarithm a seam."""
_TINY = 1e-9

Place = tuple[str, int]
"""How far a chain has come: its last field, and where the gap behind it began (-1 inside the field)."""
Reached = tuple[float, float, Place, str]
"""The best chain to a place: its score, the logarithm of the sum over all chains, the place before, the last label."""


class _Unit(NamedTuple):
    """Tokens that stand or fall together: where they begin, the labels that they may have with their scores."""

    start: int
    options: list[tuple[str, float]]


class _Counts:
    """The seams of the entries around one: how often each was seen, and how often its left field was left."""

    def __init__(self) -> None:
        self.seen: dict[Seam, float] = {}
        self.left: dict[str, float] = {}

    def add(self, met: Sequence[Seam], weight: float) -> None:
        """Count the seams of an entry; a negative weight takes them away again."""
        seen, left = self.seen, self.left
        for each in met:
            seen[each] = seen.get(each, 0.0) + weight
            left[each[0]] = left.get(each[0], 0.0) + weight

    def gain(self, met: Sequence[Seam]) -> float:
        """How much better the entries around foretell these seams than what is usual does: a logarithm a seam."""
        known, total = usual().get, 0.0
        for each in met:
            common = known(each, RAREST)
            total += math.log(self.share(each, common) / common)
        return total / max(1, len(met))

    def share(self, met: Seam, common: float) -> float:
        """A seam's share here, as far as the entries around tell, else its usual share."""
        seen, left = max(0.0, self.seen.get(met, 0.0)), max(0.0, self.left.get(met[0], 0.0))
        return (seen + _PRIOR * common) / (left + _PRIOR)


def in_one_manner(
    tokens: Sequence[Sequence[Token]], tagged: Sequence[Tagged], transitions: NDArray[np.float32], names: Sequence[str]
) -> list[Tagged]:
    """The labels of a list's entries, the doubtful ones read as their neighbours are printed.

    `tagged`: what the tagger found, with a lattice where an entry is doubtful; `transitions`: labels × labels, in the
    order of `names`. The chain's probability of what was read again is that among the chains of its lattice.
    `Tagged.alike` says how much each is like the others in the end.
    """
    if len(tagged) < FEWEST:
        return list(tagged)
    steps = dict(zip(names, (dict(zip(names, row, strict=True)) for row in transitions.tolist()), strict=True))
    own = [seams(words, each.labels) for words, each in zip(tokens, tagged, strict=True)]
    sure = [each.chain if words else 0.0 for words, each in zip(tokens, tagged, strict=True)]
    gains = [counts.gain(own[place]) for place, counts in _windows(own, sure)]
    out = []
    for place, counts in _windows(own, sure):
        share, gain, each = _likeness(gains, sure, place), gains[place], tagged[place]
        if each.lattice is not None and share > 0.0:
            ties = _Ties(tokens[place], counts, _WEIGHT * share)
            each = _relabelled(each, *_best(ties, list(_units(each.lattice, names)), steps))
            gain = counts.gain(seams(tokens[place], each.labels))
        out.append(each._replace(alike=share * gain))
    return out


def _likeness(gains: Sequence[float], sure: Sequence[float], place: int) -> float:
    """How much the entries near one are of one manner, 0 to 1: how well they foretell the seams of each other."""
    near = slice(max(0, place - NEAR), place + NEAR + 1)
    gain: float = sum(map(operator.mul, gains[near], sure[near])) / max(_TINY, sum(sure[near]))
    return max(0.0, min(1.0, gain / _ALIKE))


def _windows(own: Sequence[Sequence[Seam]], sure: Sequence[float]) -> Iterator[tuple[int, _Counts]]:
    """Each entry's place with the counts of the entries near it, without its own."""
    counts = _Counts()
    for place in range(min(NEAR, len(own))):
        counts.add(own[place], sure[place])
    for place, met in enumerate(own):
        if place + NEAR < len(own):
            counts.add(own[place + NEAR], sure[place + NEAR])
        if place > NEAR:
            counts.add(own[place - NEAR - 1], -sure[place - NEAR - 1])
        counts.add(met, -sure[place])
        yield place, counts
        counts.add(met, sure[place])


def _units(lattice: Lattice, names: Sequence[str]) -> Iterator[_Unit]:
    """The tokens of a lattice, those together that can only have one label, the same."""
    counts = lattice.likely.sum(axis=1).tolist()
    only = lattice.likely.argmax(axis=1).tolist()
    before = -1
    for place, count in enumerate(counts):
        if count > 1:
            held = lattice.scores[place].tolist()
            yield _Unit(
                place, [(names[label], held[label]) for label in np.flatnonzero(lattice.likely[place]).tolist()]
            )
            before = -1
        elif only[place] != before:
            before = only[place]
            yield _Unit(place, [(names[before], 0.0)])


class _Ties:
    """What the seams of one reference are worth in its list, each looked at once."""

    def __init__(self, tokens: Sequence[Token], counts: _Counts, weight: float) -> None:
        self.words = shown(tokens)
        self.counts = counts
        self.weight = weight
        self.usual = usual()
        self.known: dict[Seam, float] = {}

    def worth(self, at: Place, place: int, right: str) -> float:
        """That of the seam between what ends at `at` and a field that begins at `place`."""
        left, begun = at
        start = place if begun < 0 else begun
        if not is_seam(left, place - start, right):
            return 0.0
        met = (left, gap_text(self.words[looked_at(start, place, right)], left, right), right)
        worth = self.known.get(met)
        if worth is None:
            common = self.usual.get(met, RAREST)
            worth = self.weight * (math.log(self.counts.share(met, common)) - _USUAL * math.log(common))
            self.known[met] = worth
        return worth


def _best(ties: _Ties, units: Sequence[_Unit], steps: dict[str, dict[str, float]]) -> tuple[list[str], float]:
    """The best labels and their probability among all chains of the units."""
    row: dict[Place, Reached] = {(FIRST, -1): (0.0, 0.0, (FIRST, -1), FIRST)}
    rows = [row]
    for start, options in units:
        new = dict[Place, Reached]()
        for at, (score, total, _, last) in row.items():
            field, gap = at
            onwards = steps.get(last)
            for label, own in options:
                gained = own if onwards is None else own + onwards[label]
                if label == OUTSIDE:
                    to = (field, gap if gap >= 0 else start)
                else:
                    to = (label, -1)
                    if gap >= 0 or label != field:
                        gained += ties.worth(at, start, label)
                _reach(new, to, (score + gained, total + gained, at, label))
        row = new
        rows.append(row)
    ends = dict[Place, Reached]()
    for at, (score, total, _, _) in row.items():
        gained = ties.worth(at, len(ties.words), LAST)
        _reach(ends, (LAST, -1), (score + gained, total + gained, at, LAST))
    score, total, at, _ = ends[LAST, -1]
    return _traced(rows, at, units, len(ties.words)), math.exp(min(0.0, score - total))


def _reach(row: dict[Place, Reached], to: Place, new: Reached) -> None:
    held = row.get(to)
    if held is None:
        row[to] = new
        return
    one, other = held[1], new[1]
    total = one + math.log1p(math.exp(other - one)) if one > other else other + math.log1p(math.exp(one - other))
    score, _, before, label = new if new[0] > held[0] else held
    row[to] = (score, total, before, label)


def _traced(rows: Sequence[dict[Place, Reached]], at: Place, units: Sequence[_Unit], length: int) -> list[str]:
    """The labels of the best chain that ends at a place, a label a token."""
    out = list[str]()
    stop = length
    for row, (start, _) in zip(reversed(rows[1:]), reversed(units), strict=True):
        _, _, at, label = row[at]
        out += [label] * (stop - start)
        stop = start
    return out[::-1]


def _relabelled(tagged: Tagged, labels: list[str], chain: float) -> Tagged:
    """What was found, with other labels; a changed token is as sure as the chain."""
    shares = [
        share if new == old else chain
        for share, new, old in zip(tagged.probabilities, labels, tagged.labels, strict=True)
    ]
    return tagged._replace(labels=labels, probabilities=shares, chain=chain, lattice=None)
