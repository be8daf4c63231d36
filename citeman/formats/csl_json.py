"""CSL-JSON 1.0.2, in and out: the format whose words `Item` speaks.

Source: https://github.com/citation-style-language/schema (csl-data.json). What CSL has no name for stands under
`custom.citeman`: `arxiv`, `et_al`, `aliases` and whatever `Entry.custom` holds. What may not live here: other formats.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeman.errors import SourceError
from citeman.formats.base import Failure, Imported, text_of
from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Entry, Item, ItemType, Name

_SPELT = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "pmid": "PMID", "pmcid": "PMCID",
          "archive_location": "archive_location"}  # fmt: skip
VARIABLES = {
    name: _SPELT.get(name, name.replace("_", "-"))
    for name in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS)
    if name != "arxiv"
}
"""Field of `Item` → CSL variable."""
_NAME_PARTS = {"family": "family", "given": "given", "dropping_particle": "dropping-particle",
               "non_dropping_particle": "non-dropping-particle", "suffix": "suffix", "literal": "literal"}  # fmt: skip
_OLD = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title"}
_TYPES = {str(kind): kind for kind in ItemType} | {
    "legal-case": ItemType.LEGAL_CASE,
    "motion-picture": ItemType.MOTION_PICTURE,
}
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_EDTF = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?]?)")


def write_csl_json(entries: Sequence[Entry]) -> str:
    """Entries as a CSL-JSON array, one field a line, in CSL's words."""
    return json.dumps([to_csl(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def to_csl(entry: Entry) -> dict[str, Any]:
    """One entry as a CSL-JSON object.

    >>> to_csl(Entry(key="x", item=Item(title="T", issued=Date.of(2019, 6), et_al=True)))["custom"]
    {'citeman': {'et_al': True}}
    """
    item = entry.item
    written: dict[str, Any] = {"id": entry.key, "citation-key": entry.key, "type": str(item.type)}
    for name, variable in VARIABLES.items():
        value = getattr(item, name)
        if not value:
            continue
        if name in NAME_FIELDS:
            value = [_name(each) for each in value]
        elif name in DATE_FIELDS:
            value = _date(value)
        written[variable] = value
    custom: dict[str, object] = {}
    if item.arxiv:
        custom["arxiv"] = item.arxiv
    if item.et_al:
        custom["et_al"] = True
    if entry.aliases:
        custom["aliases"] = list(entry.aliases)
    custom.update(entry.custom)
    if custom:
        written["custom"] = {"citeman": custom}
    return written


def _name(name: Name) -> dict[str, str]:
    return {theirs: value for ours, theirs in _NAME_PARTS.items() if (value := getattr(name, ours))}


def _date(date: Date) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if date.parts:
        written["date-parts"] = [list(part) for part in date.parts[:2]]
    if date.season:
        written["season"] = date.season
    if date.circa:
        written["circa"] = True
    if date.literal:
        written["literal"] = date.literal
    return written


def read_csl_json(data: bytes, name: str) -> Imported:
    """The entries of a CSL-JSON file: an array, a single object, or `{"items": […]}` as Zotero and pandoc write it.

    Raises `SourceError` where the file is no JSON, or JSON of another kind.
    """
    text = text_of(data)
    start = re.compile(r"\s*(?:\{\s*\"(?:items|references)\"\s*:\s*)?\[").match(text)
    if start is None:
        try:
            whole = json.loads(text)
        except ValueError as error:
            raise SourceError(f"{name}: not JSON ({error})") from error
        if not isinstance(whole, dict) or not ({"type", "title", "id"} & set(whole)):
            raise SourceError(f"{name}: JSON, but not CSL-JSON")
        return Imported(entries=(from_csl(whole, raw=text.strip(), line=1),))
    entries: list[Entry] = []
    failures: list[Failure] = []
    line, counted = 1, 0
    for raw, value, message in _elements(text, start.end()):
        line, counted = line + text.count("\n", counted, raw.start), raw.start
        piece = text[raw.start : raw.stop]
        if isinstance(value, dict):
            entries.append(from_csl(value, raw=piece, line=line))
        else:
            failures.append(Failure(line=line, text=piece, message=message or "not an object"))
    return Imported(entries=tuple(entries), failures=tuple(failures))


def _elements(text: str, at: int) -> Iterator[tuple[slice, object, str | None]]:
    """The elements of an array whose bracket is open: where each stands, its value, or what is wrong with it."""
    decoder = json.JSONDecoder()
    while True:
        while at < len(text) and text[at] in " \t\n,":
            at += 1
        if at >= len(text) or text[at] == "]":
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError as error:
            following = _NEXT.search(text, at)
            end = following.end() if following else len(text)
            yield slice(at, end), None, str(error)
        else:
            yield slice(at, end), value, None
        at = end


def from_csl(value: Mapping[str, Any], *, raw: str | None = None, line: int | None = None) -> Entry:
    """A CSL-JSON object as an entry; lenient about numbers for strings and the names of older versions."""
    known = {_OLD.get(key, key): each for key, each in value.items()}
    custom = known.get("custom")
    own = (
        dict(custom.get("citeman") or {})
        if isinstance(custom, dict) and isinstance(custom.get("citeman"), dict)
        else {}
    )
    fields: dict[str, Any] = {"type": _TYPES.get(str(known.get("type")), ItemType.DOCUMENT)}
    for name, variable in VARIABLES.items():
        each = known.get(variable)
        if each in (None, "", [], {}):
            continue
        if name in NAME_FIELDS:
            fields[name] = tuple(n for part in _list(each) if (n := _read_name(part)) is not None)
        elif name in DATE_FIELDS:
            fields[name] = _read_date(each)
        else:
            fields[name] = _text(each)
    fields["arxiv"] = own.pop("arxiv", None)
    fields["et_al"] = bool(own.pop("et_al", False))
    aliases = own.pop("aliases", ())
    key = known.get("citation-key") or known.get("id") or ""
    return Entry(key=str(key), item=Item(**fields), aliases=tuple(map(str, aliases)), custom=own, raw=raw, line=line)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str | None:
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value))) or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None


