"""A library with a few printed references in it, put there without the parser."""

from collections.abc import Iterator, Mapping, Sequence

import pytest

from citeman.matching import block
from citeman.model import Date, Item, ItemType, Name, Origin, Parsed, Reference, Source
from citeman.pipeline.dedupe import dedupe
from citeman.store import Library

KONG = Item(
    type=ItemType.THESIS,
    title="Research on the Marketing Strategy of Xiaomi's Entering the European Market",
    author=(Name(family="Kong", given="X. H."),),
    issued=Date.of(2019),
    publisher="Liaoning University",
)
MA = Item(
    type=ItemType.THESIS,
    title="Research on the International Business Model of Chinese Mobile Phone Companies",
    author=(Name(family="Ma", given="J. J."),),
    issued=Date.of(2018),
)
CHESBROUGH = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="The role of the business model in capturing value from innovation",
    author=(Name(family="Chesbrough", given="H."), Name(family="Rosenbloom", given="R.")),
    issued=Date.of(2002),
    container_title="Industrial and Corporate Change",
    volume="11",
    page="529-555",
)


def fill(library: Library, lists: Mapping[str, Sequence[Item]]) -> None:
    """Store lists of references: source's key → its items, labelled from 1."""
    for key, items in lists.items():
        library.add_source(Source(key=key, item=Item(title=key)))
        references = [
            Reference(source=key, position=place, label=str(place), unstructured=item.title or "?")
            for place, item in enumerate(items, 1)
        ]
        parsed = [Parsed(item=item) for item in items]
        ids = library.add_references(references, parsed, origin=Origin.REFERENCE, file=None)
        library.add_keys((id_, block.keys(item)) for id_, item in zip(ids, items, strict=True))


@pytest.fixture
def library() -> Iterator[Library]:
    """Kong and Ma stand in two papers, Chesbrough in one; deduplicated."""
    with Library.open(":memory:") as opened:
        fill(opened, {"yang": [KONG, MA], "wei": [MA, KONG, CHESBROUGH]})
        dedupe(opened)
        yield opened
