"""EndNote XML, in and out: what EndNote exports and imports as "XML".

Source: EndNote's `RSXML.dtd` and its reference type numbers. What may not live here: other formats.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from citeman.errors import SourceError
from citeman.formats.base import Imported
from citeman.formats.inverted import read_name, write_name
from citeman.identifiers import normal_doi, normal_isbn, normal_issn
from citeman.model import Date, Entry, Item, Name
from citeman.model import ItemType as T

_TYPES: Mapping[T, tuple[int, str]] = {
    T.ARTICLE: (43, "Electronic Article"), T.ARTICLE_JOURNAL: (17, "Journal Article"),
    T.ARTICLE_MAGAZINE: (19, "Magazine Article"), T.ARTICLE_NEWSPAPER: (23, "Newspaper Article"), T.BILL: (4, "Bill"),
    T.BOOK: (6, "Book"), T.BROADCAST: (21, "Film or Broadcast"), T.CHAPTER: (5, "Book Section"),
    T.CLASSIC: (49, "Classical Work"), T.DATASET: (59, "Dataset"), T.DOCUMENT: (13, "Generic"),
    T.ENTRY_DICTIONARY: (52, "Dictionary"), T.ENTRY_ENCYCLOPEDIA: (53, "Encyclopedia"), T.FIGURE: (37, "Figure"),
    T.GRAPHIC: (2, "Artwork"), T.HEARING: (14, "Hearing"), T.LEGAL_CASE: (7, "Case"), T.LEGISLATION: (31, "Statute"),
    T.MANUSCRIPT: (36, "Manuscript"), T.MAP: (20, "Map"), T.MUSICAL_SCORE: (61, "Music"), T.PAMPHLET: (24, "Pamphlet"),
    T.PAPER_CONFERENCE: (47, "Conference Paper"), T.PATENT: (25, "Patent"),
    T.PERSONAL_COMMUNICATION: (26, "Personal Communication"), T.PERIODICAL: (57, "Serial"), T.POST_WEBLOG: (56, "Blog"),
    T.REPORT: (27, "Report"), T.SOFTWARE: (9, "Computer Program"), T.SONG: (3, "Audiovisual Material"),
    T.STANDARD: (58, "Standard"), T.THESIS: (32, "Thesis"), T.WEBPAGE: (12, "Web Page"),
}  # fmt: skip
_READ_TYPES: Mapping[int, T] = {number: kind for kind, (number, _) in _TYPES.items()} | {
    10: T.PAPER_CONFERENCE, 28: T.BOOK, 34: T.MANUSCRIPT, 38: T.FIGURE, 44: T.BOOK, 45: T.DATASET, 46: T.REPORT,
    48: T.BROADCAST, 51: T.CLASSIC, 54: T.DOCUMENT, 55: T.DATASET, 60: T.CHAPTER,
}  # fmt: skip
_TEXTS: Mapping[str, str] = {
    "title": "titles/title", "container_title": "titles/secondary-title", "collection_title": "titles/tertiary-title",
    "container_title_short": "titles/alt-title", "title_short": "titles/short-title", "page": "pages",
    "volume": "volume", "issue": "number", "number_of_volumes": "num-vols", "edition": "edition",
    "publisher": "publisher", "publisher_place": "pub-location", "genre": "work-type", "language": "language",
    "doi": "electronic-resource-num", "url": "urls/related-urls/url", "archive": "remote-database-name",
    "archive_location": "call-num", "abstract": "abstract", "note": "notes", "pmcid": "custom2", "arxiv": "custom7",
    "number": "custom1", "status": "custom6", "medium": "custom5", "event_title": "custom3", "event_place": "custom4",
    "pmid": "accession-num",
}  # fmt: skip
"""Field of `Item` → the record's element; the numbered ones are free for anyone's use."""
_NAMES: Mapping[str, str] = {
    "author": "authors", "editor": "secondary-authors", "collection_editor": "tertiary-authors",
    "translator": "subsidiary-authors",
}  # fmt: skip
_ORDER = (
    "source-app", "rec-number", "ref-type", "contributors", "titles", "pages", "volume", "number", "num-vols",
    "edition", "keywords", "dates", "pub-location", "publisher", "isbn", "accession-num", "call-num", "label",
    "work-type",
    "abstract", "notes", "urls", "custom1", "custom2", "custom3", "custom4", "custom5", "custom6", "custom7",
    "electronic-resource-num", "remote-database-name", "language", "access-date",
)  # fmt: skip


def write_endnote(entries: Sequence[Entry]) -> str:
    """Entries as an EndNote XML file."""
    root = etree.Element("xml")
    records = etree.SubElement(root, "records")
    for number, entry in enumerate(entries, 1):
        records.append(_record(entry, number))
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True).decode() + "\n"


def _record(entry: Entry, number: int) -> etree._Element:
    item = entry.item
    record = etree.Element("record")
    etree.SubElement(record, "source-app", name="citeman").text = "citeman"
    etree.SubElement(record, "rec-number").text = str(number)
    code, name = _TYPES.get(item.type, (13, "Generic"))
    etree.SubElement(record, "ref-type", name=name).text = str(code)
    _put(record, "label", entry.key)
    for field, element in _NAMES.items():
        for each in getattr(item, field):
            group = _at(record, f"contributors/{element}")
            etree.SubElement(group, "author").text = _clean(write_name(each))
    for field, path in _TEXTS.items():
        _put(record, path, getattr(item, field))
    for value in (item.isbn, item.issn):
        if value:
            etree.SubElement(record, "isbn").text = value
    for word in (item.keyword or "").split(", "):
        if word:
            etree.SubElement(_at(record, "keywords"), "keyword").text = _clean(word)
    _put_dates(record, item)
    record[:] = sorted(record, key=lambda element: _ORDER.index(element.tag))
    return record


def _put_dates(record: etree._Element, item: Item) -> None:
    issued = item.issued
    if issued:
        _put(record, "dates/year", str(issued.year) if issued.year is not None else issued.literal)
        if issued.parts and len(issued.parts[0]) > 1:
            _put(record, "dates/pub-dates/date", "-".join(f"{number:02d}" for number in issued.parts[0]))
    if item.accessed and item.accessed.parts:
        _put(record, "access-date", "-".join(f"{number:02d}" for number in item.accessed.parts[0]))


def _at(record: etree._Element, path: str) -> etree._Element:
    """The element at a path, made where it is missing."""
    element = record
    for name in path.split("/"):
        below = element.find(name)
        element = etree.SubElement(element, name) if below is None else below
    return element


def _put(record: etree._Element, path: str, value: str | None) -> None:
    if value:
        _at(record, path).text = _clean(value)


def _clean(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return "".join(
        char for char in text if char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"
    )


def read_endnote(data: bytes, name: str) -> Imported:
    """The entries of an EndNote XML file. Raises `SourceError` where it is no XML at all."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: not XML ({error})") from error
    if root is None:
        raise SourceError(f"{name}: not XML")
    return Imported(entries=tuple(_entry(record) for record in root.iter("record")))


