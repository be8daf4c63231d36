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
from typing import Any

from citeman.model import Date, Item, Name
from citeman.parsing import parse_all

SCORER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_references.py"


def csl(item: Item) -> dict[str, Any]:
    """The fields that are scored, in CSL-JSON's names."""
    out: dict[str, Any] = {"type": str(item.type)}
    for field, name in (
        ("title", "title"),
        ("container_title", "container-title"),
        ("volume", "volume"),
        ("issue", "issue"),
        ("page", "page"),
        ("publisher", "publisher"),
        ("publisher_place", "publisher-place"),
        ("doi", "DOI"),
        ("url", "URL"),
        ("genre", "genre"),
    ):
        value = getattr(item, field)
        if value:
            out[name] = value
    for field in ("author", "editor"):
        names = getattr(item, field)
        if names:
            out[field] = [_name(name) for name in names]
    if item.issued:
        out["issued"] = _date(item.issued)
    return out


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {key: value for key, value in parts.items() if value}


def _date(date: Date) -> dict[str, Any]:
    return {"date-parts": [list(part) for part in date.parts]} if date.parts else {"literal": date.literal}


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
            items = [csl(parsed.item) for text in texts for parsed in parse_all([text])]
            target = (said.write or Path(scratch)) / f"{path.stem}.json"
            target.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
            print(path.name, flush=True)
            worst = max(
                worst,
                subprocess.run([sys.executable, SCORER, path, target, "--errors", said.errors], check=False).returncode,
            )
    return worst


if __name__ == "__main__":
    sys.exit(main())
