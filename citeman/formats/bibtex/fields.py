"""The fields of one BibTeX or biblatex entry → an Item. What may not live here: the syntax of files."""

import re
from collections.abc import Mapping

from citeman.formats.bibtex.dates import read_edtf, read_year_month
from citeman.formats.bibtex.decode import decode
from citeman.formats.bibtex.names import read_names
from citeman.formats.bibtex.schema import LANGUAGES, MISC, PARTS, Dialect, item_type, name_fields
from citeman.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_issn
from citeman.model import Date, Item, ItemType, Name

_URL_MACRO = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_URL_TEXT = re.compile(r"https?://\S+")
_ESCAPED = re.compile(
    r"\{?\\([_%&#$])\}?|\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}|\$\\sim\$|\{?\\textunderscore\s*(?:\{\})?\}?"
)
_ARXIV_ID = re.compile(r"(?:arxiv:)?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE)
_ORDINALS = {word: str(n) for n, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1)}  # fmt: skip
_GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
           "techreport": "Technical report", "resreport": "Research report"}  # fmt: skip
_LANGUAGES = {babel: tag for tag, babel in LANGUAGES.items()}
_NAME_FIELDS = name_fields(Dialect.BIBTEX)
_PERIODICALS = frozenset({"article", "periodical", "suppperiodical", "review"})
_BOOKS = frozenset(
    {"book", "collection", "mvbook", "mvcollection", "proceedings", "reference", "mvreference", "mvproceedings"}
)
_THESES = frozenset({"phdthesis", "mastersthesis", "thesis", "mathesis"})

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "title_short": ("shorttitle",), "volume": ("volume",), "number_of_volumes": ("volumes",),
    "number_of_pages": ("pagetotal", "numpages"), "version": ("version",), "event_title": ("eventtitle",),
    "event_place": ("venue",), "status": ("pubstate",), "archive": ("library",), "abstract": ("abstract",),
    "keyword": ("keywords", "keyword"), "note": ("note", "annote", "addendum"), "collection_title": ("series",),
    "publisher": ("publisher", "school", "institution", "organization", "holder"),
    "publisher_place": ("location", "address"), "container_title_short": ("shortjournal",),
    "pmid": ("pmid",), "pmcid": ("pmcid",), "archive_location": ("archivelocation",), "volume_title": ("volumetitle",),
    "medium": ("medium",),
}  # fmt: skip
"""Field of `Item` → the fields that may hold it, the first that is there winning, whatever the entry's type."""


def read_item(entry: str, fields: Mapping[str, str]) -> Item:
    """The Item that an entry's type and fields (lower-cased names, values as LaTeX) describe."""
    values: dict[str, object] = {}
    for ours, theirs in _TEXTS.items():
        for name in theirs:
            if name in fields:
                values[ours] = decode(fields[name])
                break
    _names(values, fields)
    _dates(values, fields)
    _titles(values, entry, fields)
    _numbers(values, entry, fields)
    _identifiers(values, fields)
    _genre(values, entry, fields)
    if "langid" in fields or "language" in fields or "hyphenation" in fields:
        language = decode(fields.get("langid") or fields.get("language") or fields["hyphenation"])
        values["language"] = _LANGUAGES.get(language, language)
    if "howpublished" in fields:
        _howpublished(values, entry, fields["howpublished"])
    subtype = fields.get("entrysubtype")
    values["type"] = item_type(entry, subtype, url=bool(values.get("url")), eprint=bool(values.get("arxiv")))
    number = values.get("number")
    if number and values["type"] is ItemType.PATENT and str(values.get("medium", "")).endswith(f" {number}"):
        del values["medium"]
    return Item(**{name: value for name, value in values.items() if value})  # type: ignore[arg-type]


def _names(values: dict[str, object], fields: Mapping[str, str]) -> None:
    for ours, theirs in _NAME_FIELDS.items():
        if theirs in fields:
            names: tuple[Name, ...]
            names, more = read_names(fields[theirs])
            values[ours] = names
            if more and ours == "author":
                values["et_al"] = True


def _dates(values: dict[str, object], fields: Mapping[str, str]) -> None:
    issued: Date | None = read_edtf(fields["date"]) if "date" in fields else None
    if issued is None and "year" in fields:
        issued = read_year_month({name: decode(fields[name]) for name in ("year", "month", "day") if name in fields})
    if issued is None and "date" in fields:
        issued = Date(literal=decode(fields["date"]))
    values["issued"] = issued
    for ours, theirs in (("original_date", "origdate"), ("accessed", "urldate"), ("event_date", "eventdate")):
        if theirs in fields:
            values[ours] = read_edtf(fields[theirs])


