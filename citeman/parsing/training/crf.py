"""Training by crfsuite: examples → the weights of a linear chain.

The weights are learnt by the averaged structured perceptron (Collins 2002; crfsuite's `ap`), which read the development
sets as well as L-BFGS in a tenth of the time. Its scores say which chain is best, not how probable it is: they are
divided by a temperature that fits how often the best labels of held-out references are right. What may not live here:
where examples come from.
"""

import math
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pycrfsuite

from citeman.parsing.features import flat
from citeman.parsing.model_file import pack, unpack
from citeman.parsing.tagger import Tagger
from citeman.parsing.tagset import TAGS
from citeman.parsing.training.sources import Example

TEMPERATURES = (4.0, 6.0, 8.0, 11.0, 15.0, 20.0)
LEAST = 0.02
"""Weights nearer to nothing than this, after division, are left out."""


def train(examples: Iterable[Example], iterations: int, held_out: Sequence[Example] = ()) -> bytes:
    """The bytes of a model file (`citeman.parsing.model_file`) trained on the examples.

    The temperature is the one of `TEMPERATURES` that fits the held-out examples best; 1 without any.
    """
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=bool(held_out))
    for example in examples:
        if example.tokens:
            trainer.append(flat(example.tokens), example.labels)
    trainer.set_params({"max_iterations": iterations, "feature.minfreq": 2})
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        held = tagger.info()
        tagger.close()
    known = [label for label in TAGS if label in held.labels]
    whole = pack(known, held.state_features, held.transitions)
    heat = temperature(whole, held_out) if held_out else 1.0
    cooled = {key: value / heat for key, value in held.state_features.items() if abs(value / heat) >= LEAST}
    return pack(known, cooled, {key: value / heat for key, value in held.transitions.items()})


def temperature(model: bytes, held_out: Sequence[Example]) -> float:
    """The temperature at which the probabilities of the best labels come nearest to how often they are right."""
    weights = unpack(model)
    losses = {}
    for heat in TEMPERATURES:
        tagger = Tagger(replace(weights, table=weights.table / heat, transitions=weights.transitions / heat))
        found = tagger.tag([example.tokens for example in held_out])
        losses[heat] = sum(
            -math.log(max(1e-4, share if label == given else 1.0 - share))
            for example, tagged in zip(held_out, found, strict=True)
            for label, given, share in zip(tagged.labels, example.labels, tagged.probabilities, strict=True)
        )
    return min(losses, key=lambda heat: losses[heat])
