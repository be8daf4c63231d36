"""Facts → printed references with their labels, in styles drawn at random from what the world's lists look like.

A template is text with slots; a part in ‹ › falls away when one of its slots is empty. Slots: A authors, E editors,
K their family names alone, R translators, T title, C container, S series, Y year, D full date, V volume, I issue,
P pages, L place, U publisher, N edition, G genre, B number, O a site's own name, X DOI, W address, Q date of access.
What may not live here: facts, names (`hands`), damage.
"""

import random
import re
from collections.abc import Callable

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.training import grammar
from citeman.parsing.training.facts import Fact, pick, words
from citeman.parsing.training.hands import families, written_names
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
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec".split(),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
}

_TONGUES = {
    "german": "de", "french": "fr", "italian": "it", "spanish": "es", "portuguese": "pt", "cyrillic": "ru",
    "dutch": "nl", "czech": "cs", "polish": "pl", "swedish": "sv", "turkish": "tr",
}  # fmt: skip
"""The code of each language that has its own months."""


_PUT_TOGETHER = 0.2
"""The share of references whose form is put together (`grammar`); the others have forms that are listed."""


def render(fact: Fact, chance: random.Random) -> list[Piece]:
    """A reference as pieces of text with their labels; joined they are the printed reference."""
    family = fact.language if fact.language in TEMPLATES else "latin"
    template = None
    if fact.language not in TEMPLATES or chance.random() < _PUT_TOGETHER or fact.kind == "draft":
        kind = "edited" if fact.kind == "book" and fact.editors and not fact.authors else fact.kind
        template = grammar.form(kind, fact.language, chance, authors=bool(fact.authors), placed=bool(fact.place))
    if template is None:
        family, template = _listed(fact, family, chance)
    return clean(_fill(template, _slots(fact, chance, family)))


def _listed(fact: Fact, family: str, chance: random.Random) -> tuple[str, str]:
    """One of the templates of the family, now and then of the one that prints English as GB/T 7714 does."""
    if family == "latin" and chance.random() < 0.12:
        family = "gbt-latin"
    choices = TEMPLATES[family].get(fact.kind) or TEMPLATES[family]["article"]
    weighted = [(template, 1) if isinstance(template, str) else template for template in choices]
    return family, chance.choices([text for text, _ in weighted], [weight for _, weight in weighted])[0]


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
                shown = shown.lstrip(" ,.;:，。" if not before or before[-2:-1] in ".,;:(" else " ")
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
    put("K", families(fact.editors, chance), "editor")
    put("S", fact.series, "series")
    put("O", fact.container + chance.choice(("", " Official Website", " homepage", ": official site")), "title")
    put("Y", _year(fact, chance), "date")
    put("D", _date(fact, chance), "date")
    put("V", _volume(fact, chance), "volume")
    put("I", _issue(fact, chance), "issue")
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
    if language == "latin" and draw < 0.41:
        return title[:1].lower() + title[1:]
    return title


_INITIALS = 0.1
"""The share of shortened journals of which only the first letters are left ("PNAS")."""


def _abbreviated(name: str, chance: random.Random) -> str:
    stop = chance.choice((".", ".", ""))
    kept = [word for word in name.split() if word.lower() not in ("of", "the", "and", "for", "in", "on", "&")]
    if len(kept) < 2:
        return name
    if chance.random() < _INITIALS:
        return "".join(word[0] for word in kept).upper()[:6]
    return " ".join(word if len(word) < 5 else word[: chance.randint(3, 5)] + stop for word in kept)


_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


_TWICE = (
    "[{b}] {y}", "{b}/{y}", "{y} [{b}]", "{y} ({b})", "{b} [{y}]", "{b} ({y})", "c. {y}", "©{y}", "{y}/{b}", "[{y}]",
    "{b}, repr. {y}", "{b}; reprint {y}", "{y} [orig. {b}]",
)  # fmt: skip
"""How lists print the year of a work that appeared before, or one that is not sure."""


