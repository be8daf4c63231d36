"""Citations printed as raised numbers, by every format that can raise a number: found, linked, the text unchanged."""

import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Document, Span
from citeman.parsing.listing import find_listings
from citeman.reading import read, read_text
from citeman.reading.raised import raised, unnoted
from tests.reading.pdfs import Text, column, pdf

_PART = re.compile("⟦(.*?)⟧")

TITLE = "A Study of Things"
AUTHORS = "Jun Ma⟦1,2⟧, Kai Li⟦1⟧ and Wei Wu⟦2⟧"
RUNNING = [
    "It withdrew from the market,⟦1⟧ as was shown before.⟦2,3⟧",
    "Over 5 m⟦2⟧ at 10⟦6⟧ cells it grew on the 19⟦th⟧ day⟦1,3–5⟧ of",
    "all, where R⟦2⟧ = 0.9 and ⟦14⟧C was found by PCR⟦4⟧ or not.",
]
MEANT = [1, 2, 3, 1, 3, 4, 5, 4]
ENTRIES = [
    "Ma JJ. Research on the international business model. J Things. 2018;3:1-9.",
    "Kong XH. Research on the marketing of km⟦2⟧ grids. J Foo. 2019;4:11-19.",
    "Afuah A, Tucci C. Internet business models. J Things. 2001;5:21-29.",
    "Zhang MH. Research on market selection. Lancet. 2016;6:31-39.",
    "Wu Z. The last of all the titles of the list. BMJ. 2011;7:41-49.",
]


def spelled(text: str, before: str, after: str) -> str:
    return _PART.sub(rf"{before}\1{after}", text)


def from_pdf(folder: Path) -> Document:
    entries = [f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)]
    texts = [Text(60, 760, TITLE, 16), Text(60, 735, AUTHORS), *column(60, 700, [*RUNNING, "", "References", *entries])]
    (folder / "paper.pdf").write_bytes(pdf([texts]))
    return read(folder / "paper.pdf")


