"""The limiter by a clock that only moves when someone sleeps, and the limits as the stand-in counts them."""

import threading
from contextlib import ExitStack

import httpx2
import pytest

from citeman.crossref import Client, Outcome
from citeman.crossref.limits import Limiter
from tests.crossref.conftest import RECORDS
from tests.crossref.standin import Standin, running
from tests.crossref.standin_index import Index
from tests.crossref.standin_rules import Faults


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def begins(limiter: Limiter, clock: Clock, number: int) -> list[float]:
    """When so many requests in a row begin, from the first on."""
    found = []
    for _ in range(number):
        with limiter.turn():
            found.append(clock.now)
    return [round(each - found[0], 2) for each in found]


def test_one_a_second_until_an_answer_tells() -> None:
    clock = Clock()
    assert begins(Limiter(clock, clock.sleep), clock, 3) == [0.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("headers", "gap"),
    [
        pytest.param({"x-rate-limit-limit": "10", "x-rate-limit-interval": "1s"}, 0.115, id="ten-a-second"),
        pytest.param({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1m"}, 1.38, id="fifty-a-minute"),
        pytest.param({"x-rate-limit-limit": "2"}, 0.575, id="no-interval"),
        pytest.param({"x-rate-limit-limit": "many"}, 1.0, id="no-number"),
        pytest.param({"x-rate-limit-limit": "5", "x-rate-limit-interval": "soon"}, 1.0, id="no-time"),
        pytest.param({"x-rate-limit-limit": "0"}, 1.0, id="nought"),
        pytest.param({}, 1.0, id="nothing"),
    ],
)
def test_limits_are_read_from_the_headers(headers: dict[str, str], gap: float) -> None:
    clock = Clock()
    limiter = Limiter(clock, clock.sleep)
    limiter.learn(headers)
    assert begins(limiter, clock, 3)[-1] == pytest.approx(2 * gap, abs=0.02)


def test_quiet_is_kept_for_everyone() -> None:
    clock = Clock()
    limiter = Limiter(clock, clock.sleep)
    with limiter.turn():
        limiter.hold(7.0)
    limiter.hold(2.0)
    start = clock.now
    with limiter.turn():
        assert clock.now - start == pytest.approx(7.0)


def test_a_resumed_run_waits_first() -> None:
    clock = Clock()
    limiter = Limiter(clock, clock.sleep, wait_first=True)
    with limiter.turn():
        assert clock.now == pytest.approx(101.0)


@pytest.mark.parametrize(("told", "most"), [("1", 1), ("2", 2), ("50", 3), ("0", 1), ("x", 1)])
def test_no_more_at_once_than_told_and_never_more_than_three(told: str, most: int) -> None:
    clock = Clock()
    limiter = Limiter(clock, clock.sleep)
    limiter.learn({"x-rate-limit-limit": "1000", "x-concurrency-limit": told})
    inside = threading.Semaphore(0)
    leave = threading.Event()

    def ask() -> None:
        with limiter.turn():
            inside.release()
            leave.wait(5)

    threads = [threading.Thread(target=ask) for _ in range(5)]
    with ExitStack() as stack:
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        stack.callback(leave.set)
        entered = sum(inside.acquire(timeout=0.3) for _ in range(most + 1))
    assert entered == most


def odd(number: int) -> list[str]:
    """DOIs that can only be asked for singly."""
    return [f"10.1000/{place}:x" for place in range(number)]


@pytest.mark.parametrize("mailto", [None, "me@example.org"], ids=["public", "polite"])
def test_no_limit_is_exceeded(mailto: str | None) -> None:
    dois = odd(12)
    index = Index.of_records({"DOI": doi, "type": "book", "title": [doi]} for doi in dois)
    with running(index, interval=0.3, delay=0.01) as standin:
        with Client(standin.url, agency_url=standin.url, mailto=mailto) as client:
            assert {answer.outcome for answer in client.look_up(dois)} == {Outcome.FOUND}
        assert standin.log.violations == []
        assert len(standin.log.entries) == len(dois)


def test_retry_after_is_kept() -> None:
    with running(RECORDS, limits=False, faults=Faults(script=["429-retry-after"], retry_after=1)) as standin:
        with Client(standin.url, agency_url=standin.url, first_backoff=0.01) as client:
            list(client.look_up(["10.3390/su14063576"]))
        first, second = standin.log.entries
    assert second.when - first.when >= 1.0


def test_the_stand_in_counts_who_asks_too_fast() -> None:
    with running(RECORDS) as standin, httpx2.Client() as http:
        statuses = [http.get(f"{standin.url}/works/10.3390/su14063576").status_code for _ in range(8)]
        assert statuses == [200] * 5 + [429] * 3
        assert len(standin.log.violations) == 3


def test_counters_are_told(standin: Standin, client: Client) -> None:
    list(client.look_up(["10.3390/su14063576"]))
    counted = standin.counters()
    assert (counted["requests"], counted["violations"]) == (1, [])
