"""Works and sources, listed and shown."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citeman.model import Work
from citeman.report import listing
from citeman.report.columns import cells
from tests.report.conftest import Library

GOLDEN = Path(__file__).parent / "golden"


def _work(library: Library, citekey: str) -> Work:
    return next(work for work in library.works if work.citekey == citekey)


def test_a_line_a_work(library: Library) -> None:
    lines = listing.works_text(library.works[:3], library.records, width=72).splitlines()
    assert lines == [
        "citekey           who          year  cited by  title",
        "zhou2017impact    Zhou et al.  2017         1  The impact of ecological…",
        "kong2019research  Kong         2019         2  Research on the Marketin…",
        "ma2018research    Ma           2018         2  Research on the Internat…",
    ]


def test_a_pipe_gets_whole_titles(library: Library) -> None:
    text = listing.works_text(library.works, library.records, width=None)
    assert all((work.item.title or "") in text for work in library.works)


def test_no_works_and_no_sources_are_no_lines() -> None:
    assert listing.works_text([], {}) == ""
    assert listing.sources_text([], {}) == ""


def test_works_for_scripts(library: Library) -> None:
    data = listing.works_data(library.works, library.records)
    assert data[1]["citekey"] == "kong2019research"
    assert data[1]["cited-by"] == ["wei-long", "yang-zvarych"]
    assert data[0]["aliases"] == ["zhou2017the"]
    assert json.loads(json.dumps(data)) == data


def test_one_work_reads_as_agreed(library: Library) -> None:
    text = listing.work_text(
        _work(library, "zhou2017impact"),
        library.records,
        library.decisions,
        library.sources,
        mentions={("wang", 11): 3, ("wang", 12): 1},
        width=90,
    )
    assert text == (GOLDEN / "show.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_shown_work_fits(library: Library, width: int) -> None:
    for work in library.works:
        text = listing.work_text(work, library.records, library.decisions, library.sources, width=width)
        assert max(cells(line) for line in text.splitlines()) <= width


def test_the_day_of_a_record_is_told(library: Library) -> None:
    records = {**library.records, 14: replace(library.records[14], when=datetime(2026, 3, 4, tzinfo=UTC))}
    work = _work(library, "zhou2017impact")
    assert "  Crossref (2026-03-04): Zhou" in listing.work_text(work, records, library.decisions, library.sources)
    data = json.loads(json.dumps(listing.work_data(work, records, library.decisions, library.sources)))
    assert [each["when"] for each in data["records"]] == ["2026-03-04T00:00:00+00:00"]


def test_a_work_that_is_printed_nowhere_says_so(library: Library) -> None:
    work = Work(citekey="x", item=library.records[14].item, records=(14,))
    assert "Printed nowhere\n" in listing.work_text(work, library.records, [], [])


def test_one_work_for_scripts(library: Library) -> None:
    work = _work(library, "zhou2017impact")
    data = listing.work_data(work, library.records, library.decisions, library.sources, mentions={("wang", 11): 3})
    assert json.loads(json.dumps(data)) == data
    told = json.loads(json.dumps(data))
    page = next(each for each in told["fields"] if each["field"] == "page")
    assert page == {
        "field": "page",
        "value": "66–71",
        "from": "Crossref",
        "values": {"wang:11": "6", "wang:23": "66-71", "Crossref": "66–71"},
    }
    assert [(each["address"], each["mentions"], each["doubtful"]) for each in told["references"]] == [
        ("wang:11", 3, False),
        ("wang:23", 0, True),
    ]
    assert [each["verdict"] for each in told["decisions"]] == ["match"] * 3


def test_sources_in_a_table(library: Library) -> None:
    files = {"wang": ["wang.txt", "wang.pdf"]}
    lines = listing.sources_text(library.sources, library.records, files=files, width=None).splitlines()
    assert lines[0].split() == ["source", "kind", "references", "doubtful", "files", "title"]
    assert lines[3].split(maxsplit=6) == [
        "wang",
        "paper",
        "6",
        "1",
        "wang.txt,",
        "wang.pdf",
        "Research on Xiaomi's <em>Business</em> Model",
    ]
    assert "list without its paper" in lines[4]


def test_sources_for_scripts(library: Library) -> None:
    data = listing.sources_data(library.sources, library.records)
    assert [(each["source"], each["kind"], each["references"]) for each in data] == [
        ("yang-zvarych", "paper", 3),
        ("wei-long", "paper", 4),
        ("wang", "paper", 6),
        ("leftover", "fragment", 0),
    ]
