"""From labelled pairs to weights: a logistic regression over the states in which fields agree (`states.STATES`).

A field missing on one side has no weight; that the others still weigh what they should where fields are missing is
learnt from every pair once more with fields hidden (`GAPS`). Every kind of data has one share in the estimate (or the
part of one that `SHARES` says), however many pairs it has, and weights are drawn towards what the level of agreement
leads one to expect, so that states which the data seldom show stay sensible. What may not live here: reading data,
anything the program needs at run time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from citeman.matching.compare import Pattern, without
from citeman.matching.states import STATES
from citeman.model import Level

EXPECTED = {Level.CONTRADICTS: -2.5, Level.DIFFERS: -0.7, Level.CLOSE: 0.7, Level.SIMILAR: 1.5, Level.SAME: 2.0}
"""What a level of agreement leads one to expect of a weight, before the data."""
SCALE = {
    "title": 1.5,
    "title_numbers": 1.5,
    "notice": 1.5,
    "type": 1.5,
    "identifier": 3.0,
    "edition": 1.5,
    "publisher": 0.4,
    "kind": 0.5,
    "issue": 0.4,
    "volume": 0.7,
}
"""How much more (or less) than usual is expected of a field."""
_GRADES = ("-common", "", "-rare")
_CHAIN = {
    "author": (
        ("all", "pair", "single", "single-common"),
        ("all", "subset", "most", "first-only", "some", "none"),
        ("subset", "first", "one-of"),
        ("single", "single-likely", "first-only"),
        ("some", "conflict"),
        ("most", "words"),
    ),
    "issued": (("same", "misprint", "next", "near", "contradicts"),),
    "container_title": (("same", "abbreviated", "alike", "differs", "journals"), ("same", "similar", "alike")),
    "page": (("same", "first", "last", "misprint", "loose", "contradicts"), ("first", "count")),
    "volume": (("same", "crossed", "differs"),),
    "kind": (("version", "contradicts"),),
    "title_numbers": (("extra", "part", "contradicts", "parts"),),
    "together": (("mixed", "two", "many"),),
}
_TITLES = ("same", "near", "shifted", "cut", "beginning", "inside", "extended")
CHAINS = [
    *(("title", f"{a}{grade}", f"{b}{grade}") for grade in _GRADES for a, b in pairwise(_TITLES)),
    *(("title", f"{state}{a}", f"{state}{b}") for state in _TITLES for a, b in pairwise(_GRADES[::-1])),
    *(("title", a, b) for a, b in pairwise(("extended-common", "reworded", "alike", "differs"))),
    *((field, a, b) for field, chains in _CHAIN.items() for chain in chains for a, b in pairwise(chain)),
]
"""Field, a state, a state that agrees less: the second never weighs more."""
PINNED = {("title_numbers", "same"), ("notice", "same"), ("kind", "same")}
"""States that say little by themselves and would only double the title's weight."""
PRIOR = -4.0
"""What is expected of the prior, before the data."""
STRENGTH = 0.0005
"""How strongly weights are drawn to what is expected of them."""
ORDER = 1.0
"""How strongly weights are held in their natural order and on their side of zero."""
ROUNDS = 50
_WHEREABOUTS = frozenset(STATES.keys() - {"title", "title_numbers", "notice", "author", "heading"})
GAPS = (
    frozenset({"author"}),
    _WHEREABOUTS,
    _WHEREABOUTS - {"issued"},
    _WHEREABOUTS - {"container_title", "kind"},
)
"""Fields that lists often leave out together: the authors; all but title and authors; all but these and the year; all
but these and the container."""
GAP_SHARE = 0.3
"""How much a pair with fields hidden counts beside the whole pair."""
SHARES = MappingProxyType({"garbled": 0.2})
"""How much a kind of data counts beside the others, where not as much as they."""

Floats = NDArray[np.float64]
State = tuple[str, str]
Counts = Mapping[Pattern, Sequence[float]]
"""Pattern → [pairs of two works, pairs of one work]."""


