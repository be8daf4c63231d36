"""Makes small PDF files for the tests, from words and places; knows nothing of papers."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Text(NamedTuple):
    """A line to be printed: where its baseline begins (points from the lower left corner), its size, its words."""

    x: float
    y: float
    words: str
    """What stands in ⟦⟧ is printed smaller and raised."""
    size: float = 10.0


def column(x: float, top: float, lines: Sequence[str], step: float = 12.0, indent: float = 12.0) -> list[Text]:
    """Lines one below the other; those that begin with a blank are indented, an empty one leaves a gap."""
    return [
        Text(x + (indent if line.startswith(" ") else 0.0), top - step * place, line.strip())
        for place, line in enumerate(lines)
        if line.strip()
    ]


def pdf(
    pages: Sequence[Sequence[Text]],
    *,
    encrypted: bool = False,
    title: str | None = None,
    means: Mapping[str, str] | None = None,
) -> bytes:
    """A PDF file with the texts in Helvetica, one list of them a page of 595 by 842 points.

    `means` names the characters that the file says a printed one stands for.
    """
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        + (b" /ToUnicode 5 0 R >>" if means else b" >>"),
        f"<< /Title ({title or ''}) >>".encode(),
        _meanings(means or {}),
    ]
    for number, page in enumerate(pages):
        content = "\n".join(f"BT {t.x} {t.y} Td {_shown(t)} ET" for t in page).encode("cp1252")
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        box = "/MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {7 + 2 * number} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, encrypted=encrypted)


def _meanings(means: Mapping[str, str]) -> bytes:
    """The stream that tells which characters the font's codes stand for."""
    rows = "".join(f"<{ord(code):02X}> <{char.encode('utf-16-be').hex().upper()}>\n" for code, char in means.items())
    body = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(means)} beginbfchar\n{rows}endbfchar\n"
        "endcmap end end"
    ).encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


def _shown(text: Text) -> str:
    """The operators that print a line: every other part of it raised by a third, at two thirds of the size."""
    parts = enumerate(re.split("[⟦⟧]", text.words))
    return " ".join(
        f"/F1 {text.size * (0.65 if place % 2 else 1.0):.4g} Tf {text.size * 0.34 * (place % 2):.4g} Ts "
        f"({_escaped(part)}) Tj"
        for place, part in parts
        if part
    )


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes], *, encrypted: bool) -> bytes:
    out, offsets = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a) (b)]" % (b"o" * 32, b"u" * 32)
    trailer = b"<< /Size %d /Root 1 0 R /Info 4 0 R%s >>" % (len(objects) + 1, lock if encrypted else b"")
    return out + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start
