"""Short ways to write Items and Records in tables of cases."""

from typing import Any

from citeman.model import Date, Item, ItemType, Name, Origin, Record


def people(text: str) -> tuple[Name, ...]:
    """Names written "Family, Given; Family, Given"; a name without a comma is a whole name."""
    names = []
    for each in filter(None, (part.strip() for part in text.split(";"))):
        family, comma, given = each.partition(",")
        names.append(Name(family=family.strip(), given=given.strip() or None) if comma else Name(literal=each))
    return tuple(names)


def item(authors: str = "", title: str | None = None, year: int | None = None, **fields: Any) -> Item:
    """An article unless `type` says otherwise."""
    fields.setdefault("type", ItemType.ARTICLE_JOURNAL if "container_title" in fields else ItemType.DOCUMENT)
    return Item(author=people(authors), title=title, issued=Date.of(year) if year else None, **fields)


def record(number: int, what: Item, origin: Origin = Origin.REFERENCE, **fields: Any) -> Record:
    """A Record with that id."""
    return Record(id=number, origin=origin, item=what, **fields)
