"""Estimates the weights of evidence and counts words of titles: `python -m citeman.matching.training --data FOLDER`.

Writes `weights.json`, `terms.txt` and `surnames.txt` beside this file, with where they come from. FOLDER holds
`matching/` (labelled sets), `crossref/` (candidates.jsonl, works.jsonl) and `parsing/` (labelled references, of which
only words are counted). What may not live here: anything the program needs at run time.

How weights follow from labelled pairs is `estimate`'s.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from citeman.matching import features, labelled, plausible
from citeman.matching.compare import Pattern, pattern
from citeman.matching.estimate import fit
from citeman.matching.garbled import garbled
from citeman.model import Date, Item, ItemType
from citeman.text import fold

KINDS = {
    "strings": ("cora",),
    "databases": ("dblp_acm",),
    "reviews": ("bd_cytology_screening", "bd_stroke"),
}
GARBLED = "databases"
"""The kind of which garbled copies are made, a kind of their own."""
_HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Estimate, write the files, print a short report."""
    options = argparse.ArgumentParser(description="Estimate the weights of evidence.")
    options.add_argument("--data", type=Path, required=True, help="the folder with matching/, crossref/ and parsing/")
    options.add_argument("--leave-out", choices=[*KINDS, "references"], help="estimate without one kind of data")
    options.add_argument("--out", type=Path, default=_HERE / "weights.json")
    options.add_argument("--counts", action="store_true", help="count words and surnames again first")
    chosen = options.parse_args(arguments)
    if chosen.counts:
        write_counts(chosen.data)
    left_out = {chosen.leave_out, "garbled" if chosen.leave_out == GARBLED else None}
    kinds = {kind: patterns for kind, patterns in examples(chosen.data).items() if kind not in left_out}
    prior, found = fit(kinds)
    write_weights(chosen.out, prior, found, kinds)
    for kind, patterns in kinds.items():
        pairs = sum(map(sum, patterns.values()))
        sys.stdout.write(f"{kind}: {pairs} pairs, {sum(n for _, n in patterns.values())} of one work\n")
    return 0


def examples(data: Path) -> dict[str, dict[Pattern, list[int]]]:
    """Kind of data → pattern of states → [pairs of two works, pairs of one work]."""
    out: dict[str, dict[Pattern, list[int]]] = {}
    for kind, names in KINDS.items():
        sets = [labelled.read_set(data / "matching" / name) for name in names]
        out[kind] = _counted(pair for records in sets for pair in _labelled_pairs(records))
        if kind == GARBLED:
            out["garbled"] = _counted(pair for records in sets for pair in _labelled_pairs(garbled(records)))
    printed = _candidate_pairs(data / "crossref" / "candidates.jsonl")
    registered = ((found, False) for found in _registered_pairs(data / "crossref" / "works.jsonl"))
    out["references"] = _counted(chain(printed, registered))
    return out


def _counted(pairs: Iterable[tuple[Pattern, bool]]) -> dict[Pattern, list[int]]:
    """Pattern → [pairs of two works, pairs of one work]."""
    patterns: dict[Pattern, list[int]] = defaultdict(lambda: [0, 0])
    for found, same in pairs:
        patterns[found][same] += 1
    return patterns


def _labelled_pairs(records: Sequence[labelled.Labelled]) -> Iterator[tuple[Pattern, bool]]:
    """Pairs from blocking with their truth; where the truth joins two publications, nothing is learnt."""
    prepared = [features.prepare(record.item) for record in records]
    across = len({record.source for record in records}) > 1
    for i, j in plausible.pairs(prepared):
        a, b = records[i], records[j]
        if a.cluster is None or b.cluster is None or (across and a.source == b.source):
            continue
        found = pattern(prepared[i], prepared[j])
        same = a.cluster == b.cluster
        if not (same and _two_publications(dict(found))):
            yield found, same


def _two_publications(states: Mapping[str, str]) -> bool:
    """Whether everything says that the work appeared twice: as another kind, or elsewhere on other pages."""
    if states.get("kind", "same") != "same":
        return True
    return states.get("container_title") in {"differs", "journals"} and states.get("page") == "contradicts"


def _candidate_pairs(path: Path) -> Iterator[tuple[Pattern, bool]]:
    """Real reference entries with candidates; identifiers are left out, for they would settle everything."""
    for row in _lines(path):
        printed = features.prepare(light_item(row["reference"]))
        if printed.title is None:
            continue
        for candidate in row["candidates"]:
            theirs = features.prepare(light_item(candidate))
            same = bool(row["doi"]) and candidate["DOI"].lower() == row["doi"].lower()
            yield pattern(printed, theirs), same


