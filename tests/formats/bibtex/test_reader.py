"""`.bib` files as entries."""

import pytest

from citeman.formats import READERS, Imported
from citeman.model import Date, Item, ItemType, Name


def read(text: str) -> Imported:
    return READERS["bibtex"].read(text.encode(), "file.bib")


def item(text: str) -> Item:
    (entry,) = read(text).entries
    return entry.item


def test_strings_months_and_joins() -> None:
    found = item(
        """@string{JCS = "Journal of " # {Computing}}
        @string( pub = {ACM} )
        @ARTICLE(k, Author = "Knuth, D. E.", journal = jcs # { B}, month = jun # "~3", year = 1984, publisher = pub)"""
    )
    assert found.container_title == "Journal of Computing B"
    assert found.publisher == "ACM"
    assert found.issued == Date.of(1984, 6, 3)
    assert found.author == (Name(family="Knuth", given="D. E."),)


def test_every_entry_has_its_text_and_line() -> None:
    text = '% comment\n\n@book{a, title={A},\n note = "a note\nof several\n lines" }\n\n@misc{b,\n title={B}}\n'
    first, second = read(text).entries
    assert (first.raw, first.line) == ('@book{a, title={A},\n note = "a note\nof several\n lines" }', 3)
    assert (second.raw, second.line) == ("@misc{b,\n title={B}}", 8)


def test_a_broken_block_costs_no_other_entry() -> None:
    imported = read(
        """@book{a, title={A}}
@book{b, title = {open, year = 2000
@book{c, title={C}}
@misc{d title={D}, note = some words, year = 2000}
@misc{e, title={E}}
"""
    )
    assert [entry.key for entry in imported.entries] == ["a", "b", "c", "d", "e"]
    assert [(failure.line, failure.kept) for failure in imported.failures] == [(2, True), (4, True)]
    assert "@misc{d" in imported.failures[1].text
    assert imported.entries[1].item.title == "open, year = 2000"
    assert (imported.entries[3].item.title, imported.entries[3].item.issued) == ("D", Date.of(2000))


def test_what_is_no_entry_at_all_is_kept_as_it_stands() -> None:
    imported = read("@book{a, title={A}}\n\n@book{x,\n")
    assert [entry.key for entry in imported.entries] == ["a"]
    assert [(failure.line, failure.text, failure.kept) for failure in imported.failures] == [(3, "@book{x,", False)]


def test_one_key_twice_is_two_entries() -> None:
    imported = read("@book{a, title={A}}\n@book{a, title={B}}")
    assert [entry.item.title for entry in imported.entries] == ["A", "B"]


