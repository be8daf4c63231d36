"""Training by PyTorch: examples → the weights of `citeman.parsing.network`.

The loss is that of a linear-chain conditional random field: how improbable the right chain of labels is. What may not
live here: where examples come from, the model at work.
"""

import math
import multiprocessing
import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from citeman.parsing.network import Convolution, Network, Numbers, Stack, rounded
from citeman.parsing.tagger import Tagger
from citeman.parsing.tagset import TAGS
from citeman.parsing.training.batches import LEXICAL, LONGEST, Batch, Encoded, batches, encoded, vocabulary
from citeman.parsing.training.sources import Example

SIZE = 64
"""Numbers a token between the layers."""
REACHES = (1, 2, 4, 8, 1)
"""How far each layer looks to either side."""
_BATCH = 2500
_RATE = 0.0025
_WARM = 0.3
"""The share of the first epoch on which the rate rises."""
STACKS = 2
"""How many stacks of layers are trained apart, each from a beginning of its own; their mean is the network's answer."""
BRANCHES = 3
"""How many copies of the half-trained network are trained to the end, each in its own order."""
_DROP = 0.35
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


def train(
    examples: Sequence[Example],
    epochs: int,
    seed: int,
    held_out: Sequence[Example] = (),
    *,
    stacks: int = STACKS,
    branches: int = BRANCHES,
) -> Network:
    """A network trained on the examples; an epoch is a look at each.

    Several stacks are trained apart, each in a process of its own; the mean of their answers errs less than any of them
    (deep ensembles, Lakshminarayanan et al. 2017). The probabilities are brought to the temperature of `TEMPERATURES`
    that fits the held-out examples best.
    """
    used = [each for each in examples if 0 < len(each.tokens) <= LONGEST]
    rows = vocabulary(used)
    spoken = torch.tensor([name.startswith(LEXICAL) for name in rows] + [False])
    course = _Course([encoded(each, rows) for each in used], spoken, epochs, branches)
    seeds = [seed + 100 * number for number in range(stacks)]
    if stacks == 1:
        states = [course.learnt(seed)]
    else:
        with ProcessPoolExecutor(stacks, multiprocessing.get_context("fork"), _hold, (course,)) as pool:
            states = list(pool.map(_learnt, seeds))
    network = as_network(states, list(rows))
    return replace(network, heat=temperature(network, held_out)) if held_out else network


_held: list["_Course"] = []
"""The course of this process."""


def _hold(course: "_Course") -> None:
    _held[:] = [course]


def _learnt(seed: int) -> dict[str, Numbers]:
    return _held[0].learnt(seed)


@dataclass(slots=True)
class _Runner:
    """A learner on its way: what moves its weights, and their running mean."""

    learner: Learner
    optimizer: torch.optim.Optimizer
    mean: AveragedModel

    def copied(self) -> "_Runner":
        """A runner that stands where this one does, with a running mean that begins here."""
        learner = deepcopy(self.learner)
        optimizer = _optimizer(learner)
        optimizer.load_state_dict(deepcopy(self.optimizer.state_dict()))
        return _Runner(learner, optimizer, AveragedModel(learner, avg_fn=_mean))


def _optimizer(learner: Learner) -> torch.optim.Optimizer:
    return torch.optim.Adam(learner.parameters(), lr=_RATE, betas=(0.9, 0.98), fused=True)


