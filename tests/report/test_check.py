"""The check: one case a verdict, the comparison of fields, and the three forms of the report."""

import json
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import cast

import pytest

from citeman.model import Date, Item, ItemType, Name, Origin, Record, Reference, Source, Work
from citeman.report.check import (
    Checked,
    CheckReport,
    Known,
    LookUp,
    LookUpState,
    Notice,
    NoticeKind,
    Registered,
    Verdict,
    check,
    to_html,
    to_json,
    to_text,
)
from citeman.report.check.comparing import differences, same_title

DOI = "10.1000/right"
PRINTED = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="On widgets",
    author=(Name(family="Lee", given="A."), Name(family="Kim", given="B.")),
    issued=Date.of(2010),
    container_title="Journal of Widgets",
    volume="12",
    page="1-9",
)
RECORD = PRINTED.but(doi=DOI, author=(Name(family="Lee", given="Ann"), Name(family="Kim", given="Bo")))
REGISTERED = Registered(item=RECORD, years=frozenset({2010}))
OTHER = Registered(item=Item(title="Gadgets", author=(Name(family="Roe"),), issued=Date.of(1999), doi="10.1000/other"))
TEXT = "Lee, A., & Kim, B. (2010). On widgets. Journal of Widgets, 12, 1-9."


def by_doi(state: LookUpState, doi: str = "10.1000/other", **more: object) -> LookUp:
    return LookUp(kind="doi", query=doi, state=state, **more)  # type: ignore[arg-type]


def by_search(state: LookUpState, **more: object) -> LookUp:
    return LookUp(kind="search", query="On widgets", state=state, **more)  # type: ignore[arg-type]


def checked(item: Item, known: Known | None, *, text: str = TEXT) -> Checked:
    """The verdict on one reference of one source."""
    reference = Reference(source="wang", position=1, label="1", unstructured=text)
    record = Record(id=1, origin=Origin.REFERENCE, item=item, reference=reference)
    work = Work(citekey="lee2010on", item=item, records=(1,))
    report = check([Source(key="wang")], [work], [record], {} if known is None else {"lee2010on": known})
    return report.checked[0]


def registered(**changes: object) -> Known:
    base = {"item": RECORD, "years": frozenset({2010})}
    return Known(registered=Registered(**{**base, **changes}))  # type: ignore[arg-type]


