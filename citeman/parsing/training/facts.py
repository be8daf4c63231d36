"""Bibliographic facts to make references from: real Crossref records, and made-up ones in other languages.

A Fact says what is true of a work; how it is printed is `styles`' business. What may not live here: punctuation.
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


def variants(facts: list[Fact], chance: random.Random, count: int) -> Iterator[Fact]:
    """Works of other kinds (books, chapters, theses …) made from the parts of real articles."""
    for _ in range(count):
        yield _variant(chance.choice(facts), chance.choice(facts), chance)


def _people(chance: random.Random, people: tuple[Person, ...], most: int) -> tuple[Person, ...]:
    return people[: chance.randint(1, most)] if people else ()


def _titled(text: str) -> str:
    return re.sub(r"\b[a-z](?=\w{3})", lambda found: found.group().upper(), text)


def _variant(fact: Fact, other: Fact, chance: random.Random) -> Fact:  # noqa: C901, PLR0911 - one a kind
    kind = chance.choices(
        ("book", "chapter", "edited", "thesis", "conference", "report", "web", "news", "dataset", "article"),
        (18, 20, 5, 10, 14, 9, 9, 5, 2, 8),
    )[0]
    title = fact.title if len(fact.title) < 140 else other.title
    if chance.random() < 0.08:
        place = pick(chance, "latin", "cities")
        title += chance.choice((f" in {place}", f": evidence from {place}", f": the case of {place}", f", {place}"))
    year = chance.randint(1950, 2024)
    publisher, place = pick(chance, "latin", "publishers").split("|")
    base = replace(
        fact,
        kind=kind,
        title=title,
        publisher=publisher,
        place=place,
        year=year,
        doi=fact.doi if chance.random() < 0.2 else "",
        authors=_people(chance, fact.authors, 4),
        container="",
        short="",
        volume="",
        issue="",
        pages="",
    )
    first = chance.randint(1, 600)
    pages = f"{first}-{first + chance.randint(3, 40)}"
    match kind:
        case "book":
            return replace(
                base,
                edition=chance.choice((0, 0, 0, 2, 3, 4, 10)),
                title=_titled(title) if chance.random() < 0.5 else title,
                series=pick(chance, "latin", "series") if chance.random() < 0.15 else "",
                volume=str(chance.randint(1, 8)) if chance.random() < 0.12 else "",
                translators=_people(chance, other.authors, 2) if chance.random() < 0.1 else (),
                pages=str(chance.randint(90, 900)) if chance.random() < 0.1 else "",
            )
        case "edited":
            return replace(base, editors=base.authors or other.authors[:2], authors=(), kind="book")
        case "chapter":
            return replace(
                base,
                container=_titled(other.title) if chance.random() < 0.5 else other.title,
                pages=pages,
                editors=_people(chance, other.authors, 3) if chance.random() < 0.75 else (),
                series=pick(chance, "latin", "series") if chance.random() < 0.12 else "",
                volume=str(chance.randint(1, 800)) if chance.random() < 0.15 else "",
            )
        case "thesis":
            name, place = pick(chance, "latin", "universities").split("|")
            return replace(base, publisher=name, place=place, authors=base.authors[:1], doi="")
        case "conference":
            return replace(
                base,
                container=_conference(chance, year, other.title),
                pages=pages if chance.random() < 0.8 else "",
                place=pick(chance, "latin", "cities") if chance.random() < 0.6 else "",
                publisher=publisher if chance.random() < 0.4 else "",
                editors=_people(chance, other.authors, 2) if chance.random() < 0.15 else (),
                series=pick(chance, "latin", "series") if chance.random() < 0.12 else "",
            )
        case "report":
            return _report(base, chance)
        case "web":
            return _web(base, chance)
        case "news":
            return replace(
                base,
                container=pick(chance, "latin", "newspapers"),
                month=chance.randint(1, 12),
                day=chance.randint(1, 28),
                authors=base.authors[:1] if chance.random() < 0.7 else (),
                pages=chance.choice(("", str(chance.randint(1, 40)), f"A{chance.randint(1, 30)}")),
            )
        case "dataset":
            return replace(
                base, genre=chance.choice(("Data set", "Dataset", "Computer software", "Version 2.1")), doi=fact.doi
            )
        case _:
            return _pinyin_article(fact, chance)


def _report(base: Fact, chance: random.Random) -> Fact:
    body = pick(chance, "latin", "organisations")
    return replace(
        base,
        authors=((body, ""),) if chance.random() < 0.6 else base.authors,
        publisher=body,
        number=chance.choice(
            ("", f"{chance.randint(1, 99)}-{chance.randint(1, 99):02d}", str(chance.randint(1, 9999)))
        ),
        genre=chance.choice(
            (
                "Technical report",
                "Working Paper",
                "Tech. Rep.",
                "Discussion Paper",
                "Report",
                "Research Report",
                "Policy Brief",
            )
        ),
        url=web_address(chance) if chance.random() < 0.6 else "",
    )


def _web(base: Fact, chance: random.Random) -> Fact:
    site, address = pick(chance, "latin", "sites").split("|")
    nobody = chance.random()
    people = (
        () if nobody < 0.45 else ((pick(chance, "latin", "organisations"), ""),) if nobody < 0.65 else base.authors[:2]
    )
    return replace(
        base,
        container=site,
        url=address + _slug(chance),
        authors=people,
        publisher="",
        place="",
        year=chance.randint(2005, 2025),
        month=chance.randint(1, 12),
        day=chance.randint(1, 28),
    )


def _conference(chance: random.Random, year: int, topic: str) -> str:
    if chance.random() < 0.12:
        number = chance.choice(("the 5th", "XI", "the 2nd", "IV", "the X"))
        kind = chance.choice(
            ("Scientific and Practical Conference", "Conference", "Scientific Conference", "Symposium")
        )
        return f"{topic}{chance.choice((': ', '. ', ' '))}Proceedings of {number} International {kind}"
    name = pick(chance, "latin", "conference_names")
    ordinal = chance.choice(("", "", f"{chance.randint(3, 40)}th ", "Third ", "XI ", f"{year} "))
    start = chance.choice(("Proceedings of the ", "Proc. of the ", "Proc. ", "Proceedings of ", "", ""))
    end = chance.choice(("", "", "", " (" + "".join(c for c in name if c.isupper())[:6] + ")", f" '{year % 100:02d}"))
    return start + ordinal + name + end


def _slug(chance: random.Random) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    tail = "".join(chance.choice(letters) for _ in range(chance.randint(3, 14)))
    return tail + chance.choice(
        ("", ".html", "/", ".pdf", f"?id={chance.randint(1, 99999)}", f"-{chance.randint(2000, 2024)}/index.htm")
    )


def web_address(chance: random.Random) -> str:
    """The address of a page."""
    return pick(chance, "latin", "sites").split("|")[1] + _slug(chance)


def pinyin_person(chance: random.Random) -> Person:
    """A Chinese person's family and given name in pinyin."""
    given = _pick_word(chance, "pinyin", "syllables")
    if chance.random() < 0.65:
        given += _pick_word(chance, "pinyin", "syllables")
    return _pick_word(chance, "pinyin", "surnames"), given.capitalize()


