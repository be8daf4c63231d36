"""How well a candidate of Crossref's is told from its neighbours: precision and recall of `citeman.matching.judge`.

    python tests/benchmarks/crossref_acceptance.py [CANDIDATES.jsonl] [--wrong]

Each line of the file is a reference out of a deposited list, up to five candidates that are near it, and the DOI of the
right one (`null`: none of them is). Accepted is what the judge calls a match; precision is the share of accepted ones
that are right, recall the share of references with a right candidate for which it was accepted. `--wrong` prints every
case that went wrong. Exits with 1 under the bars: precision 99 %, recall 98 %.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from citeman.crossref.answers import Candidate
from citeman.crossref.records import to_candidate
from citeman.matching import Judgement, judge
from citeman.model import Item, Verdict

CANDIDATES = Path(__file__).parents[3] / "shared" / "data" / "crossref" / "candidates.jsonl"
PRECISION, RECALL = 0.99, 0.98


def message(reference: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry of a deposited reference list in the form of a record; a record as it is."""
    if "title" in reference or "type" in reference:
        return reference
    year = "".join(filter(str.isdigit, reference.get("year", "")))[:4]
    container = reference.get("journal-title") or reference.get("volume-title")
    return {
        "DOI": reference.get("DOI"),
        "type": "journal-article" if "journal-title" in reference else "book-chapter",
        "title": [reference["article-title"]] if "article-title" in reference else [],
        "author": [{"family": reference["author"]}] if "author" in reference else [],
        "container-title": [container] if container else [],
        "issued": {"date-parts": [[int(year)]]} if year else {},
        "volume": reference.get("volume"),
        "issue": reference.get("issue"),
        "page": reference.get("first-page"),
    }


def best(printed: Item, candidates: list[Candidate]) -> tuple[Judgement, Candidate] | None:
    """The judge's best candidate. Of each DOI only its best reading competes: a work is no rival of itself."""
    year = printed.issued.year if printed.issued else None
    by_doi: dict[str | None, tuple[Judgement, Item, Candidate]] = {}
    for one in candidates:
        readings = list(one.readings(year)) if one.type_accepted else []
        for item in readings:
            judged = judge(printed, [item], [one.years])[0]
            known = by_doi.get(one.item.doi)
            if known is None or judged.probability > known[0].probability:
                by_doi[one.item.doi] = (judged, item, one)
    finalists = list(by_doi.values())
    judged_all = judge(printed, [item for _, item, _ in finalists], [one.years for _, _, one in finalists])
    return (judged_all[0], finalists[judged_all[0].index][2]) if judged_all else None


def main() -> int:
    """Prints the figures; 1 where a bar is missed."""
    arguments = [each for each in sys.argv[1:] if each != "--wrong"]
    path = Path(arguments[0]) if arguments else CANDIDATES
    if not path.exists():
        print(f"{path} is not there: nothing to measure")
        return 0
    counts = {"right": 0, "wrong": 0, "missed": 0, "proposed": 0, "left": 0}
    wrong: list[str] = []
    for case in map(json.loads, path.read_text("utf-8").splitlines()):
        kind, words = outcome(case)
        counts[kind] += 1
        wrong += words
    accepted, known = counts["right"] + counts["wrong"], counts["right"] + counts["missed"] + counts["proposed"]
    precision, recall = counts["right"] / max(accepted, 1), counts["right"] / max(known, 1)
    print(f"{sum(counts.values())} references: {counts}")
    print(f"precision {precision:.4f} (bar {PRECISION}), recall {recall:.4f} (bar {RECALL})")
    if "--wrong" in sys.argv:
        print("\n".join(wrong))
    return int(precision < PRECISION or recall < RECALL)


def outcome(case: Mapping[str, Any]) -> tuple[str, list[str]]:
    """How one case ended, with words about it if it went wrong."""
    printed = to_candidate({**message(case["reference"]), "DOI": None}).item
    candidates = [to_candidate(message(each)) for each in case["candidates"]]
    right = case["doi"]
    found = best(printed, candidates)
    accepted = found[1].item.doi if found and found[0].verdict is Verdict.MATCH else None
    held = any(each.item.doi == right for each in candidates)
    if accepted is not None:
        return ("right", []) if accepted == right else ("wrong", list(told(case, found)))
    if right is not None and held:
        proposed = found is not None and found[0].verdict is Verdict.POSSIBLE and found[1].item.doi == right
        return "proposed" if proposed else "missed", list(told(case, found))
    return "left", []


def told(case: Mapping[str, Any], found: tuple[Judgement, Candidate] | None) -> Iterator[str]:
    """A case that went wrong, in words."""
    yield f"\nreference  {json.dumps(case['reference'], ensure_ascii=False)}\n  right    {case['doi']}"
    if found is not None:
        judged, candidate = found
        yield f"  judged   {judged.verdict} {judged.probability} ({judged.reason}) {candidate.raw[:400]}"


if __name__ == "__main__":
    sys.exit(main())
