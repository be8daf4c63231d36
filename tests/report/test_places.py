"""Addresses of references: one for each, none for two."""

import pytest

from citeman.model import Item, Origin, Record, Reference
from citeman.report.places import addresses, command


def _records(*entries: tuple[str, int, str | None]) -> list[Record]:
    return [
        Record(
            id=number,
            origin=Origin.REFERENCE,
            item=Item(),
            reference=Reference(source=source, position=position, label=label, unstructured="x"),
        )
        for number, (source, position, label) in enumerate(entries, start=1)
    ]


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        pytest.param([("wang", 1, "1"), ("wang", 2, "Knu84")], ["wang:1", "wang:Knu84"], id="labels"),
        pytest.param([("wang", 7, None)], ["wang:7"], id="no label"),
        pytest.param([("wang", 1, "3"), ("wang", 2, "3")], ["wang:#1", "wang:#2"], id="a label twice in a list"),
        pytest.param(
            [("wang", 1, "2"), ("wang", 2, None)], ["wang:#1", "wang:#2"], id="a label that is another's place"
        ),
        pytest.param([("wang", 1, "1"), ("xu", 1, "1")], ["wang:1", "xu:1"], id="a label in two lists"),
    ],
)
def test_addresses(entries: list[tuple[str, int, str | None]], names: list[str]) -> None:
    assert list(addresses(_records(*entries)).values()) == names


def test_two_records_of_one_entry_have_one_address() -> None:
    [record] = _records(("wang", 1, "1"))
    again = Record(id=9, origin=Origin.REFERENCE, item=Item(title="read anew"), reference=record.reference)
    assert addresses([record, again]) == {1: "wang:1", 9: "wang:1"}


def test_a_record_that_was_not_printed_has_no_address() -> None:
    assert addresses([Record(id=1, origin=Origin.CROSSREF, item=Item())]) == {}


def test_commands_are_quoted_for_a_shell() -> None:
    assert command("different", "a b:1", "$x:2") == "citeman different 'a b:1' '$x:2'"
