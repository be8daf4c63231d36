"""Where the reference lists of a text stand: under a heading, at its beginning (another paper's tail), or as its whole.

What may not live here: cutting a list into entries (see `split`), the names of headings (see `headings`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from citeman.model import ListedReference
from citeman.parsing.headings import names_end, names_lettered_section, names_list, names_notes, opening_name
from citeman.parsing.labels import Label, numbered
from citeman.parsing.lines import (
    Line,
    ended,
    heading_like,
    like_prose,
    like_reference,
    lines,
    lower_start,
    open_end,
    signs,
    start_shape,
    years,
)
from citeman.parsing.split import split
from citeman.parsing.trailers import begins_entry, trailer_end

_LOOK_AHEAD = 14
_LONGEST = 1500
"""Characters of one entry at most, from label to label, in a list that no heading announces."""

_MOSTLY, _SOME = 0.6, 0.3
_LEAST = 2
"""References in notes below which they are no list."""

_SAMPLES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of a text that is a reference list, without its heading."""

    start: int
    end: int
    heading: int
    """Where its heading begins; the same as `start` where it has none."""
    fragment: bool = False
    """Whether it stands in the file without the paper that it belongs to."""
    notes: bool = False
    """Whether it is a section of notes, of which one may cite several works, or none."""


def locate(text: str) -> tuple[Region, ...]:
    """The reference lists of a text, in its order; empty where there is none."""
    rows = lines(text)
    headed = _best(text, _under_headings(rows, names_list)) or _notes(text, rows)
    headed = [*_before_the_first(text, rows, headed), *headed]
    first = headed[0].heading if headed else len(text)
    opening = _at_the_beginning(text, rows, first)
    if opening is not None and (headed or opening.end < len(text.rstrip())):
        return (opening, *headed)
    if headed:
        return tuple(headed)
    return tuple(_without_heading(text, rows))


def _under_headings(rows: Sequence[Line], names: Callable[[str], bool]) -> list[Region]:
    """The lists that stand under a heading and hold something like references."""
    starts = list[tuple[int, int, int]]()
    for index, row in enumerate(rows):
        if row.blank:
            continue
        opened = opening_name(row.text) if names is names_list else 0
        if names(row.text) and _promising(rows, index + 1):
            starts.append((index, row.start, min(row.end + 1, rows[-1].end)))
        elif opened and _promising(rows, index, opened):
            starts.append((index, row.start, row.start + opened))
    out = list[Region]()
    for place, (index, heading, start) in enumerate(starts):
        limit = starts[place + 1][1] if place + 1 < len(starts) else rows[-1].end
        end = _end(rows, index + 1, limit)
        if out and heading < out[-1].end:
            continue
        out.append(Region(start=start, end=max(start, end), heading=heading, notes=names is names_notes))
    return out


def _notes(text: str, rows: Sequence[Line]) -> list[Region]:
    """The notes of a paper without a list, where many are references, and more than any list before them has."""
    regions = [each for each in _under_headings(rows, names_notes) if _share(_cut(text, each)) >= _SOME]
    if not regions:
        return []
    count = sum(like_reference(entry.unstructured) for each in regions for entry in _cut(text, each))
    before = [row for row in rows if row.end < regions[0].heading]
    bare = _without_heading(text[: regions[0].heading], before) if before else []
    return regions if count >= max(_LEAST, sum(len(_cut(text, each)) for each in bare)) else []


def _cut(text: str, region: Region) -> Sequence[ListedReference]:
    return split(text, region.start, region.end).references


def _best(text: str, regions: list[Region]) -> list[Region]:
    """Of several regions those in which references are the rule; a heading's word may head another section too."""
    if len(regions) < 2:
        return regions
    shares = [_share(split(text, region.start, region.end).references) for region in regions]
    return [region for region, share in zip(regions, shares, strict=True) if share >= min(0.5, max(shares))]


def _promising(rows: Sequence[Line], index: int, skip: int = 0, near: int = 6) -> bool:
    """Whether something like a reference begins within the next (`near`) lines."""
    seen = [row.text for row in rows[index : index + 4 * _LOOK_AHEAD] if not row.blank][:_LOOK_AHEAD]
    if not seen:
        return False
    seen[0] = seen[0][skip:]
    seen = list(takewhile(lambda text: not names_list(text), seen))
    for width in (1, 2, 3, 4, 5):
        for first in range(min(near, len(seen))):
            window = seen[first : first + width]
            if len(window) == width and not like_prose(window[0]) and like_reference(" ".join(window)):
                return True
    return False


