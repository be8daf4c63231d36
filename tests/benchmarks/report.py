"""How long the duplicate report takes and how large it gets: `python tests/benchmarks/report.py [GROUPS]`.

Every work is printed in two or three papers with the small differences that real lists have; one group in ten is
followed by a possible pair. Prints seconds of CPU time and megabytes for the report's values and each of its forms.
"""

import sys
import time
from random import Random
from typing import TYPE_CHECKING

from citeman.model import (
    Date,
    Decision,
    Evidence,
    Item,
    ItemType,
    Level,
    Name,
    Origin,
    Record,
    Reference,
    Source,
    Verdict,
    Work,
)
from citeman.report import duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORDS = [
    "research",
    "analysis",
    "marketing",
    "strategy",
    "international",
    "business",
    "model",
    "mobile",
    "phone",
    "companies",
    "industrial",
    "clusters",
    "ecological",
    "operation",
    "enterprise",
    "growth",
    "innovation",
    "value",
    "platform",
    "open",
    "market",
    "entry",
    "consumer",
    "behaviour",
    "policy",
]
_NAMES = ("Zhang", "Li", "Wang", "Müller", "O'Neil", "García", "Kowalski", "Ivanova", "Tanaka", "Smith")
_EVIDENCE = (
    Evidence(field="title", level=Level.SAME, weight=9.2),
    Evidence(field="author", level=Level.SAME, weight=6.0),
    Evidence(field="issued", level=Level.SAME, weight=3.3),
    Evidence(field="container_title", level=Level.SIMILAR, weight=2.1),
    Evidence(field="page", level=Level.DIFFERS, weight=-1.0, detail="first pages differ"),
)
_SOURCES = 200


def main() -> None:
    """Build a library of GROUPS groups (10,000 where none is given) and time every form of the report."""
    groups = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    works, records, decisions = library(groups)
    sources = [Source(key=f"paper{number}") for number in range(_SOURCES)]
    start = time.process_time()
    report = duplicates.build(works, records, decisions, sources)
    print(f"build    {time.process_time() - start:6.2f} s   {report.summary.groups:,} groups, {len(records):,} records")
    forms: Sequence[tuple[str, Callable[[duplicates.DuplicateReport], str]]] = (
        ("to_json", duplicates.to_json),
        ("to_text", duplicates.to_text),
        ("to_html", duplicates.to_html),
    )
    for name, form in forms:
        start = time.process_time()
        size = len(form(report).encode())
        print(f"{name}  {time.process_time() - start:6.2f} s   {size / 1e6:.1f} MB")


def library(groups: int) -> tuple[list[Work], dict[int, Record], list[Decision]]:
    """Works with the records that print them and the decisions that join them, the same for the same number."""
    random = Random(1)
    works: list[Work] = []
    records: dict[int, Record] = {}
    decisions: list[Decision] = []
    for number in range(groups):
        item = _item(random)
        own = [
            _record(random, records, item, place) for place in random.sample(range(_SOURCES), random.choice((2, 2, 3)))
        ]
        chosen = {field: own[0] for field, _ in item.known()}
        works.append(Work(citekey=f"work{number}", item=item, records=tuple(own), chosen=chosen))
        decisions += [
            Decision(left=own[0], right=other, verdict=Verdict.MATCH, probability=0.9991, evidence=_EVIDENCE)
            for other in own[1:]
        ]
        if number % 10 == 9:
            alone = _record(random, records, item.but(title=f"{item.title} II"), 0)
            works.append(Work(citekey=f"work{number}a", item=records[alone].item, records=(alone,)))
            pair = Decision(left=own[0], right=alone, verdict=Verdict.POSSIBLE, probability=0.5, evidence=_EVIDENCE)
            decisions.append(pair)
    return works, records, decisions


def _item(random: Random) -> Item:
    start = random.randint(1, 900)
    return Item(
        type=ItemType.ARTICLE_JOURNAL,
        title=" ".join(random.choices(_WORDS, k=random.randint(6, 14))).capitalize(),
        author=tuple(Name(family=random.choice(_NAMES), given=random.choice("ABCDEFG") + ".") for _ in range(3)),
        issued=Date.of(random.randint(1980, 2025)),
        container_title="Journal of " + " ".join(random.choices(_WORDS, k=3)).title(),
        volume=str(random.randint(1, 60)),
        page=f"{start}-{start + 12}",
    )


def _record(random: Random, records: dict[int, Record], item: Item, place: int) -> int:
    number = len(records) + 1
    if random.random() < 0.3:
        item = item.but(page=None)
    if random.random() < 0.3:
        item = item.but(title=(item.title or "").replace("research", "study"), volume="7")
    year = item.issued.year if item.issued else ""
    who = "; ".join(f"{name.family}, {name.given}" for name in item.author)
    text = f"{who} ({year}). {item.title}. {item.container_title}, {item.volume}, {item.page or ''}."
    reference = Reference(source=f"paper{place}", position=number, label=str(number), unstructured=text)
    records[number] = Record(id=number, origin=Origin.REFERENCE, item=item, reference=reference)
    return number


if __name__ == "__main__":
    main()
