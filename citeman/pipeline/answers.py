"""What the client of a service was answered, kept in the library. What may not live here: what an answer means."""

from collections.abc import Mapping
from datetime import timedelta

from citeman.crossref import Client
from citeman.model import Item, ItemType
from citeman.store import Library


class Answers:
    """The library as the cache that the client wants. New answers wait for `flush`, to be stored many at once.

    `stale`: an answer whose time is over is better than none, for who asks nobody.
    """

    def __init__(self, library: Library, *, stale: bool = False) -> None:
        self._library = library
        self._stale = stale
        self._kept = library.answer_keys()
        self._new: dict[str, tuple[str, timedelta]] = {}

    def get(self, key: str) -> str | None:
        """The kept answer, if its time is not over."""
        if key in self._new:
            return self._new[key][0]
        return self._library.answer(key, stale=self._stale) if key in self._kept else None

    def put(self, key: str, value: str, lasts: timedelta) -> None:
        """Keep an answer for as long as it lasts."""
        self._new[key] = (value, lasts)

    def flush(self) -> None:
        """Store the new answers."""
        if not self._new:
            return
        self._library.keep_answers([(key, value, lasts) for key, (value, lasts) in self._new.items()])
        self._kept.update(self._new)
        self._new.clear()


def ask_after_volumes(client: Client, printed: Item) -> Mapping[int, frozenset[int]] | None:
    """Year → volumes that a journal is registered with about the year of an article; None where that is not known.

    The client keeps the answer, so that a check knows it later.
    """
    year = printed.issued.year if printed.issued else None
    journal = printed.container_title
    numbered = printed.volume is not None and printed.volume.isdigit()
    if printed.type is not ItemType.ARTICLE_JOURNAL or journal is None or year is None or not numbered:
        return None
    return client.volumes(journal, year)