def with_gaps(counts: Counts) -> dict[Pattern, list[float]]:
    """The pairs, and all of them again, with less weight, with each group of `GAPS` hidden."""
    out: dict[Pattern, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for pattern, (different, same) in counts.items():
        for share, seen in ((1.0, pattern), *((GAP_SHARE, without(pattern, hidden)) for hidden in GAPS)):
            out[seen][0] += share * different
            out[seen][1] += share * same
    return out


def fit(kinds: Mapping[str, Counts]) -> tuple[float, dict[State, float]]:
    """The prior and the weight of each state that maximise the penalised likelihood (Newton's method, to the optimum).

    `kinds`: kind of data → its pairs, to which those `with_gaps` are added. Agreement never counts against, and
    contradiction never for, one work; of two states of a chain the worse never weighs more.
    """
    states = [(field, state) for field, table in STATES.items() for state in table]
    problem = _Problem(states, {kind: with_gaps(counts) for kind, counts in kinds.items()})
    values = problem.expected
    for _ in range(ROUNDS):
        step, promise = problem.newton(values)
        if promise < 1e-12:
            break
        length = 1.0
        while problem.cost(values - length * step) > problem.cost(values) - 1e-4 * length * promise and length > 1e-6:
            length /= 2
        values = values - length * step
    weights = dict(zip(states, problem.in_order(values)[1:].tolist(), strict=True))
    return float(values[0]), weights


class _Problem:
    """The penalised likelihood as a function of the prior (first) and the weights, with its derivatives."""

    def __init__(self, states: Sequence[State], kinds: Mapping[str, Counts]) -> None:
        place = {state: n for n, state in enumerate(states, 1)}
        rows = [
            (pattern, different / total, same / total)
            for kind, patterns in kinds.items()
            for total in [sum(map(sum, patterns.values())) / SHARES.get(kind, 1.0)]
            for pattern, (different, same) in sorted(patterns.items())
        ]
        self.design = np.zeros((len(rows), len(states) + 1))
        self.design[:, 0] = 1.0
        for row, (pattern, _, _) in enumerate(rows):
            self.design[row, [place[state] for state in pattern]] = 1.0
        self.different = np.array([row[1] for row in rows])
        self.same = np.array([row[2] for row in rows])
        self.expected = np.array([PRIOR, *map(_expected, states)])
        self.free = np.array([0, *(place[state] for state in states if state not in PINNED)])
        self.chains = [(place[field, better], place[field, worse]) for field, better, worse in CHAINS]
        self.sides = np.array([0.0, *(1.0 if STATES[f][s][0] > Level.MISSING else -1.0 for f, s in states)])
        self.bounds = self._bounds()

    def _bounds(self) -> Floats:
        """Rows whose product with the weights is positive where an order or a side is violated."""
        order = np.zeros((len(self.chains), len(self.expected)))
        for row, (better, worse) in enumerate(self.chains):
            order[row, better], order[row, worse] = -1.0, 1.0
        return np.vstack([order, -np.diag(self.sides)[1:]])

    def cost(self, values: Floats) -> float:
        odds = self.design @ values
        likely = self.same @ np.logaddexp(0.0, -odds) + self.different @ np.logaddexp(0.0, odds)
        beyond = np.maximum(0.0, self.bounds @ values)
        drawn = values - self.expected
        return float(likely + STRENGTH / 2 * (drawn @ drawn) + ORDER / 2 * (beyond @ beyond))

    def newton(self, values: Floats) -> tuple[Floats, float]:
        """Newton's step, and what it promises to first order."""
        p = 1.0 / (1.0 + np.exp(-(self.design @ values)))
        total = self.same + self.different
        beyond = np.maximum(0.0, self.bounds @ values)
        active = self.bounds[beyond > 0.0]
        slope = self.design.T @ (total * p - self.same)
        slope += STRENGTH * (values - self.expected) + ORDER * (self.bounds.T @ beyond)
        curve = (self.design.T * (total * p * (1.0 - p))) @ self.design
        curve += STRENGTH * np.eye(len(values)) + ORDER * (active.T @ active)
        step = np.zeros(len(values))
        step[self.free] = np.linalg.solve(curve[np.ix_(self.free, self.free)], slope[self.free])
        return step, float(slope @ step)

    def in_order(self, values: Floats) -> Floats:
        """The values with the little that is left of violations taken away: of two out of order both get the mean."""
        out = values.copy()
        for _ in range(20):
            for better, worse in self.chains:
                if out[better] < out[worse]:
                    out[better] = out[worse] = (out[better] + out[worse]) / 2
        return np.where(self.sides * out < 0.0, 0.0, out)


def _expected(state: State) -> float:
    field, name = state
    return 0.0 if state in PINNED else EXPECTED[STATES[field][name][0]] * SCALE.get(field, 1.0)
