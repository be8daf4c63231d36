"""What the report finds out: counts, groups, pairs; and who decided."""

from dataclasses import replace

import pytest

from citeman.model import (
    DecidedBy,
    Decision,
    Evidence,
    Item,
    Level,
    Name,
    Origin,
    Record,
    Reference,
    Source,
    SourceKind,
    Verdict,
    Work,
)
from citeman.report import duplicates
from citeman.report.duplicates import DuplicateReport, Group, Row, Standing, Summary
from tests.report.conftest import Library


def _row(group: Group, field: str) -> Row:
    return next(row for row in group.rows if row.field == field)


def test_summary_counts_what_a_systematic_review_reports(report: DuplicateReport) -> None:
    assert report.summary == Summary(
        papers=3,
        others=1,
        references=13,
        works=9,
        groups=4,
        by_rule=3,
        by_person=1,
        possible=1,
        versions=1,
        apart=1,
    )
    assert report.summary.merged == 4


def test_each_source_is_counted_by_itself(report: DuplicateReport) -> None:
    figures = {
        each.key: (each.references, each.repeated, each.works, each.shared, each.alone) for each in report.sources
    }
    assert figures == {
        "yang-zvarych": (3, 0, 3, 2, 1),
        "wei-long": (4, 0, 4, 3, 1),
        "wang": (6, 1, 5, 1, 4),
        "leftover": (0, 0, 0, 0, 0),
    }


def test_groups_are_the_works_with_several_references_by_citekey(report: DuplicateReport) -> None:
    assert [group.citekey for group in report.groups] == [
        "kong2019research",
        "ma2018research",
        "oneil2020script",
        "zhou2017impact",
    ]


def test_members_stand_in_the_order_of_sources_and_lists_then_other_origins(report: DuplicateReport) -> None:
    assert [[member.name for member in group.members] for group in report.groups] == [
        ["yang-zvarych:2", "wei-long:1"],
        ["yang-zvarych:3", "wei-long:3"],
        ["wei-long:4", "wang:2"],
        ["wang:11", "wang:23", "Crossref"],
    ]


@pytest.mark.parametrize(
    ("field", "standing", "cells", "chosen_from"),
    [
        pytest.param("type", Standing.AGREES, ["agrees", "agrees", "agrees"], None, id="all alike"),
        pytest.param("title", Standing.AGREES, ["agrees", "agrees", "agrees"], "Crossref", id="alike but for case"),
        pytest.param("issue", Standing.AGREES, ["agrees", "agrees", "agrees"], None, id="alike but for a nought"),
        pytest.param("volume", Standing.MISSING, ["agrees", "missing", "agrees"], None, id="missing in one"),
        pytest.param("page", Standing.DIFFERS, ["differs", "agrees", "agrees"], "Crossref", id="another value"),
        pytest.param("doi", Standing.MISSING, ["missing", "missing", "agrees"], "Crossref", id="only Crossref has it"),
    ],
)
def test_fields_side_by_side(
    report: DuplicateReport, field: str, standing: Standing, cells: list[str], chosen_from: str | None
) -> None:
    row = _row(report.groups[3], field)
    assert row.standing is standing
    assert [cell.standing.value for cell in row.cells] == cells
    assert row.chosen_from == chosen_from


def test_equal_values_are_uniform_and_merely_agreeing_ones_not(report: DuplicateReport) -> None:
    assert _row(report.groups[3], "type").uniform
    assert not _row(report.groups[3], "title").uniform


def test_a_group_shows_the_strongest_decisions_that_hold_it_and_counts_the_rest(report: DuplicateReport) -> None:
    zhou = report.groups[3]
    assert [(link.left, link.right) for link in zhou.links] == [("wang:11", "Crossref"), ("wang:23", "Crossref")]
    assert [(link.left, link.right, link.probability) for link in zhou.further] == [("wang:11", "wang:23", 0.9988)]
    assert zhou.against == ()


def test_a_person_overrules_the_rule_on_the_same_pair(report: DuplicateReport) -> None:
    group = report.groups[2]
    assert group.by is DecidedBy.PERSON
    assert [(link.by, link.note) for link in group.links] == [(DecidedBy.PERSON, "seen both <pages>")]


def test_a_later_rule_does_not_overrule_a_person() -> None:
    person = Decision(left=1, right=2, verdict=Verdict.DISTINCT, by=DecidedBy.PERSON)
    rule = Decision(left=1, right=2, verdict=Verdict.MATCH)
    assert duplicates.finding.standing([rule, person, rule]) == (person,)
    changed = replace(person, verdict=Verdict.MATCH)
    assert duplicates.finding.standing([person, rule, changed]) == (changed,)


