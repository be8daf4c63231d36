"""What the readers of fields lose by themselves: `readers.py [FILE.txt…] [--errors N]`; one JSON object a file.

The references of tagged files (by default those written for training, `citeman/parsing/training/written/`) are read
with their own labels in the tagger's place, so that a wrong field is the fault of the readers and of the rules, or of
the labels. Figures: references, micro-F1, the share wholly right, wrong fields by name.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import citeman.parsing.training.written
from citeman.parsing.parser import read_labelled
from citeman.parsing.training.evaluate import Judged, figures, rows_of
from citeman.parsing.training.generate import example
from citeman.parsing.training.score import verdicts
from citeman.parsing.training.tagged import pieces

WRITTEN = Path(citeman.parsing.training.written.__file__).parent


def measured(path: Path, errors: int) -> dict[str, object]:
    """The figures of one file; its first wrong references go to stderr."""
    found, wrong = [], Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        one = example(pieces(line), path.stem)
        row = rows_of(one)
        parsed = read_labelled(one.text, one.labels)
        judged = Judged(parsed, verdicts(row, parsed.item), ())
        found.append(judged)
        missed = [field for field, (right, mine, truth) in judged.fields.items() if not right and (mine or truth)]
        wrong.update(missed)
        if missed and errors > 0:
            errors -= 1
            print(", ".join(missed), "|", one.text, file=sys.stderr)
    told = figures(found)
    return {
        "file": path.name,
        "references": len(found),
        "micro_f1": round(told["micro_f1"], 4),
        "whole": round(told["whole"], 4),
        "wrong": dict(wrong.most_common()),
    }


def main() -> int:
    """Measure each file."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("files", nargs="*", type=Path, default=sorted(WRITTEN.glob("*.txt")))
    ask.add_argument("--errors", type=int, default=0, help="show so many wrong references a file")
    said = ask.parse_args()
    for path in said.files:
        print(json.dumps(measured(path, said.errors), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
