"""The paper itself: its title, authors, year and DOI, as the head of a document tells them.

What may not live here: the reference list (see `locate`), anything that is not printed or declared in the document.
"""

import re
from collections.abc import Sequence

from citeman.identifiers import normal_doi
from citeman.model import Date, Document, Item, ItemType, Name
from citeman.parsing.locate import Region, locate
from citeman.text import fold, has_cjk, squeeze

_KEYS = {
    "title": "title", "authors": "author", "author": "author", "year": "issued", "date": "issued", "published": "issued",
    "doi": "doi", "container": "container_title", "journal": "container_title", "in": "container_title",
    "volume": "volume", "issue": "issue", "number": "issue", "pages": "page", "publisher": "publisher",
    "genre": "genre", "type": "genre", "place": "publisher_place", "url": "url", "isbn": "isbn", "issn": "issn",
    "language": "language", "edition": "edition",
}  # fmt: skip
_KEYED = re.compile(r"\s*[#*_-]*\s*([A-Za-z]{2,12})[*_]*\s*:[*_]*\s*(\S.*)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def find_head(document: Document, regions: Sequence[Region] | None = None) -> Item:
    """What a document tells of the paper that it is; an empty Item where it tells nothing."""
    found = locate(document.text) if regions is None else regions
    start = max((region.end for region in found if region.fragment), default=0)
    stop = min((region.heading for region in found if not region.fragment), default=len(document.text))
    rows = [row for row in document.text[start : max(start, stop)].splitlines() if row.strip()]
    keyed = _keyed(rows)
    if keyed is not None:
        return keyed
    return document.item


def _keyed(rows: Sequence[str]) -> Item | None:
    """A head of "Title: …", "Authors: …" lines; every line must be one, and one must be the title."""
    values = dict[str, str]()
    for row in rows[:30]:
        found = _KEYED.match(row)
        field = _KEYS.get(found[1].lower()) if found else None
        if found is None or field is None:
            return None
        values.setdefault(field, squeeze(found[2]))
    if "title" not in values:
        return None
    return _item(values)


def _item(values: dict[str, str]) -> Item:
    fields: dict[str, object] = {key: value for key, value in values.items() if key not in {"author", "issued", "doi"}}
    if "author" in values:
        fields["author"] = people(values["author"])
    if year := _YEAR.search(values.get("issued", "")):
        fields["issued"] = Date.of(int(year[1]))
    if doi := normal_doi(values.get("doi", "")):
        fields["doi"] = doi
    return Item(type=_type(values)).but(**fields)


def _type(values: dict[str, str]) -> ItemType:
    genre = fold(values.get("genre", ""))
    if "thesis" in genre or "dissertation" in genre:
        return ItemType.THESIS
    if "report" in genre:
        return ItemType.REPORT
    if values.get("container_title"):
        proceedings = re.search(r"proceedings|conference|symposium|workshop", values["container_title"], re.IGNORECASE)
        return ItemType.PAPER_CONFERENCE if proceedings else ItemType.ARTICLE_JOURNAL
    return ItemType.BOOK if values.get("publisher") else ItemType.DOCUMENT


def people(text: str) -> tuple[Name, ...]:
    """The people of a head: "Ma, Jun; Li, Kai", "Jun Ma and Kai Li", "Jun Ma, Kai Li".

    >>> [(name.family, name.given) for name in people("Ma, Jun; Li, Kai")]
    [('Ma', 'Jun'), ('Li', 'Kai')]
    """
    parts = re.split(r"\s*;\s*|\s+(?:and|&|und|et|y|та|і|и)\s+", text)
    if len(parts) == 1 and ("," in text or "、" in text):
        pieces = re.split(r"\s*[,，、]\s*(?:and\s+|&\s*)?", text)
        parts = pieces if len(pieces) != 2 or " " in pieces[0] or has_cjk(text) else [text]
    return tuple(name for part in parts if (name := _person(part.strip(" ,*"))) is not None)


def _person(text: str) -> Name | None:
    if not text:
        return None
    family, comma, given = text.partition(",")
    if comma and given.strip():
        return Name(family=family.strip(), given=given.strip())
    words = text.split()
    if len(words) == 1:
        return Name(literal=text)
    return Name(given=" ".join(words[:-1]), family=words[-1])
