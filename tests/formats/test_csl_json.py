"""CSL-JSON: the official schema, and what other programs write."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from citeman.errors import SourceError
from citeman.formats import READERS, WRITERS, Imported
from citeman.formats.csl_json import VARIABLES, to_csl
from citeman.model import DATE_FIELDS, NAME_FIELDS, Date, Entry, Item, ItemType, Name
from tests.formats.hard_items import hard_entries
from tests.formats.strategies import items

SCHEMA = Path(__file__).parents[3] / "shared" / "schema" / "csl-data.json"


def read(value: object) -> Imported:
    text = value if isinstance(value, str) else json.dumps(value)
    return READERS["csl-json"].read(text.encode(), "file.json")


@pytest.mark.skipif(not SCHEMA.exists(), reason="the official schema is not beside the checkout")
def test_the_official_schema_is_obeyed() -> None:
    validator = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    written = json.loads(WRITERS["csl-json"].write(hard_entries(450)))
    assert [error.message for error in validator.iter_errors(written)] == []


@given(item=items())
@settings(max_examples=100)
def test_every_entry_has_the_shape_that_the_schema_asks_for(item: Item) -> None:
    entry = Entry(key="k", item=item, aliases=("old",), custom={"raw": "R"})
    (written,) = json.loads(WRITERS["csl-json"].write([entry]))
    names = {VARIABLES[name] for name in NAME_FIELDS}
    dates = {VARIABLES[name] for name in DATE_FIELDS}
    for key, value in written.items():
        if key == "custom":
            assert set(value) == {"citeman"}
        elif key in names:
            assert all(isinstance(part, str) and part for name in value for part in name.values())
        elif key in dates:
            assert set(value) <= {"date-parts", "season", "circa", "literal"}
            assert all(1 <= len(part) <= 3 for part in value.get("date-parts", [[0]]))
        else:
            assert isinstance(value, str)
            assert value
    assert written["type"] in set(ItemType)


def test_what_csl_has_no_name_for_stands_under_custom() -> None:
    item = Item(title="T", arxiv="1706.03762", et_al=True)
    written = to_csl(Entry(key="k", item=item, aliases=("a",), custom={"raw": "R", "confidence": {"title": 0.9}}))
    assert written["custom"] == {
        "citeman": {"arxiv": "1706.03762", "et_al": True, "aliases": ["a"], "raw": "R", "confidence": {"title": 0.9}}
    }
    (back,) = read([written]).entries
    assert back.item == item
    assert back.aliases == ("a",)
    assert dict(back.custom) == {"raw": "R", "confidence": {"title": 0.9}}


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        pytest.param({"volume": 12}, "volume", "12", id="number for text"),
        pytest.param({"volume": 12.0}, "volume", "12", id="number with a point"),
        pytest.param({"issued": {"date-parts": [["2019", "6"]]}}, "issued", Date.of(2019, 6), id="text for numbers"),
        pytest.param({"issued": {"raw": "2019-06-03"}}, "issued", Date.of(2019, 6, 3), id="raw date"),
        pytest.param({"issued": "2019-06/2020"}, "issued", Date(parts=((2019, 6), (2020,))), id="EDTF"),
        pytest.param({"issued": {"literal": "soon"}}, "issued", Date(literal="soon"), id="date in words"),
        pytest.param(
            {"issued": {"date-parts": [[2019]], "circa": "1"}}, "issued", Date(parts=((2019,),), circa=True), id="about"
        ),
        pytest.param({"issued": {"date-parts": [[None]]}}, "issued", None, id="no date"),
        pytest.param(
            {"author": [{"literal": "WHO"}, "Plain"]},
            "author",
            (Name(literal="WHO"), Name(literal="Plain")),
            id="names",
        ),
        pytest.param({"type": "motion-picture"}, "type", ItemType.MOTION_PICTURE, id="old type"),
        pytest.param({"type": "unheard-of"}, "type", ItemType.DOCUMENT, id="unknown type"),
        pytest.param({"journalAbbreviation": "J."}, "container_title_short", "J.", id="old variable"),
        pytest.param({"title": ["A", "B"]}, "title", "A; B", id="list for text"),
        pytest.param({"title": "", "publisher": None}, "title", None, id="empty"),
    ],
)
def test_what_other_programs_write(value: dict[str, Any], name: str, expected: object) -> None:
    (entry,) = read([{"id": 1, "type": "book", **value}]).entries
    assert getattr(entry.item, name) == expected


def test_every_entry_has_its_text_and_line() -> None:
    text = '[\n  {"id": "a", "type": "book"},\n  {"id": "b",\n   "type": "book"}\n]'
    first, second = read(text).entries
    assert (first.key, first.line, first.raw) == ("a", 2, '{"id": "a", "type": "book"}')
    assert (second.key, second.line) == ("b", 3)


def test_a_broken_element_costs_no_other_one() -> None:
    imported = read('[{"id": "a", "type": "book"},\n {"id": "b", title: 3},\n {"id": "c", "type": "book"}, 7]')
    assert [entry.key for entry in imported.entries] == ["a", "c"]
    assert [failure.line for failure in imported.failures] == [2, 3]


@pytest.mark.parametrize("text", ['{"items": [{"id": "a", "type": "book"}]}', '{"id": "a", "type": "book"}'])
def test_other_wrappings(text: str) -> None:
    assert [entry.key for entry in read(text).entries] == ["a"]


@pytest.mark.parametrize("text", ["not json", '{"some": "thing"}', "3"])
def test_other_things_are_refused_by_name(text: str) -> None:
    with pytest.raises(SourceError, match=r"^file\.json: "):
        read(text)


def test_an_empty_list_is_no_entries() -> None:
    assert read("[]") == Imported()
    assert WRITERS["csl-json"].write([]) == "[]\n"
