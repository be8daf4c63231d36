"""What a footnote cites: one reference or several, behind words such as "See also", beside words of the author's own.

What may not live here: where notes stand (see `locate`), the lines of a note (see `split`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from citeman.parsing.earlier import names_again
from citeman.parsing.lines import like_prose, like_reference, signs, start_shape, years

_LEAD = re.compile(
    r"(?-i:(?!\w+,\s[^\W\d_a-z]\.))"
    r"(?:(?:but |and )?see(?:,? (?:also|generally|especially|in particular|for (?:example|instance)|e\.\s?g\.))?|"
    r"cf\.?(?: aussi)?|compare|e\.\s?g\.|for (?:example|instance)|also|vgl\.?(?: auch| etwa| dazu| hierzu)?|"
    r"siehe(?: auch)?|voir(?: aussi| par exemple)?|véase(?: también)?|cfr\.?(?: anche)?|si veda(?: anche)?|"
    r"vedi(?: anche)?|см\.(?: также)?|див\.(?: також)?|(?-i:and|und|et|y)(?=\s+(?-i:[^\W\d_a-z])))[,:]?\s+",
    re.IGNORECASE,
)
"""What leads from a note's words to a reference."""

_SEAM = re.compile(
    r"[;；]\s+|(?<=[\w)\]>”’\"»])\.\s+(?=(?:See|But see|Cf\.|Compare|Vgl\.|Siehe|Voir|Véase|Cfr\.|См\.)\s)"
)
"""Where one reference of a note may end and another begin."""

_PAGED = re.compile(r",\s(?:pp?|S|с|стр)\.\s?\d[\d\s,–-]*$")
"""How a work ends that an earlier note has named in full: "Ma, A Title, p. 5"."""
_SHORTEST = 25
_SPEAKING = 0.1
"""Which part of a list's entries speak as notes do, where they are notes."""

_LETTER = re.compile(r"(?:^\s*|[.;]\s+)\(?([a-h])\)\s+(?=[^\W\d_a-z])")


def are_notes(entries: Sequence[str]) -> bool:
    """Whether the entries of a numbered list are notes: several open with "See" or "Cf.", or name an earlier one.

    >>> are_notes(["See Ma, A Title (1990).", "Ibid., 3.", "Li, Another (1991).", "Cf. Wu, More (1992)."])
    True
    """
    speaking = sum(names_again(entry) or _LEAD.match(entry) is not None for entry in entries)
    return speaking > 2 and speaking >= _SPEAKING * len(entries)


def lettered_parts(entry: str) -> list[tuple[int, int]]:
    """Where the references of an entry stand that counts them "(a)", "(b)" ...; empty where it does not.

    >>> entry = "(a) Ma, J. Chem. 2001, 12, 3; (b) Li, K. Phys. 2002, 13, 4."
    >>> [entry[start:end] for start, end in lettered_parts(entry)]
    ['Ma, J. Chem. 2001, 12, 3', 'Li, K. Phys. 2002, 13, 4.']
    """
    marks = list(_LETTER.finditer(entry))
    if len(marks) < 2 or marks[0].start() or [mark[1] for mark in marks] != list("abcdefgh"[: len(marks)]):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(entry)]
    parts = [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return parts if all(years(entry[start:end]) for start, end in parts) else []


def cited(note: str) -> list[tuple[int, int]]:
    """Where in a note its references stand, each from its first word to its last stop; no other words of the note.

    A semicolon parts two references where either side is dated and reads like one; it may stand between names, too.

    >>> note = "See Ma, A Title (Berlin: Ast, 1990), 3; also Li, Another Title (Bonn: Ost, 1991), 9. We thank them."
    >>> [note[start:end] for start, end in cited(note)]
    ['Ma, A Title (Berlin: Ast, 1990), 3', 'Li, Another Title (Bonn: Ost, 1991), 9. We thank them.']
    """
    edges = [(0, 0), *((seam.start(), seam.end()) for seam in _SEAM.finditer(note)), (len(note), len(note))]
    pieces, begin = list[tuple[int, int]](), 0
    for (stop, after), (following, _) in pairwise(edges[1:]):
        if _whole(note[begin:stop]) and _opens(note[after:following]):
            pieces.append((begin, stop))
            begin = after
    pieces.append((begin, len(note)))
    return [place for piece in pieces if (place := _without_lead(note, *piece)) and _cites(note[slice(*place)])]


def _whole(piece: str) -> bool:
    """Whether a piece of a note may be a reference, or words before one."""
    return bool(years(piece)) or names_again(piece) or _PAGED.search(piece) is not None or like_prose(piece)


def _opens(piece: str) -> bool:
    """Whether a piece that stands behind a seam is a reference of its own, and not the end of the one before."""
    bare = _LEAD.sub("", piece.strip(), count=1)
    if names_again(bare):
        return True
    named = bool(bare) and (bare[0].isupper() or not bare[0].isalnum()) and len(bare) >= _SHORTEST
    return named and (like_reference(bare) or (years(bare) > 0 and start_shape(bare) == 2))


def _without_lead(note: str, start: int, end: int) -> tuple[int, int] | None:
    """A piece without the blanks around it and the words that lead to it; `None` where nothing is left."""
    while start < end and note[start].isspace():
        start += 1
    while end > start and note[end - 1].isspace():
        end -= 1
    lead = _LEAD.match(note, start, end)
    start = lead.end() if lead and lead.end() < end and not note[lead.end()].islower() else start
    return (start, end) if start < end else None


def _cites(piece: str) -> bool:
    """Whether a piece of a note names a work, and is not only words."""
    return bool(years(piece)) or signs(piece) > 1 or (signs(piece) == 1 and not like_prose(piece)) or names_again(piece)
