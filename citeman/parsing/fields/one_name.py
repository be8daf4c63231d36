"""One printed name in an alphabet → Name: what shape it has, and where its family name stands.

What may not live here: cutting a list into names, other scripts.
"""

import re
from enum import Enum
from functools import lru_cache

from citeman.model import Name
from citeman.parsing.lexicon import COMMON_SURNAMES_PINYIN, SURNAMES_PINYIN
from citeman.text import unaccented

_PARTICLES = frozenset(
    """von vom van de der den del della dell' dalla dal di da do dos das du des la le les el al bin ibn ben ter
    ten te zu zum zur
    af av
    d' l' 't y e auf""".split()
)
_SOFT_PARTICLES = frozenset(
    "Van Von De Del Della Di Da Dos Du La Le El Al Ben Bin Mac Mc St. Dal Dalla Lo Ter Ten D' Des Saint".split()
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ]"
_TWO_LETTERS = r"(?:Ch|Th|Ph|Yu|Zh|Sh|Kh|Ts|Ya|Gy|Cs|Zs|Sz|Ju|Дж|Ю)\."
_INITIAL = rf"(?:{_CAPITAL}\.?|{_TWO_LETTERS})"
_INITIALS = re.compile(rf"^(?:{_INITIAL}[\s\-‐–.’']*)+$")
_JOINED = re.compile(rf"^{_CAPITAL}(?:-?{_CAPITAL}){{0,3}}$")
_LEADING = re.compile(
    rf"^((?:(?:{_CAPITAL}\.|{_CAPITAL}(?=[\s\-‐])|{_TWO_LETTERS})[\s\-‐–]*)+)(?=[^\W\d_]{{2}}|{_CAPITAL}['’])"
)
_SUFFIX = re.compile(r"[\s,]+(?P<mark>jr|sr|ii|iii|iv|2nd|3rd)\.?$", re.IGNORECASE)
_CLOSE_STOP = re.compile(r"\.(?=[^\W\d_])")
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|"
    r"iu|ou|"
    r"ua|ui|un|uo|ue|ve|a|e|i|o|u|v)"
)
_PINYIN = re.compile(rf"^{_SYLLABLE}(?:['’-]?{_SYLLABLE})?$")


class Shape(Enum):
    """What a stretch between commas looks like."""

    INITIALS = "A. B."
    FAMILY_INITIALS = "Smith AB"
    INITIALS_FAMILY = "A. B. Smith"
    WORD = "Smith"
    FULL = "John Smith"
    OTHER = "?"


@lru_cache(maxsize=50_000)
def shape(text: str) -> Shape:
    """What a stretch looks like.

    >>> [shape(each).name for each in ("J. K.", "Smith JA", "J.-P. Serre", "Smith", "Zhang Yi", "van der Berg")]
    ['INITIALS', 'FAMILY_INITIALS', 'INITIALS_FAMILY', 'WORD', 'FULL', 'WORD']
    """
    words = text.split()
    if not words or len(words) > 7 or any(char.isdigit() for char in text):
        return Shape.OTHER
    joined = len(words) == 1 and len(text) <= 3 and _JOINED.match(text) and not _PINYIN.match(text.lower())
    if joined or _is_initials(text):
        return Shape.INITIALS
    if all(word.strip(".'’").lower() in _PARTICLES for word in words):
        return Shape.INITIALS
    if _LEADING.match(text):
        return Shape.INITIALS_FAMILY
    tail = _trailing(words)
    if 0 < tail < len(words):
        return Shape.FAMILY_INITIALS
    bare = [word for word in words if word.lower() not in _PARTICLES]
    return Shape.WORD if len(bare) == 1 else Shape.FULL


def _is_initials(text: str) -> bool:
    """Whether there are only initials: every letter alone, or with a stop."""
    if not _INITIALS.match(text):
        return False
    return "." in text or all(len(part) == 1 for part in re.split(r"[\s\-‐–]+", text))


def _trailing(words: list[str]) -> int:
    """How many words at the end are initials; words in capitals may be a family name in capitals."""
    count = 0
    for word in reversed(words):
        if not (_is_initials(word) or (_JOINED.match(word) and len(word) <= 4)):
            break
        count += 1
    if count == len(words):
        return count - 1 if len(words[0].strip(".")) > 1 else count
    body = words[: len(words) - count]
    if count and all(word.isupper() for word in body) and len(words[-1]) > 3 and "." not in words[-1]:
        return 0
    return count


def literal(text: str) -> Name:
    """A name left whole."""
    return Name(literal=text.strip(" ,;"))


def family_initials(text: str, suffix: str | None) -> Name:
    """A name as "Smith JA" or "van Berg J. P."."""
    words = text.split()
    count = _trailing(words)
    return inverted(" ".join(words[:-count]), " ".join(words[-count:]), suffix)


def inverted(family: str, given: str, suffix: str | None) -> Name:
    """A name whose family name stands apart: "Smith, John"; particles before or behind are told.

    >>> name = inverted("Heydt", "August von der", None)
    >>> name.family, name.given, name.dropping_particle
    ('Heydt', 'August', 'von der')
    """
    particle, family = _leading_particles(family.strip(" ."))
    words = given.strip(" ,;").split()
    behind: list[str] = []
    while len(words) > 1 and words[-1].lower() in _PARTICLES and words[-1].islower():
        behind.insert(0, words.pop())
    if suffix is None and len(words) > 1 and words[-1].strip(".").lower() in ("jr", "sr", "iii", "ii"):
        suffix = words.pop()
    if words and all(word.lower() in _PARTICLES and word.islower() for word in words):
        behind, words = words, []
    return Name(
        family=_cased(family),
        given=spaced_initials(" ".join(words)) or None,
        non_dropping_particle=particle or None,
        dropping_particle=" ".join(behind) or None,
        suffix=_suffix(suffix),
    )


