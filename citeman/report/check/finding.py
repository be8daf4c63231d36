"""The check itself: what is held of each printed reference, and why. Pure.

What may not live here: asking Crossref (`crossref`), deciding which candidate is the work (`matching`), layout.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citeman.model import Item, Origin, Record, Reference, Source, Work
from citeman.report.check.comparing import differences, same_title
from citeman.report.check.disputes import disputed
from citeman.report.check.journals import NO_VOLUMES, Volumes, impossible_volume, volumes
from citeman.report.check.kinds import why_not_held
from citeman.report.check.nouns import (
    NOTHING_KNOWN,
    Checked,
    CheckReport,
    Difference,
    Known,
    LookUp,
    LookUpState,
    Notice,
    NoticeKind,
    Registered,
    Verdict,
)
from citeman.report.places import addresses
from citeman.report.wording import field_name, line

_GRAVITY = list(Verdict)
_OF_NOTICES = {
    NoticeKind.RETRACTION: Verdict.RETRACTED,
    NoticeKind.CONCERN: Verdict.CONCERN,
    NoticeKind.CORRECTION: Verdict.CORRECTED,
}
_NOTICE_WORDS = {
    NoticeKind.RETRACTION: "The work has been retracted",
    NoticeKind.CONCERN: "An expression of concern has been published about the work",
    NoticeKind.CORRECTION: "A correction of the work has been published",
}
_SOURCES = {"retraction-watch": "by Retraction Watch's count", "publisher": "as its publisher says",
            "title": "as its registered title says"}  # fmt: skip
_ASKED_NOTHING = "Crossref has not been asked for it yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    verdict: Verdict
    reason: str


def check(
    sources: Sequence[Source],
    works: Sequence[Work],
    records: Sequence[Record],
    known: Mapping[str, Known],
    journals: Volumes = NO_VOLUMES,
) -> CheckReport:
    """One verdict for each reference of each source, in the order of the sources and their lists.

    `records` are those of the works (printed ones at least); `known` tells by citekey what Crossref said of a work, and
    a work that is missing there has not been asked for. `journals` tells by folded title of a journal and year which
    volumes are registered, beside those that the registered works show. The same input gives the same report.
    """
    by_id = {record.id: record for record in records}
    printed = {id_: record for id_, record in by_id.items() if _is_printed(record)}
    names = addresses(printed.values())
    journals = volumes(_all_registered(known), journals)
    found: dict[str, list[tuple[int, Checked]]] = {source.key: [] for source in sources}
    for work in works:
        about = known.get(work.citekey, NOTHING_KNOWN)
        for id_ in work.records:
            if id_ in printed and (reference := printed[id_].reference) is not None and reference.source in found:
                checked = _checked(printed[id_].item, reference, about, journals, name=names[id_], citekey=work.citekey)
                found[reference.source].append((reference.position, checked))
    ordered = (entry for entries in found.values() for _, entry in sorted(entries, key=lambda pair: pair[0]))
    return CheckReport(
        checked=tuple(ordered),
        titles={source.key: source.item.title or source.key for source in sources},
        disputed=disputed(works, printed, names, known),
    )


def _is_printed(record: Record) -> bool:
    return record.origin in {Origin.REFERENCE, Origin.IMPORT} and record.reference is not None


def _all_registered(known: Mapping[str, Known]) -> Iterator[Registered]:
    for each in known.values():
        if each.registered is not None:
            yield each.registered
        yield from (look_up.nearest for look_up in each.look_ups if look_up.nearest is not None)


def _checked(item: Item, reference: Reference, known: Known, journals: Volumes, *, name: str, citekey: str) -> Checked:
    differing = differences(item, known.registered) if known.registered is not None else ()
    findings = sorted(_findings(item, reference.unstructured, known, differing, journals), key=_by_gravity)
    verdicts = list(dict.fromkeys(each.verdict for each in findings))
    return Checked(
        source=reference.source,
        name=name,
        text=reference.unstructured,
        citekey=citekey,
        verdict=verdicts[0],
        also=tuple(verdicts[1:]),
        reasons=tuple(dict.fromkeys(each.reason for each in findings)),
        differences=differing,
        registered=known.registered.item if known.registered is not None else None,
        nearest=_nearest(known),
        looked=tuple(_looked(each) for each in known.look_ups),
    )


def _by_gravity(finding: _Finding) -> int:
    return _GRAVITY.index(finding.verdict)


def _findings(
    item: Item, text: str, known: Known, differing: Sequence[Difference], journals: Volumes
) -> Iterator[_Finding]:
    """Everything that holds; at least one."""
    by_doi = next((each for each in known.look_ups if each.kind == "doi" and each.query == item.doi), None)
    if known.registered is not None:
        yield from _of_registered(item, known.registered, by_doi, differing)
        return
    impossible = impossible_volume(item, journals)
    if impossible is not None:
        yield _Finding(verdict=Verdict.IMPOSSIBLE, reason=impossible)
    yield _of_missing(item, text, known, by_doi)


def _of_registered(
    item: Item, registered: Registered, by_doi: LookUp | None, differing: Sequence[Difference]
) -> Iterator[_Finding]:
    """What holds of an entry whose work is registered."""
    yield from (_of_notice(notice) for notice in registered.notices)
    if registered.posted and registered.published:
        yield _Finding(
            verdict=Verdict.PUBLISHED,
            reason=f"This preprint has been published since: {_doi(registered.published[0])}.",
        )
    misprinted = _of_printed_doi(item, registered, by_doi)
    if misprinted is not None:
        yield misprinted
    for each in differing:
        if misprinted is None or each.field != "doi":
            name = field_name(each.field)
            said = f"{name[0].upper()}{name[1:]}: printed is “{each.printed}”, registered “{each.registered}”."
            yield _Finding(verdict=Verdict.DIFFERS, reason=said)
    if not differing and misprinted is None:
        where = f" ({_doi(registered.item.doi)})" if registered.item.doi else ""
        yield _Finding(verdict=Verdict.CONFIRMED, reason=f"The work is registered{where}, and what is printed agrees.")


def _of_notice(notice: Notice) -> _Finding:
    details = [f"{notice.label} of {notice.year}" if notice.year else notice.label]
    details += [_doi(notice.doi)] if notice.doi else []
    details += [_SOURCES.get(notice.source, notice.source)] if notice.source else []
    return _Finding(verdict=_OF_NOTICES[notice.kind], reason=f"{_NOTICE_WORDS[notice.kind]} ({', '.join(details)}).")


def _of_printed_doi(item: Item, registered: Registered, by_doi: LookUp | None) -> _Finding | None:
    """What is wrong with the DOI that this very entry prints, where the work was found in spite of it."""
    if item.doi is None or registered.item.doi is None or item.doi == registered.item.doi:
        return None
    right = f"The work's own DOI is {registered.item.doi}."
    if by_doi is not None and by_doi.state is LookUpState.MISMATCH:
        other = f": {line(by_doi.nearest.item)}" if by_doi.nearest is not None else "."
        reason = f"The printed DOI {item.doi} is registered for another work{other} {right}"
        return _Finding(verdict=Verdict.OTHER_WORK, reason=reason)
    if by_doi is not None and by_doi.state in {LookUpState.UNKNOWN, LookUpState.NOT_FOUND}:
        return _Finding(verdict=Verdict.DIFFERS, reason=f"The printed DOI {item.doi} does not exist. {right}")
    return _Finding(verdict=Verdict.DIFFERS, reason=f"Another DOI is printed: {item.doi}. {right}")


def _of_missing(item: Item, text: str, known: Known, by_doi: LookUp | None) -> _Finding:
    """What holds of an entry whose work was not found registered."""
    return _of_lost_doi(by_doi) or _of_near_record(item, known) or _of_nothing(item, text, known)


def _of_near_record(item: Item, known: Known) -> _Finding | None:
    """What the nearest record says, where it may be the work or a copy of it."""
    nearest = _nearest_registered(known)
    unclear = next((each for each in known.look_ups if each.state is LookUpState.AMBIGUOUS), None)
    if unclear is not None:
        near = f": {line(nearest.item)}" if nearest is not None else "."
        why = f" ({unclear.reason})" if unclear.reason else ""
        reason = f"A registered work may be the one{near} Only a person can say{why}."
        return _Finding(verdict=Verdict.UNCERTAIN, reason=reason)
    if nearest is not None and _is_late_copy(item, nearest):
        reason = f"The only record found is a copy posted long after the cited year: {line(nearest.item)}"
        return _Finding(verdict=Verdict.SUSPICIOUS, reason=reason)
    return None


def _of_nothing(item: Item, text: str, known: Known) -> _Finding:
    """Why nothing was found: not asked, not of an indexed kind, or no trace."""
    searched = {each.state for each in known.look_ups} & {LookUpState.NONE, LookUpState.NOT_FOUND, LookUpState.MISMATCH}
    why_not = why_not_held(item, text)
    if why_not is not None:
        asked = "Crossref does not hold it" if searched else "Crossref has not been asked for it"
        return _Finding(verdict=Verdict.UNINDEXED, reason=f"{asked}; {why_not}.")
    if not searched:
        failed = next((each for each in known.look_ups if each.state is LookUpState.FAILED), None)
        reason = f"Crossref gave no usable answer ({failed.reason or 'no reason given'})." if failed else _ASKED_NOTHING
        return _Finding(verdict=Verdict.UNCHECKED, reason=reason)
    reason = "Crossref, which should hold works of its kind, has none that agrees in title, author and year."
    return _Finding(verdict=Verdict.NO_TRACE, reason=reason)


def _of_lost_doi(by_doi: LookUp | None) -> _Finding | None:
    """What the look-up of the printed DOI says, where that settles it."""
    if by_doi is None:
        return None
    doi, state = by_doi.query, by_doi.state
    if state is LookUpState.MISMATCH:
        other = f": {line(by_doi.nearest.item)}" if by_doi.nearest is not None else "."
        reason = f"The printed DOI {doi} is registered for another work{other}"
        return _Finding(verdict=Verdict.OTHER_WORK, reason=reason)
    if state is LookUpState.ELSEWHERE:
        agency = by_doi.reason or "another agency"
        return _Finding(
            verdict=Verdict.ELSEWHERE,
            reason=f"The DOI {doi} is registered with {agency}, not with Crossref; what is printed was not compared.",
        )
    if state is LookUpState.UNKNOWN:
        reason = f"No registration agency knows the prefix of the DOI {doi}: it cannot be right."
        return _Finding(verdict=Verdict.IMPOSSIBLE, reason=reason)
    if state is LookUpState.NOT_FOUND and by_doi.reason is None:
        reason = f"The DOI {doi} is not registered with Crossref, whose prefix it bears: it cannot be right."
        return _Finding(verdict=Verdict.IMPOSSIBLE, reason=reason)
    return None


def _is_late_copy(item: Item, nearest: Registered) -> bool:
    """Whether the nearest record is a text posted at least two years after the cited one, under the same title."""
    year = item.issued.year if item.issued else None
    if not (nearest.posted and nearest.years and year and item.title and nearest.item.title):
        return False
    return min(nearest.years) > year + 1 and same_title(item.title, nearest.item.title)


def _nearest_registered(known: Known) -> Registered | None:
    return next((each.nearest for each in reversed(known.look_ups) if each.nearest is not None), None)


def _nearest(known: Known) -> Item | None:
    nearest = _nearest_registered(known)
    return nearest.item if nearest is not None and known.registered is None else None


def _looked(look_up: LookUp) -> str:
    """What was looked for, where, and how it ended."""
    what = f"the DOI {look_up.query}" if look_up.kind == "doi" else f"“{look_up.query}”"
    when = f" on {look_up.asked:%Y-%m-%d}" if look_up.asked is not None else ""
    return f"Crossref was asked for {what}{when}: {_ENDS[look_up.state]}."


_ENDS: Mapping[LookUpState, str] = {
    LookUpState.PENDING: "no answer yet",
    LookUpState.ACCEPTED: "found",
    LookUpState.MISMATCH: "another work",
    LookUpState.AMBIGUOUS: "perhaps found",
    LookUpState.NONE: "only other works",
    LookUpState.NOT_FOUND: "not held",
    LookUpState.ELSEWHERE: "registered elsewhere",
    LookUpState.UNKNOWN: "unknown to every agency",
    LookUpState.FAILED: "no usable answer",
}


def _doi(doi: str | None) -> str:
    return f"https://doi.org/{doi}"
