"""Field accuracy of the parser on labelled references: `parsing_accuracy.py FILE.jsonl… [--write FOLDER]`.

A line of a file holds {"id", "text", "fields", "alts"?, "skip"?} (the shared format). The parser's items are written as
CSL-JSON, one array a file, for `score_references.py`, whose figures are printed.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from citeman.formats import WRITERS
from citeman.model import Entry
from citeman.parsing import parse_all

SCORER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_references.py"


def main() -> int:
    """Parse each file, write the items, run the scorer."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("files", nargs="+", type=Path)
    ask.add_argument("--write", type=Path, help="keep the items in this folder")
    ask.add_argument("--errors", default="0")
    said = ask.parse_args()
    worst = 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in said.files:
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            texts = [re.sub(r"\s+", " ", row["text"]) for row in rows]
            parsed = [one for text in texts for one in parse_all([text])]  # one by one: none looks at the one before
            entries = [Entry(key=str(number), item=one.item) for number, one in enumerate(parsed)]
            target = (said.write or Path(scratch)) / f"{path.stem}.json"
            target.write_text(str(WRITERS["csl-json"].write(entries)), encoding="utf-8")
            print(path.name, flush=True)
            worst = max(
                worst,
                subprocess.run([sys.executable, SCORER, path, target, "--errors", said.errors], check=False).returncode,
            )
    return worst


if __name__ == "__main__":
    sys.exit(main())
