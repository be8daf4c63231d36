"""What the authors of an annotated bibliography say of a work below its reference: told from the reference, left out.

What may not live here: cutting a list into entries (see `split`).
"""

from collections.abc import Sequence

from citeman.parsing.lines import Line, ended, like_prose, like_reference, lower_start, signs, years

_FEWEST = 2
"""References with an annotation below which a list has none: one alone may end oddly."""

_SHORTEST = 90
"""Characters of an annotation at least."""


def annotated(entries: Sequence[Sequence[Line]]) -> list[int]:
    """How many lines of each entry are its reference: all of them, or those before its annotation.

    An annotation begins with a line of its own, behind a reference that is dated and closed, and reads like prose.
    """
    ends = [_reference_end([line.text.strip() for line in entry]) for entry in entries]
    count = sum(end < len(entry) for end, entry in zip(ends, entries, strict=True))
    return ends if count >= _FEWEST else [len(entry) for entry in entries]


def _reference_end(lines: Sequence[str]) -> int:
    for stop in range(1, len(lines)):
        rest = " ".join(lines[stop:])
        if len(rest) < _SHORTEST:
            break
        if not ended(lines[stop - 1]) or lower_start(rest) or not rest[:1].isupper():
            continue
        reference = " ".join(lines[:stop])
        if years(reference) and signs(reference) > 1 and like_reference(reference) and _speaks(rest):
            return stop
    return len(lines)


def _speaks(text: str) -> bool:
    """Whether a text is sentences about a work: prose without what references hold."""
    return like_prose(text) and not years(text) and signs(text) < 2
