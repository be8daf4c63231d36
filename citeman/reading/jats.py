"""JATS XML (NISO Z39.96, and the NLM DTDs before it) → Document, its references with the fields that are marked up.

What may not live here: XML in general (see `xmltree`).
"""

import re

from lxml import etree

from citeman.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_pmcid, normal_pmid
from citeman.model import Date, Document, Item, ItemType, ListedReference, Name
from citeman.reading.assemble import assembled, written
from citeman.reading.xmltree import each, first, local, text_of, text_with_raised

_CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation")
_TYPES = {
    "journal": ItemType.ARTICLE_JOURNAL, "book": ItemType.BOOK, "chapter": ItemType.CHAPTER,
    "bookchapter": ItemType.CHAPTER, "confproc": ItemType.PAPER_CONFERENCE,
    "conference": ItemType.PAPER_CONFERENCE, "conf-proc": ItemType.PAPER_CONFERENCE, "thesis": ItemType.THESIS,
    "report": ItemType.REPORT, "gov": ItemType.REPORT, "web": ItemType.WEBPAGE, "webpage": ItemType.WEBPAGE,
    "website": ItemType.WEBPAGE, "patent": ItemType.PATENT, "software": ItemType.SOFTWARE,
    "data": ItemType.DATASET, "dataset": ItemType.DATASET, "standard": ItemType.STANDARD,
    "preprint": ItemType.ARTICLE, "newspaper": ItemType.ARTICLE_NEWSPAPER, "working-paper": ItemType.REPORT,
    "letter": ItemType.PERSONAL_COMMUNICATION,
}  # fmt: skip
_PLAIN = {
    "source": "container_title", "volume": "volume", "issue": "issue", "publisher-name": "publisher",
    "publisher-loc": "publisher_place", "edition": "edition", "conf-name": "event_title", "conf-loc": "event_place",
    "series": "collection_title", "version": "version",
}  # fmt: skip


def read(name: str, article: etree._Element) -> Document:
    """An article's title, abstract and body, and its references as they are marked up; the same of a set of articles.

    The title of a set is its first article's.
    """
    front = first(article, "front") if local(article) not in {"book", "ref-list"} else None
    references = [made for ref in each(article, "ref") if not _nested(ref) for made in _reference(ref)]
    if local(article) == "ref-list":
        return assembled(name, "", references, Item())
    running = [text_of(first(article, "article-title"))] if front is not None else []
    for part in each(article, "abstract", "body"):
        running += [
            text_with_raised(block, _points) for block in each(part, "p", "title") if not _inside_reference(block)
        ]
    return assembled(name, "\n\n".join(filter(None, running)), references, _paper(front))


def _points(element: etree._Element) -> bool:
    """Whether an element is marked up as a citation, or is raised and marked up as nothing else (a note's call)."""
    if local(element) not in {"sup", "xref"}:
        return False
    near = [element, *element.iterancestors("{*}xref"), *each(element, "xref")]
    return {link.get("ref-type") for link in near if local(link) == "xref"} <= {"bibr"}


def _nested(ref: etree._Element) -> bool:
    return any(local(above) == "ref" for above in ref.iterancestors())


def _inside_reference(block: etree._Element) -> bool:
    return any(local(above) in {"ref", "ref-list"} for above in block.iterancestors())


def _reference(ref: etree._Element) -> list[ListedReference]:
    """The citations under one <ref>: one, or several behind the letters a, b, c; of alternatives the printed form."""
    label = re.sub(r"^[\[(]|[\]).]+$", "", text_of(first(ref, "label"))) or None
    citations = [found for found in each(ref, *_CITATIONS) if not _in_citation(found)]
    pairs: list[tuple[etree._Element, etree._Element]] = []
    for citation in citations:
        above = citation.getparent()
        if (
            above is not None
            and local(above) == "citation-alternatives"
            and pairs
            and pairs[-1][0].getparent() is above
        ):
            shown, marked = pairs[-1]
            pairs[-1] = (citation, marked) if local(citation) == "mixed-citation" else (shown, citation)
        else:
            pairs.append((citation, citation))
    out = list[ListedReference]()
    for shown, marked in pairs:
        item = _item(marked)
        unstructured = _printed(shown, item)
        if unstructured:
            out.append(
                ListedReference(
                    unstructured=unstructured, label=label, item=item if item.title or item.author else None
                )
            )
    return out or [ListedReference(unstructured=text, label=label) for text in [text_of(ref, "label")] if text]


def _in_citation(element: etree._Element) -> bool:
    return any(local(above) in _CITATIONS for above in element.iterancestors())


def _printed(citation: etree._Element, item: Item) -> str:
    """The citation as it prints: the text of a mixed one; for one of elements alone a line made of its fields."""
    text = text_of(citation, "label", "object-id")
    between = [citation.text, *(child.tail for child in citation)]
    bare = not any((part or "").strip() for part in between)
    return written(item) if bare and (item.title or item.author) else text


