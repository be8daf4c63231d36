"""How sure a parse is: the tagger's probabilities → the probability that every field is right.

A logistic regression on a handful of signs; its weights and the bar for "certain" were fitted by the training on the
development sets (`data/trust.json`). What may not live here: fields, labels.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from citeman.model import Item

NAME = "trust.json"


class Trust(NamedTuple):
    """The fitted weights, one a sign, and the probability from which a parse is certain."""

    weights: tuple[float, ...]
    certain: float


@cache
def fitted() -> Trust:
    """The weights that are part of the package."""
    held = json.loads(files("citeman.parsing.data").joinpath(NAME).read_text(encoding="utf-8"))
    return Trust(tuple(held["weights"]), held["certain"])


def signs(
    chain: float, probabilities: Sequence[float], alike: float, unexplained: int, item: Item
) -> tuple[float, ...]:
    """What the decision looks at, the first always one."""
    least = min(probabilities, default=0.0)
    doubt = len([probability for probability in probabilities if probability < 0.9])
    sparse = item.title is None or not (item.author or item.editor) or item.issued is None
    return (
        1.0,
        math.log(max(chain, 1e-9)),
        math.log(max(1.0 - least, 1e-4)),
        math.log(1.0 + doubt),
        alike,
        float(min(unexplained, 3)),
        float(sparse),
        math.log(1.0 + len(probabilities)),
        float(item.container_title is not None),
        float(item.genre is not None or item.note is not None or item.collection_title is not None),
    )


def probability(weights: Sequence[float], values: Sequence[float]) -> float:
    """The probability that every field of a reference with these signs is right."""
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 4)
