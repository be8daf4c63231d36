"""Word files: typed and numbered references, notes, deleted text, live citations of reference managers."""

import base64
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from citeman.model import ItemType
from citeman.parsing.listing import find_listings
from citeman.reading import read

MA = "Ma, J. J. (2018). Research on the international business model of companies. Wuhan: Huazhong University."
KONG = "Kong, X. H. (2019). Research on the marketing strategy of Xiaomi. Shenyang: Liaoning University."
AFUAH = "Afuah, A., & Tucci, C. (2001). Internet business models and strategies. New York: McGraw-Hill."

CSL = {
    "citationItems": [
        {
            "id": 1,
            "uris": ["http://zotero.org/users/1/items/AAAA"],
            "itemData": {
                "type": "thesis",
                "title": "Research on the international business model of companies",
                "author": [{"family": "Ma", "given": "Jun Jie"}],
                "publisher": "Huazhong University",
                "issued": {"date-parts": [["2018", 6]]},
            },
        }
    ]
}
ENDNOTE = (
    "<EndNote><Cite><Author>Kong</Author><RecNum>7</RecNum><record><rec-number>7</rec-number>"
    '<ref-type name="Thesis">32</ref-type><contributors><authors><author>Kong, X. H.</author></authors></contributors>'
    "<titles><title><style>Research on the marketing strategy of Xiaomi</style></title></titles>"
    "<dates><year>2019</year></dates><publisher>Liaoning University</publisher></record></Cite></EndNote>"
)
SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Afu01</b:Tag>'
    "<b:SourceType>Book</b:SourceType><b:Title>Internet business models and strategies</b:Title><b:Year>2001</b:Year>"
    "<b:City>New York</b:City><b:Publisher>McGraw-Hill</b:Publisher><b:Author><b:Author><b:NameList><b:Person>"
    "<b:Last>Afuah</b:Last><b:First>Allan</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>"
)


def document(*paragraphs: str) -> "docx.document.Document":
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return made


def saved(folder: Path, made: "docx.document.Document", **parts: bytes) -> Path:
    """The document as a file, with parts added or replaced in its archive."""
    made.save(str(folder / "plain.docx"))
    path = folder / "paper.docx"
    with zipfile.ZipFile(folder / "plain.docx") as old, zipfile.ZipFile(path, "w") as new:
        for member in old.namelist():
            new.writestr(member, parts.pop(member, old.read(member)))
        for member, data in parts.items():
            new.writestr(member, data)
    return path


def references(path: Path) -> list[tuple[str | None, str]]:
    (listing,) = find_listings(read(path))
    return [(reference.label, reference.unstructured) for reference in listing.references]


def test_typed_references_are_paragraphs(tmp_path: Path) -> None:
    made = document("A Study of Things", "Some text.", "References", AFUAH, KONG, MA, "Appendix A", "More text.")
    assert references(saved(tmp_path, made)) == [(None, AFUAH), (None, KONG), (None, MA)]


@pytest.mark.parametrize(
    ("pattern", "form", "start", "labels"),
    [
        pytest.param("[%1]", "decimal", 1, ["1", "2", "3"], id="brackets"),
        pytest.param("%1.", "decimal", 1, ["1", "2", "3"], id="stops"),
        pytest.param("%1", "decimal", 1, ["1", "2", "3"], id="bare"),
        pytest.param("(%1)", "decimal", 5, ["5", "6", "7"], id="from-five"),
        pytest.param("\uf0b7", "bullet", 1, [None, None, None], id="bullets"),
    ],
)
def test_automatic_numbers_are_restored(
    tmp_path: Path, pattern: str, form: str, start: int, labels: list[str | None]
) -> None:
    made = document("Text", "References")
    numbering = made.part.numbering_part.element
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text in (AFUAH, KONG, MA):
        properties = made.add_paragraph(text)._p.get_or_add_pPr()  # noqa: SLF001 - the library has no other way
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))
    assert references(saved(tmp_path, made)) == list(zip(labels, (AFUAH, KONG, MA), strict=True))


def test_the_style_list_number_counts(tmp_path: Path) -> None:
    made = document("References")
    for text in (AFUAH, KONG, MA):
        made.add_paragraph(text, style="List Number")
    assert [label for label, _ in references(saved(tmp_path, made))] == ["1", "2", "3"]


