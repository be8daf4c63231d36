"""Pages as printed → CSL's `page`: "12-18", "86-92, 133", "e0123", "S23-S31".

What may not live here: the number of pages of a whole book told from a single page (the parser knows the type).
"""

import re

from citeman.parsing.fields.text import narrow, plain
from citeman.text import plain_dashes

_CUE = re.compile(
    r"(?:\b(?:pages?|pp?|pgs?|seiten?|ss?|стр|сс?|art(?:icle|\.)?\s*(?:no|number|id)?|paper|p\xe1gs?|pags?|paginas?|"
    r"str|blz|bladz|sid|sf)\b\.?|第|[页頁쪽面]|с\.)\s*",
    re.IGNORECASE,
)
_ODD = re.compile(r"[^\w\-,+.]")
_NEXT = re.compile(r"(?<=\d)\s*(?:[yei]\s+)?(?:sig|ss|segg?|sgg?|sqq?|ff?)\b\.?|\bpassim\b|ページ")
_COUNT = re.compile(r"(?<=\d)\s*\(\s*\d+\s*(?:pp?\.?\s*\)?|\)|$)|(?<=\d)(?:\s*,\s*|\s+)\d{1,3}\s?pp\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-+|~|[～〜∼÷±]|\bbis\b|\bto\b|/|(?<=\d)[?{](?=\d))\s*(?=\w)")
"""What stands between the ends of a range; the dash of TeX's old fonts is extracted as a brace."""
_P_RANGE = re.compile(r"\bp(\d+-)p?(?=\d)", re.IGNORECASE)
_LOST_DASH = re.compile(r"(?<!\w)(?P<first>\d{2,6})(?: e |e)(?P<last>\d{2,6})(?!\w)")
"""The dash of some publishers' fonts is extracted as "e"."""
_CITED = re.compile(r"(?<=\d)(?P<range>\s*-\s*\w*\d+)\s*:\s+\d.*$")
"""The page that is meant, behind the range of the whole."""
_OF_AN_ARTICLE = re.compile(r"\d+:\d+(?:-\d+:\d+)?")
"""Pages that are counted within an article, behind its number: "48:1-48:9"."""
_TOTAL = re.compile(r"^\s*\d+\s*(?:p|pp|pages|s|с|c|стр|seiten|页|頁|쪽|stron|str)\b\.?\s*$", re.IGNORECASE)


def read_pages(text: str) -> str | None:
    """The pages, ranges with a hyphen, several ranges parted by a comma.

    >>> [read_pages(each) for each in ("pp. 12 – 18", "第71－72页", "86-92, 133", "S. 3 ff.", "A65")]
    ['12-18', '71-72', '86-92, 133', '3', 'A65']
    >>> read_pages("075001 (7pp)"), read_pages("075001 (7"), read_pages("65-125: 78"), read_pages("86 y ss.")
    ('075001', '075001', '65-125', '86')
    >>> read_pages("463{470"), read_pages("P332-P340"), read_pages("P01002")
    ('463-470', '332-340', 'P01002')
    >>> read_pages("478e492"), read_pages("5764 e 5767"), read_pages("12 e 15"), read_pages("123e45")
    ('478-492', '5764-5767', '12, 15', '123e45')
    """
    if text.isdecimal() and text.isascii():
        return text
    value = plain_dashes(narrow(plain(text)))
    value = re.sub(r"(?<=\b\d),(?=\d{3}\b)", "", value)
    value = _CITED.sub(r"\g<range>", _COUNT.sub(" ", value))
    value = _CUE.sub("", _NEXT.sub("", value))
    value = _LOST_DASH.sub(_ranged, value)
    value = _P_RANGE.sub(r"\1", _RANGE.sub("-", value))
    if _OF_AN_ARTICLE.fullmatch(value):
        return value
    parts = [_ODD.sub("", part).strip("-.+_") for part in re.split(r"[,;&]|\bu\.|\bund\b|\band\b|\be\b|\bet\b", value)]
    kept = [part for part in parts if any(char.isalnum() for char in part)]
    return ", ".join(kept) or None


def _ranged(found: re.Match[str]) -> str:
    """The range, where its ends can be one's; "pp. 12 e 15" are two pages."""
    first, last = found["first"], found["last"]
    long = len(first) > 2 or " " not in found.group()
    return f"{first}-{last}" if len(first) == len(last) and first < last and long else found.group()


def is_total(text: str, after: str) -> bool:
    """Whether a number of pages is told, not a place: "245 p.".

    >>> is_total("245", " p."), is_total("12-18", " p."), is_total("p. 12", "")
    (True, False, False)
    """
    return _TOTAL.match(plain(text) + after[:8].split(",", maxsplit=1)[0].split(".", maxsplit=1)[0]) is not None
