"""The client against the stand-in: what each question ends in, and what is asked for it."""

import json
from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from citeman.crossref import Answer, Client, MemoryCache, Outcome
from citeman.errors import ServiceUnavailableError, UsageError
from citeman.model import Date, Item, Name
from tests.crossref.conftest import RECORDS
from tests.crossref.standin import Standin, running
from tests.crossref.standin_index import Index
from tests.crossref.standin_rules import FAULTS, Faults

KNOWN = "10.3390/jtaer16070164"
HELD = [record["DOI"] for record in json.loads((RECORDS / "four_papers.json").read_text("utf-8"))]


def test_a_doi_is_found_with_its_item_and_its_raw_record(client: Client) -> None:
    (answer,) = client.look_up([f"https://doi.org/{KNOWN.upper()}"])
    assert answer.query == KNOWN
    assert answer.outcome is Outcome.FOUND
    (candidate,) = answer.candidates
    assert candidate.item.author[0] == Name(family="Rosário", given="Albérico")
    assert (candidate.item.volume, candidate.item.page) == ("16", "3003-3024")
    assert json.loads(candidate.raw)["DOI"] == KNOWN


def test_many_dois_go_in_one_request_and_each_is_answered_once(client: Client, standin: Standin) -> None:
    answers = list(client.look_up([*HELD, HELD[0]]))
    assert sorted(each.query for each in answers) == sorted(HELD)
    assert {each.outcome for each in answers} == {Outcome.FOUND}
    assert len(standin.log.entries) == 1


@pytest.mark.parametrize(
    ("doi", "outcome", "agency"),
    [
        pytest.param("10.3390/no-such-thing", Outcome.NOT_FOUND, "Crossref", id="crossref-does-not-hold-it"),
        pytest.param("10.16834/j.cnki.issn1009-5292.2021.34.003", Outcome.ELSEWHERE, "ISTIC", id="another-agency"),
        pytest.param("10.99999/nothing", Outcome.UNKNOWN_PREFIX, None, id="no-agency-knows-the-prefix"),
    ],
)
def test_what_crossref_does_not_hold(client: Client, doi: str, outcome: Outcome, agency: str | None) -> None:
    (answer,) = client.look_up([doi])
    assert (answer.outcome, answer.agency, answer.status) == (outcome, agency, 404)
    assert answer.settled


def test_where_the_agency_cannot_be_asked_the_doi_stays_open(standin: Standin) -> None:
    with running(RECORDS) as other:
        gone = other.url
    with Client(standin.url, agency_url=gone, first_backoff=0.01) as client:
        (answer,) = client.look_up(["10.16834/x"])
    assert (answer.outcome, answer.settled, answer.status) == (Outcome.FAILED, False, 404)
    assert answer.detail is not None
    assert "not held by Crossref" in answer.detail


def test_the_volumes_of_a_journal(client: Client, standin: Standin) -> None:
    for _ in range(2):
        assert client.volumes("Journal of  Business Ethics", 2022) == {2022: frozenset({181})}
    assert len(standin.log.entries) == 1
    assert client.volumes("Journal of Business", 2022) == {}
    assert client.volumes("Journal of Business Ethics", 1990) == {}


NOTICES = [
    {"DOI": "10.1000/notice.1", "update-to": [{"DOI": "10.1000/A", "type": "retraction", "source": "publisher"}]},
    {"DOI": "10.1000/notice.2", "update-to": [{"DOI": "10.1000/a", "type": "erratum"}]},
    {"DOI": "10.1000/b", "update-to": [{"DOI": "10.1000/b", "type": "new_version"}]},
]


