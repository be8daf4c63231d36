"""A printed reference → its tokens with their places in the text.

Punctuation marks and Chinese and Japanese characters are tokens of their own; addresses and DOIs stay whole; letters
and digits are parted, and words before a capital inside, since lists print them glued ("vol12", "PrenticeHall"). What
may not live here: features, labels.
"""

import re
from typing import NamedTuple

HAN = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Characters written without blanks between words, for use inside a character class."""

_URL_END = r"\s<>\"“”，。；、：（）【】《》〈〉「」『』［］〔〕" + "\ue000-\uf8ff" + HAN
_WORD_LETTER = rf"[^\W\d_{HAN}]"
_CAPITAL = "".join(letter for letter in map(chr, range(ord("A"), 0x530)) if letter.isupper())
_SMALL_LETTER = rf"[^\W\d_{HAN}{_CAPITAL}]"
_TOKEN = re.compile(
    rf"(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])\s?:\s?//\s?[^{_URL_END}]*[^{_URL_END}.,;:)\]}}'’*_]"
    rf"|[Ww][Ww][Ww]\.[^{_URL_END}]*[^{_URL_END}.,;:)\]}}'’*_]"
    rf"|10\.\d{{4,9}}/[^{_URL_END}]*[^{_URL_END}.,;:)\]}}'’*_]"
    r"|</?[A-Za-z]{1,8}>"
    rf"|[{HAN}]"
    r"|\d+"
    rf"|{_WORD_LETTER}(?:{_SMALL_LETTER}++|(?<=[{_CAPITAL}])[{_CAPITAL}]++|[\u0300-\u036f])*+"
    r"|[^\s\w]|_"
)


class Token(NamedTuple):
    """A token and where it stands: characters `start` up to but without `end`."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in order; every character that is not white space lies in exactly one.

    >>> [token.text for token in tokenize("张三, Li J. doi:10.1000/x.1.")]
    ['张', '三', ',', 'Li', 'J', '.', 'doi', ':', '10.1000/x.1', '.']
    >>> [token.text for token in tokenize("PrenticeHall, IEEE2005, MÜLLER")]
    ['Prentice', 'Hall', ',', 'IEEE', '2005', ',', 'MÜLLER']
    """
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(text)]
