"""A paper's text → its reference list → each reference's fields.

`locate` and `split` find and cut the list; `parser` reads one printed reference. What may not live here: files, the
store, comparing references.
"""

from citeman.parsing.parser import parse, parse_all

__all__ = ["parse", "parse_all"]
