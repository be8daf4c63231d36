"""The references written one by one: every line is sound, each is either trained on or measured by."""

from importlib import resources

import pytest

from citeman.parsing.tagset import OUTSIDE, TAGS
from citeman.parsing.training import written
from citeman.parsing.training.generate import example, one_by_one
from citeman.parsing.training.tagged import pieces
from citeman.parsing.training.written import read

HERE = resources.files(written)
LINES = [
    line
    for file in HERE.iterdir()
    if file.name.endswith(".txt")
    for line in file.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def test_every_line_is_trained_on_or_measured_by() -> None:
    trained, measured = (
        ["".join(text for text, _ in found) for _, found in read(held_out=part)] for part in (False, True)
    )
    assert len(trained) + len(measured) == len(LINES) > 1000
    assert sorted(trained + measured) == sorted("".join(text for text, _ in pieces(line)) for line in LINES)
    assert len(LINES) / 20 < len(measured) < len(LINES) / 12
    assert not set(trained) & set(measured)


def test_every_reference_has_a_field_of_its_own() -> None:
    for part in (False, True):
        for _, found in read(held_out=part):
            made = example(found, "")
            assert {"title", "author", "journal", "book", "editor", "identifier", "note"} & set(made.labels), made.text
            assert set(made.labels) <= set(TAGS)


def test_each_is_shown_as_written_and_spoilt() -> None:
    once = [each.text for each in one_by_one(7)]
    assert once == [each.text for each in one_by_one(7)]
    assert once[::2] == ["".join(text for text, _ in found) for _, found in read(held_out=False)]
    assert 0.3 < sum(one != other for one, other in zip(once[::2], once[1::2], strict=True)) / len(once[::2]) < 0.9


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<author>Li", id="not closed"),
        pytest.param("Li</author>", id="not opened"),
        pytest.param("<author>Li</title>", id="closes another"),
        pytest.param("<author>Li <date>1999</date></author>", id="one in another"),
    ],
)
def test_faulty_tags_are_told(line: str) -> None:
    with pytest.raises(ValueError, match="in: "):
        pieces(line)


def test_what_is_no_tag_is_text() -> None:
    assert pieces("<title>H<sub>2</sub>O < ice</title>") == [("H<sub>2</sub>O < ice", "title")]
    assert pieces("a < b") == [("a < b", OUTSIDE)]
