"""Which volumes a journal had in which year, read off registered articles.

What may not live here: network, and saying that a reference is wrong (`report` does).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from citeman.crossref.records import to_item
from citeman.text import fold


def volumes_of(messages: Iterable[Mapping[str, Any]], journal: str) -> Mapping[int, frozenset[int]]:
    """Year → volumes that articles of the journal show; only articles with a date of print and a plain number.

    >>> volumes_of([{"container-title": ["The J. of X"], "volume": "7", "published-print": {"date-parts": [[2020]]},
    ...              "type": "journal-article"}], "the j of x")
    {2020: frozenset({7})}
    """
    wanted, found = fold(journal), defaultdict(set)
    for message in messages:
        item = to_item(message)
        year = item.issued.year if item.issued is not None and message.get("published-print") else None
        if year and item.volume and item.volume.isdigit() and fold(item.container_title or "") == wanted:
            found[year].add(int(item.volume))
    return {year: frozenset(seen) for year, seen in sorted(found.items())}
