"""A collection whose meeting print names twice: bare or with its proceedings, then again in quotation marks.

"Tea and society. Proceedings of the IV International Conference. Oslo, Norway, 3-5 May 2021. The 4th International
conference “Tea and society”": the collection is named by the first mention, the second says nothing new. What may not
live here: other containers, typed values.
"""

import re
from collections.abc import Iterator

from citeman.parsing.fields.kind_words import MEETING
from citeman.parsing.roles import without
from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment

_OPENING = '"“«„'
_QUOTED = re.compile(r"[\"“«„]\s*(?P<name>[^\"“”«»„]{15,200}?)[\s.,]*[\"”»“]")
_FEWEST_WORDS = 3
_LEAD = 120
"""So far before the second mention the word for a meeting stands."""
_PROCEEDINGS = re.compile(
    r"[\s.,:;]*(?:proceedings|materials|abstracts|collection|book of abstracts|papers|матеріали|материалы|сборник|"
    rf"збірник|тези|тезисы)\b[^.;,\"“«]{{0,120}}?(?:{MEETING.pattern})",
    re.IGNORECASE,
)
"""What goes on behind the first mention as part of the collection's name."""
_PLACE = re.compile(
    r"[\s.,;(]*(?P<place>[^\W\d_][^\W\d_’' .-]*(?: [^\W\d_][^\W\d_’'.-]*){0,3}(?:, [^\W\d_]+(?: [^\W\d_]+){0,3})?)"
    r"[,.;]?\s+(?=\d{1,2}\s?[-–—]\s?\d{1,2}\b|[^\W\d_]+\s\d{1,2}\b)"
)
_HOLDERS = ("title", "book", "journal")
_CLOSING = re.compile(r"[\s.,]*[\"”»“]")


def _named_twice(text: str, parts: list[Segment]) -> list[Segment]:
    """The collection by the first mention of its meeting, without the second."""
    low = text.lower()
    if len(low) != len(text) or not any(mark in text for mark in _OPENING):
        return parts
    for again in _QUOTED.finditer(text):
        name = low[again.start("name") : again.end("name")]
        first = low.find(name, 0, again.start())
        lead = text[max(0, again.start() - _LEAD) : again.start()]
        if first < 0 or len(name.split()) < _FEWEST_WORDS or MEETING.search(lead) is None:
            continue
        holder = next((part for part in parts if part.start <= first < part.end and part.label in _HOLDERS), None)
        if holder is None:
            continue
        if holder.label != "title" and holder.end <= again.start():
            kept = [part for part in parts if part.label not in _HOLDERS or not _overlaps(part, again)]
            return kept if len(kept) < len(parts) else parts
        begin = _begin(text, holder, first)
        if begin is not None:
            return sorted(_once(text, parts, begin, first + len(name), again), key=lambda part: part.start)
    return parts


def _overlaps(part: Segment, again: re.Match[str]) -> bool:
    return part.start < again.end() and part.end > again.start()


def _begin(text: str, holder: Segment, first: int) -> int | None:
    """Where the collection's name begins: a title that the first mention was run into ends there."""
    if holder.label != "title":
        return holder.start
    quoted = text[max(0, first - 1) : first] in tuple(_OPENING)
    return None if quoted or first == holder.start else first


def _once(text: str, parts: list[Segment], begin: int, named: int, again: re.Match[str]) -> Iterator[Segment]:
    """The segments with one collection from `begin` on, whose meeting's name ends at `named` and comes `again`."""
    marks = _CLOSING.match(text, named) if text.count("“", begin, named) + text.count('"', begin, named) else None
    further = _PROCEEDINGS.match(text, named)
    end = further.end() if further else marks.end() if marks else named
    touched = [part for part in parts if part.start < again.end() and part.end > begin]
    least = min((part.probability for part in touched), default=0.5)
    yield Segment("book", begin, end, least)
    between = [part for part in parts if part.start >= end and part.end <= again.start() and part.label not in _HOLDERS]
    place = _PLACE.match(text, end, again.start())
    if place and not any(part.label == "location" for part in parts):
        yield Segment("location", place.start("place"), place.end("place"), least)
    yield from between
    for part in without(text, parts, begin, again.end()):
        if part not in between:
            yield part


RULES = (rule(_named_twice),)
