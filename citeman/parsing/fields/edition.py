"""Editions as printed → CSL's `edition`: a number where it is one, else words.

What may not live here: versions of software.
"""

import re

from citeman.parsing.fields.text import narrow, plain

_WORDS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "erste": 1,
    "zweite": 2,
    "dritte": 3,
    "vierte": 4,
    "fünfte": 5,
    "deuxième": 2,
    "troisième": 3,
    "quatrième": 4,
    "seconda": 2,
    "terza": 3,
    "segunda": 2,
    "tercera": 3,
    "второе": 2,
    "третье": 3,
}
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_PLAIN = re.compile(
    r"^\W*(?:изд\.?|вид\.?|第|제)?\s*(?:\d{1,2}\s*(?:st|nd|rd|th|e|ème|eme|a|ª|°|\.|-?е|-?ге|-?е)?|"
    r"[a-zа-яё]+)\W*(?:edition|edn|ed|éd|édition|aufl|auflage|edizione|edición|edição|изд|издание|вид|版|판)?\W*$",
    re.IGNORECASE,
)


def read_edition(text: str) -> str | None:
    """The edition.

    >>> [read_edition(each) for each in ("2nd ed.", "Third edition", "3., überarb. Aufl.", "第2版", "Rev. ed.")]
    ['2', '3', '3., überarb. Aufl.', '2', 'Rev. ed.']
    """
    value = narrow(plain(text)).strip(" ,;:()[]")
    if not value:
        return None
    if _PLAIN.match(value):
        number = _NUMBER.search(value)
        if number:
            return number.group(1)
        for word, count in _WORDS.items():
            if value.lower().startswith(word):
                return str(count)
    return value
