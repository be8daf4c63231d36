"""What a rule is that puts segments right: what it does, and which references it looks at.

What may not live here: any one rule (see `borders`, `counts`, `imprints`, `mending`).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from citeman.parsing.segments import Segment


class Rule(NamedTuple):
    """A rule, and the labels that must be there and those that may not be there for it to be asked at all.

    `apply` gives back the very list that it was given where it changes nothing.
    """

    apply: Callable[[str, list[Segment]], list[Segment]]
    needs: frozenset[str]
    lacks: frozenset[str]


def rule(apply: Callable[[str, list[Segment]], list[Segment]], needs: str = "", lacks: str = "") -> Rule:
    """A rule; labels as words of one string."""
    return Rule(apply, frozenset(needs.split()), frozenset(lacks.split()))


def put_right(text: str, parts: Sequence[Segment], rules: Sequence[Rule]) -> list[Segment]:
    """The segments after all rules, in their order."""
    out = list(parts)
    labels = {part.label for part in out}
    for each in rules:
        if each.needs <= labels and each.lacks.isdisjoint(labels):
            new = each.apply(text, out)
            if new is not out:
                out, labels = new, {part.label for part in new}
    return out
