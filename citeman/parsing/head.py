"""The paper itself: its title, authors, year and DOI, as the head of a document tells them.

What may not live here: the reference list (see `locate`), title pages (see `titlepage`), anything that is not printed
or declared in the document.
"""

import re
from collections.abc import Mapping, Sequence

from citeman.identifiers import normal_doi
from citeman.model import Date, Document, Item, ItemType
from citeman.parsing.fields.names import read_names
from citeman.parsing.locate import Region, locate
from citeman.parsing.titlepage import joined, printed_head
from citeman.text import fold, squeeze

_KEYS = {
    "title": "title", "authors": "author", "author": "author", "year": "issued", "date": "issued",
    "published": "issued", "doi": "doi", "container": "container_title", "journal": "container_title",
    "in": "container_title", "volume": "volume", "issue": "issue", "number": "issue", "pages": "page",
    "publisher": "publisher", "genre": "genre", "type": "genre", "place": "publisher_place", "url": "url",
    "isbn": "isbn", "issn": "issn", "language": "language", "edition": "edition",
}  # fmt: skip
_KEYED = re.compile(r"\s*[#*_-]*\s*([A-Za-z]{2,12})[*_]*\s*:[*_]*\s*(\S.*)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_LONGEST = 24
"""Lines that a head of "Title: …" lines may have."""


def find_head(document: Document, regions: Sequence[Region] | None = None) -> Item:
    """What a document tells of the paper that it is; an empty Item where it tells nothing.

    Asked in this order: a head of "Title: …" lines; what the file declares, where its title is printed too; a thesis'
    title page; the first lines (title and authors in either order) with "How to cite this paper".
    """
    found = locate(document.text) if regions is None else regions
    start = max((region.end for region in found if region.fragment), default=0)
    stop = min((region.heading for region in found if not region.fragment), default=len(document.text))
    body = document.text[start : max(start, stop)]
    keyed = _keyed([row for row in body.splitlines() if row.strip()])
    if keyed is not None:
        return keyed
    printed, declared = printed_head(body), document.item
    if declared.title and fold(declared.title) in fold(document.text[:20_000]):
        return joined(declared, printed if fold(printed.title or "") == fold(declared.title) else Item())
    return printed if printed.title else declared


def _keyed(rows: Sequence[str]) -> Item | None:
    """A head of "Title: …", "Authors: …" lines; every line must be one, and one must be the title."""
    values = dict[str, str]()
    if len(rows) > _LONGEST:
        return None
    for row in rows:
        found = _KEYED.match(row)
        field = _KEYS.get(found[1].lower()) if found else None
        if found is None or field is None:
            return None
        values.setdefault(field, squeeze(found[2]))
    return _item(values) if "title" in values else None


def _item(values: Mapping[str, str]) -> Item:
    fields: dict[str, object] = {key: value for key, value in values.items() if key not in {"author", "issued", "doi"}}
    if "author" in values:
        fields["author"] = read_names(values["author"])[0]
    if year := _YEAR.search(values.get("issued", "")):
        fields["issued"] = Date.of(int(year[1]))
    if doi := normal_doi(values.get("doi", "")):
        fields["doi"] = doi
    return Item(type=_type(values)).but(**fields)


def _type(values: Mapping[str, str]) -> ItemType:
    genre = fold(values.get("genre", ""))
    if "thesis" in genre or "dissertation" in genre:
        return ItemType.THESIS
    if "report" in genre:
        return ItemType.REPORT
    if values.get("container_title"):
        proceedings = re.search(r"proceedings|conference|symposium|workshop", values["container_title"], re.IGNORECASE)
        return ItemType.PAPER_CONFERENCE if proceedings else ItemType.ARTICLE_JOURNAL
    return ItemType.BOOK if values.get("publisher") else ItemType.DOCUMENT
