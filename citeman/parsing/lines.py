"""The lines of a text, each with its place, and what a line or an entry looks like from afar.

What may not live here: deciding where a list stands or where it is cut (see `locate` and `split`).
"""

import re
from dataclasses import dataclass

from citeman.text import has_cjk, plain_dashes

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20\d\d)(?!\d)[a-z]?")
_PAGES = re.compile(r"\b[A-Za-z]?\d+\s?(?:-|--)\s?[A-Za-z]?\d+\b|\b(?:pp?|pages?|S|s|с|стр|С)\.\s?\d+")
_VOLUME = re.compile(
    r"\d+\s?[(（]\d+(?:[-/]\d+)?[)）]|\b(?:vol|no|nr|iss|bd|jg|num|вип|том|т|№|n°)\b[.:]?\s?\d+|"
    r"第\s?\d+\s?[卷期巻号]|№\s?\d",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b10\.\d{4,9}/|https?\s?://|www\.|\bdoi\b|arxiv|\burl\b|\bISBN\b|\bURN\b", re.IGNORECASE)
_INITIALS = re.compile(
    r"\b[^\W\d_]{2,},?\s(?:[^\W\d_a-zа-яіїєґ]\.?[\s-]?){1,3}(?=[,.;:&(\s]|$)|\b[^\W\d_a-z]\.\s?[^\W\d_]{2,}"
)
_WORK = re.compile(
    r"\b(?:(?-i:In)|in:|et al|eds?|hrsg|press|university|verlag|proceedings|proc|journal|conference|thesis|"
    r"dissertation|springer|elsevier|wiley|oxford|cambridge|diss|univ|isbn|retrieved|accessed|available|patent|arxiv|preprint)\b\.?|"
    r"\[[A-Z](?:/OL)?\]|//|等[.,，。]|出版社|学报|大学|и др|та ін",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«»„‘《『「].{8,}?[\"“”«»„’》』」]")
_LOWER_START = re.compile(
    r"[a-zà-öø-ÿа-яіїєґ]|(?!\((?:1[89]|20)\d\d[a-z]?\)(?![,;:]))[(\[]?\d{1,5}[)\]]?\s?[:,;(–-]|[,;:)\]]|\[[A-Z]{1,2}(?:/[A-Z]{2})?\]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its text without the line end, and where it stands."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many blanks it begins with; a tab counts four."""
        expanded = self.text.replace("\f", "").expandtabs(4)
        return len(expanded) - len(expanded.lstrip())


def lines(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    r"""The lines of a stretch of a text.

    >>> [(line.start, line.text) for line in lines("a\nbc\n")]
    [(0, 'a'), (2, 'bc')]
    """
    stop = len(text) if end is None else end
    out = []
    while start < stop:
        newline = text.find("\n", start, stop)
        close = stop if newline < 0 else newline
        out.append(Line(start=start, end=close, text=text[start:close]))
        start = close + 1
    return tuple(out)


def signs(text: str) -> int:
    """How many kinds of what references hold stand in a text, 0 to 7: year, pages, volume, link, initials, words."""
    plain = plain_dashes(text)
    kinds = (_YEAR, _PAGES, _VOLUME, _LINK, _INITIALS, _WORK, _QUOTED)
    return sum(kind.search(plain) is not None for kind in kinds)


def years(text: str) -> int:
    """How many years stand in a text."""
    return len(_YEAR.findall(_LINK_TAIL.sub(" ", text)))


_LINK_TAIL = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/)\S+")


def like_reference(text: str) -> bool:
    """Whether a text looks like one printed reference.

    >>> like_reference("Kong, X. H. (2019). Research on Xiaomi. Shenyang: Liaoning University.")
    True
    >>> like_reference("Xiaomi was founded in 2010 and has grown ever since, as everyone knows by now.")
    False
    """
    size = len(text.strip())
    if size < 8 or size > 1500:
        return False
    found = signs(text)
    if found >= 3:
        return size <= 700 or found >= 4
    if found == 1 and size < 250 and years(text) and start_shape(text) == 2 and ended(text):
        return not like_prose(text)
    if found == 2:
        return size < 300 and not like_prose(text)
    return found == 1 and _LINK.search(text) is not None and size < 250


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|this|that|these|which|we|our|they|their|it|its|been)\b"
)


def like_prose(text: str) -> bool:
    """Whether a text reads like a sentence of a running text (English verbs and pronouns, few signs of a reference)."""
    words = len(text.split())
    return words >= 12 and len(_VERB.findall(text)) * 14 >= words


_OPEN_END = re.compile(
    r"(?:[,&:;(\[–—-]|\b(?:and|et|und|y|the|of|for|in|on|a|an|to|by|with|from|de|der|die|das|la|des|no|"
    r"и|в|на|та|і)\.?|(?<!\d\s)\b(?:pp|vol)\.?)"
    r"\s*[*_]*$",
    re.IGNORECASE,
)
_CLOSED_END = re.compile(r"[.。．!?>)\]”\"»›]\s*[*_]*$|\d[a-z]?\s*[*_]*$|(?:https?://|www\.|10\.\d{4,}/)\S+$")


def open_end(text: str) -> bool:
    """Whether a text breaks off where more must follow: after a comma, a hyphen, "and", "In"."""
    return _OPEN_END.search(text.rstrip()) is not None


def ended(text: str) -> bool:
    """Whether a text ends as an entry may: with a stop, a bracket, a number, an address."""
    return _CLOSED_END.search(text.rstrip()) is not None


def heading_like(text: str) -> bool:
    """Whether a line stands as a heading does: marked as one, or short, without a year and without a stop."""
    bare = text.strip()
    if bare.startswith("#"):
        return True
    words = bare.split()
    return (
        len(words) <= 6
        and len(bare) <= 60
        and not ended(bare)
        and not open_end(bare)
        and not signs(bare)
        and start_shape(bare) < 2
    )


_PARTICLE = r"(?:[dD]e|[vV][ao]n|[dD]er|[dD]en|[dD]el|[dD][aiou]s?|[lL][ae]|[tT]er|[aA]l|[eE]l|[dD]'|[zZ]u[mr]?)"
_FAMILY = rf"(?:{_PARTICLE}[\s-])*[^\W\d_a-zа-яіїєґ][^\W\d_'’`]*(?:['’`-][^\W\d_]+)*"
_INITIAL = r"[^\W\d_a-zа-яіїєґ]\.?"
_STARTS = (
    re.compile(rf"{_FAMILY}(?:\s{_FAMILY})?,\s?(?:{_INITIAL}[\s-]?){{1,4}}(?=[,;.&(:]|\s|$)"),  # Ma, J. J.
    re.compile(rf"{_FAMILY}(?:\s{_FAMILY})?,\s{_FAMILY}(?:\s(?:{_INITIAL}|{_FAMILY}))*[,.;:(]?"),  # Ma, Jun
    re.compile(rf"{_FAMILY}\s(?:[A-ZА-ЯІЇЄҐ]\.?\s?-?){{1,3}}(?=[,;.:&(]|\s(?:and|&|et|и|та)\b)"),  # Ma JJ,
    re.compile(
        rf"(?:[^\W\d_a-zа-яіїєґ]\.[\s-]?){{1,4}}{_FAMILY}(?!\w|\s(?:of|for|in|on|with|by|to|as|an?|the)\b)"
    ),  # J. J. Ma
    re.compile(
        rf"{_FAMILY}(?:\s(?:{_INITIAL}|{_FAMILY}|and|&|et|of|for|the|on))*[.,:]?\s?[(（\[]?(?:1[89]|"
        rf"20)\d\d[a-z]?[)）\]]?"
    ),
    re.compile(
        rf"[^\W\d_a-zа-яіїєґ]{{3,}}(?:-[^\W\d_a-zа-яіїєґ]+)*\s{_FAMILY}(?:\s?[,(:]|\s(?:et|and|y|e|und|&)\s)"
    ),  # MA Jun,
    re.compile(r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af·]{2,12}\s?[,，.．、:：;；(（]"),  # 马俊, …
    re.compile(r"[.,]\s+[\"“„«(A-ZА-Я]|[—―]\s?[,.:(]"),  # a rule for the same author, drawn or as one dash
    re.compile(r"[-–—―_]{2,}\s?[,.:(]?|(?:ibid|idem|id|ders|dies|там же|the same)\b", re.IGNORECASE),
)
AGAIN = len(_STARTS)
"""The manner of beginning that names no author: the one before is meant, by a rule or "ibid."."""

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|"
    "OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY"
)
_PLACE = re.compile(
    rf"[^\W\d_][^\d:;()&]{{2,40}},\s(?:{_STATES}|U\.?S\.?A\.?|U\.?K\.?|England|Germany|France|Canada|Australia|China|"
    r"Switzerland|(?:The )?Netherlands|Italy|Spain|India|Japan)\s?:\s?[^\W\d_]"
)
"""A place and the publisher there: the end of an entry, though it looks like a name and initials."""

_WEAK = re.compile(r"[\"“«„'‘《『「\[(]?[^\W\d_a-zа-яіїєґ]|\d{4}\b|\d{1,3}\s[^\W\d_a-z]|[\"“«„《『「]")


def opening(text: str) -> int:
    """How a line begins: by an author (1 and more, one number a manner), a capital or a quotation mark (0), else -1."""
    bare = text.strip().lstrip("*_ ")
    named = next((number for number, shape in enumerate(_STARTS, 1) if shape.match(bare)), 0)
    if named and _PLACE.match(bare) is None:
        return named
    return 0 if _WEAK.match(bare) or has_cjk(bare[:1]) else -1


def start_shape(text: str) -> int:
    """How much a line begins as an entry does: 2 by an author, 1 by a capital letter or a quotation mark, 0 not."""
    return min(opening(text), 1) + 1


def work_start(text: str) -> bool:
    """Whether a line begins with a word that works are printed or held with: "In", "Proceedings", "Springer"."""
    return _WORK.match(text) is not None


def lower_start(text: str) -> bool:
    """Whether a line goes on with what stands before: it begins with a small letter, a number as volumes have, a comma.

    >>> [lower_start(text) for text in ("of Foo, 3", "(4): 225-227, 1982.", "de Moura, E. T. A title", "Ma, J. (2018)")]
    [True, True, False, False]
    """
    bare = text.strip().lstrip("*_")
    return _LOWER_START.match(bare) is not None and start_shape(bare) < 2
