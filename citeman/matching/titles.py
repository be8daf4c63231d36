"""Titles: how a title is prepared for comparison, and how two prepared titles agree.

What may not live here: other fields, weights, decisions.
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from citeman.matching.words import word_list, word_table
from citeman.text import fold, has_cjk

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>|\$[^$]*\$")
_BRACKET_END = re.compile(
    r"(?:\s*\[[^\[\]]{1,30}\]|\s*\((?:in )?[A-Za-z]{4,12}\)|\s*\([A-Za-z]{4,11} (?:abstract|paper|talk|version)\))+"
    r"[\s.]*$"
)
"""What databases put behind a title: "[Chinese]", "[Review] [33 refs]", "(in German)", "(extended abstract)"."""
_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3})[, ](\d{3})(?!\d)")
_SUBTITLE = re.compile(r"[:?!]\s|\.\s|\s[-\u2013\u2014]+\s|[\u2014\uff1a]")
_YEAR_FRONT = re.compile(r"^\W*(?:1[89]|20)\d\d\W+")
_NAMES_FRONT = re.compile(r"^[^():]{1,40}\((?:1[89]|20)\d\d[a-z]?\)[.,:]?\s+(?=.{20})")
"""The last authors and the year before a title that was cut from its entry too early: "Seung (1995). Learning …"."""
_OTHERS_FRONT = re.compile(r"^\W*et\.? al\b[\W]*(?=.{10})", re.IGNORECASE)
"""The end of a list of authors before a title."""
_ROMAN = word_table("numerals")
_SPELT = word_table("numerals_after_part")
_PART_WORDS = word_list("part")
_LITTLE = word_list("little")
_HANGING = word_list("hanging")
_SECTION = word_list("section")
_NOTICES = tuple(
    (kind, re.compile(form))
    for kind, form in {
        "correction": r"^(?:erratum|errata|corrigend(?:um|a)|(?:author |publisher )?corrections?|addendum)\b"
        r"(?! (?:of|for)\b)|\b(?:erratum|corrigendum)$",
        "comment": r"^(?:an? )?(?:comments?|commentary|discussion|remarks?)(?: on| of| to|$)"
        r"|\b(?:a comment|comment on)\b|\bcomments?$",
        "reply": r"^(?:an? )?(?:reply|replies|rejoinder|response|authors?(?: s)? (?:reply|response))(?: to| from| by|$)"
        r"|\b(?:reply|rejoinder|authors? s? ?response)$",
        "review": r"^(?:book reviews?|reviews? of (?:the )?books?)\b|\bbook review$",
        "retraction": r"^(?:retracted|retraction|withdrawn)\b",
    }.items()
)
"""Kinds of notices about another work whose title they carry, by the folded title."""
_ORDINALS = word_table("ordinals")
_CARDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th)?$")
_MAYBE_NUMBER = re.compile(
    r"\d|\b(?:[ivx]+|part|pt|vol|volume|chapter|book|phase|no|number|supplement|series|second|\w*th|third)\b"
)
"""A quick look whether a title can hold a number at all."""
_MAYBE_NOTICE = re.compile(
    r"errat|corrig|correct|addend|comment|discuss|remark|repl|rejoin|respon|review|retract|withdraw"
)
_NOTHING: frozenset[str] = frozenset()
TELLING_WORDS = 4
_TELLING, _RARE = 12.5, 32.0
"""From how much information on (see `Title.information`) shared words say more than the heading of a section does, and
from how much on nobody else is likely to have chosen them."""
_LONG, _FEW_LETTERS = 20, 2
"""In titles of so many letters so many may be misprinted."""


Around = Callable[[], frozenset[str]]


class Title(NamedTuple):
    """A title made ready for comparison."""

    compact: str
    """Folded, without blanks: broken words and hyphens no longer matter."""
    text: str
    """Folded words parted by blanks."""
    words: tuple[str, ...]
    bag: frozenset[str]
    telling: tuple[str, ...]
    """Its rarest words, the rarest first."""
    main: str
    """The compact form of what stands before the subtitle, where there is one."""
    numbers: frozenset[str]
    parts: frozenset[str]
    """Numbers of parts, volumes, chapters: "Part II" gives "2"."""
    notice: str | None
    """The kind of notice (correction, comment, reply, review, retraction) that the title declares itself to be."""
    information: float
    """0 for the heading of a regular section ("Editorial"); else how much two titles that share all its words have in
    common: the sum of the words' rarities, in nats."""


