"""HTML, JATS, TEI and LaTeX: the text, the lists with their numbers, structured references taken as they are."""

from pathlib import Path

import pytest

from citeman.detex import detex
from citeman.model import Document, Item, ItemType, Listing
from citeman.parsing.listing import find_listings
from citeman.reading import read, read_text


def listing(document: Document) -> Listing:
    (found,) = find_listings(document)
    return found


def labelled(document: Document) -> list[tuple[str | None, str]]:
    return [(reference.label, reference.unstructured) for reference in listing(document).references]


def only_item(document: Document) -> Item:
    (reference,) = listing(document).references
    assert reference.item is not None
    return reference.item


A = "Ma, J. (2018). A first title. <i>Journal of Foo</i>, 3(2), 1–9."
B = "Li, K. (2019). A second title. Berlin: Springer."
A_TEXT = "Ma, J. (2018). A first title. Journal of Foo, 3(2), 1–9."


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        pytest.param(f"<ol><li>{A}</li><li>{B}</li></ol>", ["1", "2"], id="ordered"),
        pytest.param(f"<ol start=4><li><p>{A}</p></li><li><p>{B}</p></li></ol>", ["4", "5"], id="start"),
        pytest.param(f"<ol><li value=7>{A}</li><li>{B}</li></ol>", ["7", "8"], id="value"),
        pytest.param(f"<ol><li>[1] {A}</li><li>[2] {B}</li></ol>", ["1", "2"], id="own-numbers"),
        pytest.param(f"<ul><li>{A}</li><li>{B}</li></ul>", [None, None], id="bullets"),
        pytest.param(f"<p>{A}</p><p>{B}</p>", [None, None], id="paragraphs"),
        pytest.param(f"<div>{A}<br><br>{B}</div>", [None, None], id="breaks"),
        pytest.param(
            f"<table><tr><td>[1]</td><td>{A}</td></tr><tr><td>[2]</td><td>{B}</td></tr></table>", ["1", "2"], id="table"
        ),
        pytest.param(
            f"<p>{A} [<a href=x>Google Scholar</a>] <a href=y>CrossRef</a></p><p>{B}</p>", [None, None], id="buttons"
        ),
    ],
)
def test_lists_of_web_pages(body: str, labels: list[str | None]) -> None:
    page = (
        f"<!doctype html><html><body><nav>Menu</nav><h1>A Study</h1><p>Text.</p><h2>References</h2>{body}</body></html>"
    )
    assert labelled(read_text("paper.html", page)) == list(zip(labels, (A_TEXT, B), strict=True))


def test_a_web_page_declares_its_paper() -> None:
    head = (
        '<meta name="citation_title" content="A Study of Things"><meta name="citation_author" content="Ma, Jun">'
        '<meta name="citation_journal_title" content="J. Foo">'
        '<meta name="citation_publication_date" content="2019/03/01">'
        '<meta name="citation_firstpage" content="1"><meta name="citation_lastpage" content="9">'
        '<meta name="citation_doi" content="https://doi.org/10.1000/X">'
    )
    item = read_text("paper.html", f"<!doctype html><head>{head}</head><p>A Study of Things</p>").item
    assert (item.type, item.title, item.doi) == (ItemType.ARTICLE_JOURNAL, "A Study of Things", "10.1000/x")
    assert (item.container_title, item.page) == ("J. Foo", "1-9")
    assert item.author[0].family == "Ma"


def test_the_charset_of_a_web_page_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_bytes('<html><meta charset="gb2312"><p>马俊</p></html>'.encode("gb2312"))
    document = read(path)
    assert document.text == "马俊\n"
    assert document.remarks == ()


JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN"
"JATS-journalpublishing1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>J Foo</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1000/XYZ</article-id>
<title-group><article-title>A study of <italic>things</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Ma</surname><given-names>Jun</given-names></name></contrib>
</contrib-group><pub-date><month>2</month><year>2020</year></pub-date><volume>3</volume><fpage>1</fpage><lpage>9</lpage>
</article-meta></front><body><sec><title>Intro</title>
<p>Hello [<xref rid="b1">1</xref>].&nbsp;And [2&ndash;3].</p></sec></body>
<back><ref-list><title>References</title>%s</ref-list></back></article>"""

ELEMENT = """<ref id="b1"><label>1.</label><element-citation publication-type="journal">
<person-group person-group-type="author"><name><surname>Li</surname><given-names>K</given-names></name><etal/>
</person-group>
<article-title>Title one</article-title><source>J Bar</source><year>2010</year><volume>5</volume><issue>2</issue>
<fpage>10</fpage><lpage>20</lpage><pub-id pub-id-type="doi">10.1000/ABC</pub-id><pub-id pub-id-type="pmid">123</pub-id>
</element-citation></ref>"""
MIXED = """<ref id="b2"><label>[2]</label><mixed-citation publication-type="book">
<person-group person-group-type="editor"><string-name><surname>Wu</surname>, <given-names>A.</given-names></string-name>
</person-group> (ed.) (<year>2011</year>).
<source>Book of X</source>. <publisher-loc>Paris</publisher-loc>: <publisher-name>Seuil</publisher-name>.
</mixed-citation></ref>"""
PLAIN = "<ref><label>3</label><mixed-citation>Personal communication with the mayor, 3 May 2011.</mixed-citation></ref>"


def test_jats_is_taken_as_it_is() -> None:
    document = read_text("paper.xml", JATS % (ELEMENT + MIXED + PLAIN))
    found = listing(document)
    assert labelled(document) == [
        ("1", "Li, K (2010). Title one. J Bar 5(2), 10-20. https://doi.org/10.1000/abc"),
        ("2", "Wu, A. (ed.) (2011). Book of X. Paris: Seuil."),
        ("3", "Personal communication with the mayor, 3 May 2011."),
    ]
    first, second, third = (reference.item for reference in found.references)
    assert first is not None
    assert (first.type, first.title, first.container_title) == (ItemType.ARTICLE_JOURNAL, "Title one", "J Bar")
    assert (first.volume, first.issue, first.page, first.doi, first.pmid) == ("5", "2", "10-20", "10.1000/abc", "123")
    assert first.et_al
    assert second is not None
    assert (second.type, second.title, second.publisher) == (ItemType.BOOK, "Book of X", "Seuil")
    assert (second.author, second.editor[0].family) == ((), "Wu")
    assert third is None
    assert [citation.position for citation in found.citations] == [1, 2, 3]
    assert (found.item.title, found.item.doi, found.item.page) == ("A study of things", "10.1000/xyz", "1-9")


ARTICLE = """<article><front><article-meta><title-group><article-title>Study {n}</article-title></title-group>
</article-meta></front><body><p>Words of study {n}.</p></body><back><ref-list>
<ref><label>1</label><mixed-citation>Ma, J. (201{n}). A title. Berlin: Ast.</mixed-citation></ref>
<ref><label>2</label><mixed-citation>Li, K. (201{n}). A title. Berlin: Ast.</mixed-citation></ref>
</ref-list></back></article>"""


def test_every_list_of_a_set_of_articles_is_read() -> None:
    articles = "".join(ARTICLE.format(n=n) for n in (1, 2, 3))
    document = read_text("set.xml", f"<pmc-articleset>{articles}</pmc-articleset>")
    assert [text[:12] for _, text in labelled(document)] == [
        "Ma, J. (2011", "Li, K. (2011", "Ma, J. (2012", "Li, K. (2012", "Ma, J. (2013", "Li, K. (2013",
    ]  # fmt: skip
    assert document.item.title == "Study 1"
    assert document.remarks == ("holds 3 papers, which are read as one; give them as a file each to keep them apart",)


def test_every_list_of_a_corpus_is_read() -> None:
    texts = "".join(
        f"<TEI><text><back><listBibl><bibl>Ma, J. (201{n}). A title. Berlin: Ast.</bibl></listBibl></back></text></TEI>"
        for n in (1, 2)
    )
    document = read_text("corpus.xml", f"<teiCorpus>{texts}</teiCorpus>")
    assert [text[:12] for _, text in labelled(document)] == ["Ma, J. (2011", "Ma, J. (2012"]
    assert document.remarks[0].startswith("holds 2 papers")


def test_of_two_forms_of_a_citation_the_mixed_one_prints() -> None:
    both = (
        "<ref><citation-alternatives>"
        "<element-citation><article-title>Title</article-title><year>2010</year></element-citation>"
        "<mixed-citation>Li K. Title. 2010.</mixed-citation></citation-alternatives></ref>"
    )
    document = read_text("paper.xml", JATS % both)
    assert labelled(document) == [(None, "Li K. Title. 2010.")]
    assert only_item(document).title == "Title"


def test_the_spans_of_structured_references_hold_them() -> None:
    document = read_text("paper.xml", JATS % (ELEMENT + MIXED))
    for reference in document.references:
        assert reference.span is not None
        assert reference.unstructured in document.text[reference.span.start : reference.span.end]


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A TEI paper</title></titleStmt>
<sourceDesc><biblStruct><analytic><title level="a">A TEI paper</title><author><persName><forename>Jun</forename>
<surname>Ma</surname></persName></author></analytic><monogr><title level="j">J Foo</title></monogr></biblStruct>
</sourceDesc></fileDesc></teiHeader><text><body><p>Hello</p></body><back><div><listBibl>%s</listBibl></div></back></text></TEI>"""
STRUCTURED = """<biblStruct xml:id="b0"><analytic><title level="a" type="main">Title one</title><author><persName>
<forename type="first">K</forename><forename type="middle">B</forename><surname>Li</surname></persName></author>
<idno type="DOI">10.1000/ABC</idno></analytic><monogr><title level="j">J Bar</title><imprint>
<biblScope unit="volume">5</biblScope><biblScope unit="page" from="10" to="20"/><date type="published" when="2010-03"/>
</imprint></monogr>%s</biblStruct>"""