def _read_name(value: object) -> Name | None:
    if isinstance(value, str):
        return Name(literal=value) if value.strip() else None
    if not isinstance(value, dict):
        return None
    parts = {ours: str(value[theirs]) for ours, theirs in _NAME_PARTS.items() if value.get(theirs)}
    return Name(**parts) if parts else None


def _read_date(value: object) -> Date | None:
    if isinstance(value, str):
        return _read_raw_date(value)
    if not isinstance(value, dict):
        return None
    parts = tuple(numbers for part in _list(value.get("date-parts") or []) if (numbers := _read_part(part)))
    literal = _text(value.get("literal"))
    if not parts and not literal:
        return _read_raw_date(str(value["raw"])) if value.get("raw") else None
    season = value.get("season")
    circa = value.get("circa") not in (None, False, 0, "0", "false", "")
    return Date(parts=parts[:2], season=str(season) if season else None, circa=circa, literal=literal)


def _read_part(part: object) -> tuple[int, ...]:
    numbers = []
    for number in _list(part):
        try:
            numbers.append(int(number))
        except (TypeError, ValueError):
            break
    return tuple(numbers[:3])


def _read_raw_date(text: str) -> Date | None:
    """A date written as text: ISO 8601 where it is one (CSL-JSON's EDTF), else kept as it stands."""
    if not text.strip():
        return None
    pieces = [_EDTF.fullmatch(piece.strip()) for piece in text.split("/")[:2]]
    if not all(pieces):
        return Date(literal=text.strip())
    found = [piece for piece in pieces if piece is not None]
    parts = tuple(tuple(int(number) for number in piece.groups()[:3] if number) for piece in found)
    return Date(parts=parts, circa=any(piece.group(4) for piece in found))
