"""The labels of a numbered or lettered reference list: which marks there are, and which chain of them is the list's.

What may not live here: the text between the labels (see `split`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citeman.parsing.lines import Line
from citeman.text import fold

BULLET = r"[-*+•·–—▪■●○◦‣⁃►➢✓\uf0b7]"
_BULLETED = re.compile(rf"\s*{BULLET}\s+(?=\S)")
_LEAD = rf"[\s\f>]*(?:{BULLET}{{1,2}}\s+)?[*_]*"
_RECOMMENDED = re.compile(r"[•●▪■*]{1,2}\s+(?=\S)")
"""The bullets behind a label with which reviews mark what they recommend."""
_STYLES = {
    "bracket": re.compile(
        rf"{_LEAD}\\?[\[［【〔]\s?(?P<n>\d{{1,4}})[a-z]?\s?\\?[\]］】〕][.:：]?[*_]*(?:\{{[^}}]*\}})?\s*"
    ),
    "paren": re.compile(rf"{_LEAD}\\?[(（]\s?(?P<n>\d{{1,3}})\s?\\?[)）][.:]?[*_]*\s*"),
    "close": re.compile(rf"{_LEAD}(?P<n>\d{{1,3}})\\?[)）][.]?[*_]*\s*"),
    "dot": re.compile(rf"{_LEAD}(?P<n>\d{{1,4}})\s?\\?[.．、][*_]*(?:\s+|(?=[^\s\d,.)])|$)"),
    "dash": re.compile(rf"{_LEAD}(?P<n>\d{{1,3}})\s?[-–—]\s+(?=[^\W\d_])"),
    "circle": re.compile(rf"{_LEAD}(?P<n>[①-⑳㉑-㉟㊱-㊿])\s*"),
    "super": re.compile(rf"{_LEAD}(?P<n>[⁰¹²³⁴-⁹]{{1,3}})\s*"),
    "bare": re.compile(rf"{_LEAD}(?P<n>\d{{1,3}})(?:\s+|$|(?=[^\W\d_a-z]\.))"),
}
_INLINE = {
    "bracket": re.compile(r"(?<=[\s.;,。；>）)\]])\\?[\[［【〔]\s?(?P<n>\d{1,4})\s?\\?[\]］】〕][.:：]?\s*(?=\S)"),
    "paren": re.compile(r"(?<=[.;。；]\s)\((?P<n>\d{1,3})\)[.:]?\s+(?=[^\W\d_a-z])"),
    "dot": re.compile(r"(?<=[.;。；)\]]\s)(?P<n>\d{1,3})\.\s+(?=[^\W\d_a-z])"),
    "close": re.compile(r"(?<=[.;。；]\s)(?P<n>\d{1,3})\)\s+(?=[^\W\d_a-z])"),
}
_ALPHA = re.compile(rf"{_LEAD}\\?[\[［](?P<n>[^\W\d_][^\[\]\n]{{0,160}})\\?[\]］][.:]?\s*")
_DATED = re.compile(
    rf"{_LEAD}(?P<n>[^\W\d_][^\n\d]{{0,80}}?,?\s[(\[]?(?:1[5-9]|20)\d\d[a-z]?[)\]]?)\s?[:=]?(?P<gap>\s{{3,}}|\s|$)"
)
_NEAR = 60
"""Within how many characters of an entry the name stands again with which its label begins."""

_TYPE_MARK = re.compile(
    r"(?:[A-Z]{1,2}(?:[/／][A-Z]{2})?|[a-z]|online|electronic resource|in .{2,20}|accessed.*|cited.*)", re.IGNORECASE
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label: its text without brackets, where the mark begins, and where what it marks begins."""

    text: str
    start: int
    end: int
    number: int = 0
    weight: float = 1.0


def bullet_end(line: Line) -> int | None:
    """Where the text after a line's bullet begins; `None` where the line has no bullet."""
    found = _BULLETED.match(line.text)
    return None if found is None else line.start + found.end()


