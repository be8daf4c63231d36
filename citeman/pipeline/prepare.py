"""A file → everything that can be known of it without the library: its lists, parsed, with their blocking keys.

Pure, so that it runs in a process pool as well as here. What may not live here: the library.
"""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from citeman.errors import CitemanError, SourceError
from citeman.formats import reader_for
from citeman.matching import block
from citeman.model import (
    Citation,
    Document,
    Entry,
    Item,
    ListedReference,
    Listing,
    Parsed,
    SourceKind,
    Span,
)
from citeman.parsing import parse_all
from citeman.parsing.head import find_head
from citeman.parsing.listing import find_listings, running_text, signature
from citeman.pipeline.track import Track
from citeman.reading import read

POOL_FROM = 24
"""Files from which on a pool of processes pays for its start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedEntry:
    """One entry of a list: as printed, as understood, and what it is compared by."""

    listed: ListedReference
    parsed: Parsed
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedList:
    """One reference list, ready to be stored."""

    item: Item
    kind: SourceKind
    entries: tuple[PreparedEntry, ...]
    remainder: tuple[tuple[Span, str], ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a file holds: its paper's own description, its lists, and a sketch of its text; or why it is unusable."""

    path: Path
    digest: str = ""
    item: Item = Item()
    signature: tuple[int, ...] = ()
    lists: tuple[PreparedList, ...] = ()
    remarks: tuple[str, ...] = ()
    error: CitemanError | None = None


def prepare(path: Path) -> Prepared:
    """Read one file; a failure is a value here, so that one bad file does not stop the others."""
    try:
        return _prepare(path)
    except CitemanError as error:
        return Prepared(path=path, error=error)


def prepare_all(paths: Sequence[Path], *, processes: int = 1, track: Track) -> Iterator[Prepared]:
    """Every file prepared, in the order given; in a pool of processes where there are enough to pay for it.

    In a pool the next files are read while the caller is busy with the last one.
    """
    if processes > 1 and len(paths) >= POOL_FROM:
        with ProcessPoolExecutor(processes) as pool:
            yield from track(pool.map(prepare, paths, chunksize=4), total=len(paths), doing="Reading papers")
    else:
        yield from track(map(prepare, paths), total=len(paths), doing="Reading papers")


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes.

    Raises SourceError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


def parse_listed(listed: Sequence[ListedReference]) -> list[Parsed]:
    """The entries of one list parsed, in order; those that the file itself has as fields are taken as they are."""
    read = iter(parse_all([each.unstructured for each in listed if each.item is None]))
    return [next(read) if each.item is None else Parsed(item=each.item) for each in listed]


def _prepare(path: Path) -> Prepared:
    digest = digest_of(path)
    bibliography = _bibliography(path)
    if bibliography is not None:
        entries, failures = bibliography
        return Prepared(path=path, digest=digest, item=Item(title=path.stem), lists=(entries,), remarks=failures)
    document = read(path)
    lists = tuple(_prepare_list(document, listing) for listing in find_listings(document))
    return Prepared(
        path=path,
        digest=digest,
        item=find_head(document),
        signature=signature(running_text(document)),
        lists=lists,
        remarks=document.remarks,
    )


def _prepare_list(document: Document, listing: Listing) -> PreparedList:
    entries = tuple(
        PreparedEntry(listed=listed, parsed=parsed, keys=tuple(block.keys(parsed.item)))
        for listed, parsed in zip(listing.references, parse_listed(listing.references), strict=True)
    )
    return PreparedList(
        item=listing.item,
        kind=listing.kind,
        entries=entries,
        remainder=tuple((span, document.text[span.start : span.end]) for span in listing.remainder),
        citations=listing.citations,
    )


def _bibliography(path: Path) -> tuple[PreparedList, tuple[str, ...]] | None:
    """The entries of a .bib, .ris, … file, and what in it could not be read; None where the file is none such."""
    if path.stat().st_size == 0:
        return None
    data = path.read_bytes()
    reader = reader_for(path, data)
    if reader is None:
        return None
    imported = reader.read(data, path.name)
    failures = tuple(f"line {failure.line}: {failure.message}" for failure in imported.failures)
    if not imported.entries:
        raise SourceError(f"{path}: no entry could be read" + (f" ({failures[0]})" if failures else ""))
    entries = tuple(_prepare_entry(entry) for entry in imported.entries)
    return PreparedList(item=Item(title=path.stem), kind=SourceKind.BIBLIOGRAPHY, entries=entries), failures


def _prepare_entry(entry: Entry) -> PreparedEntry:
    return PreparedEntry(
        listed=ListedReference(unstructured=entry.raw or entry.key, label=entry.key or None, item=entry.item),
        parsed=Parsed(item=entry.item),
        keys=tuple(block.keys(entry.item)),
    )
