"""Which format a file is in, and that knowing it costs nothing."""

import contextlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.errors import SourceError
from citeman.formats import READERS, WRITERS, by_suffix, reader_for
from citeman.formats.base import text_of
from citeman.model import Entry, Item


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.bib", "bibtex"),
        ("A.JSON", "csl-json"),
        ("a.txt", "text"),
        ("x/a.tar.md", "markdown"),
        ("a.docx", "docx"),
        ("a.htm", "html"),
        ("a.ris", "ris"),
        ("a.xml", "endnote-xml"),
        ("a.nbib", "nbib"),
        ("a.csv", "csv"),
        ("a.pdf", None),
        ("a", None),
    ],
)
def test_by_suffix(path: str, name: str | None) -> None:
    writer = by_suffix(path)
    assert (writer.name if writer else None) == name


def test_each_ending_means_one_format() -> None:
    endings = [ending for writer in WRITERS.values() for ending in writer.suffixes]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize("writer", [name for name in WRITERS if name in READERS])
def test_what_is_written_is_known_by_its_content(writer: str) -> None:
    data = str(WRITERS[writer].write([Entry(key="k", item=Item(title="T", pmid="1"))])).encode()
    reader = reader_for("unnamed", data)
    assert reader is not None
    assert reader.name == writer


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        pytest.param("a.bib", b"% nothing yet", "bibtex", id="by its name"),
        pytest.param("a.txt", b"\xef\xbb\xbf@Book{a,", "bibtex", id="byte order mark"),
        pytest.param("a.bib", "@book{a,".encode("utf-16"), "bibtex", id="UTF-16"),
        pytest.param("a.bib", b"TY  - JOUR\n", "ris", id="a misleading name"),
        pytest.param("a.json", b'{"name": "something else"}', None, id="other JSON"),
        pytest.param("a.json", b'{"references": [{"id": 1}]}', "csl-json", id="wrapped CSL-JSON"),
        pytest.param("a.xml", b"<article/>", None, id="other XML"),
        pytest.param("a.txt", b"Kong, X. (2019). Research. me@example.org", None, id="a paper"),
        pytest.param("a.ris", b"", "ris", id="empty"),
        pytest.param("a.md", b"Cite us:\n\n@misc{us, title={Us}}\n", None, id="a page with an entry in it"),
        pytest.param("a.bib", b"My books\n\n@misc{us, title={Us}}\n", "bibtex", id="a comment first"),
        pytest.param("a.txt", b"% My books\n\n@misc{us, title={Us}}\n", "bibtex", id="a marked comment first"),
    ],
)
def test_reader_for(path: str, data: bytes, name: str | None) -> None:
    reader = reader_for(path, data)
    assert (reader.name if reader else None) == name


@pytest.mark.parametrize("name", list(WRITERS))
def test_every_writer_writes_nothing_and_something(name: str) -> None:
    writer = WRITERS[name]
    for entries in ([], [Entry(key="k", item=Item(title="Some title"))]):
        written = writer.write(entries)
        assert isinstance(written, bytes) == writer.binary
        assert written == writer.write(entries)


def test_importing_the_table_loads_no_library() -> None:
    code = "import sys, citeman.formats; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {"bibtexparser", "citeproc", "lxml", "docx", "anyascii"} & set(done.stdout.split())


@pytest.mark.parametrize(
    "data", ["Größe\n".encode("cp1252"), "Größe\r\n".encode(), "\ufeffGröße\r".encode("utf-16-le")]
)
def test_text_of_any_encoding(data: bytes) -> None:
    assert text_of(data) == "Größe\n"


_SCRAPS = st.sampled_from([
    *("@book{", "a,", "title", " = ", "{", "}", '"', "\\", "#", "\n", "é", "\x00"),
    *("TY  - JOUR\n", "ER  - \n", "AU  - x, y\n", "PMID- 1\n", "TI  - t\n"),
    *("<xml>", "<record>", "<titles><title>", "</record>", "[", "]", '"id": 1', "{}", ",", ":"),
])  # fmt: skip


@pytest.mark.parametrize("name", list(READERS))
@given(pieces=st.lists(_SCRAPS | st.text(max_size=4), max_size=12))
def test_no_reader_falls_over_anything(name: str, pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", errors="surrogatepass")
    with contextlib.suppress(SourceError):
        for entry in READERS[name].read(data, "file").entries:
            assert entry.raw
            assert entry.line
