"""Segments of numbers put right by what stands beside them: volume, issue, pages, and the years among them.

What may not live here: what holds words (see `mending`, `imprints`), typed values.
"""

import re
from itertools import pairwise

from citeman.parsing.fields.eras import ends_with_era
from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment, cut

_YEAR_VOLUME = re.compile(r"^(?:1[89]\d\d|20\d\d)\s*[;:]\s*(?=\w)")
_ISSUE_PAGES = re.compile(r"^[\w.\-–/ ]*?\d[\w\-–/]*(?P<mark>\s*[):,]+\s*)(?=[A-Za-z]{0,2}\d)")
_LETTERED = re.compile(r"\d+\s*[-–—−]+\s*([A-Z])\d")
_LETTERED_BEHIND = re.compile(r"\d+([A-Z])\s*[-–—−]+\s*\d+")
_THROUGHOUT = re.compile(r"\s?\((?!(?:1[89]|20)\d\d\))\d{1,4}\)")
_NUMBERED = re.compile(r"(?:№|\b[Nn][or]?\.|[Вв][иы]п\.)\s*$")
_RANGE = re.compile(r"[:,\s]*(?P<pages>[A-Za-z]{0,2}\d+\s*[-–—−]+\s*[A-Za-z]{0,2}\d+)")
_BEGINS = re.compile(r"(?:[.,:?!”\"]|\b[Ii]n)\s+$")
_YEAR = re.compile(r"(?:1[89]\d\d|20[0-3]\d)")
_LEADING = re.compile(r"(\d{1,3}) (?=[A-Z][^\d]*[a-zA-Z])")
_PAGE_BEHIND = re.compile(r"\.? \d")
_COUNTED = re.compile(
    r"(?:第|제)?\s*(?P<number>\d[\d\-–~～・·/]*|[一二三四五六七八九十百]{1,5})\s*"
    r"(?:(?P<volume>[卷巻권집輯])|(?P<issue>[期号號호])|(?P<pages>[頁页쪽면]))"
)


def year_in_volume(text: str, parts: list[Segment]) -> list[Segment]:
    """A year and a volume in one field, "2013;122", are two; "2013:12" is one number where the date is told too."""
    out: list[Segment] = []
    for part in parts:
        found = _YEAR_VOLUME.match(text[part.start : part.end]) if part.label == "volume" else None
        if found and ":" in found.group() and any(each.label == "date" for each in parts):
            found = None
        out += cut(part, 4, found.end(), "date", "volume") if found else [part]
    return out if out != parts else parts


def pages_in_issue(text: str, parts: list[Segment]) -> list[Segment]:
    """An issue with the pages behind it, "3), 215-226", are two fields where no pages were found."""
    out: list[Segment] = []
    for part in parts:
        found = _ISSUE_PAGES.match(text[part.start : part.end]) if part.label == "issue" else None
        out += cut(part, found.start("mark"), found.end(), "issue", "pages") if found else [part]
    return out


def year_as_volume(text: str, parts: list[Segment]) -> list[Segment]:
    """Of two years alike, "Sensors 2018 (2018) 1", "Sensors 2018:1, 2018", the one behind the journal is its volume."""
    for place, part in enumerate(parts[1:-1], 1):
        year = text[part.start : part.end]
        if part.label != "date" or not year.isdigit() or parts[place - 1].label != "journal":
            continue
        following = parts[place + 1]
        numbers = following.label == "pages" and text[part.end : following.start].strip() in (":", ",", ", no.")
        later = [each for each in parts[place + 1 :] if each.label == "date"]
        if (following.label == "date" or numbers) and any(text[each.start : each.end] == year for each in later):
            return [each._replace(label="volume") if each is part else each for each in parts]
    return parts


def letter_of_pages(text: str, parts: list[Segment]) -> list[Segment]:
    """The letter before the first page, or behind the last, that the other has too: S|38-S42, 249S-250|S."""
    out: list[Segment] = []
    for part in parts:
        ends = _LETTERED_BEHIND.fullmatch(text, part.start, part.end) if part.label == "pages" else None
        if ends and text[part.end : part.end + 1] == ends[1] and not text[part.end + 1 : part.end + 2].isalnum():
            out.append(part._replace(end=part.end + 1))
            continue
        found = _LETTERED.match(text, part.start, part.end) if part.label == "pages" else None
        alike = found is not None and text[part.start - 1 : part.start] == found[1]
        out.append(part._replace(start=part.start - 1) if alike and not text[part.start - 2].isalnum() else part)
    return out if out != parts else parts


def number_throughout(text: str, parts: list[Segment]) -> list[Segment]:
    """The number counted through all years, in brackets behind the year's own, is part of the issue: "№ 2 (60)"."""
    out: list[Segment] = []
    for part in parts:
        found = _THROUGHOUT.match(text, part.end) if part.label == "issue" else None
        free = found is not None and not any(part.end <= each.start < found.end() for each in parts)
        numbered = free and _NUMBERED.search(text, max(0, part.start - 6), part.start)
        out.append(part._replace(end=found.end()) if found and numbered else part)
    return out if out != parts else parts


def range_as_issue(text: str, parts: list[Segment]) -> list[Segment]:
    """A second issue that is a range, "113(6):792-797", is the pages."""
    for before, part in pairwise(parts):
        found = _RANGE.fullmatch(text, part.start, part.end) if part.label in ("issue", "volume") else None
        if found and before.label in ("issue", "volume") and ":" in text[before.end : found.start("pages")]:
            pages = part._replace(label="pages", start=found.start("pages"))
            return [pages if each is part else each for each in parts]
    return parts


