"""Estimating the weights, and reading labelled sets."""

import json
from pathlib import Path

import pytest

from citeman.matching.compare import Pattern, without
from citeman.matching.estimate import CHAINS, GAP_SHARE, GAPS, PINNED, fit, with_gaps
from citeman.matching.labelled import read_set, to_names
from citeman.matching.states import STATES
from citeman.matching.weights import weights
from citeman.model import ItemType, Level, Name

SAME: Pattern = (("title", "same"), ("author", "all"), ("issued", "same"))
OTHER: Pattern = (("title", "differs"), ("author", "all"), ("issued", "same"))
YEAR: Pattern = (("title", "same"), ("author", "all"), ("issued", "contradicts"))


def test_fit_learns_what_tells_works_apart() -> None:
    prior, found = fit({"toy": {SAME: [1, 80], OTHER: [300, 0], YEAR: [40, 2]}})

    def odds(pattern: tuple[tuple[str, str], ...]) -> float:
        return prior + sum(found[state] for state in pattern)

    assert odds(SAME) > 0 > odds(YEAR) > odds(OTHER)


def test_every_pair_is_learnt_with_gaps_too() -> None:
    counts = with_gaps({SAME: [1, 80]})
    shares = 1 + GAP_SHARE * len(GAPS)
    assert [sum(each) for each in zip(*counts.values(), strict=True)] == pytest.approx([shares, 80 * shares])
    assert counts[("title", "same"), ("author", "all")] == pytest.approx([2 * GAP_SHARE, 160 * GAP_SHARE])


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        pytest.param({"page"}, {"issued": "misprint", "volume": "same", "container_title": "differs"}, id="no pages"),
        pytest.param(
            {"volume"}, {"issued": "next", "container_title": "differs", "page": "contradicts"}, id="unplaced"
        ),
        pytest.param(set(), {}, id="nothing"),
    ],
)
def test_a_pattern_without_fields(hidden: set[str], left: dict[str, str]) -> None:
    whole: Pattern = (
        ("issued", "misprint"),
        ("container_title", "differs"),
        ("volume", "same"),
        ("page", "contradicts"),
        ("together", "mixed"),
    )
    found = dict(without(whole, frozenset(hidden)))
    if not hidden:
        assert found == dict(whole)
    assert found.items() >= left.items()
    assert found.keys().isdisjoint(hidden)
    assert ("together" in found) == (hidden != {"page"})


def test_no_heading_where_the_authors_are_hidden() -> None:
    whole: Pattern = (("title", "same"), ("author", "one-of"), ("heading", "likely"), ("issued", "same"))
    assert without(whole, frozenset({"author"})) == (("title", "same"), ("issued", "same"))
    assert without(whole, frozenset({"issued"})) == whole[:3]


def test_fit_is_deterministic() -> None:
    kinds: dict[str, dict[Pattern, list[int]]] = {"toy": {SAME: [1, 80], OTHER: [300, 0]}}
    assert fit(kinds) == fit(kinds)


def test_every_state_has_a_shipped_weight_on_the_right_side() -> None:
    table = weights().by_state
    for field, states in STATES.items():
        for state, (level, _) in states.items():
            weight = table[field][state]
            assert weight >= 0 if level > Level.MISSING else weight <= 0, (field, state)
    assert all(table[field][state] == 0 for field, state in PINNED)


@pytest.mark.parametrize(("field", "better", "worse"), CHAINS)
def test_better_agreement_never_weighs_less(field: str, better: str, worse: str) -> None:
    table = weights().by_state[field]
    assert table[better] >= table[worse] - 1e-6


def test_a_labelled_set_is_read(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "title": "A title",
        "author": "Li, M. and Kearns, M.",
        "year": "(1990)",
        "type": "article",
        "pages": "1-9",
    }
    (tmp_path / "toy.records.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (tmp_path / "toy.gold.jsonl").write_text('{"id": "1", "cluster": "c"}\n', "utf-8")
    (record,) = read_set(tmp_path / "toy")
    assert record.cluster == "c"
    assert (record.item.type, record.item.page) == (ItemType.ARTICLE_JOURNAL, "1-9")
    assert record.item.issued is not None
    assert record.item.issued.year == 1990


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Li, Ming and Kearns, M.", (Name(family="Li", given="Ming"), Name(family="Kearns", given="M."))),
        ("Ming Li", (Name(family="Li", given="Ming"),)),
        ("", ()),
    ],
)
def test_names(text: str, names: tuple[Name, ...]) -> None:
    assert to_names(text) == names
