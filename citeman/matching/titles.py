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

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

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
    ("reply", re.compile(r"^(?:an? )?(?:reply|replies|rejoinder|response|authors?(?: s)? (?:reply|response))(?: to| from| by|$)|\b(?:reply|rejoinder|authors? s? ?response)$")),
    ("review", re.compile(r"^(?:book reviews?|reviews? of (?:the )?books?)\b|\bbook review$")),
    ("retraction", re.compile(r"^(?:retracted|retraction|withdrawn)\b")),
)  # fmt: skip
"""Kinds of notices about another work whose title they carry."""

_MAYBE_NUMBER = re.compile(r"\d|\b(?:[ivx]+|part|pt|vol|volume|chapter|book|phase|no|number|supplement|series)\b")
_MAYBE_NOTICE = re.compile(
    r"errat|corrig|correct|addend|comment|discuss|remark|repl|rejoin|respon|review|retract|withdraw"
)
_NOTHING: frozenset[str] = frozenset()
TELLING_WORDS = 4
_SECTION = frozenset({
    "abstract", "abstracts", "address", "answer", "answers", "announcement", "announcements", "annual", "article", "book", "books", "calendar", "call", "calls",
    "chair", "chairman", "column", "comment", "comments", "conclusion", "conclusions", "contents", "correction", "corrections",
    "correspondence", "corrigendum", "cover", "discussion", "editor", "editorial", "editorials", "editors", "errata", "erratum", "events",
    "foreword", "front", "guest", "highlights", "index", "interview", "introduction", "introductory", "invited", "issue", "keynote", "letter",
    "letters", "list", "masthead", "matter", "meeting", "meetings", "message", "minutes", "news", "note", "notes", "notice", "obituary",
    "opening", "overview", "panel", "paper", "papers", "posters", "preface", "preliminary", "president", "press", "proceedings", "program",
    "prologue", "publications", "question", "questions", "literature", "publisher", "referees", "remarks", "reply", "report", "reports", "response", "review", "reviewers", "reviews",
    "s", "section", "secretary", "session", "special", "summary", "supplement", "table", "thanks", "title", "tutorial", "treasurer", "update",
    "viewpoint", "volume", "welcome", "a", "an", "the", "of", "on", "in", "and", "for", "to", "from", "this", "our",
})  # fmt: skip
"""Words of which headings of regular sections are made: a title of nothing else is shared by many works."""
_LITTLE = frozenset({
    "a", "an", "the", "of", "on", "in", "and", "for", "to", "with", "by", "from", "at", "as", "its", "some", "using", "via", "de", "la",
    "le", "der", "die", "das", "und", "et", "s",
})  # fmt: skip
"""Words whose presence or absence tells nothing."""


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
    clean = _BRACKET_END.sub("", _YEAR_FRONT.sub("", _TAG.sub(" ", text) if "<" in text or "$" in text else text))
    folded = fold(clean)
    if not folded:
        folded = fold(text)
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


def agreement(a: Title, b: Title, around: Callable[[], frozenset[str]] = frozenset) -> str:
    """How two titles agree, as the name of a state (see `compare.STATES`).

    `around` gives the words of the two Items' other fields (names, containers, years): a title that was cut too long
    holds some of them, and they then tell nothing. Words are weighed by their rarity.
    """
    if a.compact == b.compact:
        return _graded("same", min(a.information, b.information))
    if has_cjk(a.text) != has_cjk(b.text):
        return "missing"
    shared = a.bag & b.bag
    similarity = ratio(a.compact, b.compact, score_cutoff=50.0)
    if not shared and similarity < 75.0:
        return "differs"
    short, long = (a, b) if len(a.compact) <= len(b.compact) else (b, a)
    mine, theirs, misprints = _leftover(short.bag - shared, long.bag - shared)
    common = sum(map(rarity, shared)) + misprints
    if not mine and not theirs:
        return _graded("near", short.information)
    if not mine or (not theirs and similarity):
        return _extended(short, long, mine or theirs, around)
    if not similarity and common < 0.35 * short.information:
        return "differs"
    if (mine | theirs) <= around() | _LITTLE:
        return _graded("shifted", common)
    if long.compact.startswith(short.compact):
        return _graded("beginning", short.information)
    lost, more = sum(map(rarity, mine)), sum(map(rarity, theirs))
    coverage = common / (common + lost + more)
    if coverage >= 0.97 or similarity >= 96.0 and not any(map(is_known, mine)):
        return _graded("near", short.information)
    if lost <= 0.12 * short.information and lost < more and _in_order(short, long):
        return _graded("extended", short.information)
    if coverage >= 0.6:
        return "reworded"
    return "alike" if coverage >= 0.3 else "differs"


def _leftover(mine: frozenset[str], theirs: frozenset[str]) -> tuple[frozenset[str], frozenset[str], float]:
    """The words of each side that have no partner: misprints are paired, broken and joined words put together.

    Words that say little ("the", "of") are dropped. The third value is the information of the paired words.
    """
    if not mine or not theirs:
        return mine - _LITTLE, theirs - _LITTLE, 0.0
    common = 0.0
    left, right = set(mine), set(theirs)
    for word in mine:
        if len(word) < 4 or not right:
            continue
        found = extractOne(word, right, scorer=Indel.normalized_similarity, score_cutoff=0.75)
        if found is not None and _misprint(word, found[0], found[1]):
            left.discard(word)
            right.discard(found[0])
            common += min(rarity(word), rarity(found[0]))
    for group, others in ((left, right), (right, left)):
        for word in [w for w in group if len(w) > 4]:
            pieces = {other for other in others if len(other) > 1 and other in word}
            if sum(map(len, pieces)) >= len(word) - 1:
                group.discard(word)
                others -= pieces
                common += rarity(word)
    return frozenset(left) - _LITTLE, frozenset(right) - _LITTLE, common


def _misprint(word: str, other: str, alike: float) -> bool:
    """Whether two words so much alike are likely one: a letter wrong, or another form of it (a plural, a hyphenation)."""
    if len(other) < 4 or word.isdigit() or other.isdigit():
        return False
    return not (is_known(word) and is_known(other)) or (word[:4] == other[:4] and alike >= 0.85)


def _extended(short: Title, long: Title, extra: frozenset[str], around: Callable[[], frozenset[str]]) -> str:
    """One title holds all words of the other and `extra` ones: a subtitle, or words of another field."""
    information = min(short.information, long.information)
    if extra <= around():
        return _graded("shifted", information)
    if long.compact.startswith(short.compact) or long.main == short.compact:
        return _graded("beginning", information)
    if sum(map(rarity, extra)) <= 0.12 * long.information and not any(map(is_known, extra)):
        return _graded("near", information)
    if short.compact in long.compact:
        return _graded("inside", information)
    return _graded("extended", information) if _in_order(short, long) else "reworded"


def _in_order(short: Title, long: Title) -> bool:
    """Whether the shorter title's letters follow each other in the longer one, with words put in between."""
    return LCSseq.similarity(short.compact, long.compact) >= 0.95 * len(short.compact)


def _graded(state: str, information: float) -> str:
    if information < 12.5:
        return state + "-common"
    return state if information < 32.0 else state + "-rare"


def numbers_agreement(a: Title, b: Title, around: Callable[[], frozenset[str]] = frozenset) -> str:
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
