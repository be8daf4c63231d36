"""PDF → Document, by PDFium: the characters of each page with their places; their order is `layout`'s business.

What may not live here: columns, lines, running heads (see `layout`).
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from citeman.errors import SourceError
from citeman.model import Document, Item
from citeman.reading.footnotes import Separator, note_numbers, parted_notes
from citeman.reading.layout import pages_text
from citeman.reading.marginnumbers import without_line_numbers
from citeman.reading.raised import unnoted
from citeman.reading.runningheads import without_running_heads
from citeman.reading.tables import Piece
from citeman.reading.texfonts import T1_LOW, encoding_of

MOST_PAGES = 3000
"""Pages beyond which a file is refused: it would keep a reader busy for minutes, and is no paper."""

_FEW = 25
_MOST_SHAPES = 4000
_BEHIND_RULE = re.compile(r"[.,:;(\[]|(?:eds?|Hrsg|et|and|und)\b")
_BLANKS = frozenset(" \t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word|document\d*$|.*\.(?:docx?|tex|dvi|pdf|indd|qxd|ps)$|paper$|title$|\W*$)",
    re.IGNORECASE,
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MARKS = {"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\u00a0": " ", "\ufeff": "", "\x00": "", "\u200b": ""}
_GLYPHS = str.maketrans(_LIGATURES | _MARKS)
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "¸": "\u0327",
    "˚": "\u030a", "˝": "\u030b", "˘": "\u0306", "˙": "\u0307", "¯": "\u0304",
}  # fmt: skip


def read(name: str, data: bytes) -> Document:
    """The text of a PDF file in reading order; a form feed stands between two pages.

    Lines keep their indent as blanks, larger gaps between lines become blank lines; running heads and page numbers are
    left out, footnotes stand behind the last page under a heading of their own, and their calls are not told as raised.
    Raises SourceError for a file that is
    encrypted, damaged, without pages, too long, or without any text (a scan).
    """
    pdf = _open(name, data)
    try:
        count = len(pdf)
        if count == 0:
            raise SourceError(f"{name}: has no pages")
        if count > MOST_PAGES:
            raise SourceError(
                f"{name}: has {count} pages, more than the {MOST_PAGES} that are read; cut out the paper's own"
            )
        item = _declared(pdf)
        pages = list[tuple[list[Piece], float]]()
        encoding: Mapping[int, str] = T1_LOW
        drawn = list[list[Separator]]()
        for number in range(count):
            pieces, width, encoding, lines = _pieces(pdf, number, encoding)
            pages.append((pieces, width))
            drawn.append(lines)
    finally:
        pdf.close()
    letters = sum(len(each.text) for pieces, _ in pages for each in pieces)
    bare = [number for number, (pieces, _) in enumerate(pages, 1) if sum(len(each.text) for each in pieces) < _FEW]
    if letters < 10 + _FEW * (count - 1):
        raise SourceError(
            f"{name}: is a scan without text (no characters on {count} page{'s' if count > 1 else ''}); "
            f"make a readable copy with: ocrmypdf {name} readable.pdf"
        )
    unnumbered = without_line_numbers([pieces for pieces, _ in pages])
    widths = [width for _, width in pages]
    kept = without_running_heads(pages_text(list(zip(unnumbered, widths, strict=True))))
    body, notes = parted_notes(kept, drawn)
    text = "\n\f".join("\n".join(row.text for row in rows).strip("\n") for rows in body)
    if notes:
        text += "\n\n\fFootnotes\n\n" + "\n".join(row.text for rows in notes for row in rows)
    remarks = (f"no text on page{'s' if len(bare) > 1 else ''} {', '.join(map(str, bare[:20]))}",) if bare else ()
    text, above = unnoted(text)
    calls = note_numbers(notes)
    above = tuple(span for span in above if text[span.start : span.end] not in calls)
    return Document(name=name, text=text, item=item, remarks=remarks, raised=above)


def _open(name: str, data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(f"{name}: is encrypted; save a copy without a password and give that") from error
        raise SourceError(f"{name}: is damaged or no PDF file") from error


def _pieces(
    pdf: Any, number: int, known: Mapping[int, str]
) -> tuple[list[Piece], float, Mapping[int, str], list[Separator]]:
    """The pieces of a page's text, and the page's width; none of either where the page is damaged.

    `known` is the encoding of the pages before; the third value is this page's, the fourth the rules above footnotes.
    """
    try:
        page = pdf[number]
        try:
            textpage = page.get_textpage()
            try:
                encoding = encoding_of(textpage.get_text_range(errors="replace"), known)
                pieces = list(_runs(textpage, encoding))
                width, lines = float(page.get_width()), _lines(page)
                rules = list(_rules(lines, pieces))
                separators = [Separator(x0=x0, y=y) for x0, y, x1 in lines if 30 < x1 - x0 < 0.5 * width]
                return [*pieces, *rules], width, encoding, separators
            finally:
                textpage.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return [], 0.0, known, []


def _lines(page: Any) -> list[tuple[float, float, float]]:
    """The thin level lines drawn on a page: left end, height, right end."""
    drawn = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)
    bounds = (shape.get_bounds() for shape in islice(drawn, _MOST_SHAPES))
    return [(left, bottom, right) for left, bottom, right, top in bounds if top - bottom <= 1.5 and right - left > 10]


def _rules(lines: Sequence[tuple[float, float, float]], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The short rules that stand for "the same author", as dashes before the text that goes on behind them."""
    behind = [piece for piece in pieces if _BEHIND_RULE.match(piece.text)]
    for left, bottom, right in lines if behind else ():
        if right - left >= 80:
            continue
        for piece in behind:
            if -2 < piece.x0 - right < 0.8 * piece.size and -0.3 * piece.size < bottom - piece.y < 0.6 * piece.size:
                yield replace(piece, x0=left, x1=right, text="———")
                break


