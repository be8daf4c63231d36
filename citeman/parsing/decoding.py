"""Linear chains: the best labels of many references at once (Viterbi), and each label's probability (forward-backward).

Arrays are references × tokens × labels; what is beyond a reference's length is ignored. What may not live here: where
the scores come from.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


def viterbi(scores: Numbers, transitions: Numbers, lengths: Sequence[int]) -> tuple[NDArray[np.intp], Numbers]:
    """The best chain of each reference and its score.

    On the way forward only each label's best score is kept; on the way back the label before is found again from it.
    """
    count, longest, _ = scores.shape
    sizes = np.array(lengths)
    reached = np.empty_like(scores)
    reached[:, 0] = scores[:, 0]
    for t in range(1, longest):
        np.add((reached[:, t - 1, :, None] + transitions).max(axis=1), scores[:, t], out=reached[:, t])
    everyone = np.arange(count)
    last = reached[everyone, sizes - 1]
    label = last.argmax(axis=1)
    best = np.zeros((count, longest), dtype=np.intp)
    inward = np.ascontiguousarray(transitions.T)
    for t in range(longest - 1, -1, -1):
        best[:, t] = label
        if t:
            before = (reached[:, t - 1] + inward[label]).argmax(axis=1)
            label = np.where(sizes > t, before, label)
    return best, last.max(axis=1)


def marginals(
    scores: Numbers, exponents: NDArray[np.float64], lengths: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each label's probability at each token, and the logarithm of the sum over all chains (forward-backward)."""
    count, longest, _ = scores.shape
    sizes = np.array(lengths)
    top = scores.max(axis=2, keepdims=True)
    raised = np.exp((scores - top).astype(np.float64))
    forward = np.empty(raised.shape)
    scale = np.empty((count, longest))
    now = raised[:, 0]
    for t in range(longest):
        if t:
            now = (now @ exponents) * raised[:, t]
        scale[:, t] = now.sum(axis=1)
        now = now / scale[:, t, None]
        forward[:, t] = now
    inside = np.arange(longest)[None, :] < sizes[:, None]
    partition = ((np.log(scale) + top[:, :, 0]) * inside).sum(axis=1)
    out = forward
    after = np.ones(now.shape)
    outward = np.ascontiguousarray(exponents.T)
    for t in range(longest - 2, -1, -1):
        step = ((after * raised[:, t + 1]) @ outward) / scale[:, t + 1, None]
        after = np.where((sizes > t + 1)[:, None], step, 1.0)
        out[:, t] *= after
    return out, partition
