"""What kind of thing a reference describes, from its marks, its words and what fields it has.

What may not live here: reading the fields themselves.
"""

import re
from typing import NamedTuple

from citeman.model import ItemType

_MARK = re.compile(
    r"[\[［【〔]\s*(J|M|D|A|C|N|P|S|R|G|EB|DB|CP|Z|DS|CM)\s*(?:/\s*(?:OL|CD|DK|MT))?\s*(?:[\]］】〕]|(?=[\s.,]|$))"
)
_BY_MARK = {
    "J": ItemType.ARTICLE_JOURNAL,
    "M": ItemType.BOOK,
    "D": ItemType.THESIS,
    "N": ItemType.ARTICLE_NEWSPAPER,
    "P": ItemType.PATENT,
    "S": ItemType.STANDARD,
    "R": ItemType.REPORT,
    "C": ItemType.PAPER_CONFERENCE,
    "A": ItemType.CHAPTER,
    "G": ItemType.BOOK,
    "EB": ItemType.WEBPAGE,
    "DB": ItemType.DATASET,
    "DS": ItemType.DATASET,
    "CP": ItemType.SOFTWARE,
    "CM": ItemType.MAP,
}
_THESIS = re.compile(
    r"\b(?:dissertation|thesis|theses|diss|thèse|these de|tesi|tesis|habilitation(?:sschrift)?|diplomarbeit|"
    r"magisterarbeit|masterarbeit|doktorarbeit|"
    r"mémoire de|ph\.?\s?d|m\.?sc|doctoral|дис|автореф)\b|学位论文|博士论文|硕士论文|博士論文|修士論文|학위논문",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:technical report|tech(?:\.|nical)? rep|working paper|discussion paper|research report|white ?paper|policy "
    r"brief|report no|memo|internal report|"
    r"arbeitspapier|documento de trabajo|preprint|rapport|bericht|report)\b",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:proc(?:eedings|\.)?|conference|conf\.|symposium|workshop|congress|kongress|conferencia|atti del|colloque|"
    r"colloquium|annual meeting|"
    r"конференци\w*|материалы|матеріали|конф)\b|会议|論文集|大会|学术讨论会|학술대회",
    re.IGNORECASE,
)
_UNIVERSITY = re.compile(
    r"\b(?:universit\w*|univ|college|school of|institute of technology|polytechnic|politecnico|hochschule|eth|mit|"
    r"университет)\b|大学|大學|学院|대학교",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:press|presses|verlag|publish\w*|pub|printing|books?|издательство|изд-во|ediciones|éditions)\b|出版",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(
    r"\b(?:times|post|guardian|herald|tribune|zeitung|tagblatt|tageszeitung|daily|newspaper|le monde|figaro|corriere|"
    r"repubblica|el país|observer|telegraph)\b|日报|日報|晚报|晨报|新聞|신문|일보",
    re.IGNORECASE,
)
_PATENT = re.compile(r"\b(?:patent|пат\.|патент)\b|专利", re.IGNORECASE)
_STANDARD = re.compile(r"\b(?:ISO(?:/IEC)?|DIN|GB/T|GB|ANSI|ASTM|ГОСТ|IEEE Std|EN)\s*\d{2,}", re.IGNORECASE)
_MANUSCRIPT = re.compile(r"\b(?:mimeo\w*|manuscript|typescript|unpublished|inédit|unveröffentlicht)\b", re.IGNORECASE)
_SOFTWARE = re.compile(r"\b(?:software|computer program|r package|version \d)\b", re.IGNORECASE)
_DATASET = re.compile(r"\b(?:data ?set|data file|database)\b", re.IGNORECASE)
_FILM = re.compile(r"\b(?:motion picture|film|dvd|directed by)\b", re.IGNORECASE)


_NEAR = 40
"""How far behind a container's name stands what it is: "…: materials of the conference"."""


class Signs(NamedTuple):
    """What the decision looks at; a missing field is the empty string."""

    text: str
    title: str
    container: str
    serial: bool
    """Whether the container was taken for a journal."""
    publisher: str
    place: str
    genre: str
    volume: str
    issue: str
    pages: str
    editors: bool
    authors: bool
    url: str
    doi: str
    identifiers: frozenset[str]
    dated_to_day: bool


