"""A `.bib` file of several people: ours is brought up to date, theirs stays byte for byte."""

import pytest

from citeman.errors import UsageError
from citeman.formats import READERS
from citeman.formats.latex import cited_keys, included, update_bib
from citeman.model import Date, Entry, Item, ItemType, Name

THEIRS = """\
% Our library. Do not sort!
@STRING(acm = "ACM Press")

@Article{ Lee99 ,
   Author="Lee, A.",  title = {Old  {T}itle}, publisher = acm, year = 1999 }
@comment{jabref-meta: databaseType:bibtex;}
@book{broken, title = {never closed,
@misc{kong2019research,
  author = {Kong, X.},
  title = {Draft},
  file = {:kong.pdf:PDF},
  owner = {ann},
}
some loose words
"""
KONG = Entry(
    key="kong2019research",
    item=Item(
        type=ItemType.THESIS, title="Research on X", author=(Name(family="Kong", given="X. H."),), issued=Date.of(2019)
    ),
)
NEW = Entry(key="new2024", item=Item(type=ItemType.BOOK, title="New & Bold", issued=Date.of(2024)))


def test_ours_is_replaced_where_it_stands_and_the_new_come_last() -> None:
    updated = update_bib(THEIRS, [KONG, NEW])
    head, tail = THEIRS.split("@misc{kong2019research")
    assert updated.startswith(head + "@phdthesis{kong2019research,")
    assert "file = {:kong.pdf:PDF}" in updated
    assert "owner = {ann}" in updated
    assert tail.split("}\n")[-1] in updated
    assert updated.endswith("@book{new2024,\n  key = {New \\& Bold},\n  title = {New \\& Bold},\n  year = {2024},\n}\n")


def test_twice_is_as_once() -> None:
    once = update_bib(THEIRS, [KONG, NEW])
    assert update_bib(once, [KONG, NEW]) == once


@pytest.mark.parametrize(
    "existing",
    [
        pytest.param(THEIRS, id="with line feeds"),
        pytest.param(THEIRS.replace("\n", "\r\n"), id="with carriage returns"),
        pytest.param(THEIRS.replace("% Our", "% Unsere Bücher, 书,"), id="with other scripts"),
        pytest.param("", id="empty"),
        pytest.param("% only a comment", id="a comment without line end"),
    ],
)
def test_a_file_without_ours_keeps_every_byte(existing: str) -> None:
    updated = update_bib(existing, [NEW])
    assert updated.startswith(existing)
    assert ("\r\n" in updated) == ("\r\n" in existing)
    assert "\n\r" not in updated.replace("\r\n", "")


def test_what_says_the_same_in_another_layout_is_left_alone() -> None:
    existing = '@BOOK{new2024, title="New {\\&} Bold",\n\n year=2024}\n'
    assert update_bib(existing, [NEW]) == existing


def test_an_alias_finds_its_entry() -> None:
    merged = Entry(key="kong2019research", item=KONG.item, aliases=("Lee99",))
    updated = update_bib("@misc{lee99, title={x}}\n", [merged])
    assert [entry.key for entry in READERS["bibtex"].read(updated.encode(), "").entries] == ["kong2019research"]


def test_a_biblatex_file_gets_biblatex_and_letters() -> None:
    entry = Entry(key="a", item=Item(type=ItemType.WEBPAGE, title="Größe", url="https://example.org"))
    updated = update_bib("@online{b, title={B}, date={2020}}\n", [entry])
    assert "@online{a,\n  title = {Größe}," in updated


def test_two_entries_with_one_key_are_refused() -> None:
    with pytest.raises(UsageError, match="new2024"):
        update_bib("", [NEW, NEW])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param(r"\relax \citation{a,b}\citation{a} \bibdata{x}", ("a", "b"), id="aux of BibTeX"),
        pytest.param("\\relax\n\\abx@aux@cite{0}{a}\n\\abx@aux@cite{b}", ("a", "b"), id="aux of biblatex, old and new"),
        pytest.param(
            '<bcf:citekey order="1">a&amp;b</bcf:citekey><bcf:citekey>c</bcf:citekey>', ("a&b", "c"), id="bcf"
        ),
        pytest.param(r"\autocite[see][12]{a}, \Textcite*{b} and \nocite{*}", ("a", "b", "*"), id="source"),
        pytest.param(r"\cites(pre)(post)[1]{a}[2]{b}{c} {d}", ("a", "b", "c", "d"), id="many at once"),
        pytest.param(
            "\\cite{a}% \\cite{no}\n5\\% \\cite{b}\\begin{verbatim}\\cite{no}\\end{verbatim}", ("a", "b"), id="comments"
        ),
        pytest.param(r"\citestyle{nature} \citet{a}", ("a",), id="macros that cite nothing"),
        pytest.param("nothing here", (), id="none"),
    ],
)
def test_cited_keys(text: str, keys: tuple[str, ...]) -> None:
    assert cited_keys(text) == keys


def test_included_files() -> None:
    assert included("\\relax \n\\@input{chapter1.aux}\n") == ("chapter1.aux",)
    assert included("\\input{intro} % \\include{no}\n\\include{ch 2}") == ("intro", "ch 2")
