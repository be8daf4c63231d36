"""Bibliographic facts to make references from: what is true of a work (`Fact`), Crossref's works, lists, addresses.

A Fact says what is true of a work; how it is printed is `styles`' business. What may not live here: punctuation, works
made up from parts (`variants`, `made_up`).
"""

import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

Person = tuple[str, str]
"""Family and given name; an organisation has no given name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is true of a work. `language` picks the styles that may print it."""

    kind: str
    language: str
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    title: str = ""
    container: str = ""
    short: str = ""
    series: str = ""
    year: int = 2000
    month: int = 0
    day: int = 0
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    publisher: str = ""
    place: str = ""
    edition: int = 0
    genre: str = ""
    doi: str = ""
    url: str = ""
    number: str = ""
    isbn: str = ""


@cache
def words() -> dict[str, dict[str, Any]]:
    """The plain words of `words.toml`."""
    return tomllib.loads(files("citeman.parsing.training").joinpath("words.toml").read_text(encoding="utf-8"))


def every(language: str, name: str) -> list[str]:
    """A whole list of the language."""
    value = words()[language][name]
    return value if isinstance(value, list) else value.split("|") if "|" in value else value.split()


def pick(chance: random.Random, language: str, name: str) -> str:
    """One of a list of the language."""
    value = words()[language][name]
    return str(chance.choice(value if isinstance(value, list) else value.split("|")))


def crossref(path: Path) -> Iterator[Fact]:
    """Journal articles and the like of a file of Crossref records, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            title = " ".join(row.get("title") or [])
            people = tuple(
                (person.get("family") or person.get("name", ""), person.get("given", ""))
                for person in row.get("author", ())
            )
            if not (5 < len(title) < 220 and row.get("issued") and (row.get("container-title") or [""])[0]):
                continue
            if any(not family for family, _ in people) or "<" in title or "&amp" in title:
                continue
            date = (row["issued"].get("date-parts") or [[0]])[0] + [0, 0]
            if not date[0]:
                continue
            if row.get("subtitle") and len(row["subtitle"][0]) < 90:
                title += f": {row['subtitle'][0]}"
            yield Fact(
                kind="article",
                language="latin",
                authors=people[:14],
                title=re.sub(r"\s+", " ", title),
                container=row["container-title"][0],
                short=(row.get("short-container-title") or [""])[0],
                year=date[0],
                month=date[1],
                day=date[2],
                volume=row.get("volume", ""),
                issue=row.get("issue", ""),
                pages=row.get("page", ""),
                article_number=row.get("article-number", ""),
                doi=row["DOI"],
                publisher=row.get("publisher", ""),
            )


def searched(path: Path, real: list[Fact], chance: random.Random) -> Iterator[Fact]:
    """Journal articles of a file of references with the records that a search found for them, one JSON object a line.

    These say only the first author's family name: the authors are those of other real articles.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    seen = set()
    for row in rows:
        for record in (row["reference"], *row["candidates"]):
            title, journal = record.get("article-title", "").rstrip(". "), record.get("journal-title", "")
            if not (5 < len(title) < 220 and journal and record.get("year", "").isdigit()) or title in seen:
                continue
            seen.add(title)
            first = record.get("first-page", "")
            length = chance.randint(1, 30)
            yield Fact(
                kind="article",
                language="latin",
                authors=chance.choice(real).authors,
                title=title,
                container=journal,
                year=int(record["year"]),
                month=chance.randint(1, 12),
                day=chance.randint(1, 28),
                volume=record.get("volume", ""),
                issue=record.get("issue", ""),
                pages=f"{first}-{int(first) + length}" if first.isdigit() and chance.random() < 0.8 else first,
                doi=record.get("DOI", ""),
            )


_RANGE = re.compile(r"\d+[-–—−‐]\d+")
_AROUND = ' \t.,:;«»“”"‘’()[]*_'


def labelled(path: Path, real: list[Fact], chance: random.Random) -> Iterator[Fact]:
    """What the references of a labelled set say, to be printed in other styles; the authors are other real people.

    Books have a publisher, articles a container.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line)["fields"] for line in lines]
    for fields in rows:
        said = {name: re.sub(r"</?\w+>", "", str(value)).strip(_AROUND) for name, value in fields.items()}
        title, container, publisher = (said.get(name, "") for name in ("title", "container_title", "publisher"))
        container = re.sub(r"^in:?\s+", "", container, flags=re.IGNORECASE)
        if not 5 < len(title) < 200 or len(container) > 120 or len(publisher) > 70:
            continue
        if bool(container) == bool(publisher):
            continue
        fact = Fact(
            kind="article" if container else "book",
            language="latin",
            title=title,
            container=container,
            publisher=publisher,
            authors=chance.choice(real).authors,
            year=chance.randint(1930, 2024),
            month=chance.randint(1, 12),
            day=chance.randint(1, 28),
        )
        if container:
            volume, issue, pages = (said.get(name, "") for name in ("volume", "issue", "pages"))
            fact = replace(fact, volume=volume if volume.isdigit() else "", issue=issue if issue.isdigit() else "")
            yield replace(fact, pages=re.sub("[–—−‐]", "-", pages)) if _RANGE.fullmatch(pages) else fact
        else:
            yield replace(fact, place=said.get("location", ""))


def pick_word(chance: random.Random, language: str, name: str) -> str:
    """One word of a list of the language."""
    return str(chance.choice(words()[language][name].split()))


def slug(chance: random.Random) -> str:
    """The end of a page's address."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    tail = "".join(chance.choice(letters) for _ in range(chance.randint(3, 14)))
    return tail + chance.choice(
        ("", ".html", "/", ".pdf", f"?id={chance.randint(1, 99999)}", f"-{chance.randint(2000, 2024)}/index.htm")
    )


def web_address(chance: random.Random) -> str:
    """The address of a page."""
    return pick(chance, "latin", "sites").split("|")[1] + slug(chance)


def cnki_doi(chance: random.Random) -> str:
    """A DOI as Chinese journals have them."""
    first, cue = chance.randint(3500, 19999), chance.choice(("issn", ""))
    number = f"{chance.randint(1000, 1999)}-{chance.randint(1000, 9999)}"
    return f"10.{first}/j.cnki.{cue}{number}.{chance.randint(2008, 2024)}.{_issue(chance, 60)}"


def journal_doi(chance: random.Random) -> str:
    """A DOI made from an ISSN."""
    first, number = chance.randint(1000, 19999), f"{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}"
    return f"10.{first}/j.{number}.{chance.randint(2005, 2024)}.{_issue(chance, 30)}"


def _issue(chance: random.Random, most: int) -> str:
    return f"{chance.randint(1, 12):02d}.{chance.randint(1, most):03d}"
