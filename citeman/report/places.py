"""How a reference is addressed on the command line and in reports: `SOURCE:LABEL`.

What may not live here: looking an address up in a store.
"""

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping

from citeman.model import Record, Reference


def addresses(records: Iterable[Record]) -> Mapping[int, str]:
    """Record's id → its address, for every record that has a reference.

    An address is the source's key, a colon, and the label as printed, or the entry's place in its list where it has no
    label. Where that would mean two entries of one list, the place stands after a number sign: `wang:#7`.
    """
    placed = [(record.id, record.reference) for record in records if record.reference is not None]
    entries = {(reference.source, reference.position): _mark(reference) for _, reference in placed}
    often = Counter((source, mark) for (source, _), mark in entries.items())
    return {
        number: f"{reference.source}:{_mark(reference)}"
        if often[reference.source, _mark(reference)] == 1
        else f"{reference.source}:#{reference.position}"
        for number, reference in placed
    }


def _mark(reference: Reference) -> str:
    return reference.label or str(reference.position)


def command(verb: str, left: str, right: str) -> str:
    """The command line that settles a pair, quoted for a shell.

    >>> command("same", "wang:11", "knuth memo:Knu84")
    "citeman same wang:11 'knuth memo:Knu84'"
    """
    return shlex.join(["citeman", verb, left, right])