def volume_before_journal(text: str, parts: list[Segment]) -> list[Segment]:
    """The number that a journal begins with where no other volume is told, "95 Harv. L. Rev. 1717", is its volume."""
    for part in parts:
        found = _LEADING.match(text, part.start, part.end) if part.label == "journal" else None
        if found and _PAGE_BEHIND.match(text, part.end):
            two = cut(part, found.end(1) - part.start, found.end() - part.start, "volume", "journal")
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


def page_behind_journal(text: str, parts: list[Segment]) -> list[Segment]:
    """The number behind a journal that its volume stands before, "73 Yale L.J. 733, 737 (1964)", is the first page."""
    for place, (volume, journal, number) in enumerate(zip(parts, parts[1:], parts[2:], strict=False)):
        if (volume.label, journal.label) != ("volume", "journal") or text[volume.end : journal.start] != " ":
            continue
        later = parts[place + 3 :]
        first = number.label in ("issue", "date") and text[journal.end : number.start].strip(".") in (" ", "")
        if not first or not text[number.start : number.end].isdigit() or all(part.label != "date" for part in later):
            continue
        goes_on = later[0].label == "pages" and text[number.end : later[0].start] == ", "
        page = number._replace(label="pages", end=later[0].end if goes_on else number.end)
        return [*parts[: place + 2], page, *(later[1:] if goes_on else later)]
    return parts


def number_by_counter(text: str, parts: list[Segment]) -> list[Segment]:
    """What the word behind a number counts, in Chinese, Japanese and Korean: "5卷6號", "제3호", "345頁"."""
    if text.isascii():
        return parts
    out: list[Segment] = []
    for part in parts:
        counted = part.label in ("volume", "issue", "pages")
        found = [each for each in _COUNTED.finditer(text, part.start) if each.start() < part.end] if counted else []
        if found and found[0].start() == part.start:
            out += [
                part._replace(label=str(each.lastgroup), start=each.start("number"), end=each.end("number"))
                for each in found
            ]
        else:
            out.append(part)
    return out if out != parts else parts


def era_of_a_year(text: str, parts: list[Segment]) -> list[Segment]:
    """The era that a year is counted by, "民國80年", belongs to it, and makes a date of it."""
    if text.isascii():
        return parts
    for part in parts:
        number = part.label in ("date", "volume", "issue", "pages")
        length = ends_with_era(text[max(0, part.start - 8) : part.start]) if number else 0
        if length:
            date = part._replace(label="date", start=part.start - length)
            return [date if each is part else each for each in parts]
    return parts


def year_of_a_name(text: str, parts: list[Segment]) -> list[Segment]:
    """A year that begins a name, "in 2017 IEEE 5th Symposium", belongs to it where the reference has another year."""
    dates = [part for part in parts if part.label == "date"]
    for date, name in pairwise(parts):
        counted = any(part.label in ("volume", "issue", "pages") for part in parts)
        second = len(dates) > 1 and (
            date is not dates[0] or name.label == "book" or (name.label == "journal" and not counted)
        )
        if date.label != "date" or name.label not in ("title", "book", "journal") or not second:
            continue
        begins = _BEGINS.search(text[max(0, date.start - 6) : date.start]) is not None
        if begins and text[date.end : name.start] == " " and text[date.start : date.end].isdigit():
            kept = [each for each in parts if each is not date]
            return [each._replace(start=date.start) if each is name else each for each in kept]
    return parts


def year_ending_a_name(text: str, parts: list[Segment]) -> list[Segment]:
    """A year that ends a name, "Field notes, 1898. [s.n.], 1898", "AFRICON 2009, September 2009", told again later."""
    for number, (name, date) in enumerate(pairwise(parts)):
        year = text[date.start : date.end]
        marks = (", ", " ") if name.label == "title" else (" ",) if name.label in ("book", "journal") else ()
        if date.label != "date" or not year.isdigit() or text[name.end : date.start] not in marks:
            continue
        if name.label != "title" and any(each.label in ("volume", "issue") for each in parts):
            continue
        later = (text[each.start : each.end] for each in parts[number + 2 :] if each.label == "date")
        if any(year in each for each in later):
            return [each._replace(end=date.end) if each is name else each for each in parts if each is not date]
    return parts


def year_for_a_volume(text: str, parts: list[Segment]) -> list[Segment]:
    """A volume that is a year, in a reference that tells no other, is its date."""
    return [
        part._replace(label="date") if part.label == "volume" and _YEAR.fullmatch(text, part.start, part.end) else part
        for part in parts
    ]


RULES = (
    rule(era_of_a_year),
    rule(number_by_counter),
    rule(letter_of_pages, "pages"),
    rule(number_throughout, "issue"),
    rule(range_as_issue, "issue", "pages"),
    rule(volume_before_journal, "title journal", "volume"),
    rule(page_behind_journal, "volume journal"),
    rule(year_of_a_name, "date"),
    rule(year_as_volume, "journal date", "volume"),
    rule(year_ending_a_name, "date"),
    rule(year_in_volume, "volume"),
    rule(pages_in_issue, "issue", "pages"),
    rule(year_for_a_volume, "volume", "date issue"),
)
