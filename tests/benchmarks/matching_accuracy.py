"""Accuracy of linking and clustering on labelled sets: `python tests/benchmarks/matching_accuracy.py PATH...`.

A PATH stands for PATH.records.jsonl and PATH.gold.jsonl. Figures are those of pairs inside groups, after clustering;
in sets that link two sources only pairs across them count (their truth says nothing of pairs within one).
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from citeman.matching import compare, features, link, plausible
from citeman.matching.cluster import cluster
from citeman.matching.labelled import Labelled, read_set
from citeman.model import Origin, Record, Verdict


def main() -> int:
    """Print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--json", action="store_true", help="one JSON object a set")
    parser.add_argument("--blocking", action="store_true", help="also the share of true pairs that are compared at all")
    parser.add_argument("--out", type=Path, help="a folder for NAME.pred.jsonl (id, cluster)")
    options = parser.parse_args()
    if not options.json:
        names = ("precision", "recall", "F1", "false", "missed", "possible", "CPU s")
        print(f"{'set':24}{'records':>8}" + "".join(f"{name:>10}" for name in names))
    for path in options.paths:
        figures = measure(path, blocking=options.blocking, out=options.out)
        if options.json:
            print(json.dumps(figures))
        else:
            rates = "".join(f"{figures[name]:10.4f}" for name in ("precision", "recall", "f1"))
            counts = "".join(f"{figures[name]:10}" for name in ("fp", "fn", "possible", "seconds"))
            blocked = "  blocking recall {blocking_recall:.4f}, of kindred titles {blocking_recall_kindred:.4f}"
            blocked = blocked.format(**figures) if options.blocking else ""
            print(f"{figures['set']:24}{figures['records']:8}{rates}{counts}{blocked}")
        sys.stdout.flush()
    return 0


def measure(path: Path, *, blocking: bool = False, out: Path | None = None) -> dict[str, object]:
    """Link and cluster one set; the figures by name."""
    labelled = read_set(path)
    records = [Record(id=n, origin=Origin.REFERENCE, item=each.item) for n, each in enumerate(labelled, 1)]
    start = time.process_time()
    decisions = link(records)
    groups = cluster((record.id for record in records), decisions)
    seconds = time.process_time() - start
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        rows = (json.dumps({"id": labelled[n - 1].id, "cluster": str(group[0])}) for group in groups for n in group)
        (out / f"{path.name}.pred.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    figures: dict[str, object] = {"set": path.name, "records": len(records), **scores(labelled, groups)}
    figures["possible"] = sum(each.verdict is Verdict.POSSIBLE for each in decisions)
    figures["seconds"] = round(seconds, 2)
    if blocking:
        figures |= _blocking_recall(labelled)
    return figures


def scores(labelled: Sequence[Labelled], groups: Iterable[Sequence[int]]) -> dict[str, float]:
    """Pairs inside groups against the truth: precision, recall, F1, and the counts behind them."""
    across = len({each.source for each in labelled}) > 1
    held = [[n - 1 for n in group if labelled[n - 1].cluster is not None] for group in groups]
    truth = defaultdict(list)
    both = defaultdict(list)
    for name, group in enumerate(held):
        for n in group:
            truth[labelled[n].cluster].append(n)
            both[labelled[n].cluster, name].append(n)
    true, said, right = (_pairs(x, labelled, across=across) for x in (truth.values(), held, both.values()))
    precision = right / said if said else 1.0
    recall = right / true if true else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "tp": right, "fp": said - right, "fn": true - right}


def _pairs(groups: Iterable[Sequence[int]], labelled: Sequence[Labelled], *, across: bool) -> int:
    total = 0
    for group in groups:
        total += len(group) * (len(group) - 1) // 2
        if across:
            counts: Mapping[str, int] = Counter(labelled[n].source for n in group)
            total -= sum(n * (n - 1) // 2 for n in counts.values())
    return total


def _blocking_recall(labelled: Sequence[Labelled]) -> dict[str, float]:
    """The share of true pairs that are compared: of all, and of those whose titles are not other titles altogether.

    Truths join two papers of one group, or an entry under a title that slipped in from its neighbour: no pair by title.
    """
    across = len({each.source for each in labelled}) > 1
    members = defaultdict(list)
    for n, each in enumerate(labelled):
        if each.cluster is not None:
            members[each.cluster].append(n)
    true = {
        (i, j)
        for group in members.values()
        for k, i in enumerate(group)
        for j in group[k + 1 :]
        if not (across and labelled[i].source == labelled[j].source)
    }
    prepared = [features.prepare(each.item) for each in labelled]
    found = true & set(plausible.pairs(prepared))
    kindred = {
        (i, j)
        for i, j in true
        if dict(compare.pattern(prepared[i], prepared[j])).get("title") not in {"alike", "differs"}
    }
    return {
        "blocking_recall": len(found) / len(true) if true else 1.0,
        "blocking_recall_kindred": len(found & kindred) / len(kindred) if kindred else 1.0,
    }


if __name__ == "__main__":
    raise SystemExit(main())
