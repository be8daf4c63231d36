"""Footnotes: small print with a mark below a short rule is kept apart, what only looks like it stays."""

import pytest

from citeman.reading.footnotes import Separator, parted_notes
from citeman.reading.layout import Row


def column(*lines: tuple[str, float], x0: float = 60, top: float = 700) -> list[Row]:
    """Lines one below the other, each with the size that it is set in."""
    return [Row(text=text, y=top - 12 * place, x0=x0, size=size) for place, (text, size) in enumerate(lines)]


BODY = (("The text of the page", 10.0), ("goes on and on.", 10.0))
RULE = Separator(x0=60, y=680)


@pytest.mark.parametrize(
    ("lines", "rule", "notes"),
    [
        pytest.param((("1 See Ma.", 8.0), ("And Li.", 8.0)), RULE, ["1 See Ma.", "And Li."], id="a-note"),
        pytest.param((("* See Ma.", 8.0),), RULE, ["* See Ma."], id="a-star"),
        pytest.param((("//a.org/b.", 8.0), ("2 See Li.", 8.0)), RULE, ["//a.org/b.", "2 See Li."], id="goes-on"),
        pytest.param((("See Ma.", 8.0), ("2 See Li.", 8.0)), RULE, [], id="no-mark"),
        pytest.param((("[1] Ma, J.", 8.0), ("168 (2009).", 8.0)), RULE, [], id="a-list-below-a-rule"),
        pytest.param((("1 See Ma.", 10.0),), RULE, [], id="as-large-as-the-text"),
        pytest.param((("1 See Ma.", 8.0),), Separator(x0=60, y=640), [], id="rule-elsewhere"),
        pytest.param((("1 See Ma.", 8.0),), Separator(x0=200, y=680), [], id="rule-of-another-column"),
    ],
)
def test_notes_below_a_rule(lines: tuple[tuple[str, float], ...], rule: Separator, notes: list[str]) -> None:
    page = column(*BODY, *lines)
    text, kept = parted_notes([page], [[rule]])
    assert [row.text for held in kept for row in held] == notes
    assert [row.text for held in text for row in held] == [row.text for row in page if row.text not in notes]


def test_the_next_column_is_no_note() -> None:
    left, right = column(*BODY, ("1 See Ma.", 8.0)), column(("The other column.", 10.0), x0=320)
    text, kept = parted_notes([[*left, *right]], [[RULE]])
    assert [row.text for held in kept for row in held] == ["1 See Ma."]
    assert text[0][-1].text == "The other column."


@pytest.mark.parametrize(
    ("before", "kept"),
    [("1 See Ma on the", ["Growth of Things.", "2 See Li."]), ("1 See Ma.", [])],
)
def test_a_note_goes_on_in_the_next_column_where_it_breaks_off(before: str, kept: list[str]) -> None:
    left = column(*BODY, (before, 8.0))
    right = column(*BODY, ("Growth of Things.", 8.0), ("2 See Li.", 8.0), x0=320)
    notes = parted_notes([[*left, *right]], [[Separator(x0=320, y=680), RULE]])[1]
    assert [row.text for held in notes for row in held] == [before, *kept]


def test_a_list_below_a_rule_goes_on_at_the_top_of_the_next_column() -> None:
    left = column(*BODY, ("1 Ma, J. Things.", 8.0), ("2 Li, K. More of", 8.0))
    right = column(("these (2002).", 8.0), ("3 Wu, L. All.", 8.0), x0=320)
    for pages in ([[*left, *right]], [left, right]):
        assert parted_notes(pages, [[RULE], []][: len(pages)])[1] == []