def test_possible_pair_can_be_settled_by_a_command(report: DuplicateReport) -> None:
    [pair] = report.possible
    assert (pair.left_work, pair.right_work) == ("deng2019analysis", "deng2018analysis")
    assert pair.same == "citeman same wei-long:5 wang:14"
    assert pair.different == "citeman different wei-long:5 wang:14"
    assert pair.link.probability == 0.63
    differing = [row.field for row in pair.rows if row.standing is Standing.DIFFERS]
    assert differing == ["title", "author", "issued", "page"]


def test_versions_are_linked_and_pairs_told_apart_are_not_possible(report: DuplicateReport) -> None:
    assert [(pair.left_work, pair.right_work) for pair in report.versions] == [("lee2015theory", "lee2016theory")]
    [apart] = report.apart
    assert (apart.left_work, apart.right_work, apart.link.note) == ("xiaomi", "deng2018analysis", "a website")


def test_the_report_does_not_depend_on_the_order_of_works(library: Library, report: DuplicateReport) -> None:
    works = list(library.works)
    works.reverse()
    assert duplicates.build(works, library.records, library.decisions, library.sources) == report


def test_an_empty_library_has_an_empty_report() -> None:
    report = duplicates.build([], {}, [], [])
    assert report.summary.references == report.summary.works == report.summary.merged == 0
    assert duplicates.to_text(report).count("No reference was taken for the same work") == 1
    assert 'id="groups"' in duplicates.to_html(report)


def _printed(number: int, source: str = "a", item: Item | None = None, origin: Origin = Origin.REFERENCE) -> Record:
    reference = Reference(source=source, position=number, label=str(number), unstructured=f"entry {number}")
    return Record(id=number, origin=origin, item=item or Item(title="T"), reference=reference)


def test_a_match_that_was_not_merged_is_left_to_a_person() -> None:
    works = [
        Work(citekey="x", item=Item(title="T"), records=(1,)),
        Work(citekey="y", item=Item(title="T"), records=(2,)),
    ]
    decision = Decision(left=1, right=2, verdict=Verdict.MATCH, probability=0.97)
    report = duplicates.build(works, {1: _printed(1), 2: _printed(2)}, [decision], [])
    assert [pair.link.probability for pair in report.possible] == [0.97]


@pytest.mark.parametrize(
    ("verdict", "by", "places"),
    [
        pytest.param(Verdict.DISTINCT, DecidedBy.RULE, (0, 0, 0), id="two works, says a rule"),
        pytest.param(Verdict.DISTINCT, DecidedBy.PERSON, (0, 0, 1), id="two works, says a person"),
        pytest.param(Verdict.VERSION, DecidedBy.PERSON, (0, 1, 0), id="versions, says a person"),
        pytest.param(Verdict.POSSIBLE, DecidedBy.RULE, (1, 0, 0), id="possible"),
    ],
)
def test_a_pair_of_works_stands_in_one_place(verdict: Verdict, by: DecidedBy, places: tuple[int, int, int]) -> None:
    works = [Work(citekey="x", item=Item(), records=(1, 2)), Work(citekey="y", item=Item(), records=(3,))]
    decisions = [Decision(left=1, right=3, verdict=verdict, by=by)]
    if by is DecidedBy.PERSON:
        decisions.append(Decision(left=2, right=3, verdict=Verdict.POSSIBLE))
    report = duplicates.build(works, {n: _printed(n) for n in (1, 2, 3)}, decisions, [])
    assert (len(report.possible), len(report.versions), len(report.apart)) == places


def test_a_group_without_decisions_says_so() -> None:
    work = Work(citekey="x", item=Item(), records=(1, 2))
    report = duplicates.build([work], {n: _printed(n) for n in (1, 2)}, [], [])
    assert "No comparison is on record." in duplicates.to_text(report)
    assert "No comparison is on record." in duplicates.to_html(report)


def test_several_decisions_on_two_works_are_one_pair() -> None:
    works = [Work(citekey="x", item=Item(), records=(1, 2)), Work(citekey="y", item=Item(), records=(3,))]
    decisions = [
        Decision(left=1, right=2, verdict=Verdict.MATCH),
        Decision(left=1, right=3, verdict=Verdict.POSSIBLE, probability=0.5),
        Decision(left=2, right=3, verdict=Verdict.POSSIBLE, probability=0.6),
    ]
    report = duplicates.build(works, {n: _printed(n) for n in (1, 2, 3)}, decisions, [])
    assert [(pair.same, pair.further) for pair in report.possible] == [("citeman same a:2 a:3", 1)]


