"""Item → format → Item: nothing that a format has a place for is lost or changed."""

import pytest
from hypothesis import assume, given, settings

from citeman.formats import READERS, WRITERS, coverage
from citeman.formats.coverage import ROUND_TRIPS, kept, table
from citeman.model import Entry, Item
from tests.formats.strategies import items

PARTS = {"et_al": "author", "volume_title": "container_title"}
"""Fields that say something of another one, without which they have no place."""


def back(writer: str, item: Item) -> Entry:
    written = WRITERS[writer].write([Entry(key="key", item=item, aliases=("old",))])
    imported = READERS[ROUND_TRIPS[writer]].read(written if isinstance(written, bytes) else written.encode(), "file")
    assert imported.failures == ()
    (entry,) = imported.entries
    return entry


@pytest.mark.parametrize("writer", ["bibtex", "biblatex", "csl-json"])
@given(item=items())
@settings(max_examples=150, deadline=None)
def test_what_a_format_has_comes_back(writer: str, item: Item) -> None:
    compare(writer, item)


@pytest.mark.parametrize("writer", ["ris", "endnote-xml", "nbib"])
@given(item=items(simple=True))
@settings(max_examples=150, deadline=None)
def test_what_a_plainer_format_has_comes_back(writer: str, item: Item) -> None:
    # PubMed prints " ." behind titles that end with another mark: nbib has no title that ends so of itself
    assume(writer != "nbib" or not (item.title or "").endswith(" ."))
    compare(writer, item)


def compare(writer: str, item: Item) -> None:
    entry = back(writer, item)
    fields = kept(writer, item.type) - {part for part, whole in PARTS.items() if not getattr(item, whole)}
    for name in sorted(fields):
        assert getattr(entry.item, name) == getattr(item, name), name


@pytest.mark.parametrize("writer", sorted(ROUND_TRIPS))
def test_the_table_in_the_docstring_is_what_the_formats_do(writer: str) -> None:
    assert WRITERS[writer].title in table()
    assert table() in (coverage.__doc__ or "")
