"""`search`: which works match some words. What may not live here: printing."""

from collections.abc import Sequence

from citeman.errors import UsageError
from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Item, Work
from citeman.text import fold

FIELDS = {"author": NAME_FIELDS, "year": DATE_FIELDS, "journal": ("container_title", "container_title_short")}
"""Words before a colon that stand for more than the CSL variable of that name."""


def search(works: Sequence[Work], words: Sequence[str]) -> list[Work]:
    """The works in which every word is found: anywhere, or with FIELD:WORD in that field; case and accents aside.

    Raises UsageError for a field that is none.
    """
    wanted = [_wanted(word) for word in words]
    return [work for work in works if all(_matches(work, fields, text) for fields, text in wanted)]


def _wanted(word: str) -> tuple[tuple[str, ...] | None, str]:
    field, colon, rest = word.partition(":")
    name = field.lower().replace("-", "_")
    if colon and rest and not rest.startswith("//"):
        if name in FIELDS:
            return FIELDS[name], fold(rest)
        if name in (*TEXT_FIELDS, *NAME_FIELDS, *DATE_FIELDS, "type"):
            return (name,), fold(rest)
        if name.isidentifier():
            raise UsageError(f"{field}: no field of that name; search for FIELD:WORD or WORD")
    return None, fold(word)


def _matches(work: Work, fields: tuple[str, ...] | None, text: str) -> bool:
    if fields is None:
        keys = fold(" ".join((work.citekey, *work.aliases)))
        return text in keys or any(text in _folded(work.item, field) for field, _ in work.item.known())
    return any(text in _folded(work.item, field) for field in fields)


def _folded(item: Item, field: str) -> str:
    value = getattr(item, field)
    if field in NAME_FIELDS:
        return fold(" ".join(f"{name.given or ''} {name.family or ''} {name.literal or ''}" for name in value))
    if field in DATE_FIELDS:
        return fold(" ".join(str(part) for parts in value.parts for part in parts)) if value else ""
    return fold(str(value)) if value else ""
