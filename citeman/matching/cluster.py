"""From decisions on pairs to groups: average link under the decisions of persons.

What may not live here: comparing, SQL.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush

from citeman.model import DecidedBy, Decision, Verdict

JOIN_FROM = 0.35
"""Two groups are joined when the mean probability over their pairs is at least this; pairs not linked count as 0. Half
of `decide.MATCH_FROM`: what matches one of two joins both."""
VERSION_COST = 0.5
"""What a pair of versions (a paper and the article that followed) counts against joining their groups."""
WINDOW = 20
"""In an over-full block only neighbours are compared, so many on each side (see `plausible.NEIGHBOURS`)."""
ALL_COMPARED = 2 * WINDOW
"""Among so many connected Records every pair is taken to have been compared, for neighbours reach nearly all. More may
have stood in an over-full block, together with Records of other works."""

Pair = tuple[int, int]
Link = tuple[float, int]
"""The sum of the probabilities over the pairs between two groups, and how many of the pairs are matches."""
_NOTHING = (0.0, 0)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_APART = frozenset({Verdict.DISTINCT, Verdict.VERSION})


def cluster(ids: Iterable[int], decisions: Iterable[Decision]) -> list[tuple[int, ...]]:
    """The groups of Records that are one work, each ascending, in the order of their first members.

    A person's MATCH joins and a person's DISTINCT (or VERSION) parts, whatever the rules say; of two words on one pair
    the later counts, and where joins contradict a parting, the parting holds and the older join gives way. The rules'
    decisions join two groups by average link, so that one wrong link does not join two groups. The result does not
    depend on the order of `ids` and `decisions`; decisions on Records that are not among `ids` have no effect.
    """
    members = sorted(set(ids))
    out: list[tuple[int, ...]] = []
    for component, held in _components(members, decisions):
        if len(component) == 1:
            out.append((component[0],))
        else:
            out.extend(_split(component, held))
    return sorted(out)


def _components(members: Sequence[int], decisions: Iterable[Decision]) -> Iterable[tuple[list[int], list[Decision]]]:
    """Records connected by matches, whoever holds them, with all decisions among them: groups never reach further."""
    parent = {member: member for member in members}

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = member = parent[parent[member]]
        return member

    kept = [each for each in decisions if each.left in parent and each.right in parent and each.left != each.right]
    for each in kept:
        if each.verdict is Verdict.MATCH:
            a, b = root(each.left), root(each.right)
            parent[max(a, b)] = min(a, b)
    inside: dict[int, list[Decision]] = defaultdict(list)
    for each in kept:
        name = root(each.left)
        if name == root(each.right):
            inside[name].append(each)
    components: dict[int, list[int]] = defaultdict(list)
    for member in members:
        components[root(member)].append(member)
    for name, component in components.items():
        yield component, inside.get(name, [])


def _split(component: list[int], decisions: Sequence[Decision]) -> list[tuple[int, ...]]:
    """The groups of one component."""
    rules, persons = _by_pair(decisions)
    if not persons and 2 * sum(matches for _, matches in rules.values()) == len(component) * (len(component) - 1):
        return [tuple(component)]
    grouping = _Grouping(component)
    for (left, right), verdict in persons.items():
        if verdict in _APART:
            grouping.part(left, right)
    for (left, right), verdict in persons.items():
        if verdict is Verdict.MATCH:
            grouping.join(left, right)
    # The rules average over what they linked themselves: whom a person joins brings along all that rules hold with it.
    _Grouping(component, within=grouping).join_by_rule(rules)
    return grouping.groups()


def _by_pair(decisions: Iterable[Decision]) -> tuple[dict[Pair, Link], dict[Pair, Verdict]]:
    """The rules' links by pair, and the persons' verdicts by pair, the latest first."""
    rules: dict[Pair, Link] = {}
    persons: dict[Pair, Decision] = {}
    for each in decisions:
        pair = (each.left, each.right) if each.left < each.right else (each.right, each.left)
        if each.by is DecidedBy.PERSON:
            held = persons.get(pair)
            if held is None or _recency(each) > _recency(held):
                persons[pair] = each
        elif each.verdict is Verdict.MATCH or each.verdict is Verdict.POSSIBLE:
            link = (each.probability, int(each.verdict is Verdict.MATCH))
            if link > rules.get(pair, _NOTHING):
                rules[pair] = link
        elif each.verdict is Verdict.VERSION:
            rules.setdefault(pair, (-VERSION_COST, 0))
    latest = sorted(persons.items(), key=lambda item: (_recency(item[1]), item[0]), reverse=True)
    return dict(sorted(rules.items())), {pair: each.verdict for pair, each in latest}


def _recency(decision: Decision) -> tuple[datetime, str]:
    when = decision.when or _LONG_AGO
    return (when if when.tzinfo else when.replace(tzinfo=UTC), decision.verdict)


class _Grouping:
    """Groups under way: each named by its first member; which groups must stay apart.

    What is joined here is joined in `within` too, and what must stay apart there is not joined here.
    """

    def __init__(self, component: Sequence[int], within: "_Grouping | None" = None) -> None:
        self.within = within
        self.sparse = len(component) > ALL_COMPARED
        self.group_of = {member: member for member in component}
        self.members: dict[int, list[int]] = {member: [member] for member in component}
        self.apart: dict[int, set[int]] = defaultdict(set)

    def part(self, left: int, right: int) -> None:
        """Remember that the groups of two members must stay apart."""
        a, b = self.group_of[left], self.group_of[right]
        self.apart[a].add(b)
        self.apart[b].add(a)

    def join(self, left: int, right: int) -> bool:
        """Join the groups of two members, under the smaller name, unless they are one or must stay apart."""
        a, b = sorted((self.group_of[left], self.group_of[right]))
        if a == b or b in self.apart.get(a, ()):
            return False
        above = self.within
        if above is not None and above.group_of[left] != above.group_of[right] and not above.join(left, right):
            return False
        for member in self.members[b]:
            self.group_of[member] = a
        self.members[a].extend(self.members.pop(b))
        for other in self.apart.pop(b, ()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart[a].add(other)
        return True

    def groups(self) -> list[tuple[int, ...]]:
        """The groups as they stand."""
        return [tuple(sorted(group)) for group in self.members.values()]

    def join_by_rule(self, rules: Mapping[Pair, Link]) -> None:
        """Join the two groups with the highest mean probability, again and again, while it is at least `JOIN_FROM`.

        Of equal means the one that more matches bear goes first, so that groups fill up before they reach out.
        """
        links = self._links(rules)
        likely = ((a, b, link) for a, row in links.items() for b, link in row.items() if a < b and link[1])
        ranks = (self._rank(a, b, link) for a, b, link in likely)
        heap = [rank for rank in ranks if -rank[0] >= JOIN_FROM]
        heapify(heap)
        while heap:
            rank = heappop(heap)
            _, _, a, b = rank
            link = links.get(a, {}).get(b)
            if link is None or self._rank(a, b, link) != rank or not self.join(a, b):
                continue
            for other, more in links.pop(b).items():
                del links[other][b]
                if other != a:
                    links[a][other] = links[other][a] = _sum(links[a].get(other, _NOTHING), more)
            for other, link in links[a].items():
                rank = self._rank(a, other, link) if link[1] else _LAST
                if -rank[0] >= JOIN_FROM:
                    heappush(heap, rank)

    def _links(self, rules: Mapping[Pair, Link]) -> dict[int, dict[int, Link]]:
        """Group → other group → the link between them."""
        links: dict[int, dict[int, Link]] = defaultdict(dict)
        for (left, right), link in rules.items():
            a, b = self.group_of[left], self.group_of[right]
            if a != b:
                links[a][b] = links[b][a] = _sum(links[a].get(b, _NOTHING), link)
        return links

    def _rank(self, a: int, b: int, link: Link) -> tuple[float, int, int, int]:
        """The mean probability between two groups (negative: the highest first), and what settles which goes first.

        The mean is 0 where no pair is a match: doubtful pairs alone join nothing.
        """
        total, matches = link
        if not matches:
            return _LAST
        one, other = len(self.members[a]), len(self.members[b])
        compared = one * other
        if compared > 1 and self.sparse:
            compared = min(compared, WINDOW * min(one, other), WINDOW * WINDOW // 2)
        mean = total / compared
        first, second = (a, b) if a < b else (b, a)
        return -round(mean, 6) if mean < 1.0 else -1.0, -matches, first, second


_LAST = (0.0, 0, 0, 0)
"""The rank of what joins nothing."""


def _sum(one: Link, other: Link) -> Link:
    return one[0] + other[0], one[1] + other[1]
