"""Dates as BibTeX (`year`, `month`, `day`) and biblatex (EDTF level 1, `2019-06/2020~`) write them, in and out.

Source: ISO 8601-2:2019, as biblatex's manual section 2.3.8 restricts it. What may not live here: other formats' dates.
"""

import re
from collections.abc import Mapping

from citeman.model import Date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"1": 21, "2": 22, "3": 23, "4": 24, "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PART = re.compile(r"(-?\d{1,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T[\d:Z+.-]*)?([~?%]?)")
_YEAR = re.compile(r"-?\d{1,6}")
_YEARS = re.compile(r"(\d{4})\s*(?:--?|/|\u2013)\s*(\d{4})")
_DAY = re.compile(r"\d{1,2}")


def write_edtf(date: Date) -> str | None:
    """The date as biblatex reads it, or `None` where only its literal form is known.

    >>> write_edtf(Date(parts=((2019, 6), (2020,)), circa=True))
    '2019-06~/2020~'
    """
    if not date.parts:
        return None
    season = _SEASONS.get((date.season or "").lower())
    mark = "~" if date.circa else ""
    written = []
    for part in date.parts:
        numbers = (part[0], season) if season and len(part) == 1 else part
        written.append("-".join([_year(numbers[0]), *(f"{number:02d}" for number in numbers[1:])]) + mark)
    return "/".join(written)


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def read_edtf(text: str) -> Date | None:
    """The date that a biblatex date field holds, or `None` where it is no date.

    >>> read_edtf("2019-23") == Date(parts=((2019,),), season="3")
    True
    """
    parts: list[tuple[int, ...]] = []
    season = None
    circa = False
    for piece in text.strip().replace("\u2013", "/").replace("--", "/").split("/")[:2]:
        if piece in {"", "..", "open"} and parts:
            break
        found = _PART.fullmatch(piece.strip())
        if found is None:
            return None
        numbers = [int(number) for number in found.groups()[:3] if number]
        circa = circa or bool(found.group(4))
        if len(numbers) > 1 and 21 <= numbers[1] <= 24:
            season = str(numbers[1] - 20)
            numbers = numbers[:1]
        parts.append(_valid(numbers))
    return Date(parts=tuple(parts), season=season, circa=circa) if parts else None


def _valid(numbers: list[int]) -> tuple[int, ...]:
    """The leading parts that a calendar has."""
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return (numbers[0],)
    if len(numbers) > 2 and not 1 <= numbers[2] <= 31:
        return (numbers[0], numbers[1])
    return tuple(numbers)


def write_year_month(date: Date) -> dict[str, str]:
    """The date as BibTeX's fields, values without braces; `date` holds the whole of it where these fields cannot.

    >>> write_year_month(Date.of(2019, 6, 3))
    {'year': '2019', 'month': 'jun', 'day': '3'}
    >>> write_year_month(Date(parts=((2019,), (2020,))))
    {'year': '2019--2020', 'date': '2019/2020'}
    """
    if not date.parts:
        return {"year": date.literal} if date.literal else {}
    first, last = date.parts[0], date.parts[-1]
    year = str(first[0]) if first[0] == last[0] else f"{first[0]}--{last[0]}"
    fields = {"year": year}
    if len(first) > 1:
        fields["month"] = MONTHS[first[1] - 1]
    if len(first) > 2 and len(date.parts) == 1:
        fields["day"] = str(first[2])
    if len(date.parts) > 1 or date.circa or date.season or not 0 < first[0] <= 9999:
        whole = write_edtf(date)
        if whole:
            fields["date"] = whole
    return fields


def read_year_month(fields: Mapping[str, str]) -> Date | None:
    """The date in `year`, `month` and `day`, decoded and lower-cased; what is no year stays as `literal`."""
    year = fields.get("year", "").strip()
    if not year:
        return None
    if not _YEAR.fullmatch(year):
        both = _YEARS.fullmatch(year)
        return Date(parts=((int(both.group(1)),), (int(both.group(2)),))) if both else Date(literal=year)
    month, day = _month(fields.get("month", ""))
    if month is None:
        return Date.of(int(year))
    written_day = fields.get("day", "").strip() or day
    if _DAY.fullmatch(written_day) and 1 <= int(written_day) <= 31:
        return Date.of(int(year), month, int(written_day))
    return Date.of(int(year), month)


def _month(text: str) -> tuple[int | None, str]:
    """The number of a month written as number, macro or word, and a day that stands with it ("jun 5", "5 June")."""
    found = re.search(r"[a-z]{3,}|\d{1,2}", text.lower())
    if found is None:
        return None, ""
    word = re.search(r"[a-z]{3,}", text.lower())
    if word is None:
        number = int(found.group(0))
        return (number, "") if 1 <= number <= 12 else (None, "")
    month = MONTHS.index(word.group(0)[:3]) + 1 if word.group(0)[:3] in MONTHS else None
    days = re.findall(r"\b\d{1,2}\b", text)
    return month, days[0] if len(days) == 1 else ""