def test_notices_that_point_at_dois_are_asked_for_together_and_once_a_week() -> None:
    cache, dois = MemoryCache(), ["10.1000/a", "10.1000/b", "10.1000/c", "10.1000/a:colon"]
    with running(Index.of_records(NOTICES), limits=False) as standin:
        for offline in (False, True):
            with Client(standin.url, cache=cache, offline=offline) as client:
                told = {doi: said for found in client.notices(dois) for doi, said in found.items()}
            assert {doi: [(each.label, each.doi) for each in said] for doi, said in told.items()} == {
                "10.1000/a": [("retraction", "10.1000/notice.1"), ("erratum", "10.1000/notice.2")],
                "10.1000/b": [],
                "10.1000/c": [],
            }
        assert len(standin.log.entries) == 1


def test_notices_without_an_answer_are_left_for_later() -> None:
    with (
        running(Index.of_records(NOTICES), limits=False, faults=Faults(script=["503"] * 4)) as standin,
        Client(standin.url, first_backoff=0.01) as client,
    ):
        assert [found for found in client.notices(["10.1000/a"]) if found] == []
        assert [list(found) for found in client.notices(["10.1000/a"]) if found] == [["10.1000/a"]]


def test_volumes_are_not_asked_for_offline(standin: Standin) -> None:
    with Client(standin.url, offline=True) as client:
        assert client.volumes("Journal of Business Ethics", 2022) is None
    assert not standin.log.entries


def test_an_agency_is_asked_for_once_a_prefix(client: Client, standin: Standin) -> None:
    list(client.look_up([f"10.16834/{number}" for number in range(4)]))
    assert sum(entry.path.startswith("/ra/") for entry in standin.log.entries) == 1


def test_what_was_absent_from_a_list_is_not_listed_again_after_a_stop() -> None:
    """The first run ends while doi.org is out of reach; the second asks for the agency alone."""
    cache, dois = MemoryCache(), ["10.16834/a", "10.16834/b"]
    with running(RECORDS) as other:
        gone = other.url
    with running(RECORDS, limits=False) as standin:
        for agency_url, outcome in ((gone, Outcome.FAILED), (standin.url, Outcome.ELSEWHERE)):
            with Client(standin.url, agency_url=agency_url, cache=cache, first_backoff=0.01) as client:
                assert {answer.outcome for answer in client.look_up(dois)} == {outcome}
        assert [entry.path.partition("?")[0] for entry in standin.log.entries] == [
            "/works",
            "/works/10.16834/a",
            "/works/10.16834/b",
            "/ra/10.16834",
        ]


def test_what_a_batch_leaves_out_is_asked_for_singly() -> None:
    with running(RECORDS, limits=False, forgets=frozenset({KNOWN})) as standin:
        with Client(standin.url, agency_url=standin.url) as client:
            answers = {each.query: each.outcome for each in client.look_up(HELD)}
        assert answers[KNOWN] is Outcome.FOUND
        assert standin.log.asked[KNOWN] == 2


ODD = ["10.1002/(sici)1097-4571(199904)50:5<401::aid-asi4>3.0.co;2-x", "10.1000/a#b", "10.1000/a?b=c", "10.1000/50%off",
       "10.1000/a,b", "10.1000/ä&ö", "10.1000/a+b", "10.1000/ends/", "10.1000/a[1]", '10.1000/a"b']  # fmt: skip


@pytest.mark.parametrize("doi", ODD)
def test_odd_dois_arrive_as_they_are(doi: str) -> None:
    index = Index.of_records([{"DOI": doi, "type": "book", "title": [doi]}, {"DOI": "10.1000/a", "type": "book"}])
    with running(index, limits=False) as standin, Client(standin.url, agency_url=standin.url) as client:
        cleaned = doi.rstrip('"')
        answers = list(client.look_up([cleaned]))
        assert [candidate.item.doi for candidate in answers[0].candidates] in ([doi], [answers[0].query])


