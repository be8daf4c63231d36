"""BibTeX and biblatex → entries: bibtexparser cuts the file, this module says what the fields mean.

What may not live here: LaTeX, names and dates themselves; writing.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Entry as EntryBlock
from bibtexparser.splitter import Splitter

from citeman.formats.base import Failure, Imported, text_of
from citeman.formats.bibtex.dates import MONTHS
from citeman.formats.bibtex.fields import read_item
from citeman.formats.bibtex.inherit import inherit
from citeman.garbage import uncollected
from citeman.model import Entry

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings are told as failures, with their lines

_PIECE = re.compile(r"\s*(?:#\s*)?")
_MARKS = re.compile(r"(?<!\\)[{}]|\"")
_NAME = re.compile(r"[^\s#\"{}]+")
_HEAD = re.compile(r"@\s*([A-Za-z]+)\s*[{(]\s*([^,\s={}\"]*)")
_FIELD = re.compile(r"(?:^|[,\s{])([A-Za-z][\w.:+-]*)\s*=\s*")
_BARE = re.compile(r"[^,{}\"\s]+")


def read_bibtex(data: bytes, name: str) -> Imported:  # noqa: ARG001 (every reader is told the file's name)
    """The entries of a `.bib` file in either dialect, with `@string` and cross-references resolved.

    Entries whose key was seen before are entries all the same; a block that is cut short is read as far as it goes and
    reported; a block that cannot be read is reported.
    """
    with uncollected():
        return _read(text_of(data))


def _read(text: str) -> Imported:
    blocks = [block for block in Splitter(text).split().blocks if not isinstance(block, ImplicitComment)]
    strings = _strings(blocks)
    read: list[tuple[EntryBlock, dict[str, str], int]] = []
    failures: list[Failure] = []
    starts = [*_starts(text, blocks), len(text)]
    line, counted = 1, 0
    for block, start, following in zip(blocks, starts, starts[1:], strict=False):
        line, counted = line + text.count("\n", counted, start), start
        entry: EntryBlock | None
        failure: Failure | None
        if type(block) is ParsingFailedBlock:
            entry, failure = _salvage(block, text[start:following].strip(), line)
        else:
            entry, failure = _entry_of(block, line)
        if failure is not None:
            failures.append(failure)
        if entry is not None:
            read.append((entry, _fields(entry, strings), line))
    inherit([(entry.entry_type, entry.key, fields) for entry, fields, _ in read])
    entries = (_entry(block, fields, line) for block, fields, line in read if block.entry_type != "xdata")
    return Imported(entries=tuple(entries), failures=tuple(failures))


def _starts(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Where each block begins; bibtexparser's own line numbers go astray in values of several lines."""
    at = 0
    for block in blocks:
        raw = block.raw or ""
        start = text.find(raw, at)
        yield max(start, at)
        at = max(start, at) + len(raw)


def _entry(block: EntryBlock, fields: Mapping[str, str], line: int) -> Entry:
    ids = fields.get("ids", "")
    return Entry(
        key=block.key,
        item=read_item(block.entry_type, fields),
        aliases=tuple(alias.strip() for alias in ids.split(",") if alias.strip()),
        raw=block.raw,
        line=line,
    )


def _entry_of(block: Block, line: int) -> tuple[EntryBlock | None, Failure | None]:
    """The entry that a block is or holds, and what is wrong with it."""
    if isinstance(block, EntryBlock):
        return block, None
    if not isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        return None, None
    inner = block.ignore_error_block
    if not isinstance(inner, EntryBlock):
        return None, None
    if isinstance(block, DuplicateBlockKeyBlock):
        return inner, None
    twice = ", ".join(sorted(block.duplicate_keys))
    message = f"given twice: {twice}; the first one holds"
    return inner, Failure(line=line, text=block.raw or "", message=message, kept=True)


def _salvage(block: ParsingFailedBlock, raw: str, line: int) -> tuple[EntryBlock | None, Failure]:
    """What can be read of an entry that is not closed or has something in it that belongs to no field."""
    reason = str(getattr(block.error, "abort_reason", block.error)).strip()
    head = _HEAD.match(raw)
    fields = list(_fields_in(raw, head.end())) if head else []
    if head is None or not fields:
        return None, Failure(line=line, text=raw, message=reason)
    entry = EntryBlock(head.group(1).lower(), head.group(2), fields, line, raw)
    return entry, Failure(line=line, text=raw, message=f"read as far as it goes: {reason}", kept=True)


def _fields_in(raw: str, at: int) -> Iterator[Field]:
    """Every `name = value` from a place on, whatever stands between them."""
    while True:
        found = _FIELD.search(raw, at)
        if found is None:
            return
        at = found.end()
        if raw[at : at + 1] in {"{", '"'}:
            end = _end(raw, at) + 1
            value = raw[at:end] if end <= len(raw) else raw[at:].rstrip("},\n ") + ("}" if raw[at] == "{" else '"')
        else:
            bare = _BARE.match(raw, at)
            end, value = (bare.end(), bare.group(0)) if bare else (at, "")
        yield Field(found.group(1), value)
        at = min(end, len(raw))


def _strings(blocks: Sequence[Block]) -> dict[str, str]:
    """`@string` names, lower-cased, and what they stand for; the months stand for themselves."""
    strings = {month: month for month in MONTHS}
    for block in blocks:
        if isinstance(block, String):
            strings[block.key.lower()] = _value(block.value, strings)
    return strings


def _fields(entry: EntryBlock, strings: Mapping[str, str]) -> dict[str, str]:
    """Lower-cased field name → value as LaTeX, without its quotes or braces; of two with one name, the first."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        value = field.value
        last = len(value) - 1
        whole = value[:1] == "{" and (value.find("}") == last or _end(value, 0) == last)
        value = value[1:-1] if whole else _value(value, strings)
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
