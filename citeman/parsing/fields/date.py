"""Dates as printed, in many languages → Date.

What may not live here: which of two dates is the year of publication.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from citeman.model import Date
from citeman.parsing.fields.eras import in_digits
from citeman.parsing.fields.text import narrow, plain
from citeman.text import plain_dashes, unaccented

_SEASONS = {
    word: season
    for season, words in {
        "spring": "spring fruhjahr fruhling printemps primavera lente voorjaar var forar jaro wiosna весна",
        "summer": "summer sommer ete verano estate verao zomer sommar leto lato лето",
        "autumn": "autumn fall herbst automne otono autunno outono herfst host efterar podzim jesien осень",
        "winter": "winter hiver invierno inverno vinter zima зима",
    }.items()
    for word in words.split()
}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_SCANNED = re.compile(r"(?<!\w)[lI|](?=[89]\d\d(?![\d]))")
"""A one that a scanner took for a letter."""
_ISO = re.compile(
    r"(?<!\d)(1[4-9]\d\d|20\d\d)\s*[-./年년]\s*(1[0-2]|0?[1-9])(?:\s*[-./月월]\s*(3[01]|[12]\d|0?[1-9])(?!\d))?\s*[月日월일]?"
)
_DAY_FIRST = re.compile(r"(?<!\d)(3[01]|[12]\d|0?[1-9])\s*[./]\s*(1[0-2]|0?[1-9])\s*[./]\s*(1[4-9]\d\d|20\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/(1[4-9]\d\d|20\d\d)(?!\d)")
_WEEKDAYS = frozenset(("mar", "sam", "lun", "mer"))
"""Short names of months or of days of the week."""
_LEAST = 4
_MISPRINTED = re.compile(r"(?:jan|feb|sep|oct|nov|dec)\w*(?:ary|ber|bre)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY = re.compile(r"(?<!\d)(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er)?(?!\d)")
_SPAN = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)\s*[-/]\s*(1[4-9]\d\d|20\d\d|\d\d)(?!\d)")
_CIRCA = re.compile(r"\b(?:c|ca|circa|um|ок)\b\.?\s*\d", re.IGNORECASE)
_UNDATED = re.compile(r"^\W*(?:n\.?\s?d|o\.?\s?j|s\.?\s?[ad]|б\.?\s?г|undated|no date)\b", re.IGNORECASE)
_STATUS = re.compile(
    r"\b(?:in press|forthcoming|to appear|im druck|im erscheinen|sous presse|accepted|submitted|в печати|待刊)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def read_date(text: str) -> Date | None:  # noqa: PLR0911 - one answer a case
    """The date of a stretch of print; what has no year is kept as `literal`.

    >>> [read_date(each).parts for each in ("(2018, June 1)", "7.3.2019", "März 1999", "2019年5月", "2016a")]
    [((2018, 6, 1),), ((2019, 3, 7),), ((1999, 3),), ((2019, 5),), ((2016,),)]
    >>> read_date("1985-2015").parts, read_date("昭和53年12月").parts
    (((1985,), (2015,)), ((1978, 12),))
    >>> read_date("l987").parts
    ((1987,),)
    """
    value = in_digits(_SCANNED.sub("1", plain_dashes(narrow(plain(text)))).strip(" ,;:()[]"))
    if not value:
        return None
    if value.isdigit() and len(value) == 4:
        return Date(parts=((int(value),),)) if _YEAR.match(value) else Date(literal=value)
    circa = _CIRCA.search(value) is not None
    iso = _ISO.search(value)
    if iso:
        numbers = tuple(int(part) for part in iso.groups() if part)
        if len(numbers) > 2 or not _SPAN.match(value[iso.start() :]):
            return Date(parts=(numbers,), circa=circa)
    turned = _DAY_FIRST.search(value)
    if turned:
        day, month, year = (int(part) for part in turned.groups())
        return Date(parts=((year, month, day),), circa=circa)
    american = _MONTH_FIRST.search(value)
    if american:
        month, day, year = (int(part) for part in american.groups())
        return Date(parts=((year, month, day),), circa=circa)
    span = _SPAN.search(value)
    if span:
        return _span(span, value, circa=circa)
    found = _YEAR.search(value)
    if not found:
        return Date(literal="n.d." if undated(text) else value)
    return _with_words(value, found, circa=circa)


@cache
def _months() -> dict[str, int]:
    lines = files("citeman.parsing.data").joinpath("months.txt").read_text(encoding="utf-8").splitlines()
    return {word: number for number, line in enumerate(lines, start=1) for word in line.split()}


@cache
def _begun() -> dict[str, int]:
    """What a month's name alone can begin with, in four letters and more ("Octob."); of several months 0."""
    out = dict[str, int]()
    for word, number in _months().items():
        for size in range(_LEAST, len(word)):
            out[word[:size]] = number if out.get(word[:size], number) == number else 0
    return out


def _month(word: str) -> int | None:
    known = _months().get(word) or _begun().get(word)
    return known or (_months()[word[:3]] if _MISPRINTED.fullmatch(word) else None)


def month_of(words: Sequence[str]) -> int | None:
    """The first month that words (small letters, no accents) name, in any of many languages.

    >>> month_of(["op", "mei"]), month_of(["tuesday", "octob"]), month_of(["mar", "mai"]), month_of(["edition"])
    (5, 10, 5, None)
    """
    known = [(word in _WEEKDAYS, number) for word in words if (number := _month(word))]
    return min(known, key=lambda said: said[0])[1] if known else None


def _span(span: re.Match[str], value: str, *, circa: bool) -> Date:
    first, last = span.groups()
    whole = int(last) if len(last) == 4 else int(first[:2] + last)
    if whole <= int(first):
        return Date(parts=((int(first),),), circa=circa)
    del value
    return Date(parts=((int(first),), (whole,)), circa=circa)


def _with_words(value: str, found: re.Match[str], *, circa: bool) -> Date:
    year = int(found.group(1))
    words = [unaccented(word).lower() for word in _WORD.findall(value)]
    month = month_of(words)
    if month is None:
        season = next((_SEASONS[word] for word in words if word in _SEASONS), None)
        return Date(parts=((year,),), circa=circa, season=season)
    rest = value[: found.start()] + " " + value[found.end() :]
    day = _DAY.search(rest)
    return Date(parts=((year, month, int(day.group(1))) if day else (year, month),), circa=circa)


def status(text: str) -> str | None:
    """What stands in a date's place when the work is not out yet ("in press").

    >>> status("(in press)"), status("2019")
    ('in press', None)
    """
    found = _STATUS.search(text)
    return found.group().lower() if found else None


def undated(text: str) -> bool:
    """Whether the reference says that it has no date ("n.d.")."""
    return _UNDATED.match(text) is not None
