"""`parse`: texts → entries, without a library. What may not live here: the parser (`parsing`), formats."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from citeman.errors import SourceError
from citeman.formats import citekeys
from citeman.model import Document, Entry, ListedReference, Parsed
from citeman.parsing import parse_all
from citeman.parsing.listing import find_listings
from citeman.pipeline.prepare import parse_listed
from citeman.pipeline.sourcekeys import key_for
from citeman.pipeline.track import Track, silently
from citeman.reading import read, read_text

BATCH = 500
POOL_FROM = 4 * BATCH
"""Lines from which on a pool of processes pays for its start."""


def parse_lines(text: str, *, processes: int = 0, track: Track = silently) -> tuple[Entry, ...]:
    """One entry a line, in order, whatever the line holds; `processes` 0 is one a core."""
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
    found = list(track(_parsed(lines, processes or os.cpu_count() or 1), total=len(lines), doing="Parsing"))
    listed = [ListedReference(unstructured=line) for line in lines]
    return _entries([(None, each, parsed) for each, parsed in zip(listed, found, strict=True)])


def _parsed(lines: Sequence[str], processes: int) -> Iterator[Parsed]:
    batches = [lines[start : start + BATCH] for start in range(0, len(lines), BATCH)]
    if processes > 1 and len(lines) >= POOL_FROM:
        with ProcessPoolExecutor(processes) as pool:
            for each in pool.map(parse_all, batches):
                yield from each
    else:
        for batch in batches:
            yield from parse_all(batch)


def parse_file(path: Path) -> tuple[Entry, ...]:
    """Every entry of every reference list of a file.

    Raises SourceError where the file cannot be read or has no reference list.
    """
    return _parse_document(read(path), str(path))


def parse_text(name: str, text: str) -> tuple[Entry, ...]:
    """Every entry of every reference list of a text.

    Raises SourceError where it has none.
    """
    return _parse_document(read_text(name, text), name)


def _parse_document(document: Document, shown: str) -> tuple[Entry, ...]:
    listings = find_listings(document)
    if not listings:
        raise SourceError(f"{shown}: no reference list found in it (for one reference a line, say --lines)")
    rows: list[tuple[str | None, ListedReference, Parsed]] = []
    keys: list[str] = []
    for listing in listings:
        keys.append(key_for(listing.item, listing.kind, Path(document.name).stem, keys))
        parsed = parse_listed(listing.references)
        rows += [(keys[-1], each, one) for each, one in zip(listing.references, parsed, strict=True)]
    return _entries(rows)


def _entries(rows: Sequence[tuple[str | None, ListedReference, Parsed]]) -> tuple[Entry, ...]:
    keys = citekeys.assign([parsed.item for _, _, parsed in rows])
    return tuple(
        Entry(key=key, item=parsed.item, custom=_custom(source, listed, parsed), raw=listed.unstructured)
        for key, (source, listed, parsed) in zip(keys, rows, strict=True)
    )


def _custom(source: str | None, listed: ListedReference, parsed: Parsed) -> dict[str, object]:
    custom: dict[str, object] = {"raw": listed.unstructured}
    if source is not None:
        custom["source"] = source
    if listed.label is not None:
        custom["label"] = listed.label
    confidence: dict[str, float] = {}
    for each in parsed.found:
        confidence[each.field] = min(round(each.confidence, 3), confidence.get(each.field, 1.0))
    if confidence:
        custom["confidence"] = {"reference": round(parsed.confidence, 3), **confidence}
    custom["certain"] = parsed.certain
    rest = [listed.unstructured[span.start : span.end] for span in parsed.rest]
    if rest:
        custom["rest"] = rest
    return custom
