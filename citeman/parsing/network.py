"""The tagger's network at work: sums of a token's attributes → what speaks for each of its labels.

Stacks of dilated convolutions (Strubell et al. 2017, "Fast and accurate entity recognition with iterated dilated
convolutions"), each added to what came in, with one glance at the whole reference in between; stacks that were trained
apart are asked together, and the mean of their answers counts. Arrays are tokens × references × numbers, so that a step
along the reference is a step over whole slabs. What may not live here: attributes, labels, training.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
_TINY = 1e-5
"""What keeps the division by a spread of nothing from failing; the same as in training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Convolution:
    """One layer: each token's numbers and those of its neighbours `reach` tokens away → its numbers."""

    reach: int
    kernel: Numbers
    """Numbers in × three times numbers out: for the neighbour before, the token, the neighbour after."""
    bias: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Layers that were trained together: a token's numbers, and its neighbours', → what speaks for each label."""

    gain: Numbers
    shift: Numbers
    layers: tuple[Convolution, ...]
    whole: Numbers
    """Means and maxima over the reference → numbers added to each token, behind the second layer."""
    whole_bias: Numbers
    out: Numbers
    out_bias: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A trained network: the numbers of each attribute, the stacks, the weight of each pair of labels."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    """Attribute → its row in the table."""
    table: NDArray[np.int8]
    """A row an attribute: its numbers for each stack in turn, then one for each label directly."""
    scales: Numbers
    """What each row's small whole numbers are multiplied by."""
    stacks: tuple[Stack, ...]
    transitions: Numbers
    heat: float
    """What scores and transitions are divided by before they are read as probabilities."""


def rounded(table: Numbers) -> tuple[NDArray[np.int8], Numbers]:
    """A table as small whole numbers, and what each row of them is multiplied by to be nearly what it was."""
    scales = np.maximum(np.abs(table).max(axis=1), _TINY) / 127
    return np.rint(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)


_BEFORE_WHOLE = 2
"""Behind how many layers each token is told of the whole."""


def scores(network: Network, sums: Numbers, lengths: Sequence[int]) -> Numbers:
    """What speaks for each label at each token, cooled: tokens × references × labels.

    `sums`: the summed rows of each token's attributes, tokens × references × the table's width; what is beyond a
    reference's length may be anything.
    """
    inside = np.arange(len(sums))[:, None] < np.array(lengths)[None, :]
    out: Numbers = sums[:, :, -len(network.labels) :].copy()
    begin = 0
    for stack in network.stacks:
        end = begin + len(stack.gain)
        out += _answer(stack, sums[:, :, begin:end], inside, lengths) / np.float32(len(network.stacks))
        begin = end
    out /= network.heat
    return out


def _answer(stack: Stack, sums: Numbers, inside: NDArray[np.bool_], lengths: Sequence[int]) -> Numbers:
    """What speaks for each label by one stack."""
    ragged = not inside.all()
    x: Numbers = _normal(sums)
    x *= stack.gain
    x += stack.shift
    if ragged:
        x[~inside] = 0.0
    for number, layer in enumerate(stack.layers, start=1):
        x += _convolved(layer, x)
        if number == _BEFORE_WHOLE:
            x += _glance(stack, x, inside, lengths)
        if ragged:
            x[~inside] = 0.0
    out: Numbers = np.matmul(x, stack.out)
    out += stack.out_bias
    return out


def _normal(x: Numbers) -> Numbers:
    """Each token's numbers with a mean of zero and a spread of one."""
    out: Numbers = x - x.mean(axis=2, keepdims=True)
    out /= np.sqrt((out * out).mean(axis=2, keepdims=True) + _TINY)
    return out


def _convolved(layer: Convolution, x: Numbers) -> Numbers:
    size, reach = x.shape[2], layer.reach
    found = (x.reshape(-1, size) @ layer.kernel).reshape(*x.shape[:2], 3 * size)
    out: Numbers = found[:, :, size : 2 * size] + layer.bias
    if reach < len(x):
        out[reach:] += found[:-reach, :, :size]
        out[:-reach] += found[reach:, :, 2 * size :]
    return np.maximum(out, 0.0, out=out)


def _glance(stack: Stack, x: Numbers, inside: NDArray[np.bool_], lengths: Sequence[int]) -> Numbers:
    """What each reference is like as a whole: references × numbers."""
    mean = np.einsum("tbd,tb->bd", x, inside.astype(np.float32)) / np.array(lengths, dtype=np.float32)[:, None]
    most = np.where(inside[:, :, None], x, np.float32(-1e4)).max(axis=0)
    out: Numbers = np.maximum(np.concatenate([mean, most], axis=1) @ stack.whole + stack.whole_bias, 0.0)
    return out
