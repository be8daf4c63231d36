"""One printed name in an alphabet → Name: what shape it has, and where its family name stands.

What may not live here: cutting a list into names, other scripts.
"""

import re
from enum import Enum
from functools import lru_cache

from citeman.model import Name
from citeman.parsing.fields.given_names import SURE, givenness, is_iberian
from citeman.parsing.lexicon import SURNAMES_PINYIN

_PARTICLES = frozenset(
    """von vom van de der den del della dell' dalla dal di da do dos das du des la le les el al bin ibn ben ter
    ten te zu zum zur
    af av
    d' l' 't y e auf""".split()
)
_SOFT_PARTICLES = frozenset(
    "Van Von De Del Della Di Da Dos Du La Le El Al Ben Bin Mac Mc St. Dal Dalla Lo Ter Ten D' Des Saint".split()
)
_GIVEN_TOO = frozenset(("Al", "Ben", "Bin", "Les"))
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ]"
_TWO_LETTERS = r"(?:Ch|Th|Ph|Yu|Zh|Sh|Kh|Ts|Ya|Gy|Cs|Zs|Sz|Ju|Дж|Ю)\."
_INITIAL = rf"(?:{_CAPITAL}\.?|{_TWO_LETTERS})"
_INITIALS = re.compile(rf"^(?:{_INITIAL}[\s\-‐–.’']*)+$")
_IN_CAPITALS = re.compile(rf"(?<!\w){_CAPITAL}{{3,}}(?![\w.])")
_JOINED = re.compile(rf"^{_CAPITAL}(?:-?{_CAPITAL}){{0,3}}$")
_LEADING = re.compile(
    rf"^((?:(?:{_CAPITAL}\.|{_CAPITAL}(?=[\s\-‐])|{_TWO_LETTERS})[\s\-‐–]*)+)(?=[^\W\d_]{{2}}|{_CAPITAL}['’])"
)
_SUFFIX = re.compile(r"[\s,]+(?P<mark>jr|sr|ii|iii|iv|2nd|3rd)\.?$", re.IGNORECASE)
_CLOSE_STOP = re.compile(r"\.(?=[^\W\d_])")
_FINAL_STOP = re.compile(r"(?<=[^\W\d_]{5})\.$")
"""The stop behind a whole name; one behind fewer letters may shorten it ("Chas.")."""
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|"
    r"iu|ou|"
    r"ua|ui|un|uo|ue|ve|a|e|i|o|u|v)"
)
PINYIN = re.compile(rf"^{_SYLLABLE}(?:['’-]?{_SYLLABLE})?$")
"""A word that can be Chinese in Latin letters."""


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
    joined = len(words) == 1 and len(text) <= 3 and _JOINED.match(text) and not PINYIN.match(text.lower())
    if joined or _is_initials(text):
        return Shape.INITIALS
    if all(is_particle(word.strip(".'’") or word) for word in words):
        return Shape.INITIALS
    if _LEADING.match(text):
        return Shape.INITIALS_FAMILY
    tail = _trailing(words)
    if 0 < tail < len(words):
        return Shape.FAMILY_INITIALS
    bare = [word for word in words if not is_particle(word)]
    return Shape.WORD if len(bare) == 1 else Shape.FULL


def is_led(text: str) -> bool:
    """Whether letters stand in front of a name ("B. Douglas Bernheim")."""
    return _LEADING.match(text) is not None


def is_begin(word: str) -> bool:
    """Whether a name can begin with a word: with a capital, or with a particle.

    >>> is_begin("Adorno"), is_begin("van"), is_begin("in")
    (True, True, False)
    """
    return word[0].isupper() or word in _PARTICLES


def is_particle(word: str) -> bool:
    """Whether a word is a particle and no given name that reads like one ("Ben", "Al")."""
    return word.lower() in _PARTICLES and word not in _GIVEN_TOO


def _is_initials(text: str) -> bool:
    """Whether there are only initials: every letter alone, or with a stop; "E. W. GARBISCH" has a name in capitals."""
    if not _INITIALS.match(text) or ("." in text and _IN_CAPITALS.search(text)):
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


def family_first(text: str) -> Name:
    """A name whose family name stands in front without a comma: it ends where a given name begins.

    >>> [family_first(each).family for each in ("Steenberger Marco R.", "García Márquez Gabriel", "Nagy Á. Béla")]
    ['Steenberger', 'García Márquez', 'Nagy']
    """
    words = text.split()
    bound = [i == 0 or is_particle(words[i]) or is_particle(words[i - 1]) for i in range(len(words))]
    begins = (
        i for i in range(1, len(words)) if not bound[i] and (givenness(words[i]) > -SURE or _is_initials(words[i]))
    )
    cut = next(begins, 1)
    return inverted(" ".join(words[:cut]), " ".join(words[cut:]), None)


