"""What a check starts from and what it comes to, as values. What may not live here: how it is found out, how shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from citeman.model import Item


class Verdict(StrEnum):
    """What is held of one printed reference, the gravest first. No word says that anything was made up."""

    RETRACTED = "retracted"
    CONCERN = "expression-of-concern"
    OTHER_WORK = "doi-of-another-work"
    """The printed DOI is registered, for another work than the one that the entry describes."""
    IMPOSSIBLE = "impossible"
    """What is printed cannot be: a DOI that no agency knows, a volume that the journal did not have in that year."""
    SUSPICIOUS = "suspicious-copy"
    """The only record found is a copy that was posted long after the cited year."""
    NO_TRACE = "no-trace"
    """Nothing was found, though works of its kind are registered as a rule."""
    UNCERTAIN = "uncertain"
    """A registered work is near; only a person can say whether it is the one."""
    DIFFERS = "differs"
    """The work is registered, and the entry says something else of it."""
    CORRECTED = "corrected"
    PUBLISHED = "preprint-now-published"
    ELSEWHERE = "registered-elsewhere"
    """The DOI belongs to another agency than Crossref."""
    UNINDEXED = "not-indexed-kind"
    """Of a kind that Crossref holds only in part or not at all."""
    UNCHECKED = "not-checked"
    CONFIRMED = "confirmed"


class LookUpState(StrEnum):
    """How a question to Crossref about a work ended; the words are those of the store's queue."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    MISMATCH = "doi-mismatch"
    AMBIGUOUS = "ambiguous"
    NONE = "none"
    NOT_FOUND = "not-found"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown-doi"
    FAILED = "failed"


class NoticeKind(StrEnum):
    """What a registered notice says of a work."""

    RETRACTION = "retraction"
    CONCERN = "expression-of-concern"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice about a registered work."""

    kind: NoticeKind
    label: str
    """The registered word for it: "withdrawal", "erratum" …"""
    doi: str | None = None
    year: int | None = None
    source: str | None = None
    """Who says so: "publisher", "retraction-watch", "title"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A registered record: the one that was accepted for a work, or the nearest that was not."""

    item: Item
    years: frozenset[int] = frozenset()
    """The year of every registered publication date."""
    notices: Sequence[Notice] = ()
    published: Sequence[str] = ()
    """DOIs of published works that this one is a preprint of."""
    posted: bool = False
    """Whether it is a preprint or another text that was only posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """One question about a work, and how it ended."""

    kind: str
    """ "doi" or "search"."""
    query: str
    state: LookUpState
    reason: str | None = None
    """Why it ended so; of a DOI that is registered elsewhere, the agency's name."""
    asked: datetime | None = None
    nearest: Registered | None = None
    """The nearest candidate, where none was accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one work from outside the papers."""

    registered: Registered | None = None
    look_ups: Sequence[LookUp] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which an entry says something else than the registered record."""

    field: str
    printed: str
    registered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One printed reference with its verdict."""

    source: str
    name: str
    """Its address: `SOURCE:LABEL`."""
    text: str
    """The entry as printed."""
    citekey: str
    verdict: Verdict
    """The gravest one."""
    also: tuple[Verdict, ...] = ()
    """Further ones that hold as well."""
    reasons: tuple[str, ...] = ()
    """Why, in whole sentences."""
    differences: tuple[Difference, ...] = ()
    registered: Item | None = None
    """The registered record that was taken for the work."""
    nearest: Item | None = None
    """The nearest registered record, where none was taken."""
    looked: tuple[str, ...] = ()
    """What was looked for, and where."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All of them, the gravest first."""
        return (self.verdict, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field of a work that several references print differently."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value with the addresses of the references that print it."""
    registered: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A work that several references cite with different data."""

    citekey: str
    item: Item
    fields: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check came to: every reference of every paper, in the order of the lists."""

    checked: tuple[Checked, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """Source's key → its title."""
    disputed: tuple[Disputed, ...] = ()

    def counts(self) -> dict[Verdict, int]:
        """Verdict → how many references have it as their gravest, in the order of gravity."""
        found = [each.verdict for each in self.checked]
        return {verdict: found.count(verdict) for verdict in Verdict if verdict in found}

    def having(self, verdicts: Sequence[Verdict]) -> tuple[Checked, ...]:
        """The references of which one of the verdicts holds, be it the gravest or not."""
        return tuple(each for each in self.checked if set(each.verdicts) & set(verdicts))
