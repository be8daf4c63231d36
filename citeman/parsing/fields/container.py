"""The title of a journal, book or series as printed → that title.

What may not live here: volume and pages, which kind of container it is.
"""

import re

from citeman.parsing.fields.text import joined, plain, tight, unwrapped

_CUE = re.compile(r"^(?:in|dans|en|in:|в|载|见|載)\b\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_SHORT = re.compile(r"\b[^\W\d_]{1,6}$")
_DOTTED = re.compile(r"\.(?=\S)|\.\s")


def read_container(text: str, after: str = "") -> str | None:
    """The container's title; `after` is the text that follows, whose full stop ends an abbreviation.

    >>> read_container("*J. Am. Chem. Soc*", ". 12")
    'J. Am. Chem. Soc.'
    >>> read_container("in: Zeitschrift für Soziologie")
    'Zeitschrift für Soziologie'
    """
    value = joined(plain(text))
    value = tight(unwrapped(value))
    value = _CUE.sub("", value)
    if after[:1] == "." and _DOTTED.search(value) and _SHORT.search(value):
        value += "."
    return value or None
