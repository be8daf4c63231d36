"""PDF files: columns, running heads, page numbers, indents, gaps, scans, encrypted and broken ones."""

import shutil
import subprocess
from pathlib import Path

import pytest

from citeman.errors import SourceError
from citeman.parsing.listing import find_listings
from citeman.reading import read
from tests.reading.pdfs import Text, column, pdf

LEFT = [
    "A study of many things was made by us and it",
    "shows that the world is round, as was thought by",
    "those who looked at it for years and who had no",
    "doubt of it. We go on to show how it can be seen",
    "by all who look at ships that come from far away.",
    "References",
    "[1] Ma, J. J. (2018). Research on the international",
    "  business model of companies. Wuhan: Huazhong",
    "  University.",
    "[2] Kong, X. H. (2019). Research on the market-",
    "  ing strategy of Xiaomi. Shenyang: Liaoning Uni-",
    "  versity Press.",
    "[3] Johnson, M., and Kagermann, H. (2008). Rein-",
]
RIGHT = [
    "  venting your business model. Harvard Business",
    "  Review, 86, 50-59.",
    "[4] Afuah, A., and Tucci, C. (2001). Internet busi-",
    "  ness models and strategies. New York: McGraw-",
    "  Hill.",
    "[5] Zhang, M. H. (2016). Research on the market",
    "  selection. https://doi.org/10.1000/abc.",
    "  2016.05",
]


def page(number: int, *texts: Text) -> list[Text]:
    return [Text(60, 800, "Journal of Things 12 (2020)"), *texts, Text(290, 30, str(number))]


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return path


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    both = page(1, *column(60, 760, LEFT), *column(310, 760, RIGHT + [""] * 2 + ["Figure 1. A ship."]))
    more = page(2, *column(60, 760, ["[6] Wu, Z. (2001). The last of all titles. Berlin:", "  Springer."]))
    document = read(saved(tmp_path, pdf([both, more])))
    assert "Journal of Things" not in document.text
    (listing,) = find_listings(document)
    assert [reference.label for reference in listing.references] == ["1", "2", "3", "4", "5", "6"]
    assert listing.references[1].unstructured == (
        "Kong, X. H. (2019). Research on the marketing strategy of Xiaomi. Shenyang: Liaoning University Press."
    )
    assert listing.references[2].unstructured.endswith(
        "Reinventing your business model. Harvard Business Review, 86, 50-59."
    )
    assert listing.references[3].unstructured.endswith("New York: McGraw-Hill.")
    assert listing.references[4].unstructured.endswith("https://doi.org/10.1000/abc.2016.05")


def test_three_columns_below_two_are_read_one_after_the_other(tmp_path: Path) -> None:
    wide = "words that fill the whole of a column of the text"
    upper = [*column(50, 800, [wide] * 12), *column(310, 800, [wide] * 12), Text(50, 630, "References")]
    entries = [f"[{n}] Ma, J. (20{n}). A title.\n  of many words in a\n  column. Berlin: Ast." for n in range(10, 31)]
    lines = [line for entry in entries for line in entry.split("\n")]
    three = [column(50 + 175 * n, 606, lines[21 * n : 21 * n + 21]) for n in range(3)]
    text = read(saved(tmp_path, pdf([[*upper, *(each for part in three for each in part)]]))).text
    labels = [line.split("]")[0].strip("[ ") for line in text.split("\n") if line.lstrip().startswith("[")]
    assert labels == [str(number) for number in range(10, 31)]
    assert text.index("References") < text.index("[10]")


