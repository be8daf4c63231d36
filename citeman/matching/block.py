"""Which pairs are worth comparing: keys that references to one work share and others seldom do.

What may not live here: comparing, the index that holds the keys (the store's, or `linking`'s own).
"""

import struct
from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations

from citeman.matching.features import Features, prepared
from citeman.matching.titles import rarity
from citeman.model import Item

RARE = 15.0
"""Two words whose rarities sum up to this stand together by chance in one of some three million titles."""
LETTERS = 16
"""So many letters of a title are taken for its beginning, and for its end."""
_unpack = struct.Struct("<q").unpack


def keys(item: Item) -> frozenset[int]:
    """The Item's blocking keys: signed 64-bit numbers, the same in every run and process.

    Pairs of the title's rarest words, the title's beginning and end without blanks (for words broken or joined), first
    author with a rare word, volume with first page, and identifiers. Where chance brings two works together (words that
    many titles hold, a volume and a page), the first letter of the first author's name must be the same too, so that a
    large library holds no more strangers to compare than a small one.

    >>> from citeman.model import Name
    >>> a = Item(title="The strength of weak learnability", author=(Name(family="Schapire", given="R. E."),))
    >>> b = Item(title="Strength of weak learn-ability", author=(Name(family="Schapire", given="Robert"),))
    >>> bool(keys(a) & keys(b))
    True
    """
    return keys_of(prepared(item))


def keys_of(features: Features) -> frozenset[int]:
    """The blocking keys of an Item already prepared."""
    return frozenset(_unpack(blake2b(text.encode(), digest_size=8).digest())[0] for text in _texts(features))


def _texts(x: Features) -> Iterator[str]:
    title = x.title
    telling: tuple[str, ...] = ()
    letter = x.people.persons[0].family[:1] if x.people is not None else ""
    if title is not None:
        telling = title.telling
        for a, b in combinations(sorted(telling), 2):
            yield f"w {a} {b}" if rarity(a) + rarity(b) >= RARE else f"w {a} {b} {letter}"
        yield f"t {title.compact[:LETTERS]}"
        yield f"e {title.compact[-LETTERS:]}"
    if x.people is not None:
        family = x.people.persons[0].family
        for word in telling[:3]:
            yield f"a {family} {word}"
        if x.pages is not None:
            yield f"p {family} {x.pages.first}"
        if x.year is not None and not telling:
            yield f"y {family} {x.year}"
    if x.pages is not None and x.volume is not None:
        yield f"v {x.volume} {x.pages.first} {letter}"
    for identifier in (x.doi, x.arxiv, x.pmid, x.isbn if x.extent == "whole" else None):
        if identifier:
            yield f"i {identifier}"