_TYPES = {
    "journal-article": ItemType.ARTICLE_JOURNAL,
    "proceedings-article": ItemType.PAPER_CONFERENCE,
    "book-chapter": ItemType.CHAPTER,
    "book": ItemType.BOOK,
    "monograph": ItemType.BOOK,
    "posted-content": ItemType.ARTICLE,
    "dissertation": ItemType.THESIS,
    "report": ItemType.REPORT,
}


def _registered_pairs(path: Path) -> Iterator[Pattern]:
    """Pairs of registered works that look alike: two DOIs are two works (letters and replies, sections, parts …)."""
    prepared = [features.prepare(light_item(row)) for row in _lines(path)]
    for i, j in plausible.pairs(prepared):
        found = pattern(prepared[i], prepared[j])
        if dict(found).get("title", "differs") != "differs":
            yield found


def light_item(row: Mapping[str, Any]) -> Item:
    """A deposited reference or a registered work, as far as comparison wants it."""
    container = row.get("journal-title") or row.get("container-title") or row.get("volume-title")
    title = (
        row.get("article-title")
        or row.get("title")
        or (row.get("volume-title") if "journal-title" not in row else None)
    )
    author = row.get("author")
    issued = row.get("issued", {}).get("date-parts", [[None]])[0]
    year = str(row.get("year") or (issued[0] if issued else None) or "")[:4]
    people = (
        [f"{n.get('family', n.get('name', ''))}, {n.get('given', '')}" for n in author]
        if isinstance(author, list)
        else [author or ""]
    )
    return Item(
        type=_TYPES.get(row.get("type", ""), ItemType.DOCUMENT),
        title=" ".join(title) if isinstance(title, list) else title,
        author=labelled.to_names(" and ".join(people)),
        et_al=isinstance(author, str),
        issued=Date.of(int(year)) if year.isdigit() else None,
        container_title=(container[0] if container else None) if isinstance(container, list) else container,
        volume=row.get("volume"),
        issue=row.get("issue"),
        page=row.get("page") or row.get("first-page"),
    )


def write_weights(path: Path, prior: float, found: Mapping[tuple[str, str], float], kinds: Iterable[str]) -> None:
    """The readable weights file."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (field, state), value in found.items():
        table[field][state] = round(value, 3)
    content = {
        "provenance": {
            "written by": "python -m citeman.matching.training",
            "model": "logistic regression over states of agreement; log odds, natural logarithm; missing = 0",
            "estimated from": list(kinds),
        },
        "prior": round(prior, 3),
        "weights": table,
    }
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def write_counts(data: Path) -> None:
    """In how many titles each word stands, and which surnames are common: counts only."""
    words: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    total = people = 0
    for item in _background(data):
        if item.title:
            total += 1
            words.update(set(fold(item.title).split()))
        for name in item.author:
            people += 1
            surnames[fold(name.family or "").replace(" ", "")] += 1
    kept = sorted((word, count) for word, count in words.items() if count >= 3 and len(word) < 30)
    head = "# Words of titles: word, and in how many titles it stands. Written by citeman.matching.training.\n"
    head += f"#titles {total}\n"
    (_HERE / "terms.txt").write_text(head + "".join(f"{word} {count}\n" for word, count in kept), "utf-8")
    common = sorted(name for name, count in surnames.items() if count >= max(3, people * 0.0005) and len(name) > 1)
    (_HERE / "surnames.txt").write_text(
        "# Surnames that many authors share.\n" + "".join(f"{name}\n" for name in common), "utf-8"
    )


def _background(data: Path) -> Iterator[Item]:
    """Titles and authors from all that is at hand, one of each title."""
    seen = set()
    for item in _all_items(data):
        key = fold(item.title or "")
        if key not in seen:
            seen.add(key)
            yield item


def _all_items(data: Path) -> Iterator[Item]:
    for row in _lines(data / "crossref" / "works.jsonl"):
        yield light_item(row)
    for row in _lines(data / "crossref" / "candidates.jsonl"):
        yield light_item(row["reference"])
        for candidate in row["candidates"]:
            yield light_item(candidate)
    for path in sorted((data / "parsing").glob("*.train.jsonl")):
        for row in _lines(path):
            title = row.get("fields", {}).get("title")
            if isinstance(title, str):
                yield Item(title=title)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    raise SystemExit(main())
