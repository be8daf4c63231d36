"""What each format keeps of an Item, found by writing one and reading it back. What may not live here: formats.

● of every type, ◐ of some types, blank: of none. biblatex has fewer fields than BibTeX because its data model, which
biber checks, says which field an entry type may have; BibTeX's styles pass over what they do not know. The formats that
cannot be read back (JATS, CSV, and the styled lists) are not in the table.

| field | BibTeX | biblatex | CSL-JSON | RIS | EndNote XML | PubMed nbib |
|---|---|---|---|---|---|---|
| type | ● | ● | ● | ● | ◐ | ◐ |
| title | ● | ● | ● | ● | ● | ● |
| title_short | ● | ● | ● | ● | ● |   |
| author | ● | ● | ● | ● | ● | ● |
| editor | ● | ◐ | ● | ● | ● | ● |
| translator | ● | ◐ | ● | ● | ● |   |
| container_author | ● |   | ● |   |   |   |
| collection_editor | ● |   | ● | ● | ● |   |
| et_al | ● | ● | ● |   |   |   |
| issued | ● | ● | ● | ● | ● | ● |
| original_date | ● | ● | ● | ● |   |   |
| accessed | ● | ● | ● | ● | ● |   |
| event_date | ● | ◐ | ● |   |   |   |
| container_title | ● | ◐ | ● | ● | ● | ● |
| container_title_short | ● | ◐ | ● | ● | ● | ● |
| collection_title | ● | ◐ | ● | ● | ● | ● |
| collection_number | ● | ◐ | ● |   |   |   |
| volume | ● | ◐ | ● | ● | ● | ● |
| volume_title | ● | ◐ | ● |   |   |   |
| number_of_volumes | ● | ◐ | ● | ● | ● |   |
| issue | ● | ◐ | ● | ● | ● | ● |
| page | ● | ◐ | ● | ● | ● | ● |
| number_of_pages | ● | ◐ | ● | ● |   |   |
| number | ● | ◐ | ● | ● | ● |   |
| edition | ● | ◐ | ● | ● | ● | ● |
| version | ● | ◐ | ● | ● |   |   |
| publisher | ● | ◐ | ● | ● | ● | ● |
| publisher_place | ● | ◐ | ● | ● | ● | ● |
| event_title | ● | ◐ | ● | ● | ● |   |
| event_place | ● | ◐ | ● | ● | ● |   |
| genre | ● | ◐ | ● | ● | ● |   |
| medium | ● | ◐ | ● | ● | ● |   |
| status | ● | ● | ● | ● | ● | ● |
| language | ● | ● | ● | ● | ● | ● |
| doi | ● | ● | ● | ● | ● | ● |
| isbn | ● | ◐ | ● | ● | ● | ● |
| issn | ● | ◐ | ● | ● | ● | ● |
| arxiv | ● | ● | ● | ● | ● |   |
| pmid | ● |   | ● | ● | ● | ● |
| pmcid | ● |   | ● | ● | ● | ● |
| url | ● | ● | ● | ● | ● | ● |
| archive | ● | ● | ● | ● | ● |   |
| archive_location | ● |   | ● | ● | ● |   |
| abstract | ● | ● | ● | ● | ● | ● |
| keyword | ● | ● | ● | ● | ● | ● |
| note | ● | ● | ● | ● | ● | ● |
"""

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache

from citeman.formats.registry import READERS, WRITERS
from citeman.model import DATE_FIELDS, NAME_FIELDS, Date, Entry, Item, ItemType, Name

_NAMES = tuple(each.name for each in fields(Item))
ROUND_TRIPS: Mapping[str, str] = {
    name: name if name in READERS else "bibtex" for name in WRITERS if name in {*READERS, "biblatex"}
}
"""Writer → the reader of the same format."""

_SAMPLES: Mapping[str, object] = {
    "title": "A title",
    "page": "12-34",
    "doi": "10.1000/xyz123",
    "isbn": "9780306406157",
    "issn": "2329-3292",
    "arxiv": "1706.03762",
    "pmid": "12345678",
    "pmcid": "PMC3531190",
    "url": "https://example.org/a_b%20c",
    "language": "en",
    "edition": "2",
    "volume": "7",
    "issue": "8",
    "number": "9",
    "collection_number": "10",
    "number_of_volumes": "11",
    "number_of_pages": "512",
    "version": "1.2",
    "et_al": True,
}


@lru_cache(maxsize=128)
def sample(kind: ItemType) -> Item:
    """An Item of one type with every field filled."""
    values: dict[str, object] = {"type": kind}
    for each in fields(Item):
        name = each.name
        if name == "type":
            continue
        if name in NAME_FIELDS:
            values[name] = (
                Name(family=name.title().replace("_", ""), given="Ann"),
                Name(literal=f"{name.title()} Office"),
            )
        elif name in DATE_FIELDS:
            values[name] = Date.of(2000 + DATE_FIELDS.index(name), 6, 3)
        else:
            values[name] = _SAMPLES.get(name, f"Some {name.replace('_', ' ')}")
    return Item(**values)  # type: ignore[arg-type]


@lru_cache(maxsize=512)
def kept(writer: str, kind: ItemType) -> frozenset[str]:
    """The fields of an Item of one type that a format gives back as they were, whatever else the Item has."""
    whole = sample(kind)
    changed: set[str] = set()
    for item in (whole, whole.but(author=(), et_al=False), whole.but(url=None, doi=None, arxiv=None, pmid=None)):
        written = WRITERS[writer].write([Entry(key="sample", item=item)])
        data = written if isinstance(written, bytes) else written.encode()
        (entry,) = READERS[ROUND_TRIPS[writer]].read(data, "sample").entries
        changed |= {name for name in _NAMES if getattr(entry.item, name) != getattr(item, name)}
    return frozenset(_NAMES) - changed


def table() -> str:
    """A Markdown table of what every format that can be read back keeps: of all types (●), some (◐), none (blank)."""
    names = list(ROUND_TRIPS)
    lines = ["| field | " + " | ".join(WRITERS[name].title for name in names) + " |", "|---" * (len(names) + 1) + "|"]
    for each in fields(Item):
        cells = []
        for name in names:
            share = sum(each.name in kept(name, kind) for kind in ItemType) / len(ItemType)
            cells.append("●" if share == 1 else "◐" if share else " ")
        lines.append(f"| {each.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