def _runs(textpage: Any, encoding: Mapping[int, str]) -> Iterator[Piece]:
    """The runs of characters that stand on one line without a wide gap, in the order of the file."""
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    runs = [_Run()]
    raw = textpage.raw
    for index, char in _characters(raw, textpage.count_chars(), encoding):
        if not char:
            runs.append(_Run())
            continue
        if char in _BLANKS:
            runs[-1].blank = bool(runs[-1].letters)
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        accent = char in _ACCENTS
        if runs[-1].breaks(min(x.value, left.value), runs[-1].y if accent else y.value):
            runs.append(_Run())
        if not runs[-1].letters:
            runs[-1].size = _size(raw, index)
            runs[-1].upright = abs(((pdfium.FPDFText_GetCharAngle(raw, index) + 1.57) % 6.2832) - 1.57) < 0.2
        runs[-1].add(_Glyph(char, min(x.value, left.value), left.value, max(x.value, right.value), y.value))
    _put_accents(runs)
    for run in runs:
        text = "".join(glyph.char for glyph in run.letters).translate(_GLYPHS)
        if text.strip() and run.upright:
            yield Piece(x0=run.x0, x1=run.x1, y=run.y, size=run.size, text=text)


def _characters(raw: Any, count: int, encoding: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The characters of a page with their numbers; the empty string where a line ends."""
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in {0x0D, 0x0A} and (code not in encoding or pdfium.FPDFText_IsGenerated(raw, index)):
            yield index, ""
        elif char := encoding.get(code, chr(code)):
            yield index, char


def _put_accents(runs: list["_Run"]) -> None:
    """Put the accents that old TeX fonts print as characters of their own onto the letters that they stand over."""
    accents = [(run, glyph) for run in runs for glyph in run.letters if glyph.char in _ACCENTS]
    for home, accent in accents:
        middle = (accent.left + accent.right) / 2
        near = (run for run in (home, *runs) if -0.1 * run.size < accent.y - run.y < 0.5 * run.size)
        letters = (
            glyph for run in near for glyph in run.letters if glyph.char.isalpha() and glyph.char not in _ACCENTS
        )
        for letter in letters:
            if letter.left <= middle <= letter.right:
                base = {"ı": "i", "ȷ": "j"}.get(letter.char, letter.char)
                made = unicodedata.normalize("NFC", base + _ACCENTS[accent.char])
                if len(made) == 1:
                    letter.char, accent.char = made, ""
                break


def _size(raw: Any, index: int) -> float:
    """The height of a character's font on the page, in points."""
    box = pdfium.FS_RECTF()
    if pdfium.FPDFText_GetLooseCharBox(raw, index, box) and box.top > box.bottom:
        return min(float(box.top - box.bottom), 60.0)
    return float(pdfium.FPDFText_GetFontSize(raw, index)) or 10.0


@dataclass(slots=True)
class _Glyph:
    """A character and its place: where its advance begins, the ends of its ink, its baseline."""

    char: str
    x: float
    left: float
    right: float
    y: float


class _Run:
    """The characters gathered so far of one run."""

    def __init__(self) -> None:
        self.letters: list[_Glyph] = []
        self.x0 = self.x1 = self.y = 0.0
        self.size = 10.0
        self.blank = False
        self.upright = True

    def breaks(self, x: float, y: float) -> bool:
        """Whether a character at a place belongs to another run."""
        if not self.letters:
            return False
        return abs(y - self.y) > 0.2 * self.size or x > self.x1 + 0.9 * self.size or x < self.x1 - 1.5 * self.size

    def add(self, glyph: _Glyph) -> None:
        """One more character."""
        if not self.letters:
            self.x0, self.y, self.x1 = glyph.x, glyph.y, glyph.right
        elif self.blank or glyph.x > self.x1 + 0.45 * self.size:
            self.letters.append(_Glyph(" ", self.x1, self.x1, glyph.x, self.y))
        self.letters.append(glyph)
        self.blank = False
        self.x1 = max(self.x1, glyph.right)


def _declared(pdf: Any) -> Item:
    """The title and year that the file's properties name, where they look like a paper's."""
    try:
        said = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError:
        return Item()
    title = " ".join(str(said.get("Title") or "").split())
    if len(title.split()) < 2 or _NO_TITLE.match(title):
        return Item()
    return Item(title=title)
