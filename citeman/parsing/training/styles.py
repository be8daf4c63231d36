"""Facts → printed references with their labels, in styles drawn at random from what the world's lists look like.

A template is text with slots; a part in ‹ › falls away when one of its slots is empty. Slots: A authors, E editors,
R translators, T title, C container, S series, Y year, D full date, V volume, I issue, P pages, L place, U publisher,
N edition, G genre, B number, O a site's own name, X DOI, W address, Q date of access. What may not live here:
facts, damage.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.training.facts import Fact, Person
from citeman.parsing.training.templates import TEMPLATES

Piece = tuple[str, str]
Slots = dict[str, list[Piece]]

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}


_AND = {"german": "und", "italian": "e", "french": "et", "spanish": "y", "portuguese": "e"}


@dataclass(slots=True)
class Hand:
    """How names are written: one draw a reference."""

    chance: random.Random
    inverted: str = "all"
    given: str = "A. B."
    between: str = ", "
    last: str = ", & "
    comma: str = ", "
    capitals: bool = False
    most: int = 20
    et_al: str = " et al."
    editors_straight: bool = False
    written: list[str] = field(default_factory=list)

    @classmethod
    def drawn(cls, chance: random.Random, language: str) -> "Hand":
        """A way of writing names as lists in the language have it."""
        inverted = chance.choices(("all", "first", "none"), (60, 15, 25))[0]
        given = chance.choice(("A. B.", "A. B.", "A.B.", "AB", "A B", "full", "full"))
        between, last = chance.choice(
            (
                (", ", ", & "),
                (", ", " & "),
                (", ", " and "),
                (", ", ", and "),
                (", ", ", "),
                ("; ", "; "),
                ("; ", " & "),
                (", ", ", "),
                ("; ", " and "),
                (" and ", " and "),
                (" / ", " / "),
                ("/", "/"),
                (", ", ",& "),
                (",", ",&"),
                (", ", "&"),
            )
        )
        if language in _AND and chance.random() < 0.6:
            last = f" {_AND[language]} "
        comma = ", "
        if (inverted != "none" and given != "full" and chance.random() < 0.35) or (
            inverted == "all" and chance.random() < 0.06
        ):
            comma = " "
        if comma == ", " and between == ",":
            between = ", "
        return cls(
            chance=chance,
            inverted=inverted,
            given=given,
            between=between,
            last=last,
            comma=comma,
            capitals=chance.random() < 0.08,
            most=chance.choice((20, 20, 20, 20, 6, 3, 1)),
            et_al=chance.choice((" et al.", ", et al.", ", et al", " et al", " and others", ", et al."))
            if language != "german"
            else chance.choice((" et al.", " u. a.", " u.a.")),
            editors_straight=chance.random() < 0.6,
        )

    def initials(self, given: str) -> str:
        """The given names as this hand shortens them."""
        if self.given == "full" or not given:
            return given
        letters = []
        for part in given.replace(".", ". ").split():
            inner = [piece[0] for piece in part.split("-") if piece]
            letters.append("-".join(letter.upper() for letter in inner) if inner else "")
        letters = [letter for letter in letters if letter]
        match self.given:
            case "A. B.":
                return " ".join(letter.replace("-", ".-") + "." for letter in letters)
            case "A.B.":
                return "".join(letter.replace("-", ".-") + "." for letter in letters)
            case "AB":
                return "".join(letter.replace("-", "") for letter in letters)
            case _:
                return " ".join(letters)

    def one(self, person: Person, *, straight: bool) -> str:
        """A name as printed."""
        family, given = person
        if self.capitals and given:
            family = family.upper()
        if not given:
            return family
        given = self.initials(given)
        return f"{given} {family}" if straight else f"{family}{self.comma}{given}"

    def all(self, people: tuple[Person, ...], *, editors: bool = False) -> str:
        """A list of names as printed."""
        straight = [
            self.inverted == "none" or (self.inverted == "first" and i > 0) or (editors and self.editors_straight)
            for i in range(len(people))
        ]
        names = [self.one(person, straight=way) for person, way in zip(people, straight, strict=True)]
        if len(names) > self.most:
            return self.between.join(names[: max(1, min(3, self.most))]) + self.et_al
        if len(names) == 1:
            return names[0]
        return self.between.join(names[:-1]) + self.last + names[-1]


_CJK_BETWEEN = {
    "chinese": (("，", "，"), (", ", ", "), (",", ","), ("、", "、"), ("; ", "; "), ("，", "，"), (", ", ", ")),
    "japanese": ((", ", ", "), ("，", "，"), ("・", "・"), ("、", "、"), ("; ", "; "), (",", ",")),
    "korean": ((", ", ", "), ("·", "·"), (",", ","), ("，", "，"), ("; ", "; ")),
}


def _own_names(people: tuple[Person, ...], language: str, chance: random.Random) -> str:
    between, last = chance.choice(_CJK_BETWEEN[language])
    blank = " " if language == "japanese" and chance.random() < 0.3 else ""
    names = [family + blank + given for family, given in people]
    if len(names) > 3 and chance.random() < 0.8:
        more = {"chinese": "等", "japanese": "ほか", "korean": " 외"}[language]
        return (
            between.join(names[:3]) + chance.choice((between, "")) + more if language == "chinese" else names[0] + more
        )
    return between.join(names[:-1]) + last + names[-1] if len(names) > 1 else names[0]


def _slavic_names(people: tuple[Person, ...], chance: random.Random) -> str:
    form = chance.choice(
        ("{f} {a}. {b}.", "{f} {a}.{b}.", "{f}, {a}. {b}.", "{a}. {b}. {f}", "{a}.{b}. {f}", "{f} {a} {b}", "{f} {a}.")
    )
    names = []
    for family, given in people[:4]:
        first, second = given.split()
        short = form != "{f} {a} {b}"
        names.append(form.format(f=family, a=first[0] if short else first, b=second[0] if short else second))
    more = chance.choice((" и др.", " та ін.", " [и др.]")) if len(people) > 4 else ""
    return ", ".join(names) + more


def render(fact: Fact, chance: random.Random) -> list[Piece]:
    """A reference as pieces of text with their labels; joined they are the printed reference."""
    family = fact.language if fact.language in TEMPLATES else "latin"
    if family == "latin" and chance.random() < 0.12:
        family = "gbt-latin"
    choices = TEMPLATES[family].get(fact.kind) or TEMPLATES[family]["article"]
    weighted = [(template, 1) if isinstance(template, str) else template for template in choices]
    template = chance.choices([text for text, _ in weighted], [weight for _, weight in weighted])[0]
    slots = _slots(fact, chance, family)
    return clean(_fill(template, slots))


def _fill(template: str, slots: Slots) -> list[Piece]:
    out: list[Piece] = []
    for part in re.split(r"(‹[^‹›]*›)", template):
        optional = part.startswith("‹")
        filled: list[Piece] = []
        whole = True
        for bit in re.split(r"(\{[A-Z]\})", part.strip("‹›") if optional else part):
            if re.fullmatch(r"\{[A-Z]\}", bit):
                value = slots.get(bit[1], [])
                whole = whole and bool(value)
                filled += value
            elif bit:
                filled.append((bit, OUTSIDE))
        if whole or not optional:
            out += filled
    return out


def clean(pieces: list[Piece]) -> list[Piece]:
    """Without doubled stops and blanks where a slot was empty or ended in a stop."""
    out: list[Piece] = []
    for text, label in pieces:
        shown = text
        if label == OUTSIDE:
            before = out[-1][0] if out else ""
            if before[-1:] in ".?!。" and shown[:1] in ".。":
                shown = shown[1:]
            if not before or before[-1:].isspace():
                shown = shown.lstrip(" ,.;:，。" if not before else " ")
        if shown:
            out.append((shown, label))
    return out


def _slots(fact: Fact, chance: random.Random, family: str) -> Slots:
    language = fact.language
    slots: Slots = {}

    def put(slot: str, text: str, label: str) -> None:
        if text:
            slots[slot] = [(text, label)]

    _put_names(fact, chance, put)
    put("T", _title_case(fact.title, chance, language), "title")
    journal = fact.kind in ("article", "news", "web")
    name = fact.short if fact.short and chance.random() < 0.4 else fact.container
    if family == "latin" and fact.kind == "article" and chance.random() < 0.15 and fact.container:
        name = _abbreviated(fact.container, chance)
    put("C", name, "journal" if journal else "book")
    put("S", fact.series, "series")
    put("O", fact.container + chance.choice(("", " Official Website", " homepage", ": official site")), "title")
    put("Y", f"{fact.year}{chance.choice('ab') if chance.random() < 0.03 else ''}", "date")
    put("D", _date(fact, chance), "date")
    put("V", fact.volume, "volume")
    put("I", fact.issue, "issue")
    put("P", _pages(fact, chance), "pages")
    put("L", fact.place, "location")
    put("U", fact.publisher, "publisher")
    put("N", _edition(fact.edition, chance, language), "edition")
    put("G", fact.genre or _genre(fact, chance, language), "genre")
    put("B", fact.number, "identifier")
    if fact.doi and chance.random() < 0.8:
        slots["X"] = _doi(fact.doi, chance)
    put("W", fact.url, "url")
    put("Q", _accessed(fact, chance, language), "accessed")
    return slots


def written_names(people: tuple[Person, ...], language: str, chance: random.Random, *, editors: bool = False) -> str:
    """People as a list in the language prints them."""
    if language in _CJK_BETWEEN:
        return _own_names(people, language, chance)
    if language == "cyrillic":
        return _slavic_names(people, chance)
    return Hand.drawn(chance, language).all(people, editors=editors)


def _put_names(fact: Fact, chance: random.Random, put: Callable[[str, str, str], None]) -> None:
    for slot, people, label in (
        ("A", fact.authors, "author"),
        ("E", fact.editors, "editor"),
        ("R", fact.translators, "translator"),
    ):
        if people:
            put(slot, written_names(people, fact.language, chance, editors=label != "author"), label)


def _title_case(title: str, chance: random.Random, language: str) -> str:
    draw = chance.random()
    if language == "latin" and draw < 0.03:
        return title.upper()
    if language == "latin" and draw < 0.2:
        return re.sub(r"\b[a-z](?=\w{3})", lambda found: found.group().upper(), title)
    if language == "latin" and draw < 0.4:
        return title[:1] + re.sub(r"\b[A-Z](?=[a-z]{3})", lambda found: found.group().lower(), title[1:])
    return title


def _abbreviated(name: str, chance: random.Random) -> str:
    stop = chance.choice((".", ".", ""))
    kept = [word for word in name.split() if word.lower() not in ("of", "the", "and", "for", "in", "on", "&")]
    if len(kept) < 2:
        return name
    return " ".join(word if len(word) < 5 else word[: chance.randint(3, 5)] + stop for word in kept)


def _pages(fact: Fact, chance: random.Random) -> str:
    pages = fact.pages or fact.article_number
    if "-" in pages and chance.random() < 0.6:
        first, _, last = pages.partition("-")
        if first.isdigit() and len(first) == len(last) and chance.random() < 0.2:
            same = len([1 for x, y in zip(first, last, strict=True) if x == y])
            last = last[min(same, len(last) - 1) :] if first[:same] == last[:same] else last
        pages = first + chance.choice("–––-—‐−") + last
    return pages


def _edition(number: int, chance: random.Random, language: str) -> str:  # noqa: PLR0911 - one a language
    if not number:
        return ""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
    match language:
        case "german":
            return chance.choice((f"{number}. Aufl.", f"{number}. Auflage", f"{number}., überarb. Aufl."))
        case "french":
            return f"{number}e éd."
        case "italian":
            return chance.choice((f"{number}a ed.", f"{number}ª ed."))
        case "chinese":
            return chance.choice((f"{number}版", f"第{number}版"))
        case "japanese":
            return f"第{number}版"
        case "korean":
            return f"제{number}판"
        case "cyrillic":
            return chance.choice((f"{number}-е изд.", f"Изд. {number}-е", f"{number}-ге вид."))
        case _:
            word = {2: "Second", 3: "Third", 4: "Fourth"}.get(number, f"{number}{ending}")
            return chance.choice(
                (
                    f"{number}{ending} ed.",
                    f"{number}{ending} ed.",
                    f"{number}{ending} edition",
                    f"{word} edition",
                    f"{number} ed.",
                    f"{number}{ending} edn",
                    "Rev. ed.",
                )
            )


def _genre(fact: Fact, chance: random.Random, language: str) -> str:  # noqa: PLR0911 - one a language
    if fact.kind != "thesis":
        return ""
    match language:
        case "german":
            return chance.choice(
                ("Dissertation", "Diss.", "Diplomarbeit", "Habilitationsschrift", "Unveröffentlichte Diplomarbeit")
            )
        case "french":
            return chance.choice(("Thèse de doctorat", "Mémoire de maîtrise", "thèse", "Mémoire de DEA"))
        case "italian":
            return chance.choice(("Tesi di laurea", "tesi di dottorato"))
        case "chinese":
            return chance.choice(("博士学位论文", "硕士学位论文", "博士论文", "硕士论文"))
        case "japanese":
            return chance.choice(("博士論文", "修士論文"))
        case "korean":
            return chance.choice(("박사학위논문", "석사학위논문"))
        case "cyrillic":
            return chance.choice(
                ("дис. ... канд. экон. наук", "автореф. дис. ... канд. наук", "дис. ... д-ра филос. наук")
            )
        case _:
            return chance.choice(
                (
                    "Doctoral dissertation",
                    "Master's thesis",
                    "PhD thesis",
                    "Ph.D. thesis",
                    "Ph.D. dissertation",
                    "PhD diss.",
                    "Master thesis",
                    "MSc thesis",
                    "Doctoral thesis",
                    "Unpublished doctoral dissertation",
                    "Dissertation",
                    "Thesis",
                    "Master’s thesis",
                    "Bachelor's thesis",
                    "MA thesis",
                )
            )


_RESOLVERS = ("https://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/", "https://doi.org/")


def _doi(doi: str, chance: random.Random) -> list[Piece]:
    draw = chance.random()
    if draw < 0.4:
        return [(chance.choice(_RESOLVERS) + doi, "doi")]
    cue = chance.choice(
        ("doi:", "doi: ", "DOI: ", "DOI:", "DOI ", "doi ", "https://doi.org/ ", "doi:https://doi.org/", "")
    )
    return [(cue, OUTSIDE), (doi, "doi")] if cue else [(doi, "doi")]


def _date(fact: Fact, chance: random.Random) -> str:
    if not fact.month:
        return str(fact.year)
    language = {"german": "de", "french": "fr", "italian": "it", "cyrillic": "ru"}.get(fact.language, "en")
    month = MONTHS[language][fact.month - 1]
    short = month[:3] + chance.choice((".", ""))
    day = fact.day or 1
    if fact.language in ("chinese", "japanese"):
        return chance.choice(
            (
                f"{fact.year}-{fact.month:02d}-{day:02d}",
                f"{fact.year}年{fact.month}月{day}日",
                f"{fact.year}年{fact.month}月",
            )
        )
    if fact.language == "korean":
        return chance.choice((f"{fact.year}. {fact.month}. {day}", f"{fact.year}년 {fact.month}월"))
    forms = [
        f"{day} {month} {fact.year}",
        f"{month} {fact.year}",
        f"{fact.year}-{fact.month:02d}-{day:02d}",
        f"{day}.{fact.month}.{fact.year}",
    ]
    if language == "en":
        forms += [
            f"{fact.year}, {month} {day}",
            f"{fact.year}, {month}",
            f"{month} {day}, {fact.year}",
            f"{short} {fact.year}",
            f"{fact.year} {short}",
            f"{day} {short} {fact.year}",
            f"{fact.year} {short} {day}",
        ]
    return chance.choice(forms)


def _accessed(fact: Fact, chance: random.Random, language: str) -> str:
    if not fact.url or chance.random() < 0.45:
        return ""
    year, month, day = max(fact.year, 2005), chance.randint(1, 12), chance.randint(1, 28)
    if language in ("chinese", "japanese"):
        return chance.choice((f"{year}-{month:02d}-{day:02d}", f"{year}年{month}月{day}日"))
    name = MONTHS.get(
        {"german": "de", "french": "fr", "italian": "it", "cyrillic": "ru"}.get(language, "en"), MONTHS["en"]
    )[month - 1]
    return chance.choice(
        (
            f"{day} {name} {year}",
            f"{name} {day}, {year}",
            f"{day:02d}.{month:02d}.{year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day} {name[:3]}. {year}",
        )
    )
