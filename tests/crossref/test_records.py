"""Records as Crossref's members deposit them → Items, case by case."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeman.crossref import NoticeKind, to_candidate, to_item
from citeman.crossref.markup import abstract, plain
from citeman.crossref.names import names
from citeman.crossref.notices import split_title
from citeman.model import Date, Item, ItemType, Name

RECORDED = Path(__file__).parents[3] / "shared" / "data" / "crossref" / "recorded"
ARTICLE: dict[str, Any] = {
    "DOI": "10.1000/ABC",
    "type": "journal-article",
    "title": ["On widgets"],
    "author": [{"given": "Ann", "family": "Lee", "sequence": "first", "affiliation": []}],
    "issued": {"date-parts": [[2020, 12, 30]]},
    "published-online": {"date-parts": [[2020, 12, 30]]},
    "published-print": {"date-parts": [[2021, 3]]},
    "container-title": ["Journal of Widgets &amp; Gears"],
    "short-container-title": ["J. Widgets"],
    "volume": "12",
    "issue": "3",
    "page": "1-15",
    "publisher": "Press",
    "ISSN": ["2329-3292"],
    "language": "en",
}


def test_an_article_whole() -> None:
    assert to_item(ARTICLE) == Item(
        type=ItemType.ARTICLE_JOURNAL,
        title="On widgets",
        author=(Name(family="Lee", given="Ann"),),
        issued=Date.of(2021, 3),
        container_title="Journal of Widgets & Gears",
        container_title_short="J. Widgets",
        volume="12",
        issue="3",
        page="1-15",
        publisher="Press",
        issn="2329-3292",
        doi="10.1000/abc",
        language="en",
    )


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"page": None, "article-number": "e12"}, "page", "e12", id="article-number-for-pages"),
        pytest.param({"article-number": "e12"}, "number", "e12", id="article-number-beside-pages"),
        pytest.param({"article-number": "1-15"}, "number", None, id="article-number-that-is-the-pages"),
        pytest.param({"page": "7–7, 12"}, "page", "7-7, 12", id="dashes"),
        pytest.param({"issue": None, "journal-issue": {"issue": "S4"}}, "issue", "S4", id="issue-beside"),
        pytest.param({"title": [""]}, "title", None, id="empty-title"),
        pytest.param({"title": None}, "title", None, id="no-title"),
        pytest.param({"title": "One text"}, "title", "One text", id="title-that-is-no-list"),
        pytest.param(
            {"title": [""], "original-title": ["五、乾餾"]}, "title", "五、乾餾", id="only-the-original-title"
        ),
        pytest.param({"subtitle": ["A trial"]}, "title", "On widgets: A trial", id="subtitle"),
        pytest.param({"title": ["Why?"], "subtitle": ["A trial"]}, "title", "Why? A trial", id="subtitle-after-a-mark"),
        pytest.param(
            {"title": ["Why? A trial"], "subtitle": ["A trial"]}, "title", "Why? A trial", id="subtitle-twice"
        ),
        pytest.param(
            {"issued": {"date-parts": [[None]]}, "published-print": None, "published-online": None},
            "issued",
            None,
            id="empty-date",
        ),
        pytest.param({"published-print": None}, "issued", Date.of(2020, 12, 30), id="only-online"),
        pytest.param({"published-print": {"date-parts": [[2021, 13]]}}, "issued", Date.of(2021), id="impossible-month"),
        pytest.param({"container-title": []}, "container_title", None, id="no-container"),
        pytest.param({"ISSN": ["1234-5678", "2329-3292"]}, "issn", "2329-3292", id="a-wrong-issn-first"),
        pytest.param(
            {"type": "dissertation", "institution": [{"name": "A University"}]},
            "publisher",
            "A University",
            id="thesis",
        ),
        pytest.param({"degree": ["PhD Thesis"]}, "genre", "PhD Thesis", id="degree"),
        pytest.param({"type": "posted-content", "subtype": "preprint"}, "genre", "Preprint", id="preprint"),
        pytest.param({"type": "journal"}, "type", ItemType.DOCUMENT, id="a-journal"),
        pytest.param({"title": ["RETRACTED ARTICLE: On widgets"]}, "status", "retracted", id="retracted-in-the-title"),
        pytest.param({"author": "nonsense"}, "author", (), id="author-of-another-form"),
        pytest.param({"event": {"name": "WidgetConf", "location": "Rome"}}, "event_place", "Rome", id="event"),
    ],
)
def test_quirks(changes: dict[str, Any], field: str, value: object) -> None:
    assert getattr(to_item({**ARTICLE, **changes}), field) == value


@pytest.mark.parametrize(
    ("containers", "container", "series"),
    [
        pytest.param(["Advances in X", "Widgets of Rome"], "Widgets of Rome", "Advances in X", id="series-first"),
        pytest.param(["Widgets of Rome", "Lecture Notes in X"], "Widgets of Rome", "Lecture Notes in X", id="last"),
        pytest.param(["SPIE Proceedings", "Optics XX"], "Optics XX", "SPIE Proceedings", id="proceedings"),
        pytest.param(["Computers", "Vision"], "Vision", "Computers", id="nothing-tells"),
    ],
)
def test_book_and_series(containers: list[str], container: str, series: str) -> None:
    item = to_item({**ARTICLE, "type": "book-chapter", "container-title": containers})
    assert (item.container_title, item.collection_title) == (container, series)


@pytest.mark.parametrize(
    ("contributor", "name"),
    [
        pytest.param({"given": "JOHN W.", "family": "WILLIAMS"}, Name(family="Williams", given="John W."), id="caps"),
        pytest.param({"given": "AJ", "family": "MCDONALD"}, Name(family="McDonald", given="AJ"), id="initials-stay"),
        pytest.param({"given": "AJS", "family": "BHANWER"}, Name(family="Bhanwer", given="AJS"), id="three-initials"),
        pytest.param({"given": "Wei", "family": "LI"}, Name(family="Li", given="Wei"), id="short-caps"),
        pytest.param(
            {"given": "M.", "family": "VAN DER O'BRIEN-SMITH"},
            Name(family="van der O'Brien-Smith", given="M."),
            id="particles-in-caps",
        ),
        pytest.param({"name": "OLYMPUS Collaboration"}, Name(literal="OLYMPUS Collaboration"), id="group"),
        pytest.param(
            {"family": "the NOTES Development Group"}, Name(literal="the NOTES Development Group"), id="a-group"
        ),
        pytest.param(
            {"given": "Gastroenterology", "family": "Research and Practice"},
            Name(literal="Gastroenterology Research and Practice"),
            id="group-in-two",
        ),
        pytest.param({"family": "Elnaz Nadermahmoudi"}, Name(family="Nadermahmoudi", given="Elnaz"), id="whole-name"),
        pytest.param({"family": "BROWNE, CAROLYN S."}, Name(family="Browne", given="Carolyn S."), id="inverted"),
        pytest.param(
            {"given": "Ivo M.", "family": "Raimundo, Jr."},
            Name(family="Raimundo", given="Ivo M.", suffix="Jr."),
            id="suffix-in-the-family",
        ),
        pytest.param(
            {"given": "H", "family": "Hall", "suffix": "III"}, Name(family="Hall", given="H", suffix="III"), id="suffix"
        ),
        pytest.param({"family": "조혜린"}, Name(family="조혜린"), id="another-script"),
        pytest.param({"family": "W. E. W."}, Name(literal="W. E. W."), id="only-initials"),
        pytest.param({"family": "Lee"}, Name(family="Lee"), id="short-and-alone"),
        pytest.param({"family": "UNESCO"}, Name(literal="UNESCO"), id="an-acronym"),
        pytest.param({"given": "Ann*", "family": "Lee†"}, Name(family="Lee", given="Ann"), id="footnote-marks"),
        pytest.param({"given": "Ann"}, Name(literal="Ann"), id="no-family"),
    ],
)
def test_names(contributor: dict[str, str], name: Name) -> None:
    assert names([contributor]) == (name,)


def test_two_people_in_one_field() -> None:
    found = names([{"family": "Michael E. Hohn, Donald W. Neal"}, {}])
    assert found == (Name(family="Hohn", given="Michael E."), Name(family="Neal", given="Donald W."))


@pytest.mark.parametrize(
    ("deposited", "read"),
    [
        pytest.param("Al<sub>2</sub>O<sub>3</sub> films", "Al2O3 films", id="sub"),
        pytest.param(
            "Activity of<i>Anthocephalus indicus</i>Root", "Activity of Anthocephalus indicus Root", id="lost"
        ),
        pytest.param("heats <i>c</i><sub><i>p</i></sub>", "heats cp", id="one-letter"),
        pytest.param(
            "A &amp;amp;lt;scp&amp;amp;gt;risk-averse&amp;amp;lt;/scp&amp;amp;gt; b", "A risk-averse b", id="3"
        ),
        pytest.param("IN AN INFANT&lt;subtitle&gt;A case&lt;/subtitle&gt;", "IN AN INFANT: A case", id="subtitle"),
        pytest.param("p110 (\n   <i>PIK3CA</i>\n  )", "p110 (PIK3CA)", id="layout"),
        pytest.param("<i>Ming China</i>  .", "Ming China.", id="blank-before-a-stop"),
        pytest.param("On <math><mi>D</mi>\n <mi>α</mi></math>-closed sets", "On Dα-closed sets", id="math"),
        pytest.param("a < b and c > d", "a < b and c > d", id="no-tags"),
        pytest.param("x<mml:math><mml:mn>1</mml:mn><mml:annotation>\\one</mml:annotation></mml:math>", "x 1", id="tex"),
        pytest.param("R&D at Q&A", "R&D at Q&A", id="ampersands"),
    ],
)
def test_markup(deposited: str, read: str) -> None:
    assert plain(deposited) == read


@given(st.text(alphabet=st.sampled_from("ab <>/&;i.mathp1\n"), max_size=60))
def test_plain_text_has_no_runs_of_blanks(text: str) -> None:
    read = plain(text)
    assert read == " ".join(read.split())


def test_an_abstract_has_no_headings() -> None:
    deposited = "<jats:sec><jats:title>Background</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p></jats:sec>"
    assert abstract(deposited) == "One. Two."


@pytest.mark.parametrize(
    ("title", "bare", "kind"),
    [
        pytest.param("RETRACTED: On X", "On X", NoticeKind.RETRACTION, id="colon"),
        pytest.param("[Retracted] On X", "On X", NoticeKind.RETRACTION, id="brackets"),
        pytest.param("WITHDRAWN—On X", "On X", NoticeKind.RETRACTION, id="dash"),
        pytest.param("Expression of Concern: On X", "On X", NoticeKind.CONCERN, id="concern"),
        pytest.param("Retraction rates rise", "Retraction rates rise", None, id="a-word"),
        pytest.param("Retraction—On X", "Retraction—On X", None, id="the-notice-itself"),
        pytest.param("Expression of concern in piglets", "Expression of concern in piglets", None, id="a-phrase"),
        pytest.param("RETRACTED:", "RETRACTED:", None, id="nothing-else"),
    ],
)
def test_marks_of_a_title(title: str, bare: str, kind: NoticeKind | None) -> None:
    found, notice = split_title(title)
    assert (found, notice.kind if notice else None) == (bare, kind)


def test_notices_the_gravest_first_and_none_of_itself() -> None:
    updates = [
        {"DOI": "10.1000/abc", "type": "new_version", "source": "publisher"},
        {"DOI": "10.1000/cor", "type": "correction", "source": "publisher"},
        {"DOI": "10.1000/RET", "type": "retraction", "source": "retraction-watch",
         "updated": {"date-parts": [[2022, 5, 1]]}},
    ]  # fmt: skip
    candidate = to_candidate({**ARTICLE, "updated-by": updates})
    assert [(each.kind, each.doi) for each in candidate.notices] == [
        (NoticeKind.RETRACTION, "10.1000/ret"),
        (NoticeKind.CORRECTION, "10.1000/cor"),
    ]
    assert candidate.notices[0].when == Date.of(2022, 5, 1)
    assert candidate.notice_of == ()


def test_a_notice_says_what_it_speaks_of() -> None:
    update = {"DOI": "10.1000/OLD", "type": "retraction"}
    assert to_candidate({**ARTICLE, "update-to": [update]}).notice_of == ("10.1000/old",)
    assert to_candidate({**ARTICLE, "update-to": [{**update, "type": "new_version"}]}).notice_of == ()


def test_relations() -> None:
    relation = {
        "is-preprint-of": [{"id-type": "doi", "id": "10.1000/NEW", "asserted-by": "subject"}],
        "has-preprint": [{"id-type": "doi", "id": "10.1000/pre"}, {"id-type": "doi", "id": "10.1000/pre"}],
        "is-version-of": [{"id-type": "issn", "id": "2749-9952"}],
    }
    found = to_candidate({**ARTICLE, "relation": relation}).relations
    assert (found.published, found.preprints, found.versions) == (("10.1000/new",), ("10.1000/pre",), ())


def test_readings_are_dated_to_the_nearest_year_and_try_every_title() -> None:
    message = {**ARTICLE, "title": ["Penisverletzung", "Penile injury"], "subtitle": ["Ein Fall"]}
    candidate = to_candidate(message)
    assert candidate.years == {2020, 2021}
    readings = list(candidate.readings(2020))
    assert {item.issued for item in readings} == {Date.of(2020)}
    assert [item.title for item in readings] == ["Penisverletzung: Ein Fall", "Penisverletzung", "Penile injury"]
    assert [item.issued for item in candidate.readings(None)] == [Date.of(2021, 3)] * 3


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*ARTICLE, "subtitle", "journal-issue", "event", "ISBN", "institution"]), JSON))
def test_any_json_is_read(message: dict[str, Any]) -> None:
    item = to_item(message)
    assert all(value is not None for _, value in item.known())


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded bodies are not beside this checkout")
def test_every_recorded_body_is_read() -> None:
    bodies = [json.loads(path.read_text("utf-8")) for path in RECORDED.glob("*.json") if path.name != "INDEX.json"]
    candidates = [to_candidate(body) for body in bodies]
    assert len(candidates) > 200
    for candidate in candidates:
        item = candidate.item
        assert item.doi
        assert not any(mark in (item.title or "") for mark in ("<i>", "&lt;", "&amp;", "  "))
    assert sum(bool(candidate.notices) for candidate in candidates) >= 5
