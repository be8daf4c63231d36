"""Which BibTeX and biblatex entry types and fields stand for which of CSL's. Tables and their look-ups only.

Sources: "BibTeXing" (Oren Patashnik, 1988) for the first dialect; the biblatex manual, sections 2.1 and 2.2, and its
data model (`blx-dm.def`) for the second. What may not live here: LaTeX, text, files.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from citeman.model import ItemType as T


class Dialect(StrEnum):
    """Who will read the file: the styles of classic BibTeX, or biblatex with biber."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


_BIBTEX_TYPES: Mapping[T, str] = {
    T.ARTICLE_JOURNAL: "article", T.ARTICLE_MAGAZINE: "article", T.ARTICLE_NEWSPAPER: "article", T.REVIEW: "article",
    T.REVIEW_BOOK: "article", T.BOOK: "book", T.CLASSIC: "book", T.CHAPTER: "incollection", T.ENTRY: "incollection",
    T.ENTRY_DICTIONARY: "incollection", T.ENTRY_ENCYCLOPEDIA: "incollection", T.PAPER_CONFERENCE: "inproceedings",
    T.MANUSCRIPT: "unpublished", T.PAMPHLET: "booklet", T.REPORT: "techreport", T.STANDARD: "techreport",
    T.THESIS: "phdthesis",
}  # fmt: skip
_BIBLATEX_TYPES: Mapping[T, str] = {
    **_BIBTEX_TYPES, T.DATASET: "dataset", T.ENTRY_DICTIONARY: "inreference", T.ENTRY_ENCYCLOPEDIA: "inreference",
    T.PATENT: "patent", T.PERIODICAL: "periodical", T.POST: "online", T.POST_WEBLOG: "online", T.REPORT: "report",
    T.SOFTWARE: "software", T.SPEECH: "unpublished", T.STANDARD: "report", T.THESIS: "thesis", T.WEBPAGE: "online",
    T.ARTICLE: "online",
}  # fmt: skip


def entry_type(kind: T, dialect: Dialect, *, reachable: bool = True, by: str | None = None) -> str:
    """The entry type for an item; `reachable`: an address or DOI is known; `by`: "author", or "editor" alone.

    biblatex's `@online` must have an address, its `@book` an author and its `@collection` an editor; its `@periodical`
    may have no author, its `@patent` no editor.
    """
    if dialect is Dialect.BIBTEX:
        return _BIBTEX_TYPES.get(kind, "misc")
    written = _BIBLATEX_TYPES.get(kind, "misc")
    if written == "online" and not reachable:
        return "misc"
    if (written, by) in {("periodical", "author"), ("patent", "editor")}:
        return "misc"
    return "collection" if written == "book" and by == "editor" else written


_READ_TYPES: Mapping[str, T] = {
    "article": T.ARTICLE_JOURNAL, "artwork": T.GRAPHIC, "audio": T.SONG, "book": T.BOOK, "bookinbook": T.CHAPTER,
    "booklet": T.PAMPHLET, "collection": T.BOOK, "conference": T.PAPER_CONFERENCE, "dataset": T.DATASET,
    "electronic": T.WEBPAGE, "image": T.GRAPHIC, "inbook": T.CHAPTER, "incollection": T.CHAPTER,
    "inproceedings": T.PAPER_CONFERENCE, "inreference": T.ENTRY_ENCYCLOPEDIA, "jurisdiction": T.LEGAL_CASE,
    "legal": T.TREATY, "legislation": T.LEGISLATION, "letter": T.PERSONAL_COMMUNICATION, "manual": T.BOOK,
    "mastersthesis": T.THESIS, "mathesis": T.THESIS, "movie": T.MOTION_PICTURE, "music": T.SONG, "mvbook": T.BOOK,
    "mvcollection": T.BOOK, "mvproceedings": T.BOOK, "mvreference": T.BOOK, "online": T.WEBPAGE, "patent": T.PATENT,
    "performance": T.PERFORMANCE, "periodical": T.PERIODICAL, "phdthesis": T.THESIS, "proceedings": T.BOOK,
    "reference": T.BOOK, "report": T.REPORT, "review": T.REVIEW, "software": T.SOFTWARE, "standard": T.STANDARD,
    "suppbook": T.CHAPTER, "suppcollection": T.CHAPTER, "suppperiodical": T.ARTICLE_JOURNAL, "techreport": T.REPORT,
    "thesis": T.THESIS, "unpublished": T.MANUSCRIPT, "video": T.MOTION_PICTURE, "www": T.WEBPAGE,
}  # fmt: skip
_SUBTYPE_NAMES = {
    T.ARTICLE_MAGAZINE: "magazine", T.ARTICLE_NEWSPAPER: "newspaper", T.ENTRY_DICTIONARY: "dictionary entry",
    T.ENTRY_ENCYCLOPEDIA: "encyclopedia entry", T.LEGAL_CASE: "legal case", T.MOTION_PICTURE: "motion picture",
    T.MUSICAL_SCORE: "musical score", T.PERSONAL_COMMUNICATION: "personal communication", T.POST_WEBLOG: "blog post",
    T.REVIEW_BOOK: "book review",
}  # fmt: skip
"""What `entrysubtype` says; some styles print it."""
_SUBTYPES = {str(kind): kind for kind in T} | {name: kind for kind, name in _SUBTYPE_NAMES.items()}