def _year(fact: Fact, chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.012:
        return chance.choice(("n.d.", "in press", "forthcoming", "s.d.", "o. J.", "s.a.", "to appear", "no date"))
    if draw < 0.025:
        return f"{fact.year}{chance.choice('-–/')}{(fact.year + 1) % 100:02d}"
    if draw < 0.04:
        before = fact.year - chance.randint(5, 90)
        return chance.choice(_TWICE).format(y=fact.year, b=before)
    return f"{fact.year}{chance.choice('abc') if draw < 0.07 else ''}"


def _volume(fact: Fact, chance: random.Random) -> str:
    """As printed: now and then in Roman figures, or two volumes in one."""
    if not fact.volume.isdigit() or not 0 < int(fact.volume) < 400 or chance.random() > 0.06:
        return fact.volume
    number, out = int(fact.volume), ""
    if chance.random() < 0.4:
        return f"{number}{chance.choice('-–/')}{number + 1}"
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def _issue(fact: Fact, chance: random.Random) -> str:
    """As printed: now and then a double issue, a part or a supplement."""
    if not fact.issue.isdigit() or chance.random() > 0.08:
        return fact.issue
    number = int(fact.issue)
    return chance.choice(
        (
            f"{number}-{number + 1}",
            f"{number}–{number + 1}",
            f"{number}/{number + 1}",
            f"Pt {number}",
            f"Suppl. {number}",
            f"S{number}",
            f"Suppl {number}",
        )
    )


_NUMBERED = 0.02
"""The share of articles with a number for pages that begins with the volume, as proceedings of SPIE have."""


def _pages(fact: Fact, chance: random.Random) -> str:
    pages = fact.pages or fact.article_number
    if fact.volume.isdigit() and chance.random() < _NUMBERED:
        return f"{fact.volume}{chance.randint(1, 99):02d}{chance.choice('0ABCDEGHJKR')}"
    if "-" in pages and chance.random() < 0.6:
        first, _, last = pages.partition("-")
        if first.isdigit() and len(first) == len(last) and chance.random() < 0.2:
            same = len([1 for x, y in zip(first, last, strict=True) if x == y])
            last = last[min(same, len(last) - 1) :] if first[:same] == last[:same] else last
        pages = first + chance.choice("–––-—‐−") + last
    return pages


def _edition(number: int, chance: random.Random, language: str) -> str:
    if not number:
        return ""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
    word = {2: "Second", 3: "Third", 4: "Fourth"}.get(number, f"{number}{ending}")
    known = language if "editions" in words()[language] else "latin"
    return pick(chance, known, "editions").format(n=number, t=f"{number}{ending}", w=word)


def _genre(fact: Fact, chance: random.Random, language: str) -> str:
    if fact.kind != "thesis":
        return ""
    return pick(chance, language if "genres" in words()[language] else "latin", "genres")


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
    language = _TONGUES.get(fact.language, "en")
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
    if fact.kind == "conference" and fact.language != "korean" and chance.random() < 0.4:
        last = min(28, day + chance.randint(1, 5))
        days = f"{day}{chance.choice(('-', '–', '-', ' – '))}{last}"
        return chance.choice(
            (f"{days} {month} {fact.year}", f"{month} {days}, {fact.year}", f"{days} {short} {fact.year}")
        )
    if language == "en" and chance.random() < 0.08:
        season = chance.choice(("Spring", "Summer", "Autumn", "Fall", "Winter"))
        following = MONTHS[language][fact.month % 12]
        return f"{chance.choice((season, f'{month}/{following}', f'{month}–{following}'))} {fact.year}"
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
    name = MONTHS[_TONGUES.get(language, "en")][month - 1]
    return chance.choice(
        (
            f"{day} {name} {year}",
            f"{name} {day}, {year}",
            f"{day:02d}.{month:02d}.{year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day} {name[:3]}. {year}",
        )
    )
