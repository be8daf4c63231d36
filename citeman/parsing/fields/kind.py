"""What kind of thing a reference describes, from its marks, its words and what fields it has.

What may not live here: reading the fields themselves.
"""

from typing import NamedTuple

from citeman.model import ItemType
from citeman.parsing.fields import kind_words as words
from citeman.parsing.fields.organisations import is_organisation

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
    number: str
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
    found = words.MARK.search(text)
    return found.group(1) if found else None


def spelt_mark(text: str) -> ItemType | None:
    """The type that words in square brackets tell ("[Motion picture]", "[Data set]").

    >>> spelt_mark("The long way [Motion picture]. Studio").value, spelt_mark("A title [Paris]")
    ('motion_picture', None)
    """
    if "[" not in text and "［" not in text:
        return None
    for found in words.SPELT_MARK.finditer(text):
        kind = next((kind for kind, said in words.BY_SPELT_MARK if said.match(found[1])), None)
        if kind:
            return kind
    return None


def read_kind(signs: Signs) -> ItemType:  # noqa: PLR0911 - one answer a case
    """The type of the item."""
    printed = mark(signs.text)
    if printed in words.BY_MARK:
        return _marked(printed, signs)
    told = spelt_mark(signs.text)
    if told:
        return told
    if words.THESIS.search(signs.genre):
        return ItemType.THESIS
    if words.DATASET.search(signs.genre):
        return ItemType.DATASET
    if signs.container:
        return _contained(signs)
    if words.PATENT.search(f"{signs.genre} {signs.number}") or words.PATENT_NUMBER.search(signs.title):
        return ItemType.PATENT
    if words.STANDARD.search(f"{signs.title[:40]} {signs.number}") or "standard" in signs.genre.lower():
        return ItemType.STANDARD
    return _alone(signs)


def _marked(printed: str, signs: Signs) -> ItemType:
    kind = words.BY_MARK[printed]
    if printed == "A" and signs.serial and signs.issue:  # meant for parts of books, printed for articles as well
        return ItemType.ARTICLE_JOURNAL
    if printed in ("M", "C", "A", "G") and signs.container and signs.pages:
        return (
            ItemType.PAPER_CONFERENCE
            if printed in ("C", "A") and words.CONFERENCE.search(signs.container)
            else (ItemType.PAPER_CONFERENCE if printed == "C" else ItemType.CHAPTER)
        )
    return kind


def _contained(signs: Signs) -> ItemType:  # noqa: C901, PLR0911 - one answer a case
    container = signs.container
    if words.REVIEWED.search(signs.title):
        return ItemType.REVIEW_BOOK
    if words.PREPRINTS.fullmatch(container):
        return ItemType.ARTICLE
    entry = _entry(signs)
    if entry:
        return entry
    if words.CONFERENCE.search(container) and not _is_serial(signs):
        unprinted = not (signs.pages or signs.volume or signs.doi or words.PRESS.search(signs.publisher))
        return ItemType.SPEECH if unprinted and words.SPOKEN.search(signs.text) else ItemType.PAPER_CONFERENCE
    _, _, behind = signs.text.partition(container)
    if not signs.serial and words.CONFERENCE.search(behind[:_NEAR]):
        return ItemType.PAPER_CONFERENCE
    printed_by = bool(signs.publisher or signs.place or signs.editors)
    if signs.volume or signs.issue:
        periodical = not signs.editors if signs.serial else not printed_by
        return ItemType.ARTICLE_JOURNAL if periodical else ItemType.CHAPTER
    if printed_by and (signs.pages or not signs.serial):
        return ItemType.CHAPTER
    if not signs.serial:
        return ItemType.CHAPTER if signs.pages else ItemType.ARTICLE_JOURNAL
    if words.NEWSPAPER.search(container) and signs.dated_to_day:
        return ItemType.ARTICLE_NEWSPAPER
    if signs.url and not signs.pages and not signs.doi:
        return ItemType.WEBPAGE
    return ItemType.ARTICLE_JOURNAL


def _entry(signs: Signs) -> ItemType | None:
    """The type of what stands in an encyclopaedia or a dictionary; with volume and issue it is a journal about them."""
    if signs.volume and signs.issue:
        return None
    if words.ENCYCLOPAEDIA.search(signs.container):
        return ItemType.ENTRY_ENCYCLOPEDIA
    return ItemType.ENTRY_DICTIONARY if words.DICTIONARY.search(signs.container) else None


def _is_serial(signs: Signs) -> bool:
    """Whether a container with a conference's words in its name is a journal ("Proceedings of the Royal Society B").

    It has a volume, no editors, and no year or number in its name; and an issue, or it is the proceedings of a learned
    body, or a journal of this name is known.
    """
    if not signs.serial or not signs.volume:
        return False
    if signs.issue:
        return True
    name = signs.container
    if not signs.pages or signs.editors or words.DATED.search(name) or signs.text.find(f"In {name}") >= 0:
        return False
    if words.LEARNED.search(name):
        return True
    from citeman.parsing.known_names import is_journal  # noqa: PLC0415 - numpy takes long to import

    return is_journal(name) and not (words.MEETING.search(name) and signs.publisher)


def _alone(signs: Signs) -> ItemType:  # noqa: C901, PLR0911, PLR0912 - one answer a case
    """The type of what stands in no container."""
    genre = signs.genre
    if words.PREPRINT.search(genre):
        return ItemType.ARTICLE
    if words.PERSONAL.search(f"{genre} {signs.title}"):
        return ItemType.PERSONAL_COMMUNICATION
    if words.INTERVIEW.search(genre) or words.INTERVIEW.search(signs.title):
        return ItemType.INTERVIEW
    if words.MANUSCRIPT.search(genre) and not words.REPORT.search(genre):
        return ItemType.MANUSCRIPT
    university = words.UNIVERSITY.search(signs.publisher) is not None and not words.PRESS.search(signs.publisher)
    if university and signs.authors and not signs.pages and not signs.url and not words.REPORT.search(genre):
        return ItemType.THESIS
    if words.REPORT.search(genre):
        return ItemType.REPORT
    if words.SOFTWARE.search(genre) or words.RELEASE.search(signs.title):
        return ItemType.SOFTWARE
    if words.FILM.search(genre):
        return ItemType.MOTION_PICTURE
    if words.SPOKEN.search(signs.text) and not signs.pages:
        return ItemType.SPEECH
    if (
        signs.number
        and signs.publisher
        and not words.PRESS.search(signs.publisher)
        and is_organisation(signs.publisher)
    ):
        return ItemType.REPORT
    if signs.url and not signs.place:
        return ItemType.REPORT if signs.publisher and words.REPORT.search(signs.title) else ItemType.WEBPAGE
    if signs.publisher or signs.place or signs.editors:
        return ItemType.REPORT if words.REPORT.search(signs.title[-40:]) and not signs.place else ItemType.BOOK
    if "arxiv" in signs.identifiers:
        return ItemType.ARTICLE
    if signs.volume or signs.issue:
        return ItemType.ARTICLE_JOURNAL
    return ItemType.BOOK if signs.title and signs.authors and "isbn" in signs.identifiers else ItemType.DOCUMENT
