"""CSV, JATS and the citation network."""

import csv
import io

from lxml import etree

from citeman.formats import WRITERS
from citeman.formats.network import Edge, Node, write_edges, write_graphml
from citeman.model import Date, Entry, Item, ItemType, Name

ENTRY = Entry(
    key="1kong 2019",
    item=Item(
        type=ItemType.CHAPTER,
        title='A "chapter", & more\x07',
        author=(Name(family="Berg", given="Jan", non_dropping_particle="van der", suffix="Jr."), Name(literal="WHO")),
        editor=(Name(family="Ede", given="E."),),
        et_al=True,
        issued=Date.of(2019, 6),
        container_title="Book",
        page="12-34",
        doi="10.1000/x<y",
        url="https://example.org/?a=1&b=2",
        accessed=Date.of(2024, 1, 2),
    ),
)


def test_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(str(WRITERS["csv"].write([ENTRY, Entry(key="b", item=Item(title="B"))])))))
    assert rows[0]["author"] == "van der Berg, Jan, Jr.; WHO; et al."
    assert rows[0]["issued"] == "2019-06"
    assert rows[0]["title"] == ENTRY.item.title
    assert (rows[1]["key"], rows[1]["type"], rows[1]["author"]) == ("b", "document", "")
    assert "isbn" not in rows[0]


def test_jats() -> None:
    root = etree.fromstring(str(WRITERS["jats"].write([ENTRY])).encode())
    (citation,) = root.findall("ref/element-citation")
    assert root.find("ref").get("id") == "_1kong_2019"  # type: ignore[union-attr]
    assert citation.get("publication-type") == "book"
    assert citation.findtext("chapter-title") == 'A "chapter", & more'
    assert citation.findtext("source") == "Book"
    assert [group.get("person-group-type") for group in citation.findall("person-group")] == ["author", "editor"]
    assert citation.findtext("person-group/name/surname") == "van der Berg"
    assert citation.findtext("person-group/collab") == "WHO"
    assert citation.find("person-group/etal") is not None
    assert (citation.findtext("fpage"), citation.findtext("lpage")) == ("12", "34")
    assert citation.findtext("pub-id[@pub-id-type='doi']") == "10.1000/x<y"
    assert citation.findtext("date-in-citation") == "2024-01-02"
    assert (citation.findtext("year"), citation.findtext("month")) == ("2019", "06")


NODES = [
    Node(id="xu", kind="paper", label="Xu & Li"),
    Node(id="kong2019", kind="work", label="Kong", year=2019, doi="10.1/x"),
]
EDGES = [Edge(paper="xu", work="kong2019", references=("2", "5"))]


def test_graphml() -> None:
    root = etree.fromstring(write_graphml(NODES, EDGES).encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert [node.get("id") for node in root.iterfind("g:graph/g:node", space)] == ["xu", "kong2019"]
    assert [edge.get("source") for edge in root.iterfind("g:graph/g:edge", space)] == ["xu"]
    assert root.findtext("g:graph/g:node[@id='kong2019']/g:data[@key='year']", namespaces=space) == "2019"
    used = {data.get("key") for data in root.iterfind(".//g:data", space)}
    assert used <= {key.get("id") for key in root.iterfind("g:key", space)}


def test_edges() -> None:
    assert write_edges(NODES, EDGES) == (
        'source,target,source_label,target_label,references\nxu,kong2019,Xu & Li,Kong,"2, 5"\n'
    )
