"""What a document tells of the paper that it is: keyed heads, first pages, theses, its own citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Date, Document, Item, ItemType
from citeman.parsing.head import find_head

BODY = "\n\n1. Introduction\n\nThis is what we have found and what it is that can be said of it.\n"


def head(text: str, item: Item | None = None) -> Item:
    return find_head(Document(name="paper.txt", text=text, item=item or Item()))


def people(item: Item) -> list[tuple[str | None, str | None]]:
    return [(name.family, name.given) for name in item.author]


def test_a_keyed_head_is_taken_as_it_is() -> None:
    item = head(
        "Title: A Study of Things\nAuthors: Wei, Ruyi; Long, Qiong\nYear: 2021\nContainer: Journal of Foo\nVolume: 9\n"
        "Pages: 1-9\nDOI: https://doi.org/10.1000/ABC\n\nReferences\n\n[1] Ma, J. (2018). A title. Wuhan: University.\n"
    )
    assert (item.type, item.title, item.container_title) == (
        ItemType.ARTICLE_JOURNAL,
        "A Study of Things",
        "Journal of Foo",
    )
    assert (item.volume, item.page, item.doi, item.issued) == ("9", "1-9", "10.1000/abc", Date.of(2021))
    assert people(item) == [("Wei", "Ruyi"), ("Long", "Qiong")]


@pytest.mark.parametrize(
    ("genre", "kind"),
    [("Master's thesis", ItemType.THESIS), ("Report", ItemType.REPORT), ("Book", ItemType.BOOK)],
)
def test_the_genre_of_a_keyed_head_tells_the_type(genre: str, kind: ItemType) -> None:
    assert head(f"Title: A Study\nGenre: {genre}\nPublisher: Some University\n").type is kind


@pytest.mark.parametrize(
    ("top", "title", "authors"),
    [
        pytest.param(
            "A Study of Many Things\n\nJun Ma and Kai Li", "A Study of Many Things", ["Ma", "Li"], id="title-first"
        ),
        pytest.param(
            "Yang Jiping\nSome College, Jiuquan\nChina\nRoman Zvarych\nWest University\n\nPATH CHOICE OF A COMPANY",
            "PATH CHOICE OF A COMPANY",
            ["Yang", "Zvarych"],
            id="authors-first",
        ),
        pytest.param(
            "ISSN Online: 2329-3292\n\nA Study of Many Things\n\nRuyi Wei, Qiong Long*\n\nSome Institute, Beijing",
            "A Study of Many Things",
            ["Wei", "Long"],
            id="imprint-above",
        ),
        pytest.param(
            "# A Study of Many Things\n\nYangguang Wang^{1,a,*}\n\n¹*Some Academy of Tianjin, China*",
            "A Study of Many Things",
            ["Wang"],
            id="marks",
        ),
        pytest.param(
            "A Study of Many Things and\nwhat Became of Them\n\nMaria de la Cruz1, John Smith Jr.2",
            "A Study of Many Things and what Became of Them",
            ["Cruz", "Smith"],
            id="two-lines",
        ),
        pytest.param(
            "A Study of Many Things\n\nJun Ma   Kai Li", "A Study of Many Things", ["Ma", "Li"], id="wide-blanks"
        ),
        pytest.param("小米公司国际化战略研究\n\n马俊，李凯", "小米公司国际化战略研究", ["马", "李"], id="zh"),
        pytest.param(
            "RESEARCH ARTICLE\n\nOpen Access\n\nA Study of Many Things", "A Study of Many Things", [], id="no-author"
        ),
    ],
)
def test_the_first_lines_of_a_paper(top: str, title: str, authors: list[str]) -> None:
    item = head(top + BODY)
    assert item.title == title
    assert [family for family, _ in people(item)] == authors


def test_how_a_paper_is_to_be_cited_adds_what_it_says() -> None:
    own = "Wei, R. Y., & Long, Q. (2021). A Study of Many Things. *Open Journal of Foo, 9,* 1050-1063."
    doi = "https://doi.org/10.4236/foo.2021.93056"
    item = head(f"A Study of Many Things\n\nRuyi Wei, Qiong Long\n\nHow to cite this paper: {own} {doi}\n\nAbstract\n")
    assert (item.type, item.container_title, item.volume) == (ItemType.ARTICLE_JOURNAL, "Open Journal of Foo", "9")
    assert (item.page, item.doi, item.issued) == ("1050-1063", "10.4236/foo.2021.93056", Date.of(2021))
    assert people(item) == [("Wei", "Ruyi"), ("Long", "Qiong")]


def test_a_doi_on_the_first_page_is_the_papers_own_where_it_is_the_only_one() -> None:
    assert head(f"A Study of Many Things\n\nhttps://doi.org/10.1000/own{BODY}").doi == "10.1000/own"
    assert head(f"A Study of Many Things\n\nSee 10.1000/one and 10.1000/two{BODY}").doi is None


@pytest.mark.parametrize(
    ("page", "title", "family", "genre"),
    [
        pytest.param(
            "SOME UNIVERSITY\n\nQUALIFICATION WORK\n\nEducation Degree - Master\n\non: A Study of Many Things\n\n"
            "Completed: student of\n\n073 «Management»\n\nXu Nana\n\nSupervisor Olena B.",
            "A Study of Many Things",
            "Xu",
            "Master's thesis",
            id="uk",
        ),
        pytest.param(
            "Some University\n\nDoctoral dissertation\n\nTitle: A Study of Many Things\nAuthor: John Smith\n",
            "A Study of Many Things",
            "Smith",
            "Doctoral dissertation",
            id="en",
        ),
        pytest.param(
            "华中科技大学\n\n硕士学位论文\n\n题目：手机企业国际商业模式研究\n作者姓名：马俊\n",
            "手机企业国际商业模式研究",
            "马",
            None,
            id="zh",
        ),
    ],
)
def test_the_title_page_of_a_thesis(page: str, title: str, family: str, genre: str | None) -> None:
    item = head(page + BODY)
    assert (item.type, item.title, item.genre) == (ItemType.THESIS, title, genre)
    assert item.author[0].family == family


def test_what_a_file_declares_counts_where_its_title_is_printed() -> None:
    declared = Item(title="A Study of Many Things", doi="10.1000/own")
    item = head("A Study of Many Things\n\nJun Ma" + BODY, declared)
    assert (item.doi, people(item)) == ("10.1000/own", [("Ma", "Jun")])
    assert head("Another Title of the Paper\n\nJun Ma" + BODY, declared).title == "Another Title of the Paper"


def test_a_fragment_before_the_head_is_no_part_of_it() -> None:
    tail = (
        "3. Chen R. Analysis of trade [J]. Journal of Foo, 2020, 10(5): 84-90.\n4. Dai M. A model. Issues, 1, 2015.\n\n"
    )
    assert head(f"{tail}A Study of Many Things\n\nJun Ma{BODY}").title == "A Study of Many Things"


def test_where_nothing_is_told_the_item_is_empty() -> None:
    assert head("") == Item()
    assert (
        head("[1] Ma, J. (2018). A title. Wuhan: University.\n[2] Li, K. (2019). B title. Wuhan: University.") == Item()
    )


@given(st.text())
def test_any_text_has_a_head(text: str) -> None:
    assert isinstance(head(text), Item)
