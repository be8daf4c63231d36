"""The main job from the command line, on the four papers."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PAPERS, ROOT, Call

BIB = ROOT / "bib"


@pytest.fixture
def built(citeman: Call, tmp_path: Path) -> Path:
    """A folder with what `build` makes of the four papers without Crossref."""
    outputs = ["-o", tmp_path / "references.bib", "-o", tmp_path / "references.json"]
    done = citeman("build", *PAPERS, *outputs, "--report", tmp_path / "duplicates.html", "--offline")
    assert done.code == 0, done.err
    assert "80 references found" in done.out
    assert "76 works: 4 duplicates merged" in done.out
    return tmp_path


@pytest.mark.parametrize("name", ["references.bib", "references.json", "duplicates.html"])
def test_the_committed_files_are_what_build_makes(built: Path, name: str) -> None:
    assert (built / name).read_bytes() == (BIB / name).read_bytes(), f"make bib/{name} anew: see the README"


def test_the_same_papers_again_change_nothing(built: Path, citeman: Call, library: Path) -> None:
    files = [library, *sorted(built.glob("references.*"))]
    before = [path.read_bytes() for path in files]
    done = citeman("build", *PAPERS, "-o", built / "references.bib", "--offline")
    assert done.code == 0
    assert "76 works: 4 duplicates merged" in done.out
    assert [path.read_bytes() for path in files] == before


@pytest.mark.usefixtures("built")
def test_works_that_two_papers_cite_carry_both(citeman: Call) -> None:
    works = {work["citekey"]: work for work in json.loads(citeman("list", "--to", "json").out)}
    shared = {key: work["cited-by"] for key, work in works.items() if len(work["cited-by"]) > 1}
    assert shared == {"kong2019research": ["wei-long", "yang-zvarych"], "ma2018research": ["wei-long", "yang-zvarych"]}


def test_crossref_out_of_reach_does_not_spoil_the_main_job(citeman: Call, tmp_path: Path) -> None:
    done = citeman("build", PAPERS[0], "-o", tmp_path / "references.bib")
    assert done.code == 0
    assert "left" in done.out
    assert (tmp_path / "references.bib").read_text(encoding="utf-8").count("@") > 20


def test_the_account_for_scripts(citeman: Call) -> None:
    done = citeman("build", *PAPERS, "--offline", "--to", "json")
    account = json.loads(done.out)["account"]
    assert (account["papers"], account["references"], account["works"], account["merged"]) == (4, 80, 76, 4)
