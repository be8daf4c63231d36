"""Training by crfsuite: examples → a model.

L-BFGS with L1 and L2 regularisation for the model itself, an averaged perceptron for a quick one; what may not live
here: where examples come from.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from citeman.parsing.features import flat
from citeman.parsing.model_file import pack
from citeman.parsing.tagset import TAGS
from citeman.parsing.training.sources import Example

SETTINGS = {"c1": 0.06, "c2": 0.02, "feature.minfreq": 2, "feature.possible_transitions": False}
"""Chosen on the development sets."""


def train(examples: Iterable[Example], iterations: int, *, quick: bool = False) -> bytes:
    """The bytes of a model file (`citeman.parsing.model_file`) trained on the examples.

    `quick`: by an averaged perceptron, in a tenth of the time; its labels are nearly as good, its probabilities are
    not.
    """
    trainer = pycrfsuite.Trainer(algorithm="ap" if quick else "lbfgs", verbose=not quick)
    for example in examples:
        if example.tokens:
            trainer.append(flat(example.tokens), example.labels)
    trainer.set_params(
        {"max_iterations": iterations, "feature.minfreq": 2} if quick else SETTINGS | {"max_iterations": iterations}
    )
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        held = tagger.info()
        tagger.close()
    known = [label for label in TAGS if label in held.labels]
    return pack(known, held.state_features, held.transitions)
