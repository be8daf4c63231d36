"""All plausible pairs of Records, decided: blocks, comparisons, decisions.

What may not live here: what a field's agreement means, clustering, SQL.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from citeman.matching import block, compare, decide
from citeman.matching.features import Features, prepare
from citeman.matching.weights import weights
from citeman.model import Decision, Record, Verdict

LARGEST_BLOCK = 100
"""Of a larger block, sorted by title, each member is compared with its next neighbours only."""
NEIGHBOURS = 20


def link(new: Sequence[Record], known: Sequence[Record] = ()) -> list[Decision]:
    """Decisions on every plausible pair of new Records, and of new with known ones, in the order of their ids.

    Only what a person may want to see comes back: matches, possible matches and versions, each with its evidence.
    """
    records = sorted((*new, *known), key=lambda record: record.id)
    fresh = {record.id for record in new}
    features = [prepare(record.item) for record in records]
    out = []
    for i, j in sorted(pairs(features)):
        a, b = records[i], records[j]
        if a.id == b.id or not (a.id in fresh or b.id in fresh):
            continue
        decision = judge_pair(a.id, b.id, features[i], features[j])
        if decision is not None:
            out.append(decision)
    return out


def judge_pair(left: int, right: int, a: Features, b: Features) -> Decision | None:
    """The decision on two prepared Items, or None where they are distinct."""
    states = compare.states(a, b)
    table = weights()
    if table.prior + sum(table.by_state[field][state] for field, state in states.items()) < -12.0:
        return None
    evidence = compare.evidence(states)
    verdict, probability = decide.decide(evidence)
    if verdict is Verdict.DISTINCT:
        return None
    return Decision(left=left, right=right, verdict=verdict, probability=round(probability, 6), evidence=evidence)


def pairs(features: Sequence[Features]) -> set[tuple[int, int]]:
    """Places of the Items worth comparing, smaller place first."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(features):
        for key in block.keys_of(each):
            blocks[key].append(place)
    out: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > 1:
            out.update(_within(members, features))
    return out


def _within(members: list[int], features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    if len(members) <= LARGEST_BLOCK:
        for n, i in enumerate(members):
            for j in members[n + 1 :]:
                yield i, j
        return
    ordered = sorted(members, key=lambda place: (_sort_key(features[place]), place))
    for n, i in enumerate(ordered):
        for j in ordered[n + 1 : n + 1 + NEIGHBOURS]:
            yield (i, j) if i < j else (j, i)


def _sort_key(features: Features) -> str:
    return features.title.compact if features.title else ""
