"""How a verb tells of its progress without knowing who listens.

What may not live here: a progress bar; that is the command line's.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Track(Protocol):
    """Passes things through, and may show how far along they are."""

    def __call__(self, things: Iterable[T], /, *, total: int, doing: str) -> Iterator[T]:
        """The same things, in the same order; `total` of them, and `doing` says what is done with them."""
        ...


def silently(things: Iterable[T], /, *, total: int, doing: str) -> Iterator[T]:  # noqa: ARG001 - the silent listener
    """Pass things through and show nothing."""
    yield from things
