"""The page in a real browser, where one is installed: the script filters, turns pages, and prints everything."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from citeman.model import Decision, Item, Origin, Record, Reference, Verdict, Work
from citeman.report import duplicates
from citeman.report.duplicates import DuplicateReport

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def _browse(page: Path, *options: str, query: str = "") -> str:
    """What the browser writes to stdout for a page, up to the script, in a profile of its own."""
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={page.parent / 'profile'}",
        *options,
        page.as_uri() + query,
    ]
    dom = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
    return dom.partition("<script>")[0]


@pytest.fixture(scope="module")
def small(report: DuplicateReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "duplicates.html"
    path.write_text(duplicates.to_html(report), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    works, records, decisions = [], {}, []
    for place in range(120):
        for number in (2 * place + 1, 2 * place + 2):
            reference = Reference(source="a", position=number, label=f"n{number}", unstructured=f"Entry {place:03}.")
            records[number] = Record(id=number, origin=Origin.REFERENCE, item=Item(title="T"), reference=reference)
        works.append(
            Work(citekey=f"work{place:03}", item=Item(title=f"Title {place:03}"), records=(number - 1, number))
        )
        decisions.append(Decision(left=number - 1, right=number, verdict=Verdict.MATCH))
    path = tmp_path_factory.mktemp("large") / "duplicates.html"
    path.write_text(duplicates.to_html(duplicates.build(works, records, decisions, [])), encoding="utf-8")
    return path


def _status(dom: str) -> str:
    found = re.search(r'role="status"[^>]*>([^<]*)<', dom)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("", "1 possible pair; 4 groups; 1 pair of versions; 1 pair kept apart", id="nothing asked"),
        pytest.param(
            "?q=%3CSCRIPT%3E%20o%27neil",
            "0 of 1 possible pair; 1 of 4 groups; 0 of 1 pair of versions; 0 of 1 pair kept apart",
            id="words and markup as text",
        ),
        pytest.param(
            "?person=1&source=2",
            "0 of 1 possible pair; 1 of 4 groups; 0 of 1 pair of versions; 1 pair kept apart",
            id="two filters at once",
        ),
    ],
)
def test_filters(small: Path, query: str, status: str) -> None:
    assert _status(_browse(small, "--dump-dom", query=query)) == status


def test_only_a_page_of_groups_is_in_the_document(large: Path) -> None:
    dom = _browse(large, "--dump-dom")
    assert _status(dom) == "120 groups, 1 to 50 in view"
    assert dom.count("<article ") == 50
    assert "Page 1 of 3" in dom


def test_a_link_to_a_group_turns_to_its_page(large: Path) -> None:
    dom = _browse(large, "--dump-dom", query="#w-work110")
    assert _status(dom) == "120 groups, 101 to 120 in view"
    assert 'id="w-work110"' in dom


def test_a_search_reaches_what_is_not_in_the_document(large: Path) -> None:
    dom = _browse(large, "--dump-dom", query="?q=title%20WORK117")
    assert _status(dom) == "1 of 120 groups"
    assert re.findall(r'<article id="([^"]*)"', dom) == ["w-work117"]


def test_paper_gets_every_group_and_no_controls(large: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pdf = large.with_suffix(".pdf")
    _browse(large, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    document = pdfium.PdfDocument(pdf)
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert all(f"work{place:03}" in text for place in range(120))
    assert "Next" not in text
    assert "Search" not in text
