"""Cross-references between entries: what an entry takes from its `crossref` and `xdata` parents.

Source: "BibTeXing", section 3.2, and the biblatex manual, section 2.4.1 and appendix B. What may not live here: LaTeX.
"""

from collections.abc import Mapping, MutableMapping, Sequence

from citeman.formats.bibtex.schema import PARTS

_OWN = frozenset({
    "abstract", "crossref", "doi", "entryset", "entrysubtype", "eprint", "eprinttype", "execute", "file", "ids", "key",
    "keywords", "label", "note", "options", "pages", "presort", "related", "shorthand", "shorttitle", "sortkey", "url",
    "urldate", "xdata", "xref",
})  # fmt: skip
"""Fields that say something of the parent alone."""
_RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_DEEPEST = 5


def inherit(entries: Sequence[tuple[str, str, MutableMapping[str, str]]]) -> None:
    """Adds to the fields of each entry (type, key, fields) what it takes from its parents; chains are followed."""
    if not any("crossref" in fields or "xdata" in fields for _, _, fields in entries):
        return
    by_key: dict[str, Mapping[str, str]] = {}
    for _, key, fields in entries:
        by_key.setdefault(key.lower(), fields)
    for _ in range(_DEEPEST):
        grown = [_grow(kind, fields, by_key) for kind, _, fields in entries]
        if not any(grown):
            return


def _grow(kind: str, fields: MutableMapping[str, str], by_key: Mapping[str, Mapping[str, str]]) -> bool:
    before = len(fields)
    for key in fields.get("xdata", "").split(","):
        for name, value in by_key.get(key.strip().lower(), {}).items():
            if name not in {"ids", "crossref"}:
                fields.setdefault(name, value)
    parent = by_key.get(fields.get("crossref", "").strip().lower(), {})
    for name, value in parent.items():
        if name in _OWN or (name == "author" and kind in PARTS):
            continue
        target = _RENAMED.get(name, name) if kind in PARTS else name
        if target not in fields and not (name in _RENAMED and target == name):
            fields[target] = value
    return len(fields) > before
