"""A sketch of a running text by which two scans of one paper are known as one.

What may not live here: which text is meant (see `listing`), what two Sources are.
"""

import hashlib
import heapq
from collections.abc import Sequence

from citeman.text import fold

SIZE = 128
"""How many of the smallest hashes a sketch keeps (bottom-k sketch; Broder 1997, "On the resemblance and containment of documents")."""

_WORDS = 5


def signature(text: str) -> tuple[int, ...]:
    """The `SIZE` smallest hashes of the text's folded word shingles, ascending; each fits a signed 64-bit integer."""
    words = fold(text).split()
    shingles = {" ".join(words[i : i + _WORDS]) for i in range(max(1, len(words) - _WORDS + 1))} if words else set()
    return tuple(heapq.nsmallest(SIZE, (_hash(shingle) for shingle in shingles)))


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), signed=True)


def signature_overlap(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of shingles two texts have in common, estimated from their sketches (Jaccard; 0 to 1).

    >>> text = "one two three four five six seven eight"
    >>> signature_overlap(signature(text), signature(text))
    1.0
    """
    if not left or not right:
        return 0.0
    union = heapq.nsmallest(SIZE, {*left, *right})
    both = set(left) & set(right)
    return sum(each in both for each in union) / len(union)
