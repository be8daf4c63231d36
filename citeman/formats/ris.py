"""RIS, in and out: tagged lines, two letters a field.

Source: Research Information Systems' format specification (2011) as Zotero, EndNote and Mendeley read it. What may not
live here: other formats.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from citeman.formats.base import Failure, Imported, text_of
from citeman.formats.inverted import read_name, write_name
from citeman.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_issn
from citeman.model import Date, Entry, Item
from citeman.model import ItemType as T

_TYPES: Mapping[T, str] = {
    T.ARTICLE_JOURNAL: "JOUR", T.ARTICLE_MAGAZINE: "MGZN", T.ARTICLE_NEWSPAPER: "NEWS", T.BILL: "BILL", T.BOOK: "BOOK",
    T.BROADCAST: "VIDEO", T.CHAPTER: "CHAP", T.CLASSIC: "ANCIENT", T.DATASET: "DATA", T.DOCUMENT: "GEN",
    T.ENTRY_DICTIONARY: "DICT", T.ENTRY_ENCYCLOPEDIA: "ENCYC", T.FIGURE: "FIGURE", T.GRAPHIC: "ART", T.HEARING: "HEAR",
    T.LEGAL_CASE: "CASE", T.LEGISLATION: "STAT", T.MANUSCRIPT: "UNPB", T.MAP: "MAP", T.MOTION_PICTURE: "MPCT",
    T.MUSICAL_SCORE: "MUSIC", T.PAMPHLET: "PAMP", T.PAPER_CONFERENCE: "CPAPER", T.PATENT: "PAT", T.PERIODICAL: "JFULL",
    T.PERSONAL_COMMUNICATION: "PCOMM", T.POST_WEBLOG: "BLOG", T.REPORT: "RPRT", T.SOFTWARE: "COMP", T.SONG: "SOUND",
    T.SPEECH: "SLIDE", T.STANDARD: "STAND", T.THESIS: "THES", T.WEBPAGE: "ELEC",
}  # fmt: skip
_READ_TYPES: Mapping[str, T] = {name: kind for kind, name in _TYPES.items()} | {
    "ABST": T.ARTICLE_JOURNAL, "ADVS": T.MOTION_PICTURE, "AGGR": T.DATASET, "CHART": T.FIGURE, "CLSWK": T.CLASSIC,
    "CONF": T.PAPER_CONFERENCE, "CTLG": T.BOOK, "DBASE": T.DATASET, "EBOOK": T.BOOK, "ECHAP": T.CHAPTER,
    "EDBOOK": T.BOOK, "EJOUR": T.ARTICLE_JOURNAL, "GOVDOC": T.REPORT, "ICOMM": T.PERSONAL_COMMUNICATION,
    "INPR": T.ARTICLE_JOURNAL, "LEGAL": T.LEGISLATION, "MANSCPT": T.MANUSCRIPT, "PRESS": T.WEBPAGE, "SER": T.BOOK,
    "UNPD": T.MANUSCRIPT, "UNBILL": T.BILL,
}  # fmt: skip
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT"), "title_short": ("ST",), "container_title": ("T2", "JF", "JO", "BT"),
    "container_title_short": ("J2", "JA"), "collection_title": ("T3",), "volume": ("VL",), "issue": ("IS",),
    "number": ("M1",), "number_of_volumes": ("NV",), "edition": ("ET",), "publisher": ("PB",),
    "publisher_place": ("CY", "PP"), "genre": ("M3",), "language": ("LA",), "pmcid": ("C2",), "archive": ("DB",),
    "archive_location": ("AV",), "abstract": ("AB", "N2"), "note": ("N1",), "event_title": ("C3",),
    "medium": ("C5",), "status": ("C6",), "event_place": ("C1",), "version": ("C8",), "number_of_pages": ("C4",),
}  # fmt: skip
"""Field of `Item` → tags that may hold it; it is written under the first. C1 to C8 are free for anyone's use."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "author": ("AU", "A1"), "editor": ("A2", "ED"), "collection_editor": ("A3",), "translator": ("A4", "TA"),
}  # fmt: skip
_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*)|)$")
_PAGES = re.compile(r"([^\s,-]+)-([^\s,-]+)")
_DATE = re.compile(r"(-?\d{1,4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/(.*))?")
_KEYWORDS = re.compile(r"\s*[;,]\s+")


def write_ris(entries: Sequence[Entry]) -> str:
    """Entries as RIS records, a blank line between them."""
    return "".join("\n".join([*_lines(entry), "ER  - ", "", ""]) for entry in entries)


def _lines(entry: Entry) -> Iterator[str]:
    for tag, value in _pairs(entry):
        text = " ".join(value.split())
        if text:
            yield f"{tag}  - {text}"


def _pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    item = entry.item
    yield "TY", _TYPES.get(item.type, "GEN")
    yield "ID", entry.key
    if item.type not in _TYPES:
        yield "U1", f"type: {item.type}"
    for field, tags in _NAMES.items():
        for name in getattr(item, field):
            yield tags[0], write_name(name)
    for field, tags in _TEXTS.items():
        yield tags[0], getattr(item, field) or ""
    yield from _date_pairs(item)
    yield from _page_pairs(item.page)
    for word in _KEYWORDS.split(item.keyword or ""):
        yield "KW", word
    for tag, value in (("DO", item.doi), ("SN", item.isbn), ("SN", item.issn), ("UR", item.url), ("AN", item.pmid)):
        yield tag, value or ""
    if item.arxiv:
        yield "C7", f"arXiv:{item.arxiv}"


