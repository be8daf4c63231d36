"""An Item made ready for comparison, once: folded titles, names, containers, numbers.

What may not live here: how two Items agree, weights, SQL.
"""

import marshal
from functools import lru_cache
from typing import Any, NamedTuple

from citeman.matching import displaced, names, places, titles, venues
from citeman.matching.words import word_table
from citeman.model import Item, ItemType
from citeman.text import fold

_KIND_OF_TYPE = {
    ItemType.ARTICLE: "manuscript",
    ItemType.MANUSCRIPT: "manuscript",
    ItemType.ARTICLE_JOURNAL: "journal",
    ItemType.ARTICLE_MAGAZINE: "journal",
    ItemType.PAPER_CONFERENCE: "conference",
    ItemType.THESIS: "thesis",
    ItemType.REPORT: "report",
}
_SPELT_EDITION = word_table("editions")
_WHOLE = frozenset({ItemType.BOOK, ItemType.COLLECTION, ItemType.PERIODICAL})
_PART = frozenset({ItemType.CHAPTER, ItemType.ENTRY, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA})


class Features(NamedTuple):
    """What of an Item is compared."""

    title: titles.Title | None
    people: names.People | None
    year: int | None
    venue: venues.Venue | None
    kind: str | None
    volume: str | None
    issue: str | None
    pages: places.Pages | None
    page_count: str | None
    edition: str | None
    doi: str | None
    isbn: str | None
    arxiv: str | None
    pmid: str | None
    publisher: str | None
    extent: str | None
    """Whether the Item describes a whole book or a part of one."""


def prepare(item: Item) -> Features:
    """The Item's features. Depends on nothing but the Item."""
    item = displaced.place(item)
    container = venues.prepare(item.container_title or item.container_title_short or item.event_title)
    volume = places.number(item.volume) or (container.volume if container else None)
    issue = places.number(item.issue) or (container.issue if container else None)
    people = names.prepare(item.author or item.editor, cut=item.et_al)
    year = item.issued.year if item.issued else displaced.year(item)
    if issue is not None and issue == str(year):
        issue = None
    return Features(
        title=titles.prepare(item.title or item.title_short),
        people=people,
        year=year,
        venue=container,
        kind=(container.kind if container else None) or _kind(item) or ("journal" if container and volume else None),
        volume=volume,
        issue=issue,
        pages=places.pages(item.page or displaced.pages(item)),
        page_count=places.number(item.number_of_pages),
        edition=_edition(item.edition),
        doi=item.doi.lower() if item.doi else None,
        isbn=item.isbn,
        arxiv=item.arxiv.partition("v")[0] if item.arxiv else None,
        pmid=item.pmid,
        publisher=fold(item.publisher) or None if item.publisher else None,
        extent="whole" if item.type in _WHOLE else "part" if item.type in _PART else None,
    )


prepared = lru_cache(maxsize=64)(prepare)
"""The same, remembered for the Items that were prepared last: one reference is judged
against many candidates, often in several calls, and the one that is taken is blocked next."""


def around(x: Features) -> set[str]:
    """Words of the names and the container, and the year: what a title that was cut too long may hold."""
    words: set[str] = set()
    if x.people is not None:
        for person in x.people.persons:
            words |= person.words
            words.update(person.initials)
    if x.venue is not None:
        words.update(x.venue.every)
    if x.year is not None:
        words.add(str(x.year))
    return words


def pack(x: Features) -> bytes:
    """The features as few bytes, for sets too large to be held as objects; only this process's kin can read them."""
    title = None if x.title is None else tuple(x.title)
    people = None if x.people is None else (tuple(tuple(person) for person in x.people.persons), x.people.cut)
    venue = None if x.venue is None else x.venue.source
    pages = None if x.pages is None else tuple(x.pages)
    plain: Any = (title, people, x.year, venue, *x[4:7], pages, *x[8:])
    return marshal.dumps(plain)


def unpack(packed: bytes) -> Features:
    """What `pack` was given."""
    title, people, year, venue, kind, volume, issue, pages, *rest = marshal.loads(packed)  # noqa: S302 - made by `pack`
    return Features(
        None if title is None else titles.Title(*title),
        None if people is None else names.assemble(tuple(names.Person(*each) for each in people[0]), cut=people[1]),
        year,
        venues.prepare(venue),
        kind,
        volume,
        issue,
        None if pages is None else places.Pages(*pages),
        *rest,
    )


def _kind(item: Item) -> str | None:
    if item.type in _KIND_OF_TYPE:
        return _KIND_OF_TYPE[item.type]
    if item.type is ItemType.DOCUMENT and item.arxiv and not item.container_title:
        return "manuscript"
    return "manuscript" if displaced.is_manuscript(item) else None


def _edition(text: str | None) -> str | None:
    if not text:
        return None
    number = places.number(text)
    if number:
        return number
    return next((_SPELT_EDITION[word] for word in fold(text).split(" ") if word in _SPELT_EDITION), None)
