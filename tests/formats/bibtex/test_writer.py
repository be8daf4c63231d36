"""Entries as BibTeX and biblatex."""

import pytest

from citeman.errors import UsageError
from citeman.formats import WRITERS
from citeman.formats.bibtex.case import proper_names, words_to_protect
from citeman.formats.bibtex.writer import needs_unicode_engine, safe_key
from citeman.model import Date, Entry, Item, ItemType, Name

KONG = Name(family="Kong", given="X. H.")
THESIS = Item(type=ItemType.THESIS, title="On X", author=(KONG,), issued=Date.of(2019), publisher="Liaoning University")


def written(item: Item, writer: str = "bibtex", **options: object) -> str:
    return str(WRITERS[writer].write([Entry(key="key", item=item)], **options))


@pytest.mark.parametrize(
    ("genre", "head", "kind"),
    [
        pytest.param("PhD thesis", "@phdthesis", None, id="doctoral, as BibTeX says by itself"),
        pytest.param("Doctoral dissertation", "@phdthesis", "Doctoral dissertation", id="doctoral, in other words"),
        pytest.param("Master's thesis", "@mastersthesis", None, id="master"),
        pytest.param("硕士学位论文", "@mastersthesis", "硕士学位论文", id="master, in Chinese"),
        pytest.param("Bachelor's thesis", "@mastersthesis", "Bachelor's thesis", id="bachelor"),
        pytest.param(None, "@phdthesis", "Thesis", id="unknown"),
    ],
)
def test_theses_by_kind(genre: str | None, head: str, kind: str | None) -> None:
    text = written(THESIS.but(genre=genre))
    assert text.startswith(head)
    assert (f"type = {{{kind}}}" in text) if kind else ("type =" not in text)
    assert "school = {Liaoning University}" in text


def test_a_thesis_in_biblatex() -> None:
    text = written(THESIS.but(genre="PhD thesis"), "biblatex")
    assert text.startswith("@thesis{key,")
    assert "type = {phdthesis}" in text
    assert "institution = {Liaoning University}" in text
    assert "date = {2019}" in text


def test_a_web_page_shows_its_address_in_every_style() -> None:
    page = Item(type=ItemType.WEBPAGE, title="Page", url="https://example.org/a_b", accessed=Date.of(2024, 1, 2))
    text = written(page)
    assert "howpublished = {\\url{https://example.org/a_b}}" in text
    assert "url = {https://example.org/a_b}" in text
    assert "urldate = {2024-01-02}" in text
    assert r'@preamble{"\providecommand{\url}' in text
    percent = written(page.but(url="https://example.org/a%20b#c"))
    assert r"howpublished = {https://example.org/a\%20b\#c}" in percent
    assert "url = {https://example.org/a%20b#c}" in percent
    assert "howpublished" not in written(page, "biblatex")
    assert written(page, "biblatex").startswith("@online{")


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        pytest.param(
            Item(type=ItemType.ARTICLE_JOURNAL, title="T", page="12-34, 56", issued=Date.of(2020, 6)),
            ["pages = {12--34, 56}", "month = jun,", "year = {2020}"],
            id="pages and month",
        ),
        pytest.param(Item(type=ItemType.BOOK, title="T", edition="2"), ["edition = {Second}"], id="edition"),
        pytest.param(Item(type=ItemType.BOOK, title="T", edition="rev."), ["edition = {rev.}"], id="edition in words"),
        pytest.param(
            Item(type=ItemType.ARTICLE, title="T", arxiv="1706.03762"),
            ["@misc{", "eprint = {1706.03762}", "archiveprefix = {arXiv}"],
            id="preprint",
        ),
        pytest.param(
            Item(type=ItemType.PATENT, title="T", number="US 223,898"),
            ["@misc{", "howpublished = {Patent US 223,898}", "number = {US 223,898}", "entrysubtype = {patent}"],
            id="patent",
        ),
        pytest.param(
            Item(type=ItemType.STANDARD, title="T", number="ISO 690"),
            ["@techreport", "type = {Standard}"],
            id="standard",
        ),
        pytest.param(Item(title="Only: a title"), ["key = {Only}"], id="no author"),
        pytest.param(Item(title="T", doi="10.1000/a_b%20"), ["doi = {10.1000/a_b%20}"], id="doi untouched"),
        pytest.param(Item(title="T", author=(KONG,), et_al=True), ["author = {Kong, X. H. and others}"], id="et al."),
    ],
)
def test_bibtex_fields(item: Item, parts: list[str]) -> None:
    text = written(item)
    for part in parts:
        assert part in text


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("https://doi.org/10.1000/A_b", False, id="the DOI's own address"),
        pytest.param("http://dx.doi.org/10.1000/a_b", False, id="the old resolver"),
        pytest.param("https://doi.org/10.1000/other", True, id="another DOI"),
        pytest.param("https://example.org/10.1000/a_b", True, id="another address"),
    ],
)
def test_the_address_of_a_doi_is_left_to_the_doi(url: str, *, kept: bool) -> None:
    text = written(Item(title="T", doi="10.1000/a_b", url=url))
    assert "doi = {10.1000/a_b}" in text
    assert ("url = {" in text) == kept


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        pytest.param(Item(type=ItemType.BOOK, title="T", editor=(KONG,)), ["@collection{"], id="edited book"),
        pytest.param(
            Item(type=ItemType.WEBPAGE, title="T"), ["@misc{", "entrysubtype = {webpage}"], id="page without address"
        ),
        pytest.param(
            Item(type=ItemType.BOOK, title="T", publisher="Simon and Schuster"),
            ["publisher = {{Simon and Schuster}}"],
            id="and",
        ),
        pytest.param(Item(title="T", language="en-US"), ["langid = {american}"], id="language"),
        pytest.param(Item(title="T", pmid="123"), ["eprint = {123}", "eprinttype = {pubmed}"], id="PubMed"),
        pytest.param(
            Item(type=ItemType.BOOK, title="Whole", volume_title="Part", author=(KONG,)),
            ["maintitle = {Whole}", " title = {Part}"],
            id="volume of a work",
        ),
        pytest.param(Item(title="T", issued=Date(literal="in press")), ["year = {in press}"], id="date in words"),
        pytest.param(
            Item(type=ItemType.PERIODICAL, title="T", author=(KONG,)), ["@misc{"], id="periodical with authors"
        ),
    ],
)
def test_biblatex_fields(item: Item, parts: list[str]) -> None:
    text = written(item, "biblatex")
    for part in parts:
        assert part in text


