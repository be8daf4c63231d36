"""Emphasis as Markdown and HTML mark it: what is printed in it is one field, and the tagger's labels are held to that.

Lists converted to text keep their italics as "*…*", "_…_", "<i>…</i>", and styles print whole fields in them. What may
not live here: scores; fields other than those in `NAMES`.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from citeman.parsing.tagset import TAGS
from citeman.parsing.tokens import Token

if TYPE_CHECKING:
    from citeman.parsing.tagger import Tagged

NAMES = frozenset(("title", "journal", "book", "series", "publisher"))
"""The labels that emphasis tells apart."""

_RUN = re.compile(
    r"(?<![\w*])(\*{1,3})(?P<starred>[^\s*](?:[^*]*[^\s*])?)\1(?![\w*])"
    r"|(?<!\w)(__?)(?P<underscored>[^\s_](?:[^_]*[^\s_])?)\3(?!\w)"
    r"|<(i|em|b|strong|italic)>(?P<tagged>[^<>]+)</\5>"
)
_FEWEST = 4
"""A run of fewer words may well be a species or a ship in the middle of a title."""
_MOST = 4.0
"""How much less likely than the tagger's own the labels may be that emphasis asks for: the logarithm of the odds."""
_MOST_RUNS = 8
"""No reference has more; a longer text is not gone through."""


class Run(NamedTuple):
    """A run of emphasis by its tokens: its first mark, its first inside, the first mark behind that, what comes next.

    `opened`, `closed`: whether a mark, a number or an end of the reference stands before it, behind it. Where one of
    them does, a field begins or ends there, and so at the run's other end too; a run between words may be part of a
    title.
    """

    start: int
    first: int
    behind: int
    end: int
    opened: bool
    closed: bool


def runs(text: str, tokens: Sequence[Token]) -> list[Run]:
    """The runs of several words that begin or end where a field does.

    >>> from citeman.parsing.tokens import tokenize
    >>> text = "2019. *Small shops go online* Retail Review"
    >>> runs(text, tokenize(text))
    [Run(start=2, first=3, behind=7, end=8, opened=True, closed=False)]
    """
    if "*" not in text and "_" not in text and "</" not in text:
        return []
    return [run for run in _all(text, tokens) if run.opened or run.closed]


def _all(text: str, tokens: Sequence[Token]) -> Iterator[Run]:
    starts = [token.start for token in tokens]
    for found in _RUN.finditer(text):
        within = found.span(found.lastgroup or 0)
        start, first, behind, end = (bisect_left(starts, place) for place in (found.start(), *within, found.end()))
        if sum(_is_word(tokens, place) for place in range(first, behind)) >= _FEWEST:
            yield Run(start, first, behind, end, not _is_word(tokens, start - 1), not _is_word(tokens, end))


def _is_word(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and tokens[place].text[0].isalpha()


Tag = Callable[[Sequence[Sequence[Token]], Sequence[Sequence[set[str]]]], list["Tagged"]]
"""Gives the best labels of references whose tokens may have only some (`tagger.Tagger.tag`)."""


def heeded(text: str, tokens: Sequence[Token], tagged: "Tagged", tag: Tag) -> "Tagged":
    """The labels, or others nearly as likely by which each run of emphasis is one field that ends where it does.

    That field is one that the tagger saw in the run, or the title.
    """
    met = runs(text, tokens)[:_MOST_RUNS]
    allowed = [set(TAGS)] * (len(tokens) if met else 0)
    for run in met:
        over = list(_over_ends(run, tokens))
        if _broken(run, over, tokens, tagged.labels):
            found = sorted(NAMES.intersection(("title", *tagged.labels[run.first : run.behind])))
            ways = [_narrowed(allowed, run, over, label) for label in found]
            others = tag([tokens] * len(ways), ways)
            best = max(range(len(ways)), key=lambda place: others[place].score)
            if others[best].score > tagged.score - _MOST:
                allowed, tagged = ways[best], others[best]
    return tagged


def _over_ends(run: Run, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The tokens on both sides of each end over which no field goes: the one inside, then the one outside.

    What goes on in small letters may be the rest of a title.
    """
    before, past = run.start - 1, run.end
    while before >= 0 and _is_mark(tokens[before]):
        before -= 1
    while past < len(tokens) and _is_mark(tokens[past]):
        past += 1
    if run.opened and past < len(tokens) and not tokens[past].text.islower():
        yield run.behind - 1, past
    if run.closed and before >= 0 and not tokens[run.first].text.islower():
        yield run.first, before


def _is_mark(token: Token) -> bool:
    return token.text in ("*", "_") or (token.text[0] == "<" and len(token.text) > 1)


def _broken(run: Run, over: Sequence[tuple[int, int]], tokens: Sequence[Token], labels: Sequence[str]) -> bool:
    """Whether a field goes on over an end of the run, or two meet inside it with no mark between them."""
    words = (pair for pair in pairwise(range(run.first, run.behind)) if all(tokens[i].text[0].isalnum() for i in pair))
    return any(labels[outer] in NAMES and labels[outer] == labels[inner] for inner, outer in over) or any(
        labels[one] != labels[two] and NAMES.issuperset((labels[one], labels[two])) for one, two in words
    )


def _narrowed(allowed: Sequence[set[str]], run: Run, over: Sequence[tuple[int, int]], label: str) -> list[set[str]]:
    """What each token's label may be if the run is one field of this label."""
    out = list(allowed)
    for place in range(run.start, min(run.end, len(out))):
        inside = run.first <= place < run.behind
        out[place] = out[place] - (NAMES - {label} if inside else NAMES)
    for _, outer in over:
        out[outer] = out[outer] - {label}
    return out
