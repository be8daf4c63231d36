"""Labels of any source → the one convention of `citeman.parsing.tagset`.

What may not live here: reading files, generating references.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token
from citeman.text import unaccented

_ISSUE_CUES = frozenset("no nr n numero num number issue iss heft h fasc вып № number nos nummer numer cis".split())
_VOLUME_CUES = frozenset(
    "vol vols v volume volumes jg jahrgang bd band t tome tomo tom том т vyp roc rocnik kot".split()
)
_NAME_CUES = frozenset(
    "in ed eds editor editors edited by hrsg hg hgg dir dirs sous la direction de herausgegeben von coord coords "
    "ред под сост a cura di with trans translated translator translators tr трад пер from the "
    "traduit par "
    "ubersetzt uberss uebers red edd editado por prod director directors dans "
    "и".split()
)
_CUES = {
    "volume": _VOLUME_CUES | _ISSUE_CUES | {"of"},
    "issue": _VOLUME_CUES | _ISSUE_CUES,
    "pages": frozenset("p pp pg pgs page pages s seite seiten с стр art article str ss pag pags pagg pags".split()),
    "editor": _NAME_CUES,
    "translator": _NAME_CUES,
    "author": frozenset(("by", "eds", "ed", "hrsg", "editor", "editors", "dir", "von", "par", "in")),
    "book": frozenset(("in", "dans", "en", "from", "to", "appear", "of", "ve", "v", "в")),
    "journal": frozenset(("in", "dans", "from", "to", "appear")),
    "series": frozenset(("of", "ser", "series", "coll")),
    "doi": frozenset(("doi", "https", "http", "dx")),
    "url": frozenset(
        (
            "url",
            "available",
            "at",
            "from",
            "online",
            "retrieved",
            "disponible",
            "sur",
            "en",
            "ligne",
            "in",
            "web",
            "see",
        )
    ),
    "identifier": frozenset(("isbn", "issn", "pmid", "pmcid")),
    "accessed": frozenset(
        (
            "accessed",
            "retrieved",
            "on",
            "consulted",
            "visited",
            "last",
            "from",
            "access",
            "date",
            "of",
            "dostupne",
            "cit",
            "consulte",
            "le",
            "abgerufen",
            "am",
            "available",
            "at",
            "url",
            "viewed",
            "checked",
            "sur",
            "the",
            "дата",
            "обращения",
        )
    ),
    "number": frozenset(),
}
_KEEP_AT_END = {
    "title": "?!）)]",
    "book": "?!)）",
    "journal": ")）",
    "series": ")）",
    "pages": "",
    "publisher": ")",
    "location": ")",
    "author": "",
    "edition": "",
}
_KEEP_AT_START = "¿¡"
"""Marks that open a Spanish sentence: part of a title as its last mark is."""
_PAIR = {")": "(", "]": "[", "）": "（"}
_TITLES = ("title", "book", "journal")
_OPENING_A_NAME = frozenset(("from", "to", "of"))
"""Cue words that with a capital begin a name: "From Frege to Wittgenstein"."""
_PARTICLES = frozenset(("von", "de", "la", "di", "del", "da", "van", "der"))


def tidy(tokens: Sequence[Token], labels: Sequence[str]) -> list[str]:
    """The labels with marks and cue words at the ends of every field put outside."""
    out = list(labels)
    for label, run in groupby(range(len(out)), key=out.__getitem__):
        if label != OUTSIDE:
            _trim(tokens, out, list(run), label)
    return out


def _trim(tokens: Sequence[Token], out: list[str], run: list[int], label: str) -> None:
    cues = _CUES.get(label, frozenset())
    begin, end = 0, len(run)
    texts = [tokens[i].text for i in run]
    lower = [unaccented(text).lower() for text in texts]
    while begin < end and _outside(texts[begin], lower[begin], cues, first=True):
        if label in _TITLES and (texts[begin] in _KEEP_AT_START or (texts[begin] == "(" and ")" in texts[begin:])):
            break
        if label == "pages" and _supplement(tokens, run[begin : begin + 2]):
            break
        begin += 1
    while begin < end:
        text = texts[end - 1]
        if text in _KEEP_AT_END.get(label, ""):
            opened = _PAIR.get(text)
            if opened is None or opened in texts[begin : end - 1]:
                break
        if not _outside(text, lower[end - 1], cues, first=False):
            break
        if _ends(tokens, run[begin:end][-2:], label):
            break
        end -= 1
    for place in (*range(begin), *range(end, len(run))):
        out[run[place]] = OUTSIDE


def _ends(tokens: Sequence[Token], places: Sequence[int], label: str) -> bool:
    """Whether the last of two tokens belongs to the field all the same: pages "12S", "Committee of Journal Editors"."""
    if label == "author" and len(places) == 2 and tokens[places[1]].text == "Editors":
        return len(tokens[places[0]].text) > 2 and tokens[places[0]].text.isalpha()
    return label == "pages" and _supplement(tokens, places[::-1])


def _supplement(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """Whether the first of two tokens is the letter of a supplement's page, printed at the other's digits: S12, 12S."""
    if len(places) < 2 or tokens[places[0]].text != "S" or not tokens[places[1]].text.isdigit():
        return False
    before, after = (tokens[place] for place in sorted(places))
    return before.end == after.start


def _outside(text: str, lower: str, cues: frozenset[str], *, first: bool) -> bool:
    if not text[0].isalnum():
        return True
    if first and lower in _OPENING_A_NAME and text[0].isupper() and "retrieved" not in cues:
        return False
    if first and lower in _PARTICLES and (text.isupper() or (text[0].islower() and "von" not in cues)):
        return False
    return lower in cues and not (len(text) == 1 and text.isupper() and "by" in cues)


def split_issue(tokens: Sequence[Token], labels: list[str], volume: str | None, issue: str | None) -> None:
    """Part tokens labelled volume into volume and issue: by the values where they are known, else by cue words."""
    for label, run in groupby(list(enumerate(labels)), key=itemgetter(1)):
        if label == "volume":
            _split_run(tokens, labels, [place for place, _ in run], volume, issue)


def _bracket(texts: list[str], lower: list[str]) -> int | None:
    """Where the issue begins in "12(3)", "(12)3", "(3)"; nowhere in "(Vol. 1"."""
    opens = texts.index("(")
    closes = texts.index(")", opens) if ")" in texts[opens:] else len(texts)
    if any(text[0].isalnum() for text in texts[:opens]):
        return opens if any(text[0].isalnum() for text in texts[opens:]) else None
    if any(text[0].isdigit() for text in texts[closes:]):
        return closes
    return None if any(word in _VOLUME_CUES for word in lower) else opens


def _split_run(
    tokens: Sequence[Token], labels: list[str], run: list[int], volume: str | None, issue: str | None
) -> None:
    texts = [tokens[i].text for i in run]
    lower = [unaccented(text).lower() for text in texts]
    cut = next((i for i, word in enumerate(lower) if word in _ISSUE_CUES and i + 1 < len(lower)), None)
    if cut is None and "(" in texts:
        cut = _bracket(texts, lower)
    if cut is None and volume and issue:
        digits = [i for i, text in enumerate(texts) if text[0].isalnum()]
        wanted = len(re.findall(r"\d+|[^\W\d]+", volume))
        cut = digits[wanted] if 0 < wanted < len(digits) else None
    if cut is not None:
        for i in run[cut:]:
            labels[i] = "issue"
