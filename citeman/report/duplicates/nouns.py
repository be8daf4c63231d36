"""What a duplicate report consists of, as values. What may not live here: how it is found out, how it is shown."""

from dataclasses import dataclass
from enum import StrEnum

from citeman.model import DecidedBy, Evidence, Item, Origin, SourceKind, Verdict
from citeman.report.places import command


class Standing(StrEnum):
    """How a value stands to the one it is compared with, case, accents, punctuation and notation aside."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One record's value in one field."""

    text: str | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field side by side: a cell for each member, in the members' order."""

    field: str
    chosen: str | None
    """The merged work's value; `None` for a pair that is not merged."""
    chosen_from: str | None
    """Where the merged work's value came from: a member's name, or `None` where that is not known."""
    cells: tuple[Cell, ...]

    @property
    def standing(self) -> Standing:
        """The row as a whole: it differs if any cell does, else is missing if any cell is."""
        standings = {cell.standing for cell in self.cells}
        for standing in (Standing.DIFFERS, Standing.MISSING):
            if standing in standings:
                return standing
        return Standing.AGREES

    @property
    def uniform(self) -> bool:
        """Whether every member, and the merged work where there is one, has the very same text."""
        texts = {cell.text for cell in self.cells} | ({self.chosen} if self.chosen is not None else set())
        return len(texts) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A record in a group or a pair."""

    record: int
    origin: Origin
    name: str
    """How it is called in the report and on the command line: `SOURCE:LABEL`, or who says it ("Crossref")."""
    source: str | None = None
    label: str | None = None
    position: int | None = None
    text: str
    """As printed; where nothing was printed, the record on one line."""
    item: Item
    doubtful: bool = False
    """Whether its parser was not certain of it."""

    @property
    def printed(self) -> bool:
        """Whether it is an entry of a list (and not what Crossref or a person says)."""
        return self.origin in {Origin.REFERENCE, Origin.IMPORT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A decision on two members, by their names."""

    left: str
    right: str
    verdict: Verdict
    by: DecidedBy
    probability: float
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None

    @property
    def weight(self) -> float:
        """The sum of the evidence's weights."""
        return sum(evidence.weight for evidence in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Two or more printed references taken for one work."""

    citekey: str
    aliases: tuple[str, ...] = ()
    item: Item
    """The merged record."""
    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    """The decisions that hold the group together, the strongest that suffice: one fewer than its members."""
    further: tuple[Link, ...] = ()
    """All other decisions on two of its members."""
    verdict: Verdict = Verdict.MATCH
    by: DecidedBy = DecidedBy.RULE

    @property
    def printed(self) -> tuple[Member, ...]:
        """The members that are entries of a list."""
        return tuple(member for member in self.members if member.printed)

    @property
    def against(self) -> tuple[Link, ...]:
        """The decisions on two of its members that did not say match."""
        return tuple(link for link in self.further if link.verdict is not Verdict.MATCH)

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources that print it, each once, in the members' order."""
        return tuple(dict.fromkeys(member.source for member in self.printed if member.source is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two works that are not merged, by the two records that speak most for it."""

    left: Member
    right: Member
    left_work: str
    """The citekey of the work that `left` belongs to."""
    right_work: str
    rows: tuple[Row, ...]
    link: Link
    further: int = 0
    """How many more decisions there are between the two works."""

    @property
    def same(self) -> str:
        """The command by which a person says that they are one work."""
        return command("same", self.left.name, self.right.name)

    @property
    def different(self) -> str:
        """The command by which a person says that they are two."""
        return command("different", self.left.name, self.right.name)

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources that print them."""
        return tuple(dict.fromkeys(each.source for each in (self.left, self.right) if each.source is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """One source in figures. The figures do not depend on the order in which sources are counted."""

    key: str
    title: str
    kind: SourceKind
    references: int
    works: int
    """How many different works it cites."""
    shared: int
    """How many of these another source cites too."""

    @property
    def repeated(self) -> int:
        """How many of its references repeat a work of its own list."""
        return self.references - self.works

    @property
    def alone(self) -> int:
        """How many of its works no other source cites."""
        return self.works - self.shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts that a systematic review must report (PRISMA 2020, item 16a): identified, removed, remaining."""

    papers: int
    """Sources that are papers; lists without a paper and imported bibliographies are `others`."""
    others: int
    references: int
    """References identified."""
    works: int
    """Works remaining: those with at least one reference."""
    groups: int
    by_rule: int
    """Groups that rules alone hold together."""
    by_person: int
    """Groups in which a person decided."""
    possible: int
    versions: int
    apart: int
    """Pairs of works that a person keeps apart."""

    @property
    def merged(self) -> int:
        """Duplicates removed."""
        return self.references - self.works


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateReport:
    """Which references were taken for one work, which may be, which are versions of each other; and why."""

    summary: Summary
    sources: tuple[SourceCount, ...]
    groups: tuple[Group, ...]
    possible: tuple[Pair, ...]
    versions: tuple[Pair, ...]
    apart: tuple[Pair, ...]
