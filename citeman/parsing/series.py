"""Segments of series put right by the words before their names: "collection « … »", "coll. …", "Colección …".

What may not live here: a journal's own series ("Serie B"), numbers, typed values.
"""

import re

from citeman.parsing.roles import without
from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment

_WHOLE = (
    r"(?:sous-)?collection|collana|colección|coleção|col·lecció|schriftenreihe|buchreihe|reihe|reeks|edice|"
    r"(?<=dans la )série|seria|серия|серія"
)
_SAID = ("coll", "col.", "col·", "colecc", "coleç", "reihe", "reeks", "edice", "seria", "série", "сери", "сері")
"""Each word of a series holds one of these; quick to look for."""
_QUOTED = re.compile(
    rf"(?<![^\W\d_])(?:coll?\.|{_WHOLE})\s*:?\s*[«“„\"‹']\s*(?P<name>[^«»“”„\"‹›()]{{2,80}}?)\s*[»“”\"›'](?!\w)",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ]"
_OF = r"(?:d[eiu]s?|de la|del|della|dell['’]|d['’]|für|der|des)"
_WORDS = rf"{_CAPITAL}[^,.;:()«»“”„\"\[\]]{{1,60}}"
_BARE = re.compile(
    rf"(?<![^\W\d_])(?:(?:(?<=, )|(?<=\()|(?<=\) ))(?:[Cc]oll\.|collection|collana|colección|coleção)\s+"
    rf"(?P<short>(?!Vol\b){_WORDS})|"
    rf"(?P<whole>(?:Collection|Collana|Colección|Coleção|Schriftenreihe|Reihe|Reeks|Edice)\s+(?:{_OF}\s?)?{_WORDS}))"
    rf"(?=\s*(?:[,.;)]|$))"
)
_OPENS = re.compile(r"(?:[.,;(\[–—»”\"=]|\bdans la)\s*$")
_HOLDERS = frozenset(("title", "book", "journal", "note", "genre", "publisher", "series"))
"""What a series is taken for."""
_WITHIN = frozenset(("book", "journal", "note", "series"))
"""What ends where the tagger says, though a comma stands within: "Schriftenreihe für Kunst, Bildung und Sport"."""


def _named(text: str, parts: list[Segment]) -> list[Segment]:
    """The name behind a series' word is the series, wherever the tagger put it."""
    low = text.lower()
    if not any(word in low for word in _SAID):
        return parts
    for found in (*_QUOTED.finditer(text), *_BARE.finditer(text)):
        group = next(name for name in ("name", "short", "whole") if found.groupdict().get(name))
        start, end = found.span(group)
        if not _OPENS.search(text, max(0, found.start() - 8), found.start()):
            continue
        touched = [part for part in parts if part.start < found.end() and part.end > found.start()]
        of_a_journal = any(part.label == "journal" and part.start < found.start() for part in touched)
        if of_a_journal or any(part.label not in _HOLDERS for part in touched):
            continue
        if _is_first(touched, parts, found.start()):
            continue
        others = [part for part in parts if part.label == "series" and part not in touched]
        end = max([end, *(part.end for part in touched if part.label in _WITHIN and part.start >= found.start())])
        if others or [(part.label, part.start, part.end) for part in touched] == [("series", start, end)]:
            continue
        least = min((part.probability for part in touched), default=0.5)
        kept = list(without(text, parts, found.start(), max(end, found.end())))
        return sorted([*kept, Segment("series", start, end, least)], key=lambda part: part.start)
    return parts


def _is_first(touched: list[Segment], parts: list[Segment], start: int) -> bool:
    """Whether the word begins the work's own title: "Collection des lois"."""
    titles = [part for part in parts if part.label in ("title", "book", "journal")]
    return not titles or (titles[0] in touched and titles[0].start >= start)


RULES = (rule(_named),)
