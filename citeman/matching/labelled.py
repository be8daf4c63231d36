"""Labelled sets of bibliographic records, read for estimating and for measuring.

A set PATH stands for PATH.records.jsonl (flat fields, one record a line) and PATH.gold.jsonl (`{"id", "cluster"}`).
What may not live here: anything the program needs at run time.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citeman.identifiers import normal_doi
from citeman.model import Date, Item, ItemType, Name

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TYPES = {"article": ItemType.ARTICLE_JOURNAL, "book": ItemType.BOOK, "inproceedings": ItemType.PAPER_CONFERENCE,
          "incollection": ItemType.CHAPTER, "phdthesis": ItemType.THESIS, "techreport": ItemType.REPORT}  # fmt: skip
_EDITORS = re.compile(r"^in\s+|\beds?\b\.?|\beditors?\b|,\s*in\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One record of a labelled set."""

    id: str
    item: Item
    cluster: str | None
    """The name of the work it describes; None where that is not known."""
    source: str
    """The database it comes from, in sets that link two of them."""


def read_set(path: Path) -> list[Labelled]:
    """The records of a labelled set, in the order of the file."""
    records = path.parent / f"{path.name}.records.jsonl"
    gold = {row["id"]: row["cluster"] for row in _rows(path.parent / f"{path.name}.gold.jsonl")}
    return [
        Labelled(id=row["id"], item=to_item(row), cluster=gold.get(row["id"]), source=row.get("source") or "")
        for row in _rows(records)
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def to_item(row: Mapping[str, Any]) -> Item:
    """A flat record (BibTeX-like names, authors parted by " and ") as an Item."""
    year = _YEAR.search(str(row.get("year") or ""))
    return Item(
        type=_TYPES.get(row.get("type") or "", ItemType.DOCUMENT),
        title=row.get("title") or None,
        author=to_names(row.get("author") or ""),
        editor=to_names(_EDITORS.sub("", row.get("editor") or "")),
        issued=Date.of(int(year.group(0))) if year else None,
        container_title=row.get("container_title") or None,
        volume=row.get("volume") or None,
        issue=row.get("issue") or None,
        page=row.get("pages") or None,
        publisher=row.get("publisher") or None,
        doi=normal_doi(row.get("doi") or ""),
    )


def to_names(text: str) -> tuple[Name, ...]:
    """Names written "Family, Given and Family, Given" (or "Given Family")."""
    out = []
    for each in re.split(r"\s+and\s+|;\s*", text):
        family, comma, given = each.strip(" ,").partition(",")
        if not comma:
            given, _, family = family.rpartition(" ")
        if family.strip():
            out.append(Name(family=family.strip(), given=given.strip() or None))
    return tuple(out)
