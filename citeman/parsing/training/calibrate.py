"""Fitting the confidence: judged references → the weights of `citeman.parsing.trust` and the bar for "certain".

What may not live here: parsing, what counts as right.
"""

from collections.abc import Sequence

import numpy as np

LABEL_ERRORS = 0.02
"""The share of references among the surest whose label, not whose parse, is wrong: read by hand, 4 of the first 196."""
WANTED = 0.99 - LABEL_ERRORS
"""The share of certain references that should agree with their labels, so that 99 of 100 are right."""
_RIDGE = 0.5
_STEPS = 30


def fit(signs: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """The weights of a logistic regression with a small ridge, by Newton's method."""
    x = np.array(signs)
    y = np.array(right, dtype=float)
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - _RIDGE * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(bend, slope)
    return [round(float(weight), 4) for weight in weights]


def bar(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """The least confidence from which on the wanted share of references is right."""
    order = sorted(zip(confidences, right, strict=True), reverse=True)
    best, good = 1.0, 0
    for count, (confidence, is_right) in enumerate(order, start=1):
        good += is_right
        if good / count >= WANTED and count >= 50:
            best = confidence
    return round(best, 4)
