"""The citation graph."""

import json

import pytest

from citeman.model import Item, Origin, Record, Reference, Source, Work
from citeman.report import graph
from citeman.report.columns import cells
from citeman.report.graph import CitationGraph
from tests.report.conftest import Library


@pytest.fixture
def built(library: Library) -> CitationGraph:
    return graph.build(library.works, library.records, library.sources)


def test_works_stand_by_how_many_cite_them(built: CitationGraph) -> None:
    assert [(work.citekey, work.citations) for work in built.works[:4]] == [
        ("kong2019research", 2),
        ("ma2018research", 2),
        ("oneil2020script", 2),
        ("deng2018analysis", 1),
    ]


def test_who_cites_a_work_under_which_labels(built: CitationGraph) -> None:
    cited_by = {work.citekey: dict(work.cited_by) for work in built.works}
    assert cited_by["kong2019research"] == {"wei-long": ("1",), "yang-zvarych": ("2",)}
    assert cited_by["zhou2017impact"] == {"wang": ("11", "23")}
    assert cited_by["oneil2020script"] == {"wang": ("2",), "wei-long": ("4",)}


def test_works_cited_together_and_papers_that_share_works(built: CitationGraph) -> None:
    assert [(tie.left, tie.right, tie.count) for tie in built.co_cited] == [("kong2019research", "ma2018research", 2)]
    assert [(tie.left, tie.right, tie.count) for tie in built.coupled] == [
        ("yang-zvarych", "wei-long", 2),
        ("wei-long", "wang", 1),
    ]


def test_text(built: CitationGraph) -> None:
    text = graph.to_text(built, width=90)
    assert text.startswith("4 sources and 9 works; 3 cited by more than one source\n")
    assert "  kong2019research        2  wei-long:1 yang-zvarych:2  Research on the Marketing Strat" in text
    assert max(cells(line) for line in text.splitlines()) <= 90


def test_text_says_how_many_rows_it_leaves_out(built: CitationGraph) -> None:
    assert "  … and 2 more\n" in graph.to_text(built, most=1)


def test_json(built: CitationGraph) -> None:
    data = json.loads(graph.to_json(built))
    assert data["papers"][0]["works"] == ["kong2019research", "ma2018research", "xiaomi"]
    assert data["works"][0] == {
        "citekey": "kong2019research",
        "title": "Research on the Marketing Strategy of Xiaomi's Entering the European Market",
        "year": 2019,
        "cited-by": [{"source": "wei-long", "labels": ["1"]}, {"source": "yang-zvarych", "labels": ["2"]}],
    }
    assert data["co-cited"] == [{"works": ["kong2019research", "ma2018research"], "papers": 2}]
    assert data["coupled"][1] == {"sources": ["wei-long", "wang"], "works": 1}


def test_works_that_nobody_prints_are_left_out() -> None:
    records = {1: Record(id=1, origin=Origin.PERSON, item=Item(title="By hand"))}
    built = graph.build([Work(citekey="x", item=Item(), records=(1,))], records, [])
    assert built.works == ()
    assert graph.to_text(built) == "0 sources and 0 works; 0 cited by more than one source\n"


def test_a_work_cited_twice_by_one_paper_alone_is_not_cited_together_with_itself() -> None:
    records = {
        number: Record(
            id=number,
            origin=Origin.REFERENCE,
            item=Item(),
            reference=Reference(source="a", position=number, unstructured="x"),
        )
        for number in (1, 2)
    }
    built = graph.build([Work(citekey="x", item=Item(), records=(1, 2))], records, [Source(key="a")])
    assert (built.co_cited, built.coupled) == ((), ())
    assert dict(built.works[0].cited_by) == {"a": ("1", "2")}