def item_type(entry: str, subtype: str | None = None, *, url: bool = False, eprint: bool = False) -> T:
    """The CSL type of an entry, from its type, its `entrysubtype` and what is known of where it stands.

    >>> item_type("misc", url=True).value, item_type("article", "newspaper").value
    ('webpage', 'article-newspaper')
    """
    if subtype and subtype.lower() in _SUBTYPES:
        return _SUBTYPES[subtype.lower()]
    known = _READ_TYPES.get(entry)
    if eprint and known in {None, T.WEBPAGE, T.MANUSCRIPT}:
        return T.ARTICLE
    if known is not None:
        return known
    return T.WEBPAGE if url else T.DOCUMENT


def subtype_of(kind: T) -> str:
    """What `entrysubtype` says where the entry type alone would be read as another CSL type."""
    return _SUBTYPE_NAMES.get(kind, str(kind))


PARTS = frozenset({"incollection", "inproceedings", "inbook", "inreference", "conference", "suppbook", "bookinbook",
                   "suppcollection"})  # fmt: skip
"""Entries that stand in a book."""
MISC = frozenset({"misc", "online", "software", "dataset", "unpublished", "electronic", "www"})
"""Entries without a container of their own in BibTeX's model."""
_REPORTS = frozenset({"report", "techreport", "patent", "manual", "dataset", "thesis", "phdthesis", "mastersthesis"})
_PERIODICALS = frozenset({"article", "periodical", "review", "suppperiodical"})

_COMMON: Mapping[str, str] = {
    "title": "title", "title_short": "shorttitle", "volume": "volume", "number_of_volumes": "volumes", "page": "pages",
    "number_of_pages": "pagetotal", "edition": "edition", "version": "version", "event_title": "eventtitle",
    "event_place": "venue", "genre": "type", "status": "pubstate", "language": "langid", "doi": "doi", "isbn": "isbn",
    "issn": "issn", "url": "url", "archive": "library", "abstract": "abstract", "keyword": "keywords", "note": "note",
    "collection_title": "series",
}  # fmt: skip
"""Field of `Item` → field of both dialects, for the text fields whose name depends on nothing."""


_BIBTEX_ONLY: dict[str, str] = {
    "pmid": "pmid", "pmcid": "pmcid", "volume_title": "volumetitle", "archive_location": "archivelocation",
}  # fmt: skip
"""Fields that no style prints; BibTeX passes over what it does not know, biber complains."""


def fields_of(entry: str, dialect: Dialect) -> Mapping[str, str]:
    """Field of `Item` → field of the entry, for one entry type: the text fields that the dialect has for it."""
    return _FIELDS[dialect].get(entry) or _FIELDS[dialect]["misc"]


def _bibtex_fields(entry: str) -> dict[str, str]:
    names = dict(_COMMON)
    names["language"] = "language"
    names["publisher"] = _publisher(entry, Dialect.BIBTEX)
    names["publisher_place"] = "address"
    names["container_title"] = "journal" if entry in _PERIODICALS else "booktitle"
    names["container_title_short"] = "shortjournal"
    names["issue"] = "number" if entry in _PERIODICALS else "issue"
    names["number"] = "eid" if entry in _PERIODICALS or entry in PARTS or entry == "book" else "number"
    names["collection_number"] = "number" if entry in PARTS or entry == "book" else "seriesnumber"
    names["medium"] = "howpublished" if entry in {"misc", "booklet", "unpublished"} else "medium"
    return names | _BIBTEX_ONLY


def _biblatex_fields(entry: str) -> dict[str, str]:
    names = dict(_COMMON)
    names["publisher"] = _publisher(entry, Dialect.BIBLATEX)
    names["publisher_place"] = "location"
    if entry in _PERIODICALS:
        names["container_title"] = "journaltitle"
        names["container_title_short"] = "shortjournal"
        names["issue"] = "number"
    elif entry in PARTS:
        names["container_title"] = "booktitle"
    elif entry in MISC:
        names["container_title"] = "titleaddon"
    names["number"] = "number" if entry in _REPORTS - {"thesis"} else "eid"
    if entry in PARTS or entry in {"book", "collection"}:
        names["collection_number"] = "number"
    names["medium"] = "howpublished"
    allowed = _EVERYWHERE | _ALLOWED.get(entry, _ALLOWED["misc"])
    return {ours: theirs for ours, theirs in names.items() if theirs in allowed}


def _publisher(entry: str, dialect: Dialect) -> str:
    if entry in {"phdthesis", "mastersthesis"}:
        return "school"
    if entry in {"techreport", "report", "thesis"}:
        return "institution"
    if entry == "manual" or (dialect is Dialect.BIBLATEX and entry in {"misc", "online", "software"}):
        return "organization"
    return "publisher"