def _pinyin_article(fact: Fact, chance: random.Random) -> Fact:
    first = chance.randint(1, 180)
    return replace(
        fact,
        kind="article",
        language="latin",
        authors=tuple(pinyin_person(chance) for _ in range(chance.randint(1, 4))),
        container=pick(chance, "latin", "chinese_journals"),
        short="",
        year=chance.randint(2000, 2024),
        volume=str(chance.randint(1, 50)) if chance.random() < 0.5 else "",
        issue=chance.choice((str(chance.randint(1, 36)), f"{chance.randint(1, 12):02d}")),
        pages=chance.choice((f"{first}-{first + chance.randint(2, 12)}", str(first), str(chance.randint(1, 14)))),
        doi=_cnki_doi(chance) if chance.random() < 0.25 else "",
    )


def _cnki_doi(chance: random.Random) -> str:
    first, cue = chance.randint(3500, 19999), chance.choice(("issn", ""))
    number = f"{chance.randint(1000, 1999)}-{chance.randint(1000, 9999)}"
    return f"10.{first}/j.cnki.{cue}{number}.{chance.randint(2008, 2024)}.{_issue(chance, 60)}"


def _journal_doi(chance: random.Random) -> str:
    first, number = chance.randint(1000, 19999), f"{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}"
    return f"10.{first}/j.{number}.{chance.randint(2005, 2024)}.{_issue(chance, 30)}"


