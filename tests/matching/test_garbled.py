"""Garbled copies of labelled records: always the same, each under the name of its work, poorer than what it copies."""

from citeman.matching import block
from citeman.matching.garbled import garbled
from citeman.matching.labelled import Labelled
from tests.matching.items import item

SET = [
    *(
        Labelled(
            id=f"A{n}",
            item=item(
                "Agrawal, Rakesh; Srikant, Ramakrishnan; Gehrke, Johannes",
                f"Mining association rules between sets of items: a study of database number {n}",
                1994,
                container_title="VLDB",
                volume="20",
                page="487-499",
            ),
            cluster=str(n),
            source="A",
        )
        for n in range(60)
    ),
    *(
        Labelled(
            id=f"B{n}", item=item(title="Mining", container_title="Very large data bases"), cluster="0", source="B"
        )
        for n in range(20)
    ),
    Labelled(id="A60", item=item(title="Of no known work"), cluster=None, source="A"),
]
COPIES = [each for each in garbled(SET) if each.source == "garbled"]


def test_copies_are_always_the_same() -> None:
    assert garbled(SET) == garbled(SET)
    assert garbled(SET) != garbled(SET, seed=2)


def test_the_first_source_is_kept_with_copies_of_its_own() -> None:
    assert [each for each in garbled(SET) if each.source == "A"] == SET[:60]
    assert {each.cluster for each in COPIES} == {str(n) for n in range(60)}
    assert len({each.id for each in COPIES}) == len(COPIES)
    assert all(each.id.split(".")[0] == f"A{each.cluster}" for each in COPIES)


def test_copies_say_less() -> None:
    assert all(each.item.volume is None and each.item.page is None for each in COPIES)
    assert all(each.item.title for each in COPIES)
    assert {each.item.issued is None for each in COPIES} == {True, False}
    assert {each.item.container_title is None for each in COPIES} == {True, False}
    assert {len(each.item.author) for each in COPIES} >= {0, 1, 2, 3, 4}
    assert {name.given for each in COPIES for name in each.item.author if name.family == "Agrawal"} == {"R"}
    assert 0.3 < sum(each.item.title == SET[int(each.cluster or 0)].item.title for each in COPIES) / len(COPIES) < 0.7


def test_copies_borrow_the_containers_of_their_work() -> None:
    borrowed = {each.cluster for each in COPIES if "large data bases" in (each.item.container_title or "")}
    assert borrowed == {"0"}


def test_most_copies_are_still_compared_with_their_originals() -> None:
    keys = {each.cluster: block.keys(each.item) for each in SET[:60]}
    found = sum(bool(block.keys(each.item) & keys[each.cluster]) for each in COPIES)
    assert found >= 0.9 * len(COPIES)
