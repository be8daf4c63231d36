"""What journals print behind a list without a heading of its own: statements, licences, dates, lives of the authors.

What may not live here: headings (see `headings`), where a list ends (see `locate`), cutting it (see `split`).
"""

import re
from collections.abc import Sequence

from citeman.parsing.lines import Line, ended, start_shape

_NAMED = r"""
(?:declarations? |statements? |disclosures? )?(?:of )?(?:potential )?(?:conflicts?|declarations?) of interests?
conflicts? of interests? (?:statement|disclosures?) | competing (?:financial )?interests? | disclosures?(?: statement)?
funding(?: information| statement)? | financial (?:support|disclosure) | source of (?:support|funding)
(?:author|authors['’]) contributions? | acknowledge?ments? | data availability(?: statement)?
ethic(?:s|al) (?:statement|approval)
(?:supplementary|supporting|additional|supplemental) (?:material|information|data|files?)
(?:academic|associate|handling|section|guest) editors? | (?:edited|reviewed|communicated|recommended) by
corresponding author | address for (?:correspondence|reprints) | correspondence(?: to| address)? | reprint requests?
how to cite(?: this (?:article|paper))? | please cite(?: this (?:article|paper))?(?: as)?
(?:to cite|cite|citation of) this (?:article|paper|document)(?: as)? | for citation | zitiervorschlag
(?:para|pour) cit(?:ar|er)(?: cet article)? | c[oó]mo citar(?: este art[ií]culo)? | для (?:цитирования|цитування)
(?:direcci[oó]n|endere[cç]o) para correspond[eê]ncia | конфликт интересов | финансирование
"""
"""What opens a statement before a colon or a stop."""

_DATED = r"""
received(?: by the editors| in revised form)? | manuscript received | revised | (?:final )?revision received | submitted
accepted | published(?: online)? | recibido | recebido | aceptado | aceito | eingegangen | re[cç]u
поступила(?: в редакцию)? | дата поступления | надійшла(?: до редакції)?
"""
"""What stands before the day on which a paper came in or out."""

_SENTENCES = r"""
Publisher['’]s [Nn]ote[:.]?\s+\w | Open Access:?\s+This (?:article|is) | This is an open | This work is licensed
This article is (?:an open|licensed|published|distributed) | Additional (?:supporting )?information may be found
Supplementary (?:information|material) (?:accompanies|is available) | Reprints and permissions? information
(?:Submit|Publish) your (?:next )?(?:manuscript|research|work) | Ready to submit your research
(?:Copyright|COPYRIGHT)\s?:?\s?(?:©|\([Cc]\)|\d{4}) | ©\s?(?:The\s|Copyright\s)?(?:Author|\d{4}|Springer|Elsevier)
"""

_LIFE = (
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,4}(?:\([^()]{1,40}\),?\s)?(?:received (?:his|her|the|an?)\s|was born (?:in|on)\s|"
    r"is (?:currently )?(?:an?|the)\s(?:\w+\s){0,2}(?:[Pp]rofessor|[Ll]ecturer|[Rr]esearcher|[Ss]tudent|[Ff]ellow)\b)"
)
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])"
_DAY = rf"(?:(?:on|in|em|el|am|le)\s)?(?:\d{{1,2}}[\s./-]|{_MONTH}\w*\.?\s\d)"


def _any_of(table: str) -> str:
    return "|".join(phrase.strip() for row in table.splitlines() for phrase in row.split(" | ") if phrase.strip())


_OPENINGS = re.compile(
    rf"\s*[(*_■●]*(?:(?i:{_any_of(_NAMED)})[*_]*\s?[:.–—][*_]*\s|(?i:(?:{_any_of(_DATED)})[:,]?\s{_DAY})|"
    rf"{_any_of(_SENTENCES)}|{_LIFE})"
)
_ENTRY = re.compile(r"\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)]\s|\d{1,3}\s+[^\W\d_a-z])")


def opens_trailer(line: str) -> bool:
    """Whether a line opens a statement, a licence, a date or a life that stands behind a list and is none of it.

    >>> [opens_trailer(s) for s in ("Conflict of interest: none declared.", "Received 3 May 2013; accepted 5 June")]
    [True, True]
    >>> [opens_trailer(s) for s in ("Received wisdom. Oxford, 2013.", "Funding science. Nature, 3, 4-5.")]
    [False, False]
    """
    return _OPENINGS.match(line) is not None


def begins_entry(before: str, text: str) -> bool:
    """Whether a line behind another that belongs to no entry is the first of one: by a label, or by an author.

    >>> begins_entry("2013 and 2015.", "[3] Ma, J. (2018)."), begins_entry("Bars show the", "Mean, as usual.")
    (True, False)
    """
    return _ENTRY.match(text) is not None or (start_shape(text) == 2 and ended(before))


def trailer_end(rows: Sequence[Line], place: int) -> int:
    """The index behind the trailer that a line opens (`place` itself where it opens none).

    It goes on to a blank line, a page's end, or a line with which an entry begins.
    """
    before = rows[place - 1].text if place else ""
    if not opens_trailer(rows[place].text) or not (not before.strip() or ended(before)):
        return place
    stop = place + 1
    while stop < len(rows) and not rows[stop].blank and "\f" not in rows[stop].text:
        if begins_entry(rows[stop - 1].text, rows[stop].text):
            break
        stop += 1
    return stop
