"""How good a model is on labelled references: figures a set, and how far its confidence can be trusted.

What may not live here: training, what counts as right (`score`).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from citeman.model import Parsed
from citeman.parsing.parser import with_signs
from citeman.parsing.segments import segments
from citeman.parsing.training.score import FIELDS, verdicts
from citeman.parsing.training.sources import Example
from citeman.parsing.trust import probability

BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


class Judged(NamedTuple):
    """A parsed reference, whether each field is right, and the signs that its confidence was told by."""

    parsed: Parsed
    fields: dict[str, tuple[bool, bool, bool]]
    signs: tuple[float, ...]

    @property
    def right(self) -> bool:
        """Whether every field is right."""
        return all(verdict[0] for verdict in self.fields.values())

    def trusted(self, weights: Sequence[float], certain: float) -> "Judged":
        """The same with the confidence that these weights give."""
        confidence = probability(weights, self.signs) if self.signs else 0.0
        return self._replace(parsed=replace(self.parsed, confidence=confidence, certain=confidence >= certain))


def judged(rows: Sequence[dict[str, Any]]) -> list[Judged]:
    """Every labelled reference, parsed as one of a list of them and judged."""
    out = []
    for row, (parsed, signs) in zip(rows, with_signs([row["text"] for row in rows]), strict=True):
        out.append(Judged(parsed, verdicts(row, parsed.item), signs))
    return out


_SHARED = {"journal": "container_title", "book": "container_title"}


_PEOPLE = ("author", "editor")
"""What may stand in several places of a reference: behind "/" again, before and behind a verb."""


def rows_of(example: Example) -> dict[str, Any]:
    """A training example as a row of the shared format, in which the address of a DOI is both.

    Names in several places are right as they stand in the first, in any other, and all together.
    """
    found: dict[str, list[str]] = {}
    for part in segments(example.tokens, example.labels, [1.0] * len(example.labels)):
        name = _SHARED.get(part.label, part.label)
        if name in FIELDS:
            found.setdefault(name, []).append(example.text[part.start : part.end])
    fields = {name: printed[0] for name, printed in found.items()}
    for one, other in (("doi", "url"), ("url", "doi")):
        if "doi.org" in fields.get(one, ""):
            fields.setdefault(other, fields[one])
    alts = {name: ["; ".join(found[name]), *found[name][1:]] for name in _PEOPLE if len(found.get(name, ())) > 1}
    return {"text": example.text, "fields": fields, "alts": alts}


def figures(results: Sequence[Judged]) -> dict[str, float]:
    """Micro-F1, the share of references wholly right, F1 a field; how many are certain and how many of those right."""
    hit, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for result in results:
        for field, (right, mine, truth) in result.fields.items():
            hit[field] += right
            wrong[field] += not right and mine
            missed[field] += not right and truth
    certain = [result for result in results if result.parsed.certain]
    out = {
        "references": len(results),
        "micro_f1": _f1(sum(hit.values()), sum(wrong.values()), sum(missed.values())),
        "whole": sum(result.right for result in results) / len(results),
        "certain": len(certain) / len(results),
        "certain_right": sum(result.right for result in certain) / len(certain) if certain else math.nan,
    }
    for field in FIELDS:
        if hit[field] + wrong[field] + missed[field]:
            out[field] = _f1(hit[field], wrong[field], missed[field])
    return {key: round(value, 4) for key, value in out.items()}


def _f1(hit: int, wrong: int, missed: int) -> float:
    return 2 * hit / (2 * hit + wrong + missed) if hit else 0.0


def reliability(results: Sequence[Judged]) -> list[dict[str, float]]:
    """The reliability diagram: a row a bin of confidence, with its references, mean confidence and share right."""
    out = []
    for low, high in pairwise(BINS):
        inside = [result for result in results if low <= result.parsed.confidence < high]
        if inside:
            out.append(
                {
                    "from": low,
                    "to": min(high, 1.0),
                    "references": len(inside),
                    "confidence": round(sum(result.parsed.confidence for result in inside) / len(inside), 4),
                    "right": round(sum(result.right for result in inside) / len(inside), 4),
                }
            )
    return out
