"""Titles, publishers, places and journals made up from parts of real ones, so that there are more than any list has.

A model that met a hundred publishers learns their names; one that met thousands learns what a publisher looks like.
`journals.txt` (a name and its abbreviation a line) is JabRef's list, `places.txt` (a city and its country, or its state
of the USA, a line) comes from GeoNames, `publishers.txt` (a publisher and its places a line) is an own list. What may
not live here: whole works (`variants`, `made_up`), punctuation between fields.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from citeman.parsing.training.facts import Fact, Person, every, pick, pick_word, words


@cache
def _listed(name: str) -> list[tuple[str, str]]:
    text = files("citeman.parsing.training").joinpath(name).read_text(encoding="utf-8")
    return [(first, second) for first, _, second in (line.partition("|") for line in text.splitlines())]


def in_another_journal(fact: Fact, chance: random.Random) -> Fact:
    """The article as it would stand in a journal drawn from all the world's."""
    name, short = chance.choice(_listed("journals.txt"))
    if chance.random() < _UNKNOWN:
        name, short = _crossed((name, short), chance.choice(_listed("journals.txt")))
    if chance.random() < 0.4:
        short = short.replace(".", "")
    draw = chance.random()
    if draw < 0.05:
        name = f"{name} ({chance.choice(_listed('places.txt'))[0]})"
    elif draw < 0.09:
        between = chance.choice(("/", " / ", ". ", " = ", ": ", ", "))
        name = name + between + chance.choice(_listed("journals.txt"))[0]
    return replace(fact, container=name, short=short)


_UNKNOWN = 0.55
"""The share of journals that no list knows, so that the tagger does not rely on known names (`journals`)."""


