"""The nouns of citeman: frozen values that every room speaks in.

Names are CSL's variables in snake case (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables)
and the words of record linkage. Missing is `None` (or the empty tuple), never `""`. What may not live here: parsing,
SQL, file formats, anything but the standard library.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Self


class ItemType(StrEnum):
    """The item types of CSL 1.0.2 (appendix III of the specification)."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (family and given name) or, with `literal` alone, an organisation or a name that was left whole."""

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date as CSL has it: one or two (a range) date parts of one to three numbers, or only a `literal`.

    >>> Date.of(2019, 6).year
    2019
    """

    parts: tuple[tuple[int, ...], ...] = ()
    circa: bool = False
    season: str | None = None
    literal: str | None = None

    @classmethod
    def of(cls, *parts: int) -> Self:
        """One date of a year, a year and a month, or a year, a month and a day."""
        return cls(parts=(parts,))

    @property
    def year(self) -> int | None:
        """The (first) year, where one is known."""
        return self.parts[0][0] if self.parts and self.parts[0] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One bibliographic description: CSL's variables, no identity. Two equal Items may describe two works."""

    type: ItemType = ItemType.DOCUMENT
    title: str | None = None
    title_short: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    et_al: bool = False
    """True when the printed list of authors was cut short ("et al.", 等); CSL has no variable for it."""
    issued: Date | None = None
    original_date: Date | None = None
    accessed: Date | None = None
    event_date: Date | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    collection_title: str | None = None
    collection_number: str | None = None
    volume: str | None = None
    volume_title: str | None = None
    number_of_volumes: str | None = None
    issue: str | None = None
    page: str | None = None
    number_of_pages: str | None = None
    number: str | None = None
    edition: str | None = None
    version: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    event_title: str | None = None
    event_place: str | None = None
    genre: str | None = None
    medium: str | None = None
    status: str | None = None
    language: str | None = None
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    arxiv: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    archive: str | None = None
    archive_location: str | None = None
    abstract: str | None = None
    keyword: str | None = None
    note: str | None = None

    def known(self) -> Iterator[tuple[str, object]]:
        """Every field that has a value, with it, in the order of declaration; `type` always."""
        for name in _ITEM_FIELDS:
            value = getattr(self, name)
            if value:
                yield name, value

    def but(self, **changes: object) -> "Item":
        """The same Item with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


_ITEM_FIELDS = tuple(each.name for each in fields(Item))
NAME_FIELDS = ("author", "editor", "translator", "container_author", "collection_editor")
DATE_FIELDS = ("issued", "original_date", "accessed", "event_date")
TEXT_FIELDS = tuple(name for name in _ITEM_FIELDS if name not in {*NAME_FIELDS, *DATE_FIELDS, "type", "et_al"})
"""The fields of `Item` whose value is a string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text: characters `start` up to but without `end`."""

    start: int
    end: int


class SourceKind(StrEnum):
    """What a Source is: a paper, a list whose paper is not known, or an imported bibliography."""

    PAPER = "paper"
    FRAGMENT = "fragment"
    """A stretch of a reference list that stands in a file without the paper it belongs to."""
    BIBLIOGRAPHY = "bibliography"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A citing paper (or an imported bibliography). Two files of one paper are one Source."""

    key: str
    item: Item = Item()
    kind: SourceKind = SourceKind.PAPER
    digest: str = ""
    """SHA-256 (hex) of the text, as first read."""
    signature: tuple[int, ...] = ()
    """Bottom-k sketch of the running text's word shingles: two scans of one paper share most of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry of a Source's reference list as printed. Never changed, never dropped."""

    source: str
    """The Source's key."""
    position: int
    """1 for the first entry of the Source's list."""
    label: str | None = None
    """The entry's mark as printed, without its brackets or stop: "12", "Knu84"."""
    unstructured: str
    """The entry as printed, without its label, line ends joined; Crossref's word."""
    span: Span | None = None
    """Where it stands in the text of the file it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundField:
    """Where in `unstructured` a field was read, and how sure the parser is (0 to 1)."""

    field: str
    span: Span | None = None
    confidence: float = 1.0


DOUBTFUL_BELOW = 0.7
"""The probability of being wholly right below which a person should look at a parsed reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a parser made of one printed reference."""

    item: Item
    found: tuple[FoundField, ...] = ()
    rest: tuple[Span, ...] = ()
    """Stretches with letters or digits in them that no field explains."""
    confidence: float = 1.0
    """The probability that every field is right."""
    certain: bool = True
    """Whether `confidence` is over the bar above which 99 of 100 references are wholly right."""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it: three in ten such references and more are wrong somewhere."""
        return self.confidence < DOUBTFUL_BELOW


