"""Which fields of an entry say something else than the registered record, notation aside.

What may not live here: verdicts. A field that the entry does not print is no difference.
"""

import re
from collections.abc import Iterator

from citeman.model import Item, Name
from citeman.report.check.nouns import Difference, Registered
from citeman.report.wording import sameness, value_text
from citeman.text import fold, plain_dashes

_PAGES = re.compile(r"([A-Za-z]*)0*(\d+)(?:\s*-+\s*([A-Za-z]*)0*(\d+))?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")
_NUMBERING = re.compile(r"^\s*\[\d+\]\s*|(?<=[a-z])\d$")
"""A chapter's number before a registered title, a footnote's mark after it."""
_SUBTITLE = re.compile(r"\s*[:.?!—–]\s+|\s+-\s+")


def differences(printed: Item, registered: Registered) -> tuple[Difference, ...]:
    """The differences between what an entry prints and what is registered.

    Any registered year will do, and so will the page or the article number; initials agree with the names that they
    begin; a list cut short by "et al." agrees with its whole; the subtitle may be missing.

    >>> from citeman.model import Date
    >>> found = differences(Item(issued=Date.of(2020), volume="12", page="1-9"),
    ...     Registered(item=Item(issued=Date.of(2021), volume="11", page="1–9"), years=frozenset({2020, 2021})))
    >>> [(each.field, each.printed, each.registered) for each in found]
    [('volume', '12', '11')]
    """
    return tuple(_found(printed, registered))


def _found(printed: Item, registered: Registered) -> Iterator[Difference]:
    record = registered.item
    if printed.title and record.title and not same_title(printed.title, record.title):
        yield Difference(field="title", printed=printed.title, registered=record.title)
    yield from _names(printed, record)
    year = printed.issued.year if printed.issued else None
    if year is not None and registered.years and year not in registered.years:
        known = " or ".join(map(str, sorted(registered.years)))
        yield Difference(field="issued", printed=str(year), registered=known)
    for field in ("volume", "issue"):
        mine, theirs = getattr(printed, field), getattr(record, field)
        if mine and theirs and _number(mine) != _number(theirs):
            yield Difference(field=field, printed=mine, registered=theirs)
    places = [place for place in (record.page, record.number) if place]
    if printed.page and places and not any(_same_pages(printed.page, place) for place in places):
        yield Difference(field="page", printed=printed.page, registered=places[0])
    if printed.doi and record.doi and sameness(printed, "doi") != sameness(record, "doi"):
        yield Difference(field="doi", printed=printed.doi, registered=record.doi)


def same_title(left: str, right: str) -> bool:
    """Whether two titles say the same words; the one may leave out the other's subtitle.

    >>> same_title("Widgets: a review", "WIDGETS"), same_title("On widgets", "On gadgets")
    (True, False)
    """
    left, right = (_NUMBERING.sub("", title) for title in (left, right))
    mine, theirs = _run_together(left), _run_together(right)
    if mine == theirs:
        return True
    heads = {_run_together(_SUBTITLE.split(title)[0]) for title in (left, right)}
    return min(mine, theirs, key=len) in heads and len(heads) == 1


def _run_together(text: str) -> str:
    return fold(text).replace(" ", "")


def _names(printed: Item, record: Item) -> Iterator[Difference]:
    if not printed.author or not record.author:
        return
    mine, theirs = value_text(printed, "author") or "", value_text(record, "author") or ""
    cut = printed.et_al and len(printed.author) < len(record.author)
    missing = len(printed.author) != len(record.author) and not cut
    if missing or not all(map(_same_name, printed.author, record.author)):
        yield Difference(field="author", printed=mine, registered=theirs)


def _same_name(left: Name, right: Name) -> bool:
    """Whether two names can be one person's: each word of the one stands in the other, or begins a word of it."""
    mine, theirs = _words(left), _words(right)
    few, many = sorted((mine, theirs), key=lambda words: len("".join(words)))
    if fold(left.family or "") == fold(right.family or "") and not (left.given and right.given):
        return True
    return _initials_fit(few, list(many))


def _initials_fit(few: list[str], many: list[str]) -> bool:
    for word in sorted(few, key=len, reverse=True):
        found = next((other for other in many if other == word), None)
        found = found or next((other for other in many if other.startswith(word) or word.startswith(other)), None)
        if found is None:
            return False
        many.remove(found)
    return True


def _words(name: Name) -> list[str]:
    """The words of a name; initials written together ("AJ", "A.J.") are taken apart."""
    family = fold(" ".join(part for part in (name.non_dropping_particle, name.family, name.literal) if part)).split()
    given = name.given or ""
    if given.isupper() and len(given.replace(".", "").replace(" ", "")) <= 3:
        return [*family, *fold(" ".join(given)).split()]
    return [*family, *fold(given).split()]


def _number(text: str) -> str:
    return _LEADING_ZEROS.sub("", fold(text).replace(" ", ""))


def _same_pages(left: str, right: str) -> bool:
    """Whether two statements of pages are one: the first pages equal, and the last where both say one."""
    mine, theirs = _pages(left), _pages(right)
    if mine is None or theirs is None:
        return _number(left) == _number(right)
    return all(a is None or b is None or _same_page(a, b) for a, b in zip(mine, theirs, strict=True))


def _same_page(left: str, right: str) -> bool:
    """Whether two pages are one; a letter before the number ("W116") may be left out, but not be another."""
    if left.isdigit() or right.isdigit():
        left, right = left.lstrip(_LETTERS), right.lstrip(_LETTERS)
    return left == right


def _pages(text: str) -> tuple[str, str | None] | None:
    """First and last page; a shortened last one ("161-92") is made whole."""
    found = _PAGES.match(plain_dashes(text).strip())
    if found is None:
        return None
    first, last = found[2], found[4]
    if last is not None and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    head = found[1].lower()
    return head + first, None if last is None else (found[3].lower() or head) + last
