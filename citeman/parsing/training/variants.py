"""Works of other kinds made from real articles: books, chapters, theses, pages, articles of Chinese people.

What may not live here: other languages (`made_up`), how anything is printed.
"""

import random
from collections.abc import Iterator
from dataclasses import replace

from citeman.parsing.training import wording
from citeman.parsing.training.facts import Fact, Person, cnki_doi, pick, pick_word, slug, web_address


def variants(facts: list[Fact], chance: random.Random, count: int) -> Iterator[Fact]:
    """Works of other kinds (books, chapters, theses …) made from the parts of real articles."""
    for _ in range(count):
        yield _variant(chance.choice(facts), chance.choice(facts), chance)


_PLACELESS = 0.2
"""The share of publishers whose place is not told."""


def published(chance: random.Random, fact: Fact, other: Fact) -> tuple[str, str]:
    """A publisher and its place: the fact's own, known ones, or made up."""
    if fact.place and chance.random() < 0.6:
        return fact.publisher, fact.place
    if chance.random() < _PLACELESS:
        return wording.publisher(chance, fact.authors + other.authors), ""
    if chance.random() < 0.45:
        publisher, place = wording.known_publisher(chance)
        return publisher, wording.place(chance) if chance.random() < 0.3 else place
    return wording.publisher(chance, fact.authors + other.authors), wording.place(chance)


def _people(chance: random.Random, people: tuple[Person, ...], most: int) -> tuple[Person, ...]:
    return people[: chance.randint(1, most)] if people else ()


def _variant(fact: Fact, other: Fact, chance: random.Random) -> Fact:  # noqa: C901, PLR0911 - one a kind
    kind = chance.choices(
        (
            "book",
            "chapter",
            "edited",
            "thesis",
            "conference",
            "report",
            "draft",
            "web",
            "news",
            "dataset",
            "posted",
            "article",
        ),
        (18, 20, 7, 9, 13, 9, 3, 9, 5, 2, 6, 4),
    )[0]
    title = wording.title(kind, *((fact, other) if len(fact.title) < 140 else (other, fact)), chance)
    year = chance.randint(1950, 2024) if chance.random() < 0.9 else chance.randint(1750, 1949)
    publisher, place = published(chance, fact, other)
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
                series=wording.series(chance) if chance.random() < 0.15 else "",
                volume=str(chance.randint(1, 8)) if chance.random() < 0.12 else "",
                translators=_people(chance, other.authors, 2) if chance.random() < 0.25 else (),
                editors=_people(chance, fact.authors[::-1], 2) if chance.random() < 0.15 else (),
                pages=str(chance.randint(20, 900)) if chance.random() < 0.15 else "",
            )
        case "edited":
            return replace(base, editors=base.authors or other.authors[:2], authors=(), kind="book")
        case "chapter":
            return replace(
                base,
                container=wording.title(kind, other, fact, chance),
                pages=pages,
                editors=_people(chance, other.authors, 3) if chance.random() < 0.75 else (),
                translators=_people(chance, other.authors[::-1], 2) if chance.random() < 0.08 else (),
                series=wording.series(chance) if chance.random() < 0.12 else "",
                volume=str(chance.randint(1, 800)) if chance.random() < 0.15 else "",
            )
        case "thesis":
            name, place = wording.university(chance)
            return replace(base, publisher=name, place=place, authors=base.authors[:1], doi="")
        case "conference":
            return replace(
                base,
                container=_conference(chance, year, other.title),
                pages=pages if chance.random() < 0.8 else "",
                place=wording.place(chance) if chance.random() < 0.6 else "",
                publisher=publisher if chance.random() < 0.4 else "",
                editors=_people(chance, other.authors, 2) if chance.random() < 0.15 else (),
                series=wording.series(chance) if chance.random() < 0.12 else "",
            )
        case "report":
            return _report(base, chance)
        case "draft":
            return _draft(base, chance)
        case "web":
            return _web(base, chance)
        case "news":
            return replace(
                base,
                container=_periodical(chance),
                month=chance.randint(1, 12),
                day=chance.randint(1, 28),
                authors=base.authors[:1] if chance.random() < 0.7 else (),
                pages=chance.choice(("", str(chance.randint(1, 40)), f"A{chance.randint(1, 30)}")),
            )
        case "dataset" | "posted":
            return _deposited(base, fact, chance)
        case _:
            return _pinyin_article(fact, chance)


