"""Bibliographies as Word documents, through python-docx. What may not live here: CSL, reading."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.shared import Cm

from citeman.formats import citations
from citeman.model import Entry

_LOOKS = {"italic": "italic", "bold": "bold", "raised": "superscript", "lowered": "subscript",
          "underlined": "underline", "small-caps": "small_caps"}  # fmt: skip
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def write_docx(entries: Sequence[Entry], *, style: str = citations.DEFAULT, title: str = "References") -> bytes:
    """A document with a heading and one paragraph an entry, hanging, in a CSL style; no date of its own in it."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.created = properties.modified = _LONG_AGO
    document.add_heading(title, level=1)
    for runs in citations.bibliography(entries, style):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.first_line_indent = Cm(-1)
        for run in runs:
            added = paragraph.add_run("".join(char for char in run.text if char >= " "))
            for mark in run.marks:
                owner = added if mark in {"italic", "bold", "underlined"} else added.font
                setattr(owner, _LOOKS[mark], True)
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _undated(archive: bytes) -> bytes:
    """The same archive without the time it was made: the same entries, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return out.getvalue()
