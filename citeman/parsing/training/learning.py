"""Training by PyTorch: examples → the weights of `citeman.parsing.network`.

The loss is that of a linear-chain conditional random field: how improbable the right chain of labels is. What may not
live here: where examples come from, the model at work.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from citeman.parsing.network import Convolution, Network, Numbers, rounded
from citeman.parsing.tagger import Tagger
from citeman.parsing.tagset import TAGS
from citeman.parsing.training.batches import LEXICAL, LONGEST, Batch, batches, encoded, vocabulary
from citeman.parsing.training.sources import Example

SIZE = 72
"""Numbers a token between the layers."""
REACHES = (1, 2, 4, 8, 1)
"""How far each layer looks to either side."""
_BATCH = 2500
_RATE = 0.0025
_WARM = 0.15
"""The share of the steps on which the rate rises, before it falls."""
_DROP = 0.25
_FORGET = 0.2
"""The share of lexical attributes that are left out at random, so that unknown words are no surprise."""
_MEMORY = 0.999
"""How much of the running mean of the weights is kept at each step; the mean is what is used (Polyak averaging)."""
_STEEPEST = 5.0
"""The longest slope of the layers that one batch may give."""
_FAR = 1e4
TEMPERATURES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)


class Learner(nn.Module):
    """The network as PyTorch knows it; `citeman.parsing.network` is the same for numpy."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(rows + 1, SIZE, mode="sum", padding_idx=rows)
        self.direct = nn.EmbeddingBag(rows + 1, len(TAGS), mode="sum", padding_idx=rows)
        nn.init.normal_(self.table.weight, 0.0, 0.1)
        nn.init.zeros_(self.direct.weight)
        self.norm = nn.LayerNorm(SIZE)
        self.layers = nn.ModuleList(nn.Conv1d(SIZE, SIZE, 3, padding=reach, dilation=reach) for reach in REACHES)
        self.shares = nn.Parameter(torch.full((len(REACHES),), 0.5))
        self.whole = nn.Linear(2 * SIZE, SIZE)
        self.out = nn.Linear(SIZE, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.drop = nn.Dropout(_DROP)

    @property
    def tables(self) -> tuple[nn.EmbeddingBag, nn.EmbeddingBag]:
        """What an attribute says to the layers, and to the labels directly."""
        return self.table, self.direct

    def forward(self, rows: Tensor, starts: Tensor, inside: Tensor) -> Tensor:
        """What speaks for each label: references × tokens × labels."""
        mask = inside.unsqueeze(2).float()
        x = self._spread(self.drop(self.norm(self.table(rows, starts))), inside)
        for number, layer in enumerate(self.layers):
            new = functional.relu(layer(x.transpose(1, 2)).transpose(1, 2))
            x = (x + self.shares[number].abs() * self.drop(new)) * mask
            if number == 1:
                mean = x.sum(1) / mask.sum(1)
                most = (x - _FAR * (1 - mask)).max(1).values
                x = (x + functional.relu(self.whole(torch.cat([mean, most], 1))).unsqueeze(1)) * mask
        out: Tensor = self.out(x) + self._spread(self.direct(rows, starts), inside)
        return out

    @staticmethod
    def _spread(flat: Tensor, inside: Tensor) -> Tensor:
        out = torch.zeros(*inside.shape, flat.shape[1])
        out[inside] = flat
        return out


def surprise(scores: Tensor, transitions: Tensor, labels: Tensor, inside: Tensor) -> Tensor:
    """The negative logarithm of each right chain's probability."""
    reached = scores[:, 0]
    for t in range(1, scores.shape[1]):
        new = torch.logsumexp(reached.unsqueeze(2) + transitions, 1) + scores[:, t]
        reached = torch.where(inside[:, t : t + 1], new, reached)
    right = (scores.gather(2, labels.unsqueeze(2)).squeeze(2) * inside).sum(1)
    steps = (transitions[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]).sum(1)
    return torch.logsumexp(reached, 1) - right - steps


def train(examples: Sequence[Example], epochs: int, seed: int, held_out: Sequence[Example] = ()) -> Network:
    """A network trained on the examples; an epoch is a look at each.

    The probabilities are brought to the temperature of `TEMPERATURES` that fits the held-out examples best.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    used = [each for each in examples if 0 < len(each.tokens) <= LONGEST]
    rows = vocabulary(used)
    data = [encoded(each, rows) for each in used]
    learner = Learner(len(rows))
    spoken = torch.tensor([name.startswith(LEXICAL) for name in rows] + [False])
    steps = epochs * sum(1 for _ in batches(data, _BATCH))
    optimizer = torch.optim.Adam(learner.parameters(), lr=_RATE, betas=(0.9, 0.98), fused=True)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, partial(_pace, steps=steps))
    mean = AveragedModel(learner, avg_fn=_mean)
    for epoch in range(epochs):
        lost = tokens = 0.0
        for batch in batches(data, _BATCH, chance):
            lost += _step(learner, batch, spoken, optimizer)
            tokens += float(batch.inside.sum())
            mean.update_parameters(learner)
            rates.step()
        print(f"epoch {epoch + 1} of {epochs}: loss {lost / tokens:.4f} a token", flush=True)
    network = as_network(mean.module, list(rows))
    return replace(network, heat=temperature(network, held_out)) if held_out else network


def _mean(mean: Tensor, new: Tensor, count: Tensor) -> Tensor:
    """The running mean, shorter at first."""
    steps = float(count)
    return torch.lerp(mean, new, 1.0 - min(_MEMORY, (1.0 + steps) / (10.0 + steps)))


def _pace(step: int, steps: int) -> float:
    """The share of the full rate at a step: up at first, then down along a cosine."""
    done = min(1.0, step / max(1, steps))
    return done / _WARM if done < _WARM else (1.0 + math.cos(math.pi * (done - _WARM) / (1.0 - _WARM))) / 2.0


def _step(learner: Learner, batch: Batch, spoken: Tensor, optimizer: torch.optim.Optimizer) -> float:
    """Learn from one batch; what it lost in all."""
    rows, labels, inside = torch.from_numpy(batch.rows), torch.from_numpy(batch.labels), torch.from_numpy(batch.inside)
    rows = rows.masked_fill(spoken[rows] & (torch.rand(len(rows)) < _FORGET), len(spoken) - 1)
    scores = learner(rows, torch.from_numpy(batch.starts), inside)
    lost = surprise(scores, learner.transitions, labels, inside).sum()
    optimizer.zero_grad()
    (lost / inside.sum()).backward()
    nn.utils.clip_grad_norm_(
        [value for name, value in learner.named_parameters() if not name.startswith(("table", "direct"))], _STEEPEST
    )
    optimizer.step()
    return float(lost.detach())


def as_network(learner: Learner, names: Sequence[str]) -> Network:
    """What was learnt, as it is used."""
    held: dict[str, Numbers] = {name: value.numpy() for name, value in learner.state_dict().items()}
    layers = []
    for number, reach in enumerate(REACHES):
        share = np.abs(held["shares"][number])
        before, here, after = held[f"layers.{number}.weight"].transpose(2, 1, 0)
        kernel = np.concatenate([before, here, after], axis=1) * share
        layers.append(Convolution(reach=reach, kernel=kernel, bias=held[f"layers.{number}.bias"] * share))
    table, scales = rounded(np.concatenate([held["table.weight"][:-1], held["direct.weight"][:-1]], axis=1))
    return Network(
        labels=TAGS,
        rows={name: row for row, name in enumerate(names)},
        table=table,
        scales=scales,
        gain=held["norm.weight"],
        shift=held["norm.bias"],
        layers=tuple(layers),
        whole=held["whole.weight"].T,
        whole_bias=held["whole.bias"],
        out=held["out.weight"].T,
        out_bias=held["out.bias"],
        transitions=held["transitions"],
        heat=1.0,
    )


def temperature(network: Network, held_out: Sequence[Example]) -> float:
    """The temperature at which the probabilities of the best labels come nearest to how often they are right."""
    losses = {}
    for heat in TEMPERATURES:
        found = Tagger(replace(network, heat=heat)).tag([example.tokens for example in held_out])
        losses[heat] = sum(
            -math.log(max(1e-4, share if label == given else 1.0 - share))
            for example, tagged in zip(held_out, found, strict=True)
            for label, given, share in zip(tagged.labels, example.labels, tagged.probabilities, strict=True)
        )
    return min(losses, key=lambda heat: losses[heat])
