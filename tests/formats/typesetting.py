"""LaTeX documents compiled for tests: what was complained of, and what the PDF says. What may not live here: tests."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from citeman.text import fold

BIBTEX_STYLES = ("plain", "apalike", "ieeetr", "plainnat")
BIBLATEX_STYLES = ("numeric", "authoryear", "apa")
_TOOLS = ("pdflatex", "bibtex", "biber")
_ERROR = re.compile(
    r"^(?:! .*|[^ ]*:\d+: .*|ERROR - .*|I (?:couldn't|was expecting).*|.*There (?:was|were) \d+ error.*)", re.MULTILINE
)
_UNDEFINED = re.compile(
    r"^.*(?:Citation .* undefined|undefined (?:references|citations)|didn't find a database entry).*", re.MULTILINE
)

needs_latex = [
    pytest.mark.latex,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in _TOOLS) and os.environ.get("CITEMAN_REQUIRE_LATEX") != "1",
        reason="pdflatex, bibtex and biber are not all installed",
    ),
]
"""Marks of a test that compiles: skipped without the tools, unless CITEMAN_REQUIRE_LATEX=1 asks it to fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A compiled document."""

    complaints: tuple[str, ...]
    """Errors and undefined citations, as the tools printed them."""
    text: str
    """The PDF's text."""

    def shows(self, text: str) -> bool:
        """Whether the letters and digits of a text stand in the PDF one after the other."""
        return letters(text) in letters(self.text)


def letters(text: str) -> str:
    """Letters and digits alone, without case and accents: what survives line breaks, ligatures and styles."""
    return fold(text).replace(" ", "")


def bibtex_document(style: str, bibliography: str) -> str:
    """A document that prints a whole `.bib` file by a BibTeX style."""
    natbib = r"\usepackage[numbers]{natbib}" if style.endswith("nat") else ""
    return _document(
        natbib + r"\usepackage{url}",
        rf"\nocite{{*}}\bibliographystyle{{{style}}}\bibliography{{{bibliography}}}",
    )


def biblatex_document(style: str, bibliography: str) -> str:
    """A document that prints a whole `.bib` file by a biblatex style."""
    return _document(
        rf"\usepackage[backend=biber,style={style}]{{biblatex}}\addbibresource{{{bibliography}.bib}}",
        r"\nocite{*}\printbibliography",
    )


def _document(preamble: str, body: str) -> str:
    return rf"""\documentclass{{article}}
\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}
\pagestyle{{empty}}\hyphenpenalty=10000\exhyphenpenalty=10000\sloppy
{preamble}
\begin{{document}}
{body}
\end{{document}}
"""


def typeset(document: str, folder: Path, *, backend: str, engine: str = "pdflatex") -> Typeset:
    """Compiles a document in a folder where all that it needs lies."""
    (folder / "document.tex").write_text(document, encoding="utf-8")
    return compile_in(folder, ["document"], name="document", backend=backend, engine=engine)


def compile_in(folder: Path, argument: list[str], *, name: str, backend: str, engine: str = "pdflatex") -> Typeset:
    """LaTeX, `bibtex` or `biber`, LaTeX twice; `argument` is a file or LaTeX itself, `name` what the PDF is called."""
    latex = [engine, "-interaction=nonstopmode", "-file-line-error", f"-jobname={name}", *argument]
    _run(latex, folder)
    complaints = _ERROR.findall(_run([backend, name], folder))
    _run(latex, folder)
    log = _run(latex, folder)
    complaints += _ERROR.findall(log) + _UNDEFINED.findall(log)
    pdf = folder / f"{name}.pdf"
    return Typeset(complaints=tuple(complaints), text=pdf_text(pdf) if pdf.exists() else "")


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "max_print_line": "10000", "extra_mem_top": "9000000", "extra_mem_bot": "9000000"}
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)
    return (done.stdout + done.stderr).decode("utf-8", errors="replace")


def pdf_text(path: Path) -> str:
    """All the text of a PDF file."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
