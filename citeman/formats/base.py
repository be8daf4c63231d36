"""What a format is: the two values that the tables of writers and readers hold, and what a reading gives.

What may not live here: any format.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Any

from citeman.errors import UsageError
from citeman.model import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A piece of a file that is no entry, or an entry that was not read whole."""

    line: int
    """The line of the file at which it begins, from 1."""
    text: str
    """The piece as it stands in the file."""
    message: str
    """What is wrong, for people."""
    kept: bool = False
    """Whether an entry was made of it nonetheless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was read from a file: nothing of it is missing from both."""

    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format that entries can be written in. The code behind it is imported when it is first used."""

    name: str
    title: str
    """What people call it."""
    suffixes: tuple[str, ...]
    """File name endings, with their dot, that mean this format unless another is asked for."""
    binary: bool = False
    options: Mapping[str, type] = field(default_factory=lambda: MappingProxyType({}))
    """Keyword arguments that `write` takes, with their types; all may be left out."""
    function: str
    """`module:function`."""

    def write(self, entries: Sequence[Entry], **options: Any) -> str | bytes:
        """The entries as the content of a file: bytes where `binary`, else text with line feeds and one at its end.

        Raises `UsageError` for an option that the format does not have.
        """
        unknown = sorted(set(options) - set(self.options))
        if unknown:
            raise UsageError(f"the format {self.name} has no option {', '.join(unknown)}")
        written: str | bytes = _load(self.function)(entries, **options)
        return written


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format that entries can be read from. The code behind it is imported when it is first used."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    function: str

    def read(self, data: bytes, name: str) -> Imported:
        """The entries of a file's content; `name` is the file's, for messages.

        Raises `SourceError` where the whole is not of this format; single broken entries are `Imported.failures`.
        """
        imported: Imported = _load(self.function)(data, name)
        return imported


def _load(path: str) -> Callable[..., Any]:
    module, _, function = path.partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), function)
    return loaded


def text_of(data: bytes) -> str:
    r"""The text of a file: UTF-8, UTF-16 with a byte order mark, or Windows-1252; line ends as line feeds.

    >>> text_of(b"caf\xe9\r\n")
    'café\n'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