def test_columns_begin_anew_below_a_table_as_wide_as_the_page(tmp_path: Path) -> None:
    wide = "words that fill the whole of a column of the text"
    upper = [*column(50, 800, [wide] * 8), *column(310, 800, [wide] * 8)]
    table = [Text(50, 680, "Table 1. Parameters of the samples")]
    for row, cells in enumerate((("Sample", "n", "Mean", "p"), *((f"S{n}", "26", "7.97", "0.892") for n in range(6)))):
        table += [Text(x, 664 - 12 * row, cell) for x, cell in zip((50, 170, 330, 480), cells, strict=True)]
    entry = "[{0}] Ma, J. (20{0}). A title with many words and names\n  that fill a column of the text. Berlin: Ast."
    lines = [line for n in range(10, 26) for line in entry.format(n).split("\n")]
    lower = [*column(50, 550, ["References", *lines[:16]]), *column(310, 550, lines[16:])]
    document = read(saved(tmp_path, pdf([[*upper, *table, *lower]])))
    (listing,) = find_listings(document)
    assert [reference.label for reference in listing.references] == [str(n) for n in range(10, 26)]
    assert "S3   26   7.97   0.892" in document.text.replace("      ", "   ")
    assert document.text.index("0.892") > document.text.rindex(wide)


def test_a_column_of_names_and_years_is_no_column_of_text(tmp_path: Path) -> None:
    filled = "these words fill the whole of a line of the page and some more of it, to its end at the right"
    texts = column(60, 800, [*[filled] * 20, "References"])
    names = ("Adams", "Baker", "Clark", "Davis", "Evans", "Frank", "Gray", "Hall", "Irving", "Jones")
    for n, name in enumerate(names):
        y, long = 540 - 48 * n, n % 3 == 2
        texts.append(Text(60, y, f"{name} and Others of {name}ton 20{10 + n}" if long else f"{name} 20{10 + n}"))
        entry = [f"{name}, J. A title of some words that fill the line of the", "page as far as it goes. Berlin: Ast."]
        texts += column(230, y - 12 * long, entry)
    (listing,) = find_listings(read(saved(tmp_path, pdf([texts]))))
    assert [reference.unstructured[:8] for reference in listing.references] == [f"{name}, J. A"[:8] for name in names]
    assert listing.references[0].label == "Adams 2010"


def test_a_page_that_ends_inside_an_entry_ends_without_white(tmp_path: Path) -> None:
    lines = [line for n in range(1, 16) for line in (f"[{n}] Ma, J. 2001. A title of some words. Things", "  11, 4.")]
    first = page(1, *column(60, 760, ["References", *lines, "[16] Ma, J. 1981. A title of words. Things 117, 8"]))
    second = page(
        2, *column(60, 760, ["  (1981), 504-506. Berlin: Ast.", "[17] Wu, Z. (2001). The last. Berlin: Ast."])
    )
    (listing,) = find_listings(read(saved(tmp_path, pdf([first, second]))))
    assert listing.references[15].unstructured.endswith("Things 117, 8 (1981), 504-506. Berlin: Ast.")


def test_labels_of_the_right_column_stay_with_their_entries(tmp_path: Path) -> None:
    filled = "these words fill the whole of a column and some more"
    first = [*column(65, 800, [filled] * 30), *column(310, 800, [filled] * 30)]
    texts = column(65, 800, [f"{filled}s", f"{filled}."] * 6)
    for n in range(6):
        texts += [
            Text(308, 800 - 24 * n, f"[{n + 1}]"),
            *column(340, 800 - 24 * n, [f"Ma, J. {2001 + n}. A title of", "some words. Berlin."]),
        ]
    text = read(saved(tmp_path, pdf([first, texts]))).text
    assert [line[:9] for line in text.split("\n") if line.startswith("[")] == [f"[{n}]   Ma," for n in range(1, 7)]


def test_hanging_entries_without_labels_are_parted_by_their_indent(tmp_path: Path) -> None:
    lines = [
        "References",
        "Afuah, A., and Tucci, C. Internet business models",
        "  and strategies: text and cases. New York 2001.",
        "de Moura, E. T. Very large balloons: a case series",
        "  of many years. Gastroscopy, 2016, 83, 615.",
        "World Bank. World development report for the year",
        "  of 2020. Washington, DC.",
    ]
    (listing,) = find_listings(read(saved(tmp_path, pdf([column(60, 700, lines)]))))
    assert [reference.unstructured.split(".")[0] for reference in listing.references] == [
        "Afuah, A",
        "de Moura, E",
        "World Bank",
    ]


