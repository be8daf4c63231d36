"""Changing a `.bib` file that other people write too. What may not live here: what a block says."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Field, Preamble
from bibtexparser.model import Entry as Block
from bibtexparser.splitter import Splitter

from citeman.formats.bibtex.reader import read_bibtex
from citeman.formats.bibtex.schema import Dialect
from citeman.formats.bibtex.writer import PREAMBLE, blocks_of, safe_key, text_of_blocks, uses_url_macro, writes
from citeman.model import Entry

_BIBLATEX = re.compile(
    r"^\s*(?:journaltitle|date|location)\s*=|@(?:online|thesis|report)\s*\{", re.MULTILINE | re.IGNORECASE
)


def update(existing: str, entries: Sequence[Entry], *, names: Collection[str] | None = None) -> str:
    """See `citeman.formats.latex.update_bib`."""
    text, end = existing, "\r\n" if "\r\n" in existing else "\n"
    dialect = Dialect.BIBLATEX if _BIBLATEX.search(text) else Dialect.BIBTEX
    utf8 = dialect is Dialect.BIBLATEX or not text.isascii()
    written = dict(
        zip(map(safe_key, (e.key for e in entries)), blocks_of(entries, dialect, utf8=utf8, names=names), strict=True)
    )
    wanted = {
        safe_key(alias).lower(): safe_key(entry.key) for entry in entries for alias in (*entry.aliases, entry.key)
    }
    out: list[str] = []
    done: set[str] = set()
    at = 0
    for block in _entries(text):
        raw = block.raw or ""
        start = text.index(raw, at)
        key = wanted.get(block.key.lower())
        if key is None or key in done:
            continue
        done.add(key)
        out += [text[at:start], _updated(raw, block, written[key], end)]
        at = start + len(raw)
    out.append(text[at:])
    new = [block for key, block in written.items() if key not in done]
    return _appended("".join(out), new, end)


def _entries(text: str) -> list[Block]:
    """The entries of a file in order, those among them with a key or a field twice."""
    out: list[Block] = []
    for block in Splitter(text).split().blocks:
        inner = (
            block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) else block
        )
        if isinstance(inner, Block):
            out.append(inner)
    return out


def _updated(raw: str, old: Block, new: Block, end: str) -> str:
    """The text of an entry brought up to date: as it was, where it says the same; with its own further fields."""
    kept = [Field(field.key, field.value) for field in old.fields if not writes(field.key)]
    block = Block(new.entry_type, new.key, [*new.fields, *kept])
    text = text_of_blocks([block]).rstrip("\n")
    return raw if _says(raw) == _says(text) else text.replace("\n", end)


def _says(text: str) -> object:
    """What an entry says, whatever its layout."""
    return [replace(entry, raw=None, line=None) for entry in read_bibtex(text.encode(), "").entries]


def _appended(text: str, blocks: list[Block], end: str) -> str:
    if not blocks:
        return text
    needs = any(map(uses_url_macro, blocks)) and r"\providecommand{\url}" not in text
    added = text_of_blocks([Preamble(PREAMBLE), *blocks] if needs else blocks).replace("\n", end)
    if not text.strip():
        return text + added
    return text + (end if text.endswith("\n") else end + end) + added
