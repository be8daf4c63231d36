"""What is given wrongly: one clear line, the right exit code, an unchanged library. No traceback, ever."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PAPERS, Call

GOOD = PAPERS[0]


def one_line(text: str) -> str:
    """The message, if it is one line of the program's own."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    assert lines[0].startswith("citeman: "), text
    return lines[0]


def folder(path: Path) -> None:
    path.mkdir()


def gb18030(path: Path) -> None:
    text = "参考文献\n[1] 孔晓红. 小米进入欧洲市场的营销策略研究[D]. 沈阳: 辽宁大学, 2019.\n"
    text += "[2] 马俊杰. 中国手机企业的国际商业模式研究[D]. 武汉: 华中科技大学, 2018.\n"
    path.write_bytes(text.encode("gb18030"))


UNUSABLE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "missing": ("paper.txt", lambda _: None, "no such file"),
    "empty-folder": ("papers", folder, "folder"),
    "empty": ("paper.txt", Path.touch, "empty"),
    "blank": ("paper.txt", lambda path: path.write_text(" \n\n"), ""),
    "no-list": ("paper.txt", lambda path: path.write_text("A story.\n\nIt has no list.\n"), "no reference list"),
    "rubbish": ("paper.txt", lambda path: path.write_bytes(os.urandom(5000)), ""),
    "rubbish-pdf": ("paper.pdf", lambda path: path.write_bytes(b"%PDF-1.7\n" + os.urandom(500)), ""),
    "rubbish-docx": ("paper.docx", lambda path: path.write_bytes(b"PK\x03\x04" + os.urandom(500)), ""),
}


@pytest.mark.parametrize("case", UNUSABLE)
@pytest.mark.parametrize("command", ["build", "add"])
def test_an_unusable_file(citeman: Call, library: Path, tmp_path: Path, command: str, case: str) -> None:
    name, make, words = UNUSABLE[case]
    make(tmp_path / name)
    assert citeman("add", GOOD).code == 0
    before = library.read_bytes()
    done = citeman(command, tmp_path / name)
    assert done.code == 1
    message = one_line(done.err)
    assert name in message
    assert words in message
    assert library.read_bytes() == before


def test_a_bad_file_among_good_ones_is_named_and_the_others_come_in(citeman: Call, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A story.\n", encoding="utf-8")
    done = citeman("-q", "build", GOOD, tmp_path / "story.txt", "--offline")
    assert done.code == 1
    assert "story.txt" in one_line(done.err)
    assert "26 references found" in done.out


def test_a_file_in_another_encoding_is_decoded_and_it_says_so(citeman: Call, tmp_path: Path) -> None:
    gb18030(tmp_path / "paper.txt")
    done = citeman("add", tmp_path / "paper.txt")
    assert done.code == 0
    assert "gb18030" in done.err.lower()
    assert "小米进入欧洲市场的营销策略研究" in citeman("list").out


@pytest.mark.parametrize("option", ["-o", "--report"])
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("nowhere/references.html", id="no-such-folder"),
        pytest.param("taken.html", id="a-folder"),
        pytest.param("references.xyz", id="unknown-form"),
    ],
)
def test_an_output_that_cannot_be_written(citeman: Call, library: Path, tmp_path: Path, option: str, name: str) -> None:
    (tmp_path / "taken.html").mkdir()
    done = citeman("build", GOOD, option, tmp_path / name, "--offline")
    assert done.code in {1, 2}
    assert name.rpartition("/")[2] in one_line(done.err)
    assert not library.exists()


@pytest.mark.parametrize(
    "content",
    [pytest.param(b"Dear library,\n", id="text"), pytest.param(b"\x00" * 4096, id="zeros")],
)
def test_a_file_that_is_no_library(citeman: Call, library: Path, content: bytes) -> None:
    library.write_bytes(content)
    done = citeman("list")
    assert done.code == 1
    assert "not a citeman library" in one_line(done.err)
    assert library.read_bytes() == content


def test_a_library_of_a_newer_citeman(citeman: Call, library: Path) -> None:
    citeman("add", GOOD)
    with sqlite3.connect(library) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'v9999'")
    raw.close()
    done = citeman("list")
    assert done.code == 1
    assert "newer citeman" in one_line(done.err)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["show", "nobody1999"], id="no-such-key"),
        pytest.param(["same", "a:1"], id="one-name"),
        pytest.param(["undo"], id="nothing-to-undo"),
        pytest.param(["export", "--to", "bibtex", "--source", "nobody"], id="no-such-source"),
        pytest.param(["remove", "nobody"], id="nothing-to-remove"),
        pytest.param(["edit", "nobody1999", "title"], id="no-value"),
        pytest.param(["check", "--fail-on", "sorcery"], id="no-such-verdict"),
        pytest.param(["search", "colour:blue"], id="no-such-field"),
    ],
)
def test_a_request_that_makes_no_sense(citeman: Call, arguments: list[str]) -> None:
    done = citeman(*arguments)
    assert done.code == 2
    one_line(done.err)


@pytest.mark.parametrize("arguments", [["sing"], ["export", "--to", "song"], ["build"], ["list", "--loud"]])
def test_wrong_use_is_clicks_to_explain(citeman: Call, arguments: list[str]) -> None:
    done = citeman(*arguments)
    assert done.code == 2
    assert "Usage:" in done.err
    assert done.out == ""
