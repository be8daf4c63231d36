"""The stand-in itself, asked without the program: it must answer as recorded answers of the services look."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.crossref.conftest import RECORDS
from tests.crossref.standin import Standin, running
from tests.crossref.standin_index import Index

KNOWN = "10.3390/jtaer16070164"


@pytest.fixture
def http(standin: Standin) -> Iterator[httpx2.Client]:
    """A plain client of the stand-in."""
    with httpx2.Client(base_url=standin.url) as client:
        yield client


def message(response: httpx2.Response) -> dict[str, Any]:
    """The message of a good answer."""
    assert response.status_code == 200
    found: dict[str, Any] = response.json()["message"]
    return found


def test_limits_are_announced() -> None:
    with running(RECORDS) as standin, httpx2.Client(base_url=standin.url) as http:
        single = http.get(f"/works/{KNOWN}").headers
        listed = http.get("/works", params={"rows": 0}, headers={"User-Agent": "x (mailto:me@example.org)"}).headers
    names = ("x-api-pool", "x-rate-limit-limit", "x-rate-limit-interval", "x-concurrency-limit")
    assert [single[name] for name in names] == ["public-single", "5", "1s", "1"]
    assert [listed[name] for name in names] == ["polite-array", "3", "1s", "3"]


def test_what_is_not_held_is_plain_text_also_under_a_json_type(http: httpx2.Client) -> None:
    answers = [http.get(f"/works/10.1000/none{number}") for number in range(6)]
    assert {answer.status_code for answer in answers} == {404}
    assert {answer.text for answer in answers} == {"Resource not found."}
    kinds = {answer.headers["content-type"] for answer in answers}
    assert kinds == {"text/plain", "application/json;charset=utf-8"}


@pytest.mark.parametrize(
    ("params", "status", "kind"),
    [
        pytest.param({"rows": "things"}, 400, "integer-not-valid", id="rows"),
        pytest.param({"rows": "1001"}, 400, "integer-not-valid", id="too-many-rows"),
        pytest.param({"filter": "doi:10.1000/a,b"}, 400, "filter-not-available", id="a-comma-in-a-filter"),
        pytest.param({"filter": "colour:red"}, 400, "filter-not-available", id="no-such-filter"),
        pytest.param({"cursor": "thing"}, 404, "cursor-invalid", id="cursor"),
    ],
)
def test_wrong_questions_are_answered_as_json(
    http: httpx2.Client, params: dict[str, str], status: int, kind: str
) -> None:
    answer = http.get("/works", params=params)
    assert answer.status_code == status
    assert answer.json()["message"][0]["type"] == kind


def test_a_batch_is_lower_cased_and_leaves_out_what_is_not_held(http: httpx2.Client) -> None:
    dois = [KNOWN.upper(), "10.3390/SU14063576", "10.3390/none"]
    found = message(http.get("/works", params={"filter": ",".join(f"doi:{doi}" for doi in dois), "rows": 10}))
    assert {each["DOI"] for each in found["items"]} == {KNOWN, "10.3390/su14063576"}


def test_several_values_of_one_filter_are_alternatives() -> None:
    index = Index.of_records(
        {"DOI": f"10.1000/n{number}", "update-to": [{"DOI": f"10.1000/W{number}", "type": kind}]}
        for number, kind in enumerate(("retraction", "correction", "retraction"))
    )
    with running(index, limits=False) as standin, httpx2.Client(base_url=standin.url) as http:
        both = {"filter": "updates:10.1000/w0,updates:10.1000/w1,updates:10.1000/none", "select": "DOI"}
        assert sorted(each["DOI"] for each in message(http.get("/works", params=both))["items"]) == [
            "10.1000/n0",
            "10.1000/n1",
        ]
        none = {"filter": "updates:10.1000/none"}
        assert message(http.get("/works", params=none))["items"] == []
        grave = {"filter": "updates:10.1000/w0,updates:10.1000/w1,update-type:retraction", "select": "DOI"}
        assert message(http.get("/works", params=grave))["items"] == [{"DOI": "10.1000/n0"}]


def test_a_cursor_leads_through_everything(http: httpx2.Client, standin: Standin) -> None:
    seen: list[str] = []
    cursor = "*"
    while items := (page := message(http.get("/works", params={"cursor": cursor, "rows": 5})))["items"]:
        seen += [each["DOI"] for each in items]
        cursor = page["next-cursor"]
    assert sorted(seen) == sorted(standin.index.records)


def test_a_search_is_scored_and_selects(http: httpx2.Client) -> None:
    params = {"query.bibliographic": "product scarcity in marketing hamilton 2023", "select": "DOI,score", "rows": "3"}
    items = message(http.get("/works", params=params))["items"]
    assert items[0]["DOI"] == "10.1007/s11747-023-00976-w"
    assert all(set(each) == {"DOI", "score"} for each in items)
    assert items[0]["score"] > items[1]["score"] > 1


@pytest.mark.parametrize(
    ("prefix", "told"),
    [
        pytest.param("10.3390", {"DOI": "10.3390", "RA": "Crossref"}, id="crossref"),
        pytest.param("10.5281", {"DOI": "10.5281", "RA": "DataCite"}, id="another"),
        pytest.param("10.0137", {"DOI": "10.0137", "status": "DOI does not exist"}, id="none"),
    ],
)
def test_agencies_are_told_as_doi_org_tells_them(http: httpx2.Client, prefix: str, told: dict[str, str]) -> None:
    assert http.get(f"/ra/{prefix}").json() == [told]


def test_it_runs_by_itself() -> None:
    command = [sys.executable, "-m", "tests.crossref.standin", "--port", "0", "--no-limits"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        url = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        assert message(httpx2.get(f"{url}/works/{KNOWN}"))["DOI"] == KNOWN
        assert httpx2.get(f"{url}/standin/counters").json()["requests"] == 1
        process.terminate()
