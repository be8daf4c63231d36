"""Estimates the weights of evidence and counts words of titles: `python -m citeman.matching.training --data FOLDER`.

Writes `weights.json`, `terms.txt` and `surnames.txt` beside this file, with where they come from. FOLDER holds
`matching/` (labelled sets), `crossref/` (candidates.jsonl, works.jsonl) and `parsing/` (labelled references, of which
only words are counted). What may not live here: anything the program needs at run time.

The model is a logistic regression over the states in which fields agree (`states.STATES`). A field missing on one side
has no weight. Every kind of data has one share in the estimate, however many pairs it has, and weights are drawn
towards what the level of agreement leads one to expect, so that states which the data seldom show stay sensible.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from citeman.matching import features, labelled, linking
from citeman.matching.compare import Pattern, pattern
from citeman.matching.states import STATES
from citeman.model import Date, Item, ItemType, Level
from citeman.text import fold

EXPECTED = {Level.CONTRADICTS: -2.5, Level.DIFFERS: -0.7, Level.CLOSE: 0.7, Level.SIMILAR: 1.5, Level.SAME: 2.0}
"""What a level of agreement leads one to expect of a weight, before the data."""
SCALE = {
    "title": 1.5,
    "title_numbers": 1.5,
    "notice": 1.5,
    "type": 1.5,
    "identifier": 3.0,
    "edition": 1.5,
    "publisher": 0.4,
    "kind": 0.5,
    "issue": 0.4,
    "volume": 0.7,
}
"""How much more (or less) than usual is expected of a field."""
_GRADES = ("-common", "", "-rare")
_CHAIN = {
    "author": (
        ("all", "pair", "single", "single-common"),
        ("all", "subset", "most", "first-only", "some", "none"),
        ("subset", "first", "one-of"),
        ("single", "single-likely", "first-only"),
        ("some", "conflict"),
        ("most", "words"),
    ),
    "issued": (("same", "misprint", "next", "near", "contradicts"),),
    "container_title": (("same", "abbreviated", "alike", "differs", "journals"), ("same", "similar", "alike")),
    "page": (("same", "first", "last", "misprint", "loose", "contradicts"), ("first", "count")),
    "volume": (("same", "crossed", "differs"),),
    "kind": (("version", "contradicts"),),
    "title_numbers": (("extra", "part", "contradicts", "parts"),),
    "together": (("mixed", "two", "many"),),
}
_TITLES = ("same", "near", "shifted", "beginning", "inside", "extended")
CHAINS = [
    *(("title", f"{a}{grade}", f"{b}{grade}") for grade in _GRADES for a, b in pairwise(_TITLES)),
    *(("title", f"{state}{a}", f"{state}{b}") for state in _TITLES for a, b in pairwise(_GRADES[::-1])),
    *(("title", a, b) for a, b in pairwise(("extended-common", "reworded", "alike", "differs"))),
    *((field, a, b) for field, chains in _CHAIN.items() for chain in chains for a, b in pairwise(chain)),
]
"""Field, a state, a state that agrees less: the second never weighs more."""
PINNED = {("title_numbers", "same"), ("notice", "same"), ("kind", "same")}
"""States that say little by themselves and would only double the title's weight."""
KINDS = {
    "strings": ("cora",),
    "databases": ("dblp_acm",),
    "reviews": ("bd_cytology_screening", "bd_stroke"),
}
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
    kinds = {kind: patterns for kind, patterns in examples(chosen.data).items() if kind != chosen.leave_out}
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
        patterns: dict[Pattern, list[int]] = defaultdict(lambda: [0, 0])
        for name in names:
            for found, same in _labelled_pairs(labelled.read_set(data / "matching" / name)):
                patterns[found][same] += 1
        out[kind] = patterns
    patterns = defaultdict(lambda: [0, 0])
    for found, same in _candidate_pairs(data / "crossref" / "candidates.jsonl"):
        patterns[found][same] += 1
    for found in _registered_pairs(data / "crossref" / "works.jsonl"):
        patterns[found][0] += 1
    out["references"] = patterns
    return out


def _labelled_pairs(records: Sequence[labelled.Labelled]) -> Iterator[tuple[Pattern, bool]]:
    """Pairs from blocking with their truth; where the truth joins two publications, nothing is learnt."""
    prepared = [features.prepare(record.item) for record in records]
    across = len({record.source for record in records}) > 1
    for i, j in linking.pairs(prepared):
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
    for i, j in linking.pairs(prepared):
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


def fit(
    kinds: Mapping[str, Mapping[Pattern, Sequence[int]]], *, rounds: int = 400
) -> tuple[float, dict[tuple[str, str], float]]:
    """The prior and the weight of each state that maximise the penalised likelihood (RPROP, deterministic).

    Agreement never counts against, and contradiction never for, one work.
    """
    rows = _weighted(kinds)
    start = {
        (field, state): EXPECTED[level] * SCALE.get(field, 1.0)
        for field, table in STATES.items()
        for state, (level, _) in table.items()
    }
    held = {key: (0.0 if key in PINNED else value) for key, value in start.items()}
    names: list[Any] = [None, *held]
    place = {name: n for n, name in enumerate(names) if name is not None}
    coded = [([0, *(place[key] for key in pattern)], different, same) for pattern, different, same in rows]
    mean = [-4.0, *held.values()]
    values, step, last = list(mean), [0.1] * len(mean), [0.0] * len(mean)
    for _ in range(rounds):
        slope = [(m - v) * 0.0005 for v, m in zip(values, mean, strict=True)]
        for places, different, same in coded:
            odds = sum(values[n] for n in places)
            p = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
            pull = same * (1.0 - p) - different * p
            for n in places:
                slope[n] += pull
        for n, s in enumerate(slope):
            if names[n] in PINNED:
                continue
            step[n] = min(0.5, step[n] * 1.2) if s * last[n] > 0 else max(1e-4, step[n] * 0.5)
            last[n] = s
            values[n] += math.copysign(step[n], s)
        _ordered(values, place)
    return values[0], dict(zip(names[1:], values[1:], strict=True))


def _ordered(values: list[float], place: Mapping[tuple[str, str], int]) -> None:
    """Bring weights into their natural order: of a better and a worse state out of order both get the mean."""
    for _ in range(3):
        for field, better, worse in CHAINS:
            high, low = place[field, better], place[field, worse]
            if values[high] < values[low]:
                values[high] = values[low] = (values[high] + values[low]) / 2
    for (field, state), n in place.items():
        level = STATES[field][state][0]
        values[n] = max(0.0, values[n]) if level > Level.MISSING else min(0.0, values[n])


def _weighted(kinds: Mapping[str, Mapping[Pattern, Sequence[int]]]) -> list[tuple[Pattern, float, float]]:
    """Patterns of all kinds with pairs of two works and of one work; every kind has the same weight in all."""
    out = []
    for patterns in kinds.values():
        total = sum(map(sum, patterns.values()))
        out += [(pattern, n / total, m / total) for pattern, (n, m) in sorted(patterns.items())]
    return out


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
