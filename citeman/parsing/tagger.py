"""The tagger at work: tokens of many references → labels with their probabilities.

A word's, a place's, a neighbourhood's rows of the model are summed once and kept; the network (`network`) and the chain
over its labels (`decoding`) run over all references of a batch together. The model is trained elsewhere (`training`).
What may not live here: attributes, layers, what becomes of the labels.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from citeman.parsing.decoding import Numbers, marginals, viterbi
from citeman.parsing.features import KEY_GROUPS, Names, attributes, of_word
from citeman.parsing.model_file import load
from citeman.parsing.network import Network, scores
from citeman.parsing.sums import Sums
from citeman.parsing.tokens import Token

_KEPT = 40_000
"""How many words' sums are kept before they are forgotten and made again."""
_BATCH = 2048
"""Tokens tagged at once: large enough to be quick, small enough for the processor's cache."""


_LIKELY = 0.05
"""The probability from which a label is held for possible."""


class Lattice(NamedTuple):
    """What else a doubtful reference's labels may be: tokens × labels."""

    scores: Numbers
    likely: NDArray[np.bool_]


class Tagged(NamedTuple):
    """A label a token, each label's probability, and the probability of the whole chain.

    `score`: what speaks for the chain; that of another chain of the same tokens less it is the logarithm of the odds.
    `lattice`: where it was asked for and the chain is doubtful. `alike`: how much better the other entries of its list
    foretell what stands between its fields than what is usual does (`manner`), a logarithm; 0 where there is no list.
    """

    labels: list[str]
    probabilities: list[float]
    chain: float
    score: float = 0.0
    lattice: Lattice | None = None
    alike: float = 0.0


class Tagger:
    """A loaded model."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.labels = network.labels
        self.transitions = network.transitions / np.float32(network.heat)
        self.exponents = np.exp(self.transitions.astype(np.float64))
        self._forget()

    def _forget(self) -> None:
        self.words = Sums(self.network, _own)
        self.others = [Sums(self.network, group) for group in KEY_GROUPS]

    def tag(
        self,
        references: Sequence[Sequence[Token]],
        allowed: Sequence[Sequence[Collection[str]]] | None = None,
        *,
        doubt: float = 0.0,
    ) -> list[Tagged]:
        """The best labels of every reference, in order; an empty reference has none.

        `allowed`: the labels that each token may have, where something else is known of it. `doubt`: the probability
        of a chain below which its lattice is kept.
        """
        out: list[Tagged] = [Tagged([], [], 1.0)] * len(references)
        with _threads().limit(limits=1, user_api="blas"):
            for batch in _batches([len(tokens) for tokens in references]):
                self._tag_batch(references, batch, out, allowed, doubt)
        return out

    def _tag_batch(
        self,
        references: Sequence[Sequence[Token]],
        batch: list[int],
        out: list[Tagged],
        allowed: Sequence[Sequence[Collection[str]]] | None,
        doubt: float,
    ) -> None:
        if max(len(sums.known) for sums in (self.words, *self.others)) > _KEPT:
            self._forget()
        chosen = [references[i] for i in batch]
        lengths = [len(tokens) for tokens in chosen]
        found = scores(self.network, self._summed(chosen, lengths), lengths)
        if allowed is not None:
            self._narrow(found, [allowed[i] for i in batch])
        best, chain = viterbi(found, self.transitions, lengths)
        shares, partition = marginals(found, self.exponents, lengths)
        sure = np.take_along_axis(shares, best.T[:, :, None], axis=2)[:, :, 0].T
        for place, i in enumerate(batch):
            length = lengths[place]
            labels = [self.labels[label] for label in best[place, :length].tolist()]
            probability = float(np.exp(min(0.0, chain[place] - partition[place])))
            lattice = None
            if probability < doubt:
                likely = shares[:length, place] > _LIKELY
                likely[np.arange(length), best[place, :length]] = True
                lattice = Lattice(found[:length, place].copy(), likely)
            out[i] = Tagged(labels, sure[place, :length].tolist(), probability, float(chain[place]), lattice)

    def _narrow(self, found: Numbers, allowed: Sequence[Sequence[Collection[str]]]) -> None:
        """Rule out all labels but the allowed ones."""
        number = {label: i for i, label in enumerate(self.labels)}
        for place, tokens in enumerate(allowed):
            for t, labels in enumerate(tokens):
                kept = [number[label] for label in labels]
                held = found[t, place, kept]
                found[t, place] -= 1000.0
                found[t, place, kept] = held

    def _summed(self, references: Sequence[Sequence[Token]], lengths: Sequence[int]) -> Numbers:
        """The sums of the rows of each token's attributes: tokens × references × the table's width."""
        total = self.words.taken([token[0] for tokens in references for token in tokens])
        for sums, keys in zip(self.others, attributes(references), strict=True):
            total += sums.taken(keys.tolist())
        count = len(references)
        out = np.zeros((max(lengths) * count, total.shape[1]), dtype=np.float32)
        out[np.concatenate([np.arange(length) * count + place for place, length in enumerate(lengths)])] = total
        return out.reshape(max(lengths), count, -1)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """References of like length together, by their places; empty ones are left out."""
    batch: list[int] = []
    for i in sorted((i for i, length in enumerate(lengths) if length), key=lengths.__getitem__):
        if batch and lengths[i] * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


@cache
def _threads() -> ThreadpoolController:
    """What keeps numpy to one thread: the matrices are too small for more, and many files are parsed by processes."""
    return ThreadpoolController()


def _own(word: str) -> Names:
    return of_word(word).own


_used: list[Tagger] = []


def shipped() -> Tagger:
    """The model that is part of the package, or the one that `use` put in its place; read when first asked for."""
    if not _used:
        _used.append(Tagger(load()))
    return _used[0]


def use(tagger: Tagger) -> None:
    """Let the parser use another model from now on."""
    _used[:] = [tagger]
