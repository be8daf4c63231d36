"""Linear chains: the best labels of many references at once (Viterbi), and each label's probability (forward-backward).

Arrays are references × tokens × labels; what is beyond a reference's length is ignored. What may not live here: where
the scores come from.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


def viterbi(scores: Numbers, transitions: Numbers, lengths: Sequence[int]) -> tuple[NDArray[np.intp], Numbers]:
    """The best chain of each reference and its score."""
    count, longest, width = scores.shape
    back = np.zeros((longest, count, width), dtype=np.intp)
    now = scores[:, 0].copy()
    sizes = np.array(lengths)
    last = now.copy()
    inward = np.ascontiguousarray(transitions.T)
    for t in range(1, longest):
        each = now[:, None, :] + inward
        back[t] = each.argmax(axis=2)
        now = np.take_along_axis(each, back[t][:, :, None], axis=2)[:, :, 0] + scores[:, t]
        ends = sizes == t + 1
        last[ends] = now[ends]
    single = sizes == 1
    last[single] = scores[single, 0]
    best = np.zeros((count, longest), dtype=np.intp)
    label = last.argmax(axis=1)
    everyone = np.arange(count)
    for t in range(longest - 1, -1, -1):
        running = sizes > t
        best[running, t] = label[running]
        if t:
            label = np.where(running, back[t, everyone, label], label)
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
