"""One Item out of many Records of one work, each field chosen by evidence, its origin kept.

What may not live here: deciding what belongs together, SQL.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from citeman.matching import places
from citeman.model import DATE_FIELDS, NAME_FIELDS, ORIGIN_RANK, TEXT_FIELDS, Date, Item, ItemType, Name, Origin, Record
from citeman.text import fold

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NUMBERS = frozenset({"volume", "issue", "collection_number", "number_of_pages", "number_of_volumes", "edition"})
_EXACT = frozenset({"doi", "isbn", "issn", "arxiv", "pmid", "pmcid", "url", "language"})
_OPEN_ENDED = frozenset({"title", "container_title", "publisher", "collection_title", "event_title"})
"""Texts of which papers often print the beginning only."""


def merge(records: Sequence[Record]) -> tuple[Item, dict[str, int]]:
    """The merged Item, and for each of its fields the id of the Record whose value it has.

    A person's value stands above Crossref's, that above an imported bibliography's, that above a printed reference's;
    among values of one origin the one that most Records support wins, where a shortened value supports its full form;
    then the fuller one; then the earlier Record's. Blind to the order of `records`; merging again changes nothing.

    Raises ValueError where there are no records.
    """
    if not records:
        raise ValueError("nothing to merge")
    ordered = sorted({record.id: record for record in records}.values(), key=lambda record: record.id)
    if len(ordered) == 1:
        [only] = ordered
        return only.item, {field: only.id for field, _ in only.item.known() if _has(only.item, field)}
    values: dict[str, Any] = {}
    chosen: dict[str, int] = {}
    held: dict[str, list[Record]] = {}
    for record in ordered:
        for field, _ in record.item.known():
            if _has(record.item, field):
                held.setdefault(field, []).append(record)
    for field in ("type", *NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS):
        holders = held.get(field)
        if holders:
            best = _choose(field, holders)
            values[field] = getattr(best.item, field)
            chosen[field] = best.id
    by_id = {record.id: record for record in ordered}
    if "author" in chosen and by_id[chosen["author"]].item.et_al:
        values["et_al"] = True
        chosen["et_al"] = chosen["author"]
    return Item(**values), chosen


def _has(item: Item, field: str) -> bool:
    value = getattr(item, field)
    return value is not ItemType.DOCUMENT if field == "type" else bool(value)


def _choose(field: str, holders: Sequence[Record]) -> Record:
    rank = min(ORIGIN_RANK[record.origin] for record in holders)
    best = [record for record in holders if ORIGIN_RANK[record.origin] == rank]
    if best[0].origin is Origin.PERSON:
        return max(best, key=lambda record: (_when(record), record.id))
    if len(best) == 1:
        return best[0]
    values = [getattr(record.item, field) for record in best]
    support = _support(field, values)
    ranked = []
    for record, value in zip(best, values, strict=True):
        same, shortened = support[value]
        for_it = same if _certainty(record) else same + shortened  # a doubtful reading is no full form of another
        ranked.append((-for_it, _certainty(record), _fulness(field, value), record.id))
    return best[ranked.index(min(ranked))]


def _support(field: str, values: Sequence[object]) -> dict[object, tuple[int, int]]:
    """Value → how many of the values are the same, and how many others are the same cut short."""
    shortens = _shortening(field)
    counts = Counter(values)
    norms = {value: _norm(field, value) for value in counts}
    return {
        mine: (
            sum(number for theirs, number in counts.items() if norms[theirs] == norms[mine]),
            sum(n for theirs, n in counts.items() if norms[theirs] != norms[mine] and shortens(theirs, mine)),
        )
        for mine in counts
    }


def _when(record: Record) -> datetime:
    when = record.when or _LONG_AGO
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _certainty(record: Record) -> bool:
    return record.parsed is not None and record.parsed.doubtful


def _norm(field: str, value: object) -> object:
    if isinstance(value, Date):
        return value.parts or value.literal
    if isinstance(value, tuple):
        return tuple((fold(n.family or n.literal or ""), fold(n.given or "")) for n in value)
    if isinstance(value, ItemType) or field in _EXACT:
        return value
    if field == "page":
        found = places.pages(str(value))
        return (found.first, found.last) if found and found.last else fold(str(value))
    if field in _NUMBERS:
        return fold(str(value)).lstrip("0")
    return fold(str(value)) or value


def _shortening(field: str) -> Callable[[object, object], bool]:
    if field in NAME_FIELDS:
        return _shortens_names
    if field in DATE_FIELDS:
        return _shortens_date
    if field == "page":
        return _shortens_pages
    return _shortens_text if field in _OPEN_ENDED else _never


def _never(_short: object, _full: object) -> bool:
    return False


def _shortens_names(short: object, full: object) -> bool:
    """Initials for given names, or a list that breaks off."""
    if not isinstance(short, tuple) or not isinstance(full, tuple) or len(short) > len(full):
        return False
    return all(_shortens_name(a, b) for a, b in zip(short, full, strict=False))


def _shortens_name(short: Name, full: Name) -> bool:
    if fold(short.family or short.literal or "") != fold(full.family or full.literal or ""):
        return False
    a, b = fold(short.given or "").split(), fold(full.given or "").split()
    return len(a) <= len(b) and all(y.startswith(x) for x, y in zip(a, b, strict=False))


def _shortens_date(short: object, full: object) -> bool:
    if not isinstance(short, Date) or not isinstance(full, Date) or not short.parts or not full.parts:
        return False
    return full.parts[0][: len(short.parts[0])] == short.parts[0]


def _shortens_pages(short: object, full: object) -> bool:
    a, b = places.pages(str(short)), places.pages(str(full))
    if a is None or b is None or a.last is not None or b.last is None:
        return False
    return places.pages_agreement(a, b) in {"first", "count"}


def _shortens_text(short: object, full: object) -> bool:
    a, b = fold(str(short)), fold(str(full))
    return bool(a) and b.startswith(a + " ")


def _fulness(field: str, value: object) -> int:
    """Sorts the fuller value first, one in capitals last; of numbers the one without leading zeros."""
    if isinstance(value, Date):
        return -sum(map(len, value.parts))
    if isinstance(value, tuple):
        return -sum(len(name.family or name.literal or "") + len(name.given or "") for name in value)
    text = str(value)
    if field in _NUMBERS:
        return len(text)
    return 1 if text.isupper() and len(text) > 6 else -len(fold(text))
