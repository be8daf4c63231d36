"""The four papers against the stand-in: every true DOI that it holds is found, and no other is taken."""

import json
from pathlib import Path

import pytest

from citeman.report.check import CheckReport, Verdict, to_html
from tests.crossref.four_papers import PAGE, TITLE, report

TRUE = {
    "wang:4": "10.1093/icc/11.3.529",
    "wang:20": "10.54691/bcpbm.v40i.4383",
    "xu:2": "10.1007/s11575-022-00494-x",
    "xu:8": "10.1177/21582440211047576",
    "xu:10": "10.3390/jtaer16070164",
    "xu:22": "10.1007/s11747-023-00976-w",
    "xu:23": "10.1007/s10551-021-04932-y",
    "xu:25": "10.3390/su14063576",
    "xu:26": "10.3390/ijgi11030170",
    "xu:27": "10.1080/01436597.2022.2027237",
    "xu:32": "10.1016/j.ibusrev.2021.101900",
    "xu:41": "10.1080/00207543.2020.1868599",
    "xu:42": "10.1016/j.ijinfomgt.2020.102195",
}
"""The DOIs of the works for which the stand-in has a record."""


@pytest.fixture(scope="module")
def checked() -> CheckReport:
    return report()


def test_every_true_doi_is_found_and_no_other_is_taken(checked: CheckReport) -> None:
    found = {each.name: each.registered.doi for each in checked.checked if each.registered is not None}
    assert found == TRUE
    registered = json.loads((Path(__file__).with_name("records") / "four_papers.json").read_text(encoding="utf-8"))
    assert len(registered) > len(TRUE), "the stand-in holds records that must not be taken, too"


def test_a_reworded_title_is_told_and_the_broken_doi_is_mended(checked: CheckReport) -> None:
    verdicts = {each.name: each for each in checked.checked}
    assert verdicts["xu:32"].verdict is Verdict.DIFFERS
    assert [difference.field for difference in verdicts["xu:32"].differences] == ["title"]
    assert verdicts["wang:25"].verdict is Verdict.ELSEWHERE
    assert "10.16834/j.cnki.issn1009-5292.2021.34.003" in verdicts["wang:25"].reasons[0]


def test_the_committed_page_is_what_is_made(checked: CheckReport) -> None:
    assert PAGE.read_text(encoding="utf-8") == to_html(checked, title=TITLE), "python -m tests.crossref.four_papers"