class Origin(StrEnum):
    """Who says what a Record says, from the most to the least trusted (see `ORIGIN_RANK`)."""

    PERSON = "person"
    CROSSREF = "crossref"
    IMPORT = "import"
    """An entry of an imported bibliography (.bib, RIS, CSL-JSON …)."""
    REFERENCE = "reference"


ORIGIN_RANK: Mapping[Origin, int] = MappingProxyType({origin: rank for rank, origin in enumerate(Origin)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one origin says of one thing. Records are only added; an undone one is marked, never lost."""

    id: int
    """Given by the store, stable for ever."""
    origin: Origin
    item: Item
    reference: Reference | None = None
    """The printed entry, where origin is REFERENCE (or the imported entry's place, where it is IMPORT)."""
    parsed: Parsed | None = None
    about: int | None = None
    """For CROSSREF and PERSON: the id of the Record it was asked for or speaks of."""
    raw: str | None = None
    """The body as received (Crossref's JSON, the .bib entry), where there is one."""
    when: datetime | None = None
    run: int | None = None
    """The enrichment run that brought it, so that a run can be taken back."""


class Level(IntEnum):
    """How two values of one field agree, from contradiction to sameness (record linkage's comparison levels)."""

    CONTRADICTS = 0
    DIFFERS = 1
    MISSING = 2
    CLOSE = 3
    SIMILAR = 4
    SAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one field says about two Records: its level, and the weight (log odds, natural logarithm) it adds."""

    field: str
    level: Level
    weight: float
    detail: str | None = None
    """A few words for people: which rule, which values."""


class Verdict(StrEnum):
    """What is held of two Records."""

    MATCH = "match"
    POSSIBLE = "possible"
    VERSION = "version"
    """The same work in another version (preprint and article): linked, not merged."""
    DISTINCT = "distinct"


class DecidedBy(StrEnum):
    """Who decided."""

    RULE = "rule"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A verdict on two Records (`left` < `right`, by id) with its evidence; a person's stands above a rule's."""

    left: int
    right: int
    verdict: Verdict
    by: DecidedBy = DecidedBy.RULE
    probability: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    when: datetime | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The Records that describe one thing, merged."""

    citekey: str
    item: Item
    records: tuple[int, ...] = ()
    """Ids of its Records, ascending."""
    chosen: Mapping[str, int] = field(default_factory=dict)
    """Field → id of the Record whose value the merged Item has."""
    aliases: tuple[str, ...] = ()
    """Citekeys that once were given to works now part of this one (biblatex `ids`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a format writes or reads: an Item under a key, with what the format has no name for in `custom`."""

    key: str
    item: Item
    aliases: tuple[str, ...] = ()
    custom: Mapping[str, object] = field(default_factory=dict)
    """JSON values by name; stands under `custom.citeman` in CSL-JSON, other formats leave it out."""
    raw: str | None = None
    """The entry's text as read, when it was read."""
    line: int | None = None
    """The line of the file at which it begins, when it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference:
    """One entry as it was cut from a document's reference list, before it is parsed."""

    unstructured: str
    label: str | None = None
    span: Span | None = None
    item: Item | None = None
    """Its fields, where the file itself has them (JATS, TEI, live Word citations): taken as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mention of a reference in the running text: "[3]", "(Ma, 2018)"."""

    span: Span
    text: str
    position: int | None = None
    """The position of the reference meant, where that is certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file's content in reading order, as `reading` gives it."""

    name: str
    """The file's name, without its folder."""
    text: str
    item: Item = Item()
    """What the file itself declares of the paper (metadata, front matter)."""
    references: tuple[ListedReference, ...] = ()
    """References that the file holds as such (JATS, TEI, .bbl, live citations); empty for running text."""
    remarks: tuple[str, ...] = ()
    """What a person should know of how it was read (a guessed encoding, pages without text)."""
    raised: tuple[Span, ...] = ()
    """Where the text's numbers are printed raised, or are marked up as citations, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One reference list of a document, cut into entries, with all that is left over."""

    item: Item = Item()
    """The paper it belongs to, as far as the document tells."""
    kind: SourceKind = SourceKind.PAPER
    references: tuple[ListedReference, ...] = ()
    remainder: tuple[Span, ...] = ()
    """Stretches of the list's text that belong to no entry (running heads, page numbers, stray lines)."""
    citations: tuple[Citation, ...] = ()