@lru_cache(maxsize=1)
def background() -> tuple[dict[str, int], int]:
    """In how many titles each frequent word stands, and the number of titles counted (written by `training`)."""
    lines = files("citeman.matching").joinpath("terms.txt").read_text("utf-8").splitlines()
    counts = {}
    total = 1
    for line in lines:
        word, _, count = line.partition(" ")
        if word == "#titles":
            total = int(count)
        elif not word.startswith("#"):
            counts[word] = int(count)
    return counts, total


@lru_cache(maxsize=1)
def _rarities() -> tuple[dict[str, float], float]:
    counts, total = background()
    return {word: math.log(total / count) for word, count in counts.items()}, math.log(total)


def rarity(word: str) -> float:
    """The negative logarithm of the share of titles that hold the word: 0 for one that stands everywhere.

    >>> rarity("the") < rarity("research") < rarity("autopoiesis")
    True
    """
    known, unknown = _rarities()
    return known.get(word, unknown)


def is_known(word: str) -> bool:
    """Whether the word is an ordinary one, found in the background titles (a misprint seldom is)."""
    return word in background()[0]


def prepare(text: str | None) -> Title | None:
    """The title ready for comparison, or None where there is nothing to compare.

    >>> prepare("Learn-ability of <i>Formulae</i>, Part II. [Chinese]").parts
    frozenset({'2'})
    """
    if not text:
        return None
    bare = _TAG.sub(" ", text) if "<" in text or "$" in text else text
    begun = _NAMES_FRONT.sub("", _YEAR_FRONT.sub("", _OTHERS_FRONT.sub("", bare)))
    clean = _THOUSANDS.sub(r"\1\2", _BRACKET_END.sub("", begun))
    folded = fold(clean) or fold(text)
    if not folded:
        return None
    words = _words(folded)
    cut = _SUBTITLE.search(clean, 8)
    known, unknown = _rarities()
    bag = frozenset(words)
    rarities = {word: known.get(word, unknown) for word in bag}
    numbers, parts = _numbers(folded.split(" ")) if _MAYBE_NUMBER.search(folded) else (_NOTHING, _NOTHING)
    return Title(
        compact=folded.replace(" ", ""),
        text=folded,
        words=words,
        bag=bag,
        telling=_telling(rarities),
        main=fold(clean[: cut.start()]).replace(" ", "") if cut else "",
        numbers=numbers,
        parts=parts,
        notice=_notice(folded) if _MAYBE_NOTICE.search(folded) else None,
        information=0.0 if bag <= _SECTION else sum(rarities.values()),
    )


def _telling(rarities: dict[str, float]) -> tuple[str, ...]:
    """The words with the highest rarity, a longer one before a shorter one where two are as rare."""
    ranked = sorted(rarities, key=lambda word: (-min(rarities[word], 9.0) - 0.01 * min(len(word), 20), word))
    return tuple(ranked[:TELLING_WORDS])


def _notice(folded: str) -> str | None:
    return next((kind for kind, form in _NOTICES if form.search(folded)), None)


def _words(folded: str) -> tuple[str, ...]:
    if folded.isascii() or not has_cjk(folded):
        return tuple(folded.split(" "))
    out: list[str] = []
    for word in folded.split(" "):
        out.extend(a + b for a, b in pairwise(word)) if has_cjk(word) and len(word) > 1 else out.append(word)
    return tuple(out)


