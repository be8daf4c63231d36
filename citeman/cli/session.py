"""What every command needs: the library that is meant, how much to say, how to show progress.

What may not live here: any command's body.
"""

import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from citeman.pipeline.track import silently

if TYPE_CHECKING:
    from citeman.store import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One call of the program."""

    target: str | None
    citekeys: str | None
    """The pattern of new citekeys, where the person named one."""
    quiet: bool
    verbose: int

    def library(self) -> "Library":
        """Open the library that is meant; make it where there is none.

        Raises LibraryError where that cannot be, UsageError for a pattern of citekeys that makes no sense.
        """
        from citeman.store import Library  # noqa: PLC0415 - SQLAlchemy would slow --help

        self._listen()
        pattern = self.citekeys
        if pattern is not None:
            from citeman.formats.citekeys import make  # noqa: PLC0415 - only a pattern needs it
            from citeman.model import Item  # noqa: PLC0415

            make(Item(), pattern)  # refuses a pattern that makes no sense before anything is done
        library = Library.open(self.target or _default_library())
        library.citekey_pattern = pattern
        return library

    def say(self, message: str) -> None:
        """A line for the person, unless they want quiet."""
        if not self.quiet:
            click.echo(message, err=True)

    def warn(self, message: str) -> None:
        """A line that a person should read even when they want quiet."""
        click.echo(f"citeman: {message}", err=True)

    def track(self, things: Iterable[T], /, *, total: int, doing: str) -> Iterator[T]:
        """Pass things through, with a progress bar on stderr where that is a terminal."""
        if self.quiet or not sys.stderr.isatty() or total <= 1:
            yield from silently(things, total=total, doing=doing)
            return
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        rate = TextColumn("{task.fields[rate]}")
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(doing, total=total, rate="")
            for thing in things:
                yield thing
                speed = progress.tasks[task].speed
                progress.update(task, advance=1, rate=f"{speed:.1f} a second" if speed else "")

    def _listen(self) -> None:
        level = logging.WARNING if not self.verbose else logging.INFO if self.verbose == 1 else logging.DEBUG
        logging.basicConfig(level=level, format="%(name)s: %(message)s", stream=sys.stderr)


def width() -> int:
    """How wide to print: the terminal's width, 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def colored() -> bool:
    """Whether stdout may have colours: a terminal, and NO_COLOR not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _default_library() -> Path:
    import platformdirs  # noqa: PLC0415 - only needed where no library is named

    return Path(platformdirs.user_data_dir("citeman", appauthor=False, ensure_exists=True)) / "citeman.sqlite"
