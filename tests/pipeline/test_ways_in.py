"""The lists of the four papers give the same references by every way in, from plain text to PDF."""

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest

from citeman.formats import WRITERS
from citeman.model import Entry, Item
from citeman.parsing.listing import find_listings
from citeman.pipeline.parse import parse_file, parse_lines
from citeman.reading import read
from citeman.text import plain_dashes, plain_quotes

PAPERS = Path(__file__).parents[2] / "bib" / "papers"
TEX = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}"}
PROSE = "The quick brown fox jumps over the lazy dog and runs away from it. " * 12


@cache
def printed() -> list[str]:
    """All references of the four lists as one list, without emphasis."""
    found = [
        reference.unstructured
        for path in sorted(PAPERS.glob("*.txt"))
        for listing in find_listings(read(path))
        for reference in listing.references
    ]
    return [" ".join(text.replace("*", "").split()) for text in found]


@cache
def expected() -> list[Item]:
    """What they are read as, one a line."""
    return [entry.item for entry in parse_lines("\n".join(printed()), processes=1)]


def told(item: Item) -> dict[str, object]:
    """The fields as CSL tells them, straight quotation marks and hyphens for those that TeX sets."""
    text = str(WRITERS["csl-json"].write([Entry(key="x", item=item)]))
    fields: dict[str, object] = json.loads(plain_dashes(plain_quotes(text)).replace("''", '\\"').replace("``", '\\"'))[
        0
    ]
    return fields


def _text(path: Path) -> None:
    lines = [f"[{number}] {text}" for number, text in enumerate(printed(), 1)]
    path.write_text(f"{PROSE}\n\nReferences\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _markdown(path: Path) -> None:
    lines = [f"{number}. {text}" for number, text in enumerate(printed(), 1)]
    path.write_text(f"# A Study\n\n{PROSE}\n\n## References\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("A Study", 0)
    document.add_paragraph(PROSE)
    document.add_heading("References", 1)
    for text in printed():
        document.add_paragraph(text)
    document.save(str(path))


def _web(path: Path) -> None:
    items = "".join(f"<li>{escape(text)}</li>\n" for text in printed())
    page = f"<!doctype html><title>A Study</title><p>{PROSE}</p><h2>References</h2><ol>{items}</ol>"
    path.write_text(page, encoding="utf-8")


def _latex(path: Path) -> None:
    items = "".join(
        f"\\bibitem{{k{number}}} {''.join(TEX.get(char, char) for char in text)}\n\n"
        for number, text in enumerate(printed(), 1)
    )
    head = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}\begin{document}"
    body = f"{PROSE}\n\\begin{{thebibliography}}{{99}}\\raggedright\n{items}\\end{{thebibliography}}\\end{{document}}\n"
    path.write_text(f"{head}\n{body}", encoding="utf-8")


def _jats(path: Path) -> None:
    refs = "".join(
        f"<ref id='r{number}'><mixed-citation>{escape(text)}</mixed-citation></ref>\n"
        for number, text in enumerate(printed(), 1)
    )
    front = (
        "<front><article-meta><title-group><article-title>A Study</article-title></title-group></article-meta></front>"
    )
    body = f"<body><p>{PROSE}</p></body><back><ref-list><title>References</title>{refs}</ref-list></back>"
    path.write_text(f"<article>{front}{body}</article>", encoding="utf-8")


def _tei(path: Path) -> None:
    refs = "".join(f"<bibl>{escape(text)}</bibl>\n" for text in printed())
    text = (
        f"<text><body><p>{PROSE}</p></body><back><div type='references'><listBibl>{refs}</listBibl></div></back></text>"
    )
    path.write_text(f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{text}</TEI>", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "write"),
    [
        pytest.param("paper.txt", _text, id="text"),
        pytest.param("paper.md", _markdown, id="Markdown"),
        pytest.param("paper.docx", _word, id="Word"),
        pytest.param("paper.html", _web, id="web page"),
        pytest.param("paper.tex", _latex, id="LaTeX"),
        pytest.param("paper.xml", _jats, id="JATS"),
        pytest.param("paper.xml", _tei, id="TEI"),
    ],
)
def test_every_file_gives_the_same_references(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / name
    write(path)
    assert len(expected()) == 80
    assert [told(entry.item) for entry in parse_file(path)] == [told(item) for item in expected()]


@pytest.mark.latex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_a_pdf_gives_the_same_references(tmp_path: Path) -> None:
    _latex(tmp_path / "paper.tex")
    command = ["pdflatex", "-interaction=batchmode", "paper"]
    subprocess.run(command, cwd=tmp_path, check=False, stdout=subprocess.DEVNULL, timeout=120)
    found = [told(entry.item) for entry in parse_file(tmp_path / "paper.pdf")]
    assert found == [told(item) for item in expected()]
