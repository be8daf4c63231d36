"""The citation network of the library for programs that draw it. What may not live here: its formats."""

from citeman.formats.network import Edge, Node, write_edges, write_graphml
from citeman.report.graph import CitationGraph, build
from citeman.report.wording import who_short
from citeman.store import Library

WRITERS = {"graphml": write_graphml, "csv": write_edges}
"""Form → how the network is written in it."""


def graph(library: Library) -> CitationGraph:
    """Who cites what, and which papers cite alike."""
    with library.transaction():
        records = {record.id: record for record in library.records(full=False)}
        return build(library.works(), records, library.sources())


def network(library: Library, form: str) -> str:
    """Papers and works as nodes, one edge for each work that a paper cites, in one of the forms of `WRITERS`."""
    with library.transaction():
        sources, works = library.sources(), library.works()
        records = {record.id: record for record in library.records(full=False)}
    papers = [
        Node(
            id=source.key,
            kind="paper",
            label=source.item.title or source.key,
            year=source.item.issued.year if source.item.issued else None,
            doi=source.item.doi,
        )
        for source in sources
    ]
    cited, edges = [], []
    for work in sorted(works, key=lambda work: work.citekey):
        year = work.item.issued.year if work.item.issued else None
        label = work.item.title or who_short(work.item) or work.citekey
        cited.append(Node(id=work.citekey, kind="work", label=label, year=year, doi=work.item.doi))
        labels: dict[str, list[str]] = {}
        for id_ in work.records:
            reference = records[id_].reference
            if reference is not None:
                labels.setdefault(reference.source, []).append(reference.label or f"#{reference.position}")
        edges += [Edge(paper=key, work=work.citekey, references=tuple(each)) for key, each in sorted(labels.items())]
    return WRITERS[form]([*papers, *cited], edges)