def _date_pairs(item: Item) -> Iterator[tuple[str, str]]:
    if item.issued and item.issued.parts:
        yield "PY", str(item.issued.parts[0][0])
        if len(item.issued.parts[0]) > 1 or item.issued.season:
            yield "DA", _write_date(item.issued)
    elif item.issued:
        yield "PY", item.issued.literal or ""
    for tag, date in (("OP", item.original_date), ("Y2", item.accessed)):
        if date and date.parts:
            yield tag, _write_date(date)


def _write_date(date: Date) -> str:
    numbers = [f"{number:02d}" for number in date.parts[0]]
    return "/".join([*numbers, "", ""][:3]) + "/" + (date.season or "")


def _page_pairs(page: str | None) -> Iterator[tuple[str, str]]:
    both = _PAGES.fullmatch(page or "")
    if both and both.group(1) != both.group(2):
        yield "SP", both.group(1)
        yield "EP", both.group(2)
    elif page:
        yield "SP", page


def read_ris(data: bytes, name: str) -> Imported:  # noqa: ARG001 (every reader is told the file's name)
    """The entries of an RIS file; a record without `ER` ends where the next begins."""
    entries: list[Entry] = []
    failures: list[Failure] = []
    for line, raw, pairs in _records(text_of(data)):
        if pairs and pairs[0][0] == "TY":
            entries.append(_entry(pairs, raw, line))
        else:
            failures.append(Failure(line=line, text=raw, message="no record: it does not begin with TY"))
    return Imported(entries=tuple(entries), failures=tuple(failures))


def _records(text: str) -> Iterator[tuple[int, str, list[tuple[str, str]]]]:
    """Where each record begins, its text, and its fields."""
    start, lines, pairs = 1, list[str](), list[tuple[str, str]]()
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line.rstrip()) or _LINE.match(line)
        if found is not None and found.group(1) == "TY" and lines:
            yield start, "\n".join(lines).strip(), pairs
            lines, pairs = [], []
        if not lines:
            if not line.strip():
                continue
            start = number
        lines.append(line)
        if found is None:
            _go_on(pairs, line.strip())
        elif found.group(1) == "ER":
            yield start, "\n".join(lines).strip(), pairs
            lines, pairs = [], []
        else:
            pairs.append((found.group(1), (found.group(2) or "").strip()))
    if lines:
        yield start, "\n".join(lines).strip(), pairs


def _go_on(pairs: list[tuple[str, str]], line: str) -> None:
    if pairs and line:
        tag, value = pairs[-1]
        pairs[-1] = (tag, f"{value} {line}".strip())


def _entry(pairs: list[tuple[str, str]], raw: str, line: int) -> Entry:
    values: dict[str, list[str]] = {}
    for tag, value in pairs:
        if value:
            values.setdefault(tag, []).append(value)
    fields: dict[str, object] = {}
    for field, tags in _TEXTS.items():
        fields[field] = next((values[tag][0] for tag in tags if tag in values), None)
    for field, tags in _NAMES.items():
        fields[field] = tuple(name for tag in tags for text in values.get(tag, ()) if (name := read_name(text)))
    fields.update(_identifiers(values))
    fields.update(_dates(values))
    first, last = values.get("SP", [""])[0], values.get("EP", [""])[0]
    fields["page"] = f"{first}-{last}" if first and last and first != last else first or last
    fields["keyword"] = ", ".join(values.get("KW", ()))
    fields["type"] = _type(values)
    if "T1" in values and "BT" in values and "TI" not in values:
        fields["container_title"] = values["BT"][0]
    key = values.get("ID", [""])[0]
    return Entry(key=key, item=_item(fields), raw=raw, line=line)


def _item(fields: Mapping[str, object]) -> Item:
    return Item(**{name: value for name, value in fields.items() if value})  # type: ignore[arg-type]


def _type(values: Mapping[str, list[str]]) -> T:
    for text in values.get("U1", ()):
        if text.startswith("type: ") and text[6:] in set(T):
            return T(text[6:])
    return _READ_TYPES.get(values["TY"][0].upper() if "TY" in values else "GEN", T.DOCUMENT)


def _identifiers(values: Mapping[str, list[str]]) -> dict[str, str | None]:
    doi = next((normal_doi(text) or text for text in values.get("DO", ())), None)
    numbers = values.get("SN", [])
    isbn = next((normal for text in numbers if (normal := normal_isbn(text))), None)
    issn = next((normal for text in numbers if (normal := normal_issn(text))), None)
    pmid = next((text for text in values.get("AN", ()) if text.isdigit() and len(text) < 9), None)
    arxiv = next((normal for text in values.get("C7", ()) if (normal := normal_arxiv(text))), None)
    url = next(iter([*values.get("UR", ()), *values.get("L2", ()), *values.get("LK", ())]), None)
    return {"doi": doi, "isbn": isbn, "issn": issn, "pmid": pmid, "arxiv": arxiv, "url": url}


def _dates(values: Mapping[str, list[str]]) -> dict[str, Date | None]:
    day = _read_date(values["DA"][0]) if "DA" in values else None
    year = _read_date(values["PY"][0]) if "PY" in values else _read_date(values["Y1"][0]) if "Y1" in values else None
    issued = day if day and day.parts and (year is None or not year.parts or day.year == year.year) else year or day
    original = _read_date(values["OP"][0]) if "OP" in values else None
    return {
        "issued": issued,
        "original_date": original,
        "accessed": _read_date(values["Y2"][0]) if "Y2" in values else None,
    }


def _read_date(text: str) -> Date | None:
    """`2019/06/03/other`, each part but the year optional; what is no date stays as it is written."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return Date(literal=text.strip())
    numbers = [int(found.group(1))]
    for number, last in zip(found.groups()[1:3], (12, 31), strict=True):
        if not number or not 1 <= int(number) <= last:
            break
        numbers.append(int(number))
    season = (found.group(4) or "").strip()
    return Date(parts=(tuple(numbers),), season=season or None)
