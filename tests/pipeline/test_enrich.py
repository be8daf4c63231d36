"""Completing works from Crossref, against the stand-in: what is taken, what is refused, what is left, and resuming."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citeman.model import Date, Item, ItemType, Name, Origin
from citeman.pipeline import decide
from citeman.pipeline.check import check
from citeman.pipeline.dedupe import dedupe
from citeman.pipeline.enrich import enrich
from citeman.report.check import LookUpState, Verdict
from citeman.store import Library
from tests.crossref.standin import Standin, running
from tests.crossref.standin_index import Index
from tests.crossref.standin_rules import Faults
from tests.pipeline.conftest import CHESBROUGH, KONG, MA, fill

RECORDS = Path(__file__).parents[1] / "crossref" / "records"
CHA = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="Reshaping internationalization strategy and control for global e-commerce and digital transactions: "
    "A Hayekian perspective",
    author=(Name(family="Cha", given="H."), Name(family="Kotabe", given="M."), Name(family="Wu", given="J.")),
    issued=Date.of(2023),
    container_title="Management International Review",
    volume="63",
    issue="1",
    page="161-192",
)
CHA_DOI = "10.1007/s11575-022-00494-x"
HUGHES = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="Regulatory Entrepreneurship, Fair Competition, and Obeying the Law",
    author=(Name(family="Hughes", given="R. C."),),
    issued=Date.of(2022),
    container_title="Journal of Business Ethics",
    volume="181",
)
HUGHES_DOI = "10.1007/s10551-021-04932-y"


@pytest.fixture
def standin() -> Iterator[Standin]:
    with running(RECORDS, limits=False) as started:
        yield started


def ask(library: Library, standin: Standin, **options: bool | int) -> dict[LookUpState, int]:
    """One run against the stand-in; how its questions ended."""
    return enrich(library, url=standin.url, agency_url=standin.url, **options).states  # type: ignore[arg-type]


def filled(items: dict[str, list[Item]]) -> Library:
    library = Library.open(":memory:")
    fill(library, items)
    dedupe(library)
    return library


def test_a_printed_doi_completes_the_work_and_each_value_tells_its_origin(standin: Standin) -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI, page=None)]}) as library:
        [before] = library.works()
        assert ask(library, standin) == {LookUpState.ACCEPTED: 1}
        [work] = library.works()
        origins = {record.id: record.origin for record in library.records()}
        assert work.citekey == before.citekey
        assert work.item.page == "161-192"
        assert origins[work.chosen["page"]] is Origin.CROSSREF
        assert {record.item.page for record in library.records() if record.origin is Origin.REFERENCE} == {None}


def test_a_work_without_a_doi_is_found_by_search(standin: Standin) -> None:
    with filled({"xu": [CHA], "wang": [CHA]}) as library:
        assert ask(library, standin) == {LookUpState.ACCEPTED: 1}
        [work] = library.works()
        assert work.item.doi == CHA_DOI
        assert len(work.records) == 3


def test_the_doi_of_another_work_is_never_taken(standin: Standin) -> None:
    with filled({"xu": [KONG.but(doi=HUGHES_DOI, type=ItemType.ARTICLE_JOURNAL)]}) as library:
        states = ask(library, standin, search=False)
        assert states == {LookUpState.MISMATCH: 1}
        [work] = library.works()
        assert (work.item.title, len(work.records)) == (KONG.title, 1)
        [checked] = check(library).checked
        assert checked.verdict is Verdict.OTHER_WORK


def test_two_works_that_turn_out_to_have_one_doi_become_one(standin: Standin) -> None:
    other = CHA.but(title="Reshaping internationalization strategy and control", page=None, volume=None, issue=None)
    with filled({"xu": [CHA.but(doi=CHA_DOI)], "wang": [other.but(doi=CHA_DOI)]}) as library:
        ask(library, standin)
        assert len(library.works()) == 1


def test_what_is_completed_at_once_is_what_comparing_all_again_gives(standin: Standin) -> None:
    """A work of one reference is completed as its answer comes; works of two, and two of one DOI, are `dedupe`'s."""
    plain = {"xu": [CHA.but(doi=CHA_DOI), KONG, HUGHES], "wang": [CHESBROUGH, HUGHES.but(doi=HUGHES_DOI), CHA]}
    with filled(plain) as library:
        assert ask(library, standin)[LookUpState.ACCEPTED] >= 2
        before = library.works()
        assert library.uncompared() == []
        dedupe(library, afresh=True)
        assert library.works() == before


def test_what_was_answered_before_the_program_was_stopped_is_not_asked_again(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI), HUGHES.but(doi=HUGHES_DOI)]}) as library:
        with monkeypatch.context() as patched:
            patched.setattr("citeman.pipeline.enrich.settle", stop)
            with pytest.raises(KeyboardInterrupt):
                ask(library, standin)
        assert [record.origin for record in library.records()] == [Origin.REFERENCE] * 2
        assert ask(library, standin) == {LookUpState.ACCEPTED: 2}
        assert sum("filter=doi" in entry.path for entry in standin.log.entries) == 1


def stop(*_arguments: object) -> None:
    """A person ends the program."""
    raise KeyboardInterrupt


