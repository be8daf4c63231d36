"""Text in, text out: folding, dashes, white space, scripts. Knows nothing of bibliographies.

What may not live here: anything about references, fields or files.
"""

import re
import unicodedata
from functools import lru_cache

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
"""Characters that print as a dash or a hyphen, the ASCII hyphen left out."""

_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'",
                         "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"'})  # fmt: skip
_SPELT = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")


def squeeze(text: str) -> str:
    r"""The text with every run of white space as one blank, and none at the ends.

    >>> squeeze(" a\n  b ")
    'a b'
    """
    return " ".join(text.split())


def plain_dashes(text: str) -> str:
    """Every dash as an ASCII hyphen; length kept."""
    return text.translate(_DASH)


def plain_quotes(text: str) -> str:
    """Typographic quotation marks as ASCII ones; length kept."""
    return text.translate(_QUOTES)


def visible(text: str) -> str:
    """The text without soft hyphens, zero-width characters and byte order marks."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def unaccented(text: str) -> str:
    """Latin letters without their accents, ligatures and crossed letters spelt out; other scripts as they are.

    >>> unaccented("Łukasz Müller-Straße")
    'Lukasz Muller-Strasse'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    out = []
    for letter in decomposed:
        if unicodedata.combining(letter):
            continue
        spelt = _SPELT.get(letter.lower())
        if spelt is None:
            out.append(letter)
        else:
            out.append(spelt.capitalize() if letter.isupper() else spelt)
    return unicodedata.normalize("NFC", "".join(out))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text for comparison: NFKC, no accents, no case, letters and digits only, words parted by one blank.

    >>> fold("The  “Internet+” Era: Caf\u00e9s")
    'the internet era cafes'
    """
    lowered = unaccented(unicodedata.normalize("NFKC", visible(text))).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in lowered).split())


def has_cjk(text: str) -> bool:
    """Whether a Chinese, Japanese or Korean character stands in the text."""
    return _CJK.search(text) is not None
