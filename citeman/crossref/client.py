"""The client that the program uses: DOIs and descriptions in, Answers out, through a cache.

Questions run on up to three threads, as the limits allow; the cache is only touched from the caller's thread. What may
not live here: HTTP (`service`), habanero (`asking`), the form of a record (`records`), judging (`matching`).
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from citeman import __version__
from citeman.crossref import questions
from citeman.crossref.agencies import Agencies
from citeman.crossref.answers import Answer, Notice, Outcome
from citeman.crossref.cache import NOT_FOUND_LASTS, NOTICES_LAST, Cache, CachedAnswer, MemoryCache, read
from citeman.crossref.failures import NotHeldError, QuestionFailedError, RefusedError
from citeman.crossref.journals import volumes_of
from citeman.crossref.limits import FIRST_BACKOFF, TRIES, Pace
from citeman.crossref.notices import by_target, notices_on
from citeman.crossref.questions import About, ByDoi, ByDois, InJournal, OfPrefix, Question, Search
from citeman.crossref.records import body, to_candidate
from citeman.crossref.underway import Reply, UnderWay
from citeman.errors import UsageError
from citeman.identifiers import normal_doi
from citeman.model import Item
from citeman.text import squeeze

if TYPE_CHECKING:
    from citeman.crossref.asking import Asker
    from citeman.crossref.service import Service

BASE_URL = "https://api.crossref.org"
AGENCY_URL = "https://doi.org"
_FROM_LIST, _NOT_HELD = "from a list", "not held"
"""Where a DOI was absent: a list may leave out what is held, the answer to its own address does not."""


class Client:
    """Asks Crossref, and doi.org for the registration agency of what Crossref does not hold.

    `mailto` is told to the services if given, and nobody's otherwise. `cache` holds earlier answers; `refresh` asks
    anew, `offline` never asks. `resuming` says that an earlier run may have asked a moment ago, so that the first
    request waits its turn. `clock` and `sleep` are for tests. Use it as a context manager; one run at a time. Raises
    UsageError for an address that is none.
    """

    def __init__(
        self,
        base_url: str = BASE_URL,
        *,
        mailto: str | None = None,
        agency_url: str = AGENCY_URL,
        cache: Cache | None = None,
        refresh: bool = False,
        offline: bool = False,
        resuming: bool = False,
        max_tries: int = TRIES,
        first_backoff: float = FIRST_BACKOFF,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._base_url = _address(base_url)
        self._agency_url = _address(agency_url)
        self._cache: Cache = cache if cache is not None else MemoryCache()
        self._refresh = refresh
        self._offline = offline
        self._pace = Pace(
            clock=clock, sleep=sleep, max_tries=max_tries, first_backoff=first_backoff, wait_first=resuming
        )
        contact = f"mailto:{mailto}" if mailto else "no contact given"
        self._user_agent = f"citeman/{__version__} ({contact})"
        self._services: dict[str, Service] = {}
        self._asker: Asker | None = None
        self._agencies: dict[str, str | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        for service in self._services.values():
            service.close()
        self._services.clear()
        self._asker = None

    def look_up(self, dois: Sequence[str]) -> Iterator[Answer]:
        """What Crossref holds under each DOI: one Answer a DOI, each once, as soon as it is known, in any order.

        Raises ServiceUnavailableError where asking on makes no sense; what was answered until then has been yielded.
        """
        for answers in self.look_up_together(dois):
            yield from answers

    def look_up_together(self, dois: Sequence[str]) -> Iterator[Sequence[Answer]]:
        """The same, but the answers that are known at one time together, so that they can be kept before more come."""
        wanted = list(dict.fromkeys(normal_doi(doi) or doi.strip().lower() for doi in dois))
        left: list[str] = []
        for start in range(0, len(wanted), questions.BATCH):
            batch = wanted[start : start + questions.BATCH]
            known = [(doi, self._remembered(doi, questions.doi_key(doi))) for doi in batch]
            left += [doi for doi, answer in known if answer is None]
            yield [answer for _, answer in known if answer is not None]
        absent = {} if self._refresh else {doi: self._cache.get(questions.absence_key(doi)) for doi in left}
        asked = list(questions.by_doi([doi for doi in left if not absent.get(doi)]))
        asked += [ByDoi(doi=doi) for doi in left if absent.get(doi) == _FROM_LIST]
        yield from self._answers(asked, [doi for doi in left if absent.get(doi) == _NOT_HELD])

    def search(self, item: Item, unstructured: str | None = None) -> Answer:
        """Up to five candidates for what a reference says. Raises ServiceUnavailableError as `look_up` does."""
        answers = [answer for found in self.search_together([(item, unstructured)]) for _, answer in found]
        return answers[0]

    def search_together(self, wanted: Iterable[tuple[Item, str | None]]) -> Iterator[Sequence[tuple[int, Answer]]]:
        """Candidates for each of many descriptions, with its place in `wanted`; those known at one time together."""
        places: dict[str, list[int]] = {}
        for place, (item, unstructured) in enumerate(wanted):
            text = questions.search_text(item, unstructured)
            if text is None:
                yield [(place, Answer(query="", outcome=Outcome.NOT_FOUND, detail="nothing to search for"))]
                continue
            known = None if text in places else self._remembered(text, questions.search_key(text))
            if known is not None:
                yield [(place, known)]
            else:
                places.setdefault(text, []).append(place)
        for answers in self._answers(Search(text=text) for text in places):
            yield [(place, answer) for answer in answers for place in places[answer.query]]

    def volumes(self, journal: str, year: int) -> Mapping[int, frozenset[int]] | None:
        """Year → the volumes that registered articles of a journal show, for the year, the one before and after it.

        Only articles whose container bears the very title count, and only their dates of print. Empty: nothing is
        registered under the title; `None`: not asked, being offline, or no usable answer.
        """
        question = InJournal(title=squeeze(journal), year=year)
        key = questions.journal_key(question)
        text = None if self._refresh and not self._offline else self._cache.get(key)
        if text is not None:
            return volumes_of(read(text)[1], journal)
        if self._offline:
            return None
        [[(_, reply)]] = self._replies(deque([question]))
        if isinstance(reply, QuestionFailedError):
            return None
        outcome = Outcome.FOUND if reply else Outcome.NOT_FOUND
        self._remember(key, CachedAnswer(outcome=outcome, bodies=tuple(map(body, reply))))
        return volumes_of(reply, journal)

    def notices(self, dois: Sequence[str]) -> Iterator[Mapping[str, tuple[Notice, ...]]]:
        """What later notices say of each DOI, as it is known: some retractions stand in no record but the notice's own.

        A DOI is left out where nothing is known of it: offline, without a usable answer, or not to be named in a
        filter. Raises ServiceUnavailableError as `look_up` does.
        """
        left = []
        for doi in dois:
            text = None if self._refresh and not self._offline else self._cache.get(questions.notices_key(doi))
            if text is None:
                left.append(doi)
            else:
                yield {doi: notices_on(doi, read(text)[1])}
        for replies in () if self._offline else self._replies(deque(questions.about(left))):
            found: dict[str, tuple[Notice, ...]] = {}
            for question, reply in replies:
                if isinstance(question, About) and not isinstance(reply, QuestionFailedError):
                    about = by_target(reply)
                    found |= {doi: self._read_notices(doi, about.get(doi, ())) for doi in question.dois}
            yield found

    def _read_notices(self, doi: str, messages: Sequence[Mapping[str, Any]]) -> tuple[Notice, ...]:
        outcome = Outcome.FOUND if messages else Outcome.NOT_FOUND
        answer = CachedAnswer(outcome=outcome, bodies=tuple(map(body, messages)))
        self._cache.put(questions.notices_key(doi), answer.dumps(), NOTICES_LAST)
        return notices_on(doi, messages)

    def _remembered(self, query: str, key: str) -> Answer | None:
        """The answer as the cache has it; offline, that nothing is known."""
        text = None if self._refresh and not self._offline else self._cache.get(key)
        if text is None:
            return Answer(query=query, outcome=Outcome.NOT_ASKED) if self._offline else None
        outcome, messages, agency = read(text)
        candidates = tuple(map(to_candidate, messages))
        return Answer(query=query, outcome=outcome, candidates=candidates, agency=agency, cached=True)

    def _answers(self, asked: Iterable[Question], not_held: Iterable[str] = ()) -> Iterator[list[Answer]]:
        """The answers to questions; what a batch leaves open is asked again singly.

        `not_held`: DOIs that Crossref is known not to hold, of which only the agency is wanted.
        """
        agencies = Agencies(self._cache, self._agencies, refresh=self._refresh)
        first = (agencies.ask_after(doi, NotHeldError("not found", 404)) for doi in not_held)
        waiting = deque([*filter(None, first), *asked])
        yield [self._not_found(*each) for each in agencies.placed()]
        for replies in self._replies(waiting):
            answers: list[Answer] = []
            for question, reply in replies:
                if isinstance(question, ByDois):
                    found, again = self._read_batch(question, reply)
                    answers += found
                    waiting.extend(again)
                elif isinstance(question, Search):
                    answers.append(self._read_search(question.text, reply))
                elif isinstance(question, OfPrefix):
                    agencies.learn(question.prefix, reply)
                elif isinstance(question, ByDoi) and isinstance(reply, NotHeldError | RefusedError):
                    self._cache.put(questions.absence_key(question.doi), _NOT_HELD, NOT_FOUND_LASTS)
                    prefix = agencies.ask_after(question.doi, reply)
                    waiting.extendleft([] if prefix is None else [prefix])
                elif isinstance(question, ByDoi):
                    answers.append(self._read_doi(question.doi, reply))
            answers += [self._not_found(*each) for each in agencies.placed()]
            yield answers

    def _replies(self, waiting: deque[Question]) -> Iterator[list[tuple[Question, Reply]]]:
        """Puts the questions, a few at once, also those that are added to `waiting` meanwhile."""
        if not waiting:
            return
        asker = self._open()
        under_way = UnderWay(waiting, partial(_ask, asker))
        try:
            while under_way:
                if not under_way.ready:
                    self._cache.flush()
                yield under_way.answered()
                under_way.go_on()
        finally:
            for service in self._services.values() if under_way else ():  # left early: nobody waits for what comes
                service.stop()
            under_way.close()
            for service in self._services.values():
                service.go_on()
        if under_way.unavailable is not None:
            raise under_way.unavailable

    def _read_batch(self, question: ByDois, reply: Reply) -> tuple[list[Answer], list[Question]]:
        """The answers that a batch gives, and the questions that it leaves open."""
        if isinstance(reply, RefusedError):
            return [], [ByDoi(doi=doi) for doi in question.dois]
        if isinstance(reply, QuestionFailedError):
            return [_failed(doi, reply) for doi in question.dois], []
        found = {normal_doi(str(message.get("DOI"))): message for message in reply}
        answers = [self._found(doi, found[doi]) for doi in question.dois if doi in found]
        absent = [doi for doi in question.dois if doi not in found]
        for doi in absent:
            self._cache.put(questions.absence_key(doi), _FROM_LIST, NOT_FOUND_LASTS)
        return answers, [ByDoi(doi=doi) for doi in absent]

    def _read_doi(self, doi: str, reply: Reply) -> Answer:
        return _failed(doi, reply) if isinstance(reply, QuestionFailedError) else self._found(doi, reply[0])

    def _read_search(self, text: str, reply: Reply) -> Answer:
        if isinstance(reply, QuestionFailedError):
            return _failed(text, reply)
        outcome = Outcome.FOUND if reply else Outcome.NOT_FOUND
        candidates = tuple(map(to_candidate, reply))
        bodies = tuple(candidate.raw for candidate in candidates)
        self._remember(questions.search_key(text), CachedAnswer(outcome=outcome, bodies=bodies))
        return Answer(query=text, outcome=outcome, candidates=candidates, status=200)

    def _found(self, doi: str, message: Mapping[str, Any]) -> Answer:
        candidate = to_candidate(message)
        self._remember(questions.doi_key(doi), CachedAnswer(outcome=Outcome.FOUND, bodies=(candidate.raw,)))
        return Answer(query=doi, outcome=Outcome.FOUND, candidates=(candidate,), status=200)

    def _not_found(self, doi: str, failure: QuestionFailedError, agency: str | QuestionFailedError | None) -> Answer:
        """Crossref does not hold the DOI: another agency may, or none; to be asked again where that stayed open."""
        if isinstance(agency, QuestionFailedError):
            detail = f"not held by Crossref, and which agency holds it could not be asked: {agency.detail}"
            return Answer(query=doi, outcome=Outcome.FAILED, status=failure.status, detail=detail)
        outcome = Outcome.NOT_FOUND if agency == "Crossref" else Outcome.ELSEWHERE if agency else Outcome.UNKNOWN_PREFIX
        self._remember(questions.doi_key(doi), CachedAnswer(outcome=outcome, agency=agency))
        return Answer(query=doi, outcome=outcome, status=failure.status, agency=agency)

    def _remember(self, key: str, answer: CachedAnswer) -> None:
        self._cache.put(key, answer.dumps(), answer.lasts)

    def _open(self) -> "Asker":
        from citeman.crossref.asking import Asker  # noqa: PLC0415 -- habanero takes a quarter of a second to import

        if self._asker is None:
            services = self._service(self._base_url), self._service(self._agency_url)
            self._asker = Asker(services[0], self._base_url, services[1], self._agency_url)
        return self._asker

    def _service(self, base_url: str) -> "Service":
        from citeman.crossref.service import Service  # noqa: PLC0415 -- imports the HTTP library

        if base_url not in self._services:
            self._services[base_url] = Service(base_url, user_agent=self._user_agent, pace=self._pace)
        return self._services[base_url]


def _address(url: str) -> str:
    """A service's base address, without the slash at its end. Raises UsageError for what is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{url}: not the address of a service; give one as https://api.crossref.org")
    return url.rstrip("/")


def _ask(asker: "Asker", question: Question) -> Reply:
    try:
        return asker.ask(question)
    except QuestionFailedError as failure:
        return failure


def _failed(query: str, failure: QuestionFailedError) -> Answer:
    return Answer(query=query, outcome=Outcome.FAILED, status=failure.status, detail=failure.detail)
