"""A file → the text of a paper in reading order, one reader a file. What may not live here: references as such.

A reader is a module with `read(name, data) -> Document`; the one that is needed is imported when it is needed, since
the libraries for PDF, Word and HTML are slow to start.
"""

import importlib
import re
from pathlib import Path
from typing import Protocol, cast

from citeman.errors import SourceError
from citeman.model import Document

__all__ = ["read", "read_text"]

LARGEST = 400 * 1024 * 1024
"""Bytes beyond which a file is refused: no paper is that long."""

_NO_PAPER = (
    (b"\xd0\xcf\x11\xe0", "is a Word file of the old kind (.doc); save it as .docx and give that"),
    (b"{\\rtf", "is an RTF file; save it as .docx or as text and give that"),
    (b"%!PS", "is a PostScript file; convert it to PDF (ps2pdf) and give that"),
    (b"AT&TFORM", "is a DjVu file; convert it to PDF or text and give that"),
    (b"\x89PNG", "is an image; make a PDF with text of it (OCRmyPDF) and give that"),
    (b"\xff\xd8\xff", "is an image; make a PDF with text of it (OCRmyPDF) and give that"),
    (b"II*\0", "is an image; make a PDF with text of it (OCRmyPDF) and give that"),
    (b"MM\0*", "is an image; make a PDF with text of it (OCRmyPDF) and give that"),
    (b"GIF8", "is an image; make a PDF with text of it (OCRmyPDF) and give that"),
    (b"\x1f\x8b", "is a compressed file; unpack it first"),
    (b"BZh", "is a compressed file; unpack it first"),
    (b"\xfd7zXZ", "is a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "is a compressed file; unpack it first"),
    (b"Rar!", "is a compressed file; unpack it first"),
    (b"SQLite format 3", "is a database, not a paper"),
    (b"\x7fELF", "is a program, not a paper"),
)
_LATEX_SUFFIXES = frozenset({".tex", ".ltx", ".latex", ".bbl"})
_LATEX = re.compile(
    rb"\\documentclass|\\begin\s*\{(?:thebibliography|document|biblist)\}|biblatex auxiliary file|\\bibitem\b"
)
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_XML = re.compile(
    rb"<\?xml|<!DOCTYPE\s+\w|<(?:\w+:)?(?:article|TEI|teiCorpus|ref-list|listBibl|pmc-articleset|book|OAI-PMH)[\s>]"
)


class _Reader(Protocol):
    def read(self, name: str, data: bytes) -> Document: ...


def read(path: Path) -> Document:
    """The text of a paper, whatever its format; the format is told by the content first and the suffix second.

    Raises SourceError with one line that begins with the file's name: the file is missing, empty, too large, encrypted,
    damaged, no text, or of a kind that holds no paper.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise SourceError(f"{name}: is a directory; give the papers in it")
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(f"{name}: is larger than {LARGEST // 1024**2} MB, which no paper is")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{name}: no such file") from error
    except PermissionError as error:
        raise SourceError(f"{name}: may not be read (permission denied)") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{name}: cannot be read ({error.__class__.__name__})") from error
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf"):
        raise SourceError(f"{name}: is empty")
    kind = _kind(name, data)
    if kind == "latex":
        data += _beside(path, data)
    return _reader(kind).read(name, data)


def _beside(path: Path, data: bytes) -> bytes:
    """The bibliography that LaTeX wrote beside a document that holds none itself."""
    made = path.with_suffix(".bbl")
    if path.suffix == ".bbl" or b"\\begin{thebibliography}" in data or not made.is_file():
        return b""
    return b"\n" + made.read_bytes()


def read_text(name: str, text: str) -> Document:
    """The same for a text that is already at hand (standard input); HTML, XML and LaTeX are read as such."""
    if not text.strip():
        raise SourceError(f"{name}: is empty")
    data = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).encode("utf-8-sig", errors="replace")
    kind = _kind(name, data)
    return _reader(kind if kind in {"latex", "htmlpage", "xmlpaper"} else "plain").read(name, data)


def _reader(kind: str) -> _Reader:
    return cast("_Reader", importlib.import_module(f"citeman.reading.{kind}"))


def _kind(name: str, data: bytes) -> str:
    """Which reader a file needs. Raises SourceError where it is known that none can read it."""
    suffix = Path(name).suffix.lower()
    for magic, reason in _NO_PAPER:
        if data.startswith(magic):
            raise SourceError(f"{name}: {reason}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    top = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _HTML.search(top[:2048]) or (suffix in {".html", ".htm", ".xhtml"} and top.startswith(b"<")):
        return "htmlpage"
    if top.startswith(b"<") and _XML.match(top):
        return "xmlpaper"
    if suffix in _LATEX_SUFFIXES or (suffix not in {".md", ".markdown"} and _LATEX.search(data[:200_000])):
        return "latex"
    if suffix in {".pdf", ".docx"}:
        what = "PDF file" if suffix == ".pdf" else "Word file"
        raise SourceError(f"{name}: is no {what} although its name says so, or is damaged")
    return "plain"