def test_what_no_register_has_is_left_as_it_is(standin: Standin) -> None:
    with filled({"wei": [KONG, MA]}) as library:
        before = library.works()
        states = ask(library, standin)
        assert set(states) <= {LookUpState.NONE, LookUpState.NOT_FOUND}
        assert library.works() == before


def test_a_run_again_asks_nothing_again(standin: Standin) -> None:
    with filled({"xu": [CHA, KONG], "wang": [CHESBROUGH]}) as library:
        ask(library, standin)
        requests = len(standin.log.entries)
        assert ask(library, standin) == {}
        assert len(standin.log.entries) == requests


def test_a_title_registered_in_capitals_is_set_as_print_has_it(standin: Standin) -> None:
    shouted = {**standin.index.records[CHA_DOI], "title": [(CHA.title or "").upper()]}
    with (
        running(Index.of_records([shouted]), limits=False) as loud,
        filled({"xu": [CHA.but(doi=CHA_DOI, page=None)]}) as library,
    ):
        assert ask(library, loud) == {LookUpState.ACCEPTED: 1}
        [work] = library.works()
        assert (work.item.title, work.item.page) == (CHA.title, "161-192")
        [registered] = [record for record in library.records() if record.origin is Origin.CROSSREF]
        assert (CHA.title or "").upper() in (registered.raw or "")
        assert check(library).checked[0].verdict is Verdict.CONFIRMED


def test_a_retraction_that_only_its_notice_tells_of_is_found(standin: Standin) -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI)], "wang": [HUGHES]}) as library:
        ask(library, standin)
        asked = len(standin.log.entries)
        assert [each.verdict for each in check(library).checked if each.verdict is Verdict.RETRACTED] == []
    notice = {"DOI": "10.1000/notice", "update-to": [{"DOI": CHA_DOI, "type": "retraction", "source": "publisher"}]}
    index = Index.of_records([*standin.index.records.values(), notice])
    with filled({"xu": [CHA.but(doi=CHA_DOI)], "wang": [HUGHES]}) as library, running(index, limits=False) as informed:
        ask(library, informed)
        assert len(informed.log.entries) == asked
        verdicts = {each.source: each for each in check(library).checked}
        assert verdicts["xu"].verdict is Verdict.RETRACTED
        assert "10.1000/notice" in verdicts["xu"].reasons[0]
        assert verdicts["wang"].verdict is not Verdict.RETRACTED
        assert enrich(library, url=informed.url).states == {}
        assert len(informed.log.entries) == asked, "what notices say is kept for a week"


def test_a_run_can_be_taken_back_and_asked_again_from_the_cache(standin: Standin) -> None:
    with filled({"xu": [CHA]}) as library:
        before = library.works()
        ask(library, standin)
        after = library.works()
        requests = len(standin.log.entries)
        assert decide.undo(library) == decide.Undone(verb="enrich", records=2)
        assert library.works() == before
        ask(library, standin)
        assert [work.item for work in library.works()] == [work.item for work in after]
        assert len(standin.log.entries) == requests


def test_refreshing_puts_the_newer_record_in_the_place_of_the_older(standin: Standin) -> None:
    with filled({"xu": [CHA]}) as library:
        ask(library, standin)
        assert ask(library, standin, refresh=True) == {LookUpState.ACCEPTED: 1}
        assert [record.origin for record in library.records()] == [Origin.REFERENCE, Origin.CROSSREF]
        assert len(library.works()) == 1


def test_a_limit_leaves_the_rest_for_later(standin: Standin) -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI), CHESBROUGH]}) as library:
        done = enrich(library, url=standin.url, agency_url=standin.url, limit=1)
        assert (done.accepted, done.left) == (1, 1)


def test_offline_says_what_is_left_and_asks_nobody(standin: Standin) -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI), CHESBROUGH]}) as library:
        done = enrich(library, url=standin.url, offline=True)
        assert (done.left, done.left_by_doi, done.states, standin.log.entries) == (2, 1, {}, [])


def test_a_persons_word_stands_above_crossref(standin: Standin) -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI)]}) as library:
        decide.edit(library, "xu:1", Item(page="161-193"))
        ask(library, standin)
        assert decide.work_named(library, "xu:1").item.page == "161-193"


def test_a_service_out_of_reach_is_told_and_what_was_answered_stays() -> None:
    with filled({"xu": [CHA.but(doi=CHA_DOI)]}) as library:
        done = enrich(library, url="http://127.0.0.1:9", agency_url="http://127.0.0.1:9")
        assert done.unavailable is not None
        assert done.left == 1
        with running(RECORDS, limits=False) as standin:
            assert ask(library, standin) == {LookUpState.ACCEPTED: 1}


def test_a_bad_day_settles_every_question() -> None:
    faults = Faults(rate=0.3, seed=7, slow_seconds=0.01, retry_after=0)
    with (
        filled({"xu": [CHA, KONG], "wang": [CHESBROUGH, MA]}) as library,
        running(RECORDS, limits=False, faults=faults) as standin,
    ):
        for _ in range(10):
            if not enrich(library, url=standin.url, agency_url=standin.url).left:
                break
        assert enrich(library, offline=True).left == 0
        assert decide.work_named(library, "xu:1").item.doi == CHA_DOI