LATE_COPY = Registered(item=RECORD.but(issued=Date.of(2025)), years=frozenset({2025}), posted=True)
WITH_DOI = PRINTED.but(doi="10.1000/other")
THESIS = PRINTED.but(type=ItemType.THESIS)
CASES = [
    pytest.param(PRINTED, registered(), TEXT, [Verdict.CONFIRMED], id="confirmed"),
    pytest.param(PRINTED.but(volume="13"), registered(), TEXT, [Verdict.DIFFERS], id="differs"),
    pytest.param(PRINTED, registered(notices=[Notice(kind=NoticeKind.RETRACTION, label="retraction")]), TEXT,
                 [Verdict.RETRACTED, Verdict.CONFIRMED], id="retracted"),
    pytest.param(PRINTED.but(page="3"), registered(notices=[Notice(kind=NoticeKind.CONCERN, label="concern"),
                                                           Notice(kind=NoticeKind.CORRECTION, label="erratum")]), TEXT,
                 [Verdict.CONCERN, Verdict.DIFFERS, Verdict.CORRECTED], id="several-at-once"),
    pytest.param(PRINTED, registered(posted=True, published=["10.1000/final"]), TEXT,
                 [Verdict.PUBLISHED, Verdict.CONFIRMED], id="preprint-now-published"),
    pytest.param(WITH_DOI, Known(registered=REGISTERED, look_ups=[by_doi(LookUpState.MISMATCH, nearest=OTHER)]), TEXT,
                 [Verdict.OTHER_WORK], id="doi-of-another-work-found-by-search"),
    pytest.param(WITH_DOI, Known(look_ups=[by_doi(LookUpState.MISMATCH, nearest=OTHER), by_search(LookUpState.NONE)]),
                 TEXT, [Verdict.OTHER_WORK], id="doi-of-another-work"),
    pytest.param(WITH_DOI, Known(registered=REGISTERED, look_ups=[by_doi(LookUpState.UNKNOWN)]), TEXT,
                 [Verdict.DIFFERS], id="broken-doi-of-a-found-work"),
    pytest.param(WITH_DOI, Known(look_ups=[by_doi(LookUpState.UNKNOWN)]), TEXT, [Verdict.IMPOSSIBLE], id="no-agency"),
    pytest.param(WITH_DOI, Known(look_ups=[by_doi(LookUpState.NOT_FOUND), by_search(LookUpState.NONE)]), TEXT,
                 [Verdict.IMPOSSIBLE], id="no-such-doi"),
    pytest.param(WITH_DOI, Known(look_ups=[by_doi(LookUpState.NOT_FOUND, reason="doi.org did not answer")]), TEXT,
                 [Verdict.NO_TRACE], id="doi-not-held-and-agency-not-known"),
    pytest.param(WITH_DOI, Known(look_ups=[by_doi(LookUpState.ELSEWHERE, reason="ISTIC")]), TEXT,
                 [Verdict.ELSEWHERE], id="elsewhere"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.AMBIGUOUS, reason="no year", nearest=OTHER)]), TEXT,
                 [Verdict.UNCERTAIN], id="uncertain"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.NONE, nearest=LATE_COPY)]), TEXT,
                 [Verdict.SUSPICIOUS], id="suspicious-copy"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.NONE, nearest=OTHER)]), TEXT, [Verdict.NO_TRACE],
                 id="no-trace"),
    pytest.param(THESIS, Known(look_ups=[by_search(LookUpState.NONE)]), TEXT, [Verdict.UNINDEXED], id="thesis"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.NONE)]), "Lee A, Kim B. On widgets[J]. 2010",
                 [Verdict.UNINDEXED], id="gb-t-7714"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.NONE)]), "李文新. 小米汽车. 2021", [Verdict.UNINDEXED],
                 id="chinese"),
    pytest.param(PRINTED.but(container_title="China Soft Science"), Known(look_ups=[by_search(LookUpState.NONE)]), TEXT,
                 [Verdict.UNINDEXED], id="a-journal-of-china"),
    pytest.param(PRINTED, None, TEXT, [Verdict.UNCHECKED], id="not-asked"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.PENDING)]), TEXT, [Verdict.UNCHECKED], id="pending"),
    pytest.param(PRINTED, Known(look_ups=[by_search(LookUpState.FAILED, reason="HTTP status 503")]), TEXT,
                 [Verdict.UNCHECKED], id="failed"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "known", "text", "verdicts"), CASES)
def test_verdicts(item: Item, known: Known | None, text: str, verdicts: list[Verdict]) -> None:
    found = checked(item, known, text=text)
    assert list(found.verdicts) == verdicts
    assert found.reasons
    assert all(reason[0].isupper() and reason.rstrip().endswith(".") for reason in found.reasons)
    assert not any("fabricat" in reason.lower() or "invent" in reason.lower() for reason in found.reasons)


def test_every_verdict_has_a_case() -> None:
    shown = {verdict for case in CASES for verdict in cast("list[Verdict]", case.values[3])}
    assert shown == set(Verdict)


