"""How a question is put: escaping, batches, search texts, cache keys. Pure.

What may not live here: network, and reading answers.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from citeman.model import Item, Name
from citeman.text import fold, squeeze

BATCH = 50
"""DOIs in one request: an address of about two thousand characters."""
ROWS = 5
"""Candidates of one search."""
ARTICLES = 100
"""Articles of a journal that are looked at for its volumes."""
NOTICES = 1000
"""Notices in one answer: the most that the service gives."""
_LONGEST_SEARCH = 500
_FILTERABLE = re.compile(r"10\.[0-9.]+/[a-z0-9._()/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDoi:
    """One DOI, asked for by its own address."""

    doi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDois:
    """Several DOIs in one request."""

    dois: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search by what a reference says."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InJournal:
    """Articles of a journal about a year."""

    title: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The notices (retractions, corrections …) that point at some DOIs."""

    dois: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPrefix:
    """The registration agency of a DOI prefix."""

    prefix: str


Question = ByDoi | ByDois | Search | InJournal | About | OfPrefix


def escaped(doi: str) -> str:
    """A DOI as a part of an address; without this "10.1000/a#b" would ask for "10.1000/a", another DOI.

    >>> escaped("10.1002/(sici)1097<401::aid>3.0.co;2-x")
    '10.1002/(sici)1097%3C401::aid%3E3.0.co%3B2-x'
    """
    text = quote(doi, safe="/:()")
    return text[:-1] + "%2F" if text.endswith("/") else text


def by_doi(dois: Sequence[str]) -> Iterator[Question]:
    """The questions for DOIs, as few as can be.

    A DOI with a character that means something in a filter (a comma, a colon, a bracket …) is asked for by itself.
    """
    together = [doi for doi in dois if _FILTERABLE.fullmatch(doi)]
    alone = [doi for doi in dois if not _FILTERABLE.fullmatch(doi)]
    for start in range(0, len(together), BATCH):
        batch = tuple(together[start : start + BATCH])
        yield ByDois(dois=batch) if len(batch) > 1 else ByDoi(doi=batch[0])
    for doi in alone:
        yield ByDoi(doi=doi)


def about(dois: Sequence[str]) -> Iterator[Question]:
    """The questions for notices about DOIs, as few as can be; one that a filter cannot name is left out."""
    together = [doi for doi in dois if _FILTERABLE.fullmatch(doi)]
    for start in range(0, len(together), BATCH):
        yield About(dois=tuple(together[start : start + BATCH]))


def search_text(item: Item, unstructured: str | None) -> str | None:
    """What to search for: title, up to three first authors, year; the printed entry where no title was read.

    A title alone is not enough: measured on known works the true record then comes second or third.

    >>> search_text(Item(title="Widgets"), "Smith. Widgets. 1999.")
    'Smith. Widgets. 1999.'
    """
    year = item.issued.year if item.issued is not None else None
    authors = [name for name in map(_searched, item.author[:3]) if name]
    if item.title is not None and (authors or year or not unstructured):
        parts = [item.title, *authors, str(year or "")]
        return squeeze(" ".join(parts))[:_LONGEST_SEARCH]
    return squeeze(unstructured)[:_LONGEST_SEARCH] if unstructured else None


def doi_key(doi: str) -> str:
    """Under which key the answer for a DOI is cached."""
    return f"doi:{doi}"


def absence_key(doi: str) -> str:
    """Under which key it is noted that Crossref did not show a DOI, while it is not known yet who holds it."""
    return f"absent:{doi}"


def search_key(text: str) -> str:
    """Under which key the answer to a search is cached."""
    return f"search:{hashlib.sha256(text.encode()).hexdigest()}"


def journal_key(question: InJournal) -> str:
    """Under which key a journal's volumes of a year are cached."""
    return f"journal:{fold(question.title)}:{question.year}"


def notices_key(doi: str) -> str:
    """Under which key the notices that point at a DOI are cached."""
    return f"notices:{doi}"


def agency_key(prefix: str) -> str:
    """Under which key the agency of a DOI prefix is cached."""
    return f"agency:{prefix}"


def _searched(name: Name) -> str:
    return name.family or name.literal or ""