def from_docx(folder: Path) -> Document:
    made = docx.Document()
    made.styles.add_style("Cited", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    for line in [TITLE, AUTHORS, " ".join(RUNNING), "References", *(f"{n}. {e}" for n, e in enumerate(ENTRIES, 1))]:
        paragraph = made.add_paragraph()
        for place, part in enumerate(re.split("[⟦⟧]", line)):
            for char in re.findall(r"\d+|\D+", part) if place % 2 else [part]:
                run = paragraph.add_run(char)
                if place % 2 and char.isdigit():
                    run.font.superscript = True
                elif place % 2:
                    run.style = made.styles["Cited"]
    made.save(str(folder / "paper.docx"))
    return read(folder / "paper.docx")


def from_html(_: Path) -> Document:
    entries = "".join(f"<li>{entry}</li>" for entry in ENTRIES)
    page = f"<h1>{TITLE}</h1><p>{AUTHORS}</p><p>{' '.join(RUNNING)}</p><h2>References</h2><ol>{entries}</ol>"
    page = spelled(page, "<sup><a href='#ref'>", "</a></sup>")
    return read_text("paper.html", f"<!doctype html><html><body>{page}</body></html>")


def from_jats(_: Path) -> Document:
    refs = "".join(
        f"<ref id='r{n}'><label>{n}</label><mixed-citation>{spelled(entry, '<sup>', '</sup>')}</mixed-citation></ref>"
        for n, entry in enumerate(ENTRIES, 1)
    )
    body = re.sub(r"(?<=[\d,.yR])⟦([\d,–]+)⟧", r"<sup><xref ref-type='bibr'>\1</xref></sup>", " ".join(RUNNING))
    front = (
        f"<front><article-meta><title-group><article-title>{TITLE}</article-title></title-group></article-meta></front>"
    )
    text = f"<p>{spelled(body, '<sup>', '</sup>')} A note<xref ref-type='fn'><sup>2</sup></xref> of it.</p>"
    return read_text(
        "paper.xml", f"<article>{front}<body>{text}</body><back><ref-list>{refs}</ref-list></back></article>"
    )


def from_tei(_: Path) -> Document:
    refs = "".join(f"<bibl n='{n}'>{spelled(entry, '', '')}</bibl>" for n, entry in enumerate(ENTRIES, 1))
    body = spelled(" ".join(RUNNING), "<hi rend='superscript'>", "</hi>").replace(
        "<hi rend='superscript'>4</hi>", "<ref type='bibr'>4</ref>"
    )
    text = f"<p>{body} A note<ref type='foot'><hi rend='sup'>2</hi></ref> of it.</p>"
    listed = f"<back><listBibl>{refs}</listBibl></back>"
    return read_text("paper.tei", f"<TEI><text><body>{text}</body>{listed}</text></TEI>")


def from_latex(_: Path) -> Document:
    refs = "".join(f"\\bibitem{{k{n}}} {spelled(entry, '$^{', '}$')}\n" for n, entry in enumerate(ENTRIES, 1))
    body = spelled("\n".join(RUNNING), r"\\textsuperscript{", "}").replace("–", "--")
    authors = spelled(AUTHORS, "$^{", "}$")
    listed = f"\\begin{{thebibliography}}{{9}}\n{refs}\\end{{thebibliography}}"
    return read_text(
        "paper.tex",
        f"\\documentclass{{article}}\\begin{{document}}\\title{{{TITLE}}}\n\n{authors}\n\n{body}\n\n{listed}\\end{{document}}",
    )


def from_markdown(_: Path) -> Document:
    listed = "\n".join(f"{n}. {spelled(entry, '^', '^')}" for n, entry in enumerate(ENTRIES, 1))
    text = spelled(f"# {TITLE}\n\n{AUTHORS}\n\n{' '.join(RUNNING)}", "^", "^")
    return read_text("paper.md", f"{text}\n\n## References\n\n{listed}\n")


@pytest.mark.parametrize(
    "made",
    [from_pdf, from_docx, from_html, from_jats, from_tei, from_latex, from_markdown],
    ids=lambda each: each.__name__.removeprefix("from_"),
)
def test_raised_numbers_are_citations(made: Callable[[Path], Document], tmp_path: Path) -> None:
    document = made(tmp_path)
    (listing,) = find_listings(document)
    assert [reference.label for reference in listing.references] == ["1", "2", "3", "4", "5"]
    assert [citation.position for citation in listing.citations] == MEANT
    assert all(document.text[c.span.start : c.span.end] == c.text for c in listing.citations)
    if made is not from_markdown:
        assert listing.references[1].unstructured == ENTRIES[1].replace("⟦2⟧", "2")
        assert [c.text.replace("--", "–") for c in listing.citations][:3] == ["1", "2,3", "2,3"]


@pytest.mark.parametrize("made", [from_pdf, from_docx, from_html], ids=["pdf", "docx", "html"])
def test_the_text_does_not_show_what_is_raised(made: Callable[[Path], Document], tmp_path: Path) -> None:
    document = made(tmp_path)
    plain = " ".join(_PART.sub(r"\1", " ".join([TITLE, AUTHORS, *RUNNING])).split())
    assert " ".join(document.text.split()).startswith(plain)
    told = [document.text[span.start : span.end] for span in document.raised]
    assert told[3:7] == ["1", "2,3", "2", "6"]


def test_calls_of_footnotes_are_not_told_as_raised() -> None:
    page = (
        "<p>Some text<a href='#fn1'><sup>1</sup></a> and<sup><a href='x.html#_ftn2'>2</a></sup> a"
        "<sup><a role='doc-noteref' href='#n3'>3</a></sup> word.<sup><a href='#cite4'>4</a></sup></p>"
    )
    document = read_text("paper.html", f"<html><body>{page}</body></html>")
    assert [document.text[span.start : span.end] for span in document.raised] == ["4"]


@pytest.mark.parametrize("anchor", ["#B1", "#r1", "#CR1", "#ref-CR1", "paper.html#bib1", "#bb0010", "#ref_1", "#cit1"])
def test_links_to_entries_are_told_like_raised_numbers(anchor: str) -> None:
    page = f"<p>As said (<a href='{anchor}'>1</a>, 2), see <a href='#F1'>3</a> and <a href='#sec4'>4</a>.</p>"
    document = read_text("paper.html", f"<html><body>{page}</body></html>")
    assert document.text.startswith("As said (1, 2), see 3 and 4.")
    assert [document.text[span.start : span.end] for span in document.raised] == ["1"]


def test_links_and_raised_text_with_more_than_numbers_are_read_as_before() -> None:
    page = "<div><a href='#ref1'><p>One</p><p>Two<style>x</style></p></a><sup>th<script>1</script></sup></div>"
    document = read_text("paper.html", f"<html><body>{page}</body></html>")
    assert (document.text, document.raised) == ("One\n\nTwo\n\nth\n", ())


def test_a_number_on_the_line_or_below_it_is_not_raised(tmp_path: Path) -> None:
    texts = [Text(60, 700, "A line of some words that holds H"), Text(219, 697.5, "2", 6.5), Text(224, 700, "O and")]
    (tmp_path / "paper.pdf").write_bytes(pdf([[*texts, Text(60, 680, "1", 6.5), Text(66, 680, "more words of it.")]]))
    assert read(tmp_path / "paper.pdf").raised == ()


def test_raised_numbers_torn_by_a_line_end_are_one_citation(tmp_path: Path) -> None:
    running = [
        "As was shown before by many of them⟦1,2⟧ and later.⟦3–⟧",
        "⟦5⟧ It was so⟦1⟧ in all the cases that were seen.",
    ]
    entries = [f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)]
    (tmp_path / "paper.pdf").write_bytes(pdf([column(60, 700, [TITLE, "", *running, "", "References", *entries])]))
    (listing,) = find_listings(read(tmp_path / "paper.pdf"))
    assert [citation.position for citation in listing.citations] == [1, 2, 3, 4, 5, 1]


