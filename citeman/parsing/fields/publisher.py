"""Publishers and places as printed → their names.

What may not live here: whether a publisher is a university that gave a degree (the parser).
"""

import re

from citeman.parsing.fields.text import joined, narrow, plain, tight, unwrapped

_SHORTENED = re.compile(
    r"\b(?:Inc|Co|Ltd|Corp|Univ|St|Mass|Calif|D\.C|N\.Y|N\.J|Bros|Publ|Pub|Cie|Ed|Eds|[МКЛХ]|СПб|Вид|Изд)$"
)
_NAMELESS = re.compile(
    r"^\[?\s*(?:s\.\s?[lnd]\.?|sine (?:loco|nomine)|出版地不详|出版者不详|o\.\s?[OJ]\.?)\s*\]?$", re.IGNORECASE
)


def read_publisher(text: str, after: str = "") -> str | None:
    """A publisher's name.

    >>> read_publisher("Wiley & Sons, Inc", ".")
    'Wiley & Sons, Inc.'
    """
    return _name(text, after)


def read_place(text: str, after: str = "") -> str | None:
    """A place of publication; `after` is the text that follows, whose stop may end an abbreviation.

    >>> read_place("Cambridge, Mass", ".:")
    'Cambridge, Mass.'
    >>> read_place("[S.l.]") is None
    True
    """
    return _name(text, after)


def _name(text: str, after: str) -> str | None:
    value = tight(joined(unwrapped(narrow(plain(text)))))
    if value.count("(") > value.count(")"):
        value = value + ")" if value[-1:] != "(" else value[:-1]
    if _NAMELESS.match(value):
        return None
    if after[:1] == "." and _SHORTENED.search(value):
        value += "."
    return value or None
