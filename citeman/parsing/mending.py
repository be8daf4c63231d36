"""Segments put right by what the whole reference shows: an article in a volume has a journal, "2013;122" is two fields.

What may not live here: tagging, typed values.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from citeman.parsing import borders, counts, imprints, meetings, roles, series
from citeman.parsing.cues import EDITORS
from citeman.parsing.fields.kind_words import MARK
from citeman.parsing.fields.volume import OF_VOLUMES
from citeman.parsing.rules import put_right, rule
from citeman.parsing.segments import Segment, cut

_SENTENCE = re.compile(r"[.?!]\s+(?=[*_“\"]?[A-ZÀ-ÞА-Я])|[.?!](?=[A-Z][a-z])")
_SHORTENED = re.compile(r"\b[A-Z][a-z]{0,5}\.")
_SPECIALITY = re.compile(r"(?<![\d.])\d\d\.\d\d\.\d\d(?!\.?\d)")
_VISITED = re.compile(
    r"\W*(?:(?:zuletzt )?(?:geprüft|abgerufen|aufgerufen|besucht|eingesehen)(?: am)?|"
    r"(?:zuletzt|letzter) zugriff(?: am)?|(?:page )?consultée?s? le|consulta(?:do|da)?(?: el)?|"
    r"(?:last )?(?:accessed|visited|retrieved)(?: on)?|"
    r"дата (?:обращения|звернення)|режим доступ[ау]|acces(?:so|sato) il|geraadpleegd op)\W*",
    re.IGNORECASE,
)
"""What says when an address was looked at."""

_EDITION = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th) ed(?:ition|n)?\b\.?|\b(?:second|third|fourth|fifth|revised) ed(?:ition|n)?\b\.?|"
    r"\b\d{1,2}\.(?:, \w+\.)* ?Aufl(?:age\b|\.)|\b\d{1,2}[eᵉ] éd(?:ition\b|\.)|\b\d{1,2}[.ªa]{1,2} ed\.|"
    r"\b\d{1,2}-[ет]е? (?:изд|вид)\.|第\d{1,2}版",
    re.IGNORECASE,
)
_OF_EDITION = (" ed", " éd", " aufl", ".aufl", "изд", "вид", "版")
"""What every edition is named by, in small letters; quick to look for."""

_NO_FIELDS = (
    "vol", "bde", "bände", "tom", "т.", " т ", "geprüft", "gerufen", "besucht", "eingesehen", "zugriff", "consult",
    "acces", "visited", "retrieved", "дата", "режим", "geraadpleegd",
)  # fmt: skip
"""What stands in every text that holds what only looks like a field, but for a speciality's number."""

_BETWEEN_PEOPLE = re.compile(r"[\s,;.&/]*(?:and|und|et|y|e|en|и)?\s*", re.IGNORECASE)
_LEAST_WORDS = 3
_MOST_WORDS = 10


def mended(text: str, parts: Sequence[Segment]) -> list[Segment]:
    """The segments, some of them cut in two or named anew.

    >>> title, issue = Segment("title", 0, 21, 1.0), Segment("issue", 22, 23, 1.0)
    >>> [part.label for part in mended("A b c d. Rural Review 7", [title, issue])]
    ['title', 'journal', 'issue']
    """
    return put_right(text, parts, _RULES)


def _no_field(text: str, parts: list[Segment]) -> list[Segment]:
    """Without what only looks like a field: "2 vol." counts volumes, "08.00.04" is a speciality, "visited on" a cue."""
    low = text.lower()
    if not any(word in low for word in _NO_FIELDS) and _SPECIALITY.search(text) is None:
        return parts
    kept = [part for part in parts if not _only_looks(text, part)]
    return kept if len(kept) < len(parts) else parts