_EVERYWHERE = frozenset({"doi", "url", "shorttitle", "shortjournal", "keywords", "abstract", "library", "langid",
                         "title", "note", "pubstate"})  # fmt: skip
_BOOKS = frozenset(
    {"edition", "isbn", "location", "number", "eid", "pages", "publisher", "series", "volume", "volumes"}
)
_EVENTS = frozenset({"eventtitle", "venue"})
_ALLOWED: Mapping[str, frozenset[str]] = {
    "article": frozenset({"eid", "issn", "journaltitle", "number", "pages", "series", "version", "volume"}),
    "book": _BOOKS | {"pagetotal"},
    "collection": _BOOKS | {"pagetotal"},
    "booklet": frozenset({"eid", "howpublished", "location", "pages", "pagetotal", "type"}),
    "incollection": _BOOKS | {"booktitle"},
    "inreference": _BOOKS | {"booktitle"},
    "inproceedings": (_BOOKS - {"edition"}) | _EVENTS | {"booktitle"},
    "dataset": frozenset({"edition", "location", "number", "publisher", "series", "titleaddon", "type", "version"}),
    "misc": frozenset({"howpublished", "location", "organization", "titleaddon", "type", "version"}),
    "software": frozenset({"howpublished", "location", "organization", "titleaddon", "type", "version"}),
    "online": frozenset({"organization", "titleaddon", "version"}),
    "patent": frozenset({"location", "number", "type", "version"}),
    "periodical": frozenset({"issn", "number", "series", "volume"}),
    "report": frozenset({"eid", "institution", "location", "number", "pages", "pagetotal", "type", "version"}),
    "thesis": frozenset({"eid", "institution", "location", "pages", "pagetotal", "type"}),
    "unpublished": frozenset({"howpublished", "location", "titleaddon", "type"}) | _EVENTS,
}
"""biblatex's data model: the fields that an entry type may have, beyond those of every type."""

_FIELDS: Mapping[Dialect, Mapping[str, Mapping[str, str]]] = MappingProxyType({
    Dialect.BIBTEX: {
        entry: _bibtex_fields(entry)
        for entry in {*_BIBTEX_TYPES.values(), "misc", "mastersthesis"}
    },
    Dialect.BIBLATEX: {entry: _biblatex_fields(entry) for entry in {*_BIBLATEX_TYPES.values(), "misc", "collection"}},
})  # fmt: skip

_NAME_FIELDS: Mapping[str, str] = MappingProxyType({
    "author": "author", "editor": "editor", "translator": "translator", "container_author": "bookauthor",
})  # fmt: skip
_NAMES_ALLOWED: Mapping[str, frozenset[str]] = {
    "translator": frozenset({"article", "book", "collection", "incollection", "inreference"}),
    "bookauthor": frozenset({"inbook", "bookinbook", "suppbook"}),
    "editor": frozenset({"article", "book", "collection", "booklet", "incollection", "inreference", "dataset", "misc",
                         "software", "online", "periodical", "inproceedings"}),
    "author": frozenset({"article", "book", "booklet", "incollection", "inreference", "dataset", "misc", "software",
                         "online", "patent", "inproceedings", "report", "thesis", "unpublished"}),
}  # fmt: skip


_NAME_FIELDS_BIBTEX: Mapping[str, str] = MappingProxyType({**_NAME_FIELDS, "collection_editor": "serieseditor"})


def name_fields(dialect: Dialect) -> Mapping[str, str]:
    """Field of `Item` → field of the entry, for lists of names."""
    return _NAME_FIELDS_BIBTEX if dialect is Dialect.BIBTEX else _NAME_FIELDS


def has_names(field: str, entry: str, dialect: Dialect) -> bool:
    """Whether an entry type may have a field of names (biblatex's data model; BibTeX takes any)."""
    return dialect is Dialect.BIBTEX or entry in _NAMES_ALLOWED[field]


def has_event_date(entry: str, dialect: Dialect) -> bool:
    """Whether an entry type may have the date of an event."""
    return dialect is Dialect.BIBTEX or "venue" in _ALLOWED.get(entry, frozenset())


VERBATIM = frozenset({"doi", "url", "eprint", "file", "pmid", "pmcid", "isbn", "issn", "langid"})
"""Fields whose text LaTeX takes as it stands."""

LANGUAGES: Mapping[str, str] = MappingProxyType({
    "en": "english", "en-US": "american", "en-GB": "british", "de": "german", "de-DE": "ngerman", "fr": "french",
    "es": "spanish", "it": "italian", "pt": "portuguese", "pt-BR": "brazilian", "nl": "dutch", "ru": "russian",
    "pl": "polish", "sv": "swedish", "da": "danish", "fi": "finnish", "cs": "czech", "el": "greek", "tr": "turkish",
    "uk": "ukrainian", "hu": "hungarian", "ro": "romanian", "bg": "bulgarian", "hr": "croatian", "sk": "slovak",
    "sl": "slovene", "ca": "catalan", "nb": "norsk", "lv": "latvian", "et": "estonian", "la": "latin",
})  # fmt: skip
"""Language tag (BCP 47) → babel's name, which `langid` holds."""
