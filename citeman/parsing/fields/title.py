"""A title as printed → a title.

What may not live here: which of two titles is the work's (the parser), containers' abbreviations.
"""

import re

from citeman.parsing.fields.kind_words import MEDIUM
from citeman.parsing.fields.text import joined, plain, tight, unwrapped

_MARK = re.compile(
    r"\s*[\[［【]\s*(?:[A-Z]{1,2}(?:\s*/\s*(?:OL|CD|DK|MT))?|J\]?|EB\s*/\s*OL)\s*[\]］】]?\s*(?://)?\s*$", re.IGNORECASE
)
_MEDIUM = re.compile(rf"\s*\[(?:{MEDIUM.pattern}|data ?set)\]\s*$", re.IGNORECASE)
_STOP_IN_QUOTES = re.compile(r"(?<=[^\W\d_]{2})[.,](?=[\"”’»]$)")
"""The stop that print puts inside a quotation at the title's end."""


def read_title(text: str) -> str | None:
    """The title without emphasis, marks of its kind ("[J]"), quotation marks around it and a final stop.

    >>> read_title("*Why business models matter.*")
    'Why business models matter'
    >>> read_title("“Title in quotes,”")
    'Title in quotes'
    >>> read_title("Research on a model [J]")
    'Research on a model'
    >>> read_title("The role of capabilities—")
    'The role of capabilities'
    >>> read_title("Encuesta de hogares [en línea]")
    'Encuesta de hogares'
    >>> read_title("The meaning of “tea.”"), read_title("Life in the “U.S.”")
    ('The meaning of “tea”', 'Life in the “U.S.”')
    """
    value = joined(plain(text))
    value = _MEDIUM.sub("", _MARK.sub("", value))
    value = _STOP_IN_QUOTES.sub("", tight(unwrapped(value).rstrip(" —–")))
    return value or None