def _only_looks(text: str, part: Segment) -> bool:
    raw = text[part.start : part.end]
    if part.label == "volume":
        return raw.isdigit() and OF_VOLUMES.match(text, part.end) is not None
    if part.label in ("pages", "volume", "issue"):
        return any(found.start() <= part.start and part.end <= found.end() for found in _SPECIALITY.finditer(text))
    return part.label in ("journal", "book", "publisher", "location") and _VISITED.fullmatch(raw) is not None


def _body_as_author(text: str, parts: list[Segment]) -> list[Segment]:
    """What stands before the year in brackets at the very beginning is the author, though it reads like a journal.

    So does what stands before a title with a mark of GB/T 7714 ("[EB/OL]"), whose first element is who answers for it.
    """
    if len(parts) < 3 or parts[0].label not in ("journal", "publisher", "book"):
        return parts
    named = any(part.label in ("title", "journal", "book") for part in parts[2:])
    dated = named and parts[1].label == "date" and text[parts[0].end : parts[1].start].rstrip().endswith("(")
    marked = parts[1].label == "title" and MARK.match(text[parts[1].end :].lstrip()) is not None
    if not (dated or marked):
        return parts
    rest = parts[2:]
    if not any(part.label == "title" for part in parts) and rest[0].label in ("journal", "book"):
        rest[0] = rest[0]._replace(label="title")
    return [parts[0]._replace(label="author"), parts[1], *rest]


def _journal_in_title(text: str, parts: list[Segment]) -> list[Segment]:
    """An article of a volume or an issue without a journal: the title's last sentence is it."""
    labels = {part.label for part in parts}
    if labels & {"journal", "book", "series", "publisher", "location"} or not labels & {"volume", "issue"}:
        return parts
    return _parted(text, parts, ("title", "journal"))


def _parted(text: str, parts: list[Segment], names: tuple[str, str]) -> list[Segment]:
    """The segments with the first that is called as the first of two names is cut before its last sentence."""
    out: list[Segment] = []
    done = False
    for part in parts:
        raw = text[part.start : part.end]
        cuts = list(_SENTENCE.finditer(raw)) if part.label == names[0] and not done else []
        first, last = (raw[: cuts[-1].start()], raw[cuts[-1].end() :]) if cuts else ("", "")
        if len(first.split()) >= _LEAST_WORDS and len(last.split()) <= _MOST_WORDS and not _SHORTENED.search(first):
            keep = raw[cuts[-1].start()] in "?!"
            out += cut(part, cuts[-1].start() + keep, cuts[-1].end(), *names)
            done = True
        else:
            out.append(part)
    return out


def _edition_left_over(text: str, parts: list[Segment]) -> list[Segment]:
    """An edition that stands between the fields and in none of them."""
    low = text.lower()
    if not any(word in low for word in _OF_EDITION):
        return parts
    for found in _EDITION.finditer(text):
        start, end = found.span()
        if all(part.end <= start or end <= part.start for part in parts):
            return sorted([*parts, Segment("edition", start, end, 1.0)], key=lambda part: part.start)
    return parts


def _editors_all(text: str, parts: list[Segment]) -> list[Segment]:
    """The names before "(Eds.)" at the beginning are those of one list of editors."""
    people = list(takewhile(lambda part: part.label in ("author", "editor"), parts))
    if len(people) < 2 or not EDITORS.match(text[people[-1].end :]):
        return parts
    if any(not _BETWEEN_PEOPLE.fullmatch(text, one.end, two.start) for one, two in pairwise(people)):
        return parts
    least = min(part.probability for part in people)
    return [Segment("editor", people[0].start, people[-1].end, least), *parts[len(people) :]]


_RULES = (
    *roles.RULES,
    *series.RULES,
    *meetings.RULES,
    rule(_editors_all, "author editor"),
    rule(_edition_left_over, "", "edition"),
    rule(_no_field),
    *borders.RULES,
    *counts.RULES,
    rule(_body_as_author, "", "author"),
    rule(_journal_in_title, "title", "journal book series publisher location"),
    *imprints.RULES,
)
