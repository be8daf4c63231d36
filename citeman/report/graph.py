"""The citation graph of a library: which paper cites which work, works cited together, papers that share works.

What may not live here: drawing, and deciding what is one work.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from citeman.model import Origin, Record, Source, Work
from citeman.report.columns import paragraph, table
from citeman.report.wording import counted, line, who_short

_PRINTED = (Origin.REFERENCE, Origin.IMPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """A work with the papers that cite it."""

    citekey: str
    title: str | None
    year: int | None
    words: str
    """The work on one line."""
    cited_by: Mapping[str, tuple[str, ...]]
    """Source's key → the labels (places, where there is no label) under which it lists the work."""

    @property
    def citations(self) -> int:
        """How many sources cite it."""
        return len(self.cited_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two works that are cited together, or two papers that cite the same works: how often."""

    left: str
    right: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationGraph:
    """Papers and the works they cite."""

    papers: tuple[Source, ...]
    works: tuple[CitedWork, ...]
    """The most cited first."""
    co_cited: tuple[Tie, ...]
    """Pairs of works (citekeys) that at least two papers cite, by how many do (Small 1973: co-citation)."""
    coupled: tuple[Tie, ...]
    """Pairs of papers (keys) that share works, by how many (Kessler 1963: bibliographic coupling)."""


def build(works: Sequence[Work], records: Mapping[int, Record], sources: Sequence[Source]) -> CitationGraph:
    """The graph of a library; `records` by id. Works without a printed reference are cited by nobody and left out."""
    cited = [each for each in (_cited(work, records) for work in works) if each.cited_by]
    cited.sort(key=lambda each: (-each.citations, each.citekey))
    return CitationGraph(
        papers=tuple(sources), works=tuple(cited), co_cited=_co_cited(cited), coupled=_coupled(cited, sources)
    )


def _cited(work: Work, records: Mapping[int, Record]) -> CitedWork:
    labels: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number in work.records:
        record = records.get(number)
        if record is None or record.reference is None or record.origin not in _PRINTED:
            continue
        reference = record.reference
        labels[reference.source].append((reference.position, reference.label or str(reference.position)))
    issued = work.item.issued
    return CitedWork(
        citekey=work.citekey,
        title=work.item.title,
        year=issued.year if issued else None,
        words=line(work.item),
        cited_by={key: tuple(label for _, label in sorted(labels[key])) for key in sorted(labels)},
    )


def _co_cited(works: Sequence[CitedWork]) -> tuple[Tie, ...]:
    """Only works that two papers cite can be cited together twice: the rest need not be paired."""
    lists: dict[str, list[str]] = defaultdict(list)
    for work in works:
        if work.citations > 1:
            for key in work.cited_by:
                lists[key].append(work.citekey)
    pairs = Counter(pair for cited in lists.values() for pair in combinations(sorted(cited), 2))
    return _ties({pair: count for pair, count in pairs.items() if count > 1})


def _coupled(works: Sequence[CitedWork], sources: Sequence[Source]) -> tuple[Tie, ...]:
    rank = {source.key: place for place, source in enumerate(sources)}
    pairs: Counter[tuple[str, str]] = Counter()
    for work in works:
        pairs.update(combinations(sorted(work.cited_by, key=lambda key: (rank.get(key, len(rank)), key)), 2))
    return _ties(pairs)


def _ties(pairs: Mapping[tuple[str, str], int]) -> tuple[Tie, ...]:
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Tie(left=left, right=right, count=count) for (left, right), count in ordered)


def to_text(graph: CitationGraph, *, width: int = 100, most: int = 20) -> str:
    """The graph as tables: works that several papers cite, with labels; co-cited works; papers that share works.

    `most` rows a table; how many more there are is said. Lines have at most `width` cells.
    """
    shared = [work for work in graph.works if work.citations > 1]
    papers = counted(len(graph.papers), "source")
    lines = [f"{papers} and {counted(len(graph.works), 'work')}; {len(shared):,} cited by more than one source", ""]
    if shared:
        rows = [(work.citekey, str(work.citations), _who_cites(work), work.title or work.words) for work in shared]
        lines += _section("Cited by more than one source", ("work", "sources", "where", "title"), rows, width, most)
    if graph.co_cited:
        rows_of_ties = [(tie.left, tie.right, f"{tie.count:,}") for tie in graph.co_cited]
        lines += _section("Cited together", ("work", "work", "sources"), rows_of_ties, width, most, right=2)
    if graph.coupled:
        rows_of_ties = [(tie.left, tie.right, f"{tie.count:,}") for tie in graph.coupled]
        lines += _section("Sources that share works", ("source", "source", "works"), rows_of_ties, width, most, right=2)
    return "\n".join(lines).rstrip() + "\n"


def _who_cites(work: CitedWork) -> str:
    return " ".join(f"{key}:{','.join(labels)}" for key, labels in work.cited_by.items())


def _section(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], width: int, most: int, *, right: int = 1
) -> list[str]:
    lines = [title, "", *(f"  {each}" for each in table(head, rows[:most], width=width - 2, right=(right,)))]
    if len(rows) > most:
        lines += paragraph(f"… and {len(rows) - most:,} more", width, first="  ")
    return [*lines, ""]


def to_json(graph: CitationGraph) -> str:
    """The graph as JSON, ending in a line feed: `papers`, `works` with who cites them, `co-cited`, `coupled`."""
    data = {
        "papers": [
            {
                "source": source.key,
                "title": source.item.title,
                "who": who_short(source.item),
                "works": [work.citekey for work in graph.works if source.key in work.cited_by],
            }
            for source in graph.papers
        ],
        "works": [
            {
                "citekey": work.citekey,
                "title": work.title,
                "year": work.year,
                "cited-by": [{"source": key, "labels": list(labels)} for key, labels in work.cited_by.items()],
            }
            for work in graph.works
        ],
        "co-cited": [{"works": [tie.left, tie.right], "papers": tie.count} for tie in graph.co_cited],
        "coupled": [{"sources": [tie.left, tie.right], "works": tie.count} for tie in graph.coupled],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
