"""Mentions of references in the running text — "[3, 7–9]", "(Ma, 2018)", "shown³,⁷⁻⁹" — linked where that is certain.

What may not live here: the reference lists themselves (see `locate` and `split`), what tells a raised number that cites
(see `raised`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citeman.model import Citation, ListedReference, Span
from citeman.parsing.locate import Region
from citeman.parsing.raised import RaisedMark, are_citations, raised_marks
from citeman.text import fold, plain_dashes

_NUMBERS = re.compile(r"[\[［【]\s?(\d{1,3}(?:\s?[-,;，、；]\s?\d{1,3})*)\s?[\]］】]")
_PART = re.compile(r"(\d+)(?:\s?-\s?(\d+))?")
_LETTERS = re.compile(r"\[([^\W\d_][^\[\]\n]{1,60})\]")
_YEAR = r"(?:1[5-9]\d\d|20\d\d)[a-z]?"
_BRACKETED = re.compile(rf"[(（\[]([^()（）\[\]]{{2,300}}?[\s,，]{_YEAR}[^()（）\[\]]{{0,80}})[)）\]]")
_NAMED = re.compile(
    r"((?:(?:[dD]e|[vV][ao]n|[dD]er|[dD]el|[dD]i|[lL]a|[lL]e)\s)*[^\W\d_a-zа-яіїєґ][^\W\d_]*(?:['’-][^\W\d_]+)*)"
    r"(?:,?\s(?:et al\.?|(?:and|&|und|et|y|и|та|і)\s[^\W\d_][^\W\d_'’-]+|and (?:others|colleagues))|"
    r"(?:,\s[^\W\d_]+)*,?\s(?:and|&)\s[^\W\d_]+|等)?"
    rf"(?:['’]s)?\s?[(（\[]({_YEAR})(?:[,:;]\s?[^()（）]{{0,40}})?[)）\]]"
)
_IN_BRACKETS = re.compile(rf"([^\W\d_a-z][^\d;；]*?)[\s,，(]+((?:{_YEAR})(?:\s?[,，]\s?{_YEAR}|\s?,\s?[a-z]\b)*)")
_LEAD = re.compile(
    r"^(?:see(?: also)?|e\.?g\.?,?|cf\.?|i\.e\.,?|also|in|vgl\.?|siehe|by|from|and|voir|véase|см\.?|див\.?)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _List:
    """A list with its way back: what a mark may mean, and how the positions are counted."""

    labels: Mapping[str, tuple[int, ...]]
    named: Mapping[tuple[str, str], tuple[int, ...]]
    size: int
    numeric: bool


def find_citations(
    text: str, regions: Sequence[Region], parts: Sequence[Sequence[ListedReference]], raised: Sequence[Span] = ()
) -> tuple[Citation, ...]:
    """The citations of a text's running part. `parts` are the paper's own lists in order; positions count through all.

    A mark that two entries might answer, or none, is a citation without a position. In a paper with several lists that
    number from 1 again, a number is looked up in the first list after it. `raised` tells where the text prints numbers
    raised: they are citations where `are_citations` is sure of it.
    """
    if not any(parts):
        return ()
    lists, offset = list[_List](), 0
    for part in parts:
        lists.append(_index(part, offset))
        offset += len(part)
    own = [region for region in regions if not region.fragment]
    out = list[Citation]()
    stretches: dict[int, list[tuple[int, int]]] = defaultdict(list)
    start = 0
    for region in (*regions, None):
        stop = region.heading if region else len(text)
        nearest = next((i for i, each in enumerate(own) if each.heading >= stop), len(own) - 1)
        out += _in_stretch(text, start, stop, lists, lists[nearest])
        stretches[nearest].append((start, stop))
        start = region.end if region else stop
    bracketed = tuple(out)
    for nearest, places in stretches.items():
        marks = [mark for low, high in places for mark in raised_marks(text, raised, low, high)]
        inside = [each for each in bracketed if any(low <= each.span.start < high for low, high in places)]
        out += _raised(text, marks, lists[nearest], len({each.position for each in inside} - {None}))
    return tuple(sorted(out, key=lambda citation: citation.span.start))


def _index(part: Sequence[ListedReference], offset: int) -> _List:
    labels: dict[str, list[int]] = defaultdict(list)
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, reference in enumerate(part, offset + 1):
        if reference.label:
            labels[fold(reference.label)].append(place)
        family, year = _first_word(reference.unstructured), _first_year(reference.unstructured)
        if family and year:
            named[family, year[:4]].append(place)
            if len(year) > 4:
                named[family, year].append(place)
    numeric = sum(key.isdigit() for key in labels) * 2 > len(part)
    if not labels:
        labels = {str(place - offset): [place] for place in range(offset + 1, offset + len(part) + 1)}
    return _List(
        labels={key: tuple(places) for key, places in labels.items()},
        named={key: tuple(places) for key, places in named.items()},
        size=len(part),
        numeric=numeric,
    )


def _first_word(entry: str) -> str | None:
    """The first author's family name, as far as can be told without parsing: its first word of two letters or more."""
    for found in _WORD.finditer(entry[:80]):
        word = found.group(0)
        if len(word) > 1 and word.lower() not in {
            "de",
            "van",
            "von",
            "der",
            "den",
            "del",
            "di",
            "la",
            "le",
            "dos",
            "da",
            "the",
        }:
            return fold(word)
    return None