def _end(rows: Sequence[Line], index: int, limit: int) -> int:
    """Where the list that begins at a line ends: before a heading of what follows, before running prose, at `limit`."""
    last = rows[index - 1].end if index else 0
    for place in range(index, len(rows)):
        row = rows[place]
        if row.start >= limit:
            break
        if row.blank:
            continue
        if _ends(rows, place) or (row.text.lstrip().startswith("#") and not _promising(rows, place + 1, near=1)):
            break
        if _lettered_section(rows, place) or _trailer(rows, place):
            break
        if _prose_begins(rows, place):
            return _before_heading(rows, index, place)
        last = row.end
    return min(last, limit)


def _ends(rows: Sequence[Line], place: int) -> bool:
    """Whether a line heads what stands behind a list: another section, or notes that stand apart."""
    row = rows[place]
    apart = place and (rows[place - 1].blank or "\f" in row.text)
    return names_end(row.text) or bool(apart and names_notes(row.text))


def _trailer(rows: Sequence[Line], place: int) -> bool:
    """Whether a statement, a licence or a date opens at a line, and no reference follows it."""
    after = trailer_end(rows, place)
    while place < after < len(rows) and (rows[after].blank or trailer_end(rows, after) > after):
        after = max(after + 1, trailer_end(rows, after))
    following = [row.text for row in rows[after : after + 2 * _LOOK_AHEAD] if not row.blank]
    begun = any(begins_entry(".", text) for text in following)
    return after > place and not (begun and _promising(rows, after))


def _lettered_section(rows: Sequence[Line], place: int) -> bool:
    """Whether a line heads a section of an appendix, counted by a letter, and no reference follows it."""
    name = names_lettered_section(rows[place].text)
    apart = place and (rows[place - 1].blank or "\f" in rows[place].text)
    if name is None or not apart or years(name) or ended(name) or open_end(name) or "," in name or ". " in name:
        return False
    following = [row.text for row in rows[place + 1 : place + 6] if not row.blank][:2]
    if not following or lower_start(following[0]):
        return False
    worded = any(word.islower() and len(word) > 3 for word in name.split())
    return (worded and start_shape(following[0]) < 2) or signs(" ".join(following)) < 2


def _before_heading(rows: Sequence[Line], index: int, place: int) -> int:
    """The end of the last line before a line of prose and before the heading above that."""
    while place > index and (rows[place - 1].blank or heading_like(rows[place - 1].text)):
        place -= 1
    return rows[place - 1].end if place else 0


def _prose_begins(rows: Sequence[Line], place: int) -> bool:
    """Whether running text stands at a line and after it, and no reference."""
    row = rows[place].text
    if len(row) > 260:
        return like_prose(row) and signs(row) < 3 and not years(row)
    if signs(row) > 1 or (place and not rows[place - 1].blank and not ended(rows[place - 1].text)):
        return False
    seen = list[str]()
    for each in rows[place : place + 12]:
        if each.blank and len(seen) > 2:
            break
        if not each.blank:
            seen.append(each.text)
    text = " ".join(seen[:9])
    return len(text) > 260 and like_prose(text) and not years(text) and signs(text) < 3


def _at_the_beginning(text: str, rows: Sequence[Line], limit: int) -> Region | None:
    """The tail of another paper's list with which a file begins: numbered entries before anything else."""
    full = [row for row in rows if not row.blank and row.end <= limit]
    if not full:
        return None
    chain = numbered(full)[1]
    if not chain or chain[0].start > full[0].start + full[0].indent:
        return None
    end, count = 0, 0
    for place, label in enumerate(chain):
        if place and label.number != chain[place - 1].number + 1:
            break
        stop = chain[place + 1].start if place + 1 < len(chain) else limit
        own = text[label.end : stop]
        paragraph = own.split("\n\n", 1)[0][:1500]
        if not like_reference(paragraph):
            break
        end, count = label.end + len(paragraph.rstrip()), count + 1
        if own[len(paragraph) :].strip():
            break
    if count > 1 or (count == 1 and chain[0].number > 1):
        return Region(start=full[0].start, end=end, heading=full[0].start, fragment=True)
    return None


