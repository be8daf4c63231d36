"""Which words of a value differ from another's: for marking them. What may not live here: how a mark looks."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from citeman.text import fold

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_WORD = re.compile(f"[{_CJK}]|[^\\W_{_CJK}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a value, and whether it differs from the other value."""

    text: str
    differs: bool = False


def runs(text: str, other: str | None) -> tuple[Run, ...]:
    """The text cut into stretches that also stand in `other`, in the same order, and stretches that do not.

    Words are compared folded, so that case, accents and punctuation never count as a difference; a Chinese, Japanese
    or Korean character is a word. The runs joined are the text. With nothing to compare there is nothing to mark.

    >>> [run.text for run in runs("Science & Policy, 12–16", "science and policy, 12–15") if run.differs]
    ['16']
    >>> [run.text for run in runs("Kong, X. H.", "Kong, Xiaohui") if run.differs]
    ['X. H']
    """
    if other is None or not text:
        return (Run(text=text),) if text else ()
    spans = [found.span() for found in _WORD.finditer(text)]
    mine = [fold(text[start:end]) for start, end in spans]
    theirs = [fold(found.group()) for found in _WORD.finditer(other)]
    marked: list[tuple[int, int]] = []
    for tag, first, last, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag in {"replace", "delete"}:
            marked.append((spans[first][0], spans[last - 1][1]))
    return _cut(text, marked)


def _cut(text: str, marked: list[tuple[int, int]]) -> tuple[Run, ...]:
    out: list[Run] = []
    done = 0
    for start, end in marked:
        if start > done:
            out.append(Run(text=text[done:start]))
        out.append(Run(text=text[start:end], differs=True))
        done = end
    if done < len(text):
        out.append(Run(text=text[done:]))
    return tuple(out)
