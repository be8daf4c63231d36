"""Entries → BibTeX and biblatex, through bibtexparser's writer. What may not live here: reading; rules of one field."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple
from functools import partial

from bibtexparser.library import Library
from bibtexparser.model import Entry as Block
from bibtexparser.model import Field, Preamble
from bibtexparser.writer import BibtexFormat, write

from citeman.errors import UsageError
from citeman.formats.bibtex.case import WORD, proper_names, words_to_protect
from citeman.formats.bibtex.dates import write_edtf, write_year_month
from citeman.formats.bibtex.encode import encode, encode_url, foreign
from citeman.formats.bibtex.names import write_names
from citeman.formats.bibtex.schema import (
    LANGUAGES,
    PARTS,
    VERBATIM,
    Dialect,
    entry_type,
    fields_of,
    has_event_date,
    has_names,
    item_type,
    name_fields,
    subtype_of,
)
from citeman.garbage import uncollected
from citeman.identifiers import resolves
from citeman.model import NAME_FIELDS, Entry, Item, ItemType

_ORDER = (
    "author", "editor", "translator", "bookauthor", "key", "title", "shorttitle", "titleaddon", "journal",
    "journaltitle", "shortjournal", "booktitle", "maintitle", "volumetitle", "eventtitle", "venue", "eventdate",
    "serieseditor", "series", "seriesnumber", "edition", "version", "volume", "volumes", "number", "issue", "eid",
    "pages", "pagetotal", "publisher", "school", "institution", "organization", "address", "location", "type",
    "entrysubtype", "howpublished", "year", "month", "day", "date", "origdate", "pubstate", "doi", "isbn", "issn",
    "eprint", "archiveprefix", "eprinttype", "pmid", "pmcid", "url", "urldate", "library", "archivelocation",
    "medium", "langid", "language", "ids", "keywords", "note", "abstract",
)  # fmt: skip
_LETTERS, _MACROS = partial(encode, utf8=True), partial(encode, utf8=False)
_RANK = {name: rank for rank, name in enumerate(_ORDER)}
_LISTS = frozenset({"publisher", "location", "institution", "organization"})
"""biblatex cuts these at "and"."""
_ENDS_LABEL = re.compile(r"[\[\]()]")
"""These stand in braces in the label of a `\\bibitem`, which itself stands in brackets, natbib's year in others."""
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_RANGE = re.compile(r"(?<=[\w\]])\s*[-\u2010-\u2015\u2212]+\s*(?=[\w\[])")
_BAD_IN_KEY = re.compile(r"[\s\"#%'(),={}\\~^&$@<>]+")
_BAD_IN_URL_MACRO = re.compile(r"[%#\\{}^\s]|[^\x00-\x7f]")
_MASTER = re.compile(r"master|magist|\bm\.?\s?(?:sc|a|phil|eng)\b|硕士", re.IGNORECASE)
_LESSER = re.compile(r"bachelor|\bb\.?\s?(?:sc|a)\b|diplom|licen[ct]|学士|undergraduate", re.IGNORECASE)
PREAMBLE = r'"\providecommand{\url}[1]{\texttt{\detokenize{#1}}}"'


def write_bibtex(entries: Sequence[Entry], *, unicode: bool = False, names: Collection[str] | None = None) -> str:
    """Entries as a file for classic BibTeX: LaTeX macros for all that pdfLaTeX has no letter for.

    `unicode` keeps letters in UTF-8 where pdfLaTeX reads them; `names` are words whose capitals must hold in titles
    (`None`: those that the entries themselves show to be names). Entries come in the order given, fields in a fixed
    one. Raises `UsageError` where two entries have one key.
    """
    return _write(entries, Dialect.BIBTEX, utf8=unicode, names=names)


def write_biblatex(entries: Sequence[Entry], *, unicode: bool = True, names: Collection[str] | None = None) -> str:
    """Entries as a file for biblatex and biber, with biblatex's types and fields. See `write_bibtex`."""
    return _write(entries, Dialect.BIBLATEX, utf8=unicode, names=names)


def needs_unicode_engine(entry: Entry) -> str:
    """The characters of an entry that pdfLaTeX cannot print; empty where it can. XeLaTeX and LuaLaTeX can.

    >>> needs_unicode_engine(Entry(key="a", item=Item(title="论语 and Żółw")))
    '论语'
    """
    item = entry.item
    texts = [str(value) for name, value in item.known() if name in _PRINTED]
    texts += [part for field in NAME_FIELDS for name in getattr(item, field) for part in astuple(name) if part]
    return foreign(" ".join(texts))


