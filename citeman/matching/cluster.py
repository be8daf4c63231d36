"""From decisions on pairs to groups: average link under the decisions of persons.

What may not live here: comparing, SQL.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush

from citeman.model import DecidedBy, Decision, Verdict

JOIN_FROM = 0.4
"""Two groups are joined when the mean probability over their pairs is at least this; pairs not linked count as 0."""
VERSION_COST = 0.5
"""What a pair of versions (a paper and the article that followed) counts against joining their groups."""
WINDOW = 20
"""In groups larger than this not every pair has been compared: so many links a member of the smaller group suffice."""

Pair = tuple[int, int]
Link = tuple[float, int]
"""The sum of the probabilities over the pairs between two groups, and how many of the pairs are matches."""
_NOTHING = (0.0, 0)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def cluster(ids: Iterable[int], decisions: Iterable[Decision]) -> list[tuple[int, ...]]:
    """The groups of Records that are one work, each ascending, in the order of their first members.

    A person's MATCH joins and a person's DISTINCT (or VERSION) parts, whatever the rules say; of two words on one pair
    the later counts, and where joins contradict a parting, the parting holds and the older join gives way. The rules'
    decisions join two groups by average link, so that one wrong link does not join two groups. The result does not
    depend on the order of `ids` and `decisions`.
    """
    members = sorted(set(ids))
    by_rule, by_person = _by_pair(decisions, set(members))
    grouping = _Grouping(members)
    for (left, right), verdict in by_person.items():
        if verdict in {Verdict.DISTINCT, Verdict.VERSION}:
            grouping.part(left, right)
    for (left, right), verdict in by_person.items():
        if verdict is Verdict.MATCH:
            grouping.join(left, right)
    _join_by_rule(grouping, by_rule)
    return grouping.groups()


def _by_pair(decisions: Iterable[Decision], known: set[int]) -> tuple[dict[Pair, Link], dict[Pair, Verdict]]:
    """The rules' probabilities by pair, and the persons' verdicts by pair, the latest first."""
    rules: dict[Pair, Link] = {}
    persons: dict[Pair, Decision] = {}
    for each in decisions:
        pair = (min(each.left, each.right), max(each.left, each.right))
        if pair[0] == pair[1] or pair[0] not in known or pair[1] not in known:
            continue
        if each.by is DecidedBy.PERSON:
            held = persons.get(pair)
            if held is None or _recency(each) > _recency(held):
                persons[pair] = each
        elif each.verdict in {Verdict.MATCH, Verdict.POSSIBLE}:
            rules[pair] = max(rules.get(pair, _NOTHING), (each.probability, int(each.verdict is Verdict.MATCH)))
        elif each.verdict is Verdict.VERSION:
            rules.setdefault(pair, (-VERSION_COST, 0))
    latest = sorted(persons.items(), key=lambda item: (_recency(item[1]), item[0]), reverse=True)
    return dict(sorted(rules.items())), {pair: each.verdict for pair, each in latest}


def _recency(decision: Decision) -> tuple[datetime, str]:
    when = decision.when or _LONG_AGO
    return (when if when.tzinfo else when.replace(tzinfo=UTC), decision.verdict)


class _Grouping:
    """Groups under way: each named by its first member; which groups must stay apart."""

    def __init__(self, members: list[int]) -> None:
        self.group_of = {member: member for member in members}
        self.members: dict[int, list[int]] = {member: [member] for member in members}
        self.apart: dict[int, set[int]] = defaultdict(set)

    def part(self, left: int, right: int) -> None:
        a, b = self.group_of[left], self.group_of[right]
        self.apart[a].add(b)
        self.apart[b].add(a)

    def may_join(self, a: int, b: int) -> bool:
        return b not in self.apart.get(a, ())

    def join(self, left: int, right: int) -> tuple[int, int] | None:
        """Join the groups of two members, unless they are one or must stay apart: (kept name, lost name)."""
        a, b = sorted((self.group_of[left], self.group_of[right]))
        if a == b or not self.may_join(a, b):
            return None
        for member in self.members[b]:
            self.group_of[member] = a
        self.members[a].extend(self.members.pop(b))
        for other in self.apart.pop(b, ()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart[a].add(other)
        return a, b

    def groups(self) -> list[tuple[int, ...]]:
        return sorted(tuple(sorted(group)) for group in self.members.values())


def _join_by_rule(grouping: _Grouping, rules: Mapping[Pair, Link]) -> None:
    """Join the two groups with the highest mean probability, again and again, while it is at least `JOIN_FROM`."""
    links: dict[int, dict[int, Link]] = defaultdict(dict)
    for (left, right), link in rules.items():
        a, b = grouping.group_of[left], grouping.group_of[right]
        if a != b:
            links[a][b] = links[b][a] = _sum(links[a].get(b, _NOTHING), link)
    heap = [(-_mean(grouping, a, b, total), a, b) for a, row in links.items() for b, total in row.items() if a < b]
    heapify(heap)
    while heap:
        strength, a, b = heappop(heap)
        if -strength < JOIN_FROM:
            break
        total = links.get(a, {}).get(b)
        if total is None or _mean(grouping, a, b, total) != -strength:
            continue
        if grouping.join(a, b) is None:
            continue
        for other, more in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = _sum(links[a].get(other, _NOTHING), more)
        for other, sum_ in links[a].items():
            mean = _mean(grouping, a, other, sum_)
            if mean >= JOIN_FROM:
                heappush(heap, (-mean, min(a, other), max(a, other)))


def _sum(one: Link, other: Link) -> Link:
    return one[0] + other[0], one[1] + other[1]


def _mean(grouping: _Grouping, a: int, b: int, link: Link) -> float:
    """The mean probability between two groups; 0 where no pair is a match, for doubtful pairs alone join nothing."""
    if not link[1]:
        return 0.0
    small, large = sorted((len(grouping.members[a]), len(grouping.members[b])))
    return min(1.0, link[0] / (small * min(large, WINDOW)))
