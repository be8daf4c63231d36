"""The sources of a library while files are added to it: which of them a file shows again.

What may not live here: the rule that two files show one paper (`matching.papers`), SQL.
"""

from collections import defaultdict
from collections.abc import Iterable, KeysView

from citeman.matching.papers import same_paper
from citeman.model import Item, Source, SourceKind
from citeman.parsing.signature import SAME_TEXT, signature_overlap


class Shelf:
    """Sources by key, found again by their heads and by the sketches of their texts."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources: dict[str, Source] = {}
        self._by_hash: dict[int, set[str]] = defaultdict(set)
        for source in sources:
            self.put(source)

    @property
    def keys(self) -> KeysView[str]:
        """Every key that is taken."""
        return self._sources.keys()

    def put(self, source: Source) -> None:
        """Add a source, or what is now known of one."""
        self._sources[source.key] = source
        for hash_ in source.signature:
            self._by_hash[hash_].add(source.key)

    def find(self, item: Item, kind: SourceKind, signature: tuple[int, ...]) -> Source | None:
        """The source that a paper of this head and text is another copy of; None where there is none."""
        if kind is not SourceKind.PAPER:
            return None
        sharing = {key for hash_ in signature for key in self._by_hash.get(hash_, ())}
        for key, source in self._sources.items():
            if source.kind is SourceKind.PAPER:
                same_text = key in sharing and signature_overlap(source.signature, signature) >= SAME_TEXT
                if same_paper(source.item, item, same_text=same_text):
                    return source
        return None
