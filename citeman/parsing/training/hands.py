"""People → how reference lists write them: a way of writing names drawn a reference, in a language's own manner.

What may not live here: who the people are, anything else of a reference.
"""

import random
from dataclasses import dataclass, field

from citeman.parsing.training.facts import Person

_ANDS = (" et ", " und ", " y ", " e ", " a ", " i ", " og ", " och ", " en ", " dan ", " ve ", " și ", " ja ", " és ")
"""How lists join their last name: no list keeps to the language of its titles."""
_AND = {
    "german": "und", "italian": "e", "french": "et", "spanish": "y", "portuguese": "e", "dutch": "en", "czech": "a",
    "polish": "i", "swedish": "och", "turkish": "ve",
}  # fmt: skip


_ET_AL = {
    "latin": (" et al.", ", et al.", ", et al", " et al", " and others", ", et al.", " et. al.", ", et alii"),
    "german": (" et al.", " u. a.", " u.a.", " u. A."),
    "french": (" et al.", " et coll.", " et alii"),
    "spanish": (" et al.", " y otros", " y cols.", " et al."),
    "portuguese": (" et al.", " e outros", " et al."),
    "dutch": (" et al.", " e.a.", " et al."),
    "czech": (" et al.", " a kol.", " aj."),
    "polish": (" i in.", " et al.", " i inni"),
    "swedish": (" m.fl.", " et al.", " m. fl."),
    "turkish": (" ve diğerleri", " vd.", " et al."),
}


_SUFFIXED = 0.012
"""The share of names with a suffix."""


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
                (". ", ". "),
                (". ", ". ") if language == "french" else (", ", " and "),
                ("; ", ", and "),
                (" – ", " – "),
                (" & ", " & "),
                (", ", chance.choice(_ANDS)),
                (", ", chance.choice(_ANDS)),
            )
        )
        if between == ". " and given != "full":
            between = last = "; "
        if language in _AND and chance.random() < 0.6:
            last = f" {_AND[language]} "
        comma = ", "
        if (inverted != "none" and given != "full" and chance.random() < 0.35) or (
            inverted == "all" and chance.random() < 0.1
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
            capitals=chance.random() < (0.16 if between == ". " or given == "full" else 0.08),
            most=chance.choice((20, 20, 20, 20, 6, 3, 1)),
            et_al=chance.choice(_ET_AL.get(language, _ET_AL["latin"])),
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
        if self.chance.random() < _SUFFIXED:
            return self._suffixed(family, given, straight=straight)
        return f"{given} {family}" if straight else f"{family}{self.comma}{given}"

    def _suffixed(self, family: str, given: str, *, straight: bool) -> str:
        suffix = self.chance.choice(("Jr.", "Jr.", "Jr", "Sr.", "II", "III"))
        if straight:
            return f"{given} {family}{self.chance.choice((' ', ', '))}{suffix}"
        return self.chance.choice(
            (
                f"{family}{self.comma}{given}, {suffix}",
                f"{family}, {suffix}, {given}",
                f"{family} {suffix}{self.comma}{given}",
                f"{family}{self.comma}{given} {suffix}",
            )
        )

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


def written_names(people: tuple[Person, ...], language: str, chance: random.Random, *, editors: bool = False) -> str:
    """People as a list in the language prints them."""
    if language in _CJK_BETWEEN:
        return _own_names(people, language, chance)
    if language == "cyrillic":
        return _slavic_names(people, chance)
    return Hand.drawn(chance, language).all(people, editors=editors)


def families(people: tuple[Person, ...], chance: random.Random) -> str:
    """The family names of people, two at most, as short references have them."""
    families = [family for family, given in people if given]
    return chance.choice((" and ", " & ", "/", ", ")).join(families[:2])
