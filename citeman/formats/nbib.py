"""PubMed's nbib (MEDLINE display format), in and out: tagged lines, four letters a field.

Source: "MEDLINE/PubMed Data Element (Field) Descriptions", National Library of Medicine. What may not live here: other
formats.
"""

import re
from collections.abc import Iterator, Sequence

from citeman.formats.base import Failure, Imported, text_of
from citeman.formats.inverted import read_name, write_name
from citeman.identifiers import normal_doi, normal_isbn, normal_issn
from citeman.model import Date, Entry, Item, Name
from citeman.model import ItemType as T

_TYPES = {T.ARTICLE_JOURNAL: "Journal Article", T.ARTICLE: "Preprint", T.BOOK: "Book", T.CHAPTER: "Book Chapter",
          T.REVIEW: "Review", T.DATASET: "Dataset", T.REPORT: "Technical Report", T.THESIS: "Academic Dissertation",
          T.PAPER_CONFERENCE: "Congress", T.ARTICLE_NEWSPAPER: "Newspaper Article", T.WEBPAGE: "Webcast"}  # fmt: skip
_READ_TYPES = {name: kind for kind, name in _TYPES.items()}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"spring": "1", "summer": "2", "fall": "3", "autumn": "3", "winter": "4"}
_LANGUAGES = {"en": "eng", "zh": "chi", "de": "ger", "fr": "fre", "es": "spa", "it": "ita", "ja": "jpn", "ru": "rus",
              "pt": "por", "pl": "pol", "ko": "kor", "nl": "dut"}  # fmt: skip
_TEXTS = {
    "container_title_short": "TA", "collection_title": "CTI", "volume": "VI", "issue": "IP", "page": "PG",
    "edition": "EN", "publisher": "PB", "publisher_place": "PL", "abstract": "AB", "pmid": "PMID", "pmcid": "PMC",
    "note": "GN", "status": "PST",
}  # fmt: skip
_LINE = re.compile(r"^([A-Z]{2,4}) {0,3}- ?(.*)$")
_WIDTH = 4


def write_nbib(entries: Sequence[Entry]) -> str:
    """Entries in the MEDLINE display format, a blank line between them."""
    return "\n".join("".join(f"{tag.ljust(_WIDTH)}- {value}\n" for tag, value in _pairs(entry)) for entry in entries)


def _pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    item = entry.item
    pairs: list[tuple[str, str | None]] = [(tag, getattr(item, field)) for field, tag in _TEXTS.items()]
    pairs.sort(key=lambda pair: pair[0] != "PMID")
    part = item.type is T.CHAPTER
    pairs += [("BTI" if part or item.type is T.BOOK else "JT", item.container_title), ("TI", item.title)]
    pairs += [("CN" if name.literal and not name.family else "FAU", write_name(name)) for name in item.author]
    pairs += [("FED", write_name(name)) for name in item.editor]
    pairs += [("DP", _write_date(item.issued)), ("LA", _LANGUAGES.get(item.language or "", item.language))]
    pairs += [("IS", item.issn), ("ISBN", item.isbn), ("LID", f"{item.doi} [doi]" if item.doi else None)]
    pairs += [("OT", word) for word in (item.keyword or "").split(", ")]
    pairs += [("PT", _TYPES.get(item.type)), ("URLF", item.url), ("OID", entry.key)]
    for tag, value in pairs:
        text = " ".join((value or "").split())
        if text:
            yield tag, text


def _write_date(date: Date | None) -> str | None:
    if date is None or not date.parts:
        return date.literal if date else None
    first = date.parts[0]
    words = [str(first[0]), *(_MONTHS[month - 1] for month in first[1:2]), *(str(day) for day in first[2:3])]
    season = {number: name.title() for name, number in _SEASONS.items() if name != "autumn"}.get(date.season or "")
    return " ".join([*words, *([season] if season and len(first) == 1 else [])])


def read_nbib(data: bytes, name: str) -> Imported:  # noqa: ARG001 (every reader is told the file's name)
    """The entries of an nbib file; records are parted by blank lines."""
    entries: list[Entry] = []
    failures: list[Failure] = []
    line = 1
    for block in re.split(r"(\n(?:[ \t]*\n)+)", text_of(data)):
        raw = block.strip("\n")
        if raw.strip():
            begins = line + len(block) - len(block.lstrip("\n"))
            pairs = _read_pairs(raw)
            if any(tag in {"TI", "BTI", "PMID"} for tag, _ in pairs):
                entries.append(_entry(pairs, raw, begins))
            else:
                failures.append(Failure(line=begins, text=raw, message="no record: it has no title and no PMID"))
        line += block.count("\n")
    return Imported(entries=tuple(entries), failures=tuple(failures))


