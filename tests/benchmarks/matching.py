"""Growth of linking and clustering: `python tests/benchmarks/matching.py 10000 100000 1000000`.

For every size a set of references is generated: works with titles, authors, containers and numbers, each cited a few
times as reference lists cite (initials, abbreviated containers, lost fields, years and pages wrong, typing and scanning
errors), always the same for one size. One JSON object a line: seconds, pairs compared a reference, accuracy, memory.
Where bib-dedupe or splink can be imported, they run on the same sets up to their own limits (`--peer-limit`).
"""

import argparse
import importlib.util
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from citeman.matching import linking, titles
from citeman.matching.cluster import cluster
from citeman.model import Date, Item, ItemType, Name, Origin, Record

GIVEN = (
    "Anna Bernd Carla David Elena Frank Grace Hans Irina Jorge Karin Liam Maria Nils Olga Pedro Qing Rosa Sven Tara"
    " Ugo Vera Wei Xin Yan Zoe"
)
SYLLABLES = (
    "ba ber chen dal den fer gar gu han ho jan ka kov lan li lu ma mar mann na nov o ov pe po ra rin ro sa sen son ta"
    " ti to va ver wa xu yang zha"
)
FIELDS = (
    "Applied Mathematics,Clinical Medicine,Computer Science,Molecular Biology,Economic History,Environmental Research,"
    "Plant Physiology,Marketing Research,Political Economy,Organic Chemistry,Solid State Physics,Social Psychology,"
    "Information Systems,Public Health"
)
FORMS = (
    "Journal of {},International Journal of {},{} Letters,Annals of {},Transactions on {},Archives of {},"
    "Advances in {},European Journal of {}"
)
LOOKALIKE = {"m": "rn", "l": "1", "o": "0", "e": "c", "h": "b", "i": "l"}