def numbered(lines: Sequence[Line]) -> tuple[str, tuple[Label, ...]]:
    """The best chain of numbers at the lines' beginnings (brackets are looked for inside them too), with its style.

    A chain goes up by one; up to two numbers may be missing, and it may begin again at 1 (a list in parts). The chain
    that explains most lines wins; a chain of plain numbers must be longer than one in brackets to be believed.
    """
    best: tuple[str, tuple[Label, ...]] = ("", ())
    for style in _STYLES:
        chain = _chain(_candidates(style, lines))
        handicap = {"bare": 2, "dash": 1, "super": 1, "dot": 0}.get(style, 0)
        if len(chain) - handicap > len(best[1]):
            best = (style, chain)
    return best


def lettered(lines: Sequence[Line]) -> tuple[Label, ...]:
    """The labels such as "[Knu84]" or "[Smith, 2010]" with which lines begin; type marks such as "[J]" are none."""
    found = []
    for line in lines:
        match = _ALPHA.match(line.text)
        if match and not _TYPE_MARK.fullmatch(match["n"].strip()):
            found.append(_label(match, line.start))
    return tuple(found)


def dated(lines: Sequence[Line]) -> tuple[Label, ...]:
    """The labels such as "Knuth (1984)" that stand before entries which begin with the name anew, in a column or not.

    A label after which no name comes again (an abbreviated one) counts where wide white stands behind it as well.
    """
    found, named = list[Label](), 0
    for index, line in enumerate(lines):
        match = _DATED.match(line.text)
        if match is None:
            continue
        rest = line.text[match.end() :] or (lines[index + 1].text if index + 1 < len(lines) else "")
        again = fold(match["n"]).split(" ")[0] in fold(rest[:_NEAR]).split(" ")
        if again or (len(match["gap"]) > 2 and rest):
            found.append(_label(match, line.start))
            named += again
    return tuple(found) if named * 2 > len(found) else ()


def _candidates(style: str, lines: Sequence[Line]) -> list[Label]:
    pattern, inline = _STYLES[style], _INLINE.get(style)
    out = []
    for line in lines:
        match = pattern.match(line.text)
        past = 0
        if match:
            out.append(_label(match, line.start))
            past = match.end()
        if inline:
            weight = 0.7 if style == "bracket" else 0.3
            out += [_label(each, line.start, weight) for each in inline.finditer(line.text, past)]
    return out


def _label(match: re.Match[str], offset: int, weight: float = 1.0) -> Label:
    text = match["n"].strip()
    begin = match.end() - len(match.group(0).lstrip()) if weight == 1.0 else match.start()
    mark = _RECOMMENDED.match(match.string, match.end())
    return Label(
        text=text.translate(_SUPERSCRIPT),
        start=offset + begin,
        end=offset + (mark.end() if mark else match.end()),
        number=_number(text),
        weight=weight,
    )


def _number(text: str) -> int:
    plain = text.translate(_SUPERSCRIPT)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if len(text) == 1:
        for first, offset in (("①", 1), ("㉑", 21), ("㊱", 36)):
            if 0 <= ord(text) - ord(first) < 20:
                return ord(text) - ord(first) + offset
    return 0


def _chain(candidates: Sequence[Label]) -> tuple[Label, ...]:
    """The heaviest ascending chain, by dynamic programming over the candidates in the order of the text."""
    score: list[float] = []
    before: list[int] = []
    last: dict[int, int] = {}
    top = -1
    for index, label in enumerate(candidates):
        options = [(0.0 if label.number == 1 else -0.4, -1)]
        for gap in (1, 2, 3):
            previous = last.get(label.number - gap)
            if previous is not None:
                options.append((score[previous] - 0.6 * (gap - 1), previous))
        if label.number == 1 and top >= 0:
            options.append((score[top] - 1.2, top))
        gained, link = max(options)
        score.append(gained + label.weight)
        before.append(link)
        held = last.get(label.number)
        if held is None or score[index] >= score[held] or label.number == 1:
            last[label.number] = index
        if top < 0 or score[index] > score[top]:
            top = index
    out = []
    while top >= 0:
        out.append(candidates[top])
        top = before[top]
    return tuple(reversed(out))
