"""How a reference is addressed on the command line and in reports: `SOURCE:LABEL`.

What may not live here: looking an address up in a store.
"""

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping

from citeman.model import Record, Reference


def addresses(records: Iterable[Record]) -> Mapping[int, str]:
    """Record's id → its address, for every record that has a reference.

    An address is the source's key, a colon, and the label as printed. Where the label is missing, or stands twice in
    one list, the entry's place in the list takes its stead, after a number sign: `wang:#7`.
    """
    placed = [(record.id, record.reference) for record in records if record.reference is not None]
    printed = Counter((reference.source, reference.label) for _, reference in _one_each(placed))
    return {
        number: _address(reference, unique=printed[reference.source, reference.label] == 1)
        for number, reference in placed
    }


def _one_each(placed: Iterable[tuple[int, Reference]]) -> Iterable[tuple[int, Reference]]:
    """One record a reference: several records may speak of one printed entry."""
    seen = {(reference.source, reference.position): (number, reference) for number, reference in placed}
    return seen.values()


def _address(reference: Reference, *, unique: bool) -> str:
    if reference.label and unique:
        return f"{reference.source}:{reference.label}"
    return f"{reference.source}:#{reference.position}"


def command(verb: str, left: str, right: str) -> str:
    """The command line that settles a pair, quoted for a shell.

    >>> command("same", "wang:11", "knuth memo:Knu84")
    "citeman same wang:11 'knuth memo:Knu84'"
    """
    return shlex.join(["citeman", verb, left, right])