def test_tei_is_taken_as_it_is() -> None:
    document = read_text(
        "paper.xml", TEI % (STRUCTURED % '<note type="raw_reference">Li KB. Title one. J Bar 2010.</note>')
    )
    assert labelled(document) == [(None, "Li KB. Title one. J Bar 2010.")]
    item = only_item(document)
    assert (item.type, item.title, item.container_title) == (ItemType.ARTICLE_JOURNAL, "Title one", "J Bar")
    assert (item.volume, item.page, item.doi) == ("5", "10-20", "10.1000/abc")
    assert (item.author[0].family, item.author[0].given) == ("Li", "K B")
    assert item.issued is not None
    assert item.issued.parts == ((2010, 3),)
    assert listing(document).item.title == "A TEI paper"


def test_tei_without_the_printed_form_gets_a_line() -> None:
    document = read_text("paper.xml", TEI % (STRUCTURED % ""))
    assert labelled(document) == [(None, "Li, K B (2010). Title one. J Bar 5, 10-20. https://doi.org/10.1000/abc")]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        pytest.param(
            r"M{\"u}ller, \'E. L\'ev\^eque, \v{C}apek, {\O}rsted", "Müller, É. Lévêque, Čapek, Ørsted", id="accents"
        ),
        pytest.param(r"Gar\c{c}\~ao, \L{}ukasz, Stra\ss{}e, na\"\i ve", "Garção, Łukasz, Straße, naïve", id="letters"),
        pytest.param(r"{\em The {XML} book}, 12--15 --- ``so''", "The XML book, 12–15 — “so”", id="quotes"),
        pytest.param(r"\href{http://a.b}{Book}, \url{http://a.b/c_d%20e}", "Book, http://a.b/c_d%20e", id="addresses"),
        pytest.param(r"\bibinfo{author}{Ma}\ and\ \bibfield{x}{\bibinfo{author}{Li},}", "Ma and Li,", id="revtex"),
        pytest.param(
            r"3\penalty0 (2):\penalty0 1, $\alpha$-rays, A \& B, 5\%", "3(2):1, α-rays, A & B, 5%", id="symbols"
        ),
        pytest.param("one % a comment\n  two", "one two", id="comment"),
        pytest.param(r"\doi{10.1000/a_b}", "doi: 10.1000/a_b", id="doi"),
    ],
)
def test_what_latex_prints(source: str, printed: str) -> None:
    assert detex(source) == printed