def main() -> int:
    """Measure every size that was asked for, one JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=None)
    parser.add_argument("--peer-limit", type=int, default=10_000, help="the largest set that peers are asked to take")
    options = parser.parse_args()
    for size in options.sizes:
        records, truth = generate(size, options.seed)
        print(json.dumps(measure(records, truth, options.processes)), flush=True)
        if size <= options.peer_limit:
            for name in ("bib_dedupe", "splink"):
                print(json.dumps(measure_peer(name, records, truth)), flush=True)
    return 0


def measure(records: Sequence[Record], truth: Sequence[int], processes: int | None) -> dict[str, Any]:
    """Link and cluster; what it cost and how right it is."""
    counts = linking.Counts()
    start, busy = time.perf_counter(), _cpu()
    with peak_memory() as peak:
        decisions = linking.link(records, processes=processes, counts=counts)
        linked = time.perf_counter()
        groups = cluster((record.id for record in records), decisions)
    end = time.perf_counter()
    precision, recall = _accuracy(groups, truth)
    return {
        "program": "citeman",
        "references": len(records),
        "seconds": round(end - start, 1),
        "linking_seconds": round(linked - start, 1),
        "cpu_seconds": round(_cpu() - busy, 1),
        "references_per_second": round(len(records) / (end - start)),
        "pairs_per_reference": round(counts.pairs / len(records), 2),
        "decisions": len(decisions),
        "groups": len(groups),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "peak_mb": round(peak[0]),
    }


def _cpu() -> float:
    return sum(
        each.ru_utime + each.ru_stime
        for each in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """The most memory that this process and those it starts take together meanwhile, in MiB.

    Pages that forked processes share count once (proportional set size, looked at once a second); where the
    system does not tell it, what stands in the list is this process's own peak.
    """
    peak = [0.0]
    ours, theirs = multiprocessing.Pipe()
    watcher = multiprocessing.get_context("spawn").Process(target=_watch, args=(os.getpid(), theirs))
    watcher.start()
    try:
        yield peak
    finally:
        ours.send(None)
        peak[0] = ours.recv() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        watcher.join()


def _watch(pid: int, pipe: Connection) -> None:
    most = 0
    while not pipe.poll(1.0):
        most = max(most, sum(map(_share, _family(pid) - {os.getpid()})))
    pipe.send(most / 1024)


def _family(pid: int) -> set[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return {pid}
    return {pid}.union(*(_family(int(child)) for child in children))


def _share(pid: int) -> int:
    """The process's proportional set size in KiB; 0 where it has ended or the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _accuracy(groups: Sequence[Sequence[int]], truth: Sequence[int]) -> tuple[float, float]:
    said = right = 0
    for group in groups:
        counts: dict[int, int] = {}
        for n in group:
            counts[truth[n - 1]] = counts.get(truth[n - 1], 0) + 1
        said += len(group) * (len(group) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in counts.values())
    sizes: dict[int, int] = {}
    for work in truth:
        sizes[work] = sizes.get(work, 0) + 1
    true = sum(n * (n - 1) // 2 for n in sizes.values())
    return (right / said if said else 1.0), (right / true if true else 1.0)


def generate(size: int, seed: int) -> tuple[list[Record], list[int]]:
    """So many references as Records with ids from 1, in mixed order, and the work that each one means."""
    rng = random.Random(seed)
    maker = _Maker(rng)
    made: list[tuple[int, Item]] = []
    work = 0
    while len(made) < size:
        item = maker.work()
        copies = min(200, int(rng.paretovariate(1.3)))
        made.extend((work, maker.cite(item)) for _ in range(copies))
        work += 1
    del made[size:]
    rng.shuffle(made)
    records = [Record(id=n, origin=Origin.REFERENCE, item=item) for n, (_, item) in enumerate(made, 1)]
    return records, [each for each, _ in made]


class _Maker:
    """Makes works, and references that cite them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        counts, _ = titles.background()
        kept = [(word, count) for word, count in counts.items() if word.isascii() and word.isalpha()]
        self.words = [word for word, _ in kept]
        self.weights = list(accumulate(count for _, count in kept))
        parts = SYLLABLES.split()
        self.families = ["".join(rng.choices(parts, k=rng.choice((2, 2, 3)))).capitalize() for _ in range(20_000)]
        self.given = GIVEN.split()
        self.containers = [form.format(field) for form in FORMS.split(",") for field in FIELDS.split(",")]

    def work(self) -> Item:
        rng = self.rng
        words = rng.choices(self.words, cum_weights=self.weights, k=rng.randint(4, 14))
        first = rng.randint(1, 1500)
        return Item(
            type=ItemType.ARTICLE_JOURNAL,
            title=" ".join(words).capitalize(),
            author=tuple(
                Name(family=rng.choice(self.families), given=f"{rng.choice(self.given)} {rng.choice(self.given)}")
                for _ in range(min(9, int(rng.paretovariate(0.9))))
            ),
            issued=Date.of(rng.randint(1970, 2025)),
            container_title=rng.choice(self.containers),
            volume=str(rng.randint(1, 120)),
            issue=str(rng.randint(1, 12)),
            page=f"{first}-{first + rng.randint(2, 25)}",
        )

    def cite(self, work: Item) -> Item:
        """The work as some list prints it."""
        rng = self.rng
        changes: dict[str, Any] = {}
        if rng.random() < 0.6:
            changes["author"] = tuple(
                Name(family=name.family, given=" ".join(f"{part[0]}." for part in (name.given or "").split()))
                for name in work.author
            )
        if len(work.author) > 3 and rng.random() < 0.3:
            changes["author"] = changes.get("author", work.author)[:1]
            changes["et_al"] = True
        if rng.random() < 0.3 and work.container_title:
            changes["container_title"] = " ".join(
                word if len(word) < 5 else word[: rng.randint(3, 5)] + "." for word in work.container_title.split()
            )
        for field, chance in (
            ("issue", 0.4),
            ("volume", 0.08),
            ("page", 0.1),
            ("container_title", 0.03),
            ("issued", 0.02),
        ):
            if rng.random() < chance:
                changes[field] = None
        if rng.random() < 0.15 and work.page:
            changes["page"] = work.page.partition("-")[0]
        if rng.random() < 0.03 and work.issued and work.issued.year:
            changes["issued"] = Date.of(work.issued.year + rng.choice((-1, 1)))
        if rng.random() < 0.2 and work.title:
            changes["title"] = self._misprint(work.title)
        return work.but(**changes)

    def _misprint(self, text: str) -> str:
        """One or two letters lost, doubled, exchanged or read as others."""
        rng = self.rng
        for _ in range(rng.randint(1, 2)):
            place = rng.randrange(1, len(text) - 1)
            letter = text[place]
            kind = rng.random()
            if kind < 0.3:
                new = ""
            elif kind < 0.5:
                new = letter * 2
            elif kind < 0.8:
                new = LOOKALIKE.get(letter, letter)
            else:
                new = "- " + letter
            text = text[:place] + new + text[place + 1 :]
        return text


def measure_peer(name: str, records: Sequence[Record], truth: Sequence[int]) -> dict[str, Any]:
    """What the same references cost another program and how right it is, or a note that it is not installed."""
    if importlib.util.find_spec(name) is None:
        return {"program": name, "references": len(records), "note": "not installed"}
    rows = list(_rows(records))
    start, busy = time.perf_counter(), _cpu()
    with peak_memory() as peak:
        groups = {"bib_dedupe": _bib_dedupe, "splink": _splink}[name](rows)
    end = time.perf_counter()
    precision, recall = _accuracy(groups, truth)
    return {
        "program": name,
        "references": len(records),
        "seconds": round(end - start, 1),
        "cpu_seconds": round(_cpu() - busy, 1),
        "references_per_second": round(len(records) / (end - start)),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "peak_mb": round(peak[0]),
    }


def _rows(records: Sequence[Record]) -> Iterator[dict[str, str]]:
    for record in records:
        item = record.item
        yield {
            "ID": str(record.id),
            "ENTRYTYPE": "article",
            "author": " and ".join(f"{name.family}, {name.given or ''}" for name in item.author),
            "title": item.title or "",
            "year": str(item.issued.year) if item.issued else "",
            "journal": item.container_title or "",
            "volume": item.volume or "",
            "number": item.issue or "",
            "pages": item.page or "",
            "doi": "",
            "abstract": "",
        }


def _bib_dedupe(rows: list[dict[str, str]]) -> list[list[int]]:
    pandas = importlib.import_module("pandas")
    peer = importlib.import_module("bib_dedupe.bib_dedupe")
    frame = peer.prep(pandas.DataFrame(rows), verbosity_level=0)
    matched = peer.match(peer.block(frame, verbosity_level=0), verbosity_level=0)
    return [[int(each) for each in group] for group in peer.cluster(matched, verbosity_level=0)]


def _splink(rows: list[dict[str, str]]) -> list[list[int]]:
    pandas = importlib.import_module("pandas")
    splink = importlib.import_module("splink")
    levels = importlib.import_module("splink.comparison_library")
    frame = pandas.DataFrame(rows).rename(columns={"ID": "unique_id"})
    frame = frame.drop(columns=["doi", "abstract", "ENTRYTYPE"]).replace("", None)
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            splink.block_on("substr(title, 1, 12)"),
            splink.block_on("volume", "pages"),
            splink.block_on("substr(author, 1, 6)", "year"),
        ],
        comparisons=[
            levels.JaroWinklerAtThresholds("title"),
            levels.JaroWinklerAtThresholds("author"),
            levels.JaroWinklerAtThresholds("journal"),
            levels.ExactMatch("year"),
            levels.ExactMatch("volume"),
            levels.ExactMatch("pages"),
        ],
    )
    linker = splink.Linker(splink.DuckDBAPI().register(frame), settings, log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on("volume", "pages"))
    linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on("substr(title, 1, 12)"))
    found = linker.inference.predict(threshold_match_probability=0.5)
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_probability=0.95)
    groups: dict[str, list[int]] = {}
    for row in clustered.as_record_list():
        groups.setdefault(row["cluster_id"], []).append(int(row["unique_id"]))
    return list(groups.values())


if __name__ == "__main__":
    sys.exit(main())
