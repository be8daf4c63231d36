"""`add`: files → sources, references and records in the library.

One transaction a file; the same file twice is no news. What may not live here: reading and parsing (see `prepare`),
deduplication.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from citeman.errors import CitemanError, SourceError
from citeman.matching.papers import same_print
from citeman.model import Citation, Item, Origin, Reference, Source, SourceKind
from citeman.pipeline.prepare import Prepared, PreparedEntry, PreparedList, digest_of, prepare_all
from citeman.pipeline.shelf import Shelf
from citeman.pipeline.sourcekeys import key_for
from citeman.pipeline.track import Track, silently
from citeman.store import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedSource:
    """What a file brought to one source."""

    key: str
    kind: SourceKind
    new_source: bool
    references: int
    """Entries found in the file for this source."""
    new_references: int
    doubtful: int
    """New entries that a person should look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of one file."""

    path: Path
    known: bool = False
    """The library had this very file already."""
    sources: tuple[AddedSource, ...] = ()
    remarks: tuple[str, ...] = ()
    error: CitemanError | None = None


def add(library: Library, paths: Sequence[Path], *, processes: int = 0, track: Track = silently) -> list[Added]:
    """Bring papers and bibliographies into the library; what came of each file, in the order given.

    `processes`: how many read at once; 0 for one a core. Raises SourceError, with nothing stored, where a path leads
    nowhere. A file that cannot be used is an `Added` with an error and leaves no trace in the library.
    """
    files = _files(paths)
    digests = {path: digest_of(path) for path in files}
    known = {path: library.sources_of_file(digest) for path, digest in digests.items()}
    fresh = [path for path in files if known[path] is None]
    shelf = Shelf(library.sources() if fresh else ())
    done = {path: _known(path, keys) for path, keys in known.items() if keys is not None}
    listless: list[Prepared] = []
    for each in prepare_all(fresh, processes=processes or os.cpu_count() or 1, track=track):
        if each.error is None and not each.lists:
            listless.append(each)
        else:
            done[each.path] = _store(library, shelf, each)
    for each in listless:  # last, for they may be scans of papers whose list another file has
        done[each.path] = _store_listless(library, shelf, each)
    return [done[path] for path in files]


def _known(path: Path, keys: Sequence[str]) -> Added:
    return Added(path=path, known=True, sources=tuple(_unchanged(key) for key in keys))


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths stand for: a folder for the files in it; each once."""
    files: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise SourceError(f"{path}: no such file")
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
            if not inside:
                raise SourceError(f"{path}: a folder without files in it; name the papers")
            files.update(dict.fromkeys(inside))
        else:
            files[path] = None
    return list(files)


def _unchanged(key: str) -> AddedSource:
    return AddedSource(key=key, kind=SourceKind.PAPER, new_source=False, references=0, new_references=0, doubtful=0)


def _store(library: Library, shelf: Shelf, prepared: Prepared) -> Added:
    if prepared.error is not None:
        return Added(path=prepared.path, error=prepared.error)
    if library.sources_of_file(prepared.digest) is not None:  # the same bytes under two names in one call
        return Added(path=prepared.path, known=True)
    with library.transaction():
        added: list[AddedSource] = []
        file_id = library.add_file(prepared.path.name, prepared.digest, ())
        for part in prepared.lists:
            known = shelf.find(part.item, part.kind, prepared.signature)
            source = known or _new_source(part, prepared, shelf)
            if known is None:
                library.add_source(source)
                shelf.put(source)
            else:
                _improve(library, shelf, known, part.item, prepared.signature)
            library.link_file(file_id, source.key)
            added.append(_store_entries(library, source, part, file_id, new=known is None))
    return Added(path=prepared.path, sources=tuple(added), remarks=prepared.remarks)


def _store_listless(library: Library, shelf: Shelf, prepared: Prepared) -> Added:
    known = shelf.find(prepared.item, SourceKind.PAPER, prepared.signature)
    if known is None:
        error = SourceError(f"{prepared.path}: no reference list found in it")
        return Added(path=prepared.path, remarks=prepared.remarks, error=error)
    library.add_file(prepared.path.name, prepared.digest, [known.key])
    remark = f"no reference list in this file; it is another copy of {known.key}"
    return Added(path=prepared.path, sources=(_unchanged(known.key),), remarks=(*prepared.remarks, remark))


def _new_source(part: PreparedList, prepared: Prepared, shelf: Shelf) -> Source:
    return Source(
        key=key_for(part.item, part.kind, prepared.path.stem, shelf.keys),
        item=part.item,
        kind=part.kind,
        digest=prepared.digest,
        signature=prepared.signature if part.kind is SourceKind.PAPER else (),
    )


def _improve(library: Library, shelf: Shelf, known: Source, item: Item, signature: tuple[int, ...]) -> None:
    """What the new file knows of the paper and the library did not; and its sketch, where it has the fuller text."""
    filled = {field: value for field, value in item.known() if not getattr(known.item, field)}
    fuller = signature if len(signature) > len(known.signature) else ()
    if filled or fuller:
        better = known.item.but(**filled)
        library.improve_source(known.key, better, fuller)
        shelf.put(replace(known, item=better, signature=fuller or known.signature))


def _store_entries(library: Library, source: Source, part: PreparedList, file_id: int, *, new: bool) -> AddedSource:
    there = library.references(source.key)
    places = _places(part.entries, there)
    fresh = [(place, each) for place, each in zip(places, part.entries, strict=True) if place > len(there)]
    references = [
        Reference(
            source=source.key,
            position=place,
            label=each.listed.label,
            unstructured=each.listed.unstructured,
            span=each.listed.span,
        )
        for place, each in fresh
    ]
    origin = Origin.IMPORT if part.kind is SourceKind.BIBLIOGRAPHY else Origin.REFERENCE
    ids = library.add_references(references, [each.parsed for _, each in fresh], origin=origin, file=file_id)
    library.add_keys((id_, each.keys) for id_, (_, each) in zip(ids, fresh, strict=True))
    if new:
        library.add_remainders(source.key, part.remainder)
    if part.citations and (new or not library.has_citations(source.key)):
        library.add_citations(source.key, [_placed(citation, places) for citation in part.citations])
    return AddedSource(
        key=source.key,
        kind=part.kind,
        new_source=new,
        references=len(part.entries),
        new_references=len(fresh),
        doubtful=sum(each.parsed.doubtful for _, each in fresh),
    )


def _places(entries: Sequence[PreparedEntry], there: Sequence[Reference]) -> list[int]:
    """The position of each entry in the source's list: that of the same print there, else a new one at its end."""
    places: list[int] = []
    following = len(there)
    for entry in entries:
        listed = entry.listed
        known = (
            each.position
            for each in there
            if each.position not in places
            and same_print(listed.unstructured, listed.label, each.unstructured, each.label)
        )
        place = next(known, None)
        if place is None:
            following += 1
            place = following
        places.append(place)
    return places


def _placed(citation: Citation, places: Sequence[int]) -> Citation:
    """A mention of the n-th entry of a file's list, as one of the source's list."""
    if citation.position is None or not 0 < citation.position <= len(places):
        return replace(citation, position=None)
    return replace(citation, position=places[citation.position - 1])