def test_a_number_raised_high_stays_in_its_line(tmp_path: Path) -> None:
    texts = column(66, 700, ["References", "A. Adams, Things 3, 4 (2001).", "", "B. Baker, Things 4, 5 (2002)."], 14)
    texts += [Text(60, 691.4, "1", 6), Text(60, 663.4, "2", 6)]
    lines = [line for line in read(saved(tmp_path, pdf([texts]))).text.split("\n") if line.strip()]
    assert [line.split()[:2] for line in lines[1:]] == [["1", "A."], ["2", "B."]]


def test_a_superscript_number_is_a_label(tmp_path: Path) -> None:
    texts = [Text(60, 700, "REFERENCES")]
    for number, title in enumerate(
        ("G. Kahn, Physics 109, 510 (1974).", "D. Kahn, Optics 116, 1103 (1980).", "E. Ma, Waves 1, 2 (1990)."), 1
    ):
        texts += [Text(60, 683 - 14 * number, str(number), 6.5), Text(64, 680 - 14 * number, title)]
    (listing,) = find_listings(read(saved(tmp_path, pdf([texts]))))
    assert [(r.label, r.unstructured[:7]) for r in listing.references] == [
        ("1", "G. Kahn"),
        ("2", "D. Kahn"),
        ("3", "E. Ma, "),
    ]


def test_line_numbers_in_the_margin_are_no_labels(tmp_path: Path) -> None:
    lines = [*LEFT, *RIGHT]
    numbered = [[Text(40, 700 - 12 * place, str(place + 1 + 24 * n), 6) for place in range(24)] for n in range(2)]
    pages = [[*column(60, 700, lines[12 * n : 12 * n + 12]), *numbered[n]] for n in range(2)]
    (listing,) = find_listings(read(saved(tmp_path, pdf(pages))))
    assert [reference.label for reference in listing.references] == ["1", "2", "3", "4", "5"]
    assert listing.references[1].unstructured.endswith("Shenyang: Liaoning University Press.")


def test_a_letter_set_lower_stays_in_its_line(tmp_path: Path) -> None:
    texts = [
        Text(60, 700, "Knuth, D. E. The T"), Text(143, 697.8, "E"), Text(148.5, 700, "Xbook. Reading 1986."),
        Text(60, 688, "A second line stands below it."),
    ]  # fmt: skip
    assert read(saved(tmp_path, pdf([texts]))).text.split("\n")[0] == "Knuth, D. E. The TEXbook. Reading 1986."


@pytest.mark.parametrize(
    ("meant", "read_as"),
    [
        pytest.param("𝐿", "𝐿", id="beyond-the-first-plane"),
        pytest.param("ﬁ", "fi", id="ligature"),
    ],
)
def test_a_character_is_what_the_file_says_it_means(tmp_path: Path, meant: str, read_as: str) -> None:
    data = pdf([[Text(60, 700, "The # norm of a function that is long enough")]], means={"#": meant})
    text = read(saved(tmp_path, data)).text
    assert text == f"The {read_as} norm of a function that is long enough"
    assert text.encode()


@pytest.mark.parametrize(
    ("words", "means", "read_as"),
    [
        pytest.param("a di#cult study", {"#": "\x0e"}, "a difficult study", id="OT1-ligature"),
        pytest.param("di%cult {and| M#uller", {"#": "\x7f", "%": "\x0e"}, "difficult –and— M¨uller", id="OT1-rest"),
        pytest.param("#entija and Ma$i%", {"#": "\x92", "$": "\xb2", "%": "\xa2"}, "Šentija and Mašić", id="T1"),
    ],
)  # fmt: skip
def test_codes_of_old_fonts_are_read_as_what_they_print(
    tmp_path: Path, words: str, means: dict[str, str], read_as: str
) -> None:
    data = pdf([[Text(60, 700, words), Text(60, 650, "Another line of the page follows it.")]], means=means)
    assert read(saved(tmp_path, data)).text.split("\n")[0] == read_as


