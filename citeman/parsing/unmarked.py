"""Where the entries of a list without labels begin: the ways to cut it, and a measure that chooses among them.

What may not live here: labels (see `labels`), the strings that come out (see `split`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from citeman.parsing.flush import flush_starts
from citeman.parsing.lines import Line, ended, lower_start, open_end, signs, start_shape, years
from citeman.text import fold

_PASS = 0.55
"""How good a piece must be to speak for a way of cutting."""

_DOI = re.compile(r"\b10\.\d{4,9}/")
_DOI_ALONE = re.compile(r"\s*(?:doi:?\s?|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/", re.IGNORECASE)
"""A line that begins with a DOI ends an entry that has none yet."""

_DOI_END = re.compile(r"\b10\.\d{4,9}/\S+$")
_SHORT = 20
_EDGES = 3
"""How many of a list's left edges may be the entries': a stray line may stand farther out."""

_LOOK_BACK = 900
_COLUMN = 6
"""How many entries a column holds at least, so that its end may be one of the few that white does not show."""

_LONGEST, _MOST_LINES = 700, 12
"""Characters and lines of an entry at most, where blank lines alone cut it."""

_SHOWN = 0.08
"""What a piece gains where the page shows the cut, by a blank line or a hanging first line."""


def starts(lines: Sequence[Line]) -> list[int]:
    """The indexes of the (non-blank) lines with which entries begin; the lines hold the blank ones too."""
    full = [index for index, line in enumerate(lines) if not line.blank]
    if not full:
        return []
    indents = sorted({lines[index].indent for index in full})[:_EDGES]
    apart = _after_blanks(lines, full)
    if _several(full, apart) and _clear(_groups(lines, full, apart)):
        return apart
    hanging = [way for way in (_hanging(lines, full, low) for low in indents) if way]
    ways = [(flush_starts(lines, full), 0.0)]
    ways += [(way, _SHOWN * len(way)) for way in (apart, *hanging) if _several(full, way)]
    return max(ways, key=lambda way: quality(_groups(lines, full, way[0])) + way[1])[0]


def _several(full: Sequence[int], way: Sequence[int]) -> bool:
    """Whether entries have more lines than one, and no more than entries may have."""
    return 1.2 < len(full) / len(way) < 12


def _clear(groups: Sequence[Sequence[str]]) -> bool:
    """Whether blocks between blank lines are plainly an entry each, whatever stands at the ends of their lines."""
    texts = [" ".join(group) for group in groups]
    whole = sum(
        start_shape(text) == 2 and years(text) > 0 and len(text) < _LONGEST and not lower_start(text) for text in texts
    )
    return len(texts) > _EDGES and whole >= 0.9 * len(texts) and max(map(len, groups)) <= _MOST_LINES


def _groups(lines: Sequence[Line], full: Sequence[int], way: Sequence[int]) -> list[list[str]]:
    begin, out = set(way), list[list[str]]()
    for index in full:
        if index in begin or not out:
            out.append([])
        out[-1].append(lines[index].text.strip())
    return out


def quality(groups: Sequence[Sequence[str]]) -> float:
    """How much the pieces (the lines of each) look like one reference each, and how many do so.

    A piece that is clearly one reference adds, one that is a part of one or several takes away.
    """
    texts = [" ".join(group) for group in groups]
    if not texts:
        return 0.0
    keys = [fold(text)[:12] for text in texts if start_shape(text) == 2]
    rising = sum(a <= b for a, b in pairwise(keys)) / (len(keys) - 1) if len(keys) > 4 else 0.5
    good = sum(_goodness(text) - _PASS for text in texts) - 0.35 * sum(_seams(group) for group in groups)
    return good + (0.1 * len(texts) if rising > 0.85 else 0.0)


def _seams(group: Sequence[str]) -> int:
    """At how many line ends of an entry another one seems to begin: what stands on either side might be one alone."""
    count, dated = 0, False
    widest = max(len(line) for line in group)
    for place, (before, text) in enumerate(pairwise(group), 1):
        dated = dated or years(before) > 0
        if dated and ended(before) and start_shape(text) and not lower_start(text):
            after = " ".join(group[place : place + 3])
            whole = years(after) and signs(after) > 1
            count += bool(whole) and (start_shape(text) == 2 or len(before) < widest * 0.8)
    return count


def _goodness(text: str) -> float:
    size, found = len(text), signs(text)
    if size < _SHORT:
        return 0.8 if start_shape(text) == 2 and ended(text) else 0.0
    points = 0.25 * start_shape(text) + (0.2 if ended(text) else -0.1) + 0.1 * min(found, 3)
    dated = years(text)
    points += 0.1 if dated else -0.1 if start_shape(text) == 2 else -0.4
    if lower_start(text):
        points -= 0.6
    if open_end(text):
        points -= 0.5
    if dated > 3:
        points -= 0.1 * (dated - 3)
    if size > 450:
        points -= min(0.8, (size - 450) / 600)
    return max(-1.0, min(1.0, points))


def _after_blanks(lines: Sequence[Line], full: Sequence[int]) -> list[int]:
    """Entries parted by blank lines; a block that goes on with the one before is no entry of its own.

    No white shows where a column ends with an entry: there the few cuts are made that the lines alone show.
    """
    out, gathered, seams = [full[0]], lines[full[0]].text, list[int]()
    for before, index in pairwise(full):
        text = lines[index].text
        page = "\f" in text
        broken = _goes_on(lines[before].text, text) or (page and not ended(lines[before].text))
        if broken and not page and start_shape(text) == 2 and not lower_start(text):
            broken = years(gathered) == 0
        if (page or index - before > 1) and not broken:
            out.append(index)
            gathered = ""
        elif index - before == 1 and not page and _closed(gathered) and _opens(lines, index):
            seams.append(index)
            gathered = ""
        gathered = f"{gathered} {text}"[-_LOOK_BACK:]
    return sorted([*out, *seams]) if len(seams) * _COLUMN <= len(out) else out


def _closed(gathered: str) -> bool:
    """Whether what was gathered of an entry may be all of it: dated, and closed by a stop or an address."""
    last = gathered.rstrip()
    return years(gathered) > 0 and signs(gathered) > 2 and (last.endswith(".") or _DOI_END.search(last) is not None)


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether an entry begins with a line, by what it and the two lines below say: an author first, a year soon."""
    text = lines[index].text
    if start_shape(text) < 2 or lower_start(text):
        return False
    opening = " ".join(line.text for line in takewhile(lambda line: not line.blank, lines[index : index + 3]))
    return years(opening) > 0 and signs(opening) > 1