def mark(text: str) -> str | None:
    """The GB/T 7714 mark of a reference ("J", "M", "EB" …), where it prints one.

    >>> mark("Title [J]. Journal"), mark("Title [EB/OL]. http://"), mark("Title")
    ('J', 'EB', None)
    """
    if "[" not in text and "［" not in text and "【" not in text and "〔" not in text:
        return None
    found = _MARK.search(text)
    return found.group(1) if found else None


def read_kind(signs: Signs) -> ItemType:  # noqa: PLR0911 - one answer a case
    """The type of the item."""
    printed = mark(signs.text)
    if printed in _BY_MARK:
        return _marked(printed, signs)
    words = f"{signs.genre} "
    if _THESIS.search(words):
        return ItemType.THESIS
    if _DATASET.search(words):
        return ItemType.DATASET
    if signs.container:
        return _contained(signs)
    if _PATENT.search(words + signs.title):
        return ItemType.PATENT
    if _STANDARD.search(signs.title[:40]) or "standard" in words.lower():
        return ItemType.STANDARD
    return _alone(signs, words)


def _marked(printed: str, signs: Signs) -> ItemType:
    kind = _BY_MARK[printed]
    if printed == "A" and signs.serial and signs.issue:  # meant for parts of books, printed for articles as well
        return ItemType.ARTICLE_JOURNAL
    if printed in ("M", "C", "A", "G") and signs.container and signs.pages:
        return (
            ItemType.PAPER_CONFERENCE
            if printed in ("C", "A") and _CONFERENCE.search(signs.container)
            else (ItemType.PAPER_CONFERENCE if printed == "C" else ItemType.CHAPTER)
        )
    return kind


def _contained(signs: Signs) -> ItemType:  # noqa: PLR0911 - one answer a case
    container = signs.container
    if _CONFERENCE.search(container) and not (signs.serial and signs.volume and signs.issue):
        return ItemType.PAPER_CONFERENCE
    _, _, behind = signs.text.partition(container)
    if not signs.serial and _CONFERENCE.search(behind[:_NEAR]):
        return ItemType.PAPER_CONFERENCE
    printed_by = bool(signs.publisher or signs.place or signs.editors)
    if signs.volume or signs.issue:
        periodical = not signs.editors if signs.serial else not printed_by
        return ItemType.ARTICLE_JOURNAL if periodical else ItemType.CHAPTER
    if printed_by and (signs.pages or not signs.serial):
        return ItemType.CHAPTER
    if not signs.serial:
        return ItemType.CHAPTER if signs.pages else ItemType.ARTICLE_JOURNAL
    if _NEWSPAPER.search(container) and signs.dated_to_day:
        return ItemType.ARTICLE_NEWSPAPER
    if signs.url and not signs.pages and not signs.doi:
        return ItemType.WEBPAGE
    return ItemType.ARTICLE_JOURNAL


def _alone(signs: Signs, words: str) -> ItemType:  # noqa: PLR0911 - one answer a case
    """The type of what stands in no container."""
    if _MANUSCRIPT.search(words) and not _REPORT.search(words):
        return ItemType.MANUSCRIPT
    university = _UNIVERSITY.search(signs.publisher) is not None and not _PRESS.search(signs.publisher)
    if university and signs.authors and not signs.pages and not signs.url and not _REPORT.search(words):
        return ItemType.THESIS
    if _REPORT.search(words):
        return ItemType.REPORT
    if _SOFTWARE.search(words):
        return ItemType.SOFTWARE
    if _FILM.search(words):
        return ItemType.MOTION_PICTURE
    if signs.url and not signs.place:
        return ItemType.REPORT if signs.publisher and _REPORT.search(signs.title) else ItemType.WEBPAGE
    if signs.publisher or signs.place or signs.editors:
        return ItemType.REPORT if _REPORT.search(signs.title[-40:]) and not signs.place else ItemType.BOOK
    if "arxiv" in signs.identifiers:
        return ItemType.ARTICLE
    if signs.volume or signs.issue:
        return ItemType.ARTICLE_JOURNAL
    return ItemType.BOOK if signs.title and signs.authors and "isbn" in signs.identifiers else ItemType.DOCUMENT
