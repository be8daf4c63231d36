"""Entries as a table with commas: one row a work, one column a field. What may not live here: other formats."""

import csv
import io
from collections.abc import Sequence

from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Entry, Item, Name

_FIRST = ("title", "author", "issued", "container_title", "volume", "issue", "page", "publisher", "doi", "url")
_FIELDS = (*_FIRST, *(name for name in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS) if name not in _FIRST))


def write_csv(entries: Sequence[Entry]) -> str:
    """A table (RFC 4180, but with line feeds) with a header: `key`, `type`, and CSL's fields that any entry has."""
    used = [name for name in _FIELDS if any(getattr(entry.item, name) for entry in entries)]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["key", "type", *used])
    for entry in entries:
        table.writerow([entry.key, str(entry.item.type), *(_cell(entry.item, name) for name in used)])
    return out.getvalue()


def _cell(item: Item, field: str) -> str:
    value = getattr(item, field)
    if field in NAME_FIELDS:
        names = "; ".join(_name(name) for name in value)
        return f"{names}; et al." if field == "author" and item.et_al else names
    if field in DATE_FIELDS:
        return _date(value) if value else ""
    return value or ""


def _name(name: Name) -> str:
    """`van der Berg, Jan, Jr.`, or the organisation's name."""
    if name.literal and not name.family:
        return name.literal
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def _date(date: Date) -> str:
    """ISO 8601, a slash between the ends of a range; else as it was read."""
    parts = "/".join("-".join(f"{number:02d}" for number in part) for part in date.parts)
    return parts or date.literal or ""
