"""What reference lists hold besides articles and books: made-up laws, judgements, standards, patents, data, reports.

The forms stand in `grey.toml`; here their slots are filled. What may not live here: the forms, damage.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from citeman.parsing.training import facts
from citeman.parsing.training.hands import Hand, written_names
from citeman.parsing.training.made_up import person
from citeman.parsing.training.styles import MONTHS, Piece, clean
from citeman.parsing.training.tagged import pieces

SHARES = {
    "chinese": 0.2,
    "japanese": 0.13,
    "ukrainian": 0.09,
    "russian": 0.09,
    "german": 0.1,
    "french": 0.1,
    "spanish": 0.09,
    "portuguese": 0.03,
    "english": 0.17,
}
"""The share of each language."""
_FACTS = {"ukrainian": "cyrillic", "russian": "cyrillic", "english": "latin"}
"""Whose people and journals the language uses, where it has none of its own."""
_MONTHS = {"german": "de", "french": "fr", "spanish": "es", "portuguese": "pt"}
_OPTIONAL = 0.6
"""How often a part that may fall away is printed."""


@cache
def _forms() -> dict[str, dict[str, list[str]]]:
    read = tomllib.loads(files("citeman.parsing.training").joinpath("grey.toml").read_text(encoding="utf-8"))
    return {
        language: {name: value if isinstance(value, list) else _listed(name, value) for name, value in lists.items()}
        for language, lists in read.items()
    }


def _listed(name: str, value: str) -> list[str]:
    if name in ("surnames", "given"):
        return [word.replace("+", " ") for word in value.split()]
    return value.split("|")


def references(chance: random.Random, count: int) -> Iterator[tuple[str, list[Piece]]]:
    """`count` references as labelled pieces, each with its language."""
    for language, share in SHARES.items():
        for _ in range(int(share * count)):
            yield language, _reference(language, chance)


def _reference(language: str, chance: random.Random) -> list[Piece]:
    form = chance.choice(_forms()[language]["forms"])
    form = re.sub(r"‹([^‹›]*)›", lambda part: part[1] if chance.random() < _OPTIONAL else "", form)
    year = chance.randint(1955, 2024)
    out: list[Piece] = []
    for text, label in pieces(form):
        out.append((re.sub(r"\{(\w+)\}", lambda slot: _filled(slot[1], language, year, chance), text), label))
    return clean(out)


def _filled(slot: str, language: str, year: int, chance: random.Random) -> str:
    lists = _forms()[language]
    slot = "journals" if slot == "journal" and "journals" in lists else slot
    if slot in lists:
        return chance.choice(lists[slot])
    if slot in ("person", "people", "straight"):
        return _people(slot, language, chance)
    if re.fullmatch(r"n\d", slot):
        size = int(slot[1])
        return str(chance.randint(10 ** (size - 1), 10**size - 1))
    return _number(slot, language, year, chance)


def _number(slot: str, language: str, year: int, chance: random.Random) -> str:
    """A date, a stretch of pages, an address, a DOI, a name from the facts' lists."""
    month, day, first = chance.randint(1, 12), chance.randint(1, 28), chance.randint(1, 900)
    name = MONTHS[_MONTHS.get(language, "en")][month - 1]
    dated = {
        "year": str(year),
        "iso": f"{year}-{month:02d}-{day:02d}",
        "dmy": f"{day:02d}.{month:02d}.{year}",
        "date": f"{year}年{month}月{day}日",
        "day": str(day),
        "month": name,
        "mon": f"{name[:3]}.",
        "short": name[:3],
        "arxiv": f"{chance.randint(7, 24):02d}{month:02d}.{chance.randint(10000, 19999)}",
        "pages": f"{first}{chance.choice('-–')}{first + chance.randint(2, 40)}",
    }
    if slot in dated:
        return dated[slot]
    if slot == "url":
        return facts.web_address(chance)
    if slot == "doi":
        start = chance.choice(("dryad.", "zenodo.", "s", ""))
        return f"10.{chance.randint(1000, 9999)}/{start}{first}{chance.choice('abckx')}{day}"
    known = _FACTS.get(language, language)
    return facts.pick(chance, known, {"journal": "journals", "university": "universities"}[slot]).partition(":")[0]


def _people(slot: str, language: str, chance: random.Random) -> str:
    """One person, some people, or one person with the family name behind."""
    lists = _forms()[language]
    known = _FACTS.get(language, language)
    count = chance.choice((1, 1, 2, 2, 3, 4)) if slot == "people" else 1
    if "surnames" in lists:
        found = tuple((chance.choice(lists["surnames"]), chance.choice(lists["given"])) for _ in range(count))
    else:
        found = tuple(person(known, chance) for _ in range(count))
    if slot != "straight":
        return written_names(found, known, chance)
    family, given = found[0]
    if known == "cyrillic":
        return f"{given.split()[0][0]}. {given.split()[1][0]}. {family}"
    return Hand.drawn(chance, known).one(found[0], straight=True)
