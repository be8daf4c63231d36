"""The commands as a person and a script use them."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from citeman.cli.group import COMMANDS
from citeman.model import Decision, Evidence, Level, Verdict
from citeman.pipeline.dedupe import dedupe
from citeman.store import Library
from tests.cli.conftest import PAPERS, ROOT, Call
from tests.pipeline.conftest import CHESBROUGH, KONG, MA, fill


@pytest.fixture
def doubtful(library: Path) -> Path:
    """A library in which two pairs wait for a person: Kong and Ma, Ma and Chesbrough."""
    with Library.open(library) as opened:
        fill(opened, {"xu": [KONG, CHESBROUGH], "wang": [MA]})
        dedupe(opened)
        evidence = (Evidence(field="title", level=Level.CLOSE, weight=0.2, detail="close titles"),)
        opened.save_decisions(
            [
                Decision(left=1, right=3, verdict=Verdict.POSSIBLE, probability=0.3, evidence=evidence),
                Decision(left=2, right=3, verdict=Verdict.POSSIBLE, probability=0.2, evidence=evidence),
            ]
        )
    return library


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_stands_in_the_readme(citeman: Call, command: str) -> None:
    done = citeman(command, "--help")
    assert done.code == 0
    assert done.out.startswith("Usage: citeman")
    assert f"`{command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_version_is_told(citeman: Call) -> None:
    assert citeman("--version").out.startswith("citeman ")


def test_lines_in_are_items_out_whatever_they_hold(citeman: Call) -> None:
    lines = [
        "Kong, X. H. (2019). Research on the Marketing Strategy of Xiaomi. Shenyang: Liaoning University.",
        "",
        '\x1b[31m{"]]> \\u0000 %s',
        "陈明. 数字贸易研究[J]. 国际贸易, 2020(5): 12-20.",
    ]
    items = json.loads(citeman("parse", "--lines", stdin="\n".join(lines) + "\n").out)
    assert [item["custom"]["citeman"]["raw"] for item in items] == lines
    assert items[0]["issued"] == {"date-parts": [[2019]]}
    assert items[3]["type"] == "article-journal"


def test_nothing_in_is_nothing_out(citeman: Call) -> None:
    assert json.loads(citeman("parse", "--lines", stdin="").out) == []


def test_a_paper_on_stdin_is_parsed_like_a_file(citeman: Call) -> None:
    path = next(path for path in PAPERS if "wei-long" in path.name)
    from_file, from_stdin = (json.loads(each.out) for each in (
        citeman("parse", path), citeman("parse", "-", stdin=path.read_bytes()),
    ))  # fmt: skip
    assert [item["title"] for item in from_file] == [item["title"] for item in from_stdin]
    assert [item["custom"]["citeman"]["source"] for item in from_file] == ["wei-long"] * 5


def test_a_review_asks_one_pair_after_the_other(citeman: Call, doubtful: Path) -> None:
    del doubtful
    done = citeman("dedupe", "--review", stdin="s\nd\n")
    assert done.code == 0, done.err
    assert "1 of 2" in done.out
    assert "xu:1 and wang:1" in done.out
    assert "2 answers kept" in done.err
    assert json.loads(citeman("duplicates", "--to", "json").out)["possible"] == []
    assert len(json.loads(citeman("list", "--to", "json").out)) == 2


def test_a_review_can_be_put_off_taken_back_and_left(citeman: Call, doubtful: Path) -> None:
    del doubtful
    done = citeman("dedupe", "--review", stdin="s\nu\nl\nq\n")
    assert done.code == 0, done.err
    assert "taken back: same" in done.err
    assert len(json.loads(citeman("duplicates", "--to", "json").out)["possible"]) == 2


def test_a_review_ends_with_its_input(citeman: Call, doubtful: Path) -> None:
    del doubtful
    done = citeman("dedupe", "--review", stdin="s\n")
    assert done.code == 0
    assert "1 answer kept" in done.err


def test_decisions_come_in_as_json(citeman: Call, doubtful: Path) -> None:
    del doubtful
    wanted = [
        {"left": "xu:1", "right": "wang:1", "verdict": "same"},
        {"left": "xu:2", "right": "wang:1", "verdict": "different", "note": "an article, not a thesis"},
    ]
    done = citeman("dedupe", "--decisions", "-", "--to", "json", stdin=json.dumps(wanted))
    assert done.code == 0, done.err
    report = json.loads(done.out)
    assert (len(report["works"]), report["possible"]) == (1, [])


@pytest.mark.parametrize(
    "text",
    ["not json", "{}", '[{"left": "xu:1"}]', '[{"left": "xu:1", "right": "wang:1", "verdict": "perhaps"}]'],
)
def test_decisions_that_are_none_change_nothing(citeman: Call, doubtful: Path, text: str) -> None:
    before = doubtful.read_bytes()
    done = citeman("dedupe", "--decisions", "-", stdin=text)
    assert done.code == 2
    assert done.err.startswith("citeman: ")
    assert doubtful.read_bytes() == before


def test_same_different_and_undo(citeman: Call, doubtful: Path) -> None:
    del doubtful
    joined = json.loads(citeman("same", "xu:1", "wang:1", "--to", "json").out)
    assert len(joined["works"]) == 1
    assert len(joined["works"][0]["aliases"]) == 1
    assert citeman("different", "xu:1", "wang:1").code == 0
    assert "taken back: different" in citeman("undo").err
    assert "taken back: same" in citeman("undo").err
    assert len(json.loads(citeman("list", "--to", "json").out)) == 3


def test_an_edit_shows_where_its_values_come_from(citeman: Call, doubtful: Path) -> None:
    del doubtful
    done = citeman("edit", "xu:1", "publisher-place=Shenyang", "author=Kong, Xiaohui", "issued=2019-06")
    assert done.code == 0, done.err
    shown = citeman("show", "xu:1").out
    assert "Shenyang" in shown
    assert "Kong, Xiaohui" in shown
    assert "person" in shown


@pytest.mark.parametrize("setting", ["issued=yesterday", "issued=2019-13", "colour=blue", "type=poem", "title="])
def test_an_edit_of_nonsense_is_refused(citeman: Call, doubtful: Path, setting: str) -> None:
    before = doubtful.read_bytes()
    assert citeman("edit", "xu:1", setting).code == 2
    assert doubtful.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["marketing"], ["kong2019research"]),
        (["author:ma"], ["ma2018research"]),
        (["year:2002", "innovation"], ["chesbrough2002role"]),
        (["nothing of the kind"], []),
    ],
)
def test_search(citeman: Call, doubtful: Path, words: list[str], found: list[str]) -> None:
    del doubtful
    assert [work["citekey"] for work in json.loads(citeman("search", *words, "--to", "json").out)] == found


def test_what_one_paper_cites_is_exported_alone(citeman: Call, doubtful: Path) -> None:
    del doubtful
    done = citeman("export", "--source", "wang", "--to", "csl-json")
    assert [item["id"] for item in json.loads(done.out)] == ["ma2018research"]


def test_what_a_document_cites_is_exported_and_what_is_missing_named(
    citeman: Call, doubtful: Path, tmp_path: Path
) -> None:
    del doubtful
    (tmp_path / "paper.aux").write_text("\\relax\n\\citation{ma2018research,nobody1999}\n", encoding="utf-8")
    done = citeman("export", "--aux", tmp_path / "paper.aux", "-o", tmp_path / "paper.bib")
    assert done.code == 0
    assert "nobody1999" in done.err
    assert (tmp_path / "paper.bib").read_text(encoding="utf-8").count("@phdthesis") == 1


def test_a_bibliography_is_written_again_when_the_library_changes(library: Path, tmp_path: Path) -> None:
    with Library.open(library) as opened:
        fill(opened, {"xu": [KONG]})
        dedupe(opened)
    out = tmp_path / "mine.bib"
    command = [sys.executable, "-m", "citeman", "--library", str(library), "export", "-o", str(out), "--watch"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as watcher:
        try:
            assert eventually(lambda: out.exists() and "kong2019" in out.read_text(encoding="utf-8"))
            with Library.open(library) as opened:
                fill(opened, {"wang": [MA]})
                dedupe(opened)
            assert eventually(lambda: "ma2018" in out.read_text(encoding="utf-8"))
        finally:
            watcher.terminate()


def eventually(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether something comes to hold within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_an_entry_that_pdflatex_cannot_print_is_named(citeman: Call, tmp_path: Path) -> None:
    (tmp_path / "one.bib").write_text("@book{x, author={陈, 明}, title={数字贸易研究}, year=2020}\n", encoding="utf-8")
    citeman("add", tmp_path / "one.bib")
    [work] = json.loads(citeman("list", "--to", "json").out)
    done = citeman("export", "--to", "bibtex")
    assert work["citekey"] in done.err
    assert "XeLaTeX" in done.err


def test_a_part_of_the_library_is_braced_as_the_whole_is(citeman: Call, doubtful: Path) -> None:
    del doubtful
    whole, part = (citeman("export", "--to", "bibtex", *rest).out for rest in ((), ("--source", "wang")))
    entry = part[part.index("@phdthesis") :]
    assert entry in whole


def test_a_document_in_parts_is_followed(citeman: Call, doubtful: Path, tmp_path: Path) -> None:
    del doubtful
    (tmp_path / "paper.tex").write_text("\\input{intro}\n\\cite{ma2018research}\n", encoding="utf-8")
    (tmp_path / "intro.tex").write_text("\\cite{kong2019research}\n", encoding="utf-8")
    done = citeman("export", "--aux", tmp_path / "paper.tex", "--to", "csl-json")
    assert [item["id"] for item in json.loads(done.out)] == ["kong2019research", "ma2018research"]


def test_a_shared_bibliography_keeps_what_others_wrote(citeman: Call, doubtful: Path, tmp_path: Path) -> None:
    del doubtful
    theirs = "% ours, do not touch\n@misc{other2001, title = {Something   else}}\n"
    (tmp_path / "shared.bib").write_text(theirs, encoding="utf-8")
    assert citeman("export", "-o", tmp_path / "shared.bib", "--update").code == 0
    text = (tmp_path / "shared.bib").read_text(encoding="utf-8")
    assert theirs in text
    assert "kong2019research" in text


@pytest.mark.parametrize(("form", "sign"), [("graphml", "<graphml"), ("csv", "kong2019research"), ("json", "{")])
def test_the_citation_network(citeman: Call, doubtful: Path, form: str, sign: str) -> None:
    del doubtful
    assert sign in citeman("graph", "--to", form).out


def test_works_are_cited_in_a_style(citeman: Call, doubtful: Path) -> None:
    del doubtful
    assert citeman("cite", "chesbrough2002role", "--style", "apa").out.startswith("Chesbrough, H., & Rosenbloom, R.")
    assert citeman("cite", "nobody1999").code == 2
    assert citeman("cite", "--style", "no-such-style").code == 2


def test_citekeys_are_made_as_asked(citeman: Call, tmp_path: Path) -> None:
    (tmp_path / "one.bib").write_text("@book{x, author={Kong, X.}, title={A Study}, year=2019}\n", encoding="utf-8")
    assert citeman("--citekeys", "auth + '-' + year", "add", tmp_path / "one.bib").code == 0
    assert [work["citekey"] for work in json.loads(citeman("list", "--to", "json").out)] == ["Kong-2019"]
    assert citeman("--citekeys", "auth +++", "list").code == 2


def test_a_check_without_crossref_says_that_nothing_was_checked(citeman: Call, doubtful: Path) -> None:
    del doubtful
    report = json.loads(citeman("check", "--to", "json").out)
    assert report["summary"] == {"not-indexed-kind": 2, "not-checked": 1}
    assert citeman("check", "--fail-on", "grave").code == 0
    assert citeman("check", "--fail-on", "not-checked").code == 1


def test_a_source_in_full_accounts_for_its_text(citeman: Call, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(
        "Trade and Growth\n\nA. Smith\n\nAs was shown [1], and again [1, 3], trade grows.\n\nReferences\n\n"
        "[1] Kong, X. H. (2019). Research on marketing. Journal of Trade, 3(1), 2-9.\n"
        "[2] Ma, J. J. (2018). Research on business models. Journal of Trade, 2(1), 5-19.\n",
        encoding="utf-8",
    )
    assert citeman("add", tmp_path / "paper.txt").code == 0
    [source] = json.loads(citeman("sources", "--to", "json").out)
    paper = json.loads(citeman("sources", source["source"], "--to", "json").out)
    assert [(entry["label"], entry["mentions"]) for entry in paper["references"]] == [("1", 2), ("2", 0)]
    assert paper["never-mentioned"] == ["2"]
    assert paper["mentions-without-entry"]


def test_a_removed_source_can_be_brought_back(citeman: Call, doubtful: Path) -> None:
    del doubtful
    assert "2 references out of use" in citeman("remove", "xu").err
    assert len(json.loads(citeman("list", "--to", "json").out)) == 1
    citeman("undo")
    assert len(json.loads(citeman("list", "--to", "json").out)) == 3


def test_a_bibliography_comes_in_beside_the_papers(citeman: Call, doubtful: Path, tmp_path: Path) -> None:
    del doubtful
    (tmp_path / "mine.bib").write_text(
        "@phdthesis{k19, author = {Kong, X. H.}, year = 2019, school = {Liaoning University},\n"
        f"  title = {{{KONG.title}}}}}\n",
        encoding="utf-8",
    )
    assert citeman("add", tmp_path / "mine.bib").code == 0
    [work] = json.loads(citeman("search", "marketing", "--to", "json").out)
    assert work["cited-by"] == ["mine", "xu"]