def _read_pairs(raw: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for line in raw.split("\n"):
        found = _LINE.match(line)
        if found:
            pairs.append((found.group(1), found.group(2).strip()))
        elif pairs:
            tag, value = pairs[-1]
            pairs[-1] = (tag, f"{value} {line.strip()}".strip())
    return pairs


def _entry(pairs: list[tuple[str, str]], raw: str, line: int) -> Entry:
    values: dict[str, list[str]] = {}
    for tag, value in pairs:
        if value:
            values.setdefault(tag, []).append(value)

    def first(*tags: str) -> str | None:
        return next((values[tag][0] for tag in tags if tag in values), None)

    fields: dict[str, object] = {field: first(tag) for field, tag in _TEXTS.items()}
    fields["title"] = (first("TI") or "").removesuffix(" .") or None
    fields["container_title"] = first("JT", "BTI")
    if fields["title"] is None:
        fields["title"], fields["container_title"] = first("BTI"), first("JT")
    fields["author"] = _authors(pairs)
    fields["editor"] = tuple(name for text in values.get("FED", values.get("ED", [])) if (name := read_name(text)))
    fields["issued"] = _read_date(first("DP"))
    fields["language"] = {long: short for short, long in _LANGUAGES.items()}.get(first("LA") or "", first("LA"))
    fields["issn"] = next((n for text in values.get("IS", ()) if (n := normal_issn(text))), None)
    fields["isbn"] = next((n for text in values.get("ISBN", ()) if (n := normal_isbn(text))), None)
    marked = [text for text in (*values.get("LID", ()), *values.get("AID", ())) if text.endswith("[doi]")]
    fields["doi"] = next((normal_doi(text) or text.removesuffix(" [doi]") for text in marked), None)
    fields["keyword"] = ", ".join([*values.get("OT", ()), *values.get("MH", ())])
    fields["url"] = first("URLF", "URLS")
    kinds = [_READ_TYPES[text] for text in values.get("PT", ()) if text in _READ_TYPES]
    fallback = T.BOOK if "BTI" in values and "JT" not in values else T.ARTICLE_JOURNAL
    fields["type"] = next((kind for kind in kinds if kind is not T.REVIEW or len(kinds) == 1), fallback)
    item = Item(**{field: value for field, value in fields.items() if value})  # type: ignore[arg-type]
    return Entry(key=first("OID") or "", item=item, raw=raw, line=line)


def _authors(pairs: list[tuple[str, str]]) -> tuple[Name, ...]:
    """Persons (their full names, where those are given) and organisations, in order."""
    full = any(tag == "FAU" for tag, _ in pairs)
    names: list[Name] = []
    for tag, value in pairs:
        if tag == "CN" and value:
            names.append(Name(literal=value.replace("\u201a", ",")))
        elif tag == "FAU" or (tag == "AU" and not full):
            name = read_name(value if tag == "FAU" else _with_comma(value))
            if name is not None:
                names.append(name)
    return tuple(names)


def _with_comma(short: str) -> str:
    """`Kong XH` as `Kong, X. H.`, which is how names are written elsewhere."""
    family, _, initials = short.rpartition(" ")
    return f"{family}, {' '.join(f'{letter}.' for letter in initials)}" if family and initials.isupper() else short


def _read_date(text: str | None) -> Date | None:
    """`2019 Jun 3`, `2019 Spring`, `2019 Jun-Jul`: what MEDLINE writes; else as it stands."""
    if not text:
        return None
    words = re.split(r"[\s-]+", text)
    if not re.fullmatch(r"\d{4}", words[0]):
        return Date(literal=text)
    year = int(words[0])
    if len(words) > 1 and words[1].lower() in _SEASONS:
        return Date(parts=((year,),), season=_SEASONS[words[1].lower()])
    month = _MONTHS.index(words[1][:3].title()) + 1 if len(words) > 1 and words[1][:3].title() in _MONTHS else None
    if month is None:
        return Date.of(year)
    if len(words) == 3 and words[2].isdigit() and 1 <= int(words[2]) <= 31:
        return Date.of(year, month, int(words[2]))
    return Date.of(year, month)
