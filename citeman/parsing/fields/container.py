"""The title of a journal, book or series as printed → that title.

What may not live here: volume and pages, which kind of container it is.
"""

import re

from citeman.parsing.fields.again import PRONOUN
from citeman.parsing.fields.text import joined, plain, tight, unwrapped

_CUE = re.compile(r"^(?:in|dans|en|in:|в|teoksessa|载|见|載)\b\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_AGAIN = re.compile(
    r"^(?:(?:repr(?:inted|\.)?|rpt\.?|wieder|abgedruckt|now|ora|ahora|repris|réimpr\.?)\s+(?:in|en|dans)\s+)?"
    rf"(?:(?i:{PRONOUN})(?:\.\s*,?|(?<=em)\s*,?)|(?:his|her|their)(?=\s[A-Z*“\"]))\s+(?=\S)"
)
"""Who made the book that holds the work: the same as the work's author, told by a pronoun."""
_SHORT = re.compile(r"\b[^\W\d_]{1,8}$")
_ALWAYS_SHORT = re.compile(
    r"\s(?:Res|Sci|Rev|Lett|Phys|Chem|Biol|Med|Soc|Technol|Tech|Eng|Int|Am|Acad|Ann|Bull|Arch|Math|Stat|Econ|Psychol|"
    r"Educ|Environ|Mater|Neurosci|Immunol|Genet|Dis|Surg|Appl|Commun|Syst|Comput|Trans|Proc|Assoc|Natl|Univ|Mag|Jour)$"
)
_DOTTED = re.compile(r"\.(?=\S)|\.\s")


def read_container(text: str, after: str = "") -> str | None:
    """The container's title; `after` is the text that follows, whose full stop ends an abbreviation.

    >>> read_container("*J. Am. Chem. Soc*", ". 12")
    'J. Am. Chem. Soc.'
    >>> read_container("in: Zeitschrift für Soziologie")
    'Zeitschrift für Soziologie'
    >>> read_container("in his Medieval Humanism"), read_container("in Id., Scritti archivistici")
    ('Medieval Humanism', 'Scritti archivistici')
    """
    value = joined(plain(text))
    value = tight(unwrapped(value))
    value = _AGAIN.sub("", _CUE.sub("", value))
    if after[:1] == "." and ((_DOTTED.search(value) and _SHORT.search(value)) or _ALWAYS_SHORT.search(value)):
        value += "."
    return value or None
