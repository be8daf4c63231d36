"""Titles that were registered in capitals throughout, in the case that print gives their words.

What may not live here: names (`names`), and saying whether a record is the work that a reference means.
"""

import re
from collections.abc import Mapping

from citeman.model import Item

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_START = re.compile(r"[:?!.\u2014]\s*$")
_LETTERS = 7
"""A title of fewer characters may well be an abbreviation."""
_KNOWN = 0.6
"""The share of its words that print must have: else it gives no evidence of how the others are written."""


def as_printed(registered: Item, printed: Item) -> Item:
    """The registered Item, a title or container that is in capitals throughout (and not so in print) as print has it.

    >>> as_printed(Item(title="THE GROWTH OF XIAOMI: A REVIEW"), Item(title="The growth of Xiaomi")).title
    'The growth of Xiaomi: A review'
    """
    fields = ("title", "container_title")
    found = {field: _recased(getattr(registered, field), getattr(printed, field)) for field in fields}
    changed = {field: text for field, text in found.items() if text != getattr(registered, field)}
    return registered.but(**changed) if changed else registered


def _recased(text: str | None, printed: str | None) -> str | None:
    if text is None or printed is None or len(text) < _LETTERS or not text.isupper() or printed.isupper():
        return text
    forms = _forms(printed)
    words = _WORD.findall(text)
    if sum(word.casefold() in forms for word in words) < _KNOWN * len(words):
        return text
    titled = _is_titled(printed)

    def written(found: re.Match[str]) -> str:
        word = found[0]
        form = forms.get(word.casefold()) or (word.capitalize() if titled and len(word) > 3 else word.lower())
        begins = found.start() == 0 or bool(_SENTENCE_START.search(text[: found.start()]))
        return form[:1].upper() + form[1:] if begins and form.islower() else form

    return _WORD.sub(written, text)


def _forms(printed: str) -> Mapping[str, str]:
    """Word without case → as print has it, elsewhere than at the beginning if it stands there too."""
    first, *others = [found[0] for found in _WORD.finditer(printed)] or [""]
    return {word.casefold(): word for word in (first, *reversed(others))}


def _is_titled(printed: str) -> bool:
    """Whether print begins its longer words with capitals."""
    words = [found[0] for found in _WORD.finditer(printed)][1:]
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in longer) > len(longer)