_PRINTED = frozenset({
    "title", "title_short", "container_title", "container_title_short", "collection_title", "collection_number",
    "volume", "volume_title", "issue", "page", "number", "edition", "version", "publisher", "publisher_place",
    "event_title", "event_place", "genre", "medium", "status", "note",
})  # fmt: skip


def _write(entries: Sequence[Entry], dialect: Dialect, *, utf8: bool, names: Collection[str] | None) -> str:
    with uncollected():
        blocks = blocks_of(entries, dialect, utf8=utf8, names=names)
        needs_url = any(uses_url_macro(block) for block in blocks)
        return text_of_blocks([Preamble(PREAMBLE), *blocks] if needs_url else blocks)


def blocks_of(
    entries: Sequence[Entry], dialect: Dialect, *, utf8: bool, names: Collection[str] | None = None
) -> list[Block]:
    """One block an entry. Raises `UsageError` where two have one key."""
    known = proper_names(entry.item for entry in entries) if names is None else names
    blocks = [_Writing(entry, dialect, utf8=utf8, names=known).block() for entry in entries]
    _check_keys(block.key for block in blocks)
    return blocks


def uses_url_macro(block: Block) -> bool:
    """Whether a block needs `PREAMBLE` in a document that loads no package for addresses."""
    return any(r"\url{" in field.value for field in block.fields if field.key == "howpublished")


def writes(field: str) -> bool:
    """Whether a field is one of those that this writer knows, in either dialect."""
    return field.lower() in _RANK


def text_of_blocks(blocks: Iterable[Block | Preamble]) -> str:
    """Blocks as they stand in a file."""
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent = "  "
    style.block_separator = "\n"
    style.trailing_comma = True
    return write(Library([*blocks]), style)


