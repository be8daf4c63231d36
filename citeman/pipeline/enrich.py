"""`enrich`: ask Crossref after works, keep what is found as Records of its own, and say what is left.

By the printed DOI where there is one, else by a search for the description. What may not live here: HTTP and limits
(`crossref`), the judgement whether a candidate is the work (`matching`). Answers are kept in the library as they come
and settled a little later, so that a run can be stopped anywhere and goes on where it was.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import monotonic

from citeman.crossref import AGENCY_URL, BASE_URL, Answer, Candidate, Client, Outcome, as_printed
from citeman.errors import ServiceUnavailableError
from citeman.matching import Judgement, block, judge, merge
from citeman.model import DecidedBy, Decision, Item, ItemType, Origin, Record, Verdict
from citeman.pipeline.dedupe import dedupe, grouped
from citeman.pipeline.track import Track, silently
from citeman.report.check import LookUpState as State
from citeman.store import Library, LookUp

TOGETHER = 500
"""So many answers are settled in one transaction: keys lie scattered, so that a small one writes nearly as much."""
HOLD = 1.0
"""Seconds after which fewer are."""
UNSETTLED = frozenset({State.PENDING, State.FAILED})
UNREGISTERED = frozenset(
    {
        ItemType.WEBPAGE,
        ItemType.POST,
        ItemType.POST_WEBLOG,
        ItemType.PERSONAL_COMMUNICATION,
        ItemType.INTERVIEW,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.BROADCAST,
        ItemType.LEGISLATION,
        ItemType.LEGAL_CASE,
        ItemType.PATENT,
    }
)
"""Kinds that Crossref does not hold, so that a search would only find others like them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enriched:
    """What a run of `enrich` came to."""

    states: dict[State, int] = field(default_factory=dict)
    """How the questions of this run ended."""
    left: int = 0
    """Works with a DOI or a description to ask by that are not settled yet."""
    left_by_doi: int = 0
    unavailable: str | None = None
    """Why the run ended early, where it did."""

    @property
    def accepted(self) -> int:
        """Works completed in this run."""
        return self.states.get(State.ACCEPTED, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A work to be asked after: the record that stands for it, what print says, and by which way."""

    record: int
    printed: Item
    kind: str
    query: str
    unstructured: str | None = None
    members: tuple[Record, ...] = ()
    """The records of the work that were not brought by Crossref."""
    earlier: tuple[int, ...] = ()
    """Those that an earlier run brought."""
    by_person: bool = False
    """Whether a person gave the DOI."""
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    """How a question ended, and what is to be kept of the answer."""

    question: _Question
    state: State
    reason: str | None = None
    nearest: str | None = None
    candidate: Candidate | None = None
    """The accepted one."""
    judgement: Judgement | None = None
    keys: frozenset[int] = frozenset()
    """Its blocking keys."""


class Answers:
    """The library as the cache that the client wants. New answers wait for `flush`, to be stored many at once.

    `stale`: an answer whose time is over is better than none, for who asks nobody.
    """

    def __init__(self, library: Library, *, stale: bool = False) -> None:
        self._library = library
        self._stale = stale
        self._kept = library.answer_keys()
        self._new: dict[str, tuple[str, timedelta]] = {}

    def get(self, key: str) -> str | None:
        """The kept answer, if its time is not over."""
        if key in self._new:
            return self._new[key][0]
        return self._library.answer(key, stale=self._stale) if key in self._kept else None

    def put(self, key: str, value: str, lasts: timedelta) -> None:
        """Keep an answer for as long as it lasts."""
        self._new[key] = (value, lasts)

    def flush(self) -> None:
        """Store the new answers."""
        if not self._new:
            return
        self._library.keep_answers([(key, value, lasts) for key, (value, lasts) in self._new.items()])
        self._kept.update(self._new)
        self._new.clear()


def enrich(
    library: Library,
    *,
    url: str | None = None,
    agency_url: str | None = None,
    mailto: str | None = None,
    search: bool = True,
    offline: bool = False,
    refresh: bool = False,
    limit: int | None = None,
    track: Track = silently,
) -> Enriched:
    """Ask after every work that is not settled yet (with `refresh`: after every work), at most `limit` of them.

    Of works completed now or earlier it is asked once a week whether a notice (a retraction …) points at them.
    A service out of reach is no error here: what was answered stays, and the result says what is left and why.
    """
    questions = _questions(library, search=search, refresh=refresh)
    asked = questions if limit is None else questions[:limit]
    if offline:
        return Enriched(left=len(questions), left_by_doi=sum(each.kind == "doi" for each in questions))
    ended: dict[int, State] = {}
    states: Counter[State] = Counter()
    unavailable: str | None = None
    cache = Answers(library)
    with Client(
        url or BASE_URL,
        agency_url=agency_url or url or AGENCY_URL,
        mailto=mailto,
        cache=cache,
        refresh=refresh,
        resuming=any(each.tries for each in asked),
    ) as client:
        try:
            for record, state in _ask(library, client, cache, asked, search=search, track=track):
                ended[record] = state
                states[state] += 1
            dois = library.dois(Origin.CROSSREF)[:limit]
            noticed = (doi for found in client.notices(dois) for doi in found)
            deque(track(noticed, total=len(dois), doing="Asking after notices"), maxlen=0)
        except ServiceUnavailableError as error:
            unavailable = str(error)
        finally:
            cache.flush()
    if asked:
        dedupe(library)
    left = [each for each in questions if ended.get(each.record, State.PENDING) in UNSETTLED]
    return Enriched(
        states=dict(states),
        left=len(left),
        left_by_doi=sum(each.kind == "doi" for each in left),
        unavailable=unavailable,
    )


def _ask(
    library: Library, client: Client, cache: Answers, asked: Sequence[_Question], *, search: bool, track: Track
) -> Iterator[tuple[int, State]]:
    """Put the questions, as one act that can be taken back; each record asked for and the state it came to."""
    if asked:
        run = library.start_run("enrich")
        library.save_look_ups([_look_up(each, State.PENDING, run=run) for each in asked])
        answered = _Run(library=library, cache=cache, run=run).ask(client, asked, search=search)
        yield from track(answered, total=len(asked), doing="Asking Crossref")


def _questions(library: Library, *, search: bool, refresh: bool) -> list[_Question]:
    """What there is to ask, by DOI first, in the order of the works."""
    with library.transaction():
        records = {record.id: record for record in library.records(full=False)}
        known = {(each.record, each.kind): each for each in library.look_ups()}
        found = [
            question
            for group in library.groups()
            for question in [_question([records[id_] for id_ in group], known, refresh=refresh)]
            if question is not None and (search or question.kind == "doi")
        ]
    return sorted(found, key=lambda each: each.kind != "doi")


def _question(records: Sequence[Record], known: Mapping[tuple[int, str], LookUp], *, refresh: bool) -> _Question | None:
    """What to ask about the work that these records are, if anything."""
    said = [record for record in records if record.origin is not Origin.CROSSREF]
    if not said or (len(said) < len(records) and not refresh):
        return None
    printed, chosen = merge.merge(said)
    anchor = min(record.id for record in said)
    base = _Question(
        record=anchor,
        printed=printed,
        kind="search",
        query=printed.title or "",
        unstructured=next((record.reference.unstructured for record in said if record.reference), None),
        members=tuple(said),
        earlier=tuple(record.id for record in records if record.origin is Origin.CROSSREF),
    )
    if printed.doi:
        earlier = known.get((anchor, "doi"))
        if refresh or earlier is None or earlier.query != printed.doi or State(earlier.state) in UNSETTLED:
            owner = next(record for record in said if record.id == chosen["doi"])
            by_person = owner.origin is Origin.PERSON
            tries = earlier.tries if earlier else 0
            return replace(base, kind="doi", query=printed.doi, by_person=by_person, tries=tries)
        if State(earlier.state) in {State.ELSEWHERE, State.AMBIGUOUS}:
            return None
    if printed.type in UNREGISTERED or not printed.title:
        return None
    earlier = known.get((anchor, "search"))
    if not refresh and earlier is not None and State(earlier.state) not in UNSETTLED:
        return None
    return replace(base, tries=earlier.tries if earlier else 0)


def _look_up(
    question: _Question, state: State, *, run: int, reason: str | None = None, nearest: str | None = None
) -> LookUp:
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


def ask_after_volumes(client: Client, printed: Item) -> Mapping[int, frozenset[int]] | None:
    """Year → volumes that a journal is registered with about the year of an article; None where that is not known.

    The client keeps the answer, so that a check knows it later.
    """
    year = printed.issued.year if printed.issued else None
    journal = printed.container_title
    numbered = printed.volume is not None and printed.volume.isdigit()
    if printed.type is not ItemType.ARTICLE_JOURNAL or journal is None or year is None or not numbered:
        return None
    return client.volumes(journal, year)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run: settles answers in the library as they come."""

    library: Library
    cache: Answers
    run: int

    def ask(self, client: Client, questions: Sequence[_Question], *, search: bool) -> Iterator[tuple[int, State]]:
        """Ask all, by DOI and then by search; the record asked for and the state it came to, as it does."""
        by_doi: dict[str, list[_Question]] = {}
        for question in questions:
            if question.kind == "doi":
                by_doi.setdefault(question.query, []).append(question)
        answers = (
            [(answer, question) for answer in together for question in by_doi[answer.query]]
            for together in client.look_up_together(list(by_doi))
        )
        unanswered: list[_Question] = []
        for state, question in self._settle_all(answers):
            if search and state in {State.NOT_FOUND, State.MISMATCH, State.UNKNOWN}:
                unanswered.append(question)
            yield question.record, state
        wanted = [question for question in questions if question.kind == "search"]
        wanted += [replace(each, kind="search", query=each.printed.title or "") for each in unanswered]
        wanted = [each for each in wanted if each.query and each.printed.type not in UNREGISTERED]
        found = (
            [(answer, wanted[place]) for place, answer in together]
            for together in client.search_together([(each.printed, each.unstructured) for each in wanted])
        )
        for state, question in self._settle_all(found):
            if state in {State.NONE, State.NOT_FOUND}:
                ask_after_volumes(client, question.printed)
            yield question.record, state

    def _settle_all(self, answers: Iterable[Sequence[tuple[Answer, _Question]]]) -> Iterator[tuple[State, _Question]]:
        """Settle answers many at a time. The client sees to it that they are kept before it waits for more."""
        held: list[tuple[Answer, _Question]] = []
        begun, failure = monotonic(), None
        try:
            for together in answers:
                held += together
                if len(held) >= TOGETHER or monotonic() - begun >= HOLD:
                    yield from self._settle(held)
                    held, begun = [], monotonic()
        except ServiceUnavailableError as error:  # what was answered until then is settled all the same
            failure = error
        yield from self._settle(held)
        if failure is not None:
            raise failure

    def _settle(self, answers: Sequence[tuple[Answer, _Question]]) -> list[tuple[State, _Question]]:
        settled = [_settled(answer, question) for answer, question in answers]
        if settled:
            with self.library.transaction():
                self._keep(settled)
        return [(each.state, each.question) for each in settled]

    def _keep(self, settled: Sequence[_Settled]) -> None:
        """Store how questions ended, and the records that were accepted."""
        look_ups = [
            _look_up(each.question, each.state, run=self.run, reason=each.reason, nearest=each.nearest)
            for each in settled
        ]
        self.library.save_look_ups(look_ups)
        self.cache.flush()
        accepted = [each for each in settled if each.candidate is not None]
        earlier = [record for each in accepted for record in each.question.earlier]
        if earlier:  # a refreshed answer takes the place of the older one
            self.library.withdraw_records(earlier, self.run)
        candidates = [each.candidate for each in accepted if each.candidate is not None]
        ids = self.library.add_records(
            [candidate.item for candidate in candidates],
            origin=Origin.CROSSREF,
            about=[each.question.record for each in accepted],
            raw=[candidate.raw for candidate in candidates],
            run=self.run,
        )
        self.library.add_keys((id_, each.keys) for id_, each in zip(ids, accepted, strict=True))
        ties = [tie for id_, each in zip(ids, accepted, strict=True) for tie in _ties(each, id_)]
        self.library.save_decisions(ties, run=self.run)
        self._complete(dict(zip(ids, accepted, strict=True)))

    def _complete(self, accepted: Mapping[int, _Settled]) -> None:
        """Put new records into the works of one record each that they were asked for, where that is all there is to it.

        Whatever else may be said of a record is `dedupe`'s: where it may be the same as others too, where the work has
        more records, or has got more meanwhile.
        """
        single = {id_: each.question.members[0] for id_, each in accepted.items() if _is_single(each.question)}
        alone = self.library.alone([member.id for member in single.values()])
        plain = set(single) - self.library.with_fellows(single)
        found = {id_: single[id_] for id_ in plain if single[id_].id in alone}
        groups = [
            grouped([member, Record(id=id_, origin=Origin.CROSSREF, item=each.item)])
            for id_, member in sorted(found.items())
            for each in [accepted[id_].candidate]
            if each is not None
        ]
        self.library.regroup([member.id for member in found.values()], groups)
        self.library.mark_compared(found)


def _is_single(question: _Question) -> bool:
    return len(question.members) == 1 and not question.earlier


def _settled(answer: Answer, question: _Question) -> _Settled:
    """What an answer comes to for a work."""
    if answer.outcome is not Outcome.FOUND:
        reason = answer.agency if answer.outcome is Outcome.ELSEWHERE else answer.detail
        return _Settled(question=question, state=_STATES[answer.outcome], reason=reason)
    found = _best(question.printed, answer.candidates)
    if found is None:
        return _Settled(question=question, state=State.NONE)
    best, candidate = found
    reason = best.reason or None
    if best.verdict is Verdict.MATCH or (question.by_person and best.verdict is Verdict.POSSIBLE):
        return _Settled(
            question=question,
            state=State.ACCEPTED,
            reason=reason,
            candidate=replace(candidate, item=as_printed(candidate.item, question.printed)),
            judgement=best,
            keys=block.keys(candidate.item),
        )
    return _Settled(question=question, state=_refused(question, best), reason=reason, nearest=candidate.raw)


def _ties(settled: _Settled, record: int) -> list[Decision]:
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


def _refused(question: _Question, best: Judgement) -> State:
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