def _issue(chance: random.Random, most: int) -> str:
    return f"{chance.randint(1, 12):02d}.{chance.randint(1, most):03d}"


def pinyin(facts: list[Fact], chance: random.Random, count: int) -> Iterator[Fact]:
    """Chinese authors in pinyin: journal articles, theses and books under English titles."""
    for _ in range(count):
        fact = _pinyin_article(chance.choice(facts), chance)
        draw = chance.random()
        if draw < 0.2:
            name, place = pick(chance, "latin", "universities").split("|")
            fact = replace(
                fact,
                kind="thesis",
                container="",
                volume="",
                issue="",
                pages="",
                publisher=name,
                place=place,
                authors=fact.authors[:1],
                doi="",
            )
        elif draw < 0.3:
            name, place = pick(chance, "latin", "publishers").split("|")
            fact = replace(
                fact, kind="book", container="", volume="", issue="", pages="", publisher=name, place=place, doi=""
            )
        elif draw < 0.4:
            site, address = pick(chance, "latin", "sites").split("|")
            fact = replace(
                fact,
                kind="web",
                container=site,
                volume="",
                issue="",
                pages="",
                doi="",
                url=address + _slug(chance),
                authors=() if chance.random() < 0.5 else fact.authors[:1],
                publisher="",
                place="",
                month=3,
                day=7,
            )
        yield fact


_KINDS = ("article", "book", "chapter", "thesis", "conference", "news", "web", "patent", "standard", "report")


def made_up(language: str, chance: random.Random, count: int) -> Iterator[Fact]:
    """Made-up works in German, French, Italian, Chinese, Japanese, Korean, or Russian and Ukrainian."""
    for _ in range(count):
        yield _made_up(language, chance)


