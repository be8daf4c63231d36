"""Words that stand for people who were named before: "ders.", "idem", "同上".

What may not live here: whom they stand for (the parser knows the authors, `earlier` the entries before).
"""

import re

PRONOUN = r"(?:ders(?:elb(?:e|en))?|dies(?:elb(?:e|en))?|id(?:em)?|ead(?:em)?|той же|он же|його ж|її ж|同上|同前|同)"
"""A pattern without its marks; letters of any case."""
_WHOLE = re.compile(rf"\W*{PRONOUN}\W*", re.IGNORECASE)
_LINK = r"(?:\s*[/&;,]\s*|\s+(?:u\.|und|and|et|e|y)\s+)"
_FIRST = re.compile(rf"^\W*{PRONOUN}\b\.?{_LINK}(?=[^\W\d_])", re.IGNORECASE)
_LAST = re.compile(rf"{_LINK}{PRONOUN}\b\W*$", re.IGNORECASE)


def without_pronoun(text: str) -> tuple[str, bool]:
    """A list of names without the word that stands for people named before, and whether there was one.

    >>> without_pronoun("ders. / Tonio Hölscher"), without_pronoun("Knapp, G.-A./dies."), without_pronoun("Idem")
    (('Tonio Hölscher', True), ('Knapp, G.-A.', True), ('', True))
    >>> without_pronoun("Ida Roe, Dies Doe")[1], without_pronoun("Moorhead and Kaplan")[1]
    (False, False)
    """
    if _WHOLE.fullmatch(text):
        return "", True
    for pattern in (_FIRST, _LAST):
        rest, count = pattern.subn("", text, count=1)
        if count:
            return rest, True
    return text, False
