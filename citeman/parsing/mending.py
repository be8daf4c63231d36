"""Segments put right by what the whole reference shows: an article in a volume has a journal, "2013;122" is two fields.

What may not live here: tagging, typed values.
"""

import re
from collections.abc import Callable, Sequence

from citeman.parsing.segments import Segment

_YEAR_VOLUME = re.compile(r"^(?:1[89]\d\d|20\d\d)\s*[;:]\s*(?=\w)")
_ISSUE_PAGES = re.compile(r"^[\w.\-–/ ]*?\d[\w\-–/]*(?P<mark>\s*[):,]+\s*)(?=[A-Za-z]{0,2}\d)")
_SENTENCE = re.compile(r"[.?!]\s+(?=[*_“\"]?[A-ZÀ-ÞА-Я])|[.?!](?=[A-Z][a-z])")
_SHORTENED = re.compile(r"\b[A-Z][a-z]{0,5}\.")
_OF_VOLUMES = re.compile(r"\s(?:vols?|Bde|Bände|tomes|tomos|т)\b\.?\s*(?=$|[,;)\]]|[A-ZА-ЯЁІЇЄ])")
_SPECIALITY = re.compile(r"(?<![\d.])\d\d\.\d\d\.\d\d(?!\.?\d)")
_VISITED = re.compile(
    r"\W*(?:(?:zuletzt )?(?:geprüft|abgerufen|aufgerufen|besucht|eingesehen)(?: am)?|"
    r"(?:zuletzt|letzter) zugriff(?: am)?|(?:page )?consultée?s? le|consulta(?:do|da)?(?: el)?|"
    r"(?:last )?(?:accessed|visited|retrieved)(?: on)?|"
    r"дата (?:обращения|звернення)|режим доступ[ау]|acces(?:so|sato) il|geraadpleegd op)\W*",
    re.IGNORECASE,
)
"""What says when an address was looked at."""

_PATENT = re.compile(r"(?:(?:U\.?\s?S\.?|[A-Z][a-z]+) )?(?:[Pp]atent|Pat\.?)(?: [Aa]pplication)?(?: [Nn]os?\.?)?")
_PATENT_NUMBER = re.compile(r"\W*[A-Z]{0,2}\s?\d[\d,./ ]*(?=\W)")
_UNENDED = re.compile(r"(?:\b(?:of|di|de|degli|für)|\b(?:Universität|Université|Universiteit)|\w-)\s?$", re.IGNORECASE)
"""How a body's name ends that is not at its end."""
_LETTERED = re.compile(r"\d+\s*[-–—−]+\s*([A-Z])\d")
_EDITION = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th) ed(?:ition|n)?\b\.?|\b(?:second|third|fourth|fifth|revised) ed(?:ition|n)?\b\.?|"
    r"\b\d{1,2}\.(?:, \w+\.)* ?Aufl(?:age\b|\.)|\b\d{1,2}[eᵉ] éd(?:ition\b|\.)|\b\d{1,2}[.ªa]{1,2} ed\.|"
    r"\b\d{1,2}-[ет]е? (?:изд|вид)\.|第\d{1,2}版",
    re.IGNORECASE,
)
_LEAST_WORDS = 3
_MOST_WORDS = 10


def mended(text: str, parts: Sequence[Segment]) -> list[Segment]:
    """The segments, some of them cut in two or named anew.

    >>> title, issue = Segment("title", 0, 21, 1.0), Segment("issue", 22, 23, 1.0)
    >>> [part.label for part in mended("A b c d. Rural Review 7", [title, issue])]
    ['title', 'journal', 'issue']
    """
    out = list(parts)
    for rule in _RULES:
        out = rule(text, out)
    return out


def _cut(part: Segment, at: int, to: int, first: str, second: str) -> list[Segment]:
    """A segment as two: `at` where the first ends and `to` where the second begins, counted from its start."""
    return [
        part._replace(label=first, end=part.start + at),
        part._replace(label=second, start=part.start + to),
    ]