def _numbers(words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """All numbers of a title, and among them those of parts ("Part II", a Roman numeral)."""
    numbers, parts = set(), set()
    previous = ""
    last = len(words) - 1
    for place, word in enumerate(words):
        after_part = previous in _PART_WORDS
        part = _SPELT.get(word) if after_part else None
        if word in _ROMAN and (len(word) > 1 or after_part or place == last):
            part = _ROMAN[word]
        elif word == "i" and place == last > 1:
            part = "1"
        cardinal = _CARDINAL.match(word)
        value = part or (cardinal.group(1) if cardinal else _ORDINALS.get(word))
        if value is not None:
            numbers.add(value)
            if part is not None or after_part:
                parts.add(value)
        previous = word
    return frozenset(numbers), frozenset(parts)


def agreement(a: Title, b: Title, around: Around = frozenset) -> str:
    """How two titles agree, as the name of a state (see `states.STATES`).

    `around` gives the words of the two Items' other fields (names, containers, years): a title that was cut too long
    holds some of them, and they then tell nothing. Words are weighed by their rarity.
    """
    if a.compact == b.compact:
        return _graded("same", min(a.information, b.information))
    if has_cjk(a.text) != has_cjk(b.text):
        return "missing"
    similarity = ratio(a.compact, b.compact, score_cutoff=50.0)
    if similarity < 75.0 and a.bag.isdisjoint(b.bag):
        return "differs"
    short, long = (a, b) if len(a.compact) <= len(b.compact) else (b, a)
    return _fuzzily(short, long, similarity, around)


def _fuzzily(short: Title, long: Title, similarity: float, around: Around) -> str:
    shared = short.bag & long.bag
    if _lettered(short.bag - shared) and _lettered(long.bag - shared):
        return "alike" if similarity else "differs"
    mine, theirs, misprints = _leftover(short.bag - shared, long.bag - shared)
    if not mine and not theirs:
        return _graded("near", short.information)
    if not mine or (not theirs and similarity):
        return _extended(short, long, mine or theirs, around)
    common = sum(map(rarity, shared)) + misprints
    if not similarity and common < 0.35 * short.information:
        return "differs"
    if (mine | theirs) <= around() | _LITTLE:
        return _graded("shifted", common)
    return _by_words(short, long, _Difference(similarity, common, mine, theirs))


def _lettered(words: frozenset[str]) -> bool:
    """Whether a letter alone is among the words: "vitamin D" is not "vitamin E"."""
    return any(len(word) == 1 and word.isalpha() for word in words)


class _Difference(NamedTuple):
    """What tells two titles apart that both have words of their own."""

    similarity: float
    common: float
    mine: frozenset[str]
    theirs: frozenset[str]


def _by_words(short: Title, long: Title, difference: _Difference) -> str:
    """How two titles agree of which each has words that the other lacks."""
    if long.compact.startswith(short.compact):
        return _beginning(short, short.information)
    lost, more = sum(map(rarity, difference.mine)), sum(map(rarity, difference.theirs))
    coverage = difference.common / (difference.common + lost + more)
    garbled = difference.similarity >= 96.0 and not any(map(is_known, difference.mine))
    if coverage >= 0.97 or garbled or _misspelt(short, long, difference.mine, difference.theirs):
        return _graded("near", short.information)
    if lost <= 0.12 * short.information and lost < more and _in_order(short, long):
        return _graded("extended", short.information)
    if coverage >= 0.6:
        return _reworded(difference.common)
    return "alike" if coverage >= 0.3 else "differs"


def _leftover(mine: frozenset[str], theirs: frozenset[str]) -> tuple[frozenset[str], frozenset[str], float]:
    """The words of each side that have no partner: misprints are paired, broken and joined words put together.

    Words that say little ("the", "of") are dropped. The third value is the information of the paired words.
    """
    if not mine or not theirs:
        return mine - _LITTLE, theirs - _LITTLE, 0.0
    common = 0.0
    left, right = set(mine), set(theirs)
    for group, others in ((left, right), (right, left)):
        for word in sorted(w for w in group if len(w) > 4):
            pieces = {other for other in others if len(other) > 1 and other in word}
            if sum(map(len, pieces)) >= len(word) - 1:
                group.discard(word)
                others.difference_update(pieces)
                common += rarity(word)
    for word in sorted(left):
        if len(word) < 4 or not right:
            continue
        found = extractOne(word, right, scorer=Indel.normalized_similarity, score_cutoff=0.75)
        if found is not None and _misprint(word, found[0], found[1]):
            left.discard(word)
            right.discard(found[0])
            common += min(rarity(word), rarity(found[0]))
    return frozenset(left) - _LITTLE, frozenset(right) - _LITTLE, common


def _misprint(word: str, other: str, alike: float) -> bool:
    """Whether two words so much alike are likely one: a letter wrong, or another form (a plural, a hyphenation)."""
    if len(other) < 4 or word.isdigit() or other.isdigit():
        return False
    return not (is_known(word) and is_known(other)) or (word[:4] == other[:4] and alike >= 0.85)


def _misspelt(short: Title, long: Title, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two longer titles differ in a letter or two, and words are none on one side ("wex objectt model")."""
    if len(short.compact) < _LONG or any(map(str.isdigit, mine | theirs)):
        return False
    if any(map(is_known, mine)) and (any(map(is_known, theirs)) or not theirs):
        return False
    return Levenshtein.distance(short.compact, long.compact, score_cutoff=_FEW_LETTERS) <= _FEW_LETTERS


def _extended(short: Title, long: Title, extra: frozenset[str], around: Around) -> str:
    """One title holds all words of the other and `extra` ones: a subtitle, or words of another field."""
    information = min(short.information, long.information)
    if extra <= around():
        return _graded("shifted", information)
    if long.compact.startswith(short.compact) or long.main == short.compact:
        return _beginning(short, information)
    little = sum(map(rarity, extra)) <= 0.12 * long.information and not any(map(is_known, extra))
    if little or _misspelt(short, long, extra, _NOTHING):
        return _graded("near", information)
    if short.compact in long.compact:
        return _graded("inside", information)
    return _graded("extended", information) if _in_order(short, long) else _reworded(information)


def _reworded(information: float) -> str:
    """Where little is shared, other words make another title ("Book reviews", "Book review column")."""
    return "reworded" if information >= _TELLING else "alike"


def _beginning(short: Title, information: float) -> str:
    """The longer title goes on where the shorter one ends: no title ends with "for" or "of" by itself."""
    return _graded("cut" if short.words[-1] in _HANGING else "beginning", information)


def _in_order(short: Title, long: Title) -> bool:
    """Whether the shorter title's letters follow each other in the longer one, with words put in between."""
    return LCSseq.similarity(short.compact, long.compact) >= 0.95 * len(short.compact)


def _graded(state: str, information: float) -> str:
    if information < _TELLING:
        return state + "-common"
    return state if information < _RARE else state + "-rare"


def numbers_agreement(a: Title, b: Title, around: Around = frozenset) -> str:
    """How the numbers in two titles agree: "Part I" and "Part II", "Report 2015" and "Report 2016" contradict.

    A number that stands in another field of either Item (`around`) came from there and tells nothing.
    """
    if a.numbers == b.numbers:
        return "same" if a.numbers else "missing"
    if a.parts != b.parts and a.parts and b.parts and not (a.parts <= b.numbers or b.parts <= a.numbers):
        return "parts"
    strange = around()
    mine, theirs = a.numbers - strange, b.numbers - strange
    if mine and theirs and not (mine <= b.numbers or theirs <= a.numbers):
        return "contradicts"
    if a.parts != b.parts:
        return "part"
    return "extra" if mine ^ theirs else "missing"


def notices_agreement(a: Title, b: Title) -> str:
    """Whether one title is an erratum, a comment, a reply or a review, and the other is not."""
    if a.notice == b.notice:
        return "same" if a.notice else "missing"
    return "contradicts"