def test_what_was_deleted_and_the_codes_of_fields_are_not_printed(tmp_path: Path) -> None:
    made = document("References", KONG)
    inside = (
        "<w:r><w:t>Ma, J. J. (2018). </w:t></w:r><w:del><w:r><w:delText>An old title. </w:delText></w:r></w:del>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>A new title.</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> Wuhan: Huazhong</w:t>'
        "<w:noBreakHyphen/><w:t>University.</w:t></w:r>"
    )
    made.element.body.insert(2, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    assert references(saved(tmp_path, made))[1][1] == "Ma, J. J. (2018). A new title. Wuhan: Huazhong-University."


def test_endnotes_are_the_list_where_there_is_no_other(tmp_path: Path) -> None:
    made = document("A Study of Things", "Some text.")
    texts = (text.replace("&", "&amp;") for text in (AFUAH, KONG, MA))
    notes = "".join(f"<w:endnote><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:endnote>" for text in texts)
    line = '<w:endnote w:type="separator"><w:p/></w:endnote>'
    part = f'<?xml version="1.0"?><w:endnotes {nsdecls("w")}>{line}{notes}</w:endnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
    made.part.relate_to(_part(made, "/word/endnotes.xml", part.encode()), kind)
    assert references(saved(tmp_path, made)) == [("1", AFUAH), ("2", KONG), ("3", MA)]


def _part(made: "docx.document.Document", name: str, data: bytes) -> Part:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    return Part(PackURI(name), kind, data, made.part.package)


def field(code: str, shown: str) -> str:
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escaped}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def mendeley(data: object) -> str:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(data).encode()).decode()
    content = "<w:sdtContent><w:r><w:t>(Ma, 2018)</w:t></w:r></w:sdtContent>"
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>{content}</w:sdt>'


@pytest.mark.parametrize(
    ("inside", "place", "kind", "given"),
    [
        pytest.param(
            field(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CSL)}", "(Ma 2018)"),
            2,
            "thesis",
            "Jun Jie",
            id="zotero",
        ),
        pytest.param(
            field(f"ADDIN CSL_CITATION {json.dumps(CSL)}", "(Ma 2018)"), 2, "thesis", "Jun Jie", id="mendeley"
        ),
        pytest.param(mendeley(CSL), 2, "thesis", "Jun Jie", id="mendeley-cite"),
        pytest.param(field(f" ADDIN EN.CITE {ENDNOTE}", "(Kong, 2019)"), 1, "thesis", "X. H.", id="endnote"),
    ],
)
def test_live_citations_come_to_the_entries_that_print_them(
    tmp_path: Path, inside: str, place: int, kind: str, given: str
) -> None:
    made = document("A Study of Things", "References", AFUAH, KONG, MA)
    made.element.body.insert(1, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    (listing,) = find_listings(read(saved(tmp_path, made)))
    items = [reference.item for reference in listing.references]
    assert [item is not None for item in items] == [i == place for i in range(3)]
    live = items[place]
    assert live is not None
    assert (live.type, live.author[0].given) == (ItemType(kind), given)


def test_sources_of_word_itself_are_read(tmp_path: Path) -> None:
    made = document("A Study of Things", "References", AFUAH, KONG, MA)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    made.part.relate_to(_part(made, "/customXml/item99.xml", SOURCES.encode()), kind)
    (listing,) = find_listings(read(saved(tmp_path, made)))
    item = listing.references[0].item
    assert item is not None
    assert (item.type, item.title) == (ItemType.BOOK, "Internet business models and strategies")
    assert (item.publisher, item.publisher_place) == ("McGraw-Hill", "New York")
    assert (item.author[0].family, item.author[0].given) == ("Afuah", "Allan")


def test_live_citations_without_a_printed_list_are_the_list(tmp_path: Path) -> None:
    made = document("A Study of Things", "Some text.")
    made.element.body.insert(
        1, parse_xml(f"<w:p {nsdecls('w')}>{field('CSL_CITATION ' + json.dumps(CSL), '(Ma)')}</w:p>")
    )
    (listing,) = find_listings(read(saved(tmp_path, made)))
    (reference,) = listing.references
    assert reference.unstructured.startswith("Ma, Jun Jie (2018). Research on the international business model")
    assert reference.span is None


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("suffix", ["docx", "html", "txt", "tex", "md"])
def test_what_pandoc_writes_is_read_alike(tmp_path: Path, suffix: str) -> None:
    source = f"# Introduction\n\nSome text.\n\n# References\n\n(1) {MA}\n\n(2) {KONG}\n\n(3) {AFUAH}\n"
    path = tmp_path / f"paper.{suffix}"
    to = ["-t", "plain"] if suffix == "txt" else []
    command = ["pandoc", "-f", "markdown", *to, "-s", "-M", "title=A Study", "-o", str(path)]
    subprocess.run(command, input=source, text=True, check=True, timeout=60)
    assert references(path) == [("1", MA), ("2", KONG), ("3", AFUAH)]


def test_a_document_without_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"paper\.docx: is a Word file without text"):
        read(saved(tmp_path, docx.Document()))


def test_bytes_are_not_kept_open(tmp_path: Path) -> None:
    out = io.BytesIO()
    document("References", AFUAH, KONG, MA).save(out)
    path = tmp_path / "paper.docx"
    path.write_bytes(out.getvalue())
    assert len(references(path)) == 3
    path.unlink()
