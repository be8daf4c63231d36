"""Dates as printed, in many languages → Date.

What may not live here: which of two dates is the year of publication.
"""

import re
from functools import lru_cache

from citeman.model import Date
from citeman.parsing.fields.text import narrow, plain
from citeman.text import plain_dashes, unaccented

_MONTHS = (
    "jan ene gen янв січ sty led ocak",
    "feb fev fév фев лют lut úno uno",
    "mar mär mae maer märz мар бер bře bre",
    "apr avr abr апр кві kwi dub",
    "may mai mag maj maio мая май тра kvě kve",
    "jun juin giu июн чер čer cer",
    "jul juil lug июл лип lip",
    "aug aoû aou ago авг сер sie srp",
    "sep set sett сен вер wrz zář zar",
    "oct okt ott out oct окт жов paź paz říj rij",
    "nov noy ноя лис lis",
    "dec dez déc dic дек гру gru pro",
)
_MONTH = {unaccented(stem): number for number, stems in enumerate(_MONTHS, start=1) for stem in stems.split()}
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(
    r"(?<!\d)(1[4-9]\d\d|20\d\d)\s*[-./年년]\s*(1[0-2]|0?[1-9])(?:\s*[-./月월]\s*(3[01]|[12]\d|0?[1-9])(?!\d))?\s*[月日월일]?"
)
_DAY_FIRST = re.compile(r"(?<!\d)(3[01]|[12]\d|0?[1-9])\s*[./]\s*(1[0-2]|0?[1-9])\s*[./]\s*(1[4-9]\d\d|20\d\d)(?!\d)")
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
    >>> read_date("1985-2015").parts
    ((1985,), (2015,))
    """
    value = plain_dashes(narrow(plain(text))).strip(" ,;:()[]")
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
    span = _SPAN.search(value)
    if span:
        return _span(span, value, circa=circa)
    found = _YEAR.search(value)
    if not found:
        return Date(literal="n.d." if undated(text) else value)
    return _with_words(value, found, circa=circa)


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
    month = next((_MONTH[stem] for word in words for stem in (word[:4], word[:3]) if stem in _MONTH), None)
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