class _Course:
    """The examples, and how a learner goes through them."""

    def __init__(self, data: Sequence[Encoded], spoken: Tensor, epochs: int, branches: int) -> None:
        self.data = data
        self.spoken = spoken
        self.epochs = epochs
        self.branches = branches
        self.steps = sum(1 for _ in batches(data, _BATCH))

    def learnt(self, seed: int) -> dict[str, Numbers]:
        """The weights of a learner that has gone through it, by their names.

        Half of the epochs go by at the full rate; then `branches` copies go on, each in an order of its own while its
        rate falls, and the mean of their weights is the learner's (model soups, Wortsman et al. 2022): it reads what is
        unlike the examples better than any of them.
        """
        torch.manual_seed(seed)
        torch.set_num_threads(1)
        learner = Learner(len(self.spoken) - 1)
        first = _Runner(learner, _optimizer(learner), AveragedModel(learner, avg_fn=_mean))
        steady = max(1, self.epochs // 2)
        last = max(1, self.epochs - steady)
        self._run(first, steady, random.Random(seed), partial(_rising, warm=_WARM * self.steps))
        ends = []
        for branch in range(self.branches):
            torch.manual_seed(seed + branch)
            runner = first.copied()
            self._run(runner, last, random.Random(f"{seed}/{branch}"), partial(_falling, steps=last * self.steps))
            ends.append(runner.mean.module.state_dict())
        return {name: torch.stack([end[name] for end in ends]).mean(0).numpy() for name in ends[0]}

    def _run(self, runner: _Runner, epochs: int, chance: random.Random, pace: Callable[[int], float]) -> None:
        """Some epochs, the rate being the full one times `pace` of the step."""
        step = 0
        for epoch in range(epochs):
            lost = tokens = 0.0
            for batch in batches(self.data, _BATCH, chance):
                for group in runner.optimizer.param_groups:
                    group["lr"] = _RATE * pace(step)
                lost += _step(runner.learner, batch, self.spoken, runner.optimizer)
                tokens += float(batch.inside.sum())
                runner.mean.update_parameters(runner.learner)
                step += 1
            print(f"epoch {epoch + 1} of {epochs}: loss {lost / tokens:.4f} a token", flush=True)


def _mean(mean: Tensor, new: Tensor, count: Tensor) -> Tensor:
    """The running mean, shorter at first."""
    steps = float(count)
    return torch.lerp(mean, new, 1.0 - min(_MEMORY, (1.0 + steps) / (10.0 + steps)))


def _rising(step: int, warm: float) -> float:
    """The share of the full rate at a step of the steady part: up at first."""
    return min(1.0, (step + 1) / max(1.0, warm))


def _falling(step: int, steps: int) -> float:
    """The share of the full rate at a step of a branch: down along a cosine."""
    return (1.0 + math.cos(math.pi * min(1.0, step / steps))) / 2.0


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


def as_network(states: Sequence[Mapping[str, Numbers]], names: Sequence[str]) -> Network:
    """What learners have learnt apart, as it is used together; `names` are the attributes of the rows."""
    tables = [state["table.weight"][:-1] for state in states]
    table, scales = rounded(np.concatenate([*tables, _mean_of(states, "direct.weight")[:-1]], axis=1))
    return Network(
        labels=TAGS,
        rows={name: row for row, name in enumerate(names)},
        table=table,
        scales=scales,
        stacks=tuple(map(_stack, states)),
        transitions=_mean_of(states, "transitions"),
        heat=1.0,
    )


def _mean_of(states: Sequence[Mapping[str, Numbers]], name: str) -> Numbers:
    out: Numbers = np.mean([state[name] for state in states], axis=0, dtype=np.float32)
    return out


def _stack(state: Mapping[str, Numbers]) -> Stack:
    layers = []
    for number, reach in enumerate(REACHES):
        share = np.abs(state["shares"][number])
        before, here, after = state[f"layers.{number}.weight"].transpose(2, 1, 0)
        kernel = np.concatenate([before, here, after], axis=1) * share
        layers.append(Convolution(reach=reach, kernel=kernel, bias=state[f"layers.{number}.bias"] * share))
    return Stack(
        gain=state["norm.weight"],
        shift=state["norm.bias"],
        layers=tuple(layers),
        whole=state["whole.weight"].T,
        whole_bias=state["whole.bias"],
        out=state["out.weight"].T,
        out_bias=state["out.bias"],
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
