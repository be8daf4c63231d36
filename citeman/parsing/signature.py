"""A sketch of a running text by which two scans of one paper are known as one.

What may not live here: which text is meant (see `listing`), what two Sources are.
"""

import hashlib
import heapq
import re
from collections.abc import Sequence

from citeman.text import fold

SIZE = 128
"""How many of the smallest hashes a sketch keeps (a bottom-k sketch; Broder 1997, "On the resemblance of …")."""

SAME_TEXT = 0.3
"""The overlap from which two running texts are one paper.

Two scans of one paper share 0.99; a scan with two wrong letters in a hundred still 0.35 to 0.47; papers on one subject
that quote the same sentences 0.01.
"""

_WORDS = 5
_FEWEST = 60
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


def signature(text: str) -> tuple[int, ...]:
    """The `SIZE` smallest hashes of the text's folded word shingles, ascending; each fits a signed 64-bit integer.

    A text too short to tell anything (a head without a paper) has the empty sketch. Scripts that do not part words are
    taken letter by letter.
    """
    words = _CJK.sub(r" \g<0> ", fold(text)).split()
    shingles = {" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1)}
    if len(shingles) < _FEWEST:
        return ()
    return tuple(heapq.nsmallest(SIZE, (_hash(shingle) for shingle in shingles)))


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), signed=True)


def signature_overlap(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of shingles two texts have in common, estimated from their sketches (Jaccard; 0 to 1).

    >>> text = " ".join(str(number) for number in range(100))
    >>> signature_overlap(signature(text), signature(text))
    1.0
    """
    if not left or not right:
        return 0.0
    union = heapq.nsmallest(SIZE, {*left, *right})
    both = set(left) & set(right)
    return sum(each in both for each in union) / len(union)
