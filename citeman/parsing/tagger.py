"""The linear-chain CRF at work: tokens of many references → labels with their probabilities.

The model is trained by crfsuite (see `training`) and decoded here, many references at once: the weights of a word, of
a place and of a chunk are added up once and kept, and the chain is run over all references of a batch together. What
may not live here: features, training, what becomes of the labels.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citeman.parsing.features import CHUNK_GROUPS, EDGE, OFFSETS, TOKEN_GROUPS, Key, Names, attributes, of_word
from citeman.parsing.model_file import Weights, load
from citeman.parsing.tokens import Token

_KEPT = 60_000
"""How many words' weights are kept before they are forgotten and made again."""
_BATCH = 4096
"""Tokens decoded at once: large enough to be quick, small enough for the processor's cache."""

Numbers = NDArray[np.float32]


class Tagged(NamedTuple):
    """A label a token, each label's probability, and the probability of the whole chain."""

    labels: list[str]
    probabilities: list[float]
    chain: float


class _Kept:
    """Sums of weight rows under a key, kept in one growing table."""

    def __init__(self, weights: Weights, width: int) -> None:
        self.weights = weights
        self.table: Numbers = np.zeros((1024, width * len(weights.labels)), dtype=np.float32)
        self.rows: dict[object, int] = {}

    def room(self) -> int:
        """The number of a new row."""
        row = len(self.rows)
        if row == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        return row

    def add(self, key: object, sums: Iterable[Sequence[str]]) -> int:
        """Keep the sums of the weights of these attributes under a key; gives its row."""
        row = self.room()
        found = [self.weights.total(names) for names in sums]
        self.table[row] = np.concatenate(found)
        self.rows[key] = row
        return row


class Tagger:
    """A loaded model."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self.transitions = weights.transitions
        self.exponents = np.exp(weights.transitions.astype(np.float64))
        self.weights = weights
        self._forget()

    def _forget(self) -> None:
        self.words = _Kept(self.weights, 1 + len(OFFSETS))
        self.others = _Kept(self.weights, 1)
        self.words.add(None, [(), *([f"{offset}{name}" for name in EDGE] for offset in OFFSETS)])
        self.others.add((), [()])

    def _word(self, text: str) -> int:
        own, near, *_ = of_word(text)
        return self.words.add(text, [own, *([f"{offset}{name}" for name in near] for offset in OFFSETS)])

    def tag(
        self, references: Sequence[Sequence[Token]], allowed: Sequence[Sequence[Sequence[str]]] | None = None
    ) -> list[Tagged]:
        """The best labels of every reference, in order; an empty reference has none.

        `allowed`: the labels that each token may have, where something else is known of it.
        """
        out: list[Tagged] = [Tagged([], [], 1.0)] * len(references)
        order = sorted((i for i, tokens in enumerate(references) if tokens), key=lambda i: len(references[i]))
        batch: list[int] = []
        for i in order:
            if batch and len(references[i]) * (len(batch) + 1) > _BATCH:
                self._tag_batch(references, batch, out, allowed)
                batch = []
            batch.append(i)
        if batch:
            self._tag_batch(references, batch, out, allowed)
        return out

    def _tag_batch(
        self,
        references: Sequence[Sequence[Token]],
        batch: list[int],
        out: list[Tagged],
        allowed: Sequence[Sequence[Sequence[str]]] | None,
    ) -> None:
        if len(self.words.rows) > _KEPT or len(self.others.rows) > _KEPT:
            self._forget()
        chosen = [references[i] for i in batch]
        scores, lengths = self._scores(chosen)
        if allowed is not None:
            self._narrow(scores, [allowed[i] for i in batch])
        best, chain = _viterbi(scores, self.transitions, lengths)
        marginals, partition = _marginals(scores, self.exponents, lengths)
        sure = np.take_along_axis(marginals, best[:, :, None], axis=2)[:, :, 0]
        for place, i in enumerate(batch):
            length = lengths[place]
            labels = [self.labels[label] for label in best[place, :length].tolist()]
            probability = float(np.exp(min(0.0, chain[place] - partition[place])))
            out[i] = Tagged(labels, sure[place, :length].tolist(), probability)

    def _narrow(self, scores: Numbers, allowed: Sequence[Sequence[Sequence[str]]]) -> None:
        """Rule out all labels but the allowed ones."""
        number = {label: i for i, label in enumerate(self.labels)}
        for place, tokens in enumerate(allowed):
            for t, labels in enumerate(tokens):
                kept = [number[label] for label in labels]
                held = scores[place, t, kept]
                scores[place, t] -= 1000.0
                scores[place, t, kept] = held

    def _rows(self, keys: Sequence[Key], group: Callable[..., Names]) -> list[int]:
        """The rows where the sums of these groups of attributes are kept."""
        known = self.others.rows
        rows = [known.get(key, -1) for key in keys]
        if -1 in rows:
            for i, key in enumerate(keys):
                if rows[i] < 0:
                    row = known.get(key)
                    rows[i] = self.others.add(key, [group(*key)]) if row is None else row
        return rows

    def _scores(self, references: Sequence[Sequence[Token]]) -> tuple[Numbers, list[int]]:
        """What speaks for each label at each token: references × the longest's tokens × labels."""
        words: list[int] = [0, 0]
        groups: tuple[list[int], list[int], list[int]] = ([], [], [])
        chunk_keys: list[tuple[Key, ...]] = []
        chunk_of: list[int] = []
        known_words = self.words.rows
        lengths = [len(tokens) for tokens in references]
        for tokens in references:
            found = attributes(tokens)
            for token in tokens:
                row = known_words.get(token[0])
                words.append(self._word(token[0]) if row is None else row)
            words += (0, 0)
            for held, keys, group in zip(groups, found[:3], TOKEN_GROUPS, strict=True):
                held += self._rows(keys, group)
            first = len(chunk_keys)
            chunk_of += [first + number for number in found.chunk_of]
            chunk_keys += found.chunks
        width = len(self.labels)
        at = np.concatenate([np.arange(n) + start for n, start in zip(lengths, _starts(lengths, 2), strict=True)])
        number = np.array(words)
        table = self.words.table
        total = table[number[at], :width].copy()
        for column, offset in enumerate(OFFSETS, start=1):
            total += table[number[at + offset], column * width : (column + 1) * width]
        rest = self.others.table
        for held in groups:
            total += rest[held]
        chunks = np.zeros((len(chunk_keys), width), dtype=np.float32)
        for keys, group in zip(zip(*chunk_keys, strict=True), CHUNK_GROUPS, strict=True):
            chunk_rows = self._rows(keys, group)
            chunks += self.others.table[chunk_rows]
        total += chunks[chunk_of]
        scores = np.zeros((len(references), max(lengths), width), dtype=np.float32)
        start = 0
        for place, length in enumerate(lengths):
            scores[place, :length] = total[start : start + length]
            start += length
        return scores, lengths


def _starts(lengths: Sequence[int], gap: int) -> list[int]:
    out, at = [], gap
    for length in lengths:
        out.append(at)
        at += length + gap
    return out


def _viterbi(scores: Numbers, transitions: Numbers, lengths: Sequence[int]) -> tuple[NDArray[np.intp], Numbers]:
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


def _marginals(
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


@cache
def shipped() -> Tagger:
    """The model that is part of the package; read when first asked for."""
    return Tagger(load())