def test_the_indent_and_the_gap_of_a_line_are_kept_as_blanks(tmp_path: Path) -> None:
    lines = ["One line of text that is long enough", "  and goes on", "Two lines", "", "Three lines"]
    text = read(saved(tmp_path, pdf([column(60, 700, lines)]))).text
    assert text.split("\n") == ["One line of text that is long enough", "  and goes on", "Two lines", "", "Three lines"]


def test_a_title_among_the_properties_is_declared(tmp_path: Path) -> None:
    data = pdf([column(60, 700, ["Some text on a page"])], title="A Study of Things")
    assert read(saved(tmp_path, data)).item.title == "A Study of Things"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(pdf([[]]), "is a scan without text (no characters on 1 page)", id="scan"),
        pytest.param(pdf([[], [], []]), "ocrmypdf paper.pdf readable.pdf", id="scan-of-three-pages"),
        pytest.param(pdf([column(60, 700, ["text"])], encrypted=True), "is encrypted", id="encrypted"),
        pytest.param(b"%PDF-1.4\n" + b"rubbish" * 50, "is damaged or no PDF file", id="broken"),
        pytest.param(pdf([]), "is damaged or no PDF file", id="no-pages"),
    ],
)
def test_what_cannot_be_read_says_so_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(saved(tmp_path, data))
    assert str(caught.value).startswith("paper.pdf: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_pages_without_text_among_others_are_remarked(tmp_path: Path) -> None:
    full = column(60, 700, ["This page holds some text of the paper.", "It is enough to be read by a person."])
    assert read(saved(tmp_path, pdf([full, [], full]))).remarks == ("no text on page 2",)


SOURCE = r"""\documentclass[%s]{article}
\usepackage{fancyhdr}\pagestyle{fancy}\fancyhead[L]{J. Ma and K. Li}\fancyhead[R]{\thepage}
\begin{document}\title{A Study of Things}\author{Jun Ma \and Kai Li}\maketitle
\section{Introduction} We cite all of them \cite{a,b,c,d}. %s
\begin{thebibliography}{9}
\bibitem{a} A. Afuah and C. Tucci. \emph{Internet Business Models and Strategies: Text and Cases}.
  McGraw-Hill, New York, 2001.
\bibitem{b} M. Johnson, C. Christensen, and H. Kagermann. Reinventing your business model.
  \emph{Harvard Business Review}, 86:50--59, 2008.
\bibitem{c} J. Ma. \emph{Research on the International Business Model of Chinese Mobile Phone Companies}.
  PhD thesis, Huazhong University, 2018.
\bibitem{d} Z. M\"uller and \'E. L\'ev\^eque. Financial efficiency of the fifth field.
  \emph{Journal of Afflictions}, 5(2):1--9, 2016.
\end{thebibliography}\end{document}
"""


@pytest.mark.latex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
@pytest.mark.parametrize("layout", ["10pt", "twocolumn"])
def test_what_latex_sets_is_read_back(tmp_path: Path, layout: str) -> None:
    filler = "The quick brown fox jumps over the lazy dog and runs away from it. " * 60
    (tmp_path / "paper.tex").write_text(SOURCE % (layout, filler), encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", "paper"]
    for _ in range(2):
        subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL, timeout=120)
    (listing,) = find_listings(read(tmp_path / "paper.pdf"))
    assert [reference.label for reference in listing.references] == ["1", "2", "3", "4"]
    assert listing.references[1].unstructured == (
        "M. Johnson, C. Christensen, and H. Kagermann. Reinventing your business model. "
        "Harvard Business Review, 86:50–59, 2008."
    )
    assert listing.references[3].unstructured == (
        "Z. Müller and É. Lévêque. Financial efficiency of the fifth field. Journal of Afflictions, 5(2):1–9, 2016."
    )
    assert [citation.position for citation in listing.citations] == [1, 2, 3, 4]
    assert listing.item.title == "A Study of Things"
    assert [name.family for name in listing.item.author] == ["Ma", "Li"]
