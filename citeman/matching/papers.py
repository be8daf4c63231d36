"""Whether two files show one citing paper, and whether two prints of an entry are one.

What may not live here: the judgement on cited works (`compare`, `decide`); a citing paper is known by its own head, and
by its running text.
"""

from rapidfuzz import fuzz

from citeman.model import Item
from citeman.text import fold

SAME_TITLE = 92.0
SAME_PRINT = 90.0
_LONG_TITLE = 4


def same_paper(a: Item, b: Item, *, same_text: bool) -> bool:
    """Whether two descriptions of citing papers are of one paper; `same_text`: their running texts are the same.

    >>> from citeman.model import Name
    >>> xu = Item(title="Research on E-commerce Development", author=(Name(family="Xu", given="Nana"),))
    >>> same_paper(xu, xu.but(title="Research on e-commerce development."), same_text=False)
    True
    """
    if a.doi and b.doi:
        return a.doi == b.doi
    return same_text or _same_head(a, b)


def _same_head(a: Item, b: Item) -> bool:
    if not a.title or not b.title or fuzz.ratio(fold(a.title), fold(b.title)) < SAME_TITLE:
        return False
    if a.issued and b.issued and a.issued.year and b.issued.year and abs(a.issued.year - b.issued.year) > 1:
        return False
    if a.author and b.author:
        return bool(_name_words(a) & _name_words(b))
    return len(fold(a.title).split()) >= _LONG_TITLE


def same_print(text: str, label: str | None, other: str, other_label: str | None) -> bool:
    """Whether two printed entries of one paper's list are one entry (an OCR slip apart).

    >>> same_print("Ma, J. (2018). A title.", "3", "Ma, J. (2018). A titIe", "3")
    True
    """
    one, two = fold(text), fold(other)
    return one == two or (label == other_label and fuzz.ratio(one, two) >= SAME_PRINT)


def _name_words(item: Item) -> set[str]:
    """The words of the authors' names, initials left out: heads print family and given names in either order."""
    words = fold(" ".join(f"{name.family or ''} {name.given or ''} {name.literal or ''}" for name in item.author))
    return {word for word in words.split() if len(word) > 1}
