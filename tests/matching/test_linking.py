"""Blocking keys and linking: what is compared, and that the way of adding does not matter."""

import subprocess
import sys
from random import Random

import pytest

from citeman.matching import link, linking, plausible
from citeman.matching.block import keys
from citeman.matching.features import pack, prepare, unpack
from citeman.model import Item, Record
from tests.matching.items import item, record

TITLES = (
    "The strength of weak learnability",
    "Learning in the presence of malicious errors",
    "Boosting a weak learning algorithm by majority",
    "Efficient noise-tolerant learning from statistical queries",
    "Inference of finite automata using homing sequences",
    "On the complexity of teaching",
    "Equivalence of models for polynomial learnability",
    "How to use expert advice",
)


def some_records(number: int) -> list[Record]:
    rng = Random(7)  # noqa: S311 - nothing secret
    made = []
    for n in range(1, number + 1):
        title = rng.choice(TITLES)
        what = item(
            "Kearns, M.; Li, M.", title + rng.choice(("", "", " revisited", ".")), rng.choice((1990, 1990, 1991))
        )
        made.append(record(n, what.but(page=rng.choice((None, "1-9", "1")))))
    return made


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            item("Schapire, R.", "The strength of weak learnability"),
            item("Schapire, R.", "Strength of weak learn-ability"),
            id="broken word",
        ),
        pytest.param(
            item("Freund, Y.", "schapire (1996). experiments with a new boosting algorithm"),
            item("Freund, Y.; Schapire, R.", "Experiments with a new boosting algorithm"),
            id="author in the title",
        ),
        pytest.param(
            item("Li, M.", "The learnability of boolean formulae"),
            item("Li, M.", "The learnibility of boolean formulae"),
            id="misprint",
        ),
        pytest.param(
            item("Li, M.", None, 1990, volume="5", page="197"),
            item("Li, Ming", "The strength of weak learnability", 1990, volume="5", page="197-227"),
            id="no title printed",
        ),
        pytest.param(item("", "A", doi="10.1000/x"), item("", "B", doi="10.1000/x"), id="identifier"),
    ],
)
def test_a_key_is_shared(a: Item, b: Item) -> None:
    assert keys(a) & keys(b)


COMMON = item("Li, M.", "A study of learning methods", volume="5", page="197")


@pytest.mark.parametrize(
    ("other", "compared"),
    [
        pytest.param("Li, Ming", True, id="the author"),
        pytest.param("Lee, M.", True, id="an author with the same letter"),
        pytest.param("Kearns, M.", False, id="another author"),
    ],
)
def test_common_words_and_a_volume_alone_bring_nobody_together(other: str, compared: bool) -> None:  # noqa: FBT001 - a table
    assert bool(keys(COMMON) & keys(item(other, "Methods of learning: some study", volume="5", page="197"))) is compared


def test_keys_fit_a_database_and_are_few() -> None:
    for title in TITLES:
        found = keys(item("Kearns, M.", title, 1990, volume="3", page="7"))
        assert 5 <= len(found) <= 16
        assert all(-(2**63) <= key < 2**63 for key in found)


def test_keys_are_the_same_in_every_process() -> None:
    code = (
        "from citeman.matching.block import keys\nfrom citeman.model import Item\n"
        "print(sorted(keys(Item(title='How to use expert advice', doi='10.1000/x'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(sorted(keys(Item(title="How to use expert advice", doi="10.1000/x"))))


def test_an_empty_item_has_no_keys() -> None:
    assert keys(Item()) == frozenset()


def test_adding_in_steps_gives_what_adding_at_once_gives() -> None:
    records = some_records(60)
    steps = [link(records[:25]), link(records[25:40], records[:25]), link(records[40:], records[:40])]
    together = sorted((d for step in steps for d in step), key=lambda d: (d.left, d.right))
    assert together == link(records)


def test_known_records_are_not_compared_with_each_other() -> None:
    records = some_records(30)
    decisions = link(records[:3], records[3:])
    assert decisions
    assert all(d.left <= 3 for d in decisions)


def test_blind_to_order() -> None:
    records = some_records(40)
    mixed = list(records)
    Random(3).shuffle(mixed)  # noqa: S311 - nothing secret
    assert link(mixed) == link(records)


def test_left_is_the_smaller_id() -> None:
    decisions = link(some_records(20))
    assert decisions
    assert all(d.left < d.right for d in decisions)


def test_many_records_in_several_processes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    records = some_records(80)
    alone = link(records)
    monkeypatch.setattr(linking, "_MANY", 10)
    assert link(records, processes=1) == alone
    assert link(records, processes=2) == alone


def test_of_an_over_full_block_only_neighbours_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plausible, "LARGEST_BLOCK", 10)
    monkeypatch.setattr(plausible, "NEIGHBOURS", 3)
    counts = linking.Counts()
    link([record(n, item("Li, M.", "The strength of weak learnability", 1990)) for n in range(1, 101)], counts=counts)
    assert counts.pairs == 97 * 3 + 2 + 1


def test_features_survive_packing() -> None:
    for each in some_records(10):
        features = prepare(each.item.but(container_title="Machine Learning 5(2", publisher="Kluwer"))
        assert unpack(pack(features)) == features
