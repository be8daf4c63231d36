"""One HTTP service, asked politely: pooled connections, limits, retries with backoff and jitter, a circuit breaker.

What may not live here: what is asked and what the answers mean.
"""

import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx2

from citeman.crossref.failures import NotHeldError, QuestionFailedError, RefusedError
from citeman.crossref.limits import Limiter, Pace
from citeman.errors import ServiceUnavailableError

_BREAKS_AFTER = 8
"""Failures in a row, of whatever questions, after which nothing more is asked."""
_UNREACHED_AFTER = 2
"""The same where not one answer has come yet and no connection can be made: there is no network, or no such host."""
_LONGEST_WAIT = 120.0
"""Seconds; a service that asks for a longer pause is asked again another day."""
_TIMEOUT = httpx2.Timeout(20.0, connect=5.0)
_BLOCKED = frozenset({401, 403, 407, 451})


@dataclass(frozen=True, slots=True)
class Reply:
    """A response, and what its body says: parsed once, for records are long."""

    response: httpx2.Response
    body: Any


class Service:
    """A service below one base address. Safe to use from several threads."""

    def __init__(self, base_url: str, *, user_agent: str, pace: Pace | None = None) -> None:
        self.name = urlsplit(base_url).netloc
        self._pace = pace or Pace()
        self._stopped = threading.Event()
        self._limiters: dict[str, Limiter] = {}
        self._lock = threading.Lock()
        self._failures = 0
        self._answered = False
        self._last = ""
        self._http = httpx2.Client(
            headers={"User-Agent": user_agent, "X-User-Agent": user_agent},
            timeout=_TIMEOUT,
            follow_redirects=True,
            trust_env=not _on_loopback(base_url),
        )

    def close(self) -> None:
        """Ends all waiting and closes the connections."""
        self.stop()
        self._http.close()

    def stop(self) -> None:
        """Ends all waiting: questions under way fail at their next step."""
        self._stopped.set()

    def go_on(self) -> None:
        """Takes `stop` back."""
        self._stopped.clear()

    def get(self, kind: str, url: str, params: Mapping[str, str] | None = None) -> Reply:
        """The answer to one question: status 200, JSON. Limits are kept for each `kind` of question.

        Raises NotHeldError (404), RefusedError (400), QuestionFailedError (no usable answer after all tries), and
        ServiceUnavailableError where asking on makes no sense.
        """
        limiter = self._limiter(kind)
        last = QuestionFailedError("never asked")
        for attempt in range(self._pace.max_tries):
            self._go_on_or_raise()
            if attempt:
                self._back_off(attempt)
            try:
                return self._once(limiter, url, params)
            except _AgainError as again:
                last = again.failure
        raise last

    def _once(self, limiter: Limiter, url: str, params: Mapping[str, str] | None) -> Reply:
        """One try. Its failure is counted before the next request may begin, so that no more are tried than allowed."""
        with limiter.turn():
            self._go_on_or_raise()
            try:
                reply = self._received(limiter, url, params)
            except _AgainError as again:
                self._count_failure(again)
                raise
            with self._lock:
                self._failures, self._answered = 0, True
        return _held(reply)

    def _received(self, limiter: Limiter, url: str, params: Mapping[str, str] | None) -> Reply:
        try:
            response = self._http.get(url, params=params)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            raise _AgainError(_words(error), unreached=True) from error
        except httpx2.HTTPError as error:
            raise _AgainError(_words(error)) from error
        limiter.learn(response.headers)
        pause = _retry_after(response)
        if response.status_code == 429 or pause:
            limiter.hold(min(pause or self._pace.first_backoff, _LONGEST_WAIT))
        return Reply(response=response, body=self._body(response, pause))

    def _body(self, response: httpx2.Response, pause: float) -> Any:
        """What an answer says; raises for everything that is no answer to the question."""
        status = response.status_code
        if status in _BLOCKED:
            raise ServiceUnavailableError(
                f"{self.name} refuses to be asked (HTTP status {status}); nothing more was asked"
            )
        if pause > _LONGEST_WAIT:
            raise ServiceUnavailableError(f"{self.name} asks for a pause of {pause:.0f} seconds; try again after it")
        if status == 200:
            return _parsed(response)
        if status not in {400, 404} or "html" in response.headers.get("content-type", ""):
            raise _AgainError(f"HTTP status {status}", status)
        return None

    def _limiter(self, kind: str) -> Limiter:
        with self._lock:
            if kind not in self._limiters:
                self._limiters[kind] = Limiter(self._pace.clock, self._wait, wait_first=self._pace.wait_first)
            return self._limiters[kind]

    def _wait(self, seconds: float) -> None:
        if self._pace.sleep is not None:
            self._pace.sleep(seconds)
        elif self._stopped.wait(seconds):
            raise QuestionFailedError("stopped")

    def _back_off(self, attempt: int) -> None:
        seconds = self._pace.first_backoff * 2 ** (attempt - 1)
        self._wait(seconds * (1 + self._pace.jitter.random() / 2))

    def _count_failure(self, again: "_AgainError") -> None:
        with self._lock:
            self._failures += 1
            self._last = again.failure.detail
            self._answered = self._answered or not again.unreached

    def _go_on_or_raise(self) -> None:
        if self._stopped.is_set():
            raise QuestionFailedError("stopped")
        most = _BREAKS_AFTER if self._answered else _UNREACHED_AFTER
        if self._failures >= most:
            raise ServiceUnavailableError(f"{self.name} is out of reach ({self._last}); try again later")


class _AgainError(Exception):
    """A try that failed in a way that the next one may not."""

    def __init__(self, detail: str, status: int | None = None, *, unreached: bool = False) -> None:
        super().__init__(detail)
        self.failure = QuestionFailedError(detail, status)
        self.unreached = unreached


def _held(reply: Reply) -> Reply:
    if reply.response.status_code == 404:
        raise NotHeldError("not found", 404)
    if reply.response.status_code == 400:
        raise RefusedError(reply.response.text[:200], 400)
    return reply


def _parsed(response: httpx2.Response) -> Any:
    if str(response.headers.get("content-type", "")).startswith("application/json"):
        with suppress(ValueError):
            return response.json()
    raise _AgainError("an answer that is not JSON", response.status_code)


def _retry_after(response: httpx2.Response) -> float:
    """Seconds that the service asks to wait: `Retry-After` is a number or a date (RFC 9110, 10.2.3)."""
    text = response.headers.get("retry-after", "").strip()
    if text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return max(0.0, (until - datetime.now(UTC)).total_seconds()) if until.tzinfo else 0.0


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _on_loopback(url: str) -> bool:
    """Whether an address is this machine's own: no proxy can help there."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