PLAIN_BBL = r"""\begin{thebibliography}{ML10}
\bibitem{a} J. Ma. \newblock {\em Book}. \newblock Springer, 2012.
\bibitem{b} J.~M{\"u}ller and K.~Li. The {XML} of things. {\em J. Foo}, 3(2):1--20, 2010.
\end{thebibliography}"""
ALPHA_BBL = PLAIN_BBL.replace(r"\bibitem{a}", r"\bibitem[Ma12]{a}").replace(r"\bibitem{b}", r"\bibitem[ML10]{b}")
NATBIB_BBL = PLAIN_BBL.replace(r"\bibitem{a}", r"\bibitem[Ma(2012)]{a}").replace(r"\bibitem{b}", r"\bibitem[M{\"u}ller and Li(2010)]{b}")  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("bbl", "labels"),
    [
        pytest.param(PLAIN_BBL, ["1", "2"], id="plain"),
        pytest.param(ALPHA_BBL, ["Ma12", "ML10"], id="alpha"),
        pytest.param(NATBIB_BBL, [None, None], id="natbib"),
    ],
)
def test_thebibliography(bbl: str, labels: list[str | None]) -> None:
    texts = ("J. Ma. Book. Springer, 2012.", "J. Müller and K. Li. The XML of things. J. Foo, 3(2):1–20, 2010.")
    assert labelled(read_text("paper.bbl", bbl)) == list(zip(labels, texts, strict=True))


def test_entries_without_a_list_around_them() -> None:
    bare = PLAIN_BBL.replace(r"\begin{thebibliography}{ML10}", "").replace(r"\end{thebibliography}", "")
    texts = ("J. Ma. Book. Springer, 2012.", "J. Müller and K. Li. The XML of things. J. Foo, 3(2):1–20, 2010.")
    assert labelled(read_text("stdin", bare)) == list(zip(("1", "2"), texts, strict=True))


BIBLATEX = r"""% $ biblatex auxiliary file $
\refsection{0}\datalist[entry]{nyt/global//global/global}
\entry{b}{article}{}
  \name{author}{2}{}{%
    {{un=0,hash=a}{%
       family={M\"uller},
       familyi={M\bibinitperiod},
       given={Jan},
       giveni={J\bibinitperiod}}}%
    {{un=0,hash=b}{%
       family={Li},
       familyi={L\bibinitperiod},
       given={K.},
       prefix={van}}}%
  }
  \list{publisher}{1}{%
    {Springer}%
  }
  \field{journaltitle}{J. Foo}
  \field{title}{The {XML} of Things}
  \field{volume}{3}
  \field{year}{2010}
  \field{pages}{1\bibrangedash 20}
  \verb{doi}
  \verb 10.1000/A_b
  \endverb
\endentry
\enddatalist\endrefsection"""


def test_a_bbl_of_biblatex_holds_fields() -> None:
    item = only_item(read_text("paper.bbl", BIBLATEX))
    assert (item.type, item.title, item.container_title) == (ItemType.ARTICLE_JOURNAL, "The XML of Things", "J. Foo")
    assert (item.volume, item.page, item.doi, item.publisher) == ("3", "1–20", "10.1000/a_b", "Springer")
    assert [(name.given, name.non_dropping_particle, name.family) for name in item.author] == [
        ("Jan", None, "Müller"),
        ("K.", "van", "Li"),
    ]


@pytest.mark.parametrize("bbl", [PLAIN_BBL, ALPHA_BBL, NATBIB_BBL])
def test_citations_by_key_are_linked(bbl: str) -> None:
    body = rf"Hello \cite{{b}} and \citep[p.~3]{{a, b}}. {bbl}"
    found = listing(read_text("paper.tex", rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}"))
    assert [citation.position for citation in found.citations] == [2, 1, 2]


def test_a_document_takes_the_bbl_beside_it(tmp_path: Path) -> None:
    body = r"\title{A Study of Things}\author{Jun Ma \and Kai Li}\maketitle Hello \cite{a}. \bibliography{refs}"
    path = tmp_path / "paper.tex"
    path.write_text(rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}", encoding="utf-8")
    assert find_listings(read(path)) == ()
    assert read(path).remarks == ("its references stand in another file; give the .bbl that LaTeX makes of it",)
    (tmp_path / "paper.bbl").write_text(PLAIN_BBL, encoding="utf-8")
    found = listing(read(path))
    assert [reference.label for reference in found.references] == ["1", "2"]
    assert found.item.title == "A Study of Things"
    assert [name.family for name in found.item.author] == ["Ma", "Li"]
