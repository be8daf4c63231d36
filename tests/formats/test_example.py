"""The example document cites every work of the bibliography in `bib/`, and compiles in every style."""

import shutil
from pathlib import Path

import pytest

from citeman.formats import READERS
from citeman.formats.latex import cited_keys
from citeman.model import Entry
from tests.formats.typesetting import BIBLATEX_STYLES, BIBTEX_STYLES, Typeset, compile_in, letters, needs_latex

BIB = Path(__file__).parents[2] / "bib"


def works() -> tuple[Entry, ...]:
    imported = READERS["bibtex"].read((BIB / "references.bib").read_bytes(), "references.bib")
    assert imported.failures == ()
    return imported.entries


def test_every_work_is_cited() -> None:
    cited = cited_keys((BIB / "example" / "paper.tex").read_text(encoding="utf-8"))
    assert sorted(cited) == sorted(entry.key for entry in works())


def check(folder: Path, definition: str, backend: str) -> None:
    (folder / "example").mkdir()
    shutil.copy(BIB / "references.bib", folder)
    shutil.copy(BIB / "example" / "paper.tex", folder / "example")
    loose = r"\pagestyle{empty}\hyphenpenalty=10000\exhyphenpenalty=10000\sloppy"
    document = rf"{definition}\AtBeginDocument{{{loose}}}\input{{paper}}"
    printed: Typeset = compile_in(folder / "example", [document], name="paper", backend=backend)
    assert printed.complaints == ()
    text = letters(printed.text)
    assert [entry.key for entry in works() if letters(entry.item.title or "") not in text] == []


@pytest.mark.parametrize("style", [pytest.param(style, marks=needs_latex) for style in BIBTEX_STYLES])
def test_it_compiles_with_bibtex(style: str, tmp_path: Path) -> None:
    check(tmp_path, rf"\def\bibtexstyle{{{style}}}", "bibtex")


@pytest.mark.parametrize("style", [pytest.param(style, marks=needs_latex) for style in BIBLATEX_STYLES])
def test_it_compiles_with_biblatex(style: str, tmp_path: Path) -> None:
    check(tmp_path, rf"\def\biblatexstyle{{{style}}}", "biber")
