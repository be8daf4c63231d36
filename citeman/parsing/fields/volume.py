"""Volume and issue numbers as printed → numbers without their cue words.

What may not live here: which of two numbers is the volume.
"""

import re

from citeman.parsing.fields.text import narrow, plain
from citeman.text import plain_dashes

_CUE = re.compile(
    r"^(?:(?:vol(?:ume|s)?|bd|band|jg|jahrgang|t(?:ome|omo|om)?|том|т|vyp|вып|вип|ausgabe|no|nos|nr|num(?:ber|ero)?|n|"
    r"n[°ºo]|№|#|"
    r"issue|iss|heft|h|fasc|cis|numéro|número|year|roč(?:ník)?|jrg|jaargang|afl|årg|häfte|sv|díl|zesz|cilt|sayı|v)\b\.?\s*[°º:]?|[第제№#°º])\s*",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:[巻卷号號期권호辑輯]|\.?\s*jg\.?|\.?\s*jahrgang)\s*$", re.IGNORECASE)
_SEVERAL = r"(?:[Vv]ol(?:s|l|umes|umi|umenes)?|[Bb]de|[Bb]ände|[Tt]omes|[Tt]omos|т)\b"
"""What is counted where the volumes of a whole work are: "3 vols."."""
_ENDS_SEVERAL = re.compile(rf"(?<=\d)\s*{_SEVERAL}\.?$")
OF_VOLUMES = re.compile(rf"\s{_SEVERAL}\.?+(?!\s*\d)(?=\s*(?:$|[,;.:()\[\]]|[A-ZА-ЯЁІЇЄ]))")
"""What stands behind the number of volumes that a whole work has."""
_COUNTED = re.compile(rf"(?<![\w.:/-])(\d{{1,3}}){OF_VOLUMES.pattern}")
_DATED = re.compile(r"\s*\((?:[A-Z][a-zà-ÿ]{2,}\.?[\s/-]*){1,2}\)?$")
"""The month or the season of an issue, in brackets behind its number."""
_MARKS = " .,;:()[]{}“”\"'«»*_/-"


def volumes_counted(text: str) -> str | None:
    """How many volumes a reference says that the whole work has: "3 vols."; none where it says no such thing.

    >>> [volumes_counted(each) for each in ("Tacitus, 2 vols., Oxford 1958", "Tea, vol. 2, 1958", "12 vol. 3")]
    ['2', None, None]
    """
    found = _COUNTED.search(text)
    return found[1] if found else None


def read_number(text: str) -> str | None:
    """The number of a volume or an issue; a range with a hyphen, a double number with a slash.

    >>> read_number("3 (May"), read_number("12 (Suppl. 1)")
    ('3', '12 (Suppl. 1)')
    >>> [read_number(each) for each in ("Vol. 12", "no. 3-4", "第5期", "(2/3)", "Suppl. 1", "XIV", "제3호", "2 voll.")]
    ['12', '3-4', '5', '2/3', 'Suppl. 1', 'XIV', '3', '2']
    """
    if text.isdecimal() and text.isascii():
        return text
    value = _DATED.sub("", plain_dashes(narrow(plain(text)))).strip(_MARKS)
    while True:
        shorter = _CUE.sub("", value, count=1) if len(value) > 1 else value
        shorter = _ENDS_SEVERAL.sub("", _END.sub("", shorter)).strip(_MARKS)
        if not shorter or shorter == value:
            break
        value = shorter
    if value.count("(") > value.count(")"):
        value += ")"
    value = re.sub(r"\s*([-/])\s*", r"\1", value)
    return value or None
