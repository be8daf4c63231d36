"""What asking Crossref gives: an Answer with its Candidates, and what their records say of later notices.

Values only, no network. What may not live here: deciding whether a candidate is the work (`matching` does).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from citeman.model import Date, Item


class Outcome(StrEnum):
    """How one question ended."""

    FOUND = "found"
    """Crossref holds the DOI, or the search gave candidates."""
    NOT_FOUND = "not-found"
    """Crossref does not hold the DOI though its prefix is Crossref's; the search gave no candidate."""
    ELSEWHERE = "elsewhere"
    """The DOI's prefix belongs to another registration agency (`Answer.agency`)."""
    UNKNOWN_PREFIX = "unknown-prefix"
    """No registration agency knows the DOI's prefix: such a DOI cannot exist."""
    FAILED = "failed"
    """No usable answer to this question after all tries (`Answer.status`, `Answer.detail`): ask again later.

    Also where Crossref does not hold a DOI and its registration agency could not be asked after."""
    NOT_ASKED = "not-asked"
    """Offline, and nothing fresh in the cache."""


class NoticeKind(StrEnum):
    """What a notice says of the work, from the gravest to the lightest."""

    RETRACTION = "retraction"
    CONCERN = "expression-of-concern"
    CORRECTION = "correction"
    VERSION = "new-version"
    """Another version of the same text: no alarm."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice that speaks of a registered work: a retraction, an expression of concern, a correction and the like."""

    kind: NoticeKind
    label: str
    """The registered word for it, in lower case: "withdrawal", "erratum", "addendum" …"""
    doi: str | None = None
    """The DOI of the notice; `None` where only the title of the work tells."""
    when: Date | None = None
    source: str | None = None
    """Who says so: "publisher", "retraction-watch", "title"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """The DOIs of other forms of the same work that the record names."""

    published: tuple[str, ...] = ()
    """Published works that this one is a preprint of."""
    preprints: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    """Other versions and identical copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One registered record, offered as what a reference may mean."""

    item: Item
    kind: str
    """Crossref's own type, e.g. "journal-article", "posted-content"."""
    raw: str
    """The record as received: one JSON object."""
    years: frozenset[int] = frozenset()
    """The year of every publication date that is registered (print, online, posted …)."""
    type_accepted: bool = True
    """False for what no reference means: a journal, an issue, a component, a grant."""
    titles: tuple[str, ...] = ()
    """Every registered title, the first one (with its subtitle) first; translations and the original's among them."""
    notices: tuple[Notice, ...] = ()
    """What later notices say of this work."""
    notice_of: tuple[str, ...] = ()
    """Not empty where this record itself is a notice: the DOIs of the works it speaks of."""
    relations: Relations = Relations()
    score: float | None = None
    """Crossref's relevance, of a search. Unbounded, no confidence."""

    @property
    def posted(self) -> bool:
        """Whether it is a preprint or another text that was only posted."""
        return self.kind == "posted-content"

    def readings(self, year: int | None) -> Iterator[Item]:
        """The record as a reference that cites `year` may mean it: one Item a registered title, the best one first.

        Online and print years differ in a third of the journal articles that have both, so that a cited year is
        compared with every registered one: each Item is dated to the nearest.
        """
        item = self.item
        if year is not None and self.years and item.issued is not None and item.issued.year != year:
            nearest = min(self.years, key=lambda known: (abs(known - year), known))
            if nearest != item.issued.year:
                item = item.but(issued=Date.of(nearest))
        for title in self.titles or (item.title,):
            yield item if title == item.title else item.but(title=title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one question."""

    query: str
    """The DOI asked for (lower case), or the text searched for."""
    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    """The record of the DOI, or what the search gave, best first by Crossref's own order."""
    status: int | None = None
    """The last HTTP status, where there was one."""
    agency: str | None = None
    """The DOI's registration agency, where it was asked after: "DataCite", "ISTIC", "Crossref" …"""
    detail: str | None = None
    """What went wrong, in a few words."""
    cached: bool = False
    """Whether it came from the cache, without asking."""

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.outcome not in {Outcome.FAILED, Outcome.NOT_ASKED}
