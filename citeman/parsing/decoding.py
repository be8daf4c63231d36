"""Linear chains: the best labels of many references at once (Viterbi), and each label's probability (forward-backward).

Arrays are tokens × references × labels; what is beyond a reference's length is ignored. What may not live here: where
the scores come from.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


def viterbi(scores: Numbers, transitions: Numbers, lengths: Sequence[int]) -> tuple[NDArray[np.intp], Numbers]:
    """The best chain of each reference (references × tokens) and its score.

    On the way forward only each label's best score is kept; on the way back the label before is found again from it.
    The labels stand before the references here, so that the largest of many is taken over long rows.
    """
    longest, count, _ = scores.shape
    sizes = np.array(lengths)
    turned = np.ascontiguousarray(scores.transpose(0, 2, 1))
    steps = transitions[:, :, None]
    reached = np.empty_like(turned)
    reached[0] = turned[0]
    for t in range(1, longest):
        np.add((reached[t - 1][:, None, :] + steps).max(axis=0), turned[t], out=reached[t])
    everyone = np.arange(count)
    last = reached[sizes - 1, :, everyone]
    label = last.argmax(axis=1)
    best = np.zeros((count, longest), dtype=np.intp)
    for t in range(longest - 1, -1, -1):
        best[:, t] = label
        if t:
            before = (reached[t - 1] + transitions[:, label]).argmax(axis=0)
            label = np.where(sizes > t, before, label)
    return best, last.max(axis=1)


def marginals(
    scores: Numbers, exponents: NDArray[np.float64], lengths: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each label's probability at each token, and the logarithm of the sum over all chains (forward-backward)."""
    longest, count, _ = scores.shape
    sizes = np.array(lengths)
    top = scores.max(axis=2, keepdims=True)
    raised = np.exp((scores - top).astype(np.float64))
    forward = np.empty(raised.shape)
    scale = np.empty((longest, count))
    now = raised[0]
    for t in range(longest):
        if t:
            now = (now @ exponents) * raised[t]
        scale[t] = now.sum(axis=1)
        now = now / scale[t][:, None]
        forward[t] = now
    inside = np.arange(longest)[:, None] < sizes[None, :]
    partition = ((np.log(scale) + top[:, :, 0]) * inside).sum(axis=0)
    out = forward
    after = np.ones(now.shape)
    outward = np.ascontiguousarray(exponents.T)
    for t in range(longest - 2, -1, -1):
        step = ((after * raised[t + 1]) @ outward) / scale[t + 1][:, None]
        after = np.where((sizes > t + 1)[:, None], step, 1.0)
        out[t] *= after
    return out, partition