def _made_up(language: str, chance: random.Random) -> Fact:  # noqa: PLR0911 - one a kind
    weights = (50, 16, 8, 10, 6, 4, 8, 2, 2, 2) if language == "chinese" else (46, 22, 16, 6, 6, 2, 4, 0, 0, 0)
    kind = chance.choices(_KINDS, weights)[0]
    people = tuple(person(language, chance) for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 3, 4, 5))))
    first = chance.randint(1, 400)
    publisher, place = _publisher(language, chance)
    fact = Fact(
        kind=kind,
        language=language,
        authors=people,
        title=_title(language, chance),
        year=chance.randint(1960, 2024),
        month=chance.randint(1, 12),
        day=chance.randint(1, 28),
        publisher=publisher,
        place=place,
    )
    pages = f"{first}-{first + chance.randint(2, 30)}"
    match kind:
        case "article":
            return replace(
                fact,
                container=pick(chance, language, "journals"),
                issue=str(chance.randint(1, 12)) if chance.random() < 0.85 else "",
                volume=str(chance.randint(1, 60)) if chance.random() < 0.7 else "",
                pages=pages,
                publisher="",
                place="",
                doi=_journal_doi(chance) if chance.random() < 0.15 else "",
            )
        case "chapter" | "conference":
            return replace(
                fact,
                container=_title(language, chance),
                pages=pages,
                editors=tuple(person(language, chance) for _ in range(chance.randint(1, 2)))
                if chance.random() < 0.7
                else (),
            )
        case "book":
            return replace(
                fact,
                edition=chance.choice((0, 0, 0, 2, 3)),
                pages=str(chance.randint(80, 700)) if language == "cyrillic" or chance.random() < 0.2 else "",
                translators=(person(language, chance),) if chance.random() < 0.1 else (),
            )
        case "thesis":
            source = "universities" if "universities" in words()[language] else None
            if source is None:
                name, place = pick(chance, "latin", "universities").split("|")
            else:
                name, place = pick(chance, language, source).split(":")
            return replace(fact, publisher=name, place=place, authors=people[:1])
        case "news":
            papers = (
                pick(chance, language, "newspapers")
                if "newspapers" in words()[language]
                else pick(chance, "latin", "newspapers")
            )
            return replace(
                fact, container=papers, pages=str(chance.randint(1, 16)), publisher="", place="", authors=people[:1]
            )
        case "web":
            site = pick(chance, language, "sites") if "sites" in words()[language] else ""
            return replace(
                fact,
                container=site,
                url=web_address(chance),
                publisher="",
                place="",
                authors=people[:2] if chance.random() < 0.6 else (),
            )
        case "patent":
            return replace(
                fact, number=f"CN{chance.randint(10**8, 2 * 10**8)}{chance.choice('ABU')}", publisher="", place=""
            )
        case "standard":
            return replace(fact, number=f"GB/T {chance.randint(1000, 39999)}-{fact.year}", authors=(), title=fact.title)
        case _:
            return fact


def _publisher(language: str, chance: random.Random) -> tuple[str, str]:
    known = words()[language]
    if "publishers" in known:
        name, place = pick(chance, language, "publishers").split(":")
        return name, place
    name, place = pick(chance, "latin", "publishers").split("|")
    return name, place


_EUROPEAN = ("german", "italian", "french")


def person(language: str, chance: random.Random) -> Person:
    """A made-up person with a name of the language."""
    if language in _EUROPEAN:
        given = _pick_word(chance, "latin", "given")
        if chance.random() < 0.15:
            given += chance.choice("- ") + _pick_word(chance, "latin", "given")
        return _pick_word(chance, language, "surnames").replace("+", " "), given
    known = words()[language]
    match language:
        case "chinese":
            return chance.choice(known["surnames"]), "".join(
                chance.choice(known["given"]) for _ in range(chance.choice((1, 2, 2)))
            )
        case "korean":
            return chance.choice(known["surnames"]), pick(chance, language, "given")
        case _:
            return pick(chance, language, "surnames"), pick(chance, language, "given")


def _pick_word(chance: random.Random, language: str, name: str) -> str:
    return str(chance.choice(words()[language][name].split()))


def _title(language: str, chance: random.Random) -> str:
    if language == "chinese":
        topic, other, verb = (pick(chance, language, name) for name in ("topics", "topics", "verbs"))
        return chance.choice(
            (
                f"{topic}{verb}",
                f"基于{topic}的{other}{verb}",
                f"{topic}与{other}{verb}",
                f"我国{topic}{verb}——以{other}为例",
                f"论{topic}的{other}",
                f"{topic}对{other}的影响{verb}",
                f"{topic}视角下{other}{verb}",
                f"中国{topic}史",
                f"{topic}:{other}{verb}",
                f"“互联网+”背景下{topic}{verb}",
                f"{topic}概论",
                f"《{topic}》{verb}",
            )
        )
    topics = words()[language].get("topics") or words()[language]["nouns"]
    parts = chance.sample(topics.split("|") if "|" in topics else topics.split(), 3)
    form = pick(chance, language, "forms")
    return form.format(a=parts[0], b=parts[1], c=parts[2], A=parts[0][:1].upper() + parts[0][1:])
