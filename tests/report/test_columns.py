"""Lines fit their width, in terminal cells, and nothing of the text is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.report.columns import Paint, beside, cells, clipped, marked_lines, paragraph, table, wrapped
from citeman.report.differences import Run
from citeman.report.wording import printable

TEXTS = st.text(alphabet=st.sampled_from("ab é,小米\u0301 "), max_size=80)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("one two three", 7, ["one two", "three"], id="at a blank"),
        pytest.param("one two", 3, ["one", "two"], id="a line just full"),
        pytest.param("abcdefgh ij", 4, ["abcd", "efgh", "ij"], id="a word too long"),
        pytest.param("小米国际化", 4, ["小米", "国际", "化"], id="wide characters"),
        pytest.param("", 9, [""], id="nothing"),
    ],
)
def test_wrapping(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")


@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cells(clipped(text, width)) <= width


@given(
    parts=st.lists(st.tuples(TEXTS, st.booleans()), max_size=6),
    width=st.integers(min_value=4, max_value=30),
    color=st.booleans(),
)
def test_marked_lines_are_as_wide_as_their_column(*, parts: list[tuple[str, bool]], width: int, color: bool) -> None:
    lines = marked_lines([Run(text=text, differs=differs) for text, differs in parts], width, Paint(color))
    assert {cells(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in lines} == {width}


def test_differing_words_are_underlined_without_colour_and_styled_with_it() -> None:
    parts = [Run(text="pages "), Run(text="16", differs=True)]
    assert marked_lines(parts, 9, Paint()) == ["pages 16 ", "      ~~ "]
    assert marked_lines(parts, 9, Paint(color=True)) == ["pages \x1b[1;4m16\x1b[0m "]


def test_paragraph_keeps_its_hanging_indent_within_the_width() -> None:
    lines = paragraph("label: some words to wrap", 14, first="  ", rest="    ")
    assert lines == ["  label:", "    some words", "    to wrap"]


def test_blocks_stand_beside_each_other() -> None:
    assert beside([["a ", "b "], ["x"]], [2, 1]) == ["a   x", "b"]


@pytest.mark.parametrize(
    "width", [pytest.param(30, id="narrow"), pytest.param(60, id="wide"), pytest.param(12, id="tiny")]
)
def test_table_fits(width: int) -> None:
    rows = [("kong2019research", "Kong", "1,234", "Research on the Marketing Strategy of 小米")]
    lines = table(("citekey", "who", "n", "title"), rows, width=width, right=(2,))
    assert max(cells(line) for line in lines) <= max(width, 4 * 4 + 3 * 2)


def test_table_without_a_width_clips_nothing() -> None:
    title = "A long title " * 30
    assert title.strip() in table(("title",), [(title,)], width=None)[1]
