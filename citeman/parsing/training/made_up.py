"""Made-up works in other languages than English. What may not live here: how anything is printed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citeman.parsing.training import wording
from citeman.parsing.training.facts import Fact, Person, every, journal_doi, pick, pick_word, web_address, words

_KINDS = ("article", "book", "chapter", "thesis", "conference", "news", "web", "patent", "standard", "report", "draft")


_WEIGHTS = {"chinese": (50, 16, 8, 10, 6, 4, 8, 2, 2, 2, 0)}
_IN_EUROPE = (42, 22, 15, 6, 6, 3, 5, 0, 0, 4, 1)
_ELSEWHERE = (46, 22, 16, 6, 6, 2, 4, 0, 0, 0, 0)
"""How often each kind is made."""


def made_up(language: str, chance: random.Random, count: int, others: Sequence[Person] = ()) -> Iterator[Fact]:
    """Made-up works in a language of `words.toml`; some people of the European ones are `others`."""
    for _ in range(count):
        yield _made_up(language, chance, others if language in EUROPEAN else ())


def _made_up(language: str, chance: random.Random, others: Sequence[Person]) -> Fact:  # noqa: C901, PLR0911 - one a kind
    kind = chance.choices(_KINDS, _WEIGHTS.get(language, _IN_EUROPE if language in EUROPEAN else _ELSEWHERE))[0]
    people = _body(kind, language, chance) or tuple(
        chance.choice(others) if others and chance.random() < 0.35 else person(language, chance)
        for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 3, 4, 5)))
    )
    first = chance.randint(1, 400)
    publisher, place = _publisher(language, chance, people)
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
                container=_journal(language, chance),
                issue=str(chance.randint(1, 12)) if chance.random() < 0.85 else "",
                volume=str(chance.randint(1, 60)) if chance.random() < 0.7 else "",
                pages=pages,
                publisher="",
                place="",
                doi=journal_doi(chance) if chance.random() < 0.15 else "",
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
                translators=(person(language, chance),) if chance.random() < 0.2 else (),
                series=wording.journal(chance, language) if language in EUROPEAN and chance.random() < 0.2 else "",
                volume=str(chance.randint(1, 90)) if chance.random() < 0.15 else "",
            )
        case "thesis":
            source = "universities" if "universities" in words()[language] else None
            if source is None:
                name, place = wording.university(chance, language if language in EUROPEAN else "latin")
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
        case "report" | "draft" if language in EUROPEAN:
            return _grey(fact, kind, language, chance)
        case _:
            return fact


def _grey(fact: Fact, kind: str, language: str, chance: random.Random) -> Fact:
    """A report with its number, or what was never published, of a university or a publisher."""
    if chance.random() < 0.5:
        name, place = wording.university(chance, language)
        fact = replace(fact, publisher=name, place=place)
    number = chance.choice(("", str(chance.randint(1, 999)), f"{fact.year % 100:02d}-{chance.randint(1, 40):02d}"))
    genre = pick(chance, language, "reports" if kind == "report" else "drafts")
    return replace(fact, genre=genre, number=number if kind == "report" else "")


def _publisher(language: str, chance: random.Random, people: tuple[Person, ...]) -> tuple[str, str]:
    known = words()[language]
    if "publishers" in known:
        name, place = pick(chance, language, "publishers").split(":")
    elif chance.random() < 0.4:
        name, place = wording.known_publisher(chance)
    else:
        name, place = wording.publisher(chance, people, language), wording.place(chance, language)
    return name, place


def _journal(language: str, chance: random.Random) -> str:
    if language in EUROPEAN and chance.random() < 0.4:
        return wording.journal(chance, language)
    return pick(chance, language, "journals")


EUROPEAN = (
    "german", "italian", "french", "spanish", "portuguese", "dutch", "czech", "polish", "swedish", "turkish",
)  # fmt: skip
"""Languages in Latin script whose names are printed as English ones are."""


_BODIES = {"book": 0.07, "report": 0.3, "web": 0.25, "chapter": 0.01}
"""The share of works of each kind that a body wrote."""


def _body(kind: str, language: str, chance: random.Random) -> tuple[Person, ...]:
    """A ministry, an institute or the like in the language, as the only author; nobody, mostly."""
    if "bodies" not in words()[language] or chance.random() > _BODIES.get(kind, 0.0):
        return ()
    return ((wording.made_of_nouns(pick(chance, language, "bodies"), language, chance), ""),)


_DOUBLE = 0.4
"""The share of Spanish and Portuguese people with two family names."""


def person(language: str, chance: random.Random) -> Person:
    """A made-up person with a name of the language."""
    if language in EUROPEAN:
        given = pick_word(chance, "latin", "given")
        if chance.random() < 0.15:
            given += chance.choice("- ") + pick_word(chance, "latin", "given")
        family = pick_word(chance, language, "surnames").replace("+", " ")
        if language in ("spanish", "portuguese") and chance.random() < _DOUBLE and " " not in family:
            family += " " + pick_word(chance, language, "surnames").replace("+", " ")
        return family, given
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
    parts = chance.sample(every(language, "topics" if "topics" in words()[language] else "nouns"), 3)
    form = pick(chance, language, "forms")
    title = form.format(a=parts[0], b=parts[1], c=parts[2], A=parts[0][:1].upper() + parts[0][1:])
    return wording.turned(title, language, chance) if language in EUROPEAN else title
