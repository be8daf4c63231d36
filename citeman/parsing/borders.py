"""Where one field ends and the next begins, put right by the marks between them: quotes, brackets, the year at the end.

What may not live here: numbers (see `counts`), publishers (see `imprints`), typed values.
"""

import re

from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment, cut

_QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"'}
_OPENS = {"”": "“„", "“": "„", "’": "‘", "»": "«", "」": "「", "』": "『", "》": "《", ")": "(", "]": "[", "）": "（"}
"""Closing mark → what may open it."""
_CLOSES = {
    opening: "".join(closing for closing, openings in _OPENS.items() if opening in openings)
    for opening in "".join(_OPENS.values())
} | {'"': '"'}
"""Opening mark → what may close it."""
_CLOSING = re.compile(rf"[.,]?(?P<mark>[{re.escape(''.join(_OPENS))}\"])")
_NAMES = ("title", "book", "journal", "series", "publisher", "location", "genre", "note", "identifier", "edition")
_BEHIND_QUOTE = re.compile(r"[,.]?\s+(?:[Ii]n:?\s+)?(?=[^\W\d_a-z])")
_TRAILING_YEAR = re.compile(r"(?P<mark>[\s,]+)(?:19|20)\d\d$")
_ENDS_TEXT = re.compile(r"[\s.,]*(?:$|https?:|doi\b|www\.)", re.IGNORECASE)


def quoted_title(text: str, parts: list[Segment]) -> list[Segment]:
    """A title in quotes ends with them: what stands behind the closing one is the book or the journal."""
    for part in parts:
        closing = _QUOTES.get(text[part.start - 1 : part.start]) if part.label == "title" and part.start else None
        if not closing or text[part.end : part.end + 1] in tuple(closing):
            continue
        places = [place for place in range(part.start + 4, part.end) if text[place] in closing]
        found = [(place, seam) for place in places if (seam := _BEHIND_QUOTE.match(text, place + 1, part.end))]
        alone = len(places) == 1 or (closing != "’" and text.count(text[part.start - 1], part.start, part.end) == 0)
        if found and alone and _parts_two(text, *found[-1]):
            place, seam = found[-1]
            kind = "journal" if any(each.label in ("volume", "issue") for each in parts) else "book"
            two = cut(part, place - part.start, seam.end() - part.start, "title", kind)
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


def _parts_two(text: str, place: int, seam: re.Match[str]) -> bool:
    """Whether a closing quotation mark ends the title of a part: a stop stands before it, or "in" behind it."""
    return text[place - 1] in ".," or len(seam.group().split()) > 0


def year_at_the_end(text: str, parts: list[Segment]) -> list[Segment]:
    """The year with which the title ends, and with it the reference, is its date where it has no other."""
    for part in parts:
        found = _TRAILING_YEAR.search(text[part.start : part.end]) if part.label == "title" else None
        if found and _ENDS_TEXT.match(text, part.end):
            two = cut(part, found.start(), found.end("mark"), "title", "date")
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


def paired_marks(text: str, parts: list[Segment]) -> list[Segment]:
    """A name that holds one of two quotation marks or brackets has the other, which stands at its end or before it."""
    out = [_with_opening_mark(text, _with_closing_mark(text, part)) if part.label in _NAMES else part for part in parts]
    return out if out != parts else parts


def _with_closing_mark(text: str, part: Segment) -> Segment:
    """The segment of "О романе «Мать" with the mark behind it."""
    found = _CLOSING.match(text, part.end)
    if found is None:
        return part
    mark, inside = found["mark"], text[part.start : part.end]
    if mark == '"':
        inner = text.count(mark, 0, part.start) % 2 == 0 or text.startswith(mark, found.end())
        opened = inside.count(mark) % 2 == 1 and inner
    else:
        opened = sum(map(inside.count, _OPENS[mark])) > inside.count(mark)
    return part._replace(end=found.end()) if opened else part


def _with_opening_mark(text: str, part: Segment) -> Segment:
    """The segment of "Колея» российской модернизации" with the mark before it."""
    before = text[: part.start].rstrip(" \u00a0\u202f") if text[part.start - 1 : part.start].isspace() else text
    start = min(len(before), part.start) - 1
    mark, inside = text[max(0, start) : start + 1], text[part.start : part.end]
    closings = _CLOSES.get(mark, "") if start == part.start - 1 or mark == "«" else ""
    if mark == '"':
        closed = inside.count(mark) % 2 == 1 and not text.startswith(mark, part.end)
    else:
        closed = sum(map(inside.count, closings)) > inside.count(mark)
    return part._replace(start=start) if closed else part


RULES = (
    rule(quoted_title, "title", "book journal"),
    rule(year_at_the_end, "title", "date"),
    rule(paired_marks),
)
