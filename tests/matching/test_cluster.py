"""Groups of Records out of decisions: average link, and the word of persons."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.matching.cluster import cluster
from citeman.model import DecidedBy, Decision, Verdict

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def rule(left: int, right: int, probability: float = 0.95) -> Decision:
    verdict = Verdict.MATCH if probability >= 0.7 else Verdict.POSSIBLE
    return Decision(left=left, right=right, verdict=verdict, probability=probability)


def person(left: int, right: int, verdict: Verdict, minutes: int = 0) -> Decision:
    return Decision(left=left, right=right, verdict=verdict, by=DecidedBy.PERSON, when=NOW + timedelta(minutes=minutes))


def complete(*members: int) -> list[Decision]:
    return [rule(a, b) for a, b in combinations(members, 2)]


CASES = [
    pytest.param([1, 2, 3], [], [(1,), (2,), (3,)], id="no decisions"),
    pytest.param([1, 2, 3], [rule(1, 3)], [(1, 3), (2,)], id="one match"),
    pytest.param([1, 2], [rule(1, 2, 0.6)], [(1,), (2,)], id="a doubtful pair alone joins nothing"),
    pytest.param([1, 2, 3], [rule(1, 2), rule(2, 3), rule(1, 3, 0.5)], [(1, 2, 3)], id="a doubtful pair helps"),
    pytest.param([1, 2, 3], [rule(1, 2), rule(2, 3, 0.72)], [(1, 2, 3)], id="what matches one of two joins both"),
    pytest.param(
        [1, 2, 3, 4],
        [*complete(1, 2, 3), rule(3, 4, 0.9)],
        [(1, 2, 3), (4,)],
        id="what matches one of three does not",
    ),
    pytest.param(
        range(1, 9),
        [*complete(1, 2, 3, 4), *complete(5, 6, 7, 8), rule(4, 5)],
        [(1, 2, 3, 4), (5, 6, 7, 8)],
        id="one wrong link does not join two groups",
    ),
    pytest.param([1, 2], [Decision(left=1, right=2, verdict=Verdict.VERSION)], [(1,), (2,)], id="versions stay apart"),
    pytest.param(
        [1, 2, 3, 4],
        [
            *complete(1, 2),
            *complete(3, 4),
            rule(2, 3),
            rule(2, 4),
            Decision(left=1, right=3, verdict=Verdict.VERSION),
            Decision(left=1, right=4, verdict=Verdict.VERSION),
        ],
        [(1, 2), (3, 4)],
        id="versions count against",
    ),
    pytest.param([1, 2], [person(1, 2, Verdict.MATCH)], [(1, 2)], id="a person joins"),
    pytest.param([1, 2], [rule(1, 2), person(1, 2, Verdict.DISTINCT)], [(1,), (2,)], id="a person parts"),
    pytest.param([1, 2], [rule(1, 2), person(1, 2, Verdict.VERSION)], [(1,), (2,)], id="a person says: versions"),
    pytest.param(
        [1, 2, 3, 4],
        [*complete(1, 2, 3, 4), person(1, 2, Verdict.DISTINCT)],
        [(1, 3, 4), (2,)],
        id="a person splits a group: ties go to the first",
    ),
    pytest.param(
        [1, 2, 3, 4],
        [
            rule(1, 2, 0.8),
            rule(1, 3),
            rule(2, 4),
            rule(1, 4, 0.75),
            rule(2, 3, 0.75),
            rule(3, 4, 0.8),
            person(1, 2, Verdict.DISTINCT),
        ],
        [(1, 3), (2, 4)],
        id="the rest of a split group goes where it fits better",
    ),
    pytest.param(
        [1, 2],
        [person(1, 2, Verdict.MATCH, 0), person(1, 2, Verdict.DISTINCT, 1)],
        [(1,), (2,)],
        id="the later word counts: different",
    ),
    pytest.param(
        [1, 2],
        [person(1, 2, Verdict.DISTINCT, 0), person(1, 2, Verdict.MATCH, 1)],
        [(1, 2)],
        id="the later word counts: same",
    ),
    pytest.param(
        [1, 2, 3],
        [person(1, 2, Verdict.MATCH, 0), person(2, 3, Verdict.MATCH, 1), person(1, 3, Verdict.DISTINCT, 2)],
        [(1,), (2, 3)],
        id="a parting holds, the older join gives way",
    ),
    pytest.param([1, 2], [rule(1, 7), person(2, 9, Verdict.MATCH)], [(1,), (2,)], id="strangers have no effect"),
]


@pytest.mark.parametrize(("ids", "decisions", "groups"), CASES)
def test_groups(ids: list[int], decisions: list[Decision], groups: list[tuple[int, ...]]) -> None:
    assert cluster(ids, decisions) == groups


@pytest.mark.parametrize("size", [30, 41, 50, 75, 100, 101, 300])
@pytest.mark.parametrize("step", [1, 7, 13])
def test_a_large_group_of_which_only_neighbours_were_compared_is_one(size: int, step: int) -> None:
    order = [step * place % size for place in range(size)]
    links = [rule(order[a], order[b]) for a in range(size) for b in range(a + 1, min(size, a + 21))]
    assert cluster(range(size), links) == [tuple(range(size))]


verdicts = st.sampled_from([Verdict.MATCH, Verdict.DISTINCT, Verdict.VERSION])


@st.composite
def worlds(draw: st.DrawFn) -> tuple[int, list[Decision]]:
    size = draw(st.integers(2, 9))
    pairs = list(combinations(range(size), 2))
    decisions: list[Decision] = []
    for left, right in draw(st.lists(st.sampled_from(pairs), max_size=20)):
        decisions.append(rule(left, right, draw(st.sampled_from([0.4, 0.6, 0.75, 0.9, 0.99]))))
    for minute, (left, right) in enumerate(draw(st.lists(st.sampled_from(pairs), max_size=4))):
        decisions.append(person(left, right, draw(verdicts), minute))
    return size, decisions


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_blind_to_order(world: tuple[int, list[Decision]], rng: st.DataObject) -> None:
    size, decisions = world
    ids, mixed = list(range(size)), list(decisions)
    rng.shuffle(ids)  # type: ignore[attr-defined]
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    assert cluster(ids, mixed) == cluster(range(size), decisions)


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_every_record_stands_in_one_group(world: tuple[int, list[Decision]]) -> None:
    size, decisions = world
    assert sorted(n for group in cluster(range(size), decisions) for n in group) == list(range(size))


@given(worlds(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_persons_last_word_holds_and_undoing_it_returns_to_the_state_before(
    world: tuple[int, list[Decision]], data: st.DataObject
) -> None:
    size, decisions = world
    left, right = sorted(data.draw(st.lists(st.integers(0, size - 1), min_size=2, max_size=2, unique=True)))
    before = cluster(range(size), decisions)
    last = person(left, right, data.draw(verdicts), 99)
    after = cluster(range(size), [*decisions, last])
    group_of = {n: group for group in after for n in group}
    others = [each for each in decisions if each.by is DecidedBy.PERSON and (each.left, each.right) != (left, right)]
    if last.verdict is not Verdict.MATCH:
        assert group_of[left] != group_of[right]
    elif all(each.verdict is Verdict.MATCH for each in others):
        assert group_of[left] == group_of[right]
    assert cluster(range(size), [each for each in [*decisions, last] if each is not last]) == before
