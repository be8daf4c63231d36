"""`enrich`: ask Crossref after works, keep what is found as Records of its own, and say what is left.

By the printed DOI where there is one, else by a search for the description. Answers are kept in the library as they
come and settled a little later, so that a run can be stopped anywhere and goes on where it was. What may not live here:
HTTP and limits (`crossref`), what there is to ask (`questions`), what becomes of an answer (`settling`).
"""

import gc
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import monotonic

from citeman.crossref import AGENCY_URL, BASE_URL, Answer, Client
from citeman.errors import ServiceUnavailableError
from citeman.model import Origin
from citeman.pipeline.answers import Answers, ask_after_volumes
from citeman.pipeline.dedupe import dedupe
from citeman.pipeline.questions import UNREGISTERED, UNSETTLED, Question, questions
from citeman.pipeline.settling import keep, look_up, settle
from citeman.pipeline.track import Track, silently
from citeman.report.check import LookUpState as State
from citeman.store import Library

TOGETHER = 500
"""So many answers are settled in one transaction: keys lie scattered, so that a small one writes nearly as much."""
HOLD = 1.0
"""Seconds after which fewer are."""


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
    everything = questions(library, search=search, refresh=refresh)
    asked = everything[:limit]
    if offline:
        return Enriched(left=len(everything), left_by_doi=sum(each.kind == "doi" for each in everything))
    ended: dict[int, State] = {}
    states: Counter[State] = Counter()
    unavailable: str | None = None
    cache = Answers(library)
    with (
        Client(
            url or BASE_URL,
            agency_url=agency_url or url or AGENCY_URL,
            mailto=mailto,
            cache=cache,
            refresh=refresh,
            resuming=any(each.tries for each in asked),
        ) as client,
        _seldom_collected(),
    ):
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
    left = [each for each in everything if ended.get(each.record, State.PENDING) in UNSETTLED]
    return Enriched(
        states=dict(states),
        left=len(left),
        left_by_doi=sum(each.kind == "doi" for each in left),
        unavailable=unavailable,
    )


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles of garbage more seldom meanwhile: bodies of records are many small objects and no cycles."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _ask(
    library: Library, client: Client, cache: Answers, asked: Sequence[Question], *, search: bool, track: Track
) -> Iterator[tuple[int, State]]:
    """Put the questions, as one act that can be taken back; each record asked for and the state it came to."""
    if asked:
        run = library.start_run("enrich")
        library.save_look_ups([look_up(each, State.PENDING, run=run) for each in asked])
        answered = _Run(library=library, cache=cache, run=run).ask(client, asked, search=search)
        yield from track(answered, total=len(asked), doing="Asking Crossref")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run: settles answers in the library as they come."""

    library: Library
    cache: Answers
    run: int

    def ask(self, client: Client, asked: Sequence[Question], *, search: bool) -> Iterator[tuple[int, State]]:
        """Ask all, by DOI and then by search; the record asked for and the state it came to, as it does."""
        by_doi: dict[str, list[Question]] = {}
        for question in asked:
            if question.kind == "doi":
                by_doi.setdefault(question.query, []).append(question)
        answers = (
            [(answer, question) for answer in together for question in by_doi[answer.query]]
            for together in client.look_up_together(list(by_doi))
        )
        unanswered: list[Question] = []
        for state, question in self._settle_all(answers):
            if search and state in {State.NOT_FOUND, State.MISMATCH, State.UNKNOWN}:
                unanswered.append(question)
            yield question.record, state
        wanted = [question for question in asked if question.kind == "search"]
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

    def _settle_all(self, answers: Iterable[Sequence[tuple[Answer, Question]]]) -> Iterator[tuple[State, Question]]:
        """Settle answers many at a time. The client sees to it that they are kept before it waits for more."""
        held: list[tuple[Answer, Question]] = []
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

    def _settle(self, answers: Sequence[tuple[Answer, Question]]) -> list[tuple[State, Question]]:
        settled = [settle(answer, question) for answer, question in answers]
        if settled:
            with self.library.transaction():
                self.cache.flush()
                keep(self.library, self.run, settled)
        return [(each.state, each.question) for each in settled]
