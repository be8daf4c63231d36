"""From works, records and decisions to the report's values. What may not live here: text, JSON, HTML.

Nothing is decided here: a pair is possible because a decision says so and no person has settled it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from citeman.model import DecidedBy, Decision, Origin, Record, Source, SourceKind, Verdict, Work
from citeman.report.duplicates.comparing import merged_rows, pair_rows
from citeman.report.duplicates.nouns import DuplicateReport, Group, Link, Pair, Summary
from citeman.report.duplicates.shelf import Shelf

_Places = tuple[int, int]


def build(
    works: Sequence[Work], records: Mapping[int, Record], decisions: Sequence[Decision], sources: Sequence[Source]
) -> DuplicateReport:
    """The report on a library: `records` by id, all that the works name; `decisions` in the order in which they fell.

    Where several decisions stand on one pair of records, a person's counts above a rule's, a later above an earlier.
    Decisions on records that belong to no work are left aside. The report does not depend on the order of `works`.
    """
    shelf = Shelf.of(works, records, sources)
    inside: dict[int, list[Decision]] = defaultdict(list)
    between: dict[_Places, list[Decision]] = defaultdict(list)
    for decision in standing(decisions):
        left, right = shelf.home.get(decision.left), shelf.home.get(decision.right)
        if left is None or right is None:
            continue
        if left == right:
            inside[left].append(decision)
        else:
            between[min(left, right), max(left, right)].append(decision)
    groups = [_group(shelf, place, inside[place]) for place in shelf.order() if shelf.prints(place) > 1]
    pairs = _sorted_out(shelf, between)
    return DuplicateReport(
        summary=_summary(shelf, groups, pairs),
        sources=shelf.source_counts(),
        groups=tuple(groups),
        possible=tuple(pairs[Verdict.POSSIBLE]),
        versions=tuple(pairs[Verdict.VERSION]),
        apart=tuple(pairs[Verdict.DISTINCT]),
    )


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """One decision a pair of records, by the records' ids: the last of a person's, else the last of a rule's."""
    kept: dict[_Places, Decision] = {}
    for decision in decisions:
        key = (decision.left, decision.right)
        if decision.by is DecidedBy.PERSON or key not in kept or kept[key].by is DecidedBy.RULE:
            kept[key] = decision
    return tuple(kept[key] for key in sorted(kept))


def group_of(
    work: Work, records: Mapping[int, Record], decisions: Sequence[Decision], sources: Sequence[Source]
) -> Group:
    """One work with all its records side by side, whether one reference or many speak of it."""
    shelf = Shelf.of([work], records, sources)
    own = set(work.records)
    return _group(shelf, 0, [each for each in standing(decisions) if each.left in own and each.right in own])


def _group(shelf: Shelf, place: int, decisions: Sequence[Decision]) -> Group:
    """A work with its records side by side and the decisions on them."""
    work = shelf.works[place]
    members = shelf.members(place)
    names = {member.record: member.name for member in members}
    edits = {member.record for member in members if member.origin is Origin.PERSON}
    # That a person's correction belongs to the record it corrects was never in question.
    compared = [each for each in decisions if edits.isdisjoint((each.left, each.right))]
    holding, further = _backbone(compared)
    by_person = any(each.by is DecidedBy.PERSON and each.verdict is Verdict.MATCH for each in compared)
    return Group(
        citekey=work.citekey,
        aliases=work.aliases,
        item=work.item,
        members=members,
        rows=merged_rows(work, members),
        links=tuple(_link(decision, names) for decision in holding),
        further=tuple(_link(decision, names) for decision in further),
        by=DecidedBy.PERSON if by_person else DecidedBy.RULE,
    )