def test_search_offers_candidates_best_first(client: Client) -> None:
    item = Item(
        title="On the strategic use of product scarcity", author=(Name(family="Hamilton"),), issued=Date.of(2023)
    )
    answer = client.search(item)
    assert answer.outcome is Outcome.FOUND
    assert answer.candidates[0].item.doi == "10.1007/s11747-023-00976-w"
    assert 1 < len(answer.candidates) <= 5
    scores = [candidate.score or 0.0 for candidate in answer.candidates]
    assert scores == sorted(scores, reverse=True)


def test_search_by_the_printed_entry_where_nothing_was_read(client: Client) -> None:
    answer = client.search(Item(), "Cha H, Kotabe M, Wu J. Reshaping internationalization strategy … 2023")
    assert answer.candidates[0].item.doi == "10.1007/s11575-022-00494-x"


def test_nothing_to_search_for_asks_nothing(client: Client, standin: Standin) -> None:
    assert client.search(Item()).outcome is Outcome.NOT_FOUND
    assert not standin.log.entries


def test_equal_searches_are_asked_once(client: Client, standin: Standin) -> None:
    same = (Item(title="Sustainability of clusters", issued=Date.of(2022)), None)
    assert sorted(place for found in client.search_together([same, same, same]) for place, _ in found) == [0, 1, 2]
    assert len(standin.log.entries) == 1


def test_the_cache_answers_the_second_time_and_offline(standin: Standin) -> None:
    cache, dois = MemoryCache(), [KNOWN, "10.16834/x", "10.3390/none"]
    with Client(standin.url, agency_url=standin.url, cache=cache) as client:
        first = {each.query: each for each in client.look_up(dois)}
    asked = len(standin.log.entries)
    with Client(standin.url, agency_url=standin.url, cache=cache, offline=True) as client:
        second = {each.query: each for each in client.look_up([*dois, HELD[0]])}
    assert len(standin.log.entries) == asked
    assert second[HELD[0]].outcome is Outcome.NOT_ASKED
    for doi in dois:
        assert second[doi].cached
        assert (second[doi].outcome, second[doi].agency) == (first[doi].outcome, first[doi].agency)
        assert second[doi].candidates == first[doi].candidates


def test_refresh_asks_again(standin: Standin) -> None:
    cache = MemoryCache()
    for refresh in (False, False, True):
        with Client(standin.url, agency_url=standin.url, cache=cache, refresh=refresh) as client:
            list(client.look_up([KNOWN]))
    assert standin.log.asked[KNOWN] == 2


def test_records_are_kept_longer_than_misses(standin: Standin) -> None:
    class Noting(MemoryCache):
        lasting: dict[str, timedelta] = {}  # noqa: RUF012 -- one test's own class

        def put(self, key: str, value: str, lasts: timedelta) -> None:
            self.lasting[key] = lasts
            super().put(key, value, lasts)

    cache = Noting()
    with Client(standin.url, agency_url=standin.url, cache=cache) as client:
        list(client.look_up([KNOWN, "10.3390/none"]))
    assert cache.lasting[f"doi:{KNOWN}"] == timedelta(days=30)
    assert cache.lasting["doi:10.3390/none"] == timedelta(days=7)


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_got_over(fault: str) -> None:
    with running(RECORDS, limits=False, faults=Faults(script=[fault], retry_after=0, slow_seconds=0.05)) as standin:
        with Client(standin.url, agency_url=standin.url, first_backoff=0.01) as client:
            (answer,) = client.look_up([KNOWN])
        assert answer.outcome is Outcome.FOUND
        assert len(standin.log.entries) == (1 if fault == "slow" else 2)


def test_a_question_that_keeps_failing_fails_alone() -> None:
    with running(RECORDS, limits=False, faults=Faults(script=["503"] * 4)) as standin:
        with Client(standin.url, agency_url=standin.url, first_backoff=0.01) as client:
            (failed,) = client.look_up([KNOWN])
            (found,) = client.look_up([KNOWN])
        assert (failed.outcome, failed.status, failed.settled) == (Outcome.FAILED, 503, False)
        assert found.outcome is Outcome.FOUND


