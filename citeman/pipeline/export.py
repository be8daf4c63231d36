"""`export`: works → a file in one of the formats. What may not live here: any format."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from citeman.errors import UsageError
from citeman.formats import WRITERS, by_suffix
from citeman.formats.base import Writer
from citeman.model import Entry, Record, Work
from citeman.pipeline.output import write
from citeman.store import Library


def entries(library: Library, *, source: str | None = None, keys: Collection[str] | None = None) -> tuple[Entry, ...]:
    """The works as entries, by citekey: all, or those that one source cites, or those of some citekeys.

    Each carries in `custom` the printed references that cite it. Raises UsageError where there is no such source.
    """
    with library.transaction():
        works = library.works()
        records = {record.id: record for record in library.records()}
        if source is not None and source not in {each.key for each in library.sources()}:
            raise UsageError(f"{source}: no such source (see `citeman sources`)")
    chosen = [
        work
        for work in works
        if (keys is None or not {work.citekey, *work.aliases}.isdisjoint(keys))
        and (source is None or source in _citing(work, records))
    ]
    return tuple(entry(work, records) for work in sorted(chosen, key=lambda work: work.citekey))


def _citing(work: Work, records: Mapping[int, Record]) -> set[str]:
    return {each.source for id_ in work.records for each in [records[id_].reference] if each is not None}


def entry(work: Work, records: Mapping[int, Record]) -> Entry:
    """One work as an entry of an export."""
    cited = [_printed(records[id_]) for id_ in work.records if records[id_].reference is not None]
    origins = {field: records[id_].origin.value for field, id_ in sorted(work.chosen.items())}
    custom: dict[str, object] = {"references": cited}
    if set(origins.values()) - {"reference"}:
        custom["origin"] = origins
    return Entry(key=work.citekey, item=work.item, aliases=work.aliases, custom=custom)


def _printed(record: Record) -> dict[str, object]:
    reference = record.reference
    if reference is None:
        raise ValueError(record.id)
    printed: dict[str, object] = {"source": reference.source}
    if reference.label is not None:
        printed["label"] = reference.label
    printed["raw"] = reference.unstructured
    if record.parsed is not None and record.parsed.doubtful:
        printed["doubtful"] = True
    return printed


def writer_for(path: Path | None, name: str | None) -> Writer:
    """The writer of a format by its name, else by the file's suffix.

    Raises UsageError where neither means one.
    """
    if name is not None:
        if name not in WRITERS:
            raise UsageError(f"{name}: no such format; there are {', '.join(WRITERS)}")
        return WRITERS[name]
    found = by_suffix(path) if path is not None else None
    if found is None:
        known = ", ".join(sorted({suffix for writer in WRITERS.values() for suffix in writer.suffixes}))
        raise UsageError(f"{path}: no format is known by this suffix; there are {known}, or say --to FORMAT")
    return found


def export(path: Path, writer: Writer, chosen: Sequence[Entry], **options: Any) -> bool:
    """Write entries to a file; whether that changed it."""
    return write(path, writer.write(list(chosen), **options))
