"""What is known of journals' volumes: enough to say that a journal cannot have had a volume in a year.

Volumes of a journal rise with the years. Where registered works of one journal show volume 20 in 2009 and volume 22 in
2011, an entry that says volume 51 of 2010 cannot be right. What may not live here: verdicts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from citeman.model import Item
from citeman.report.check.nouns import Registered
from citeman.text import fold

Volumes: TypeAlias = Mapping[str, Mapping[int, frozenset[int]]]
"""Journal (folded title) → year → volumes seen in it."""
NO_VOLUMES: Volumes = MappingProxyType({})


def volumes(registered: Iterable[Registered], more: Volumes = NO_VOLUMES) -> Volumes:
    """The volumes that registered works show, and `more`."""
    seen: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for journal, years in more.items():
        for when, found in years.items():
            seen[journal][when] |= found
    for each in registered:
        item = each.item
        year = item.issued.year if item.issued else None
        if item.container_title and item.volume and item.volume.isdigit() and year:
            seen[fold(item.container_title)][year].add(int(item.volume))
    return {journal: {year: frozenset(found) for year, found in years.items()} for journal, years in seen.items()}


def impossible_volume(item: Item, known: Volumes) -> str | None:
    """A sentence that says why the entry's volume cannot be of its year; `None` where nothing speaks against it.

    One volume of slack is left on either side: a volume may run over the turn of a year.
    """
    year = item.issued.year if item.issued else None
    if not (item.container_title and item.volume and item.volume.isdigit() and year):
        return None
    years, volume = known.get(fold(item.container_title), {}), int(item.volume)
    before = [(max(found), when) for when, found in years.items() if when <= year]
    after = [(min(found), when) for when, found in years.items() if when >= year]
    low, high = max(before, default=None), min(after, default=None)
    if low is None or high is None or low[0] > high[0] or low[0] - 1 <= volume <= high[0] + 1:
        return None
    return (
        f"Volume {volume} of {item.container_title} cannot be of {year}: "
        f"registered works show volume {low[0]} in {low[1]} and volume {high[0]} in {high[1]}."
    )
