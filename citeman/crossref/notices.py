"""What a record tells of later notices and of other forms of its work.

`updated-by` stands on the work, `update-to` on the notice. Retractions known to Retraction Watch have no publisher's
entry, and some retractions stand only in the title. What may not live here: judging a reference by them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from citeman.crossref.answers import Notice, NoticeKind, Relations
from citeman.crossref.dates import date_of
from citeman.identifiers import normal_doi

_KINDS: Mapping[str, NoticeKind] = MappingProxyType(
    {
        "retraction": NoticeKind.RETRACTION,
        "partial_retraction": NoticeKind.RETRACTION,
        "withdrawal": NoticeKind.RETRACTION,
        "removal": NoticeKind.RETRACTION,
        "expression_of_concern": NoticeKind.CONCERN,
        "correction": NoticeKind.CORRECTION,
        "corrigendum": NoticeKind.CORRECTION,
        "erratum": NoticeKind.CORRECTION,
        "addendum": NoticeKind.CORRECTION,
        "clarification": NoticeKind.CORRECTION,
        "new_version": NoticeKind.VERSION,
        "new_edition": NoticeKind.VERSION,
    }
)
_TITLE_MARK = re.compile(
    r"^\W*(?P<retracted>retracted|withdrawn|removed|temporary removal)"
    r"(?:\s+(?:article|paper|chapter))?\s*[:\].)—–-]+\s*"
    r"|^\W*(?P<concern>(?:editorial\s+)?expression of concern)\s*[:\]—–-]+\s*",
    re.IGNORECASE,
)
_RELATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "published": ("is-preprint-of",),
        "preprints": ("has-preprint",),
        "versions": ("is-version-of", "has-version", "is-identical-to", "is-same-as"),
    }
)


def split_title(title: str) -> tuple[str, Notice | None]:
    """A title without the mark of its retraction, and the notice that the mark is.

    >>> split_title("RETRACTED: Ileal hyperplasia")[0]
    'Ileal hyperplasia'
    >>> split_title("Retraction rates of ATP")
    ('Retraction rates of ATP', None)
    """
    found = _TITLE_MARK.match(title)
    if found is None or not title[found.end() :]:
        return title, None
    kind = NoticeKind.RETRACTION if found["retracted"] else NoticeKind.CONCERN
    word = (found["retracted"] or found["concern"]).lower()
    return title[found.end() :], Notice(kind=kind, label=word, source="title")


def notices(message: Mapping[str, Any]) -> tuple[Notice, ...]:
    """The notices about the record's work, the gravest first; those that point at the record itself are left out."""
    if not message.get("updated-by"):
        return ()
    own = normal_doi(str(message.get("DOI", "")))
    found = [each for each in _updates(message, "updated-by") if each.doi != own]
    return tuple(sorted(found, key=_gravity))


def notices_on(doi: str, messages: Iterable[Mapping[str, Any]]) -> tuple[Notice, ...]:
    """What these records, being notices, say about the work with the DOI, the gravest first.

    >>> notice = {"DOI": "10.1000/n", "update-to": [{"DOI": "10.1000/A", "type": "retraction"}]}
    >>> [(each.label, each.doi) for each in notices_on("10.1000/a", [notice])]
    [('retraction', '10.1000/n')]
    """
    found = []
    for message in messages:
        own = normal_doi(str(message.get("DOI", "")))
        found += [replace(each, doi=own) for each in _updates(message, "update-to") if each.doi == doi != own]
    return tuple(sorted(found, key=_gravity))


def by_target(messages: Iterable[Mapping[str, Any]]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """DOI → those of the records, being notices, that speak of it."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for message in messages:
        for doi in dict.fromkeys(each.doi for each in _updates(message, "update-to") if each.doi is not None):
            found[doi].append(message)
    return found


def notice_of(message: Mapping[str, Any]) -> tuple[str, ...]:
    """The DOIs of the works that the record is a notice about; new versions are no notices."""
    if not message.get("update-to"):
        return ()
    own = normal_doi(str(message.get("DOI", "")))
    about = (each.doi for each in _updates(message, "update-to") if each.kind is not NoticeKind.VERSION)
    return tuple(dict.fromkeys(doi for doi in about if doi is not None and doi != own))


def relations(message: Mapping[str, Any]) -> Relations:
    """The DOIs of the record's preprints, versions and published forms."""
    named = message.get("relation")
    if not named:
        return Relations()
    own = normal_doi(str(message.get("DOI", "")))
    found: dict[str, tuple[str, ...]] = {}
    for field, words in _RELATIONS.items():
        entries = (entry for word in words for entry in named.get(word) or () if entry.get("id-type") == "doi")
        dois = (normal_doi(str(entry.get("id", ""))) for entry in entries)
        found[field] = tuple(dict.fromkeys(doi for doi in dois if doi is not None and doi != own))
    return Relations(**found)


def _gravity(notice: Notice) -> int:
    return list(NoticeKind).index(notice.kind)


def _updates(message: Mapping[str, Any], key: str) -> Iterator[Notice]:
    for entry in message.get(key) or ():
        word = str(entry.get("type", "")).lower().replace("-", "_").replace(" ", "_")
        yield Notice(
            kind=_KINDS.get(word, NoticeKind.OTHER),
            label=word.replace("_", " "),
            doi=normal_doi(str(entry.get("DOI", ""))),
            when=date_of(entry.get("updated")),
            source=entry.get("source"),
        )
