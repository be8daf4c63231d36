"""A Crossref record (the JSON of `/works/{doi}`) → an `Item`, and the Candidate around it.

What may not live here: network, and any judgement of whether the record is the work that a reference means.
The form of a record: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from citeman.crossref import dates, kinds, markup
from citeman.crossref.answers import Candidate
from citeman.crossref.names import names
from citeman.crossref.notices import notice_of, notices, relations, split_title
from citeman.identifiers import normal_doi, normal_isbn, normal_issn
from citeman.model import Item, ItemType
from citeman.text import fold, plain_dashes

_SERIES = re.compile(
    r"\b(series|serie|reihe|schriften|studies in|communications in|lecture notes|advances in|progress in|topics in|"
    r"monographs?|springerbriefs|contemporary mathematics|collection|library|proceedings in)\b|^\w+ proceedings$",
    re.IGNORECASE,
)


def to_item(message: Mapping[str, Any]) -> Item:
    """What the record says, in CSL's words; a field that is absent, empty or of the wrong form is missing.

    Tags, entities and runs of blanks are gone, names in capitals are set as names, the date is the printed one where
    it is known, and the article number stands for the page where there are no pages.

    >>> to_item({"type": "journal-article", "title": ["A <i>b</i> &amp;amp; c"], "issued": {"date-parts": [[2019]]},
    ...          "DOI": "10.1000/X", "article-number": "e12"}).page
    'e12'
    """
    return _item(message, _titles(message))


def _item(message: Mapping[str, Any], titles: Sequence[str]) -> Item:
    title, notice = split_title(titles[0]) if titles else (None, None)
    kind = str(message.get("type") or "")
    container, series = _containers(message, kind)
    page, number = _page(message)
    return Item(
        type=kinds.ITEM_TYPES.get(kind, ItemType.DOCUMENT),
        title=title,
        author=names(_people(message, "author")),
        editor=names(_people(message, "editor")),
        translator=names(_people(message, "translator")),
        issued=dates.issued(message),
        container_title=container,
        container_title_short=_short(message, container),
        collection_title=series,
        volume=_text(message, "volume"),
        issue=_text(message, "issue") or _text(_part(message, "journal-issue"), "issue"),
        page=page,
        number=number,
        edition=_text(message, "edition-number"),
        publisher=_publisher(message, kind),
        publisher_place=_text(message, "publisher-location"),
        event_title=_text(_part(message, "event"), "name"),
        event_place=_text(_part(message, "event"), "location"),
        genre=_genre(message, kind),
        status="retracted" if notice is not None else None,
        language=_text(message, "language"),
        doi=normal_doi(str(message.get("DOI") or "")),
        isbn=next(filter(None, map(normal_isbn, _texts(message, "ISBN"))), None),
        issn=next(filter(None, map(normal_issn, _texts(message, "ISSN"))), None),
        abstract=_abstract(message),
    )


def to_candidate(message: Mapping[str, Any]) -> Candidate:
    """The record with all that is needed to judge it. Its `raw` is the record as received, as one line of JSON."""
    titles = _titles(message)
    split = [split_title(each) for each in titles]
    score = message.get("score")
    kind = str(message.get("type") or "")
    return Candidate(
        item=_item(message, titles),
        kind=kind,
        raw=body(message),
        years=dates.years(message),
        type_accepted=kind in kinds.ITEM_TYPES,
        titles=tuple(dict.fromkeys(title for title, _ in split)),
        notices=(*(mark for _, mark in split[:1] if mark is not None), *notices(message)),
        notice_of=notice_of(message),
        relations=relations(message),
        score=float(score) if isinstance(score, int | float) else None,
    )


def body(message: Mapping[str, Any]) -> str:
    """The record as one line of JSON, as it is kept."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def _titles(message: Mapping[str, Any]) -> tuple[str, ...]:
    """Every title: the first with its subtitle, the first alone, then the others and the original's."""
    found = _texts(message, "title")
    subtitle = next(iter(_texts(message, "subtitle")), "")
    full: tuple[str, ...] = ()
    if found and subtitle and fold(subtitle) not in fold(found[0]):
        full = (f"{found[0]}{'' if found[0][-1] in '?!:.' else ':'} {subtitle}",)
    return tuple(dict.fromkeys((*full, *found, *_texts(message, "original-title"))))


def _containers(message: Mapping[str, Any], kind: str) -> tuple[str | None, str | None]:
    """The container and its series. Of a chapter's two containers mostly the first is the series, but not always."""
    found = _texts(message, "container-title")
    if not found:
        return _text(message, "group-title") if kind == "posted-content" else None, None
    if len(found) == 1 or kind not in kinds.PARTS_OF_BOOKS:
        return found[0], None
    first, second = found[:2]
    if _SERIES.search(second) and not _SERIES.search(first):
        return first, second
    return second, first


def _short(message: Mapping[str, Any], container: str | None) -> str | None:
    found = next(iter(_texts(message, "short-container-title")), None)
    return None if found == container else found


def _page(message: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Page and number: the article number where there are no pages; as the number too where it is another one."""
    page, article = _text(message, "page"), _text(message, "article-number")
    number = _text(_part(message, "special_numbering"), "value")
    if page is not None:
        page = re.sub(r"-{2,}", "-", plain_dashes(page))
        return page, number or (article if article != page else None)
    return article, number


def _publisher(message: Mapping[str, Any], kind: str) -> str | None:
    """A thesis is published by its university, which stands under `institution`."""
    found = message.get("institution")
    institutions = found if isinstance(found, list) else [found] if isinstance(found, Mapping) else []
    if kind == "dissertation" and institutions:
        return _text(institutions[0], "name") or _text(message, "publisher")
    return _text(message, "publisher")


def _genre(message: Mapping[str, Any], kind: str) -> str | None:
    if kind == "posted-content":
        return kinds.GENRES.get(str(message.get("subtype") or ""))
    return next(iter(_texts(message, "degree")), None)


def _abstract(message: Mapping[str, Any]) -> str | None:
    value = message.get("abstract")
    return (markup.abstract(value) or None) if isinstance(value, str) else None


def _people(message: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = message.get(key)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _part(message: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = message.get(key)
    return value if isinstance(value, Mapping) else {}


def _text(message: Mapping[str, Any], key: str) -> str | None:
    return next(iter(_texts(message, key)), None)


def _texts(message: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts under a key, whether it holds one or a list, cleaned; empty ones left out."""
    value = message.get(key)
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    cleaned = [markup.plain(str(each)) for each in values if isinstance(each, str | int)]
    return tuple([each for each in cleaned if each])