def direct(text: str, suffix: str | None) -> Name:
    """A name in the order of speech: "John van der Berg Jr."; one in capitals among others is the family name.

    >>> name = direct("J.-P. van der Berg", None)
    >>> name.family, name.given, name.non_dropping_particle
    ('Berg', 'J.-P.', 'van der')
    >>> direct("Darren PLANT", None).family, direct("DOTTIN Georges", None).family
    ('Plant', 'Dottin')
    """
    found = _SUFFIX.search(text)
    if found and suffix is None:
        text, suffix = text[: found.start()], found.group("mark")
    leading = _LEADING.match(text)
    if leading:
        return inverted(text[leading.end() :], leading.group(1), suffix)
    words = text.split()
    if len(words) < 2:
        return Name(family=_cased(text.strip(" .")), suffix=_suffix(suffix))
    if len(words[0]) < 4 and _JOINED.match(words[0]) and not _PINYIN.match(words[0].lower()) and not words[1].isupper():
        return inverted(" ".join(words[1:]), words[0], suffix)
    capitals = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    if any(capitals) and not all(capitals):
        family = " ".join(word for word, capital in zip(words, capitals, strict=True) if capital)
        given = " ".join(word for word, capital in zip(words, capitals, strict=True) if not capital)
        return inverted(family, given, suffix)
    cut = len(words) - 1
    while cut > 1 and (words[cut - 1].lower() in _PARTICLES or words[cut - 1] in _SOFT_PARTICLES):
        cut -= 1
    if words[0].lower() in _PARTICLES and words[0].islower():
        cut = 0
    if cut == 0:
        return inverted(text, "", suffix)
    return inverted(" ".join(words[cut:]), " ".join(words[:cut]), suffix)


def _leading_particles(family: str) -> tuple[str, str]:
    words = family.split()
    cut = 0
    while cut < len(words) - 1 and words[cut].lower() in _PARTICLES and words[cut].islower():
        cut += 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _cased(family: str) -> str:
    """A family name in capitals as other names are written."""
    letters = family.replace("-", "").replace("'", "").replace("’", "").replace(" ", "")
    if not letters.isupper() or (len(letters) < 3 and letters.lower() not in SURNAMES_PINYIN):
        return family
    return re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), family)


def spaced_initials(given: str) -> str:
    """Given names as printed, with the last initial's stop, that the tagger leaves outside; joined initials stay so.

    >>> [spaced_initials(each) for each in ("JA", "J.A", "J.-P", "J P", "Jean-Paul", "J", "(A.-L.)")]
    ['JA', 'J. A.', 'J.-P.', 'J P', 'Jean-Paul', 'J.', 'A.-L.']
    """
    given = given.strip(" ,;()")
    compact = given.replace(".", "").replace(" ", "").replace("-", "").replace("‐", "")
    if not compact.isupper() or len(compact) > 5 or (len(compact) > 1 and "." not in given):
        return given
    spaced = _CLOSE_STOP.sub(". ", given)
    return spaced if spaced.endswith(".") else spaced + "."


def _suffix(mark: str | None) -> str | None:
    if not mark:
        return None
    bare = mark.strip(" .").lower()
    return {"jr": "Jr.", "sr": "Sr.", "junior": "Jr.", "senior": "Sr."}.get(bare, bare.upper())


def turn_pinyin(names: list[Name]) -> tuple[Name, ...]:
    """The names with those in pinyin turned where they stand family name first without a comma ("Zhang Yi").

    The family names decide, not the position: a common one in front, or a name whose last word is no family name. Where
    both could be, the other names of the list decide.
    """
    votes = [_front_family(name) for name in names]
    lean = sum(vote for vote in votes if vote is not None)
    out = []
    for name, vote in zip(names, votes, strict=True):
        open_to_both = vote is not None and vote > 0 and _weight(unaccented(name.family or "").lower()) > 0
        turned = (vote is not None and vote > 0 and not (open_to_both and lean < 0)) or (
            lean > 0 and vote != -1 and _may_turn(name)
        )
        out.append(_turned(name) if turned else name)
    return tuple(out)


def _may_turn(name: Name) -> bool:
    """Whether a name between turned ones is likely turned too: its first word is a family name, its last none."""
    first = unaccented((name.given or "").split(" ")[0]).lower()
    last = unaccented(name.family or "").lower()
    if "." in first or name.non_dropping_particle or len(first) < 2:
        return False
    return _weight(first) >= max(1, _weight(last))


def _turned(name: Name) -> Name:
    words = f"{name.given} {name.family}".split()
    return Name(family=words[0], given=" ".join(words[1:]))


def _front_family(name: Name) -> int | None:
    """1: the first word is the family name; -1: the last; 0: either; None: no name in pinyin without a comma."""
    family, given = name.family or "", name.given or ""
    if not given or name.non_dropping_particle or name.dropping_particle or "." in given or " " in family:
        return None
    words = [unaccented(word).lower() for word in f"{given} {family}".split()]
    if len(words) > 3 or not all(_PINYIN.match(word) for word in words) or len(given) < 2:
        return None
    first, last = _weight(words[0]), _weight(words[-1])
    if first == last:
        return 0 if first else None
    return 1 if first > last else -1


def _weight(word: str) -> int:
    """How well a word in pinyin can be a family name: 2 a common one, 1 a rare one, 0 none."""
    if word in COMMON_SURNAMES_PINYIN:
        return 2
    return 1 if word in SURNAMES_PINYIN else 0
