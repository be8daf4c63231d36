"""Titles: how a title is prepared for comparison, and how two prepared titles agree.

What may not live here: other fields, weights, decisions.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio, ratio, token_sort_ratio

from citeman.text import fold, has_cjk

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>|\$[^$]*\$")
_BRACKET_END = re.compile(r"\s*[\[(](?:in )?[A-Za-z]{4,12}[\])][\s.]*$")
_SUBTITLE = re.compile(r"[:?!]\s|\.\s|\s[-\u2013\u2014]+\s|[\u2014\uff1a]")
_YEAR_FRONT = re.compile(r"^\W*(?:1[89]|20)\d\d\W+")
_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15",
}  # fmt: skip
_SPELT = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "first": "1", "second": "2",
    "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "a": "a", "b": "b", "c": "c", "d": "d", "i": "1",
}  # fmt: skip
_PART_WORDS = frozenset({"part", "pt", "volume", "vol", "chapter", "book", "phase", "number", "no", "supplement", "series"})  # fmt: skip
_NOTICES = (
    ("correction", re.compile(r"^(?:erratum|errata|corrigend(?:um|a)|corrections?|author correction|publisher correction|addendum)\b(?! (?:of|for)\b)|\b(?:erratum|corrigendum)$")),
    ("comment", re.compile(r"^(?:an? )?(?:comments?|commentary|discussion|remarks?)(?: on| of| to|$)|\b(?:a comment|comment on)\b|\bcomments?$")),
    ("reply", re.compile(r"^(?:an? )?(?:reply|replies|rejoinder|response|authors?(?: s)? (?:reply|response))(?: to| from| by|$)|\b(?:a reply|rejoinder|in reply)$")),
    ("review", re.compile(r"^(?:book reviews?|reviews? of (?:the )?books?)\b|\bbook review$")),
    ("retraction", re.compile(r"^(?:retracted|retraction|withdrawn)\b")),
)  # fmt: skip
"""Kinds of notices about another work whose title they carry."""

_LONGEST_NAMED_WORD = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title made ready for comparison."""

    compact: str
    """Folded, without blanks: broken words and hyphens no longer matter."""
    text: str
    """Folded words parted by blanks."""
    words: tuple[str, ...]
    main: str
    """The compact form of what stands before the subtitle, where there is one."""
    numbers: frozenset[str]
    parts: frozenset[str]
    """Numbers of parts, volumes, chapters: "Part II" gives "2"."""
    notice: str | None
    """The kind of notice (correction, comment, reply, review, retraction) that the title declares itself to be."""
    information: float
    """How much two titles that share all its words have in common: the sum of the words' rarities, in nats."""


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


def rarity(word: str) -> float:
    """The negative logarithm of the share of titles that hold the word: 0 for one that stands everywhere.

    >>> rarity("the") < rarity("research") < rarity("autopoiesis")
    True
    """
    counts, total = background()
    return math.log(total / max(counts.get(word, 0), 1.0))


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
    clean = _BRACKET_END.sub("", _YEAR_FRONT.sub("", _TAG.sub(" ", text) if "<" in text or "$" in text else text))
    folded = fold(clean)
    if not folded:
        folded = fold(text)
        if not folded:
            return None
    words = _words(folded)
    cut = _SUBTITLE.search(clean, 8)
    main = fold(clean[: cut.start()]).replace(" ", "") if cut else ""
    numbers, parts = _numbers(folded.split(" "))
    return Title(
        compact=folded.replace(" ", ""),
        text=folded,
        words=words,
        main=main,
        numbers=numbers,
        parts=parts,
        notice=next((kind for kind, form in _NOTICES if form.search(folded)), None),
        information=sum(map(rarity, set(words))),
    )


def _words(folded: str) -> tuple[str, ...]:
    if folded.isascii() or not has_cjk(folded):
        return tuple(folded.split(" "))
    out: list[str] = []
    for word in folded.split(" "):
        out.extend(a + b for a, b in pairwise(word)) if has_cjk(word) and len(word) > 1 else out.append(word)
    return tuple(out)


