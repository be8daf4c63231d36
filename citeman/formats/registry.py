"""Which formats there are, and which one a file is in. What may not live here: the formats themselves."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from citeman.formats.base import Reader, Writer

_WRITERS = (
    Writer(
        name="bibtex",
        title="BibTeX",
        suffixes=(".bib",),
        options=MappingProxyType({"unicode": bool}),
        function="citeman.formats.bibtex.writer:write_bibtex",
    ),
    Writer(
        name="biblatex",
        title="biblatex",
        suffixes=(),
        options=MappingProxyType({"unicode": bool}),
        function="citeman.formats.bibtex.writer:write_biblatex",
    ),
    Writer(name="csl-json", title="CSL-JSON", suffixes=(".json",), function="citeman.formats.csl_json:write_csl_json"),
)
WRITERS: Mapping[str, Writer] = MappingProxyType({writer.name: writer for writer in _WRITERS})
"""Name → writer."""

_READERS = (
    Reader(
        name="bibtex",
        title="BibTeX and biblatex",
        suffixes=(".bib", ".bibtex"),
        function="citeman.formats.bibtex.reader:read_bibtex",
    ),
    Reader(name="csl-json", title="CSL-JSON", suffixes=(".json",), function="citeman.formats.csl_json:read_csl_json"),
)
READERS: Mapping[str, Reader] = MappingProxyType({reader.name: reader for reader in _READERS})
"""Name → reader."""

_MARKS = (
    ("bibtex", re.compile(rb"^\s*@\s*[a-zA-Z]+\s*[{(]", re.MULTILINE)),
    ("csl-json", re.compile(rb"^\s*(?:\[\s*(?:\{\s*\"|\])|\{\s*\"(?:items|references|id|type)\")")),
)
"""What the beginning of a file looks like, format by format, the surest first."""
_BEGINNING = 65536


def by_suffix(path: Path | str) -> Writer | None:
    """The writer that a file's name asks for, or `None`.

    >>> by_suffix("out/References.BIB").name
    'bibtex'
    """
    name = Path(path).name.lower()
    return next((writer for writer in _WRITERS if name.endswith(writer.suffixes or ("\0",))), None)


def reader_for(path: Path | str, data: bytes) -> Reader | None:
    """The reader for a file: by its name where that decides and the content does not speak against it, else by content.

    >>> reader_for("unnamed", b'@article{a, title={T}}').name
    'bibtex'
    """
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", errors="ignore").encode()
    suffix = Path(path).suffix.lower()
    for name, mark in _MARKS:
        if mark.search(beginning):
            return READERS[name]
    named = next((reader for reader in _READERS if suffix in reader.suffixes), None)
    return named if named is not None and not data.strip() else None
