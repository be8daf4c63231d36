"""Questions under way: a few at once, each on a thread of its own.

What may not live here: what is asked, limits (`limits`), what an answer means.
"""

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any, TypeAlias

from citeman.crossref.failures import QuestionFailedError
from citeman.crossref.limits import MOST_AT_ONCE
from citeman.crossref.questions import Question
from citeman.errors import ServiceUnavailableError

Reply: TypeAlias = tuple[Mapping[str, Any], ...] | QuestionFailedError
"""The records that answer a question as received, or why there are none."""


class UnderWay:
    """Takes questions from the left of `waiting` and asks them by `ask`; until a service cannot be asked any more."""

    def __init__(self, waiting: deque[Question], ask: Callable[[Question], Reply]) -> None:
        self._waiting = waiting
        self._ask = ask
        self._pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="crossref")
        self._running: dict[Future[Reply], Question] = {}
        self.unavailable: ServiceUnavailableError | None = None
        """Why nothing more is asked."""
        self.go_on()

    def __bool__(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._running)

    @property
    def ready(self) -> bool:
        """Whether an answer has come already."""
        return any(future.done() for future in self._running)

    def go_on(self) -> None:
        """Ask more, as far as there is room."""
        while self._waiting and len(self._running) < MOST_AT_ONCE and self.unavailable is None:
            question = self._waiting.popleft()
            self._running[self._pool.submit(self._ask, question)] = question

    def answered(self) -> list[tuple[Question, Reply]]:
        """The answers that have come, or else the next ones to come; more is asked in their place meanwhile."""
        replies: list[tuple[Question, Reply]] = []
        for future in wait(self._running, return_when=FIRST_COMPLETED).done:
            question = self._running.pop(future)
            try:
                replies.append((question, future.result()))
            except ServiceUnavailableError as error:
                self.unavailable = error
        self.go_on()
        return replies

    def close(self) -> None:
        """Ask nothing more, and wait for the end of what is under way."""
        self._pool.shutdown(cancel_futures=True)
