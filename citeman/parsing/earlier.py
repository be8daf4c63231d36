"""References that point to others of their list: "———", "ders.", "ibid.", "Ma, op. cit.", "Ma, Short Title, p. 5".

What may not live here: reading fields, where notes stand.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from citeman.model import Item
from citeman.parsing.fields.again import PRONOUN
from citeman.text import fold

_DASHES = re.compile(r"^\W{0,3}(?:[—–―⸺⸻]{2,}|⸺|⸻|-{3,}|_{3,}|(?:— ){2,})")
_SAME_AUTHOR = re.compile(rf"^\W*{PRONOUN}\b\.?\s*[,:.(]", re.IGNORECASE)
_IBID = re.compile(r"^\W*(?:ibid(?:em)?|ebd|ebenda|ivi|там же|там само|同上|id\.?,? at(?=\s\d))\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:op|loc|art|ob|a)\.?\s?cit(?:ato|ata|ada|ado)?\b|\bop\.\s?c\.|\ba\.\s?a\.\s?O\b|\baaO\b|\bcit\.(?=\s*[,;:(]|\s*$)|"
    r"\b(?:article|art\.|ouvrage|ouvr\.|œuvre)\s+citée?\b|\bуказ\.\s*(?:соч|раб|ст)\b|\b(?:цит|зазн)\.\s*(?:соч|праця)\b|"
    r"\((?:see |as in |wie |voir )?(?:n\.?|note|fn\.?|Anm\.|Fn\.)\s?\d+\)|\bsupra\b(?!-)|前掲|前揭",
    re.IGNORECASE,
)
"""What notes say of a work that an earlier one has named in full; its author stands before it."""
_PAGES = frozenset("p pp pg page pages s seite seiten f ff pag pags с стр n no col cols fol v vol bd t".split())
"""Words beside the numbers that a short form ends with."""
_JOINING = frozenset("and und et y e i a al others".split())
_ARTICLES = frozenset("the a an der die das le la les l il lo gli i el los las o os as".split())
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_LONGEST = 300
"""No short form has more characters."""


_ID = re.compile(r"\W*id(?:em)?\b", re.IGNORECASE)
_NEAR = 100
"""How soon an entry says that it names a work again."""


def names_again(text: str) -> bool:
    """Whether an entry says that it names a work that one before it has named.

    >>> [names_again(text) for text in ("Ibid., 3.", "Ma, op. cit., p. 5.", "Ma, A Title (Rome: Est, 1990).")]
    [True, True, False]
    """
    return any(found.match(text) for found in (_IBID, _ID)) or _AGAIN.search(text, 0, _NEAR) is not None


class Earlier:
    """The items of a list up to an entry, in their order; found again by the family name that they begin with."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self.items = list(items)
        self._named: dict[str, list[Item]] = {}
        self._listed = 0

    def add(self, item: Item) -> None:
        """Put the next entry's item behind the others."""
        self.items.append(item)

    def named(self, word: str) -> list[Item]:
        """The works that say when or where they came out and whose first name begins with a word; the last one first.

        Names are looked at when first asked for: few lists ask.
        """
        for item in self.items[self._listed :]:
            people = item.author or item.editor
            family = fold(people[0].family or people[0].literal or "").split() if people else []
            if family and item.title is not None and (item.issued is not None or item.publisher is not None):
                self._named.setdefault(family[0], []).append(item)
        self._listed = len(self.items)
        return self._named.get(word, [])[::-1]


def pointed(text: str, item: Item, earlier: Earlier) -> Item:
    """The item, with what it takes from the entries before it."""
    if not earlier.items:
        return item
    previous = earlier.items[-1]
    if _IBID.match(text):
        return _again(previous, item)
    if (_DASHES.match(text) or _SAME_AUTHOR.match(text)) and (previous.author or previous.editor):
        if not item.editor and not previous.author:
            return item.but(editor=previous.editor)
        return item.but(author=previous.author, et_al=previous.et_al)
    short = len(text) < _LONGEST and (item.issued is None or _YEAR.search(text) is None)
    work = _meant(text, earlier) if short else None
    return item if work is None else _again(work, item)


def _again(work: Item, item: Item) -> Item:
    """The work, cited at another page; where it is a part of something, its own pages say more than that."""
    return work if work.container_title and work.page else work.but(page=item.page or work.page)


def _meant(text: str, earlier: Earlier) -> Item | None:
    """The work that a short form means: the last one of its author, or the one whose title begins as its own does."""
    said = _AGAIN.search(text)
    words = fold(text[: said.start()]).split() if said else _without_pages(fold(text).split())
    initials = list(takewhile(lambda word: len(word) == 1, words))
    words = words[len(initials) :]
    named = earlier.named(words[0]) if words else []
    works = [(work, rest) for work in named if (rest := _behind_name(words, initials, work)) is not None]
    for work, rest in works:
        title = _bare(fold(work.title or "").split())
        if (said and not rest) or (_bare(rest) and title[: len(_bare(rest))] == _bare(rest)):
            return work
    alone = len({work.title for work, _ in works}) == 1
    return works[0][0] if alone and (said or not works[0][1]) else None


def _without_pages(words: list[str]) -> list[str]:
    """The words before the pages that a short form ends with; none where it ends with no page."""
    end = len(words)
    while end and (words[end - 1].isdigit() or words[end - 1] in _PAGES):
        end -= 1
    return words[:end] if any(word.isdigit() for word in words[end:]) else []


def _behind_name(words: list[str], initials: list[str], work: Item) -> list[str] | None:
    """What stands behind the names of a work's authors or editors; `None` where they are not those who are named."""
    people = work.author or work.editor
    family, given = fold(people[0].family or people[0].literal or "").split(), fold(people[0].given or "")
    if words[: len(family)] != family or (initials and given[:1] not in ("", initials[0])):
        return None
    others = _JOINING.union(*(fold(name.family or "").split() for name in people[1:]))
    rest = words[len(family) :]
    while rest and rest[0] in others and len(people) > 1:
        rest = rest[1:]
    return rest


def _bare(title: list[str]) -> list[str]:
    """A title's words without the article that they begin with."""
    return title[1:] if title[:1] and title[0] in _ARTICLES else title
