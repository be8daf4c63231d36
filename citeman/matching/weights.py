"""The weights file shipped with the package, read once (written by `training`).

What may not live here: how weights are estimated, how they are used.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Self


@dataclass(frozen=True, slots=True)
class Weights:
    """What each state of each field adds to the log odds that two Items are one work."""

    prior: float
    by_state: Mapping[str, Mapping[str, float]]
    best: Mapping[str, float]
    """The most that each field can add."""

    @classmethod
    def of(cls, prior: float, by_state: Mapping[str, Mapping[str, float]]) -> Self:
        """Weights with what is derived from them."""
        return cls(
            prior=prior, by_state=by_state, best={field: max(states.values()) for field, states in by_state.items()}
        )


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights."""
    read = json.loads(files("citeman.matching").joinpath("weights.json").read_text("utf-8"))
    return Weights.of(read["prior"], read["weights"])
