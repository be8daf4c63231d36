"""Items that are hard to typeset, drawn from a seeded generator: the same ones every time.

What may not live here: scripts that pdfLaTeX has no fonts for (those are named to the user, not compiled).
"""

import random

from citeman.formats import citekeys
from citeman.model import Date, Entry, Item, ItemType, Name

_WORDS = (
    "analysis of the market économie Überblick naïve façade Łódź smörgåsbord Çeşme ångström Dvořák señor "
    "œuvre straße R&D 50% C# snake_case $100 {braces} [brackets] ~tilde ^caret back\\slash a<b>c x|y "
    "`tick` \"quoted\" 'single' “curly” ‘quotes’ „low“ «guillemets» em—dash en–dash 1999–2004 ellipsis… "
    "don’t rock'n'roll AT&T H2O CO₂ x² β-decay α,β ≤5 ≥3 ±2 → ∞ × µm 20°C §12 ©2020 Product™ №5 DNA "
    "iPhone McDonald 5G e-commerce U.S. COVID-19 C++ T-cell double--hyphen triple---hyphen what?! why?` "
    "no!` ''quotes'' ,,commas,, https://example.org/a_b%20c \\alpha \\% research on international business "
    "strategies and Internet development in China évaluation größer señales ďábel "
).split()
_FAMILIES = (
    "Müller,O'Brien,García Márquez,Łukasiewicz,Şahin,de Gaulle,Nguyễn,Ångström,Smith-Jones,Dvořák,[Anonymous],"
    "Smith (née Jones),Xu,Kong,Ó Súilleabháin,Þorláksson,İnönü"
).split(",")
_GIVEN = ["X. H.", "Jean-Paul", "É.", "Ana María", "J. R. R.", "Åsa", "Wei", "T."]
_OFFICES = (
    "World Health Organization|AT&T|Barnes and Noble|R&D_Group #1|Ministry of Health, Labour and Welfare|"
    "Société Générale|50% Club {Paris}|Group [of] (Ten)"
).split("|")
_URLS = [
    "https://example.org/a_b%20c#d",
    "http://example.org/~user/?q=1&r=$2^3",
    "https://example.org/plain",
    "https://example.org/{x}|y\\z",
    "https://example.org/%E4%B8%AD",
    "https://example.org/" + "long/" * 30,
]


def hard_entries(number: int, seed: int = 1) -> list[Entry]:
    """That many entries of every type in turn, with unique keys, each title with a word of its own."""
    draw = random.Random(seed)  # noqa: S311 (a test's noise, not a secret)
    kinds = list(ItemType)
    items = [_item(draw, kinds[at % len(kinds)], at) for at in range(number)]
    return [Entry(key=key, item=item) for key, item in zip(citekeys.assign(items), items, strict=True)]


def _text(draw: random.Random, least: int, most: int) -> str:
    return " ".join(draw.choices(_WORDS, k=draw.randint(least, most)))


def _names(draw: random.Random) -> tuple[Name, ...]:
    out = []
    for _ in range(draw.randint(0, 4)):
        if draw.random() < 0.15:
            out.append(Name(literal=draw.choice(_OFFICES)))
        else:
            particle = draw.choice([None, None, None, "van der", "de la"])
            suffix = draw.choice([None, None, None, "Jr.", "III"])
            out.append(
                Name(
                    family=draw.choice(_FAMILIES),
                    given=draw.choice([*_GIVEN, None]),
                    non_dropping_particle=particle,
                    suffix=suffix,
                )
            )
    return tuple(out)


def _date(draw: random.Random) -> Date | None:
    day = (draw.randint(1800, 2025), draw.randint(1, 12), draw.randint(1, 28))
    choices = [None, Date.of(day[0]), Date.of(*day[:2]), Date.of(*day), Date(parts=(day[:1],), circa=True)]
    return draw.choice([*choices, Date(parts=(day[:1], (day[0] + 1,))), Date(literal="in press & forthcoming")])


def _item(draw: random.Random, kind: ItemType, number: int) -> Item:
    def maybe(value: str, chance: float = 0.4) -> str | None:
        return value if draw.random() < chance else None

    author = _names(draw)
    return Item(
        type=kind,
        title=f"{_text(draw, 1, 5)} Mark{number:05d}x {_text(draw, 1, 6)}",
        title_short=maybe(_text(draw, 1, 2), 0.1),
        author=author,
        editor=_names(draw) if draw.random() < 0.3 else (),
        translator=_names(draw) if draw.random() < 0.1 else (),
        et_al=bool(author) and draw.random() < 0.1,
        issued=_date(draw),
        accessed=Date.of(2024, 1, 2) if draw.random() < 0.3 else None,
        container_title=maybe(_text(draw, 2, 6), 0.7),
        collection_title=maybe(_text(draw, 1, 4), 0.2),
        collection_number=maybe("12", 0.2),
        volume=maybe(str(draw.randint(1, 99)), 0.6),
        issue=maybe(draw.choice(["3", "3-4", "Suppl. 1", "S_2"]), 0.5),
        page=maybe(draw.choice(["1-9", "e104", "12-34, 56", "S1–S5", "xi-xx"]), 0.6),
        number=maybe(draw.choice(["TR-12", "US 223,898", "5_6 & 7"]), 0.3),
        edition=maybe(draw.choice(["2", "11", "revised & enlarged"]), 0.2),
        publisher=maybe(draw.choice(["Wiley & Sons", "Simon and Schuster", "Presses de l’École", "O_U_P 100%"]), 0.6),
        publisher_place=maybe(draw.choice(["New York", "Zürich", "Paris and London", "Kraków"]), 0.5),
        event_title=maybe(_text(draw, 2, 4), 0.1),
        event_place=maybe("Málaga & Sevilla", 0.1),
        genre=maybe(draw.choice(["PhD thesis", "Master's thesis", "Technical report", "Mémoire & essai"]), 0.4),
        medium=maybe("CD-ROM & DVD", 0.05),
        doi=maybe(draw.choice(["10.1000/a_b<1>c;2", "10.1002/(sici)1097(199904)50:5%3c401", "10.1000/plain#x&y"]), 0.3),
        url=maybe(draw.choice(_URLS), 0.4),
        arxiv=maybe("1706.03762v5", 0.1),
        isbn=maybe("9780306406157", 0.1),
        note=maybe(_text(draw, 1, 5), 0.2),
        abstract=maybe(_text(draw, 5, 20), 0.1),
        keyword=maybe("one, two & three", 0.1),
        language=maybe(draw.choice(["en", "en-US", "de", "zh-CN"]), 0.2),
    )
