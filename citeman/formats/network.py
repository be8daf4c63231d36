"""Who cites what: papers and works as a graph, in GraphML and as a list of edges. What may not live here: finding out.

Sources: GraphML 1.0 (http://graphml.graphdrawing.org/specification.html); RFC 4180, but with line feeds.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_ATTRIBUTES = (("node", "kind"), ("node", "label"), ("node", "year"), ("node", "doi"), ("edge", "references"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A citing paper or a cited work."""

    id: str
    kind: str
    """`paper` or `work`."""
    label: str
    year: int | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One paper cites one work."""

    paper: str
    work: str
    references: tuple[str, ...] = ()
    """The labels of the entries in the paper's list."""


def write_graphml(nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """The graph as GraphML, which Gephi, Cytoscape, yEd, networkx and igraph read."""
    root = etree.Element("graphml", xmlns=_SPACE)
    for owner, name in _ATTRIBUTES:
        kind = "int" if name == "year" else "string"
        etree.SubElement(root, "key", {"id": name, "for": owner, "attr.name": name, "attr.type": kind})
    graph = etree.SubElement(root, "graph", id="citations", edgedefault="directed")
    for node in nodes:
        element = etree.SubElement(graph, "node", id=node.id)
        for name in ("kind", "label", "year", "doi"):
            _put(element, name, getattr(node, name))
    for edge in edges:
        element = etree.SubElement(graph, "edge", source=edge.paper, target=edge.work)
        _put(element, "references", ", ".join(edge.references))
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True).decode() + "\n"


def _put(element: etree._Element, name: str, value: object) -> None:
    if value not in (None, ""):
        text = "".join(char for char in str(value) if char >= " " and not "\ud800" <= char <= "\udfff")
        etree.SubElement(element, "data", key=name).text = text


def write_edges(nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """The graph as a table with commas: `source`, `target`, their labels, and the labels of the references.

    >>> paper = Node(id="xu2024", kind="paper", label="Xu")
    >>> print(write_edges([paper], [Edge(paper="xu2024", work="kong2019", references=("2",))]))
    source,target,source_label,target_label,references
    xu2024,kong2019,Xu,,2
    <BLANKLINE>
    """
    labels = {node.id: node.label for node in nodes}
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["source", "target", "source_label", "target_label", "references"])
    for edge in edges:
        row = [edge.paper, edge.work, labels.get(edge.paper, ""), labels.get(edge.work, "")]
        table.writerow([*row, ", ".join(edge.references)])
    return out.getvalue()
