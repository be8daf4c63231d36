"""`check`: what is held of each printed reference, from what the library knows. What may not live here: verdicts."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from citeman.crossref import Candidate, Client, to_candidate
from citeman.crossref import Notice as CrossrefNotice
from citeman.crossref import NoticeKind as Noticed
from citeman.model import Origin, Record, Work
from citeman.pipeline.answers import Answers, ask_after_volumes
from citeman.report.check import CheckReport, Known, LookUp, LookUpState, Notice, NoticeKind, Registered
from citeman.report.check import check as judge_references
from citeman.report.check.journals import Volumes
from citeman.store import Library
from citeman.store import LookUp as Asked
from citeman.text import fold

_NOTICES = {
    Noticed.RETRACTION: NoticeKind.RETRACTION,
    Noticed.CONCERN: NoticeKind.CONCERN,
    Noticed.CORRECTION: NoticeKind.CORRECTION,
}
"""Crossref's notices that are news to a reader; a new version of the same text is not."""


def check(library: Library, *, source: str | None = None, dated: bool = True) -> CheckReport:
    """One verdict for each printed reference, of all sources or of one. Asks nobody: `enrich` does.

    Without `dated` it does not say when Crossref was asked, so that the same findings give the same report.
    """
    with library.transaction():
        sources, works, records = library.sources(), library.works(), library.records()
        asked: dict[int, list[Asked]] = defaultdict(list)
        for each in library.look_ups():
            asked[each.record].append(each)
    by_id = {record.id: record for record in records}
    noticed = _noticed(library)
    known = {work.citekey: _known(work, by_id, asked, noticed, dated=dated) for work in works}
    chosen = [each for each in sources if source is None or each.key == source]
    return judge_references(chosen, works, records, known, _journals(library, works))


def _journals(library: Library, works: Sequence[Work]) -> Volumes:
    """Journal (folded title) → year → volumes, as far as `enrich` has asked after them."""
    found: dict[str, dict[int, frozenset[int]]] = defaultdict(dict)
    with library.transaction(), Client(cache=Answers(library, stale=True), offline=True) as client:
        for work in works:
            known = ask_after_volumes(client, work.item)
            if known:
                found[fold(work.item.container_title or "")] |= known
    return found


def _noticed(library: Library) -> Mapping[str, Sequence[CrossrefNotice]]:
    """DOI → what notices say that point at it, as far as `enrich` has asked after them."""
    with library.transaction(), Client(cache=Answers(library, stale=True), offline=True) as client:
        return {
            doi: said for found in client.notices(library.dois(Origin.CROSSREF)) for doi, said in found.items() if said
        }


def _known(
    work: Work,
    records: Mapping[int, Record],
    asked: Mapping[int, Sequence[Asked]],
    noticed: Mapping[str, Sequence[CrossrefNotice]],
    *,
    dated: bool,
) -> Known:
    accepted = [
        record
        for record in (records[id_] for id_ in work.records)
        if record.origin is Origin.CROSSREF and record.raw is not None
    ]
    return Known(
        registered=_registered(accepted[0].raw, noticed.get(accepted[0].item.doi or "", ())) if accepted else None,
        look_ups=tuple(_look_up(each, dated=dated) for id_ in work.records for each in asked.get(id_, ())),
    )


def _look_up(asked: Asked, *, dated: bool) -> LookUp:
    return LookUp(
        kind=asked.kind,
        query=asked.query,
        state=LookUpState(asked.state),
        reason=asked.reason,
        asked=asked.asked if dated else None,
        nearest=_registered(asked.nearest),
    )


def _registered(body: str | None, noticed: Sequence[CrossrefNotice] = ()) -> Registered | None:
    """A record of Crossref's as received, and what notices elsewhere say of it, in the check's words."""
    if body is None:
        return None
    candidate: Candidate = to_candidate(json.loads(body))
    told = {(notice.kind, notice.doi) for notice in candidate.notices}
    notices = (*candidate.notices, *(notice for notice in noticed if (notice.kind, notice.doi) not in told))
    return Registered(
        item=candidate.item,
        years=candidate.years,
        notices=tuple(
            Notice(
                kind=_NOTICES[notice.kind],
                label=notice.label,
                doi=notice.doi,
                year=notice.when.year if notice.when else None,
                source=notice.source,
            )
            for notice in notices
            if notice.kind in _NOTICES
        ),
        published=candidate.relations.published,
        posted=candidate.posted,
    )
