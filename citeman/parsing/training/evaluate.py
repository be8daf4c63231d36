"""How good a model is on labelled references: figures a set, and how far its confidence can be trusted.

What may not live here: training, what counts as right (`score`).
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from citeman.model import Parsed
from citeman.parsing.parser import parse_all
from citeman.parsing.training.score import FIELDS, verdicts

BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


class Judged(NamedTuple):
    """A parsed reference and whether each field, and all, are right."""

    parsed: Parsed
    fields: dict[str, tuple[bool, bool, bool]]

    @property
    def right(self) -> bool:
        """Whether every field is right."""
        return all(verdict[0] for verdict in self.fields.values())


def judged(path: Path) -> list[Judged]:
    """Every reference of a labelled file, parsed by the shipped model and judged."""
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    parsed = parse_all([row["text"] for row in rows])
    return [Judged(each, verdicts(row, each.item)) for row, each in zip(rows, parsed, strict=True)]


def figures(results: Sequence[Judged]) -> dict[str, float]:
    """Micro-F1, the share of references right in every field, F1 a field; certain ones and how many of them are right."""
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
    for low, high in zip(BINS, BINS[1:], strict=False):
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
