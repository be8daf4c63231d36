"""Which kinds of works Crossref does not hold, or only in part, and why: said instead of "not found".

What may not live here: anything about a single reference's look-up.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from citeman.model import Item, ItemType
from citeman.text import has_cjk

_NOT_HELD: Mapping[ItemType, str] = MappingProxyType(
    {
        ItemType.WEBPAGE: "web pages have no DOI as a rule",
        ItemType.POST: "posts have no DOI as a rule",
        ItemType.POST_WEBLOG: "posts have no DOI as a rule",
        ItemType.THESIS: "few universities register their theses with Crossref",
        ItemType.ARTICLE_NEWSPAPER: "newspapers are not registered with Crossref",
        ItemType.ARTICLE_MAGAZINE: "few magazines are registered with Crossref",
        ItemType.BOOK: "many books are not registered with Crossref",
        ItemType.CHAPTER: "many books are not registered with Crossref",
        ItemType.REPORT: "many reports are not registered with Crossref",
        ItemType.MANUSCRIPT: "manuscripts are not registered with Crossref",
        ItemType.PATENT: "patents are not registered with Crossref",
        ItemType.STANDARD: "many standards are not registered with Crossref",
        ItemType.LEGISLATION: "laws are not registered with Crossref",
        ItemType.LEGAL_CASE: "court decisions are not registered with Crossref",
        ItemType.REGULATION: "laws are not registered with Crossref",
        ItemType.SOFTWARE: "software is registered elsewhere, if at all",
        ItemType.DATASET: "most data sets are registered with DataCite",
        ItemType.PERSONAL_COMMUNICATION: "letters and conversations are not registered",
        ItemType.INTERVIEW: "interviews are not registered",
        ItemType.BROADCAST: "broadcasts are not registered",
        ItemType.MOTION_PICTURE: "films are not registered with Crossref",
        ItemType.SPEECH: "talks are not registered as a rule",
    }
)
_OF_CHINA = re.compile(r"\bChin(?:a|ese)\b|\((?:[\w\s]+)Edition\)", re.IGNORECASE)
"""Titles of journals that name China, or an edition of a university's journal ("(Social Sciences Edition)")."""
_GBT_MARK = re.compile(r"[\[［]\s*(?:[JMDCNPRSAGZ]|EB|DB|CP)(?:/OL)?\s*[\]］]")


def why_not_held(item: Item, text: str) -> str | None:
    """Why Crossref may well not hold the work of an entry (its `text` as printed); `None` where it should.

    The marks of the Chinese standard GB/T 7714 ("[J]"), Chinese, Japanese or Korean script and titles that name China
    tell of journals of which many are registered with an agency of their country, or not at all.

    >>> why_not_held(Item(type=ItemType.ARTICLE_JOURNAL), "Smith, J. (2019). Widgets. Nature 5, 1-2.") is None
    True
    """
    if item.type in _NOT_HELD:
        return _NOT_HELD[item.type]
    if has_cjk(text):
        return "many journals in Chinese, Japanese and Korean are not registered with Crossref"
    if _GBT_MARK.search(text):
        return "many journals that use the Chinese standard's form of entry are not registered with Crossref"
    if _OF_CHINA.search(item.container_title or ""):
        return "many journals published in China are not registered with Crossref"
    return None