def _item(citation: etree._Element) -> Item:
    """The marked-up fields of a citation, taken as they are (NISO Z39.96, "References")."""
    fields: dict[str, object] = {}
    for element in each(citation, *_PLAIN):
        fields.setdefault(_PLAIN[local(element)], text_of(element))
    title = text_of(first(citation, "article-title")) or text_of(first(citation, "data-title"))
    chapter = text_of(first(citation, "chapter-title")) or text_of(first(citation, "part-title"))
    kind = _kind(citation, chapter)
    if title or chapter:
        fields["title"] = title or chapter
    elif "container_title" in fields:
        fields["title"] = fields.pop("container_title")
        kind = ItemType.BOOK if kind in {ItemType.DOCUMENT, ItemType.CHAPTER} else kind
    fields |= _people(citation) | _numbers(citation) | _identifiers(citation)
    if date := _date(citation):
        fields["issued"] = date
    return Item(type=kind).but(**{name: value for name, value in fields.items() if value})


def _kind(citation: etree._Element, chapter: str) -> ItemType:
    said = citation.get("publication-type") or citation.get("citation-type") or ""
    kind = _TYPES.get(said.lower(), ItemType.DOCUMENT)
    return ItemType.CHAPTER if kind is ItemType.BOOK and chapter else kind


def _numbers(citation: etree._Element) -> dict[str, object]:
    low, high = text_of(first(citation, "fpage")), text_of(first(citation, "lpage"))
    page = f"{low}-{high}" if low and high and low != high else low
    page = text_of(first(citation, "page-range")) or page or text_of(first(citation, "elocation-id"))
    return {"page": page} if page else {}


def _identifiers(citation: etree._Element) -> dict[str, object]:
    out: dict[str, object] = {}
    for element in each(citation, "pub-id", "ext-link", "uri", "isbn", "object-id"):
        text = text_of(element)
        link = next((str(value) for name, value in element.attrib.items() if str(name).endswith("href")), "")
        kind = (element.get("pub-id-type") or element.get("ext-link-type") or local(element)).lower()
        if doi := normal_doi(text if kind == "doi" else f"{link} {text}"):
            out.setdefault("doi", doi)
        elif kind == "pmid":
            out["pmid"] = normal_pmid(f"PMID {text}")
        elif kind in {"pmcid", "pmc"}:
            out["pmcid"] = normal_pmcid(text if text.upper().startswith("PMC") else f"PMC{text}")
        elif kind == "arxiv":
            out["arxiv"] = normal_arxiv(f"arXiv:{text.removeprefix('arXiv:')}")
        elif kind == "isbn":
            out["isbn"] = normal_isbn(text)
        elif link.startswith("http") or text.startswith("http"):
            out.setdefault("url", text if text.startswith("http") else link)
    return {name: value for name, value in out.items() if value}


def _people(citation: etree._Element) -> dict[str, object]:
    groups: dict[str, list[Name]] = {"author": [], "editor": [], "translator": []}
    cut_short = False
    for element in each(citation, "name", "string-name", "collab", "anonymous", "etal"):
        role = _role(element)
        if any(local(above) in {"name", "string-name", "collab"} for above in element.iterancestors()):
            continue
        if local(element) == "etal":
            cut_short = cut_short or role == "author"
        elif role in groups and (name := _name(element)) is not None:
            groups[role].append(name)
    out: dict[str, object] = {role: tuple(names) for role, names in groups.items() if names}
    return out | ({"et_al": True} if cut_short else {})


def _role(element: etree._Element) -> str:
    for above in element.iterancestors():
        if local(above) == "person-group":
            return (above.get("person-group-type") or "author").rstrip("s").lower()
        if local(above) in _CITATIONS:
            break
    return "author"


def _name(element: etree._Element) -> Name | None:
    family, given = text_of(first(element, "surname")), text_of(first(element, "given-names"))
    if family:
        particle = text_of(first(element, "prefix")) or None
        return Name(
            family=family,
            given=given or None,
            suffix=text_of(first(element, "suffix")) or None,
            non_dropping_particle=particle,
        )
    whole = text_of(element, "xref", "aff", "contrib-id")
    return Name(literal=whole) if whole else None


def _date(parent: etree._Element) -> Date | None:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text_of(first(parent, "year")))
    if year is None:
        return None
    parts = [int(year[0])]
    for part in ("month", "day"):
        value = text_of(first(parent, part))
        if not value.isdigit():
            break
        parts.append(int(value))
    return Date.of(*parts)


def _paper(front: etree._Element | None) -> Item:
    """The article itself, by its front matter."""
    meta = first(front, "article-meta") if front is not None else None
    if front is None or meta is None:
        return Item()
    authors = tuple(
        name
        for contrib in each(meta, "contrib")
        if (contrib.get("contrib-type") or "author") == "author"
        and (found := first(contrib, "name") if first(contrib, "name") is not None else first(contrib, "collab"))
        is not None
        and (name := _name(found)) is not None
    )
    doi = next(
        (normal_doi(text_of(found)) for found in each(meta, "article-id") if found.get("pub-id-type") == "doi"), None
    )
    low, high = text_of(first(meta, "fpage")), text_of(first(meta, "lpage"))
    dated = first(meta, "pub-date")
    fields: dict[str, object] = {
        "title": text_of(first(meta, "article-title"), "xref", "fn"),
        "author": authors,
        "container_title": text_of(first(front, "journal-title")),
        "volume": text_of(first(meta, "volume")),
        "issue": text_of(first(meta, "issue")),
        "page": f"{low}-{high}" if low and high else low or text_of(first(meta, "elocation-id")),
        "doi": doi,
        "issued": _date(dated) if dated is not None else None,
    }
    return Item(type=ItemType.ARTICLE_JOURNAL).but(**{name: value for name, value in fields.items() if value})
