"""Records and works in the tables: which stand alone, and which share a blocking key with others."""

from collections.abc import Iterator

import pytest

from citeman.model import Item, Origin
from citeman.store import Group, Library


@pytest.fixture
def library() -> Iterator[Library]:
    """Records 1 to 4; 3 and 4 are about 1 and 2."""
    with Library.open(":memory:") as opened:
        opened.add_records([Item(title="A"), Item(title="B")], origin=Origin.REFERENCE)
        opened.add_records([Item(title="A."), Item(title="B.")], origin=Origin.CROSSREF, about=[1, 2])
        yield opened


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        pytest.param({1: [7], 3: [7, 8]}, set(), id="only-with-what-it-is-about"),
        pytest.param({1: [7], 2: [8], 3: [7, 8]}, {3}, id="with-another"),
        pytest.param({3: [7], 4: [7]}, {3, 4}, id="with-each-other"),
        pytest.param({}, set(), id="without-keys"),
    ],
)
def test_with_fellows(library: Library, keys: dict[int, list[int]], found: set[int]) -> None:
    library.add_keys(keys.items())
    assert library.with_fellows([3, 4]) == found


def test_groups_and_who_stands_alone(library: Library) -> None:
    groups = [Group(records=each, item=Item(title="T"), chosen={}, citekey=str(each)) for each in ((2,), (1, 3), (4,))]
    library.regroup([1, 2, 3, 4], groups)
    assert library.groups() == [(1, 3), (2,), (4,)]
    assert library.alone([1, 2, 3, 4]) == {2, 4}
    assert library.alone([1]) == set()
