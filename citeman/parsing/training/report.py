"""The report on a model: what it was made of, how good it is on the development sets, how far its confidence holds.

Fits the confidence on the way, since the report shows it. What may not live here: training, what counts as right.
"""

import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

from citeman.parsing import tagger, trust
from citeman.parsing.model_file import NAME, unpack
from citeman.parsing.training import written
from citeman.parsing.training.calibrate import bar, fit
from citeman.parsing.training.evaluate import Judged, figures, judged, reliability, rows_of
from citeman.parsing.training.generate import by_citeproc, example, generated, known, of_other_kinds
from citeman.parsing.training.score import FIELDS

MEASURED = ("grobid", "anystyle-core", "anystyle-good", "anystyle-bad", "anystyle-ugly")
FITTED = ("grobid", "anystyle-core", "anystyle-good")
"""The sets whose labels are sound enough to fit the confidence on, beside what was written for it."""
HELD_OUT_SEED = 99
SOURCES = (
    ("anystyle", "AnyStyle's core, good, bad and ugly sets", "inukshuk/anystyle", "BSD-2-Clause"),
    ("grobid", "GROBID's citation training corpus", "kermitt2/grobid", "annotations CC BY 4.0, code Apache-2.0"),
    ("linkedbooks", "LinkedBooks", "dhlab-epfl/LinkedBooksDeepReferenceParsing", "MIT"),
    (
        "written",
        "written one by one by a language model, as lists of many fields print them, each four times",
        "-",
        "MIT",
    ),
    ("generated", "made here from Crossref's facts and own word lists", "-", "facts"),
    ("grey", "laws, judgements, standards, patents, data and reports, made here from own word lists", "-", "facts"),
    ("citeproc", "made here from the same facts by citeproc-py", "-", "facts"),
)


def _sets(data: Path) -> Iterator[tuple[str, list[Judged]]]:
    for name in MEASURED:
        path = data / "parsing" / f"{name}.dev.jsonl"
        yield name, judged([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    by_field: dict[str, list[dict[str, object]]] = {}
    for field, pieces in written.read(held_out=True):
        by_field.setdefault(field, []).append(rows_of(example(pieces, field)))
    for field, rows in by_field.items():
        yield f"written {field}", judged(rows)
    real = known(data, random.Random(HELD_OUT_SEED))
    made: dict[str, list[dict[str, object]]] = {}
    for each in (
        *generated(real, 1500, HELD_OUT_SEED),
        *by_citeproc(real, 300, HELD_OUT_SEED),
        *of_other_kinds(300, HELD_OUT_SEED),
    ):
        name = "other kinds" if each.source.startswith("grey/") else each.source.rpartition("/")[2]
        made.setdefault(name, []).append(rows_of(each))
    for name, rows in made.items():
        yield f"generated {name}", judged(rows)


def write_report(data: Path, out: Path) -> None:
    """Measure the model in a folder; write its confidence, `report.json` and `REPORT.md` beside it."""
    held = tagger.Tagger(unpack((out / NAME).read_bytes()))
    tagger.use(held)
    sets = dict(_sets(data))
    trusted = [name for name in sets if name in FITTED or name.startswith("written ")]
    fitted = [each for name in trusted for each in sets[name] if each.signs]
    weights = fit([each.signs for each in fitted], [each.right for each in fitted])
    confidences = [trust.probability(weights, each.signs) for each in fitted]
    certain = bar(confidences, [each.right for each in fitted])
    (out / trust.NAME).write_text(json.dumps({"weights": weights, "certain": certain}) + "\n", encoding="utf-8")
    sets = {name: [each.trusted(weights, certain) for each in found] for name, found in sets.items()}
    table = {name: figures(found) for name, found in sets.items()}
    diagram = reliability([each for name in trusted for each in sets[name]])
    sizes_file = out / "sizes.json"
    sizes = json.loads(sizes_file.read_text(encoding="utf-8")) if sizes_file.exists() else {}
    report = {"examples": sizes, "model_bytes": (out / NAME).stat().st_size, "sets": table, "reliability": diagram}
    (out / "report.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (out / "REPORT.md").write_text(_text(sizes, table, diagram), encoding="utf-8")


def _text(sizes: dict[str, int], table: dict[str, dict[str, float]], diagram: list[dict[str, float]]) -> str:
    lines = [
        "# The reference parser's model",
        "",
        "Made by `python -m citeman.parsing.training --data DATA --out citeman/parsing/data`.",
        "",
    ]
    lines += ["## Training data", "", "| references | what | where | licence |", "|---|---|---|---|"]
    lines += [f"| {sizes.get(key, '?')} | {what} | {where} | {terms} |" for key, what, where, terms in SOURCES]
    names = ["references", "micro_f1", "whole", "certain", "certain_right", *FIELDS]
    lines += ["", "## Development sets", "", "| set | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for name, row in table.items():
        lines.append(f"| {name} | " + " | ".join(_cell(row.get(key)) for key in names) + " |")
    lines += [
        "",
        "## Reliability",
        "",
        f"Confidence of a whole reference on {', '.join(FITTED)} and what was written: share right, a bin a line.",
        "",
        "```",
    ]
    for row in diagram:
        share = "#" * round(row["right"] * 50)
        found = f"n={row['references']:4} mean {row['confidence']:.3f} right {row['right']:.3f}"
        lines.append(f"{row['from']:.2f}-{row['to']:.2f} {found} {share}")
    return "\n".join([*lines, "```", ""])


def _cell(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else f"{value:.4g}"
