"""What stands in a list and belongs to no entry: running heads, page numbers, captions, tables, subheads, statements.

What may not live here: cutting the rest into entries (see `split`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citeman.parsing.headings import names_group
from citeman.parsing.joining import open_address
from citeman.parsing.lines import Line, ended, like_reference, lines, lower_start, start_shape, years
from citeman.parsing.trailers import begins_entry, trailer_end

_PAGE_MARK = re.compile(
    r"\s*(?:[-–—|·]*\s*(?:p(?:age|\.)?\s*)?(?!(?:1[89]|20)\d\d\b)\d{1,4}(?:\s*(?:of|/|from|з|из)\s*\d{1,4})?\s*[-–—|·]*|"
    r"[ivxl]{1,6}|第\s?\d+\s?页)\s*",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\s*(?::::+.*|</?div[^>]*>|```.*|<!--.*-->|!\[[^\]]*\](?:\([^)]*\))?)\s*")
_CAPTION = re.compile(
    r"\s*[*_]*(?:fig(?:ure|\.)?|table|tab\.|рис(?:\.|унок)|таблиц[яа]|图|表|abb(?:ildung|\.)|tabelle)\s?"
    r"(?:\d+|[ivx]{1,5}(?=[.:\s]|$))",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\s*(?:Authorized licensed use limited to\b|This content downloaded from\b|All use subject to\b|"
    r"Downloaded (?:from|by|on|via) \S|\d{7,8}, \d{4}, \d+, Downloaded from\b|"
    r"See the Terms and Conditions\b|For personal use only\b).*"
)
"""What libraries and publishers stamp on each page of a copy."""

_CELL_WORDS, _CELL_WIDTH, _SHORT = 6, 44, 4
_MARKED = re.compile(r"\s*[*_]*[^\W\d_]+\.?\s?(?:\d+|[IVX]{1,5})\s?[*_]*(?:[.:|–—][*_]*\s|\s{2,})[*_]*[^\W\d_a-z]")
_FIGURES = re.compile(r"(?:\s+[-–−]?\d*[.,]\d+[%*]*){2,}\s*$")


def furniture(text: str, every: Sequence[Line]) -> set[Line]:
    """Running heads, page numbers, captions, subheads, statements: lines in the list that belong to no entry."""
    out = _tables(every)
    shapes = Counter(_shape(line.text) for line in _apart(lines(text))) if "\n" in text else Counter[str]()
    alone = set(_apart(every))
    for index, line in enumerate(every):
        if line.blank:
            continue
        head = line in alone and names_group(line.text)
        if head or _FENCE.fullmatch(line.text) or _STAMP.fullmatch(line.text):
            out.add(line)
        elif (stop := trailer_end(every, index)) > index:
            out.update(each for each in every[index:stop] if not each.blank)
        elif line in alone and _PAGE_MARK.fullmatch(line.text):
            if index == 0 or not open_address(every[index - 1].text):
                out.add(line)
        elif _captions(every, index):
            out.update(_block(every, index))
        elif line in alone and len(line.text) < 120 and shapes[_shape(line.text)] > 2 and _like_a_head(line.text):
            out.add(line)
    return out


def _captions(every: Sequence[Line], index: int) -> bool:
    """Whether a caption begins at a line: behind white, or at once behind an entry's end where a stop marks it."""
    line = every[index]
    if not _CAPTION.match(line.text):
        return False
    above = _above(every, index)
    marked = _MARKED.match(line.text) is not None and (above or ended(every[index - 1].text))
    return marked or (above and not like_reference(line.text))


def _above(every: Sequence[Line], index: int) -> bool:
    """Whether white or a page's end stands above a line."""
    return index == 0 or every[index - 1].blank or "\f" in every[index].text


def _apart(every: Sequence[Line]) -> Iterator[Line]:
    """The lines that stand alone between blank ones, or at a page's edge."""
    for index, line in enumerate(every):
        if line.blank:
            continue
        before = every[index - 1] if index else None
        after = every[index + 1] if index + 1 < len(every) else None
        above = before is None or before.blank
        below = after is None or after.blank
        if (above and below) or "\f" in line.text or (after is not None and "\f" in after.text):
            yield line


def _like_a_head(text: str) -> bool:
    """Whether a line that comes again may be a running head: it begins and ends as none of an entry's lines does."""
    return start_shape(text) < 2 and not lower_start(text) and not text.rstrip().endswith((".", "-"))


def _tables(every: Sequence[Line]) -> set[Line]:
    """The lines of tables that a page break put between entries, with the heads that stand apart from them.

    A table is a block of three lines or more that hold only cells, most of them figures; its first line may name them.
    """
    blocks = _blocks(every)
    sure = [bool(_table(block)) or _CAPTION.match(block[0].text) is not None for block in blocks]
    out = set[Line]()
    for place, block in enumerate(blocks):
        beside = any(sure[max(0, place - 1) : place + 2])
        out.update(block if beside and all(_cells(line.text) for line in block) else _table(block))
    return out


def _blocks(every: Sequence[Line]) -> list[list[Line]]:
    """The lines by paragraph; a page break parts them too."""
    out, fresh = list[list[Line]](), True
    for line in every:
        if line.blank:
            fresh = True
            continue
        if fresh or "\f" in line.text:
            out.append([])
        out[-1].append(line)
        fresh = False
    return out


def _table(block: Sequence[Line]) -> list[Line]:
    """The lines of a block that are a table: three or more, one below the other, that end it or are all of it."""
    first = len(block)
    while first and _cells(block[first - 1].text):
        first -= 1
    if first == 1 and len(block[0].text.strip()) <= _CELL_WIDTH:
        first = 0
    rows = block[first:]
    figures = sum(any(char.isdigit() for char in line.text) for line in rows)
    apart = first == 0 or ended(block[first - 1].text)
    return list(rows) if len(rows) > 2 and apart and figures * 3 >= 2 * len(rows) else []


def _cells(text: str) -> bool:
    """Whether a line reads like a row of a table: figures at its end, or few words, most of them figures or letters."""
    if _FIGURES.search(text):
        return True
    words = text.split()
    long = sum(len(word.strip("()[]")) > 3 and not any(char.isdigit() for char in word) for word in words)
    plain = len(words) <= _CELL_WORDS and len(text.strip()) <= _CELL_WIDTH and long <= 1
    broken = text.rstrip().endswith((",", ";", ":", "-")) or (text.rstrip().endswith(".") and len(words[-1]) > _SHORT)
    return plain and start_shape(text) < 2 and not broken and not years(text)


def _shape(line: str) -> str:
    """A line with its numbers blotted out: running heads differ only in them."""
    return re.sub(r"\d+", "0", line.strip())


def _block(every: Sequence[Line], index: int) -> list[Line]:
    """The lines of a caption: down to white or the page's end; to an entry's start where no white stands above."""
    out = [every[index]]
    joined = not _above(every, index)
    for before, line in pairwise(every[index:]):
        if line.blank or "\f" in line.text or (joined and begins_entry(before.text, line.text)):
            break
        out.append(line)
    return out
