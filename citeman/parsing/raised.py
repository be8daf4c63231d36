"""Citations printed as raised numbers — "as shown before¹²,¹⁴–¹⁶." — told from powers, units and marks of notes.

What may not live here: how a file shows that a number is raised (see `reading.raised`), what a citation's number means
(see `citations`).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citeman.model import Span
from citeman.text import has_cjk, plain_dashes

_FEWEST = 3
"""How many entries a list has at least: a few powers would cover a shorter one."""

_FEWEST_ONCE = 5
"""The same where every number is called once."""

_CITED, _CITED_ONCE, _KNOWN, _BRACKETED = 0.5, 0.85, 0.9, 0.3
"""Which part of a list is cited at least; the same where every number is called once, one after the other, as marks of
footnotes are too; which part of the marks names entries; which part of the list may be cited in brackets as well.
"""

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_DIGITS + "⁻˒", "0123456789-,")
_PRINTED = re.compile(
    rf"[{_DIGITS}]++(?:[-,;‐‑‒–—⁻˒][{_DIGITS}]++|,\s[{_DIGITS}]++(?!\w))*+[-‐‑‒–—⁻]?"
    r"|\^\d[\d,;‒–—\s-]*\^(?!\w)|\^\(\d[\d,;‒–—\s-]*\)|<sup>\d[\d,;‒–—\s-]*</sup>"
)
"""Raised numbers as plain text has them: digits of their own, pandoc's mark-up, HTML's in Markdown."""

_NUMBERS = re.compile(r"\d{1,3}(?:\s?[-,;]\s?\d{1,3})*")
_BETWEEN = re.compile(r"\d?\s?[,;‐‑‒–—-]\s?")
_WORD = re.compile(r"([^\W\d_]+)\W*$")
_NUMBER_ENDS = re.compile(r"(?<![\d.])(?:1[5-9]|20)\d\d[)\]]?$|\d\s?(?:%|[%)]?[.,;:])$")
"""A year, or a number behind which the clause ends: what is raised there is no power."""

_LOWER = re.compile(r"(?<![^\W_])[a-zà-öø-ÿа-яіїєґ]{4,}(?![^\W_])")
_POWERED = frozenset(
    "mm cm dm km nm µm μm pm ft in mi yd sec min hr kg mg ha mol rad deg log ln sin cos tan exp chi eta".split()
)
"""Units and functions behind which a raised digit is a power."""

_NEAR = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedMark:
    """Raised numbers behind a word of the running text: where they stand, and as printed, with plain dashes."""

    start: int
    end: int
    printed: str


def raised_marks(text: str, spans: Sequence[Span], start: int, stop: int) -> Iterator[RaisedMark]:
    """The raised numbers of a stretch that stand as citations do: behind a word, or a mark behind one.

    They are the text's own raised digits, and those at `spans` (in order).

    >>> [mark.printed for mark in raised_marks("It is so, as was shown¹²,¹⁴–¹⁶ over 5 km² at 10⁶ K.", (), 0, 52)]
    ['12,14-16']
    """
    printed = [Span(start=found.start(), end=found.end()) for found in _PRINTED.finditer(text, start, stop)]
    held = [span for span in spans if start <= span.start and span.end <= stop]
    for span in sorted([*printed, *_joined(text, held)], key=lambda each: each.start):
        bare = re.sub(r"</?sup>|[\^()]", "", text[span.start : span.end])
        core = plain_dashes(bare.translate(_PLAIN)).replace("--", "-").strip(",; ")
        if _NUMBERS.fullmatch(core) and _behind_a_word(text, span, core):
            yield RaisedMark(start=span.start, end=span.end, printed=core)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, those as one between which only a comma or a dash stands."""
    last: Span | None = None
    for span in spans:
        if last is not None and _BETWEEN.fullmatch(text, last.end - 1, span.start):
            last = Span(start=last.start, end=span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _behind_a_word(text: str, span: Span, core: str) -> bool:
    """Whether the numbers at a place stand where a citation may.

    That is neither in a formula or behind a unit, nor behind a name in a line of names.
    """
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + 1]
    before = before.removesuffix("(") if after == ")" else before
    before = before.removesuffix(" ")
    last = before[-1:]
    if not last or (after.isalnum() and not has_cjk(after)) or after in {"+", "⁺"}:
        return False
    word = _WORD.search(before)
    if word is None:
        return _NUMBER_ENDS.search(before) is not None and _prose(text, span)
    if not (last.isalpha() or last in ".,;:!?)]}'\"’”»›…%。，；：！？）」』》"):
        return False
    if core.isdigit() and len(core) == 1 and _may_be_powered(before, word[1]):
        return False
    return word[1][0].islower() or has_cjk(word[1]) or _prose(text, span)


def _may_be_powered(before: str, word: str) -> bool:
    """Whether a lone digit behind a text may be its power: behind one letter, a unit, or a bracket of such."""
    if before[-1] == ")":
        inside = before[before.rfind("(") + 1 : -1]
        return re.search(r"[^\W\d_]{2}", inside) is None or re.search(r"[=+*/×·−]", inside) is not None
    return before[-1].isalpha() and ((len(word) == 1 and not has_cjk(word)) or word in _POWERED)


def _prose(text: str, span: Span) -> bool:
    """Whether a line holds words beside names."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    high = text.find("\n", span.end, span.end + _NEAR)
    line = text[low : high if high >= 0 else span.end + _NEAR]
    return len(_LOWER.findall(line)) >= 2


def are_citations(
    marks: Sequence[Sequence[int]], labels: Collection[str], bracketed: int, *, numbered: bool = True
) -> bool:
    """Whether a text's raised numbers (those of each mark) are certain to be citations of a list with these labels.

    They are where the list is numbered from 1 on, most of it is cited so and hardly a mark names what it does not hold,
    and numbers in brackets are not its citations instead (they cite `bracketed` of its entries). Numbers called once
    each, one after the other, may be marks of footnotes: they must name nearly the whole list. Of a list that is not
    `numbered` (`labels` count its entries) all must be cited, and otherwise than footnotes are.

    >>> are_citations([[1], [2, 3], [1, 4]], {"1", "2", "3", "4"}, 0)
    True
    >>> are_citations([[2], [2], [3]], {"1", "2", "3", "4", "5", "6"}, 0)
    False
    """
    listed = {int(label) for label in labels if label.isdecimal()} - {0}
    size = max(listed, default=0)
    if len(listed) < max(_FEWEST, _KNOWN * size) or bracketed > _BRACKETED * size:
        return False
    known = [mark for mark in marks if listed.issuperset(mark)]
    cited = {number for mark in known for number in mark}
    if len(known) < _KNOWN * len(marks) or len(cited) < (_CITED if numbered else 1.0) * size:
        return False
    once = all(len(mark) == 1 for mark in known) and all(low < high for (low,), (high,) in pairwise(known))
    return not once or (numbered and len(cited) >= _CITED_ONCE * size and size >= _FEWEST_ONCE)