def _first_year(entry: str) -> str | None:
    found = re.search(rf"(?<![\d/.-])({_YEAR})(?![\d-])", plain_dashes(entry))
    return found.group(1).lower() if found else None


def _in_stretch(text: str, start: int, stop: int, lists: Sequence[_List], nearest: _List) -> Iterator[Citation]:
    stretch = plain_dashes(text[start:stop])
    for found in _NUMBERS.finditer(stretch):
        yield from _numbers(found, start, text, nearest)
    if any(not each.isdigit() for each in nearest.labels):
        for found in _LETTERS.finditer(stretch):
            for part in re.split(r"[,;]\s*", found[1]):
                if fold(part) in nearest.labels:
                    yield _citation(text, start, found, _only(nearest.labels[fold(part)]))
    if not nearest.numeric:
        for found in _BRACKETED.finditer(stretch):
            yield from _several(found, start, text, lists)
        for found in _NAMED.finditer(stretch):
            yield _citation(text, start, found, _answer(found[1], found[2], lists))


def _raised(text: str, marks: Sequence[RaisedMark], nearest: _List, bracketed: int) -> Iterator[Citation]:
    """The citations that raised numbers make, where they are certain to be some."""
    wanted = [_wanted(mark.printed) for mark in marks]
    if are_citations(wanted, nearest.labels.keys(), bracketed, numbered=nearest.numeric):
        for mark, numbers in zip(marks, wanted, strict=True):
            span = Span(start=mark.start, end=mark.end)
            for number in numbers:
                position = _only(nearest.labels.get(str(number), ()))
                yield Citation(span=span, text=text[mark.start : mark.end], position=position)


def _wanted(printed: str) -> list[int]:
    """The numbers that a mark names, those of ranges too."""
    wanted = list[int]()
    for part in _PART.finditer(printed):
        first, last = int(part[1]), int(part[2] or part[1])
        wanted += range(first, last + 1) if first <= last < first + 60 else (first, last)
    return wanted


def _numbers(found: re.Match[str], start: int, text: str, nearest: _List) -> Iterator[Citation]:
    wanted = _wanted(found[1])
    if not nearest.numeric and max(wanted) > nearest.size:
        return
    for number in wanted:
        yield _citation(text, start, found, _only(nearest.labels.get(str(number), ())))


def _several(found: re.Match[str], start: int, text: str, lists: Sequence[_List]) -> Iterator[Citation]:
    for part in re.split(r"[;；]", found[1]):
        named = _IN_BRACKETS.search(_LEAD.sub("", part.strip()))
        if named:
            for year in re.findall(_YEAR, named[2]):
                yield _citation(text, start, found, _answer(named[1], year, lists))


def _answer(name: str, year: str, lists: Sequence[_List]) -> int | None:
    word = next((w for w in _WORD.findall(_LEAD.sub("", name)) if len(w) > 1 and not (w.islower() and len(w) < 4)), "")
    places = {place for each in lists for place in each.named.get((fold(word), year.lower()), ())}
    return _only(tuple(places))


def _only(places: Sequence[int]) -> int | None:
    return places[0] if len(places) == 1 else None


def _citation(text: str, start: int, found: re.Match[str], position: int | None) -> Citation:
    low, high = start + found.start(), start + found.end()
    return Citation(span=Span(start=low, end=high), text=text[low:high], position=position)
