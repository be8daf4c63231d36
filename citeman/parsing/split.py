"""A reference list's text cut into its entries: numbered, lettered, bulleted, or unmarked.

Every character that is no blank ends up in an entry's span or in the remainder. What may not live here: finding the
list (see `locate`), fields of an entry.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from citeman.model import ListedReference, Span
from citeman.parsing.annotations import annotated
from citeman.parsing.furniture import furniture
from citeman.parsing.headings import names_group
from citeman.parsing.joining import join, vocabulary
from citeman.parsing.labels import BULLET, Label, bullet_end, dated, lettered, numbered
from citeman.parsing.lines import (
    Line,
    ended,
    heading_like,
    like_prose,
    like_reference,
    lines,
    lower_start,
    signs,
    start_shape,
    years,
)
from citeman.parsing.notes import are_notes, cited, lettered_parts
from citeman.parsing.unmarked import starts

_BULLET = re.compile(rf"^\s*{BULLET}\s+")
_LOOK_BACK = 1500
_BIOGRAPHY = re.compile(
    r"\b(?:received (?:his|her|the|an?)\b|was born\b|(?:he|she|who) (?:is|has|was|received|joined)\b|"
    r"is (?:currently|an? (?:full|associate|assistant)? ?professor))"
)
_POST = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stretch of the list that is one entry: its lines, its label, and where its text begins after the label."""

    lines: tuple[Line, ...]
    label: str | None = None
    begin: int | None = None
    """Where the entry (its label included) begins; `None`: with its first line."""
    after_label: int | None = None
    end: int | None = None
    """Where it ends; `None`: with its last line."""
    bulleted: bool = False
    """Whether the list's entries stand behind bullets: a bullet inside an entry is a page break's, not the entry's."""

    def pieces(self) -> list[str]:
        """The entry's text, one string a line, without its label."""
        start = self.after_label if self.after_label is not None else (self.begin or 0)
        stop = self.stop()
        out = []
        for line in self.lines:
            low, high = max(line.start, start), min(line.end, stop)
            if low < high:
                out.append(line.text[low - line.start : high - line.start])
        if self.bulleted:
            out[1:] = [_BULLET.sub("", piece) for piece in out[1:]]
        return out

    def stop(self) -> int:
        """Where it ends."""
        return self.end if self.end is not None else self.lines[-1].end

    def text(self) -> str:
        """Its text on one line, as far as shapes are asked for."""
        return " ".join(piece.strip() for piece in self.pieces() if piece.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a list's text was cut into."""

    references: tuple[ListedReference, ...]
    remainder: tuple[Span, ...] = ()
    numbered: bool = False


def split(text: str, start: int = 0, end: int | None = None, *, notes: bool = False) -> Cut:
    r"""The entries of the list that is `text[start:end]`, with all that is none; of notes, what each of them cites.

    >>> [(r.label, r.unstructured) for r in split("[1] Ma, J. (2018). A.\n[2] Li, K. (2019). B-\nC.\n").references]
    [('1', 'Ma, J. (2018). A.'), ('2', 'Li, K. (2019). B-C.')]
    """
    stop = len(text) if end is None else end
    every = lines(text, start, stop)
    left_out = furniture(text, every)
    kept = [line for line in every if line not in left_out]
    heads = [line.start for line in left_out if names_group(line.text)]
    entries, marked = _entries(kept, heads)
    entries = [
        entry if stop == len(entry.lines) else replace(entry, lines=entry.lines[:stop], end=entry.lines[stop - 1].end)
        for entry, stop in zip(entries, annotated([entry.lines for entry in entries]), strict=True)
    ]
    if notes or (marked and are_notes([entry.text() for entry in entries])):
        entries = [part for entry in entries for part in _parts(text, entry, cited)]
    elif marked:
        entries = [part for entry in entries for part in _parts(text, entry, lettered_parts) or (entry,)]
    known = vocabulary(text)
    references = []
    for entry in entries:
        unstructured = join(entry.pieces(), known)
        if unstructured:
            references.append(ListedReference(unstructured=unstructured, label=entry.label, span=_span(text, entry)))
    return Cut(references=tuple(references), remainder=_rest(text, start, stop, references, left_out), numbered=marked)


def _parts(text: str, entry: Entry, places: Callable[[str], list[tuple[int, int]]]) -> list[Entry]:
    """The references of an entry that holds several, each an entry with its label."""
    first = entry.after_label if entry.after_label is not None else (entry.begin or entry.lines[0].start)
    out = []
    for start, end in places(text[first : entry.stop()]):
        begin, stop = first + start, first + end
        held = tuple(line for line in entry.lines if line.start < stop and line.end > begin)
        if held:
            out.append(replace(entry, lines=held, begin=begin, after_label=begin, end=stop))
    return out


def _span(text: str, entry: Entry) -> Span:
    low, high = entry.begin if entry.begin is not None else entry.lines[0].start, entry.stop()
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return Span(start=low, end=high)


def _rest(
    text: str, start: int, stop: int, references: Sequence[ListedReference], furniture: Collection[Line]
) -> tuple[Span, ...]:
    """The stretches that no entry covers and that are not blank, and the furniture that stands inside entries."""
    edges = [start]
    for reference in references:
        if reference.span:
            edges += [reference.span.start, reference.span.end]
    edges.append(stop)
    out = []
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        chunk = text[low:high]
        if chunk.strip():
            lead = len(chunk) - len(chunk.lstrip())
            out.append(Span(start=low + lead, end=low + len(chunk.rstrip())))
    held = [reference.span for reference in references if reference.span]
    out += [
        Span(start=line.start, end=line.end)
        for line in furniture
        if any(span.start <= line.start and line.end <= span.end for span in held)
    ]
    return tuple(sorted(out, key=lambda span: span.start))


def _entries(kept: Sequence[Line], heads: Sequence[int] = ()) -> tuple[list[Entry], bool]:
    """The entries of the list's lines, and whether they bear numbers or letters; `heads`: where its groups begin."""
    full = [line for line in kept if not line.blank]
    if not full:
        return [], False
    chain = numbered(full)[1]
    if _holds(chain, full):
        return _labelled(kept, chain), True
    marks = lettered(full)
    if len(marks) > 1 and _holds(marks, full):
        return _labelled(kept, marks), True
    marks = dated(full)
    if len(marks) > 1 and len(marks) * 8 >= len(full) and marks[0].start <= full[0].start + full[0].indent:
        return _labelled(kept, marks), True
    bullets = {line: begin for line in full if (begin := bullet_end(line)) is not None}
    if bullets and full[0] in bullets and len(bullets) * 8 >= len(full):
        return _at(kept, [index for index, line in enumerate(kept) if line in bullets], bullets), False
    kept = _without_address(kept)
    found = _at(kept, sorted({*starts(kept), *_first_below(kept, heads)}), {})
    while found and _POST.search(found[-1].text()) and not years(found[-1].text()):
        found.pop()
    return found, False


def _without_address(kept: Sequence[Line]) -> Sequence[Line]:
    """The lines without the last block, where this is the authors' address: it names one of post, and no year."""
    end = max((index for index, line in enumerate(kept) if not line.blank), default=0)
    last = next((index for index in range(end, 0, -1) if kept[index].blank), None)
    block = " ".join(line.text for line in kept[last:]) if last else ""
    return kept[:last] if _POST.search(block) and not years(block) else kept


def _first_below(kept: Sequence[Line], heads: Sequence[int]) -> set[int]:
    """The indexes of the lines that stand below the heads of groups: no entry goes on behind one."""
    below = (next((i for i, line in enumerate(kept) if line.start > head and not line.blank), None) for head in heads)
    return {index for index in below if index is not None}


def _holds(chain: Sequence[Label], full: Sequence[Line]) -> bool:
    """Whether a chain of labels explains the list: it begins near its top and does not leave most of it out."""
    if not chain:
        return False
    top = sum(line.end - line.start for line in full if line.end <= chain[0].start)
    whole = sum(line.end - line.start for line in full)
    if len(chain) == 1:
        return top == 0 and chain[0].number == 1 and whole < 1500 and len(full) < 8
    rows = len(full) / len(chain)
    return top <= max(200, whole // 4) and rows < 16


def _labelled(kept: Sequence[Line], chain: Sequence[Label]) -> list[Entry]:
    """Entries from label to label; what stands before the first or after the end of the last is looked at apart."""
    out = []
    edges = [*(label.start for label in chain), kept[-1].end + 1]
    bulleted = sum(bullet_end(line) is not None for line in kept) * 2 > len(chain)
    begins = [line.start for line in kept]
    for label, stop in zip(chain, edges[1:], strict=True):
        held = tuple(kept[bisect_right(begins, label.start) - 1 : bisect_left(begins, stop)])
        entry = Entry(
            lines=held, label=label.text, begin=label.start, after_label=label.end, end=min(stop, held[-1].end)
        )
        out.append(_trimmed(replace(entry, bulleted=bulleted)))
    first = [line for line in kept if line.end <= chain[0].start]
    head = (
        [e for e in _at(first, starts(first), {}) if like_reference(e.text())] if first and chain[0].number != 1 else []
    )
    tail_from = out[-1].stop()
    last = [line for line in kept if line.start >= tail_from]
    tail = [e for e in _at(last, starts(last), {}) if _is_further(e.text())]
    return [*head, *out, *tail]


def _is_further(text: str) -> bool:
    """Whether what stands behind the last label is one more reference, and no life of an author."""
    return like_reference(text) and start_shape(text) == 2 and _BIOGRAPHY.search(text) is None


def _trimmed(entry: Entry) -> Entry:
    """The entry without the paragraphs that follow its own: a heading, prose, a stray line."""
    held = list[Line]()
    gathered = ""
    for index, line in enumerate(entry.lines):
        if line.blank:
            following = next((each for each in entry.lines[index:] if not each.blank), None)
            if following is None or not _continues(gathered, following.text):
                break
            continue
        held.append(line)
        gathered = f"{gathered} {line.text.strip()}"[-_LOOK_BACK:]
    if not held:
        return entry
    return replace(entry, lines=tuple(held), end=min(entry.stop(), held[-1].end))


def _continues(gathered: str, text: str) -> bool:
    """Whether a paragraph after a gap goes on with the entry before the gap."""
    if lower_start(text) and not ended(gathered):
        return True
    if heading_like(text):
        return False
    if lower_start(text) or bullet_end(Line(start=0, end=len(text), text=text)) is not None:
        return True
    if not ended(gathered) or signs(gathered) < 2:
        return not like_prose(text)
    return not years(gathered) and years(text) > 0 and not like_prose(text)


def _at(kept: Sequence[Line], indexes: Sequence[int], after: Mapping[Line, int]) -> list[Entry]:
    """Entries that begin with the lines at `indexes`; `after` tells where a line's text begins behind its bullet."""
    if not indexes:
        return []
    out = []
    edges = [*indexes, len(kept)]
    for first, stop in pairwise(edges):
        held = tuple(line for line in kept[first:stop] if not line.blank)
        if held:
            out.append(Entry(lines=held, begin=held[0].start, after_label=after.get(held[0])))
    return out
