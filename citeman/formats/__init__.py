"""Bibliographies in files: one format a module, listed in `WRITERS` and `READERS`.

`base` says what a format is, `registry` which there are; the modules behind them are imported on first use. Beside the
formats: `citekeys` names works, `citations` renders CSL styles, `latex` finds what a document cites and updates shared
`.bib` files, `network` writes who cites what, `coverage` shows what each format keeps. What may not live here: SQL,
merging, a format that imports another.
"""

from citeman.formats.base import Failure, Imported, Reader, Writer
from citeman.formats.registry import READERS, WRITERS, by_suffix, reader_for

__all__ = ["READERS", "WRITERS", "Failure", "Imported", "Reader", "Writer", "by_suffix", "reader_for"]
