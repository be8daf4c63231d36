"""BibTeX and biblatex → entries: bibtexparser cuts the file, this module says what the fields mean.

What may not live here: LaTeX, names and dates themselves; writing.
"""

import logging
import re
from collections.abc import Mapping

from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Entry as EntryBlock
from bibtexparser.splitter import Splitter

from citeman.formats.base import Failure, Imported, collecting_later, text_of
from citeman.formats.bibtex.dates import MONTHS
from citeman.formats.bibtex.fields import read_item
from citeman.formats.bibtex.inherit import inherit
from citeman.model import Entry

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings are told as failures, with their lines

_PIECE = re.compile(r"\s*(?:#\s*)?")
_MARKS = re.compile(r"(?<!\\)[{}]|\"")
_NAME = re.compile(r"[^\s#\"{}]+")
_HEAD = re.compile(r"@\s*[A-Za-z]+\s*[{(]\s*[^,\s]*\s*,")
_CLOSERS = ("}", "}}", '"}', "}\n}", "}}}")


def read_bibtex(data: bytes, name: str) -> Imported:  # noqa: ARG001 (every reader is told the file's name)
    """The entries of a `.bib` file in either dialect, with `@string` and cross-references resolved.

    Entries whose key was seen before are entries all the same; a block that is cut short is read as far as it goes and
    reported; a block that cannot be read is reported.
    """
    with collecting_later():
        return _read(text_of(data))


def _read(text: str) -> Imported:
    library = Splitter(text).split()
    strings = _strings(library)
    read: list[tuple[EntryBlock, dict[str, str]]] = []
    failures: list[Failure] = []
    for block in library.blocks:
        entry, failure = _entry_of(block)
        if failure:
            failures.append(failure)
        if entry is not None:
            read.append((entry, _fields(entry, strings)))
    inherit([(entry.entry_type, entry.key, fields) for entry, fields in read])
    return Imported(
        entries=tuple(_entry(block, fields) for block, fields in read if block.entry_type != "xdata"),
        failures=tuple(failures),
    )


def _entry(block: EntryBlock, fields: Mapping[str, str]) -> Entry:
    ids = fields.get("ids", "")
    return Entry(
        key=block.key,
        item=read_item(block.entry_type, fields),
        aliases=tuple(alias.strip() for alias in ids.split(",") if alias.strip()),
        raw=block.raw,
        line=_line(block),
    )


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _entry_of(block: Block) -> tuple[EntryBlock | None, Failure | None]:
    """The entry that a block is or holds, and what is wrong with it."""
    if isinstance(block, EntryBlock):
        return block, None
    if isinstance(block, DuplicateBlockKeyBlock):
        inner = block.ignore_error_block
        return (inner, None) if isinstance(inner, EntryBlock) else (None, None)
    if isinstance(block, DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        twice = ", ".join(sorted(block.duplicate_keys))
        failure = Failure(
            line=_line(block), text=block.raw or "", message=f"given twice: {twice}; the first one holds", kept=True
        )
        return (inner if isinstance(inner, EntryBlock) else None), failure
    if isinstance(block, ParsingFailedBlock):
        return _salvage(block)
    return None, None


def _salvage(block: ParsingFailedBlock) -> tuple[EntryBlock | None, Failure]:
    """An entry that was cut short, closed and read again."""
    raw = (block.raw or "").rstrip()
    reason = str(getattr(block.error, "abort_reason", block.error)).strip()
    if _HEAD.match(raw):
        for closer in _CLOSERS:
            blocks = Splitter(raw.rstrip(",") + closer).split().blocks
            if len(blocks) == 1 and isinstance(blocks[0], EntryBlock) and blocks[0].fields:
                entry = EntryBlock(blocks[0].entry_type, blocks[0].key, blocks[0].fields, block.start_line, raw)
                return entry, Failure(
                    line=_line(block), text=raw, message=f"not closed, read as far as it goes: {reason}", kept=True
                )
    return None, Failure(line=_line(block), text=raw, message=reason)


def _strings(library: Library) -> dict[str, str]:
    """`@string` names, lower-cased, and what they stand for; the months stand for themselves."""
    strings = {month: month for month in MONTHS}
    for block in library.blocks:
        if isinstance(block, String):
            strings[block.key.lower()] = _value(block.value, strings)
    return strings


def _fields(entry: EntryBlock, strings: Mapping[str, str]) -> dict[str, str]:
    """Lower-cased field name → value as LaTeX, without its quotes or braces; of two with one name, the first."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        value = field.value
        simple = value[:1] == "{" and value.find("}") == len(value) - 1
        value = value[1:-1] if simple else _value(value, strings)
        key = field.key.lower()
        if value and not value.isspace():
            fields.setdefault(key, value)
    return fields


def _value(written: str, strings: Mapping[str, str]) -> str:
    """A value with its pieces joined: `jan # "~5"`, `{In } # acm`, `2019`.

    >>> _value('acm # { Trans.}', {"acm": "ACM"})
    'ACM Trans.'
    """
    out: list[str] = []
    at = 0
    while at < len(written):
        found = _PIECE.match(written, at)
        at = found.end() if found else at
        if at >= len(written):
            break
        if written[at] in '{"':
            end = _end(written, at)
            out.append(written[at + 1 : end])
            at = end + 1
        else:
            name = _NAME.match(written, at)
            if name is None:
                at += 1
                continue
            out.append(strings.get(name.group(0).lower(), name.group(0)))
            at = name.end()
    return "".join(out)


def _end(written: str, start: int) -> int:
    """Where the quote or brace that opens at `start` closes."""
    depth = 0
    for found in _MARKS.finditer(written, start):
        mark = found.group(0)
        if mark != '"':
            depth += 1 if mark == "{" else -1
            if depth == 0 and written[start] == "{":
                return found.start()
        elif depth == 0 and written[start] == '"' and found.start() > start:
            return found.start()
    return len(written)
