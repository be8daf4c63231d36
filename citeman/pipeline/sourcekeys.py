"""The key of a Source: its authors' family names, readable in a command line, unique in the library.

What may not live here: citekeys of works (`formats/citekeys.py`).
"""

import re
from collections.abc import Collection
from itertools import count

from citeman.model import Item, SourceKind
from citeman.text import fold, unaccented

_MOST_NAMES = 2


def key_for(item: Item, kind: SourceKind, stem: str, taken: Collection[str]) -> str:
    """A key for a new source: "wei-long", "smith-et-al"; the file's stem where no author is known.

    A second one of the same names gets its year, then a number.

    >>> from citeman.model import Name
    >>> wei, long = Name(family="Wei", given="Ruyi"), Name(family="Long", given="Qiong")
    >>> key_for(Item(author=(wei, long)), SourceKind.PAPER, "002", ())
    'wei-long'
    """
    names = [_slug(name.family or name.literal or "") for name in item.author]
    names = [name for name in names if name]
    if kind is SourceKind.PAPER and names:
        base = "-".join(names) if len(names) <= _MOST_NAMES else f"{names[0]}-et-al"
    else:
        base = _slug(stem) or "paper"
        if kind is SourceKind.FRAGMENT:
            base += "-fragment"
    if base not in taken:
        return base
    if item.issued and item.issued.year and (dated := f"{base}-{item.issued.year}") not in taken:
        return dated
    return next(key for number in count(2) if (key := f"{base}-{number}") not in taken)


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", fold(unaccented(text))).strip("-")