def inverted(family: str, given: str, suffix: str | None) -> Name:
    """A name whose family name stands apart: "Smith, John"; particles before or behind are told.

    >>> name = inverted("Heydt", "August von der", None)
    >>> name.family, name.given, name.dropping_particle
    ('Heydt', 'August', 'von der')
    """
    particle, family = _leading_particles(family.strip(" ."))
    words = given.strip(" ,;").split()
    behind: list[str] = []
    while len(words) > 1 and words[-1].rstrip(".") in _PARTICLES:
        behind.insert(0, words.pop().rstrip("."))
    if suffix is None and len(words) > 1 and words[-1].strip(".").lower() in ("jr", "sr", "iii", "ii"):
        suffix = words.pop()
    if words and all(word.lower() in _PARTICLES and word.islower() for word in words):
        behind, words = words, []
    return Name(
        family=_cased(family),
        given=spaced_initials(_FINAL_STOP.sub("", " ".join(words))) or None,
        non_dropping_particle=particle or None,
        dropping_particle=" ".join(behind) or None,
        suffix=_suffix(suffix),
    )


def direct(text: str, suffix: str | None, *, second_names: bool = True) -> Name:
    """A name in the order of speech: "John van der Berg Jr."; one in capitals among others is the family name.

    `second_names`: whether a given name may stand in full behind letters ("B. Douglas Bernheim").

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
        rest = text[leading.end() :]
        letters = sum(map(str.isupper, leading[1]))
        cut = leading.end() + (_second_names(rest, letters=letters) if second_names else 0)
        return inverted(text[cut:], text[:cut], suffix)
    words = text.split()
    if len(words) < 2:
        return Name(family=_cased(text.strip(" .")), suffix=_suffix(suffix))
    if len(words[0]) < 4 and _JOINED.match(words[0]) and not PINYIN.match(words[0].lower()) and not words[1].isupper():
        return inverted(" ".join(words[1:]), words[0], suffix)
    capitals = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    if any(capitals) and not all(capitals):
        family = " ".join(word for word, capital in zip(words, capitals, strict=True) if capital)
        given = " ".join(word for word, capital in zip(words, capitals, strict=True) if not capital)
        return inverted(family, given, suffix)
    cut = len(words) - 1
    while cut > 1 and _joins(words[cut - 1]):
        cut -= 1
    if cut > 1 and cut == len(words) - 1 and is_iberian(words[cut]) and is_iberian(words[cut - 1]):
        cut -= 1
    if words[0].lower() in _PARTICLES and words[0].islower():
        cut = 0
    if cut == 0:
        return inverted(text, "", suffix)
    return inverted(" ".join(words[cut:]), " ".join(words[:cut]), suffix)


def _joins(word: str) -> bool:
    """Whether a word before the last belongs to the family name; a capital letter is an initial, not "e"."""
    return word in _SOFT_PARTICLES or (word.lower() in _PARTICLES and (len(word) > 1 or word.islower()))


def _second_names(text: str, *, letters: int = 1) -> int:
    """How far given names go that stand in full behind letters: "Douglas " in "B. Douglas Bernheim".

    >>> _second_names("Douglas Bernheim"), _second_names("García Márquez"), _second_names("Douglas")
    (8, 0, 0)
    """
    end = 0
    last = text.rsplit(maxsplit=1)[-1]
    for found in re.finditer(r"([^\W\d_]\.?|[^\W\d_]{2,})\s+(?=[^\W\d_])", text):
        if found.start() != end or not _is_second(found[1], last, letters):
            break
        end = found.end()
    return end


def _is_second(word: str, last: str, letters: int) -> bool:
    """Whether a word between letters and the last word is a given name, not the first of two family names."""
    if len(word.strip(".")) < 2:
        return True
    if word in _SOFT_PARTICLES or word.lower() in _PARTICLES or (is_iberian(word) and is_iberian(last)):
        return False
    given = givenness(word)
    return given > SURE or (letters == 1 and (given > 0 or given - givenness(last) > SURE))


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
    >>> spaced_initials("J. S. (Jerome Seymour)")
    'J. S.'
    """
    given = given.strip(" ,;()")
    letters = given.partition("(")[0].rstrip()
    if letters != given and ")" not in given and _is_initials(letters):
        given = letters
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