def _without_heading(text: str, rows: Sequence[Line]) -> list[Region]:
    """A list that nothing announces: the whole file, or its last part."""
    full = [row for row in rows if not row.blank]
    if not full:
        return []
    if _promising(rows, rows.index(full[0])) and _dense(full) and _is_list(text):
        return [Region(start=full[0].start, end=full[-1].end, heading=full[0].start, fragment=True)]
    counted = _numbered(text, rows, full[-1].end)
    if counted:
        return counted
    first = _densest_tail(full)
    if first is None:
        return []
    start, end = full[first].start, _end(rows, rows.index(full[first]) + 1, full[-1].end)
    found = split(text, start, end).references
    if len(found) >= 3 and _share(found) >= 0.75:
        return [Region(start=start, end=end, heading=start)]
    return []


def _before_the_first(text: str, rows: Sequence[Line], headed: Sequence[Region]) -> list[Region]:
    """The list that nothing announces with whose numbers the first announced one goes on ("Methods references")."""
    if not headed:
        return []
    chain = numbered([row for row in rows if not row.blank and headed[0].start <= row.start < headed[0].end])[1]
    if not chain or chain[0].number == 1 or not split(text, headed[0].start, headed[0].end).numbered:
        return []
    found = _numbered(text, rows, headed[0].heading)
    last = split(text, found[-1].start, found[-1].end).references[-1].label if found else None
    return found if last == str(chain[0].number - 1) else []


def _numbered(text: str, rows: Sequence[Line], limit: int) -> list[Region]:
    """Lists that nothing announces, by their numbers: stretches in which one chain of labels marks only references."""
    full = [row for row in rows if not row.blank and row.end <= limit]
    chain = [label for label in numbered(full)[1] if label.weight == 1.0]
    first, out = 0, list[Region]()
    for place in range(1, len(chain) + 1):
        if place < len(chain) and _next_in_run(chain[place - 1], chain[place]):
            continue
        run, first = chain[first:place], place
        index = next((index for index, row in enumerate(rows) if row.start <= run[0].start <= row.end), len(rows) - 1)
        stop = min(limit, chain[place].start if place < len(chain) else limit)
        end = _end(rows, index + 1, stop)
        found = split(text, rows[index].start, end)
        if (
            len(run) > 2
            and found.numbered
            and _share(found.references) >= _MOSTLY
            and run[0].number == _from(out, text)
        ):
            out.append(Region(start=rows[index].start, end=end, heading=rows[index].start))
    return out


def _next_in_run(before: Label, label: Label) -> bool:
    return label.number > before.number and label.start - before.start < _LONGEST


def _from(regions: Sequence[Region], text: str) -> int:
    """The number with which a list goes on after others."""
    held = split(text, regions[-1].start, regions[-1].end).references if regions else ()
    last = held[-1].label if held else None
    return int(last) + 1 if last and last.isdigit() else 1


def _dense(full: Sequence[Line]) -> bool:
    """Whether lines taken here and there from a text look like parts of references, so that it is worth cutting."""
    step = len(full) // _SAMPLES
    if step < 2:
        return True
    places = (number * step + number * 37 % step for number in range(_SAMPLES))
    windows = [" ".join(row.text for row in full[place : place + 4]) for place in places]
    return sum(signs(window) >= 3 and not like_prose(window) for window in windows) * 2 >= len(windows)


def _is_list(text: str) -> bool:
    """Whether a whole text is a list of references and hardly anything else."""
    references = split(text).references
    one_block = len(references) > 1 or "\n\n" not in text.strip()
    prose = any(like_prose(each.unstructured) and not like_reference(each.unstructured) for each in references[:2])
    return one_block and not prose and _share(references) >= 0.6 and _covered(references) * 2 > len(text.strip())


def _share(references: Sequence[ListedReference]) -> float:
    like = sum(like_reference(reference.unstructured) for reference in references)
    return like / len(references) if references else 0.0


def _covered(references: Sequence[ListedReference]) -> int:
    return sum(len(each.unstructured) for each in references if like_reference(each.unstructured))


def _densest_tail(full: Sequence[Line]) -> int | None:
    """The line at which the densest run of reference-like lines begins, where one is dense enough."""
    best, best_from, run, run_from = 0.0, -1, 0.0, 0
    for index in range(len(full)):
        window = " ".join(row.text for row in full[index : index + 3])
        gain = 1.0 if signs(window) >= 3 and not like_prose(window) else -1.5
        if run <= 0:
            run, run_from = 0.0, index
        run += gain
        if run > best:
            best, best_from = run, run_from
    if best < 5:
        return None
    for index in range(best_from, min(best_from + 6, len(full))):
        if start_shape(full[index].text) == 2 or numbered(full[index : index + 1])[1]:
            return index
    return best_from
