"""What is exported compiles: with BibTeX and with biblatex, in every style asked for, each title legible."""

import shutil
import subprocess
from pathlib import Path

import pytest

from citeman.formats import WRITERS
from tests.formats.hard_items import hard_entries
from tests.formats.typesetting import (
    BIBLATEX_STYLES,
    BIBTEX_STYLES,
    Typeset,
    biblatex_document,
    bibtex_document,
    letters,
    needs_latex,
    typeset,
)

pytestmark = needs_latex
FAULTS_OF_THE_DATA = (
    "Missing mandatory field",
    "legacy year field 'in press",
    "Invalid value of field 'year' must be datatype 'datepart'",
    "Invalid field 'editor' for entrytype 'report'",
    "Invalid field 'editor' for entrytype 'thesis'",
    "Invalid field 'editor' for entrytype 'unpublished'",
)
"""What the generated items lack or have that no entry could say otherwise: dates in words, editors of a thesis."""
ENTRIES = hard_entries(135)


def _missing(printed: Typeset) -> list[str]:
    text = letters(printed.text)
    return [entry.item.title or "" for entry in ENTRIES if letters(entry.item.title or "") not in text]


@pytest.mark.parametrize("style", BIBTEX_STYLES)
def test_hard_entries_compile_with_bibtex(style: str, tmp_path: Path) -> None:
    (tmp_path / "all.bib").write_text(str(WRITERS["bibtex"].write(ENTRIES)), encoding="utf-8")
    printed = typeset(bibtex_document(style, "all"), tmp_path, backend="bibtex")
    assert printed.complaints == ()
    assert _missing(printed) == []


@pytest.mark.parametrize("style", BIBLATEX_STYLES)
def test_hard_entries_compile_with_biblatex(style: str, tmp_path: Path) -> None:
    (tmp_path / "all.bib").write_text(str(WRITERS["biblatex"].write(ENTRIES)), encoding="utf-8")
    printed = typeset(biblatex_document(style, "all"), tmp_path, backend="biber")
    assert printed.complaints == ()
    assert _missing(printed) == []


def test_biber_finds_the_data_model_obeyed(tmp_path: Path) -> None:
    (tmp_path / "all.bib").write_text(str(WRITERS["biblatex"].write(ENTRIES)), encoding="utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "all.bib"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    complaints = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert [line for line in complaints if not any(fault in line for fault in FAULTS_OF_THE_DATA)] == []


def test_the_tools_are_here() -> None:
    assert all(shutil.which(tool) for tool in ("pdflatex", "bibtex", "biber"))
