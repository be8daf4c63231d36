"""Which reader a file gets, plain text and Markdown, and everything that is no paper."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeman.errors import SourceError
from citeman.reading import LARGEST, read, read_text


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("empty.txt", b"", "empty.txt: is empty", id="empty"),
        pytest.param("blank.txt", b" \n\f\n", "blank.txt: is empty", id="blank"),
        pytest.param("rubbish.txt", bytes(range(256)) * 8, "neither text nor a paper", id="binary"),
        pytest.param("rubbish.pdf", b"\x00\x01\x02" * 99, "is no PDF file although its name says so", id="no-pdf"),
        pytest.param("text.docx", b"Just some text", "is no Word file although its name says so", id="no-docx"),
        pytest.param("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "save it as .docx", id="old-word"),
        pytest.param("rich.rtf", rb"{\rtf1 text}", "is an RTF file", id="rtf"),
        pytest.param("scan.png", b"\x89PNG\r\n\x1a\n", "is an image", id="image"),
        pytest.param("paper.tar.gz", b"\x1f\x8b\x08", "unpack it first", id="compressed"),
        pytest.param(
            "book.epub", zipped(mimetype="application/epub+zip"), "is a zip archive, but no Word file", id="zip"
        ),
        pytest.param("broken.docx", b"PK\x03\x04" + b"x" * 60, "is a damaged Word file", id="damaged-docx"),
        pytest.param("hollow.docx", zipped(word__document_dot_xml="<w/>"), "is a damaged Word file", id="hollow-docx"),
        pytest.param(
            "other.xml", b"<?xml version='1.0'?><recipe/>", "neither JATS nor TEI (its root is <recipe>)", id="xml"
        ),
        pytest.param("broken.xml", b"<?xml version='1.0'?>", "is damaged XML", id="damaged-xml"),
        pytest.param("empty.html", b"<!doctype html>", "is an empty web page", id="empty-html"),
    ],
)
def test_what_is_no_paper_says_so_in_one_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert says in message
    assert "\n" not in message


def test_a_missing_file_and_a_directory_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^none\.txt: no such file$"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a directory; give the papers in it"):
        read(tmp_path)


def test_a_file_beyond_all_measure_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match=r"^huge\.txt: is larger than 400 MB"):
        read(path)


def test_the_name_has_no_folder_and_the_guess_is_remarked(tmp_path: Path) -> None:
    path = tmp_path / "论文.txt"
    path.write_bytes("参考文献\n[1] 马俊. 手机企业国际商业模式研究[D]. 武汉: 华中科技大学, 2018.\n".encode("gb18030"))
    document = read(path)
    assert document.name == "论文.txt"
    assert document.text.startswith("参考文献\n[1] 马俊")
    assert document.remarks == ("decoded as GB18030, which the file does not say",)


def test_front_matter_of_markdown_is_declared() -> None:
    head = 'title: "A Study of Things"\nauthor:\n- Jun Ma\n- name: Kai Li\ndate: 2020-03-01\ndoi: 10.1000/ABC'
    text = f"---\n{head}\n---\n\nText.\n"
    item = read_text("paper.md", text).item
    assert item.title == "A Study of Things"
    assert [(name.given, name.family) for name in item.author] == [("Jun", "Ma"), ("Kai", "Li")]
    assert item.issued is not None
    assert item.issued.year == 2020
    assert item.doi == "10.1000/abc"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        pytest.param("Plain [1] text.", "Plain [1] text.", id="text"),
        pytest.param("<!doctype html><p>One</p><p>Two</p>", "One\n\nTwo\n", id="html"),
        pytest.param(r"\documentclass{a}\begin{document}M\"uller\end{document}", "Müller\n", id="latex"),
        pytest.param(
            "<?xml version='1.0' encoding='latin-1'?><TEI><text><p>Größe</p></text></TEI>", "Größe\n", id="tei"
        ),
        pytest.param("%PDF- is what a PDF file begins with", "%PDF- is what a PDF file begins with", id="about-pdf"),
    ],
)
def test_a_text_at_hand_is_read_as_what_it_is(text: str, read_as: str) -> None:
    assert read_text("-", text).text == read_as


def test_an_empty_text_at_hand_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^-: is empty$"):
        read_text("-", " \n")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<?xml ?>", b"<html>", b"<TEI>", b"\\begin{document}", b"\\bibitem"]
    ),
    rest=st.binary(max_size=200),
    suffix=st.sampled_from([".txt", ".pdf", ".docx", ".html", ".xml", ".tex", ".bbl", ""]),
)
def test_any_bytes_are_a_document_or_one_clear_line(tmp_path: Path, start: bytes, rest: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(start + rest)
    try:
        said = read(path).name
    except SourceError as error:
        said = str(error).partition(":")[0]
    assert said == path.name
