"""A person's word: it joins, parts, edits, removes, and all of it can be taken back."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.errors import UsageError
from citeman.model import Item, Origin, Work
from citeman.pipeline import decide
from citeman.pipeline.dedupe import dedupe
from citeman.store import Library
from tests.pipeline.conftest import CHESBROUGH, KONG, MA, fill


def grouping(library: Library) -> dict[str, tuple[str, ...]]:
    """Citekey → the printed references of its work."""
    names = {}
    for record in library.records():
        if record.reference is not None:
            names[record.id] = f"{record.reference.source}:{record.reference.label}"
    return {work.citekey: tuple(names[id_] for id_ in work.records if id_ in names) for work in library.works()}


def test_what_two_papers_cite_is_one_work(library: Library) -> None:
    assert sorted(grouping(library).values()) == [("wei:3",), ("yang:1", "wei:2"), ("yang:2", "wei:1")]


def test_deduplicating_again_changes_nothing(library: Library) -> None:
    before = (library.works(), library.decisions())
    assert dedupe(library).compared == 0
    assert (library.works(), library.decisions()) == before


def test_comparing_all_afresh_comes_to_the_same(library: Library) -> None:
    before = library.works()
    assert dedupe(library, afresh=True).compared == 5
    assert library.works() == before


def test_different_splits_a_group_and_no_rule_joins_it_again(library: Library) -> None:
    decide.different(library, ["yang:1", "wei:2"], note="two theses")
    assert ("yang:1",) in grouping(library).values()
    dedupe(library, afresh=True)
    assert ("yang:1",) in grouping(library).values()


def test_same_joins_what_no_rule_would(library: Library) -> None:
    [work] = decide.same(library, ["yang:1", "yang:2"])
    assert set(grouping(library)[work.citekey]) == {"yang:1", "yang:2", "wei:1", "wei:2"}


def test_the_keys_of_joined_works_stay_as_aliases_and_come_back(library: Library) -> None:
    keys = set(grouping(library))
    kong, ma = decide.work_named(library, "yang:1"), decide.work_named(library, "yang:2")
    [joined] = decide.same(library, [kong.citekey, ma.citekey])
    assert {joined.citekey, *joined.aliases} == {kong.citekey, ma.citekey}
    assert decide.work_named(library, joined.aliases[0]) == joined
    decide.undo(library)
    assert set(grouping(library)) == keys


def test_a_later_word_on_the_same_pair_counts(library: Library) -> None:
    decide.different(library, ["yang:1", "wei:2"])
    decide.same(library, ["yang:1", "wei:2"])
    assert ("yang:1", "wei:2") in grouping(library).values()


def test_what_a_person_sets_stands_above_all(library: Library) -> None:
    changed = decide.edit(library, "yang:1", Item(title="Another title", publisher_place="Shenyang"))
    assert (changed.item.title, changed.item.publisher_place) == ("Another title", "Shenyang")
    assert changed.item.author == KONG.author
    fill(library, {"xu": [KONG]})
    dedupe(library, afresh=True)
    assert decide.work_named(library, "xu:1").item.title == "Another title"
    decide.undo(library)
    assert decide.work_named(library, "xu:1").item.title == KONG.title


def test_a_removed_source_comes_back_and_meets_what_came_meanwhile(library: Library) -> None:
    decide.remove(library, "yang")
    assert sorted(grouping(library).values()) == [("wei:1",), ("wei:2",), ("wei:3",)]
    fill(library, {"xu": [CHESBROUGH]})
    dedupe(library)
    decide.undo(library)
    assert sorted(grouping(library).values()) == [("wei:3", "xu:1"), ("yang:1", "wei:2"), ("yang:2", "wei:1")]


def test_there_is_an_end_to_undoing(library: Library) -> None:
    decide.same(library, ["yang:1", "yang:2"])
    assert decide.undo(library) == decide.Undone(verb="same", records=2)
    assert decide.undo(library) is None


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param(["yang:1"], "two or more", id="one-name"),
        pytest.param(["yang:1", "nobody:1"], "nobody:1", id="no-such-source"),
        pytest.param(["yang:1", "yang:9"], "yang:9", id="no-such-label"),
        pytest.param(["yang:1", "kong1999nothing"], "kong1999nothing", id="no-such-key"),
        pytest.param(["yang:1", "yang:1"], "same reference", id="one-thing-twice"),
    ],
)
@pytest.mark.parametrize("verb", [decide.same, decide.different])
def test_a_wrong_name_is_refused_and_nothing_changes(
    library: Library, verb: Callable[..., tuple[Work, ...]], names: list[str], words: str
) -> None:
    before = (library.works(), library.decisions())
    with pytest.raises(UsageError, match=words):
        verb(library, names)
    assert (library.works(), library.decisions()) == before


references = st.sampled_from(["yang:1", "yang:2", "wei:1", "wei:2", "wei:3"])
acts = st.tuples(st.sampled_from(["same", "different"]), st.lists(references, min_size=2, max_size=3, unique=True))


@settings(max_examples=12, deadline=None)
@given(st.lists(acts, max_size=5))
def test_undoing_any_acts_returns_to_the_state_before(sequence: list[tuple[str, list[str]]]) -> None:
    with Library.open(":memory:") as library:
        fill(library, {"yang": [KONG, MA], "wei": [MA, KONG, CHESBROUGH]})
        dedupe(library)
        states = [library.works()]
        for verb, names in sequence:
            getattr(decide, verb)(library, names)
            states.append(library.works())
        for before in reversed(states[:-1]):
            decide.undo(library)
            assert library.works() == before
        assert decide.undo(library) is None


def test_people_and_printed_lists_are_kept_apart_by_origin(library: Library) -> None:
    decide.edit(library, "wei:3", Item(doi="10.1093/icc/11.3.529"))
    work = decide.work_named(library, "wei:3")
    records = {record.id: record for record in library.records(work.records)}
    assert records[work.chosen["doi"]].origin is Origin.PERSON
    assert records[work.chosen["title"]].origin is Origin.REFERENCE