def test_decisions_on_records_of_no_work_are_left_aside() -> None:
    works = [Work(citekey="x", item=Item(), records=(1,))]
    candidate = Record(id=2, origin=Origin.CROSSREF, item=Item(title="T"))
    decision = Decision(left=1, right=2, verdict=Verdict.POSSIBLE)
    assert duplicates.build(works, {1: _printed(1), 2: candidate}, [decision], []).possible == ()


def test_a_doubt_within_a_group_is_shown() -> None:
    works = [Work(citekey="x", item=Item(), records=(1, 2, 3))]
    evidence = (Evidence(field="page", level=Level.CONTRADICTS, weight=-4.0),)
    decisions = [
        Decision(left=1, right=2, verdict=Verdict.MATCH),
        Decision(left=2, right=3, verdict=Verdict.MATCH),
        Decision(left=1, right=3, verdict=Verdict.DISTINCT, probability=0.01, evidence=evidence),
    ]
    report = duplicates.build(works, {n: _printed(n) for n in (1, 2, 3)}, decisions, [])
    [group] = report.groups
    assert [(link.left, link.right) for link in group.against] == [("a:1", "a:3")]
    assert "a:1 and a:3: held for two works by rule, 1 %" in duplicates.to_text(report)
    assert "a:1 and a:3: held for two works by rule, <b>1 %</b>" in duplicates.to_html(report)


def test_a_persons_correction_is_a_record_of_its_own_and_no_decision() -> None:
    edit = Record(id=3, origin=Origin.PERSON, item=Item(title="Right"), about=1)
    work = Work(citekey="x", item=Item(title="Right", page="3"), records=(1, 2, 3), chosen={"title": 3})
    decisions = [
        Decision(left=1, right=2, verdict=Verdict.MATCH),
        Decision(left=1, right=3, verdict=Verdict.MATCH, by=DecidedBy.PERSON),
    ]
    item = Item(title="Wrong", page="3")
    records = {1: _printed(1, item=item), 2: _printed(2, item=item), 3: edit}
    [group] = duplicates.build([work], records, decisions, []).groups
    assert group.by is DecidedBy.RULE
    assert [(member.name, member.text) for member in group.members][2] == ("a person", "title: Right")
    assert _row(group, "title").chosen_from == "a person"
    assert _row(group, "page").standing is Standing.AGREES


def test_records_of_one_voice_are_told_apart_by_number() -> None:
    records = {1: _printed(1), 2: _printed(2), 3: Record(id=3, origin=Origin.CROSSREF, item=Item(doi="10.1/a"))}
    records[4] = Record(id=4, origin=Origin.CROSSREF, item=Item(doi="10.1/b"))
    work = Work(citekey="x", item=Item(), records=(1, 2, 3, 4))
    [group] = duplicates.build([work], records, [], []).groups
    assert [member.name for member in group.members] == ["a:1", "a:2", "Crossref (1)", "Crossref (2)"]


def test_a_pair_of_works_without_references_is_named_by_citekey() -> None:
    works = [Work(citekey="byhand", item=Item(title="T"), records=(1,)), Work(citekey="y", item=Item(), records=(2,))]
    records = {1: Record(id=1, origin=Origin.PERSON, item=Item(title="T")), 2: _printed(2)}
    decision = Decision(left=1, right=2, verdict=Verdict.POSSIBLE, probability=0.5)
    report = duplicates.build(works, records, [decision], [])
    assert report.possible[0].same == "citeman same a:2 byhand"
    assert (report.summary.references, report.summary.works) == (1, 1)


def test_imported_entries_are_references_of_their_bibliography() -> None:
    records = {1: _printed(1, "zotero", origin=Origin.IMPORT), 2: _printed(2, "wang")}
    sources = [Source(key="wang"), Source(key="zotero", kind=SourceKind.BIBLIOGRAPHY)]
    report = duplicates.build([Work(citekey="x", item=Item(), records=(1, 2))], records, [], sources)
    assert [member.name for member in report.groups[0].printed] == ["wang:2", "zotero:1"]
    assert (report.summary.papers, report.summary.others, report.summary.merged) == (1, 1, 1)


def test_a_source_that_was_not_given_is_counted_all_the_same() -> None:
    report = duplicates.build([Work(citekey="x", item=Item(), records=(1,))], {1: _printed(1, "lost")}, [], [])
    assert [(each.key, each.references) for each in report.sources] == [("lost", 1)]


def test_one_work_can_be_looked_at_by_itself(library: Library) -> None:
    work = Work(citekey="deng2018analysis", item=Item(author=(Name(family="Deng"),)), records=(7,))
    group = duplicates.group_of(work, library.records, library.decisions, library.sources)
    assert [member.name for member in group.members] == ["wang:14"]
    assert group.links == ()
