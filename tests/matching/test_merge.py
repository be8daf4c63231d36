"""One Item out of many Records: which value wins, and where it came from."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.matching.merge import merge
from citeman.model import Item, ItemType, Origin, Parsed, Record
from tests.matching.items import item, people, record

REFERENCE, CROSSREF, IMPORT, PERSON = Origin.REFERENCE, Origin.CROSSREF, Origin.IMPORT, Origin.PERSON


def made(*values: tuple[Origin, dict[str, Any]]) -> list[Record]:
    return [record(n, Item(**fields), origin) for n, (origin, fields) in enumerate(values, 1)]


CHOICES = [
    pytest.param("title", [(REFERENCE, "Abc def"), (CROSSREF, "Abc xyz")], "Abc xyz", id="Crossref above print"),
    pytest.param("title", [(REFERENCE, "Abc"), (IMPORT, "Abd")], "Abd", id="import above print"),
    pytest.param("title", [(IMPORT, "Abc"), (CROSSREF, "Abd")], "Abd", id="Crossref above import"),
    pytest.param(
        "title", [(PERSON, "Mine"), (CROSSREF, "Theirs"), (REFERENCE, "Printed")], "Mine", id="a person above all"
    ),
    pytest.param(
        "title",
        [(REFERENCE, "Weak learners"), (REFERENCE, "Weak learner"), (REFERENCE, "Weak learners")],
        "Weak learners",
        id="agreement of papers",
    ),
    pytest.param(
        "title",
        [(REFERENCE, "Strategy"), (REFERENCE, "Strategy: how to win"), (REFERENCE, "Strategy")],
        "Strategy: how to win",
        id="short forms speak for the full one",
    ),
    pytest.param(
        "title",
        [(REFERENCE, "STRATEGY AND WAR"), (REFERENCE, "Strategy and war")],
        "Strategy and war",
        id="not all capitals",
    ),
    pytest.param("page", [(REFERENCE, "6"), (REFERENCE, "66-71")], "66-71", id="pages above their number"),
    pytest.param("page", [(REFERENCE, "529-55"), (REFERENCE, "529")], "529-55", id="range above first page"),
    pytest.param("volume", [(REFERENCE, None), (REFERENCE, "34")], "34", id="what only one has"),
    pytest.param(
        "author",
        [(REFERENCE, people("Zhou, Y.")), (REFERENCE, people("Zhou, Yonghong; Liu, Kaijun"))],
        people("Zhou, Yonghong; Liu, Kaijun"),
        id="full names above initials, full list above cut list",
    ),
    pytest.param(
        "issued",
        [(REFERENCE, item(year=2017).issued), (REFERENCE, item(year=2018).issued), (REFERENCE, item(year=2018).issued)],
        item(year=2018).issued,
        id="year of the majority",
    ),
    pytest.param(
        "type",
        [(CROSSREF, ItemType.DOCUMENT), (REFERENCE, ItemType.THESIS)],
        ItemType.THESIS,
        id="'document' says nothing",
    ),
]


@pytest.mark.parametrize(("field", "values", "best"), CHOICES)
def test_choice(field: str, values: list[tuple[Origin, Any]], best: object) -> None:
    records = made(*((origin, {field: value}) for origin, value in values if value is not None))
    merged, chosen = merge(records)
    assert getattr(merged, field) == best
    assert getattr({each.id: each for each in records}[chosen[field]].item, field) == best


def test_the_later_word_of_a_person_counts() -> None:
    first = record(1, Item(title="Old"), PERSON, when=datetime(2026, 1, 2, tzinfo=UTC))
    second = record(2, Item(title="New"), PERSON, when=datetime(2026, 1, 1, tzinfo=UTC))
    assert merge([first, second])[0].title == "Old"


def test_a_doubtful_parse_does_not_win_by_length() -> None:
    sure = record(1, Item(title="Strategy"))
    doubtful = Parsed(item=Item(), confidence=0.3, certain=False)
    long = record(2, Item(title="Strategy wins. 2nd printing, revised"), parsed=doubtful)
    assert merge([sure, long])[0].title == "Strategy"


def test_et_al_goes_with_the_authors() -> None:
    cut = record(1, Item(author=people("Zhou, Y."), et_al=True))
    full = record(2, Item(author=people("Zhou, Y.; Liu, K.")))
    assert merge([cut])[0].et_al
    assert not merge([cut, full])[0].et_al


def test_two_printed_forms_complete_each_other() -> None:
    merged, chosen = merge(
        made((REFERENCE, {"volume": "34", "issue": "8", "page": "6"}), (REFERENCE, {"issue": "08", "page": "66-71"}))
    )
    assert (merged.volume, merged.issue, merged.page) == ("34", "8", "66-71")
    assert (chosen["volume"], chosen["page"]) == (1, 2)


def test_nothing_cannot_be_merged() -> None:
    with pytest.raises(ValueError, match="nothing to merge"):
        merge([])


texts = st.sampled_from(["Alpha", "alpha", "Alpha beta", "Alpha: beta gamma", "ALPHA BETA", "Delta"])
items = st.builds(
    Item,
    title=st.none() | texts,
    author=st.sampled_from(
        [(), people("Zhou, Y."), people("Zhou, Yonghong"), people("Zhou, Y.; Liu, K."), people("Wu, G.")]
    ),
    issued=st.sampled_from([None, item(year=2017).issued, item(year=2018).issued]),
    page=st.sampled_from([None, "6", "66-71", "66", "1-9"]),
    volume=st.sampled_from([None, "3", "03", "4"]),
    type=st.sampled_from([ItemType.DOCUMENT, ItemType.BOOK, ItemType.THESIS]),
    et_al=st.booleans(),
)
records = st.lists(st.tuples(st.sampled_from(list(Origin)), items), min_size=1, max_size=6).map(
    lambda rows: [record(n, what, origin) for n, (origin, what) in enumerate(rows, 1)]
)


@given(records, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_blind_to_order(held: list[Record], rng: Any) -> None:
    mixed = list(held)
    rng.shuffle(mixed)
    assert merge(mixed) == merge(held)


@given(records)
@settings(max_examples=200, deadline=None)
def test_idempotent(held: list[Record]) -> None:
    merged, chosen = merge(held)
    assert merge([*held, *held]) == (merged, chosen)
    again, _ = merge([record(1, merged, REFERENCE)])
    assert again == merged


@given(records)
@settings(max_examples=200, deadline=None)
def test_every_value_stands_in_the_record_it_is_said_to_come_from(held: list[Record]) -> None:
    merged, chosen = merge(held)
    by_id = {each.id: each.item for each in held}
    for field, number in chosen.items():
        assert getattr(merged, field) == getattr(by_id[number], field)
    assert {field for field, _ in merged.known()} - {"type"} == set(chosen) - {"type"}
