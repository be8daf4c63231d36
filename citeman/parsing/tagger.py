"""The linear-chain CRF at work: tokens of many references → labels with their probabilities.

The model is trained by crfsuite (see `training`) and decoded here, many references at once: the weights of a word, of
a place and of a chunk are added up once and kept, and the chain is run over all references of a batch together. What
may not live here: features, training, what becomes of the labels.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from citeman.parsing.decoding import Numbers, marginals, viterbi
from citeman.parsing.features import CHUNK_GROUPS, EDGE, OFFSETS, TOKEN_GROUPS, Key, Names, attributes, of_word
from citeman.parsing.model_file import Weights, load
from citeman.parsing.sums import Sums
from citeman.parsing.tokens import Token

_KEPT = 60_000
"""How many words' weights are kept before they are forgotten and made again."""
_BATCH = 4096
"""Tokens decoded at once: large enough to be quick, small enough for the processor's cache."""


class Tagged(NamedTuple):
    """A label a token, each label's probability, and the probability of the whole chain."""

    labels: list[str]
    probabilities: list[float]
    chain: float


class Tagger:
    """A loaded model."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self.transitions = weights.transitions
        self.exponents = np.exp(weights.transitions.astype(np.float64))
        self.table = np.concatenate([weights.table, np.zeros((1, len(self.labels)), dtype=np.float32)])
        self.rows = weights.rows
        self.near: list[dict[str, int]] = [{} for _ in OFFSETS]
        starts = {str(offset): column for offset, column in zip(OFFSETS, self.near, strict=True)}
        for name, row in weights.rows.items():
            if name[0] in "-12":
                cut = 2 if name[0] == "-" else 1
                starts[name[:cut]][name[cut:]] = row
        self._forget()

    def _forget(self) -> None:
        self.words = Sums(self.table, [self.rows, *self.near])
        self.others = Sums(self.table, [self.rows])
        self.words.rows([None], lambda _: [(), *[EDGE] * len(OFFSETS)])
        self.others.rows([()], lambda _: [()])

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
        if max(len(self.words.known), len(self.others.known)) > _KEPT:
            self._forget()
        chosen = [references[i] for i in batch]
        scores, lengths = self._scores(chosen)
        if allowed is not None:
            self._narrow(scores, [allowed[i] for i in batch])
        best, chain = viterbi(scores, self.transitions, lengths)
        shares, partition = marginals(scores, self.exponents, lengths)
        sure = np.take_along_axis(shares, best[:, :, None], axis=2)[:, :, 0]
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

    def _summed(self, keys: Sequence[Key], group: Callable[..., Names]) -> Numbers:
        """The sums of the weights of these groups of attributes."""
        rows = self.others.rows(keys, lambda key: [group(*key)])
        return self.others.taken(rows)

    def _scores(self, references: Sequence[Sequence[Token]]) -> tuple[Numbers, list[int]]:
        """What speaks for each label at each token: references × the longest's tokens × labels."""
        words: list[str | None] = [None, None]
        keys: tuple[list[Key], list[Key], list[Key]] = ([], [], [])
        chunk_keys: list[tuple[Key, ...]] = []
        chunk_of: list[int] = []
        lengths = [len(tokens) for tokens in references]
        for tokens in references:
            found = attributes(tokens)
            words += [token[0] for token in tokens]
            words += (None, None)
            for held, new in zip(keys, found[:3], strict=True):
                held.extend(new)
            first = len(chunk_keys)
            chunk_of += [first + number for number in found.chunk_of]
            chunk_keys += found.chunks
        width = len(self.labels)
        at = np.concatenate([np.arange(n) + start for n, start in zip(lengths, _starts(lengths, 2), strict=True)])
        number = self.words.rows(words, _of_word)
        total = self.words.taken(number[at])
        for column, offset in enumerate(OFFSETS, start=1):
            total += self.words.taken(number[at + offset], column)
        for held, group in zip(keys, TOKEN_GROUPS, strict=True):
            total += self._summed(held, group)
        chunks = np.zeros((len(chunk_keys), width), dtype=np.float32)
        for column_keys, group in zip(zip(*chunk_keys, strict=True), CHUNK_GROUPS, strict=True):
            chunks += self._summed(column_keys, group)
        total += chunks.take(chunk_of, axis=0)
        scores = np.zeros((len(references), max(lengths), width), dtype=np.float32)
        start = 0
        for place, length in enumerate(lengths):
            scores[place, :length] = total[start : start + length]
            start += length
        return scores, lengths


def _of_word(text: str) -> list[Names]:
    word = of_word(text)
    return [word.own, word.near, word.near, word.near, word.near]


def _starts(lengths: Sequence[int], gap: int) -> list[int]:
    out, at = [], gap
    for length in lengths:
        out.append(at)
        at += length + gap
    return out


_used: list[Tagger] = []


def shipped() -> Tagger:
    """The model that is part of the package, or the one that `use` put in its place; read when first asked for."""
    if not _used:
        _used.append(Tagger(load()))
    return _used[0]


def use(tagger: Tagger) -> None:
    """Let the parser use another model from now on."""
    _used[:] = [tagger]
