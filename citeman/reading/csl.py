"""CSL-JSON, as Zotero and Mendeley leave it in Word files → Item.

What may not live here: CSL-JSON as a file format (`formats` has that).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citeman.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_issn, normal_pmcid, normal_pmid
from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Item, ItemType, Name
from citeman.text import squeeze

_TAGS = re.compile(r"</?(?:i|b|sup|sub|span|sc)\b[^>]*>")
_OLD_NAMES = {"title-short": "shortTitle", "container-title-short": "journalAbbreviation"}
_NORMAL = {"doi": normal_doi, "isbn": normal_isbn, "issn": normal_issn, "pmcid": normal_pmcid}


def item_from_csl(data: Mapping[str, Any]) -> Item:
    """An Item with the variables of a CSL-JSON object (CSL 1.0.2, appendix IV); what CSL does not know is left out.

    >>> item_from_csl({"type": "book", "title": "On <i>X</i>", "issued": {"date-parts": [["2019"]]}}).issued.year
    2019
    """
    fields: dict[str, object] = {}
    for field in TEXT_FIELDS:
        value = _value(data, field)
        if isinstance(value, str | int | float) and (text := squeeze(_TAGS.sub("", str(value)))):
            fields[field] = _NORMAL[field](text) if field in _NORMAL else text
    for field in NAME_FIELDS:
        if names := tuple(_names(_value(data, field) or ())):
            fields[field] = names
    for field in DATE_FIELDS:
        if (date := _date(_value(data, field))) is not None:
            fields[field] = date
    if pmid := str(_value(data, "pmid") or ""):
        fields["pmid"] = normal_pmid(f"PMID {pmid}")
    if number := normal_arxiv(str(data.get("number") or "")):
        fields["arxiv"] = number
    kind = str(data.get("type") or "")
    return Item(type=ItemType(kind) if kind in set(ItemType) else ItemType.DOCUMENT).but(
        **{k: v for k, v in fields.items() if v}
    )


def _value(data: Mapping[str, Any], field: str) -> Any:
    dashed = field.replace("_", "-")
    return next((data[name] for name in (dashed, dashed.upper(), _OLD_NAMES.get(dashed, dashed)) if name in data), None)


def _names(people: Iterable[Any]) -> Iterable[Name]:
    for person in people:
        if not isinstance(person, Mapping):
            continue
        said = {
            key: squeeze(str(person[key])) or None
            for key in ("family", "given", "suffix", "literal")
            if person.get(key)
        }
        said |= {
            key.replace("-", "_"): str(person[key])
            for key in ("dropping-particle", "non-dropping-particle")
            if person.get(key)
        }
        if said.get("literal") and not said.get("family"):
            yield Name(literal=said["literal"])
        elif said.get("family"):
            said.pop("literal", None)
            yield Name(**said)


def _date(said: Any) -> Date | None:
    if not isinstance(said, Mapping):
        return None
    parts = said.get("date-parts")
    if isinstance(parts, list) and parts:
        made = tuple(
            tuple(int(part) for part in each if str(part).lstrip("-").isdigit())
            for each in parts[:2]
            if isinstance(each, list)
        )
        made = tuple(each for each in made if each)
        if made:
            return Date(parts=made, circa=bool(said.get("circa")))
    text = str(said.get("literal") or said.get("raw") or "")
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    return Date.of(int(year[0])) if year else Date(literal=text) if text else None
