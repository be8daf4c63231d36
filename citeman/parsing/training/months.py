"""The names of months in many languages, as the Unicode CLDR has them → `data/months.txt`, a line of words a month.

The package babel (BSD licence) holds the CLDR's data. Needed only to make the file again. What may not live here: how
dates are read (`fields.date`).
"""

import re
from collections.abc import Iterable
from importlib import import_module

from citeman.text import unaccented

LANGUAGES = (
    "en de fr es it pt nl sv da nb fi pl cs sk ru uk hu ro tr el id ca bg sl sr_Latn sr et lv lt is gl hr eu sq bs af "
    "cy ga az uz"
).split()
"""The larger a literature the earlier: where one word names two months, the first language that has it decides."""
_WORD = re.compile(r"[^\W\d_]{3,}")
MONTHS = range(1, 13)


def names(language: str) -> Iterable[tuple[int, str]]:
    """The months of a language: numbers, and names in full and shortened, within a date and alone."""
    months = import_module("babel").Locale.parse(language).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number in MONTHS:
                yield number, months[context][width][number]


def lines(named: Iterable[tuple[int, str]]) -> str:
    """The words of each month, in small letters without accents; a word that names several the first time only.

    >>> lines([(1, "janv."), (2, "Luty"), (11, "listopad"), (10, "listopad")]).splitlines()[:2]
    ['janv', 'luty']
    """
    months = dict[str, int]()
    for number, name in named:
        words = _WORD.findall(unaccented(name).lower())
        if len(words) == 1 and unaccented(name).lower().strip(". ") == words[0]:
            months.setdefault(words[0], number)
    return "".join(" ".join(sorted(word for word in months if months[word] == number)) + "\n" for number in MONTHS)


def of_all() -> str:
    """The text of the file."""
    return lines(pair for language in LANGUAGES for pair in names(language))
