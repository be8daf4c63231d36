"""Words that differ are marked, nothing else is, and no text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.report.differences import runs


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        pytest.param("The Impact", "the impact.", [], id="case and punctuation"),
        pytest.param("66–71", "66-72", ["71"], id="last page"),
        pytest.param("10.6049/kjj.2016", "10.6049/kjj.2017", ["2016"], id="end of a DOI"),
        pytest.param("小米国际化研究", "小米全球化研究", ["国际"], id="Chinese characters"),
        pytest.param("a b c d", "a d", ["b c"], id="one mark for neighbouring words"),
        pytest.param("new", "", ["new"], id="against nothing"),
        pytest.param("word", None, [], id="nothing to compare with"),
        pytest.param("", "word", [], id="empty"),
    ],
)
def test_marked_words(text: str, other: str | None, marked: list[str]) -> None:
    assert [run.text for run in runs(text, other) if run.differs] == marked


@given(st.text(), st.text())
def test_the_runs_joined_are_the_text(text: str, other: str) -> None:
    assert "".join(run.text for run in runs(text, other)) == text


@given(st.text())
def test_nothing_differs_from_itself(text: str) -> None:
    assert not any(run.differs for run in runs(text, text))
