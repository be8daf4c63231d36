"""How sure a parse is: the tagger's probabilities → the probability that every field is right.

The weights were fitted by the training (see `training`); what may not live here: fields, labels.
"""

import math
from collections.abc import Sequence

from citeman.model import FoundField, Item

CERTAIN = 0.97
"""Over this, at least 99 of 100 references of the development sets are wholly right."""


def whole(
    chain: float, probabilities: Sequence[float], found: Sequence[FoundField], unexplained: int, item: Item
) -> float:
    """The probability that every field of a reference is right."""
    if not found or not probabilities:
        return 0.0
    del item
    least = min(probabilities)
    value = chain * (0.9**unexplained) * min(1.0, 0.5 + least)
    return round(min(1.0, math.sqrt(value)), 4)
