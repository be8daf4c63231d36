"""The records that the stand-in holds, and how they are found: by DOI, by filter, by words with a score.

What may not live here: HTTP, limits, faults.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citeman.text import fold

Message = dict[str, Any]
AGENCIES_FILE = "agencies.json"
FILTERS = ("doi", "updates", "update-type", "type", "relation.type", "from-pub-date", "until-pub-date")


class BadFilterError(Exception):
    """A filter that Crossref would answer with status 400."""


@dataclass(kw_only=True)
class Index:
    """Records by DOI, with an inverted index of their words."""

    records: dict[str, Message]
    agencies: Mapping[str, str] = field(default_factory=dict)
    _postings: dict[str, dict[str, int]] = field(init=False)
    _notices: dict[str, list[Message]] = field(init=False)
    """DOI → the records that update it."""

    def __post_init__(self) -> None:
        self._postings = defaultdict(dict)
        self._notices = defaultdict(list)
        for doi, record in self.records.items():
            for word, count in Counter(_words(record)).items():
                self._postings[word][doi] = count
            for about in dict.fromkeys(str(each.get("DOI", "")).lower() for each in record.get("update-to") or []):
                self._notices[about].append(record)

    @classmethod
    def of_folder(cls, folder: Path) -> "Index":
        """The records in a folder's `.json` files (one record, or a list) and `.jsonl` files (one a line)."""
        agencies: dict[str, str] = {}
        records: list[Message] = []
        for path in sorted(folder.iterdir()):
            if path.name == AGENCIES_FILE:
                agencies = json.loads(path.read_text("utf-8"))
            elif path.suffix == ".jsonl":
                records += (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
            elif path.suffix == ".json":
                body = json.loads(path.read_text("utf-8"))
                records += body if isinstance(body, list) else [body]
        return cls.of_records(records, agencies)

    @classmethod
    def of_records(cls, records: Iterable[Message], agencies: Mapping[str, str] | None = None) -> "Index":
        """An index of records; what has no DOI is left out, DOIs are lower-cased as Crossref answers them."""
        held = {
            str(each["DOI"]).lower(): {**each, "DOI": str(each["DOI"]).lower()} for each in records if "DOI" in each
        }
        return cls(records=held, agencies=agencies or {})

    def agency(self, prefix: str) -> str | None:
        """The registration agency of a prefix; that of a held record's is Crossref."""
        if any(doi.startswith(prefix + "/") for doi in self.records):
            return "Crossref"
        return self.agencies.get(prefix)

    def filtered(self, filters: str) -> Iterator[Message]:
        """The records that a `filter=` parameter lets through: several values of one name are alternatives."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for part in filters.split(","):
            name, colon, value = part.partition(":")
            if not colon or name not in FILTERS:
                raise BadFilterError(name)
            wanted[name].add(value.lower())
        chosen: Iterable[Message] = self.records.values()
        if "doi" in wanted:
            chosen = [self.records[doi] for doi in wanted["doi"] if doi in self.records]
        if "updates" in wanted and "doi" not in wanted:
            found = [record for doi in wanted["updates"] for record in self._notices.get(doi, ())]
            chosen = {record["DOI"]: record for record in found}.values()
        return (record for record in chosen if all(_passes(record, name, wanted[name]) for name in wanted))

    def in_container(self, title: str, among: Iterable[Message] | None = None) -> list[tuple[float, Message]]:
        """Records with a score by how many words of their container's title are asked for."""
        words = set(fold(title).split())
        found = []
        for record in self.records.values() if among is None else among:
            held = set(fold(" ".join(record.get("container-title") or [])).split())
            if words & held:
                found.append((round(20 * len(words & held) / len(words | held), 5), record))
        return sorted(found, key=lambda pair: (-pair[0], pair[1]["DOI"]))

    def search(self, text: str, among: Iterable[Message] | None = None) -> list[tuple[float, Message]]:
        """Records with a score, best first: word frequency against rarity, unbounded like Crossref's."""
        allowed = None if among is None else {record["DOI"] for record in among}
        scores: dict[str, float] = defaultdict(float)
        for word in dict.fromkeys(fold(text).split()):
            found = self._postings.get(word, {})
            rarity = math.log(1 + len(self.records) / (1 + len(found)))
            for doi, count in found.items():
                if allowed is None or doi in allowed:
                    scores[doi] += rarity * count / (count + 1) * 4
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(round(score, 5), self.records[doi]) for doi, score in best]


def _passes(record: Message, name: str, values: set[str]) -> bool:
    updates = record.get("update-to") or []
    if name == "updates":
        return any(str(each.get("DOI", "")).lower() in values for each in updates)
    if name == "update-type":
        return any(each.get("type") in values for each in updates)
    if name.endswith("-pub-date"):
        first = ((record.get("issued") or {}).get("date-parts") or [[None]])[0]
        bounds = [int(value[:4]) for value in values]
        year = first[0] if first else None
        return year is not None and (year >= max(bounds) if name.startswith("from") else year <= min(bounds))
    if name == "relation.type":
        return any(kind in values for kind in record.get("relation") or {})
    return name == "doi" or record.get(name) in values


def _words(record: Message) -> Iterator[str]:
    texts: list[str] = []
    for key in ("title", "subtitle", "container-title", "short-container-title"):
        value = record.get(key) or []
        texts += [value] if isinstance(value, str) else [str(each) for each in value]
    for person in record.get("author") or []:
        texts += [str(person.get(key, "")) for key in ("family", "given", "name")]
    issued = ((record.get("issued") or {}).get("date-parts") or [[None]])[0]
    texts += [str(issued[0] or "") if issued else "", *(str(record.get(key, "")) for key in ("volume", "page"))]
    for text in texts:
        yield from fold(text).split()
