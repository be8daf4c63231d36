"""A record of EndNote's XML, or a source of Word's own bibliography → Item.

What may not live here: where in a Word file they stand (see `livefields`).
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from citeman.identifiers import normal_doi
from citeman.model import Date, Item, ItemType, Name
from citeman.reading.xmltree import each, first, local, text_of

_ENDNOTE_TYPES = {
    "journal article": ItemType.ARTICLE_JOURNAL, "book": ItemType.BOOK, "book section": ItemType.CHAPTER,
    "conference proceedings": ItemType.PAPER_CONFERENCE, "conference paper": ItemType.PAPER_CONFERENCE,
    "thesis": ItemType.THESIS, "report": ItemType.REPORT, "web page": ItemType.WEBPAGE, "patent": ItemType.PATENT,
    "newspaper article": ItemType.ARTICLE_NEWSPAPER,
}  # fmt: skip
_WORD_TYPES = {
    "JournalArticle": ItemType.ARTICLE_JOURNAL, "ArticleInAPeriodical": ItemType.ARTICLE_MAGAZINE,
    "Book": ItemType.BOOK, "BookSection": ItemType.CHAPTER,
    "ConferenceProceedings": ItemType.PAPER_CONFERENCE, "Report": ItemType.REPORT,
    "InternetSite": ItemType.WEBPAGE, "DocumentFromInternetSite": ItemType.WEBPAGE, "Patent": ItemType.PATENT,
}  # fmt: skip
_WORD_FIELDS = {
    "title": ("Title",), "volume": ("Volume",), "issue": ("Issue",), "page": ("Pages",), "edition": ("Edition",),
    "container_title": ("JournalName", "BookTitle", "ConferenceName", "PeriodicalTitle", "InternetSiteTitle"),
    "publisher": ("Publisher", "Institution"), "publisher_place": ("City",), "url": ("URL",),
}  # fmt: skip
_ENDNOTE_FIELDS = {
    "title": ("titles", "title"), "volume": ("volume",), "issue": ("number",), "page": ("pages",),
    "publisher": ("publisher",), "publisher_place": ("pub-location",), "edition": ("edition",),
    "url": ("related-urls", "url"),
}  # fmt: skip


def item_of_record(record: etree._Element) -> Item:
    """The fields of a <record> of EndNote's XML, taken as they are."""
    fields: dict[str, object] = {name: text_of(first(record, *path)) for name, path in _ENDNOTE_FIELDS.items()}
    fields["container_title"] = text_of(first(record, "secondary-title")) or text_of(first(record, "full-title"))
    fields["doi"] = normal_doi(text_of(first(record, "electronic-resource-num")))
    fields["issued"] = _year(text_of(first(record, "year")))
    for role, group in (("author", "authors"), ("editor", "secondary-authors")):
        holder = first(record, group)
        names = each(holder, "author") if holder is not None else ()
        fields[role] = tuple(_person(text_of(name)) for name in names)
    kind = first(record, "ref-type")
    said = (kind.get("name") or "").lower() if kind is not None else ""
    return _made(_ENDNOTE_TYPES.get(said, ItemType.DOCUMENT), fields)


def item_of_source(source: etree._Element) -> Item:
    """The fields of a <b:Source>, taken as they are (ISO/IEC 29500-1, 22.6)."""
    fields: dict[str, object] = {name: _said(source, *tags) for name, tags in _WORD_FIELDS.items()}
    fields |= {"author": tuple(_word_people(source, "Author")), "editor": tuple(_word_people(source, "Editor"))}
    fields |= {"doi": normal_doi(_said(source, "DOI")), "issued": _year(_said(source, "Year"))}
    return _made(_WORD_TYPES.get(_said(source, "SourceType"), ItemType.DOCUMENT), fields)


def _made(kind: ItemType, fields: Mapping[str, object]) -> Item:
    return Item(type=kind).but(**{name: value for name, value in fields.items() if value})


def _year(text: str) -> Date | None:
    found = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    return Date.of(int(found[0])) if found else None


def _person(text: str) -> Name:
    family, comma, given = text.partition(",")
    if comma and given.strip():
        return Name(family=family.strip(), given=given.strip())
    return Name(literal=text.strip(" ,"))


def _said(source: etree._Element, *tags: str) -> str:
    """The text of the source's first child with one of the tags."""
    texts = (text_of(child) for tag in tags for child in source if local(child) == tag)
    return next((text for text in texts if text), "")


def _word_people(source: etree._Element, role: str) -> Iterator[Name]:
    """The people of a role; all roles stand inside one <b:Author>, that of the authors under the same name again."""
    contributors = first(source, "Author")
    holder = first(contributors, role) if contributors is not None else None
    for person in each(holder, "Person", "Corporate") if holder is not None else ():
        if local(person) == "Corporate":
            yield Name(literal=text_of(person))
            continue
        given = " ".join(filter(None, (text_of(first(person, part)) for part in ("First", "Middle"))))
        yield Name(family=text_of(first(person, "Last")) or None, given=given or None)
