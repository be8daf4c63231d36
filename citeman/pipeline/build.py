"""`build`: the main job, from papers to one bibliography.

What may not live here: anything but the order of the verbs.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from citeman.errors import UsageError
from citeman.model import Origin, SourceKind
from citeman.pipeline.add import Added, add
from citeman.pipeline.dedupe import dedupe
from citeman.pipeline.enrich import enrich
from citeman.pipeline.export import entries, export, writer_for
from citeman.pipeline.output import check_writable, write
from citeman.pipeline.reports import duplicates
from citeman.pipeline.track import Track, silently
from citeman.report.account import Account
from citeman.report.duplicates import to_html, to_json, to_text
from citeman.store import Library

REPORTS = {".html": to_html, ".json": to_json, ".txt": to_text}
"""A report file's suffix → how it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Where and how Crossref is asked."""

    url: str | None = None
    agency_url: str | None = None
    mailto: str | None = None
    offline: bool = False
    search: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What `build` did: file by file, and in figures."""

    added: tuple[Added, ...]
    account: Account


def check_outputs(outputs: Sequence[Path], reports: Sequence[Path]) -> None:
    """Raise UsageError or OutputError for a file that could not be written in the end, before anything is done."""
    for path in outputs:
        writer_for(path, None)
    for path in reports:
        if path.suffix.lower() not in REPORTS:
            raise UsageError(f"{path}: a report is written as {', '.join(REPORTS)}")
    check_writable([*outputs, *reports])


def build(
    library: Library,
    paths: Sequence[Path],
    *,
    outputs: Sequence[Path] = (),
    reports: Sequence[Path] = (),
    service: Service = Service(),
    track: Track = silently,
) -> Built:
    """Papers in; works, exports and reports out. The same papers again change nothing.

    Raises what `check_outputs` and `add` raise, and the first file's error where no file could be used at all.
    """
    check_outputs(outputs, reports)
    added = add(library, paths, track=track)
    errors = [each.error for each in added if each.error is not None]
    if len(errors) == len(added) and errors:
        raise errors[0]
    dedupe(library)
    enriched = enrich(
        library,
        url=service.url,
        agency_url=service.agency_url,
        mailto=service.mailto,
        search=service.search,
        offline=service.offline,
        track=track,
    )
    chosen = entries(library)
    for path in outputs:
        export(path, writer_for(path, None), chosen)
    report = duplicates(library)
    for path in reports:
        write(path, REPORTS[path.suffix.lower()](report))
    figures = _figures(library, {source.key for each in added for source in each.sources})
    account = Account(
        **figures,
        possible=len(report.possible),
        versions=len(report.versions),
        left=enriched.left_by_doi,
        offline=service.offline,
        unreachable=enriched.unavailable is not None,
        written=tuple(str(path) for path in (*outputs, *reports)),
    )
    return Built(added=tuple(added), account=account)


def _figures(library: Library, given: Collection[str]) -> dict[str, int]:
    """What there is of the sources that were given, in figures."""
    with library.transaction():
        sources = [source for source in library.sources() if source.key in given]
        records = {record.id: record for record in library.records()}
        works = library.works()
    printed = {id_: each for id_, each in records.items() if each.reference and each.reference.source in given}
    cited = [work for work in works if not printed.keys().isdisjoint(work.records)]
    doubtful = sum(each.parsed is not None and each.parsed.doubtful for each in printed.values())
    bibliographies = sum(source.kind is SourceKind.BIBLIOGRAPHY for source in sources)
    return {
        "papers": len(sources) - bibliographies,
        "bibliographies": bibliographies,
        "references": len(printed),
        "whole": len(printed) - doubtful,
        "doubtful": doubtful,
        "works": len(cited),
        "merged": len(printed) - len(cited),
        "enriched": sum(any(records[id_].origin is Origin.CROSSREF for id_ in work.records) for work in cited),
    }
