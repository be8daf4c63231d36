"""How usual each seam is: counted over the training examples, for `citeman.parsing.seams`.

What may not live here: what is made of it.
"""

from collections import Counter
from collections.abc import Iterable

from citeman.parsing.seams import RAREST, Seam, seams
from citeman.parsing.training.sources import Example

_FEWEST = 3
"""A seam seen less often says nothing."""


def counted(examples: Iterable[Example]) -> str:
    """The seams of the examples with their shares, as `citeman.parsing.seams.read` reads them."""
    seen, left = Counter[Seam](), Counter[str]()
    for example in examples:
        for met in seams(example.tokens, example.labels):
            seen[met] += 1
            left[met[0]] += 1
    shares = {met: count / left[met[0]] for met, count in seen.items() if count >= _FEWEST}
    rows = sorted((*met, f"{share:.5f}") for met, share in shares.items() if share > RAREST)
    return "".join("\t".join(row) + "\n" for row in rows)
