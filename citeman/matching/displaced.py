"""What a wrongly cut entry left in another field: the year, the pages, where another version appeared.

What may not live here: how years and pages are compared (`places`), cutting entries into fields.
"""

import re

from citeman.matching.words import word_list
from citeman.model import Item

_BEFORE_TITLE = re.compile(r"^[^():\[\]]{0,40}[(\[]?\b((?:1[89]|20)\d\d)[a-z]?[)\]]")
"""A year in a bracket before the title, with the last author or without: "Seung (1995). Learning", "1995] Learning"."""
_WRITTEN_OUT = re.compile(r"\b((?:19|20)\d\d)[a-z]?\b")
_TWO_DIGITS = re.compile(r"\b([a-z]{3,10}) ?([-'\u2018\u2019`]*)(\d\d)\b", re.IGNORECASE)
"""A short name with two digits behind it: "COLT '93", "STOC-89", "nips92"."""
_SPAN = re.compile(r"(?<![\d-])\d{1,4} ?[-\u2013]+ ?\d{1,4}\W*$")
"""A range of pages at the end."""
_NUMBERED = re.compile(r"lecture notes|volume|report|\b(?:vol|tr|no)\b", re.IGNORECASE)
"""Numbers behind these count volumes or reports."""
_OTHER_VERSION = re.compile(
    r"\b(?:an? )?(?:extended abstract|(?:preliminary|earlier|short|shorter) version) (?:\w+ )?"
    r"(?:appear(?:s|ed)|was (?:published|presented))(?: in(?: the)?)?\b",
    re.IGNORECASE,
)
"""What stands behind these words tells of another version."""
_UNPUBLISHED = re.compile(r"\bunpublished ?manuscript\b", re.IGNORECASE)
_APOSTROPHES = frozenset("'\u2018\u2019`")
_CONFERENCES = word_list("conferences")
_OLDEST = 50
"""Two digits from here on belong to the twentieth century."""
_NEWEST = 30
"""Two digits up to here belong to the twenty-first century."""


def year(item: Item) -> int | None:
    """The year that stands before the title, as an issue, behind the container's or the publisher's name.

    >>> year(Item(title="1990) Efficient learning", container_title="Proc. 31st FOCS"))
    1990
    >>> year(Item(title="Efficient learning", container_title="In Proceedings of COLT '93"))
    1993
    """
    found = _BEFORE_TITLE.match(item.title or "") or _WRITTEN_OUT.fullmatch(item.issue or "")
    if found:
        return int(found.group(1))
    behind = (_behind(text) for text in (item.container_title, item.publisher) if text)
    return next((each for each in behind if each is not None), None)


def _behind(name: str) -> int | None:
    """The year in or behind the name of a conference or a publisher, where there is but one."""
    if not _NUMBERED.search(name):
        written = set(_WRITTEN_OUT.findall(name))
        if written:
            return int(written.pop()) if len(written) == 1 else None
    for word, mark, digits in _TWO_DIGITS.findall(name):
        if word.lower() in _CONFERENCES or not _APOSTROPHES.isdisjoint(mark):
            value = int(digits)
            if value >= _OLDEST:
                return 1900 + value
            if value <= _NEWEST and mark:
                return 2000 + value
    return None


def pages(item: Item) -> str | None:
    """The range of pages that the container or the publisher ends with.

    >>> pages(Item(container_title="Proc. 21st ACM Symp. on Theory of Computing (1989) 433-444"))
    '433-444'
    """
    texts = (text for text in (item.container_title, item.publisher) if text and not _NUMBERED.search(text))
    found = map(_SPAN.search, texts)
    return next((each.group(0) for each in found if each is not None), None)


def place(item: Item) -> Item:
    """The Item without what it says of the place of another version ("An extended abstract appeared in Proc. COLT").

    >>> place(Item(container_title="Technical report 7. An extended abstract appeared in Proc. COLT")).container_title
    'Technical report 7. '
    >>> place(Item(title="Bounds. A preliminary version appeared in", container_title="Proc. COLT")).container_title
    """
    told = _OTHER_VERSION.search(item.title or "")
    if told:
        return item.but(container_title=None, container_title_short=None, event_title=None, page=None)
    told = _OTHER_VERSION.search(item.container_title or "")
    return item.but(container_title=(item.container_title or "")[: told.start()] or None) if told else item


def is_manuscript(item: Item) -> bool:
    """Whether the title ends with the words that it is unpublished."""
    return _UNPUBLISHED.search(item.title or "") is not None
