"""References that point to the one before: "———", "ibid.", "ders.", "Id.".

What may not live here: reading fields.
"""

import re

from citeman.model import Item

_DASHES = re.compile(r"^\W{0,3}(?:[—–―⸺⸻]{2,}|⸺|⸻|-{3,}|_{3,}|(?:— ){2,})")
_SAME_AUTHOR = re.compile(
    r"^\W*(?:ders(?:elbe)?|dies(?:elbe)?|id(?:em)?|ead(?:em)?|той же|он же|同上|同前)\b\.?\s*[,:.(]", re.IGNORECASE
)
_IBID = re.compile(r"^\W*(?:ibid(?:em)?|ebd|ebenda|ivi|там же|там само|同上)\b", re.IGNORECASE)


def from_previous(text: str, item: Item, previous: Item | None) -> Item:
    """The item, with what it takes from the entry before it."""
    if previous is None:
        return item
    if _IBID.match(text):
        return previous.but(page=item.page or previous.page)
    if (_DASHES.match(text) or _SAME_AUTHOR.match(text)) and (previous.author or previous.editor):
        if not item.editor and not previous.author:
            return item.but(editor=previous.editor)
        return item.but(author=previous.author, et_al=previous.et_al)
    return item