def _year_in_volume(text: str, parts: list[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for part in parts:
        found = _YEAR_VOLUME.match(text[part.start : part.end]) if part.label == "volume" else None
        out += _cut(part, 4, found.end(), "date", "volume") if found else [part]
    return out


def _pages_in_issue(text: str, parts: list[Segment]) -> list[Segment]:
    if any(part.label == "pages" for part in parts):
        return parts
    out: list[Segment] = []
    for part in parts:
        found = _ISSUE_PAGES.match(text[part.start : part.end]) if part.label == "issue" else None
        out += _cut(part, found.start("mark"), found.end(), "issue", "pages") if found else [part]
    return out


def _year_as_volume(text: str, parts: list[Segment]) -> list[Segment]:
    """Of two years alike, "Sensors 2018 (2018) 1", the one right behind the journal is its volume."""
    if any(part.label == "volume" for part in parts):
        return parts
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        years = part.label == after.label == "date" and text[part.start : part.end] == text[after.start : after.end]
        if years and before.label == "journal" and text[part.start : part.end].isdigit():
            return [each._replace(label="volume") if each is part else each for each in parts]
    return parts


def _no_field(text: str, parts: list[Segment]) -> list[Segment]:
    """Without what only looks like a field: "2 vol." counts volumes, "08.00.04" is a speciality, "visited on" a cue."""
    return [part for part in parts if not _only_looks(text, part)]


def _only_looks(text: str, part: Segment) -> bool:
    raw = text[part.start : part.end]
    if part.label == "volume":
        return raw.isdigit() and _OF_VOLUMES.match(text, part.end) is not None
    if part.label in ("pages", "volume", "issue"):
        return any(found.start() <= part.start and part.end <= found.end() for found in _SPECIALITY.finditer(text))
    return part.label in ("journal", "book", "publisher", "location") and _VISITED.fullmatch(raw) is not None


def _number_behind_its_sign(text: str, parts: list[Segment]) -> list[Segment]:
    """What stands behind "№" is the issue, though its form be that of pages; a law's number is neither."""
    known = any(part.label == "issue" for part in parts)
    out: list[Segment] = []
    for part in parts:
        if part.label != "pages" or not text[: part.start].rstrip().endswith("№"):
            out.append(part)
        elif not known and not any(char.isalpha() for char in text[part.start : part.end]):
            out.append(part._replace(label="issue"))
            known = True
    return out


def _patent_number(text: str, parts: list[Segment]) -> list[Segment]:
    """A patent's office and number, "U.S. Patent 6,285,999", are no journal with a volume and pages."""
    out: list[Segment] = []
    stop = -1
    for part in parts:
        if part.label in ("journal", "book") and _PATENT.fullmatch(text[part.start : part.end]):
            found = _PATENT_NUMBER.match(text, part.end)
            stop = found.end() if found else part.end
        elif part.label not in ("volume", "issue", "pages") or part.start >= stop:
            out.append(part)
    return out


def _body_as_author(text: str, parts: list[Segment]) -> list[Segment]:
    """What stands before the year in brackets at the very beginning is the author, though it reads like a journal."""
    if len(parts) < 3 or parts[0].label not in ("journal", "publisher", "book") or parts[1].label != "date":
        return parts
    if any(part.label == "author" for part in parts) or not text[parts[0].end : parts[1].start].rstrip().endswith("("):
        return parts
    rest = parts[2:]
    if not any(part.label == "title" for part in rest) and rest[0].label in ("journal", "book"):
        rest[0] = rest[0]._replace(label="title")
    return [parts[0]._replace(label="author"), parts[1], *rest]


def _journal_in_title(text: str, parts: list[Segment]) -> list[Segment]:
    """An article of a volume or an issue without a journal: the title's last sentence is it."""
    labels = {part.label for part in parts}
    if labels & {"journal", "book", "publisher"} or not labels & {"volume", "issue"}:
        return parts
    return _parted(text, parts, "title", ("title", "journal"))


def _title_in_journal(text: str, parts: list[Segment]) -> list[Segment]:
    """A journal of two sentences, and no title: the first is the title."""
    labels = {part.label for part in parts}
    if "title" in labels or not labels & {"volume", "issue"}:
        return parts
    return _parted(text, parts, "journal", ("title", "journal"))


def _parted(text: str, parts: list[Segment], label: str, names: tuple[str, str]) -> list[Segment]:
    out: list[Segment] = []
    done = False
    for part in parts:
        raw = text[part.start : part.end]
        cuts = list(_SENTENCE.finditer(raw)) if part.label == label and not done else []
        first, last = (raw[: cuts[-1].start()], raw[cuts[-1].end() :]) if cuts else ("", "")
        if len(first.split()) >= _LEAST_WORDS and len(last.split()) <= _MOST_WORDS and not _SHORTENED.search(first):
            keep = raw[cuts[-1].start()] in "?!"
            out += _cut(part, cuts[-1].start() + keep, cuts[-1].end(), *names)
            done = True
        else:
            out.append(part)
    return out


def _name_of_a_place(text: str, parts: list[Segment]) -> list[Segment]:
    """The place that a body's name ends with, "University of" Copenhagen, "Erlangen-" Nuremberg, is part of it."""
    out: list[Segment] = []
    for part in parts:
        before = out[-1] if out else None
        if (
            before is None
            or (before.label, part.label) != ("publisher", "location")
            or not _UNENDED.search(text, before.start, part.start)
        ):
            out.append(part)
            continue
        name = text[part.start : part.end].partition(",")[0]
        out[-1] = before._replace(end=part.start + len(name))
        place = text[out[-1].end : part.end].lstrip(" ,")
        if place:
            out.append(part._replace(start=part.end - len(place)))
    return out


def _letter_of_pages(text: str, parts: list[Segment]) -> list[Segment]:
    """The letter before the first page, where the last page has the same: S|38-S42."""
    out: list[Segment] = []
    for part in parts:
        found = _LETTERED.match(text, part.start, part.end) if part.label == "pages" else None
        alike = found is not None and text[part.start - 1 : part.start] == found[1]
        out.append(part._replace(start=part.start - 1) if alike and not text[part.start - 2].isalnum() else part)
    return out


def _edition_left_over(text: str, parts: list[Segment]) -> list[Segment]:
    """An edition that stands between the fields and in none of them."""
    if any(part.label == "edition" for part in parts):
        return parts
    for found in _EDITION.finditer(text):
        start, end = found.span()
        if all(part.end <= start or end <= part.start for part in parts):
            return sorted([*parts, Segment("edition", start, end, 1.0)], key=lambda part: part.start)
    return parts


_RULES: tuple[Callable[[str, list[Segment]], list[Segment]], ...] = (
    _edition_left_over,
    _name_of_a_place,
    _letter_of_pages,
    _no_field,
    _number_behind_its_sign,
    _patent_number,
    _year_as_volume,
    _body_as_author,
    _year_in_volume,
    _pages_in_issue,
    _journal_in_title,
    _title_in_journal,
)
