"""Which formats there are, and which one a file is in. What may not live here: the formats themselves."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from citeman.formats.base import Reader, Writer

_UNICODE: Mapping[str, type] = MappingProxyType({"unicode": bool, "names": frozenset})
_STYLE: Mapping[str, type] = MappingProxyType({"style": str})
_STYLE_AND_TITLE: Mapping[str, type] = MappingProxyType({"style": str, "title": str})


def _writer(name: str, title: str, suffixes: str, function: str, options: Mapping[str, type] | None = None) -> Writer:
    endings = tuple(suffixes.split())
    path = f"citeman.formats.{function}"
    return Writer(name=name, title=title, suffixes=endings, function=path, options=options or {}, binary=name == "docx")


_WRITERS = (
    _writer("bibtex", "BibTeX", ".bib", "bibtex.writer:write_bibtex", _UNICODE),
    _writer("biblatex", "biblatex", "", "bibtex.writer:write_biblatex", _UNICODE),
    _writer("csl-json", "CSL-JSON", ".json", "csl_json:write_csl_json"),
    _writer("ris", "RIS", ".ris", "ris:write_ris"),
    _writer("endnote-xml", "EndNote XML", ".xml", "endnote:write_endnote"),
    _writer("nbib", "PubMed nbib", ".nbib", "nbib:write_nbib"),
    _writer("jats", "JATS", "", "jats:write_jats"),
    _writer("csv", "CSV", ".csv", "table:write_csv"),
    _writer("text", "plain text", ".txt", "lists:write_text", _STYLE),
    _writer("markdown", "Markdown", ".md .markdown", "lists:write_markdown", _STYLE),
    _writer("html", "HTML", ".html .htm", "lists:write_html", _STYLE_AND_TITLE),
    _writer("docx", "Word", ".docx", "word:write_docx", _STYLE_AND_TITLE),
)
WRITERS: Mapping[str, Writer] = MappingProxyType({writer.name: writer for writer in _WRITERS})
"""Name → writer."""


def _reader(name: str, title: str, suffixes: str, function: str) -> Reader:
    return Reader(name=name, title=title, suffixes=tuple(suffixes.split()), function=f"citeman.formats.{function}")


_READERS = (
    _reader("bibtex", "BibTeX and biblatex", ".bib .bibtex", "bibtex.reader:read_bibtex"),
    _reader("csl-json", "CSL-JSON", ".json", "csl_json:read_csl_json"),
    _reader("ris", "RIS", ".ris", "ris:read_ris"),
    _reader("endnote-xml", "EndNote XML", ".xml", "endnote:read_endnote"),
    _reader("nbib", "PubMed nbib", ".nbib", "nbib:read_nbib"),
)
READERS: Mapping[str, Reader] = MappingProxyType({reader.name: reader for reader in _READERS})
"""Name → reader."""

_MARKS = (
    ("endnote-xml", re.compile(rb"<xml>\s*<records>|<record>\s*<(?:database|source-app|rec-number)\b")),
    ("nbib", re.compile(rb"^(?:PMID|OWN ) ?- \S", re.MULTILINE)),
    ("ris", re.compile(rb"^TY  ?- ?\w", re.MULTILINE)),
    ("bibtex", re.compile(rb"\A(?:\s*%[^\n]*\n)*\s*@\s*[a-zA-Z]+\s*[{(]")),
    ("csl-json", re.compile(rb"^\s*(?:\[\s*(?:\{\s*\"|\])|\{\s*\"(?:items|references|id|type)\")")),
)
"""What the beginning of a file looks like, format by format, the surest first."""
_BEGINNING = 65536


def by_suffix(path: Path | str) -> Writer | None:
    """The writer that a file's name asks for, or `None`.

    >>> by_suffix("out/References.BIB").name
    'bibtex'
    """
    name = Path(path).name.lower()
    return next((writer for writer in _WRITERS if name.endswith(writer.suffixes or ("\0",))), None)


def reader_for(path: Path | str, data: bytes) -> Reader | None:
    """The reader for a file: by its name where that decides and the content does not speak against it, else by content.

    >>> reader_for("unnamed", b'@article{a, title={T}}').name
    'bibtex'
    """
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", errors="ignore").encode()
    for name, mark in _MARKS:
        if mark.search(beginning):
            return READERS[name]
    suffix = Path(path).suffix.lower()
    named = next((reader for reader in _READERS if suffix in reader.suffixes), None)
    return named if suffix not in {".json", ".xml"} or not data.strip() else None