def test_the_breaker_opens_and_what_was_answered_stays() -> None:
    odd = [f"10.1000/{number}:x" for number in range(10)]
    index = Index.of_records({"DOI": doi, "type": "book", "title": [doi]} for doi in odd)
    with running(index, limits=False, faults=Faults(script=[None] * 3 + ["500"] * 40)) as standin:
        answers: list[Answer] = []
        with Client(standin.url, agency_url=standin.url, first_backoff=0.001) as client:
            with pytest.raises(ServiceUnavailableError, match="out of reach"):
                answers.extend(client.look_up(odd))
            asked = len(standin.log.entries)
            with pytest.raises(ServiceUnavailableError):
                list(client.look_up(odd[5:6]))
        assert len(standin.log.entries) == asked
        assert asked < 25, "not all of the 3 + 7 * 4 requests that ten questions would take"


def test_no_service_at_all_is_said_after_two_tries() -> None:
    with running(RECORDS) as standin:
        url = standin.url
    waits: list[float] = []
    with Client(url, agency_url=url, sleep=waits.append) as client, pytest.raises(ServiceUnavailableError):
        list(client.look_up(["10.1000/1"]))
    assert len([wait for wait in waits if wait >= 2.0]) == 1


@pytest.mark.parametrize("url", ["", "api.crossref.org", "ftp://api.crossref.org", "http://", "file:///etc/hosts"])
def test_an_address_that_is_none_is_wrong_use(url: str) -> None:
    with pytest.raises(UsageError, match="not the address of a service"):
        Client(url)


@pytest.mark.parametrize("status", ["401", "403", "407"])
def test_a_service_that_refuses_is_not_asked_again(status: str) -> None:
    with running(RECORDS, limits=False, faults=Faults(script=[status])) as standin:
        with (
            Client(standin.url, agency_url=standin.url) as client,
            pytest.raises(ServiceUnavailableError, match=status),
        ):
            list(client.look_up([KNOWN]))
        assert len(standin.log.entries) == 1


def test_a_pause_too_long_to_wait_for_ends_the_asking() -> None:
    faults = Faults(script=["429-retry-after"], retry_after=3600)
    with running(RECORDS, limits=False, faults=faults) as standin:
        with (
            Client(standin.url, agency_url=standin.url) as client,
            pytest.raises(ServiceUnavailableError, match="3600"),
        ):
            list(client.look_up([KNOWN]))
        assert len(standin.log.entries) == 1


def test_an_answer_of_another_form_is_a_failure_of_its_question() -> None:
    with running(RECORDS, limits=False, faults=Faults(script=["other"])) as standin:
        with Client(standin.url, agency_url=standin.url) as client:
            (answer,) = client.look_up([KNOWN])
        assert (answer.outcome, answer.status) == (Outcome.FAILED, 200)


def test_no_address_is_told_unless_given(standin: Standin) -> None:
    for mailto in (None, "me@example.org"):
        with Client(standin.url, agency_url=standin.url, mailto=mailto) as client:
            list(client.look_up([KNOWN]))
    quiet, polite = standin.log.entries
    assert quiet.user_agent.startswith("citeman/")
    assert "mailto" not in quiet.user_agent
    assert quiet.pool == "public-single"
    assert "mailto:me@example.org" in polite.user_agent
    assert polite.pool == "polite-single"


def test_leaving_the_answers_early_ends_the_asking(standin: Standin) -> None:
    with Client(standin.url, agency_url=standin.url) as client:
        answers = client.look_up([f"10.1000/{number}:x" for number in range(200)])
        next(answers)
        assert isinstance(answers, Generator)
        answers.close()
    assert len(standin.log.entries) < 20


def test_the_stand_in_reads_the_records_beside_it() -> None:
    assert Path(RECORDS / "four_papers.json").is_file()
    assert len(HELD) == len(set(HELD)) >= 13
