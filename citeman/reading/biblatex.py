r"""biblatex's .bbl file, which holds its entries in fields → references with Items.

What may not live here: `thebibliography` (see `latex`), .bib files (`formats` reads them).
"""

import re
from collections.abc import Iterator

from citeman.detex import argument, detex
from citeman.identifiers import normal_doi
from citeman.model import Date, Item, ItemType, ListedReference, Name
from citeman.reading.assemble import written
from citeman.text import squeeze

_ENTRY = re.compile(r"\\entry\{([^}]*)\}\{([^}]*)\}\{[^}]*\}(.*?)\\endentry", re.DOTALL)
_FIELD = re.compile(r"\\field\{(\w+)\}\s*")
_VERB = re.compile(r"\\verb\{(\w+)\}\s*\\verb (.*?)\s*\\endverb", re.DOTALL)
_LISTED = re.compile(r"\\list\{(\w+)\}\{\d+\}\s*")
_NAMES = re.compile(r"\\name\{(\w+)\}\{\d+\}\{[^}]*\}\s*")
_PART = re.compile(r"(?<![a-z])(family|given|prefix|suffix)=")
_TYPES = {
    "article": ItemType.ARTICLE_JOURNAL, "book": ItemType.BOOK, "collection": ItemType.BOOK, "thesis": ItemType.THESIS,
    "incollection": ItemType.CHAPTER, "inbook": ItemType.CHAPTER, "inproceedings": ItemType.PAPER_CONFERENCE,
    "phdthesis": ItemType.THESIS, "mastersthesis": ItemType.THESIS, "report": ItemType.REPORT,
    "techreport": ItemType.REPORT, "online": ItemType.WEBPAGE, "patent": ItemType.PATENT, "software": ItemType.SOFTWARE,
    "dataset": ItemType.DATASET, "standard": ItemType.STANDARD,
}  # fmt: skip
_CSL = {
    "title": "title", "journaltitle": "container_title", "booktitle": "container_title", "volume": "volume",
    "number": "issue", "pages": "page", "edition": "edition", "series": "collection_title", "eventtitle": "event_title",
    "isbn": "isbn", "issn": "issn", "url": "url", "note": "note", "version": "version",
}  # fmt: skip


def biblatex_entries(source: str) -> list[ListedReference]:
    """The entries of a .bbl file that biblatex and biber made, each once; empty for another kind of file."""
    items = dict[str, Item]()
    for key, kind, body in _ENTRY.findall(source):
        if kind not in {"set", "xdata"}:
            items.setdefault(key, _item(kind, body))
    return [ListedReference(unstructured=written(item), item=item) for item in items.values() if written(item)]


def _item(kind: str, body: str) -> Item:
    """The fields of one entry, taken as they are (the biblatex manual, "Database Guide")."""
    values = {found[1]: _printed(body, found.end()) for found in _FIELD.finditer(body)}
    values |= {field: value for field, value in _VERB.findall(body) if field != "urlraw"}
    listed = {found[1]: _printed(body, found.end()) for found in _LISTED.finditer(body)}
    fields: dict[str, object] = {csl: values[name] for name, csl in _CSL.items() if values.get(name)}
    if values.get("subtitle") and values.get("title"):
        fields["title"] = f"{values['title']}: {values['subtitle']}"
    fields["publisher"] = listed.get("publisher") or listed.get("institution") or listed.get("organization")
    fields["publisher_place"] = listed.get("location")
    fields |= {role: tuple(_people(body, role)) for role in ("author", "editor", "translator")}
    fields["doi"] = normal_doi(values.get("doi", ""))
    if re.fullmatch(r"\d{4}", values.get("year", "")):
        dated = (values[part] for part in ("year", "month", "day") if values.get(part, "").isdigit())
        fields["issued"] = Date.of(*map(int, dated))
    if values.get("eprinttype", "").lower() == "arxiv":
        fields["arxiv"] = values.get("eprint")
    kept = {name: value for name, value in fields.items() if value}
    return Item(type=_TYPES.get(kind, ItemType.DOCUMENT)).but(**kept)


def _printed(body: str, place: int) -> str:
    return squeeze(detex(argument(body, place)[0]))


def _people(body: str, role: str) -> Iterator[Name]:
    """The names of one role: each is {{options}{family={…}, given={…}}}."""
    for found in _NAMES.finditer(body):
        inside = argument(body, found.end())[0] if found[1] == role else ""
        place = 0
        while (place := inside.find("{{", place)) >= 0:
            person, place = argument(inside, place)
            _, behind = argument(person, 0)
            fields = argument(person, behind)[0] or person
            parts = {part[1]: _printed(fields, part.end()) for part in _PART.finditer(fields)}
            if "family" in parts and "given" in parts:
                yield Name(
                    family=parts["family"],
                    given=parts["given"],
                    suffix=parts.get("suffix"),
                    non_dropping_particle=parts.get("prefix"),
                )
            elif "family" in parts:
                yield Name(literal=parts["family"])
