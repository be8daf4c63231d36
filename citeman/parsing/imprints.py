"""Segments of publishers and places put right: a press that is called by its place, a publisher taken for a journal.

What may not live here: numbers (see `counts`), typed values.
"""

import re

from citeman.parsing.fields.organisations import is_organisation
from citeman.parsing.lexicon import PUBLISHERS
from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment, cut
from citeman.text import unaccented

_UNENDED = re.compile(r"(?:\b(?:of|di|de|degli|für)|\b(?:Universität|Université|Universiteit)|\w-)\s?$", re.IGNORECASE)
"""How a body's name ends that is not at its end."""

_WORDS = re.compile(r"[^\W\d_]+")
_BODY = re.compile(
    r"\b(?:universit\w*|bureau|institut[eo]?|office|ministry|verlag|cent(?:er|re) for|foundation|publish\w+)\b|"
    r"\bpress$",
    re.IGNORECASE,
)
"""What a body's name holds that brings books out, and a journal's seldom."""

_HOUSES = PUBLISHERS | frozenset("apress spie igi siam asme pmlr mdpi hindawi".split())
_SERIAL = re.compile(
    r"\b(?:journal|review|bulletin|proceedings|proc|trans(?:actions)?|annals|annales|magazine|news\w*|letters|archives?|"
    r"memoirs?|notes|reports?|papers?|conference|symposium|workshop|quarterly|record|studies)\b",
    re.IGNORECASE,
)
_SERVER = re.compile(r"(?!open|ar[Xx]iv)\w+[Xx]iv(?: preprint)?")
_RUNS_SERVERS = re.compile(r"openRxiv|Research Square(?: Platform LLC)?|Cold Spring Harbor Laboratory|Authorea")
_TWO_NAMES = re.compile(r"([^\W\d_][^:;()]*?)\s?:\s+([^\W\d_][^:;()]*)")
_SHORT_NAME = re.compile(r"([^\W\d_][^:;(),]*[a-zà-ÿ][^:;(),]*),\s+([A-Z]{3,8})")
_LANDS = frozenset("USA USSR URSS UAE DDR BRD SSSR PRC ROC RSA".split())
"""Countries that are called by letters, as publishers are."""


def name_of_a_place(text: str, parts: list[Segment]) -> list[Segment]:
    """The place that a body's name ends with, "University of" Copenhagen, "Erlangen-" Nuremberg, is part of it."""
    out: list[Segment] = []
    for part in parts:
        before = out[-1] if out else None
        if (
            before is None
            or (before.label, part.label) != ("publisher", "location")
            or not _UNENDED.search(text, before.start, part.start)
        ):
            out.append(part)
            continue
        name = text[part.start : part.end].partition(",")[0]
        out[-1] = before._replace(end=part.start + len(name))
        place = text[out[-1].end : part.end].lstrip(" ,")
        if place:
            out.append(part._replace(start=part.end - len(place)))
    return out


def place_told_twice(text: str, parts: list[Segment]) -> list[Segment]:
    """A place told twice in one field, "Springer Berlin Heidelberg, Berlin, Heidelberg": it ends the publisher."""
    for number, part in enumerate(parts):
        if part.label != "location":
            continue
        first, mark, rest = text[part.start : part.end].partition(", ")
        own, again = _WORDS.findall(unaccented(first)), _WORDS.findall(unaccented(rest))
        size = next((n for n in range(len(own), 0, -1) if own[-n:] == again[:n]), 0)
        before = parts[number - 1] if number else None
        joined = before is not None and before.label == "publisher" and text[before.end : part.start] == " "
        if not size or not (joined or size < len(own)):
            continue
        name, place = cut(part, len(first), len(first) + len(mark), "publisher", "location")
        if joined and before is not None:
            return [*parts[: number - 1], before._replace(end=name.end), place, *parts[number + 1 :]]
        if all(each.label != "publisher" for each in parts):
            return [*parts[:number], name, place, *parts[number + 1 :]]
    return parts


def _is_publisher(name: str) -> bool:
    from citeman.parsing.known_names import is_journal, is_publisher  # noqa: PLC0415 - numpy takes long to import

    return is_publisher(name) and not is_journal(name) and not any(char.isdigit() for char in name)


def body_as_journal(text: str, parts: list[Segment]) -> list[Segment]:
    """A body that stands where a journal would and has no volume, issue or pages has published the work itself."""
    for part in parts:
        if part.label != "journal" or re.search(r"\b[Ii]n:?\s*$", text[: part.start]):
            continue
        raw = text[part.start : part.end]
        words = _WORDS.findall(unaccented(raw).lower())
        house = bool(words) and all(word in _HOUSES for word in words)
        if house or _is_publisher(raw) or (is_organisation(raw) and _BODY.search(raw) and not _SERIAL.search(raw)):
            return [each._replace(label="publisher") if each is part else each for each in parts]
    return parts


def preprint_server(text: str, parts: list[Segment]) -> list[Segment]:
    """The server that a preprint stands on, "bioRxiv", is what holds it; who runs one, "openRxiv", brings it out."""
    out = list[Segment]()
    for part in parts:
        raw = text[part.start : part.end] if part.label == "note" else ""
        label = "journal" if _SERVER.fullmatch(raw) else "publisher" if _RUNS_SERVERS.fullmatch(raw) else part.label
        out.append(part._replace(label=label))
    return out


def publisher_in_place(text: str, parts: list[Segment]) -> list[Segment]:
    """A place and a publisher in one field, "Toronto: Palmerston", "México, FCE", where no publisher was found."""
    for part in parts:
        found = _TWO_NAMES.fullmatch(text, part.start, part.end) if part.label == "location" else None
        found = found or (_SHORT_NAME.fullmatch(text, part.start, part.end) if part.label == "location" else None)
        if found and found[2] not in _LANDS:
            two = cut(part, found.end(1) - part.start, found.start(2) - part.start, "location", "publisher")
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


RULES = (
    rule(preprint_server, "note", "journal book publisher"),
    rule(name_of_a_place, "publisher location"),
    rule(place_told_twice, "location"),
    rule(publisher_in_place, "location", "publisher"),
    rule(body_as_journal, "title journal", "publisher volume issue pages book"),
)