def test_raised_numbers_stay_in_a_line_across_the_columns(tmp_path: Path) -> None:
    filled = ["these words fill the whole of a column and some"] * 12
    across = "This abstract is one line that runs across both of the columns of the page⟦3⟧ and ends in here"
    texts = [Text(60, 740, across), *column(60, 700, filled), *column(310, 700, filled)]
    (tmp_path / "paper.pdf").write_bytes(pdf([texts]))
    document = read(tmp_path / "paper.pdf")
    assert document.text.split("\n")[0] == across.replace("⟦", "").replace("⟧", "")
    assert [document.text[span.start : span.end] for span in document.raised] == ["3"]


SOURCE = r"""\documentclass[%s]{article}\usepackage[super,sort&compress]{natbib}
\begin{document}\title{A Study of Things}\author{Jun Ma$^{1}$ \and Kai Li$^{1,2}$}\maketitle
\section{Introduction} It withdrew from the market,\cite{a} as was shown.\cite{b,c} Over 5~m$^2$ at $10^6$ cells%s
it grew on the 19$^{th}$ day\cite{a,b,c,d} where $R^2=0.9$. %s
\begin{thebibliography}{9}
\bibitem{a} A. Afuah and C. Tucci. Internet business models and strategies. New York, 2001.
\bibitem{b} M. Johnson and H. Kagermann. Reinventing your business model. \emph{Review}, 86:50--59, 2008.
\bibitem{c} J. Ma. Research on the international model. PhD thesis, Huazhong University, 2018.
\bibitem{d} Z. M\"uller. Financial efficiency of the fifth field. \emph{Journal of Afflictions}, 5(2):1--9, 2016.
\end{thebibliography}\end{document}
"""


@pytest.mark.latex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
@pytest.mark.parametrize(
    ("layout", "note", "expected"),
    [
        pytest.param("10pt", "", [1, 2, 3, 1, 2, 3, 4], id="one-column"),
        pytest.param("twocolumn", "", [1, 2, 3, 1, 2, 3, 4], id="two-columns"),
        pytest.param("10pt", r"\footnote{A note of words.}", [2, 3, 1, 2, 3, 4], id="a-footnote-may-be-meant-by-1"),
    ],
)
def test_what_natbib_raises_is_cited(tmp_path: Path, layout: str, note: str, expected: list[int]) -> None:
    filler = "The quick brown fox jumps over the lazy dog and runs away from it. " * 40
    (tmp_path / "paper.tex").write_text(SOURCE % (layout, note, filler), encoding="utf-8")
    for _ in range(2):
        command = ["pdflatex", "-interaction=batchmode", "paper"]
        subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL, timeout=120)
    (listing,) = find_listings(read(tmp_path / "paper.pdf"))
    assert [citation.position for citation in listing.citations] == expected


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        pytest.param("12", True, id="number"),
        pytest.param(" 12,14–16 ", True, id="numbers"),
        pytest.param(",", True, id="comma"),
        pytest.param("−1", True, id="minus"),
        pytest.param("th", False, id="letters"),
        pytest.param("2+", False, id="ion"),
        pytest.param("*", False, id="sign"),
        pytest.param(" ", False, id="blank"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_only_numbers_are_noted(text: str, *, noted: bool) -> None:
    plain, spans = unnoted(raised(text))
    assert plain == text
    assert [text[span.start : span.end] for span in spans] == ([text.strip()] if noted else [])


def test_what_touches_is_one() -> None:
    assert unnoted(f"a{raised('1')}{raised(',')}{raised('2')} b") == ("a1,2 b", (Span(start=1, end=4),))


@given(st.lists(st.tuples(st.text("ab 1,-"), st.booleans())))
def test_noting_changes_no_text(parts: list[tuple[str, bool]]) -> None:
    plain, spans = unnoted("".join(raised(text) if above else text for text, above in parts))
    assert plain == "".join(text for text, _ in parts)
    assert all(low.end < high.start for low, high in pairwise(spans))
