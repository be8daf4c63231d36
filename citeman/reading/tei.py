"""TEI XML (P5, as GROBID and editors write it) → Document, its <biblStruct> and <bibl> with the fields marked up.

What may not live here: XML in general (see `xmltree`).
"""

import re

from lxml import etree

from citeman.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_issn, normal_pmcid, normal_pmid
from citeman.model import Date, Document, Item, ItemType, ListedReference, Name
from citeman.reading.assemble import assembled, written
from citeman.reading.xmltree import each, first, local, text_of, text_with_raised

_SCOPES = {
    "volume": "volume",
    "vol": "volume",
    "issue": "issue",
    "no": "issue",
    "number": "issue",
    "page": "page",
    "pp": "page",
}


def read(name: str, root: etree._Element) -> Document:
    """The running text of a TEI file, and the references in its lists of bibliography."""
    references = list[ListedReference]()
    for entry in each(root, "biblStruct", "bibl"):
        above = {local(ancestor) for ancestor in entry.iterancestors()}
        if (
            "listBibl" in above | {local(root)}
            and not above & {"biblStruct", "bibl", "teiHeader"}
            and (made := _reference(entry))
        ):
            references.append(made)
    header = first(root, "teiHeader")
    body = first(root, "text")
    blocks = [text_of(first(header, "title"))] if header is not None else []
    blocks += [
        text_with_raised(block, _points)
        for block in (each(body, "p", "head") if body is not None else ())
        if not any(local(above) in {"listBibl", "biblStruct", "bibl"} for above in block.iterancestors())
    ]
    return assembled(name, "\n\n".join(filter(None, blocks)), references, _paper(header))


def _points(element: etree._Element) -> bool:
    """Whether an element is marked up as a citation, or is raised and marked up as nothing else (a note's call)."""
    if local(element) != "ref" and (local(element) != "hi" or "sup" not in (element.get("rend") or "")):
        return False
    near = [element, *element.iterancestors("{*}ref"), *each(element, "ref")]
    return {link.get("type") for link in near if local(link) == "ref"} <= {"bibr"}


def _reference(entry: etree._Element) -> ListedReference | None:
    item = _item(entry)
    raw = next((text_of(note) for note in each(entry, "note") if note.get("type") == "raw_reference"), "")
    label = text_of(first(entry, "label")) or entry.get("n")
    text = raw or (text_of(entry, "label") if local(entry) == "bibl" else written(item))
    if not text:
        return None
    label = re.sub(r"^[\[(]|[\]).]+$", "", label) if label else None
    return ListedReference(unstructured=text, label=label, item=item if item.title or item.author else None)


def _item(entry: etree._Element) -> Item:
    """The marked-up fields of an entry, taken as they are (TEI P5, chapter 3.12)."""
    analytic, monograph = first(entry, "analytic"), first(entry, "monogr")
    part = analytic if analytic is not None else entry
    fields = _titles(entry) | _scopes(entry) | _identifiers(entry)
    authors = tuple(name for person in each(part, "author") if (name := _name(person)))
    if not authors and monograph is not None:
        authors = tuple(name for person in each(monograph, "author") if (name := _name(person)))
    fields |= {
        "author": authors,
        "editor": tuple(name for person in each(entry, "editor") if (name := _name(person))),
        "publisher": text_of(first(entry, "publisher")),
        "publisher_place": text_of(first(entry, "pubPlace")),
        "edition": text_of(first(entry, "edition")),
        "issued": _date(entry),
    }
    return Item(type=_kind(entry, fields)).but(**{name: value for name, value in fields.items() if value})


def _titles(entry: etree._Element) -> dict[str, object]:
    """The titles by level: a (article), m (book), j (journal), s (series), u (unpublished)."""
    by_level = dict[str, str]()
    for title in each(entry, "title"):
        by_level.setdefault(title.get("level") or "m", text_of(title))
    out: dict[str, object] = {}
    if "a" in by_level:
        out["title"] = by_level["a"]
        out["container_title"] = by_level.get("j") or by_level.get("m")
    else:
        out["title"] = by_level.get("m") or by_level.get("u") or by_level.get("j")
        out["container_title"] = by_level.get("j") if by_level.get("m") else None
    out["collection_title"] = by_level.get("s")
    return out


def _scopes(entry: etree._Element) -> dict[str, object]:
    out: dict[str, object] = {}
    for scope in each(entry, "biblScope"):
        field = _SCOPES.get((scope.get("unit") or scope.get("type") or "").lower())
        low, high = scope.get("from"), scope.get("to")
        text = f"{low}-{high}" if low and high and low != high else low or text_of(scope)
        if field and text:
            out.setdefault(field, text)
    return out


def _identifiers(entry: etree._Element) -> dict[str, object]:
    out: dict[str, object] = {}
    for number in each(entry, "idno", "ptr", "ref"):
        text, kind = text_of(number) or number.get("target") or "", (number.get("type") or "").lower()
        if doi := normal_doi(text):
            out.setdefault("doi", doi)
        elif kind == "arxiv":
            out["arxiv"] = normal_arxiv(f"arXiv:{text.removeprefix('arXiv:')}")
        elif kind == "pmid":
            out["pmid"] = normal_pmid(f"PMID {text}")
        elif kind in {"pmcid", "pmc"}:
            out["pmcid"] = normal_pmcid(text)
        elif kind == "isbn":
            out["isbn"] = normal_isbn(text)
        elif kind in {"issn", "eissn"}:
            out.setdefault("issn", normal_issn(text))
        elif text.startswith("http"):
            out.setdefault("url", text)
    return {name: value for name, value in out.items() if value}


def _name(person: etree._Element) -> Name | None:
    family = text_of(first(person, "surname"))
    given = " ".join(filter(None, (text_of(name) for name in each(person, "forename"))))
    if family:
        suffix = text_of(first(person, "genName")) or None
        return Name(family=family, given=given or None, suffix=suffix)
    whole = text_of(first(person, "orgName")) or text_of(person, "affiliation", "email", "idno")
    return Name(literal=whole) if whole else None


def _date(entry: etree._Element) -> Date | None:
    found = first(entry, "date")
    said = (found.get("when") or text_of(found)) if found is not None else ""
    parts = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", said) or re.search(r"(?<!\d)(\d{4})(?!\d)", said)
    return Date.of(*(int(part) for part in parts.groups() if part)) if parts else None


def _kind(entry: etree._Element, fields: dict[str, object]) -> ItemType:
    levels = {title.get("level") for title in each(entry, "title")}
    if "a" not in levels:
        return ItemType.BOOK if fields.get("publisher") else ItemType.DOCUMENT
    if "j" in levels:
        return ItemType.ARTICLE_JOURNAL
    if first(entry, "meeting") is not None:
        return ItemType.PAPER_CONFERENCE
    return ItemType.CHAPTER if "m" in levels else ItemType.DOCUMENT


def _paper(header: etree._Element | None) -> Item:
    """The paper itself, by the file's header."""
    if header is None:
        return Item()
    source = first(header, "sourceDesc", "biblStruct")
    title = text_of(first(header, "titleStmt", "title"))
    if source is None:
        return Item(title=title or None)
    item = _item(source)
    return item if item.title else item.but(title=title or None)