def test_aliases_are_ids() -> None:
    text = WRITERS["biblatex"].write([Entry(key="new", item=Item(title="T"), aliases=("old1", "old 2"))])
    assert "ids = {old1,old_2}" in text


def test_letters_or_macros() -> None:
    item = Item(title="Größe", author=(Name(family="Müller", given="É."),))
    assert r"M{\"u}ller, {\'E}." in written(item)
    assert "Müller, É." in written(item, unicode=True)
    assert "Müller, É." in written(item, "biblatex")
    assert r"M{\"u}ller" in written(item, "biblatex", unicode=False)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        pytest.param("The DNA of iPhone users in the 5G era", {"DNA", "iPhone", "5G"}, id="shape"),
        pytest.param("A study of Xiaomi's growth in large markets", {"Xiaomi's"}, id="a name in a sentence"),
        pytest.param("Marketing Strategy in European Countries", {"European"}, id="a name in a headline"),
        pytest.param("RESEARCH ON E-COMMERCE IN CHINA", set(), id="capitals all over"),
        pytest.param("all in lower case", set(), id="no capitals"),
        pytest.param("E-commerce: A study of big data platforms", set(), id="sentence and subtitle beginnings"),
        pytest.param("Vitamin C and hepatitis in children", {"C"}, id="single letter"),
        pytest.param("中文 title", set(), id="no case"),
    ],
)
def test_words_that_keep_their_capitals(title: str, words: set[str]) -> None:
    assert words_to_protect(Item(title=title)) == words


def test_german_nouns_keep_their_capitals() -> None:
    assert words_to_protect(Item(title="Die Größe der Welt", language="de")) == {"Die", "Größe", "Welt"}


def test_names_are_learnt_from_the_other_titles() -> None:
    items = [
        Item(title="The rise of Xiaomi in foreign markets"),
        Item(title="How users see Xiaomi and other makers"),
        Item(title="Growth of Xiaomi Company"),
        Item(title="The history of Company law in small countries"),
        Item(title="How a company learns from other firms"),
    ]
    assert proper_names(items) == {"Xiaomi"}
    text = str(WRITERS["bibtex"].write([Entry(key=str(at), item=item) for at, item in enumerate(items)]))
    assert "Growth of {Xiaomi} Company" in text
    assert "Growth of Xiaomi Company" in str(
        WRITERS["bibtex"].write([Entry(key="x", item=items[2])], names=frozenset())
    )


def test_whole_words_are_put_in_braces() -> None:
    assert "{M{\\\"u}ller's}" in written(Item(title="A view on Müller's naïve theory of things"))


def test_two_entries_with_one_key_are_refused() -> None:
    with pytest.raises(UsageError, match="'same'"):
        WRITERS["bibtex"].write([Entry(key="same", item=Item(title="A")), Entry(key="same", item=Item(title="B"))])


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(UsageError, match="style"):
        WRITERS["bibtex"].write([], style="apa")


def test_same_entries_same_bytes() -> None:
    entries = [Entry(key="b", item=THESIS), Entry(key="a", item=THESIS.but(title="Other"))]
    assert WRITERS["bibtex"].write(entries) == WRITERS["bibtex"].write(list(entries))
    assert str(WRITERS["bibtex"].write(entries)).endswith("}\n")
    assert WRITERS["bibtex"].write([]) == ""


def test_entries_that_need_another_engine_are_named() -> None:
    assert needs_unicode_engine(Entry(key="a", item=Item(title="论语", author=(Name(family="王"),)))) == "论语王"
    assert needs_unicode_engine(Entry(key="a", item=Item(title="Ünïcode – “ok” β", abstract="论"))) == ""


@pytest.mark.parametrize(
    ("key", "safe"),
    [
        ("kong2019", "kong2019"),
        ("Smith, J. (2019)", "Smith_J._2019"),
        ("müller:2001/a", "müller:2001/a"),
        ("{}", "entry"),
    ],
)
def test_keys_that_bibtex_can_read(key: str, safe: str) -> None:
    assert safe_key(key) == safe