def _goes_on(before: str, text: str) -> bool:
    if _DOI_ALONE.match(text) and not _DOI.search(before):
        return True
    if lower_start(text):
        return not (ended(before) and text.strip()[0].isalpha())
    return open_end(before)


def _hanging(lines: Sequence[Line], full: Sequence[int], low: int) -> list[int]:
    """Entries whose first line hangs out to an indent (or is indented, where that is the edge of the others)."""
    if len(full) < 3:
        return []
    outer = [index for index in full if lines[index].indent <= low + 1 or _same_author(lines[index].text)]
    torn = {index for before, index in pairwise(full) if _torn(lines[before].text, lines[index].text)}
    outer = [index for index in outer if index not in torn]
    inner = [index for index in full if lines[index].indent > low + 1 and index not in torn]
    if not outer or not inner:
        return []
    hanging = sum(start_shape(lines[index].text) for index in outer) / len(outer)
    indented = sum(start_shape(lines[index].text) for index in inner) / len(inner)
    chosen = outer if hanging >= min(indented, 1.2) else inner
    return chosen if chosen[0] == full[0] else [full[0], *chosen]


def _torn(before: str, text: str) -> bool:
    """Whether a page break stands inside an entry, whose indent says nothing where the page holds only its end."""
    return "\f" in text and _goes_on(before, text)


def _same_author(text: str) -> bool:
    """Whether a line opens with what follows a drawn rule for the same author: a stop or comma on its own."""
    return re.match(r"\s*[.,]\s+[^\s.]", text) is not None