def _periodical(chance: random.Random) -> str:
    """A newspaper, or a magazine: any periodical that is cited by its date alone."""
    if chance.random() < 0.5:
        return pick(chance, "latin", "newspapers")
    return wording.periodical(chance)


def _deposited(base: Fact, fact: Fact, chance: random.Random) -> Fact:
    """A data set, or what was put on a server of preprints and the like: both have their DOI."""
    if base.kind == "dataset":
        genre = chance.choice(("Data set", "Dataset", "Computer software", "Version 2.1"))
        return replace(base, genre=genre, doi=fact.doi)
    body = pick(chance, "latin", "posters") if chance.random() < 0.6 else base.publisher
    return replace(base, publisher=body, place="", doi=fact.doi, month=fact.month or 5)


def _draft(base: Fact, chance: random.Random) -> Fact:
    """What was never published: a university's, a department's, or nobody's."""
    name, place = wording.university(chance)
    department = f"Department of {pick(chance, 'latin', 'fields')}, {name}"
    publisher, where = chance.choice(((name, place), (department, ""), ("", "")))
    return replace(base, publisher=publisher, place=where, genre=pick(chance, "latin", "drafts"), doi="")


def _report(base: Fact, chance: random.Random) -> Fact:
    body = wording.organisation(chance, base.authors)
    return replace(
        base,
        authors=((body, ""),) if chance.random() < 0.6 else base.authors,
        publisher=body,
        number=chance.choice(
            ("", f"{chance.randint(1, 99)}-{chance.randint(1, 99):02d}", str(chance.randint(1, 9999)))
        ),
        genre=pick(chance, "latin", "reports"),
        url=web_address(chance) if chance.random() < 0.6 else "",
    )


def _web(base: Fact, chance: random.Random) -> Fact:
    site, address = pick(chance, "latin", "sites").split("|")
    nobody = chance.random()
    people = (
        ()
        if nobody < 0.45
        else ((wording.organisation(chance, base.authors), ""),)
        if nobody < 0.65
        else base.authors[:2]
    )
    return replace(
        base,
        container=site,
        url=address + slug(chance),
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
    acronym = "".join(letter for letter in name if letter.isupper())[:6]
    ends = (
        "",
        "",
        "",
        "",
        f" ({acronym})",
        f" ({acronym} {year})",
        f" '{year % 100:02d}",
        ", Volume 2 (Short Papers)",
        " (Volume 1: Long Papers)",
        ", Part I",
    )
    end = chance.choice(ends)
    return start + ordinal + name + end


def pinyin_person(chance: random.Random) -> Person:
    """A Chinese person's family and given name in pinyin."""
    given = pick_word(chance, "pinyin", "syllables")
    if chance.random() < 0.65:
        given += pick_word(chance, "pinyin", "syllables")
    return pick_word(chance, "pinyin", "surnames"), given.capitalize()


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
        doi=cnki_doi(chance) if chance.random() < 0.4 else "",
    )


def pinyin(facts: list[Fact], chance: random.Random, count: int) -> Iterator[Fact]:
    """Chinese authors in pinyin: journal articles, theses and books under English titles."""
    for _ in range(count):
        fact = _pinyin_article(chance.choice(facts), chance)
        draw = chance.random()
        if draw < 0.2:
            name, place = wording.university(chance)
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
            name, place = wording.known_publisher(chance)
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
                url=address + slug(chance),
                authors=() if chance.random() < 0.5 else fact.authors[:1],
                publisher="",
                place="",
                month=3,
                day=7,
            )
        yield fact
