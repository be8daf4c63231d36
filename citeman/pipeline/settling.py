"""From an answer of Crossref's to what is kept of it: how the question ended, the record that is accepted, its work.

What may not live here: asking, the judgement itself (`matching`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from citeman.crossref import Answer, Candidate, Outcome, as_printed
from citeman.matching import Judgement, block, judge
from citeman.model import DecidedBy, Decision, Item, Origin, Record, Verdict
from citeman.pipeline.dedupe import grouped
from citeman.pipeline.questions import Question
from citeman.report.check import LookUpState as State
from citeman.store import Library, LookUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a question ended, and what is to be kept of the answer."""

    question: Question
    state: State
    reason: str | None = None
    nearest: str | None = None
    candidate: Candidate | None = None
    """The accepted one."""
    judgement: Judgement | None = None
    keys: frozenset[int] = frozenset()
    """Its blocking keys."""


def look_up(
    question: Question, state: State, *, run: int, reason: str | None = None, nearest: str | None = None
) -> LookUp:
    """The question as the library's queue has it, in a state: waiting, or ended."""
    return LookUp(
        record=question.record,
        kind=question.kind,
        query=question.query,
        state=state.value,
        reason=reason,
        nearest=nearest,
        tries=question.tries + (state is not State.PENDING),
        asked=datetime.now(UTC) if state is not State.PENDING else None,
        run=run,
    )


def keep(library: Library, run: int, settled: Sequence[Settled]) -> None:
    """Store how questions ended, and the records that were accepted."""
    look_ups = [
        look_up(each.question, each.state, run=run, reason=each.reason, nearest=each.nearest) for each in settled
    ]
    library.save_look_ups(look_ups)
    accepted = [each for each in settled if each.candidate is not None]
    earlier = [record for each in accepted for record in each.question.earlier]
    if earlier:  # a refreshed answer takes the place of the older one
        library.withdraw_records(earlier, run)
    candidates = [each.candidate for each in accepted if each.candidate is not None]
    ids = library.add_records(
        [candidate.item for candidate in candidates],
        origin=Origin.CROSSREF,
        about=[each.question.record for each in accepted],
        raw=[candidate.raw for candidate in candidates],
        run=run,
    )
    library.add_keys((id_, each.keys) for id_, each in zip(ids, accepted, strict=True))
    ties = [tie for id_, each in zip(ids, accepted, strict=True) for tie in _ties(each, id_)]
    library.save_decisions(ties, run=run)
    _complete(library, dict(zip(ids, accepted, strict=True)))


def _complete(library: Library, accepted: Mapping[int, Settled]) -> None:
    """Put new records into the works of one record each that they were asked for, where that is all there is to it.

    Whatever else may be said of a record is `dedupe`'s: where it may be the same as others too, where the work has
    more records, or has got more meanwhile.
    """
    single = {id_: each.question.members[0] for id_, each in accepted.items() if _is_single(each.question)}
    alone = library.alone([member.id for member in single.values()])
    plain = set(single) - library.with_fellows(single)
    found = {id_: single[id_] for id_ in plain if single[id_].id in alone}
    groups = [
        grouped([member, Record(id=id_, origin=Origin.CROSSREF, item=each.item)])
        for id_, member in sorted(found.items())
        for each in [accepted[id_].candidate]
        if each is not None
    ]
    library.regroup([member.id for member in found.values()], groups)
    library.mark_compared(found)


def _is_single(question: Question) -> bool:
    return len(question.members) == 1 and not question.earlier


def settle(answer: Answer, question: Question) -> Settled:
    """What an answer comes to for a work."""
    if answer.outcome is not Outcome.FOUND:
        reason = answer.agency if answer.outcome is Outcome.ELSEWHERE else answer.detail
        return Settled(question=question, state=_STATES[answer.outcome], reason=reason)
    found = _best(question.printed, answer.candidates)
    if found is None:
        return Settled(question=question, state=State.NONE)
    best, candidate = found
    reason = best.reason or None
    if best.verdict is Verdict.MATCH or (question.by_person and best.verdict is Verdict.POSSIBLE):
        return Settled(
            question=question,
            state=State.ACCEPTED,
            reason=reason,
            candidate=replace(candidate, item=as_printed(candidate.item, question.printed)),
            judgement=best,
            keys=block.keys(candidate.item),
        )
    return Settled(question=question, state=_refused(question, best), reason=reason, nearest=candidate.raw)


def _ties(settled: Settled, record: int) -> list[Decision]:
    """That an accepted record belongs to each record of the work: it was judged against all of them together."""
    best = settled.judgement
    if best is None:
        return []
    return [
        Decision(
            left=member.id,
            right=record,
            verdict=Verdict.MATCH,
            by=DecidedBy.RULE,
            probability=best.probability,
            evidence=best.evidence,
            note=best.reason or None,
        )
        for member in settled.question.members
    ]


_STATES = {
    Outcome.NOT_FOUND: State.NOT_FOUND,
    Outcome.ELSEWHERE: State.ELSEWHERE,
    Outcome.UNKNOWN_PREFIX: State.UNKNOWN,
    Outcome.FAILED: State.FAILED,
    Outcome.NOT_ASKED: State.PENDING,
}


def _refused(question: Question, best: Judgement) -> State:
    if best.verdict is Verdict.POSSIBLE:
        return State.AMBIGUOUS
    return State.MISMATCH if question.kind == "doi" else State.NONE


def _best(printed: Item, candidates: Sequence[Candidate]) -> tuple[Judgement, Candidate] | None:
    """The best judgement, and whose it is. Of each DOI only its best reading competes: a work is no rival of itself.

    What no reference means (a journal, an issue) and a notice about a work are left out.
    """
    year = printed.issued.year if printed.issued else None
    finalists: dict[str | None, tuple[Judgement, Item, Candidate]] = {}
    for one in candidates:
        if not one.type_accepted or one.notice_of:
            continue
        for item in one.readings(year):
            judged = judge(printed, [item], [one.years])[0]
            if item.doi not in finalists or judged.probability > finalists[item.doi][0].probability:
                finalists[item.doi] = (judged, item, one)
    rivals = list(finalists.values())
    if len(rivals) < 2:
        return (rivals[0][0], rivals[0][2]) if rivals else None
    best = judge(printed, [item for _, item, _ in rivals], [one.years for _, _, one in rivals])[0]
    return best, rivals[best.index][2]
