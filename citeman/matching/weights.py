"""The weights file shipped with the package, read once (written by `training`).

What may not live here: how weights are estimated, how they are used.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """What each state of each field adds to the log odds that two Items are one work."""

    prior: float
    by_state: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights."""
    read = json.loads(files("citeman.matching").joinpath("weights.json").read_text("utf-8"))
    return Weights(prior=read["prior"], by_state=read["weights"])