def _pair(shelf: Shelf, decisions: Sequence[Decision]) -> Pair:
    """Two works by the decision that says most, the record that is read first on the left."""
    best = min(decisions, key=_strength)
    records = sorted((shelf.records[best.left], shelf.records[best.right]), key=shelf.reading_order)
    left, right = (shelf.addressed(record) for record in records)
    link = _link(best, {member.record: member.name for member in (left, right)})
    return Pair(
        left=left,
        right=right,
        left_work=shelf.works[shelf.home[left.record]].citekey,
        right_work=shelf.works[shelf.home[right.record]].citekey,
        rows=pair_rows(left, right),
        link=replace(link, left=left.name, right=right.name),
        further=len(decisions) - 1,
    )


def _link(decision: Decision, names: Mapping[int, str]) -> Link:
    return Link(
        left=names[decision.left],
        right=names[decision.right],
        verdict=decision.verdict,
        by=decision.by,
        probability=decision.probability,
        evidence=decision.evidence,
        note=decision.note,
    )


def _strength(decision: Decision) -> tuple[bool, float, float, int, int]:
    """Sorts the decision that says most first: a person's, the most probable, the heaviest."""
    weight = sum(evidence.weight for evidence in decision.evidence)
    return (decision.by is DecidedBy.RULE, -decision.probability, -weight, decision.left, decision.right)


def _backbone(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Decision]]:
    """The strongest matches that suffice to join all records they speak of (a spanning forest), and the others."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while number in parent:
            number = parent[number]
        return number

    holding, further = [], []
    for decision in sorted(decisions, key=_strength):
        left, right = root(decision.left), root(decision.right)
        if decision.verdict is Verdict.MATCH and left != right:
            parent[right] = left
            holding.append(decision)
        else:
            further.append(decision)
    return holding, further


def _sorted_out(shelf: Shelf, between: Mapping[_Places, list[Decision]]) -> dict[Verdict, list[Pair]]:
    """The pairs of works that are possible, versions or kept apart by a person; each pair of works in one place."""
    pairs: dict[Verdict, list[Pair]] = {Verdict.POSSIBLE: [], Verdict.VERSION: [], Verdict.DISTINCT: []}
    for decisions in between.values():
        verdict = _verdict(decisions)
        if verdict is None:
            continue
        meant = {verdict, Verdict.MATCH} if verdict is Verdict.POSSIBLE else {verdict}
        pairs[verdict].append(_pair(shelf, [each for each in decisions if each.verdict in meant]))
    for found in pairs.values():
        found.sort(key=lambda pair: (-pair.link.probability, pair.left_work, pair.right_work))
    return pairs


def _verdict(decisions: Sequence[Decision]) -> Verdict | None:
    """What is held of two works: a person's word, else versions, else possible; `None` where nothing speaks for it.

    A match between two works that yet were not merged (another record of theirs contradicts) is left to a person too.
    """
    by_person = {each.verdict for each in decisions if each.by is DecidedBy.PERSON}
    if by_person & {Verdict.DISTINCT, Verdict.VERSION}:
        return Verdict.DISTINCT if Verdict.DISTINCT in by_person else Verdict.VERSION
    verdicts = {each.verdict for each in decisions}
    if Verdict.VERSION in verdicts:
        return Verdict.VERSION
    return Verdict.POSSIBLE if verdicts & {Verdict.POSSIBLE, Verdict.MATCH} else None


def _summary(shelf: Shelf, groups: Sequence[Group], pairs: Mapping[Verdict, Sequence[Pair]]) -> Summary:
    printed = [count for place in range(len(shelf.works)) if (count := shelf.prints(place))]
    papers = sum(source.kind is SourceKind.PAPER for source in shelf.sources)
    by_person = sum(group.by is DecidedBy.PERSON for group in groups)
    return Summary(
        papers=papers,
        others=len(shelf.sources) - papers,
        references=sum(printed),
        works=len(printed),
        groups=len(groups),
        by_rule=len(groups) - by_person,
        by_person=by_person,
        possible=len(pairs[Verdict.POSSIBLE]),
        versions=len(pairs[Verdict.VERSION]),
        apart=len(pairs[Verdict.DISTINCT]),
    )