def _titles(values: dict[str, object], entry: str, fields: Mapping[str, str]) -> None:
    title = _with_subtitle(fields, "title", "subtitle")
    container = _with_subtitle(fields, "booktitle", "booksubtitle")
    journal = _with_subtitle(fields, "journaltitle", "journalsubtitle") or decode(fields.get("journal", ""))
    whole = _with_subtitle(fields, "maintitle", "mainsubtitle")
    container = (journal or container) if entry in _PERIODICALS else (container or journal)
    if not container and entry in MISC:
        container = decode(fields.get("titleaddon", ""))
    if whole and entry in PARTS:
        values["volume_title"], container = container, whole
    elif whole and entry in _BOOKS:
        values["volume_title"], title = title, whole
    values["title"], values["container_title"] = title, container


def _with_subtitle(fields: Mapping[str, str], name: str, below: str) -> str:
    title = decode(fields.get(name, ""))
    subtitle = decode(fields[below]) if below in fields else ""
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in ":?!" else f"{title}: {subtitle}"


def _numbers(values: dict[str, object], entry: str, fields: Mapping[str, str]) -> None:
    pages = fields.get("pages")
    if pages:
        values["page"] = decode(pages.replace("---", "-").replace("--", "-")).replace("\u2013", "-")
    if "edition" in fields:
        edition = decode(fields["edition"])
        values["edition"] = _ORDINALS.get(edition.lower(), edition)
    number = decode(fields.get("number", ""))
    eid = decode(fields.get("eid", ""))
    issue = decode(fields.get("issue", ""))
    if entry in _PERIODICALS:
        values["issue"], values["number"] = number or issue, eid
    elif entry in PARTS or entry in _BOOKS:
        values["collection_number"], values["number"], values["issue"] = number, eid, issue
    else:
        values["number"], values["issue"] = number or eid, issue
    if "seriesnumber" in fields:
        values["collection_number"] = decode(fields["seriesnumber"])


def _identifiers(values: dict[str, object], fields: Mapping[str, str]) -> None:
    if "doi" in fields:
        doi = read_url(fields["doi"])
        values["doi"] = normal_doi(doi) or doi
    if "isbn" in fields:
        values["isbn"] = normal_isbn(fields["isbn"]) or decode(fields["isbn"])
    if "issn" in fields:
        values["issn"] = normal_issn(fields["issn"]) or decode(fields["issn"])
    if "url" in fields:
        values["url"] = read_url(fields["url"])
    eprint = read_url(fields.get("eprint") or fields.get("arxivid") or fields.get("arxiv") or "")
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip("{} ").lower()
    number = _ARXIV_ID.fullmatch(eprint)
    if archive in {"pubmed", "pmid", "medline"} and eprint:
        values.setdefault("pmid", eprint)
    elif number and archive in {"", "arxiv"}:
        values["arxiv"] = number.group(1)
    elif archive == "arxiv":
        values["arxiv"] = eprint
    else:
        values["arxiv"] = normal_arxiv(fields.get("journal", "") + " " + fields.get("note", ""))


def read_url(written: str) -> str:
    r"""A verbatim field's value: TeX's escapes undone, nothing else touched; blanks of a broken line closed up.

    >>> read_url(r"\url{https://example.org/a\_b%20c}")
    'https://example.org/a_b%20c'
    """
    found = _URL_MACRO.search(written)
    bare = (found.group(1) or found.group(2)) if found else written
    if "\\" in bare or "$" in bare:
        bare = _ESCAPED.sub(lambda m: m.group(1) or ("_" if "underscore" in m.group(0) else "~"), bare)
    return "".join(bare.split()).strip("{}<>")


def _genre(values: dict[str, object], entry: str, fields: Mapping[str, str]) -> None:
    genre = decode(fields.get("type", ""))
    if genre:
        values["genre"] = "" if genre in {"Thesis", "Report", "Standard"} else _GENRES.get(genre.lower(), genre)
    elif entry in _THESES:
        values["genre"] = _GENRES.get(entry, "")


def _howpublished(values: dict[str, object], entry: str, written: str) -> None:
    """BibTeX's place for an address on the web; anything else is the medium."""
    found = _URL_MACRO.search(written)
    if found:
        values.setdefault("url", read_url(written))
        rest = decode(_URL_MACRO.sub("", written)).strip(" ,;:.")
    else:
        rest = decode(written)
        address = _URL_TEXT.fullmatch(read_url(written))
        if address:
            values.setdefault("url", address.group(0))
            rest = ""
    if rest and entry not in _PERIODICALS:
        values["medium"] = rest
