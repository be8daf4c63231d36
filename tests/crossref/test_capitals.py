"""Titles in capitals: brought into print's case where print gives evidence of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.crossref import as_printed
from citeman.model import Item
from citeman.text import fold

WORDS = st.lists(st.from_regex("[a-z]{2,9}", fullmatch=True), min_size=2, max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("registered", "printed", "result"),
    [
        pytest.param("ON THE USE OF DNA", "On the use of DNA", "On the use of DNA", id="as-print-has-it"),
        pytest.param("ON THE USE OF DNA", "ON THE USE OF DNA", "ON THE USE OF DNA", id="print-in-capitals-too"),
        pytest.param("On the Use of DNA", "On the use of DNA", "On the Use of DNA", id="registered-in-mixed-case"),
        pytest.param("ON THE USE OF DNA", None, "ON THE USE OF DNA", id="no-print"),
        pytest.param("ON THE USE OF DNA", "Of things lost", "ON THE USE OF DNA", id="another-title"),
        pytest.param("HIV/AIDS", "HIV/Aids", "HIV/Aids", id="a-short-title"),
        pytest.param("PLOS", "Plos", "PLOS", id="an-abbreviation"),
        pytest.param(
            "XIAOMI'S USE OF DATA: A STUDY", "Xiaomi's use of data", "Xiaomi's use of data: A study", id="a-subtitle"
        ),
        pytest.param(
            "GROWTH OF CITIES AND TRADE IN CHINA",
            "Growth of Cities and Trade in",
            "Growth of Cities and Trade in China",
            id="in-title-case",
        ),
        pytest.param("THE CASE FOR THE OTHER", "The case for the other", "The case for the other", id="twice-the"),
    ],
)
def test_titles_in_capitals(registered: str, printed: str | None, result: str) -> None:
    assert as_printed(Item(title=registered), Item(title=printed)).title == result


def test_containers_in_capitals() -> None:
    registered, printed = Item(container_title="JOURNAL OF MARKETING"), Item(container_title="Journal of Marketing")
    assert as_printed(registered, printed) == printed


@given(WORDS, WORDS)
def test_only_case_changes(title: str, printed: str) -> None:
    found = as_printed(Item(title=title.upper()), Item(title=printed)).title
    assert fold(found or "") == fold(title)
    assert as_printed(Item(title=title.upper()), Item(title=title.capitalize())).title in {
        title.capitalize(),
        title.upper(),
    }