def test_a_volume_that_the_journal_did_not_have() -> None:
    seen = [
        RECORD.but(title=f"Seen {year}", issued=Date.of(year), volume=str(volume))
        for year, volume in ((2009, 20), (2011, 22))
    ]
    works = [Work(citekey=f"w{place}", item=item, records=(place,)) for place, item in enumerate([PRINTED, *seen])]
    records = [
        Record(id=place, origin=Origin.REFERENCE, item=work.item,
               reference=Reference(source="s", position=place + 1, unstructured=TEXT))
        for place, work in enumerate(works)
    ]  # fmt: skip
    known = {f"w{place}": Known(registered=Registered(item=item, years=frozenset({item.issued.year or 0})))
             for place, item in enumerate(seen, start=1) if item.issued}  # fmt: skip
    report = check([Source(key="s")], works, records, known)
    assert report.checked[0].verdicts == (Verdict.IMPOSSIBLE, Verdict.UNCHECKED)
    assert "volume 20 in 2009" in report.checked[0].reasons[0]


def test_a_volume_that_others_in_the_journal_rule_out() -> None:
    reference = Reference(source="s", position=1, unstructured=TEXT)
    record = Record(id=1, origin=Origin.REFERENCE, item=PRINTED, reference=reference)
    work = Work(citekey="lee", item=PRINTED, records=(1,))
    known = {"lee": Known(look_ups=[by_search(LookUpState.NONE)])}

    def verdicts(*seen: int) -> tuple[Verdict, ...]:
        journals = {"journal of widgets": {2010: frozenset(seen)}}
        return check([Source(key="s")], [work], [record], known, journals).checked[0].verdicts

    assert verdicts(57) == (Verdict.IMPOSSIBLE, Verdict.NO_TRACE)
    assert verdicts(13) == verdicts(11, 12) == (Verdict.NO_TRACE,)
    assert verdicts(3, 57) == (Verdict.NO_TRACE,), "a journal with several numberings tells nothing"


@pytest.mark.parametrize(
    ("changes", "record", "years", "fields"),
    [
        pytest.param({"issued": Date.of(2011)}, {}, {2010, 2011}, [], id="any-registered-year"),
        pytest.param({"issued": Date.of(2009)}, {}, {2010, 2011}, ["issued"], id="another-year"),
        pytest.param({"page": "1–9"}, {}, {2010}, [], id="dash"),
        pytest.param({"page": "161-92"}, {"page": "161-192"}, {2010}, [], id="short-last-page"),
        pytest.param({"page": "161-179"}, {"page": "161-192"}, {2010}, ["page"], id="another-last-page"),
        pytest.param({"page": "161"}, {"page": "161-192"}, {2010}, [], id="only-the-first-page"),
        pytest.param({"page": "e12"}, {"page": "1-9", "number": "e12"}, {2010}, [], id="article-number"),
        pytest.param({"page": "116"}, {"page": "W116-W120"}, {2010}, [], id="a-letter-left-out"),
        pytest.param({"page": "S116"}, {"page": "W116-W120"}, {2010}, ["page"], id="another-letter"),
        pytest.param({}, {"title": "[20] On widgets1"}, {2010}, [], id="numbering-of-a-registered-title"),
        pytest.param({"volume": "012"}, {}, {2010}, [], id="leading-zero"),
        pytest.param({"volume": None, "page": None}, {}, {2010}, [], id="not-printed"),
        pytest.param({"title": "On Widgets: a review"}, {}, {2010}, [], id="subtitle"),
        pytest.param({"title": "On gadgets"}, {}, {2010}, ["title"], id="another-title"),
        pytest.param({"author": (Name(family="Lee", given="A."),), "et_al": True}, {}, {2010}, [], id="et-al"),
        pytest.param({"author": (Name(family="Lee", given="A."),)}, {}, {2010}, ["author"], id="an-author-missing"),
        pytest.param({"author": (Name(family="Lee", given="C."), Name(family="Kim"))}, {}, {2010}, ["author"],
                     id="another-initial"),
        pytest.param({"author": (Name(family="Ann", given="Lee"), Name(family="Kim", given="B"))}, {}, {2010}, [],
                     id="name-turned-round"),
        pytest.param({"doi": DOI.upper()}, {}, {2010}, [], id="doi-case"),
    ],
)  # fmt: skip
def test_fields(changes: dict[str, object], record: dict[str, object], years: set[int], fields: list[str]) -> None:
    found = differences(PRINTED.but(**changes), Registered(item=RECORD.but(**record), years=frozenset(years)))
    assert [each.field for each in found] == fields