def test_one_field_twice_is_said_and_the_first_holds() -> None:
    imported = read("@book{a, title={A}, title={B}, year=2000}")
    assert imported.entries[0].item.title == "A"
    assert imported.failures[0].kept
    assert "title" in imported.failures[0].message


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        pytest.param("@inproceedings{a, title={T}}", ItemType.PAPER_CONFERENCE, id="inproceedings"),
        pytest.param("@conference{a, title={T}}", ItemType.PAPER_CONFERENCE, id="conference"),
        pytest.param("@online{a, title={T}}", ItemType.WEBPAGE, id="online"),
        pytest.param("@misc{a, title={T}, url={http://x.org}}", ItemType.WEBPAGE, id="misc with address"),
        pytest.param("@misc{a, title={T}}", ItemType.DOCUMENT, id="misc"),
        pytest.param("@misc{a, eprint={1706.03762}, archivePrefix={arXiv}}", ItemType.ARTICLE, id="preprint"),
        pytest.param("@article{a, entrysubtype={newspaper}}", ItemType.ARTICLE_NEWSPAPER, id="newspaper"),
        pytest.param("@techreport{a, title={T}}", ItemType.REPORT, id="techreport"),
        pytest.param("@unheardof{a, title={T}}", ItemType.DOCUMENT, id="unknown type"),
    ],
)
def test_types(entry: str, kind: ItemType) -> None:
    assert item(entry).type is kind


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        pytest.param("title={{T}he {DNA}}, subtitle={S}", "title", "The DNA: S", id="subtitle"),
        pytest.param("title={Why?}, subtitle={S}", "title", "Why? S", id="subtitle after a question"),
        pytest.param("journaltitle={J}", "container_title", "J", id="biblatex's journal"),
        pytest.param("pages={12--34}", "page", "12-34", id="pages"),
        pytest.param("pages={12-34, 56}", "page", "12-34, 56", id="more pages"),
        pytest.param("url={http://x.org/a\\_b\\%20\\~{}c}", "url", "http://x.org/a_b%20~c", id="escaped address"),
        pytest.param("url={\\url{http://x.org/a%20b}}", "url", "http://x.org/a%20b", id="address in a macro"),
        pytest.param("howpublished={\\url{http://x.org/a_b}}", "url", "http://x.org/a_b", id="howpublished"),
        pytest.param("doi={https://doi.org/10.1000/ABC_d}", "doi", "10.1000/abc_d", id="doi as address"),
        pytest.param("isbn={0-306-40615-2}", "isbn", "9780306406157", id="isbn"),
        pytest.param("edition={Second}", "edition", "2", id="edition"),
        pytest.param("langid={american}", "language", "en-US", id="language"),
        pytest.param("eprint={1706.03762}, eprinttype={arxiv}", "arxiv", "1706.03762", id="arXiv"),
        pytest.param("journal={arXiv preprint arXiv:1706.03762}", "arxiv", "1706.03762", id="arXiv as journal"),
        pytest.param("eprint={123}, eprinttype={pubmed}", "pmid", "123", id="PubMed"),
        pytest.param("author={A, B and others}", "et_al", True, id="and others"),
        pytest.param(
            "author={{World Health Organization}}",
            "author",
            (Name(literal="World Health Organization"),),
            id="organisation",
        ),
        pytest.param("date={2019-06/2020}", "issued", Date(parts=((2019, 6), (2020,))), id="date"),
        pytest.param("year={in press}", "issued", Date(literal="in press"), id="year in words"),
        pytest.param("urldate={2024-01-02}", "accessed", Date.of(2024, 1, 2), id="urldate"),
        pytest.param("volume={}, number={ }, issue={4}", "issue", "4", id="empty fields"),
    ],
)
def test_fields_of_an_article(fields: str, name: str, value: object) -> None:
    assert getattr(item(f"@article{{a, {fields}}}"), name) == value


def test_a_chapter_takes_what_its_book_says() -> None:
    imported = read(
        """@incollection{c, crossref = {B}, title={Chapter}, pages={1--2}, author={A, B}}
        @book{b, title={Book}, subtitle={Sub}, editor={E, F}, publisher={P}, year=2000, doi={10.1000/b}, note={n}}"""
    )
    chapter = imported.entries[0].item
    assert chapter.title == "Chapter"
    assert chapter.container_title == "Book: Sub"
    assert chapter.editor == (Name(family="E", given="F"),)
    assert chapter.issued == Date.of(2000)
    assert chapter.publisher == "P"
    assert (chapter.doi, chapter.note) == (None, None)


def test_xdata_is_taken_in_and_no_entry_itself() -> None:
    imported = read("@xdata{x, publisher={P}, location={L}}\n@book{b, title={T}, xdata={x}}")
    assert [entry.key for entry in imported.entries] == ["b"]
    assert imported.entries[0].item.publisher_place == "L"


def test_a_circle_of_cross_references_ends() -> None:
    assert len(read("@incollection{a, crossref={b}}\n@incollection{b, crossref={a}, year=2000}").entries) == 2


def test_aliases_and_keys() -> None:
    (entry,) = read("@book{key:1, ids={old1, old2}, title={T}}").entries
    assert entry.key == "key:1"
    assert entry.aliases == ("old1", "old2")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("@book{a, title={Größe}}".encode("cp1252"), id="Windows-1252"),
        pytest.param("\ufeff@book{a, title={Größe}}".encode(), id="byte order mark"),
        pytest.param("@book{a, title={Größe}}".encode("utf-16"), id="UTF-16"),
        pytest.param("@book{a,\r\n title={Größe}}\r\n".encode(), id="carriage returns"),
    ],
)
def test_encodings(data: bytes) -> None:
    (entry,) = READERS["bibtex"].read(data, "x").entries
    assert entry.item.title == "Größe"


def test_nothing_is_nothing() -> None:
    assert read("") == read("just words @ here") == Imported()