def _check_keys(keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise UsageError(f"two entries have the key {key!r}: give one of them another")
        seen.add(key)


def safe_key(key: str) -> str:
    """A citekey without the characters that BibTeX or LaTeX would take for its own.

    >>> safe_key("Smith, J. (2019)")
    'Smith_J._2019'
    """
    return _BAD_IN_KEY.sub("_", key).strip("_") or "entry"


class _Writing:
    """One entry on its way into a block of the file."""

    def __init__(self, entry: Entry, dialect: Dialect, *, utf8: bool, names: Collection[str]) -> None:
        self._entry, self._item, self._dialect, self._names = entry, entry.item, dialect, names
        self._text = _LETTERS if utf8 else _MACROS
        self._fields: dict[str, str] = {}
        item = entry.item
        reachable = bool(item.url or item.doi or item.arxiv or item.pmid)
        by = "author" if item.author else "editor" if item.editor else None
        self._type = _thesis_type(item, dialect) or entry_type(item.type, dialect, reachable=reachable, by=by)

    def block(self) -> Block:
        self._names_and_dates()
        self._texts()
        self._eprint()
        self._identity()
        if self._dialect is Dialect.BIBTEX:
            self._for_classic_styles()
        fields = [
            Field(name, value if name == "month" else f"{{{value}}}")
            for name, value in sorted(self._fields.items(), key=lambda field: _RANK[field[0]])
            if value
        ]
        return Block(self._type, safe_key(self._entry.key), fields)

    def _names_and_dates(self) -> None:
        item = self._item
        for ours, theirs in name_fields(self._dialect).items():
            names = getattr(item, ours)
            alone = theirs in {"author", "editor"} and not (item.author and item.editor)
            if names and (alone or has_names(theirs, self._type, self._dialect)):
                self._fields[theirs] = write_names(names, self._text, et_al=item.et_al and ours == "author")
        if item.issued and self._dialect is Dialect.BIBTEX:
            self._fields.update(write_year_month(item.issued))
            if not item.issued.parts:
                year = self._text(item.issued.literal or "")
                self._fields["year"] = f"{{{year}}}" if _ENDS_LABEL.search(year) else year
        elif item.issued:
            date = write_edtf(item.issued)
            self._fields["date" if date else "year"] = date or self._text(item.issued.literal or "")
        for ours, theirs in (("original_date", "origdate"), ("accessed", "urldate"), ("event_date", "eventdate")):
            value = getattr(item, ours)
            if value and (theirs != "eventdate" or has_event_date(self._type, self._dialect)):
                self._fields[theirs] = write_edtf(value) or ""

    def _texts(self) -> None:
        item = self._item
        for ours, theirs in fields_of(self._type, self._dialect).items():
            value = getattr(item, ours)
            if value and not (theirs == "url" and item.doi and resolves(value, item.doi)):
                self._fields[theirs] = self._value(theirs, value)
        if self._dialect is Dialect.BIBLATEX and item.volume_title:
            self._volume_title(item.volume_title)

    def _volume_title(self, title: str) -> None:
        """In biblatex the volume stands where other books have their title, and the whole is `maintitle`."""
        place = "booktitle" if self._type in PARTS else "title"
        if place in self._fields and (place == "booktitle" or self._type in {"book", "collection"}):
            self._fields["maintitle"] = self._fields[place]
            self._fields[place] = self._text(title)

    def _value(self, field: str, value: str) -> str:
        special = {"title": self._title, "pages": self._pages, "edition": self._edition, "type": self._genre}.get(field)
        if special is not None:
            return special(value)
        if field == "langid":
            return LANGUAGES.get(value, value)
        if field in VERBATIM:
            return encode_url(value)
        written = self._text(value)
        return f"{{{written}}}" if field in _LISTS and _AND.search(value) else written

    def _pages(self, pages: str) -> str:
        return self._text(_RANGE.sub("\u2013", pages)).replace("\u2013", "--")

    def _edition(self, edition: str) -> str:
        if self._dialect is Dialect.BIBTEX and edition.isdecimal() and 0 < int(edition) <= len(_ORDINALS):
            return _ORDINALS[int(edition) - 1]
        return self._text(edition)

    def _title(self, title: str) -> str:
        keep = words_to_protect(self._item, self._names)
        written = self._text(title)
        if not keep:
            return written
        if written == title:
            return WORD.sub(lambda word: f"{{{word[0]}}}" if word[0] in keep else word[0], title)
        out = []
        end = 0
        for found in WORD.finditer(title):
            if found.group(0) in keep:
                out += [self._text(title[end : found.start()]), "{", self._text(found.group(0)), "}"]
                end = found.end()
        return "".join([*out, self._text(title[end:])])

    def _genre(self, genre: str) -> str:
        if self._dialect is Dialect.BIBTEX:
            return "" if _DEFAULT_GENRES.get(self._type) == genre else self._text(genre)
        return _GENRE_KEYS.get((self._type, genre)) or self._text(genre)

    def _eprint(self) -> None:
        item = self._item
        kind = "archiveprefix" if self._dialect is Dialect.BIBTEX else "eprinttype"
        if item.arxiv:
            self._fields |= {"eprint": encode_url(item.arxiv), kind: "arXiv" if kind == "archiveprefix" else "arxiv"}
        elif item.pmid and self._dialect is Dialect.BIBLATEX:
            self._fields |= {"eprint": encode_url(item.pmid), kind: "pubmed"}

    def _identity(self) -> None:
        item = self._item
        if "type" not in self._fields and not item.genre:
            default = {ItemType.THESIS: "Thesis", ItemType.STANDARD: "Standard"}.get(item.type)
            if item.type is ItemType.REPORT and self._dialect is Dialect.BIBLATEX:
                default = "Report"
            if default:
                self._fields["type"] = default
        eprint = bool(item.arxiv) or self._fields.get("eprinttype") == "pubmed"
        if item_type(self._type, url=bool(item.url), eprint=eprint and bool(item.arxiv)) is not item.type:
            self._fields["entrysubtype"] = subtype_of(item.type)
        if self._entry.aliases:
            self._fields["ids"] = ",".join(safe_key(alias) for alias in self._entry.aliases)

    def _for_classic_styles(self) -> None:
        """What the styles of 1988 do not know: an entry without authors, and addresses on the web."""
        item = self._item
        if not item.author and not item.editor and item.title:
            label = self._text((item.title_short or item.title).split(":")[0])
            self._fields["key"] = f"{{{label}}}" if _ENDS_LABEL.search(label) else label
        if self._type != "misc" or "howpublished" in self._fields:
            return
        if item.type is ItemType.PATENT and item.number:
            self._fields["howpublished"] = self._text(f"{item.genre or 'Patent'} {item.number}")
        elif item.url and not item.doi:
            clean = not _BAD_IN_URL_MACRO.search(item.url)
            self._fields["howpublished"] = f"\\url{{{item.url}}}" if clean else self._text(encode_url(item.url))


def _thesis_type(item: Item, dialect: Dialect) -> str | None:
    if item.type is not ItemType.THESIS or dialect is Dialect.BIBLATEX:
        return None
    genre = item.genre or ""
    return "mastersthesis" if _MASTER.search(genre) or _LESSER.search(genre) else "phdthesis"


_DEFAULT_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
"""What a BibTeX style prints for a thesis without `type`."""
_GENRE_KEYS = {("thesis", "PhD thesis"): "phdthesis", ("thesis", "Master's thesis"): "mathesis",
               ("report", "Technical report"): "techreport"}  # fmt: skip
"""biblatex's keys for kinds of theses and reports, which its styles translate."""
