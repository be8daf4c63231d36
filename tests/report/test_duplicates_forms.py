"""The duplicate report as text and as JSON."""

import json
import re
from pathlib import Path

import pytest

from citeman.report import duplicates
from citeman.report.columns import cells
from citeman.report.duplicates import DuplicateReport

GOLDEN = Path(__file__).parent / "golden"


def test_text_reads_as_agreed(report: DuplicateReport) -> None:
    assert duplicates.to_text(report, width=90) == (GOLDEN / "duplicates.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 72, 100, 160])
def test_text_keeps_within_its_width(report: DuplicateReport, width: int) -> None:
    lines = duplicates.to_text(report, width=width).splitlines()
    assert max(cells(line) for line in lines if "citeman " not in line) <= width


def test_colour_adds_styles_and_changes_no_word(report: DuplicateReport) -> None:
    colored = duplicates.to_text(report, width=90, color=True)
    assert "\x1b[1;4moverseas\x1b[0m" in colored
    bare = re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()
    plain = duplicates.to_text(report, width=90).splitlines()
    assert [line.rstrip() for line in bare] == [line for line in plain if not re.fullmatch(r"[ ~]*~", line)]


def test_json_has_the_agreed_shape(report: DuplicateReport) -> None:
    data = json.loads(duplicates.to_json(report))
    assert list(data) == ["summary", "sources", "works", "possible", "versions", "apart"]
    assert data["summary"]["merged"] == 4
    kong = data["works"][0]
    assert kong["citekey"] == "kong2019research"
    assert kong["verdict"] == "match"
    assert [(each["source"], each["label"]) for each in kong["references"]] == [
        ("yang-zvarych", "2"),
        ("wei-long", "1"),
    ]
    assert kong["references"][0]["raw"].startswith("Kong, X. H. (2019). Research")
    assert {key: kong["evidence"][0][key] for key in ("field", "level", "weight")} == {
        "field": "title",
        "level": "same",
        "weight": 9.21,
    }


def test_json_tells_each_fields_values_and_origin(report: DuplicateReport) -> None:
    zhou = json.loads(duplicates.to_json(report))["works"][3]
    page = next(each for each in zhou["fields"] if each["field"] == "page")
    assert page == {
        "field": "page",
        "standing": "differs",
        "value": "66–71",
        "from": "Crossref",
        "values": [
            {"address": "wang:11", "value": "6", "standing": "differs"},
            {"address": "wang:23", "value": "66-71", "standing": "agrees"},
            {"address": "Crossref", "value": "66–71", "standing": "agrees"},
        ],
    }
    assert zhou["aliases"] == ["zhou2017the"]
    assert [each["origin"] for each in zhou["records"]] == ["crossref"]
    assert zhou["item"]["DOI"] == "10.6049/kjjbydc.2016110482"
    assert [each["doubtful"] for each in zhou["references"]] == [False, True]


def test_json_keeps_the_printed_form_byte_for_byte(report: DuplicateReport) -> None:
    script = json.loads(duplicates.to_json(report))["works"][2]
    assert script["references"][1]["raw"] == (
        "O'Neil & Sons <editors>. 2020. <script>alert(1)</script> & <b>other</b> ways to break a page"
    )


def test_json_says_how_to_settle_a_possible_pair(report: DuplicateReport) -> None:
    [pair] = json.loads(duplicates.to_json(report))["possible"]
    assert pair["citekeys"] == ["deng2019analysis", "deng2018analysis"]
    assert pair["same"] == "citeman same wei-long:5 wang:14"
    assert pair["different"] == "citeman different wei-long:5 wang:14"
    assert pair["probability"] == 0.63


def test_the_same_report_gives_the_same_bytes(report: DuplicateReport) -> None:
    for form in (duplicates.to_text, duplicates.to_json, duplicates.to_html):
        assert form(report) == form(report)
