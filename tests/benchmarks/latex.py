"""Whether thousands of hard entries compile: every style of BibTeX and biblatex, each title read back from the PDF.

    python tests/benchmarks/latex.py [ENTRIES] [STYLE...]

Without arguments 2,000 entries in all seven styles, then biber's check of the data model. Needs pdflatex, bibtex and
biber. Prints a table; ends with 1 where anything is complained of or a title is missing.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from citeman.formats import WRITERS

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.formats.hard_items import hard_entries
from tests.formats.test_latex import FAULTS_OF_THE_DATA
from tests.formats.typesetting import (
    BIBLATEX_STYLES,
    BIBTEX_STYLES,
    biblatex_document,
    bibtex_document,
    letters,
    typeset,
)


def compiled(number: int, style: str) -> bool:
    """One style; prints its row; whether nothing is wrong."""
    entries = hard_entries(number)
    classic = style in BIBTEX_STYLES
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        text = str(WRITERS["bibtex" if classic else "biblatex"].write(entries))
        (Path(folder) / "all.bib").write_text(text, encoding="utf-8")
        document = bibtex_document(style, "all") if classic else biblatex_document(style, "all")
        printed = typeset(document, Path(folder), backend="bibtex" if classic else "biber")
    text = letters(printed.text)
    missing = [entry.item.title for entry in entries if letters(entry.item.title or "") not in text]
    seconds = time.perf_counter() - begun
    print(f"| {style} | {len(printed.complaints)} | {len(missing)} | {seconds:.0f} |", flush=True)
    for line in (*printed.complaints[:5], *missing[:5]):
        print("   ", line)
    return not printed.complaints and not missing


def validated(number: int) -> bool:
    """Biber's check of the data model; prints its row; whether it has no complaint that the data did not have."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        text = str(WRITERS["biblatex"].write(hard_entries(number)))
        (Path(folder) / "all.bib").write_text(text, encoding="utf-8")
        command = ["biber", "--tool", "--validate-datamodel", "all.bib"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    ours = [line for line in lines if not any(fault in line for fault in FAULTS_OF_THE_DATA)]
    print(f"| data model | {len(ours)} | | {time.perf_counter() - begun:.0f} |")
    for line in ours[:5]:
        print("   ", line)
    return not ours


def main(number: int, styles: list[str]) -> int:
    """Every style asked for; 1 where something is wrong."""
    print(f"{number} entries\n\n| style | complaints | titles missing | seconds |\n|---|---|---|---|")
    fine = [compiled(number, style) for style in styles or [*BIBTEX_STYLES, *BIBLATEX_STYLES]]
    if not styles:
        fine.append(validated(number))
    return int(not all(fine))


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, sys.argv[2:]))
