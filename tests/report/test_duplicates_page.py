"""The duplicate report as a page: structure, escaping, self-containment, accessibility."""

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import lxml.html
import pytest

from citeman.model import Decision, Item, Origin, Record, Reference, Verdict, Work
from citeman.report import duplicates
from citeman.report.duplicates import DuplicateReport
from citeman.report.duplicates.page import PAGE_SIZE


@pytest.fixture(scope="module")
def html(report: DuplicateReport) -> str:
    return duplicates.to_html(report)


@pytest.fixture(scope="module")
def page(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


def _texts(page: lxml.html.HtmlElement, path: str) -> list[str]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return [" ".join(each.text_content().split()) for each in found if isinstance(each, lxml.html.HtmlElement)]


def _attributes(page: lxml.html.HtmlElement, path: str) -> list[str]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def _count(page: lxml.html.HtmlElement, path: str) -> int:
    return len(_texts(page, path))


def test_counts_stand_at_the_top(page: lxml.html.HtmlElement) -> None:
    assert _texts(page, "//ol[@class='flow']/li") == [
        "13 references identified in 3 papers and 1 other list",
        "4 duplicates removed 4 groups: 3 by rule, 1 by a person",
        "9 works remain 1 possible pair left to a person",
    ]


def test_every_group_shows_its_printed_forms(page: lxml.html.HtmlElement) -> None:
    assert _attributes(page, "//section[@id='groups']//article/@id") == [
        "w-kong2019research",
        "w-ma2018research",
        "w-oneil2020script",
        "w-zhou2017impact",
    ]
    [first, second] = _texts(page, "//article[@id='w-kong2019research']//ul[@class='printed']/li")
    assert first.startswith("yang-zvarych:2Kong, X. H. (2019). Research on")
    assert second.startswith("wei-long:1Kong, X. H. (2019). Research on")
    assert _texts(page, "//article[@id='w-zhou2017impact']//h4") == [
        "As printed",
        "Also on record",
        "Fields",
        "Why one work",
    ]


def test_equal_values_stand_once_across_the_row(page: lxml.html.HtmlElement) -> None:
    rows = page.xpath("//article[@id='w-kong2019research']//tbody/tr")
    assert isinstance(rows, list)
    assert len(rows) == 6
    assert _attributes(page, "//article[@id='w-kong2019research']//tbody/tr/td/@colspan") == ["3"] * 6


def test_differing_words_are_marked_and_origins_named(page: lxml.html.HtmlElement) -> None:
    row = "//article[@id='w-zhou2017impact']//tr[th[starts-with(., 'pages')]]"
    assert _texts(page, f"{row}/*") == ["pages differs", "66–71 from Crossref", "6", "66-71", "66–71"]
    assert _texts(page, f"{row}//mark") == ["6"]


def test_possible_pair_can_be_settled(page: lxml.html.HtmlElement) -> None:
    pair = "//section[@id='possible']//article"
    assert _texts(page, f"{pair}//code") == ["citeman same wei-long:5 wang:14", "citeman different wei-long:5 wang:14"]
    assert _texts(page, f"{pair}//tr[th='as printed']/td[2]/mark") == ["Xiaoshi. (2018", "overseas", "17), 3"]
    assert "Perhaps one work by rule, 63 %" in _texts(page, f"{pair}//p[@class='sum']")


def test_a_title_with_markup_is_text(html: str, page: lxml.html.HtmlElement) -> None:
    title = "<script>alert(1)</script> & <b>other</b> ways to break a page"
    assert title in _texts(page, "//article[@id='w-oneil2020script']//td")
    assert "<script>alert" not in html
    assert _count(page, "//script") == 1
    assert not page.xpath("//main//b[.='other']")
    assert "“seen both <pages>”" in _texts(page, "//article[@id='w-oneil2020script']//div[@class='why']/p")[0]


def test_the_pages_own_title_is_escaped(report: DuplicateReport) -> None:
    page = lxml.html.document_fromstring(duplicates.to_html(report, title="</title><script>x</script>"))
    assert page.findtext(".//title") == "</title><script>x</script>"
    assert _count(page, "//script") == 1


def test_nothing_is_fetched_and_only_the_pages_own_script_runs(html: str, page: lxml.html.HtmlElement) -> None:
    assert _attributes(page, "//@src") == []
    assert _attributes(page, "//link/@href") == ["data:,"]
    assert not re.search(r"url\(|@import|https?://(?!www\.mi\.com)", html)
    assert _attributes(page, "//@*[starts-with(name(), 'on') or name() = 'style']") == []
    [policy] = _attributes(page, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    for tag, name in (("script", "report.js"), ("style", "report.css")):
        text = page.findtext(f".//{tag}")
        assert text is not None
        assert text == (files("citeman.report") / "templates" / name).read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_landmarks_headings_and_tables_are_sound(page: lxml.html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    for tag in ("header", "main", "footer", "h1"):
        assert _count(page, f"//{tag}") == 1, tag
    assert _attributes(page, "//a[@class='skip']/@href") == ["#main"]
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not page.xpath("//table[not(caption)]")
    assert not page.xpath("//th[not(@scope)]")
    assert not page.xpath("//*[self::input or self::select][not(ancestor::label)]")
    assert _attributes(page, "//form//*[@aria-live='polite']/@role") == ["status"]
    ids = _attributes(page, "//@id")
    assert len(ids) == len(set(ids))
    targets = [each[1:] for each in _attributes(page, "//a/@href") if each.startswith("#")]
    assert set(targets) <= set(ids)
    named = _attributes(page, "//@aria-labelledby")
    assert set(named) <= set(ids)


def test_controls_that_need_the_script_are_hidden_without_it(page: lxml.html.HtmlElement) -> None:
    assert page.xpath("//form[@hidden]")


def _many(number: int) -> DuplicateReport:
    works, records, decisions = [], {}, []
    for place in range(number):
        ids = (2 * place + 1, 2 * place + 2)
        for number_, source in zip(ids, ("a", "b"), strict=True):
            reference = Reference(
                source=source, position=place + 1, label=str(place + 1), unstructured=f"Entry {place}"
            )
            item = Item(title=f"Title {place}")
            records[number_] = Record(id=number_, origin=Origin.REFERENCE, item=item, reference=reference)
        works.append(Work(citekey=f"work{place:04}", item=Item(title=f"Title {place}"), records=ids))
        decisions.append(Decision(left=ids[0], right=ids[1], verdict=Verdict.MATCH))
    return duplicates.build(works, records, decisions, [])


@pytest.mark.parametrize(
    ("number", "outside", "inside"),
    [
        pytest.param(50, 50, 0, id="one page"),
        pytest.param(51, 50, 1, id="one more"),
        pytest.param(120, 50, 70, id="several pages"),
    ],
)
def test_what_is_past_the_first_page_waits_in_noscript(number: int, outside: int, inside: int) -> None:
    page = lxml.html.document_fromstring(duplicates.to_html(_many(number)))
    assert _count(page, "//section[@id='groups']//div[@class='list']/article") == outside
    assert _count(page, "//section[@id='groups']//noscript//article") == inside


def test_the_script_shows_as_many_groups_as_stand_outside_noscript() -> None:
    script = (files("citeman.report") / "templates" / "report.js").read_text(encoding="utf-8")
    assert f"const pageSize = {PAGE_SIZE};" in script


def test_jinja_is_loaded_only_for_a_page() -> None:
    code = "import sys, citeman.report.duplicates; print('jinja2' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert shown.stdout.strip() == "False"


def test_a_group_of_many_records_lists_its_values_one_by_one() -> None:
    records = {}
    for number in range(1, 7):
        reference = Reference(source="a", position=number, label=str(number), unstructured="x")
        item = Item(title="T", page="1-9" if number != 4 else "1-8")
        records[number] = Record(id=number, origin=Origin.REFERENCE, item=item, reference=reference)
    work = Work(citekey="x", item=Item(title="T", page="1-9"), records=tuple(records))
    page = lxml.html.document_fromstring(duplicates.to_html(duplicates.build([work], records, [], [])))
    assert _texts(page, "//tbody[tr/th[@scope='rowgroup']]/tr") == [
        "titleTall 6",
        "pages differs1-9 kepta:1, a:2, a:3, a:5, a:6",
        "1-8a:4",
    ]


def _colours(style: str) -> Iterator[tuple[str, dict[str, str]]]:
    light, dark = re.findall(r":root \{([^}]*--paper[^}]*)\}", style)[:2]
    for name, block in (("light", light), ("dark", dark)):
        colours = {key: _full(value) for key, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block)}
        colours["tint"] = _mixed(colours["mark"], colours["card"], 0.22)
        yield name, colours


def _full(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def _mixed(top: str, ground: str, share: float) -> str:
    pairs = [(int(top[place : place + 2], 16), int(ground[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink", "card"),
        ("soft", "paper"),
        ("soft", "card"),
        ("link", "paper"),
        ("link", "card"),
        ("pro", "paper"),
        ("con", "paper"),
        ("con", "card"),
        ("ink", "band"),
        ("mark-ink", "mark"),
        ("con", "tint"),
        ("soft", "tint"),
    ],
)
def test_text_contrasts_with_its_ground(html: str, ink: str, ground: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1; `tint` is the ground of differing rows."""
    seen = set()
    for theme, colours in _colours(html):
        light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, theme
        seen.add(theme)
    assert seen == {"light", "dark"}