def _crossed(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """A name that begins as one does and ends as another, with its abbreviation."""
    ends = [(name.split(), short.split()) for name, short in (one, other)]
    (first, first_short), (last, last_short) = ends
    at, after = max(1, len(first) // 2), len(last) // 2
    at_short, after_short = max(1, len(first_short) // 2), len(last_short) // 2
    return " ".join(first[:at] + last[after:]), " ".join(first_short[:at_short] + last_short[after_short:])


def periodical(chance: random.Random) -> str:
    """The name of any periodical."""
    one, other = chance.choice(_listed("journals.txt")), chance.choice(_listed("journals.txt"))
    return _crossed(one, other)[0] if chance.random() < _UNKNOWN else one[0]


_STARTS = {
    "german": ("Zeitschrift", "Archiv", "Jahrbuch", "Deutsche", "Blätter", "Der ", "Die ", "Das "),
    "french": ("Revue", "Annales", "Cahiers", "Bulletin de", "Archives de", "Journal de"),
    "italian": ("Rivista", "Giornale", "Annali", "Archivio", "Bollettino", "Quaderni", "La "),
    "spanish": ("Revista", "Anales", "Archivos", "Boletin", "Gaceta"),
    "portuguese": ("Revista", "Arquivos", "Jornal", "Boletim"),
    "dutch": ("Nederlands", "Tijdschrift", "Acta ", "Netherlands"),
    "czech": ("Česk", "Acta ", "Folia ", "Listy", "Časopis"),
    "polish": ("Polsk", "Przegl", "Acta ", "Rocznik", "Folia "),
    "swedish": ("Scandinavian", "Nord", "Svensk", "Tidsskrift", "Acta ", "Norsk"),
    "turkish": ("Türk", "Turkish", "Anadolu", "Istanbul", "Ankara"),
}


@cache
def _journals(language: str) -> list[str]:
    return [name for name, _ in _listed("journals.txt") if name.startswith(_STARTS[language])]


def journal(chance: random.Random, language: str) -> str:
    """A journal whose name begins as those of the language do."""
    return chance.choice(_journals(language))


_HOMES = {
    "german": ("Germany", "Austria", "Switzerland"),
    "french": ("France", "Belgium", "Switzerland", "Canada"),
    "italian": ("Italy",),
    "spanish": ("Spain", "Mexico", "Argentina", "Colombia", "Chile", "Peru"),
    "portuguese": ("Brazil", "Portugal"),
    "dutch": ("The Netherlands", "Belgium"),
    "czech": ("Czechia", "Slovakia"),
    "polish": ("Poland",),
    "swedish": ("Sweden", "Norway", "Denmark", "Finland"),
    "turkish": ("Turkey",),
}


@cache
def _cities(language: str) -> list[tuple[str, str]]:
    homes = _HOMES.get(language)
    return [(city, land) for city, land in _listed("places.txt") if homes is None or land in homes]


def city(chance: random.Random, language: str = "latin") -> str:
    """A city, mostly of the countries that speak the language."""
    return chance.choice(_cities(language if chance.random() < 0.8 else "latin"))[0]


def place(chance: random.Random, language: str = "latin") -> str:
    """Where something was published: a city, some with a state or country behind it, or two or three cities."""
    name, land = chance.choice(_cities(language if chance.random() < 0.8 else "latin"))
    draw = chance.random()
    if draw < 0.1:
        between = chance.choice((" / ", "/", ", ", " and ", "; ", " – ", " & ", "-", " "))
        return between.join(city(chance, language) for _ in range(chance.choice((2, 2, 3))))
    if draw < 0.12:
        return name + chance.choice((" [u. a.]", " u. a.", " etc.", " [etc.]", " et al."))
    if len(land) == 2:
        return f"{name}, {_state(land, chance)}" if draw < 0.7 else name
    return f"{name}, {land}" if language == "latin" and draw < 0.25 else name


_STATES = {
    "MA": "Mass.",
    "CA": "Calif.",
    "IL": "Ill.",
    "NY": "N.Y.",
    "NJ": "N.J.",
    "PA": "Penn.",
    "CT": "Conn.",
    "MI": "Michigan",
    "MN": "Minn.",
    "NC": "North Carolina",
    "OH": "Ohio",
    "TX": "Texas",
    "VA": "Va.",
    "WI": "Wis.",
    "IN": "Ind.",
}


def _state(code: str, chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.15:
        return f"{code}, USA"
    return _STATES.get(code, code) if draw < 0.35 else code


_BEYOND_LATIN = "\u0250"
_COMMON = 0.4
"""The share of the publishers that every list has among those that are known."""


def known_publisher(chance: random.Random) -> tuple[str, str]:
    """A publisher that there is or was, named in Latin letters, and one of its places."""
    if chance.random() < _COMMON:
        name, where = pick(chance, "latin", "publishers").split("|")
        return name, where
    name, places = chance.choice(_houses())
    return name, chance.choice(places.split(";"))


@cache
def _houses() -> list[tuple[str, str]]:
    return [(name, places) for name, places in _listed("publishers.txt") if max(name) < _BEYOND_LATIN]


def publisher(chance: random.Random, people: tuple[Person, ...], language: str = "latin") -> str:
    """A publisher's name made from people's names, a city or a field of knowledge."""
    names = [person for person in people if person[1]] or [("Alden", "Mary")]
    (family, given), (other, _) = chance.choice(names), chance.choice(names)
    where = city(chance, language)
    fields = words_of(language)
    return pick(chance, language, "houses").format(
        f=family,
        g=other,
        p=f"{given} {family}",
        i=f"{given[:1]}.",
        c=where,
        C=where[:1],
        t=chance.choice(fields),
        s=chance.choice(fields),
    )


def organisation(chance: random.Random, people: tuple[Person, ...] = ()) -> str:
    """A body that writes or publishes: a known one, or one made from a field of knowledge and a place."""
    if chance.random() < 0.4:
        return pick(chance, "latin", "organisations")
    where, land = chance.choice(_listed("places.txt"))
    family = chance.choice(people)[0] if people else "Alden"
    topic, other = pick(chance, "latin", "fields"), pick(chance, "latin", "fields")
    return pick(chance, "latin", "bodies").format(
        t=topic, s=other, l=land if len(land) > 2 else "Canada", c=where, f=family
    )


def university(chance: random.Random, language: str = "latin") -> tuple[str, str]:
    """A university and its city."""
    if language == "latin" and chance.random() < 0.5:
        name, where = pick(chance, "latin", "universities").split("|")
        return name, where
    where = city(chance, language)
    return pick(chance, language, "university_forms").format(c=where), where


def series(chance: random.Random) -> str:
    """A series of books: a known one, or one made from fields of knowledge."""
    if chance.random() < 0.4:
        return pick(chance, "latin", "series")
    topic, other = pick(chance, "latin", "fields"), pick(chance, "latin", "fields")
    return pick(chance, "latin", "series_forms").format(t=topic, s=other, c=city(chance))


@cache
def words_of(language: str) -> list[str]:
    """The nouns that a language's made-up titles are made from, or English names of fields of knowledge."""
    if language not in _HOMES:
        return every("latin", "fields")
    return [noun[:1].upper() + noun[1:] for noun in every(language, "nouns")]


Wording = Callable[[str, Fact, random.Random], str]


def _years(chance: random.Random) -> str:
    first = chance.randint(1100, 2000)
    last = str(first + chance.randint(1, 120))
    dash = chance.choice(("-", "–", "–", " – ", "—", " to "))
    return f"{first}{dash}{last[2:] if last[:2] == str(first)[:2] and chance.random() < 0.25 else last}"


def _head(title: str, _: Fact, chance: random.Random) -> str:
    """Its first part alone."""
    before = re.split(r"(?:: |\. |\? | [-–—] | using | in | on the | among | from )", title)[0]
    kept = before.split()
    kept = kept[: chance.randint(2, 6)] if len(kept) > 6 else kept
    while len(kept) > 1 and len(kept[-1]) < 4 and kept[-1].islower():
        kept.pop()
    return " ".join(kept)


def _since(title: str, _: Fact, chance: random.Random) -> str:
    return f"{title}{chance.choice((', ', ', ', ' ', ': '))}{_years(chance)}"


def _there(title: str, _: Fact, chance: random.Random) -> str:
    """With where it was, as a part of the sentence or behind it."""
    town, land = chance.choice(_listed("places.txt"))
    where = chance.choice((" in {t}", " in {t}", ", {t}", ", {t}, {l}", " ({t}, {l})", ", {l}", " in {t}, {l}"))
    return title + where.format(t=town, l=land) + chance.choice(("", "", "", ", " + _years(chance)))


def _quoted(title: str, _: Fact, chance: random.Random) -> str:
    """With its first words, or all but its first ones, in quotation marks of their own."""
    words = title.split()
    if len(words) < 4:
        return title
    opening, closing = chance.choice(("“”", "‘’", '""', "«»", "''"))
    at = chance.randint(1, len(words) - 1)
    first, rest = " ".join(words[:at]), " ".join(words[at:])
    if chance.random() < 0.6:
        return f"{opening}{first}{closing}{chance.choice((' ', ': '))}{rest}"
    return f"{first} {opening}{rest}{closing}"


def _dated(title: str, fact: Fact, chance: random.Random) -> str:
    """With a year that it begins with, as yearly reports have."""
    return f"{fact.year} {title}" if chance.random() < 0.7 else f"Annual report {fact.year}: {title}"


def _lone(title: str, _: Fact, chance: random.Random) -> str:
    """Behind a name of one word: of a program, a place, a thing."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3] or ["Motif"]
    initials = "".join(word[0] for word in words).upper()[:6]
    word = chance.choice(words).capitalize()
    name = chance.choice(
        (word, word, initials, f"{word[:4]}Net", f"{word[:3]}DB", f"{word} 2.0", f"{word[:5]}-{initials[:2]}")
    )
    return f"{name}{chance.choice((': ', ': ', ', ', ' – ', '? '))}{title}"


def _of_someone(title: str, fact: Fact, chance: random.Random) -> str:
    if not fact.authors or not fact.authors[-1][1].strip():
        return title
    family, given = fact.authors[-1]
    first = given.split()[0]
    whole = f"{first if len(first) > 2 else pick_word(chance, 'latin', 'given')} {family}"
    return chance.choice(
        (
            f"{whole}: {title}",
            f"{whole} and {title[:1].lower()}{title[1:]}",
            f"The {title} of {whole}",
            f"{family}’s {title}",
            f"{family} and the {title}",
            f"{title}: {whole}",
            f"{title}: Essays in Honor of {whole}",
            f"{title} according to {whole}",
            f"{whole}",
        )
    )


def _remark(title: str, _: Fact, chance: random.Random) -> str:
    remarks = (
        "(in German)",
        "[in Chinese]",
        "(abstract)",
        "[in Russian]",
        "(1)",
        "(Part I)",
        "(H.11)",
        "(ABC)",
        "(2nd part)",
    )
    return f"{title} {chance.choice(remarks)}"


def _numbered(title: str, _: Fact, chance: random.Random) -> str:
    return title + chance.choice(
        (": Part I", ". II", ". Part 2", ", Part III", ": Volume 2", " (II)", " 2.0", " 101", " IV")
    )


_DEEDS = (
    ("launches", "launch"), ("unveils", "unveil"), ("opens", "open"), ("reports", "report"), ("signs", "sign"),
    ("joins", "join"), ("forms", "form"), ("announces", "announce"), ("enters", "enter"), ("acquires", "acquire"),
)  # fmt: skip


def _of_firms(title: str, fact: Fact, chance: random.Random) -> str:
    """A headline that begins with those whom it is about."""
    first, second = organisation(chance, fact.authors), organisation(chance, fact.authors)
    if fact.authors and chance.random() < 0.4:
        first = fact.authors[-1][0]
    does, do = chance.choice(_DEEDS)
    what = title[:1].lower() + title[1:]
    return f"{first} {does} {what}" if chance.random() < 0.5 else f"{first} and {second} {do} {what}"


def _in_capitals_of_headings(title: str, _: Fact, __: random.Random) -> str:
    return re.sub(r"\b[a-z](?=\w{3})", lambda found: found.group().upper(), title)


_OF_BOOKS: tuple[tuple[float, Wording], ...] = (
    (0.5, _head),
    (0.5, _in_capitals_of_headings),
    (0.12, _of_someone),
    (0.1, _there),
    (0.1, _since),
    (0.03, _remark),
    (0.04, _numbered),
    (0.04, _quoted),
    (0.02, _dated),
    (0.05, _lone),
)
_OF_ARTICLES: tuple[tuple[float, Wording], ...] = (
    (0.12, _head),
    (0.03, _of_someone),
    (0.06, _there),
    (0.04, _since),
    (0.03, _remark),
    (0.04, _numbered),
    (0.05, _quoted),
    (0.01, _dated),
    (0.05, _lone),
)
_OF_NEWS: tuple[tuple[float, Wording], ...] = ((0.4, _head), (0.3, _of_firms), (0.3, _in_capitals_of_headings))
_OF = {"article": _OF_ARTICLES, "news": _OF_NEWS, "web": _OF_NEWS}


_SECOND = 0.04
"""The share of titles with a second sentence."""


def title(kind: str, fact: Fact, other: Fact, chance: random.Random) -> str:
    """A title for a work of the kind, made from the fact's own; now and then another one's stands behind it."""
    out = fact.title
    for share, reword in _OF.get(kind, _OF_BOOKS):
        if chance.random() < share:
            out = reword(out, fact, chance)
    if chance.random() < _SECOND:
        out += chance.choice((". ", "? ", "! ", ". ", " – ", " / ")) + _head(other.title, other, chance)
    return out


_LANDS = {
    "german": "in {c}", "french": "à {c}", "italian": "a {c}", "spanish": "en {c}", "portuguese": "em {c}",
    "dutch": "in {c}", "czech": "({c})", "polish": "({c})", "swedish": "i {c}", "turkish": "({c})",
}  # fmt: skip


def made_of_nouns(form: str, language: str, chance: random.Random) -> str:
    """A form of `words.toml` with its places filled: nouns, initials, a city, a family name."""
    nouns = [chance.choice(every(language, "nouns")) for _ in range(3)]
    first, second = (noun[:1].upper() + noun[1:] for noun in nouns[:2])
    return form.format(
        a=nouns[0],
        b=nouns[1],
        c=nouns[2],
        A=first,
        B=second,
        x="".join(noun[0] for noun in nouns).upper(),
        k=city(chance, language),
        f=pick_word(chance, language, "surnames").replace("+", " "),
    )


def turned(title: str, language: str, chance: random.Random) -> str:
    """A made-up title with a place, years or a second half behind it, as many have."""
    draw = chance.random()
    if draw < 0.12:
        return f"{title} {_LANDS[language].format(c=city(chance, language))}"
    if draw < 0.22:
        return f"{title}{chance.choice((', ', ' ', '. '))}{_years(chance)}"
    if draw < 0.3:
        noun, other = chance.choice(words_of(language)), chance.choice(words_of(language))
        end = other if language == "german" else other.lower()
        return f"{title}{chance.choice(('. ', ': ', ' – ', '? '))}{noun}, {end}"
    if draw < 0.48 and "subtitles" in words()[language]:
        subtitle = made_of_nouns(pick(chance, language, "subtitles"), language, chance)
        return f"{title}{chance.choice(('. ', '. ', ': ', ' – '))}{subtitle}"
    return title