def test_titles_with_different_subtitles_differ() -> None:
    assert not same_title("Widgets: a review", "Widgets: a reply")
    assert same_title("Widgets. A review", "WIDGETS – A REVIEW")


def whole_report(items: Sequence[Item], known: Known) -> CheckReport:
    references = [Reference(source="a<b>", position=n, label=str(n), unstructured=f"<script>{n}</script> {TEXT}")
                  for n in range(1, len(items) + 1)]  # fmt: skip
    records = [Record(id=n, origin=Origin.REFERENCE, item=item, reference=reference)
               for n, (item, reference) in enumerate(zip(items, references, strict=True), start=1)]  # fmt: skip
    work = Work(citekey="lee2010on", item=items[0], records=tuple(range(1, len(items) + 1)))
    source = Source(key="a<b>", item=Item(title='A "title" & more'))
    return check([source], [work], records, {"lee2010on": known})


def test_works_cited_with_different_data_stand_together() -> None:
    report = whole_report([PRINTED, PRINTED.but(volume="13", author=(Name(family="LEE"), Name(family="Kim")))],
                          registered())  # fmt: skip
    (disputed,) = report.disputed
    assert [each.field for each in disputed.fields] == ["volume"]
    assert disputed.fields[0].values == (("12", ("a<b>:1",)), ("13", ("a<b>:2",)))
    assert disputed.fields[0].registered == "12"
    assert [each.verdict for each in report.checked] == [Verdict.CONFIRMED, Verdict.DIFFERS]


def test_having_finds_what_a_pipeline_fails_on() -> None:
    report = whole_report([PRINTED, PRINTED.but(volume="13")], registered())
    assert [each.name for each in report.having([Verdict.DIFFERS, Verdict.RETRACTED])] == ["a<b>:2"]
    assert report.counts() == {Verdict.DIFFERS: 1, Verdict.CONFIRMED: 1}


class Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [(given.get("href") or "")[1:]] if (given.get("href") or "").startswith("#") else []


def test_the_page_escapes_asks_for_nothing_and_its_links_lead_somewhere() -> None:
    report = whole_report([PRINTED, PRINTED.but(volume="13")], registered())
    page = to_html(report)
    found = Tags()
    found.feed(page)
    assert "script" not in found.tags
    assert "&lt;script&gt;1&lt;/script&gt;" in page
    assert len(found.ids) == len(set(found.ids))
    assert set(found.targets) <= set(found.ids)
    assert 'src="' not in page
    assert page == to_html(report)


def test_the_text_names_every_reference_and_fits_its_width() -> None:
    report = whole_report([PRINTED, PRINTED.but(volume="13")], registered())
    text = to_text(report, width=60)
    assert max(map(len, text.splitlines())) <= 60
    assert "a<b>:1: confirmed" in text
    assert "a<b>:2: differs" in text
    assert "\x1b" not in text
    assert "\x1b" in to_text(report, color=True)


def test_an_empty_report_is_a_report() -> None:
    assert "no references" in to_text(CheckReport(checked=()))
    assert json.loads(to_json(CheckReport(checked=()))) == {"summary": {}, "references": [], "disputed": []}
    assert "<h1>" in to_html(CheckReport(checked=()))


def test_the_json_says_the_same() -> None:
    report = whole_report([PRINTED.but(volume="13")], registered())
    data = json.loads(to_json(report))
    assert data["summary"] == {"differs": 1}
    (reference,) = data["references"]
    assert reference["verdict"] == "differs"
    assert reference["differences"] == [{"field": "volume", "printed": "13", "registered": "12"}]
    assert reference["registered"]["DOI"] == DOI
