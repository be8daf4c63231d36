"""Items through the tables and back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.model import TEXT_FIELDS, Item, Origin
from citeman.store import Library
from citeman.store.tables import ItemRow
from tests.strategies import items


def test_every_text_field_of_an_item_has_a_column() -> None:
    assert set(TEXT_FIELDS) | {"id", "type", "et_al"} == set(ItemRow.__table__.columns.keys())


@settings(max_examples=30, deadline=None)
@given(st.lists(items, min_size=1, max_size=4))
def test_what_goes_in_comes_out(given_items: list[Item]) -> None:
    with Library.open(":memory:") as library:
        ids = library.add_records(given_items, origin=Origin.IMPORT)
        assert [record.item for record in library.records(ids)] == given_items
        assert [record.item for record in library.records()] == given_items