def _numbers(words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    numbers = set()
    parts = set()
    previous = ""
    last = len(words) - 1
    for place, word in enumerate(words):
        value = None
        if word.isdigit():
            value = word.lstrip("0") or "0"
        elif word in _ROMAN and (len(word) > 1 or previous in _PART_WORDS or place == last):
            value = _ROMAN[word]
        elif previous in _PART_WORDS:
            value = _SPELT.get(word)
        elif place == last and word == "i" and place > 1:
            value = "1"
        if value is not None:
            numbers.add(value)
            if previous in _PART_WORDS or not word.isdigit():
                parts.add(value)
        previous = word
    return frozenset(numbers), frozenset(parts)


def agreement(a: Title, b: Title) -> str:
    """How two titles agree, as the name of a state (see `compare.STATES`)."""
    if a.compact == b.compact:
        return _graded("same", min(a.information, b.information))
    if has_cjk(a.text) != has_cjk(b.text):
        return "missing"
    short, long = (a, b) if len(a.compact) <= len(b.compact) else (b, a)
    similarity = ratio(a.compact, b.compact, score_cutoff=55.0)
    if similarity >= 93.0:
        return _near(short, long)
    contained = _containment(short, long)
    if contained is not None:
        return contained
    similarity = max(similarity, token_sort_ratio(a.text, b.text, score_cutoff=55.0))
    if similarity >= 93.0:
        return _near(short, long)
    if similarity >= 82.0:
        return _graded("close", short.information)
    return "alike" if similarity >= 66.0 else "differs"


def _near(short: Title, long: Title) -> str:
    """Nearly the same letters: a misprint, unless a known word stands in another known word's place."""
    mine = [word for word in short.words if word not in long.words]
    theirs = [word for word in long.words if word not in short.words]
    if (
        mine
        and theirs
        and "".join(mine) != "".join(theirs)
        and any(map(_meaningful, mine))
        and any(map(_meaningful, theirs))
    ):
        if any(Indel.normalized_similarity(x, y) > 0.7 for x in mine for y in theirs):
            return _graded("near", short.information)
        return "reworded"
    return _graded("near", short.information)


def _meaningful(word: str) -> bool:
    return word.isdigit() or (len(word) > _LONGEST_NAMED_WORD and is_known(word))


def _containment(short: Title, long: Title) -> str | None:
    """Whether one title is the other cut short, or stands inside it with something else around it."""
    size = len(short.compact)
    if size < 10 or len(short.words) < 2:
        return None
    if long.compact.startswith(short.compact) or (long.main and ratio(short.compact, long.main) >= 95.0):
        return _graded("beginning", short.information)
    if partial_ratio(short.compact, long.compact, score_cutoff=92.0):
        if ratio(short.compact, long.compact[:size]) >= 92.0:
            return _graded("beginning", short.information)
        return _graded("inside", short.information)
    return None


def _graded(state: str, information: float) -> str:
    if information < 18.0:
        return state + "-common"
    return state if information < 32.0 else state + "-rare"


def numbers_agreement(a: Title, b: Title) -> str:
    """How the numbers in two titles agree: "Part I" and "Part II", "Report 2015" and "Report 2016" contradict."""
    if a.numbers == b.numbers:
        return "same" if a.numbers else "missing"
    if a.parts and b.parts and a.parts != b.parts and not (a.parts <= b.numbers or b.parts <= a.numbers):
        return "contradicts"
    if a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return "contradicts"
    return "part" if a.parts != b.parts else "extra"


def notices_agreement(a: Title, b: Title) -> str:
    """Whether one title is an erratum, a comment, a reply or a review, and the other is not."""
    if a.notice == b.notice:
        return "same" if a.notice else "missing"
    return "contradicts"
