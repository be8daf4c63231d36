"""Whether a parsed Item says what a labelled reference says, field by field.

Values are compared after folding: case, accents, marks and blanks do not count; names by their letters, pages by their
numbers, dates by the year. What may not live here: reading files, parsing.
"""

import re
from collections.abc import Callable
from typing import Any

from citeman.model import Date, Item, Name
from citeman.text import fold, unaccented

FIELDS = (
    "author",
    "title",
    "container_title",
    "date",
    "volume",
    "issue",
    "pages",
    "publisher",
    "location",
    "doi",
    "url",
    "editor",
)
_ITEM = {"date": "issued", "pages": "page", "location": "publisher_place"}
_JOINING = re.compile(r"\bet\.?\s*al\b\.?|\bu\.\s*a\.|等", re.IGNORECASE)
_LITTLE = frozenset(
    """and et und y e ed eds editor editors edited by in hrsg hg others dir trans de la van von der den coord i
    等""".split()
)
_CUE = re.compile(r"\b(?:vol(?:ume)?s?|nos?|num|number|issue|nr|heft|jg|bd|band|t|tome|v|n)\b[.\s°º:]*|[第巻号卷期]")
_PAGE = re.compile(r"[A-Za-z]*\d+[A-Za-z]?\d*")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")
_SCHEME = re.compile(r"^((https?|ftp)://)?(www\.)?", re.IGNORECASE)


def _bare(text: str) -> str:
    return fold(re.sub(r"</?\w+>", "", text)).replace(" ", "")


def _letters(text: str) -> str:
    words = re.findall(r"[^\W_]+", unaccented(_JOINING.sub(" ", text)).casefold())
    return "".join(sorted("".join(word for word in words if word not in _LITTLE)))


def _container(text: str) -> str:
    text = re.sub(r"</?\w+>", "", text)
    return _bare(re.sub(r"^\W*(in\b[\s:]+)?(the\s+)?", "", text.strip(), flags=re.IGNORECASE))


def _number(text: str) -> str:
    return _bare(_CUE.sub(" ", text.casefold()))


def _pages(text: str) -> str:
    found = _PAGE.findall(
        re.sub(r"\b(pp?|pgs?|pages?|seiten?|s)\b\.?", " ", text, flags=re.IGNORECASE).replace(" ", "")
    )
    return "-".join(each.lower() for each in found[:2]) if found else _bare(text)


def _year(text: str) -> str:
    found = _YEAR.search(text)
    return found.group(1) if found else _bare(text)


def _doi(text: str) -> str:
    found = re.search(r"10\.\d{3,9}/\S+", text.casefold().replace(" ", ""))
    return found.group().rstrip(".,;)]>") if found else text


def _url(text: str) -> str:
    found = re.search(r"(https?://|ftp://|www\.)\S+", text.casefold().replace(" ", ""))
    return _SCHEME.sub("", found.group() if found else text.casefold()).rstrip("/.,;:)>]\"'")


_FORM: dict[str, Callable[[str], str]] = {
    "author": _letters,
    "editor": _letters,
    "title": _bare,
    "container_title": _container,
    "date": _year,
    "volume": _number,
    "issue": _number,
    "pages": _pages,
    "publisher": _bare,
    "location": _bare,
    "doi": _doi,
    "url": _url,
}


def _printed(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(_printed(each) for each in value)
    if isinstance(value, Name):
        parts = (
            value.given,
            value.dropping_particle,
            value.non_dropping_particle,
            value.family,
            value.suffix,
            value.literal,
        )
        return " ".join(part for part in parts if part)
    if isinstance(value, Date):
        return str(value.year or value.literal or "")
    return str(value or "")


def verdicts(row: dict[str, Any], item: Item) -> dict[str, tuple[bool, bool, bool]]:
    """For each annotated field that either side has: whether it is right, whether the item and the truth have it."""
    out = {}
    for field in FIELDS:
        if field in row.get("skip", ()):
            continue
        form = _FORM[field]
        mine = form(_printed(getattr(item, _ITEM.get(field, field))))
        printed = [row["fields"].get(field), *row.get("alts", {}).get(field, [])]
        truths = [form(_truth(each)) for each in printed]
        wanted = [truth for truth in truths if truth]
        if not wanted and not mine:
            continue
        optional = bool(wanted) and not all(truths[1:])
        if mine in wanted or (optional and not mine):
            out[field] = (True, True, True)
        else:
            out[field] = (False, bool(mine), bool(wanted))
    return out


def _truth(value: object) -> str:
    if isinstance(value, list):
        return " ".join(_truth(each) for each in value)
    if isinstance(value, dict):
        return " ".join(str(each) for each in value.values() if each)
    return str(value or "")
