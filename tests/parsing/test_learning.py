"""The training of the tagger's network: it learns, and what it learnt is what the tagger then does."""

import random

import numpy as np
import pytest

from citeman.parsing.network import scores
from citeman.parsing.tagger import Tagger
from citeman.parsing.tokens import tokenize
from citeman.parsing.training.batches import batches, encoded, vocabulary
from citeman.parsing.training.sources import Example

torch = pytest.importorskip("torch", reason="the training needs PyTorch: pip install --group training")

FAMILIES = ("Okafor", "Lindqvist", "Moreau", "Haddad", "Tanaka")
TOPICS = ("Grain prices", "River floods", "Urban trees", "Night trains")


def _examples(count: int) -> list[Example]:
    chance = random.Random(3)  # noqa: S311
    out = []
    for _ in range(count):
        family, topic, year = chance.choice(FAMILIES), chance.choice(TOPICS), str(chance.randint(1980, 2020))
        text = f"{family}, {topic}, {year}" if chance.random() < 0.5 else f"{topic} {year} {family}"
        tokens = tokenize(text)
        label = {**dict.fromkeys(topic.split(), "title"), family: "author", year: "date"}
        out.append(Example(text, tokens, [label.get(token.text, "-") for token in tokens], "test"))
    return out


def test_batches_hold_every_example_once() -> None:
    examples = _examples(50)
    rows = vocabulary(examples)
    data = [encoded(each, rows) for each in examples]
    found = list(batches(data, 40, random.Random(1)))  # noqa: S311
    assert sum(len(batch.labels) for batch in found) == 50
    assert sum(int(batch.inside.sum()) for batch in found) == sum(len(each.tokens) for each in examples)
    assert all(batch.labels.size <= 60 for batch in found)


def test_it_learns_and_the_tagger_does_what_was_learnt() -> None:
    from citeman.parsing.training.learning import train  # noqa: PLC0415 - only where PyTorch is

    examples = _examples(300)
    network = train(examples, 60, seed=5, held_out=examples[:20])
    tagged = Tagger(network).tag([example.tokens for example in examples[:40]])
    assert [each.labels for each in tagged] == [example.labels for example in examples[:40]]


def test_learners_and_their_network_give_the_same_scores() -> None:
    from citeman.parsing.training import learning  # noqa: PLC0415 - only where PyTorch is

    examples = _examples(30)
    rows = vocabulary(examples)
    learners = []
    for seed in (2, 3):
        torch.manual_seed(seed)
        learners.append(learning.Learner(len(rows)).eval())
        torch.nn.init.normal_(learners[-1].direct.weight)
    batch = next(batches([encoded(each, rows) for each in examples], 10_000))
    flat, starts, inside = map(torch.from_numpy, (batch.rows, batch.starts, batch.inside))
    with torch.no_grad():
        wanted = np.mean([learner(flat, starts, inside).numpy() for learner in learners], axis=0)
        tables = [learner.table(flat, starts).numpy() for learner in learners]
        direct = np.mean([learner.direct(flat, starts).numpy() for learner in learners], axis=0)
    width = learning.SIZE * len(learners) + direct.shape[1]
    sums = np.zeros((*batch.inside.T.shape, width), dtype=np.float32)
    sums.transpose(1, 0, 2)[batch.inside] = np.concatenate([*tables, direct], axis=1)
    states = [{name: value.numpy() for name, value in learner.state_dict().items()} for learner in learners]
    found = scores(learning.as_network(states, list(rows)), sums, batch.inside.sum(axis=1).tolist())
    assert np.allclose(found.transpose(1, 0, 2)[batch.inside], wanted[batch.inside], atol=1e-4)