def _entry(record: etree._Element) -> Entry:
    fields: dict[str, object] = {field: _text(record, path) for field, path in _TEXTS.items()}
    for field, element in _NAMES.items():
        fields[field] = tuple(_names(record, element))
    if not fields["container_title"]:
        fields["container_title"] = _text(record, "periodical/full-title")
    doi = str(fields["doi"] or "")
    fields["doi"] = normal_doi(doi) or doi
    fields["pmid"] = fields["pmid"] if str(fields["pmid"] or "").isdigit() else None
    numbers = " ".join(_content(element) for element in record.findall("isbn"))
    fields["isbn"], fields["issn"] = normal_isbn(numbers), normal_issn(numbers)
    fields["keyword"] = ", ".join(_content(element) for element in record.findall("keywords/keyword"))
    fields["issued"] = _issued(record)
    fields["accessed"] = _date(_text(record, "access-date"))
    code = record.find("ref-type")
    number = (code.text or "").strip() if code is not None else ""
    fields["type"] = _READ_TYPES.get(int(number), T.DOCUMENT) if number.isdigit() else T.DOCUMENT
    item = Item(**{field: value for field, value in fields.items() if value})  # type: ignore[arg-type]
    raw = etree.tostring(record, encoding="unicode", with_tail=False)
    return Entry(key=_text(record, "label") or "", item=item, raw=raw, line=_line(record))


def _line(record: etree._Element) -> int | None:
    line: object = record.sourceline
    return line if isinstance(line, int) else None


def _names(record: etree._Element, element: str) -> Iterator[Name]:
    for author in record.findall(f"contributors/{element}/author"):
        name = read_name(_content(author))
        if name is not None:
            yield name


def _text(record: etree._Element, path: str) -> str | None:
    element = record.find(path)
    return (_content(element) or None) if element is not None else None


def _content(element: etree._Element) -> str:
    """The text of an element, whatever `<style>` stands in it."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _issued(record: etree._Element) -> Date | None:
    year = _text(record, "dates/year")
    day = _date(_text(record, "dates/pub-dates/date"))
    if year is None or (day is not None and str(day.year) == year):
        return day
    return Date.of(int(year)) if year.isdecimal() else Date(literal=year)


def _date(text: str | None) -> Date | None:
    parts = (text or "").split("-")
    if not text or not all(part.isdecimal() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return None
    return Date.of(*map(int, parts))
