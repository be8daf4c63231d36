"""Text in columns for a terminal or a file: widths, wrapping, marks, ANSI styles. What may not live here: bibliography.

Widths are counted in terminal cells: an East Asian wide character takes two, a combining one none (Unicode UAX 11).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from citeman.report.differences import Run
from citeman.report.wording import printable

_GAP = 2
_LEAST = 4
_STYLES = {"bold": "1", "dim": "2", "under": "1;4", "good": "32", "bad": "31", "warn": "33", "head": "1;36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts ANSI styles around text, or leaves it as it is."""

    color: bool = False

    def __call__(self, style: str, text: str) -> str:
        """The text in a style of the table above."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text


def cells(text: str) -> int:
    """How many terminal cells the text takes.

    >>> cells("小米 Xiaomi")
    11
    """
    if text.isascii():
        return len(text)
    return sum(_cell(letter) for letter in text)


def _cell(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def padded(text: str, width: int) -> str:
    """The text with blanks at its end up to `width` cells."""
    return text + " " * (width - cells(text))


def clipped(text: str, width: int) -> str:
    """The text on one line in at most `width` cells, an ellipsis where it was cut.

    >>> clipped("A long title", 8)
    'A long…'
    """
    text = printable(text)
    if cells(text) <= width:
        return text
    kept = text
    while kept and cells(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; a longer word is cut. At least one line.

    >>> wrapped("one two three", 7)
    ['one two', 'three']
    """
    text = printable(text)
    return [text[start:end] for start, end in _lines(text, width)] or [""]


def _lines(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line begins and ends in the text."""
    width = max(width, 2)
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _fitting(text, start, width)
        blank = text.rfind(" ", start + 1, end + 1)
        if end < len(text) and blank > start:
            end = blank
        lines.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines


def _fitting(text: str, start: int, width: int) -> int:
    """Where the text from `start` has to end to take at most `width` cells."""
    end = min(start + width, len(text))
    if text.isascii():
        return end
    used = cells(text[start:end])
    while used > width:
        end -= 1
        used -= _cell(text[end])
    while end < len(text) and used + _cell(text[end]) <= width:
        used += _cell(text[end])
        end += 1
    return end


def paragraph(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """The text wrapped to `width` cells, `first` before the first line, `rest` (else blanks) before the others."""
    rest = " " * cells(first) if rest is None else rest
    lines = wrapped(text, width - max(cells(first), cells(rest)))
    return [(first if place == 0 else rest) + each for place, each in enumerate(lines)]


def marked_lines(parts: Sequence[Run], width: int, paint: Paint) -> list[str]:
    """Runs wrapped to `width` cells and padded; differing ones in a style, or underlined on a line of their own.

    >>> marked_lines([Run(text="pages 12–"), Run(text="16", differs=True)], 12, Paint())
    ['pages 12–16 ', '         ~~ ']
    """
    return marked_beside([parts], [width], paint)


def marked_beside(columns: Sequence[Sequence[Run]], widths: Sequence[int], paint: Paint) -> list[str]:
    """Several texts of runs next to each other, each wrapped to its width; a line's underlining stands below it."""
    blocks = [_marked(parts, width, paint) for parts, width in zip(columns, widths, strict=True)]
    lines: list[str] = []
    for place in range(max(len(block) for block in blocks)):
        row = [
            block[place] if place < len(block) else (" " * width, "")
            for block, width in zip(blocks, widths, strict=True)
        ]
        lines.append((" " * _GAP).join(text for text, _ in row))
        if any(marks for _, marks in row):
            lines.append((" " * _GAP).join(padded(marks, width) for (_, marks), width in zip(row, widths, strict=True)))
    return lines


def _marked(parts: Sequence[Run], width: int, paint: Paint) -> list[tuple[str, str]]:
    """Lines with what stands below each: nothing, or its underlining."""
    text = "".join(part.text for part in parts)
    flags = [part.differs for part in parts for _ in part.text]
    out: list[tuple[str, str]] = []
    for start, end in _lines(text, width):
        blanks = " " * (width - cells(text[start:end]))
        if paint.color:
            out.append((_styled(text, flags, start, end, paint) + blanks, ""))
            continue
        marks = "".join(_mark(text[place], differs=flags[place]) for place in range(start, end))
        out.append((text[start:end] + blanks, marks if "~" in marks else ""))
    return out or [(" " * width, "")]


def _mark(letter: str, *, differs: bool) -> str:
    return ("~" if differs else " ") * _cell(letter)


def _styled(text: str, flags: Sequence[bool], start: int, end: int, paint: Paint) -> str:
    out = ""
    while start < end:
        stop = start
        while stop < end and flags[stop] == flags[start]:
            stop += 1
        piece = text[start:stop]
        out += paint("under", piece) if flags[start] else piece
        start = stop
    return out


def beside(blocks: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Blocks of lines next to each other; every line of a block must already be as wide as its width says."""
    height = max(len(block) for block in blocks)
    rows = []
    for place in range(height):
        parts = [
            block[place] if place < len(block) else " " * width for block, width in zip(blocks, widths, strict=True)
        ]
        rows.append((" " * _GAP).join(parts).rstrip())
    return rows


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None, right: Sequence[int] = ()
) -> list[str]:
    """A table no wider than `width` cells: its widest columns are clipped until it fits; `None` clips nothing.

    `right` names the columns (from 0) that are set flush right, for numbers.

    >>> for each in table(("key", "n"), [("kong2019", "2"), ("ma2018", "10")], width=40, right=(1,)):
    ...     print(each)
    key        n
    kong2019   2
    ma2018    10
    """
    clean = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(cells(row[place]) for row in clean) for place in range(len(head))]
    if width is not None:
        _narrow(widths, width - _GAP * (len(head) - 1))
    lines = []
    for row in clean:
        parts = []
        for place, cell in enumerate(row):
            shown = clipped(cell, widths[place])
            fill = " " * (widths[place] - cells(shown))
            parts.append(fill + shown if place in right else shown + fill)
        lines.append((" " * _GAP).join(parts).rstrip())
    return lines


def _narrow(widths: list[int], room: int) -> None:
    """Take from the widest columns until all together fit into `room`, or none is wider than a few cells."""
    while sum(widths) > room and max(widths) > _LEAST:
        widest = max(widths)
        second = max((each for each in widths if each < widest), default=_LEAST)
        cut = min(widest - max(second, _LEAST), sum(widths) - room)
        widths[widths.index(widest)] -= max(cut, 1)
