"""How Word counts: the number or bullet that it prints before a paragraph of an automatic list.

What may not live here: the text of paragraphs (see `docx`).
"""

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbers:
    """The counters of a document's lists (ISO/IEC 29500-1, 17.9); ask for its paragraphs in their order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._by_style = _style_numbers(document)
        root = _definitions(document)
        if root is None:
            return
        kinds = {each.get(f"{_W}abstractNumId"): each for each in root.iter(f"{_W}abstractNum")}
        for num in root.iter(f"{_W}num"):
            self._learn(num, kinds)

    def _learn(self, num: etree._Element, kinds: dict[str | None, etree._Element]) -> None:
        key = num.get(f"{_W}numId") or ""
        named = num.find(f"{_W}abstractNumId")
        kind = kinds.get(named.get(f"{_W}val")) if named is not None else None
        levels = (
            {_int(level.get(f"{_W}ilvl")): _level(level) for level in kind.iter(f"{_W}lvl")} if kind is not None else {}
        )
        own = False
        for override in num.iter(f"{_W}lvlOverride"):
            place, start = _int(override.get(f"{_W}ilvl")), override.find(f"{_W}startOverride")
            level = override.find(f"{_W}lvl")
            if level is not None:
                levels[place] = _level(level)
            if start is not None and place in levels:
                levels[place] = (_int(start.get(f"{_W}val")), *levels[place][1:])
                own = True
        self._levels[key] = levels
        self._abstract[key] = f"own {key}" if own else str(named.get(f"{_W}val") if named is not None else key)

    def mark(self, paragraph: etree._Element, *, counted: bool = True) -> str:
        """What Word prints before a paragraph; empty where it is in no list. Empty paragraphs do not count."""
        key, place = self._list_of(paragraph)
        levels = self._levels.get(key)
        if not levels or place not in levels or not counted:
            return ""
        start, form, pattern = levels[place]
        if form == "bullet":
            return "•"
        counters = self._counters.setdefault(self._abstract[key], [None] * 10)
        held = counters[place]
        counters[place] = start if held is None else held + 1
        counters[place + 1 :] = [None] * (9 - place)
        text = re.sub(r"%(\d)", lambda found: self._number(levels, counters, int(found[1]) - 1), pattern).strip()
        return f"{text}." if text.isalnum() else text

    def _number(self, levels: dict[int, tuple[int, str, str]], counters: list[int | None], place: int) -> str:
        start, form, _ = levels.get(place, (1, "decimal", ""))
        return _formed(counters[place] if counters[place] is not None else start, form)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(f"{_W}pPr")
        own = properties.find(f"{_W}numPr") if properties is not None else None
        if own is not None:
            return _numbering(own)
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        return self._by_style.get(style.get(f"{_W}val") or "", ("", 0)) if style is not None else ("", 0)


def _numbering(element: etree._Element) -> tuple[str, int]:
    key, level = element.find(f"{_W}numId"), element.find(f"{_W}ilvl")
    return (key.get(f"{_W}val") or "" if key is not None else ""), (
        _int(level.get(f"{_W}val")) if level is not None else 0
    )


def _definitions(document: Any) -> etree._Element | None:
    """The definitions of the document's lists; none where it has no such part, or one of a kind that is not known."""
    related = (each for each in document.part.rels.values() if each.reltype == RT.NUMBERING and not each.is_external)
    return next((root for each in related if (root := getattr(each.target_part, "element", None)) is not None), None)


def _style_numbers(document: Any) -> dict[str, tuple[str, int]]:
    """Which list the paragraphs of a style belong to; a style inherits it from the one that it is based on."""
    out, based = dict[str, tuple[str, int]](), dict[str, str]()
    for style in document.styles.element.iter(f"{_W}style"):
        key = style.get(f"{_W}styleId") or ""
        own = style.find(f"{_W}pPr/{_W}numPr")
        parent = style.find(f"{_W}basedOn")
        if own is not None:
            out[key] = _numbering(own)
        elif parent is not None:
            based[key] = parent.get(f"{_W}val") or ""
    for key in based:
        seen, above = {key}, based[key]
        while above not in out and above in based and above not in seen:
            seen.add(above)
            above = based[above]
        if above in out:
            out[key] = out[above]
    return out


def _level(level: etree._Element) -> tuple[int, str, str]:
    start, form, pattern = (level.find(f"{_W}{name}") for name in ("start", "numFmt", "lvlText"))
    return (
        _int(start.get(f"{_W}val")) if start is not None else 1,
        (form.get(f"{_W}val") if form is not None else None) or "decimal",
        (pattern.get(f"{_W}val") if pattern is not None else None) or "",
    )


def _int(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else 0


def _formed(number: int | None, form: str) -> str:
    """A number as Word's format prints it: letters, Roman numerals, or digits."""
    value = number or 0
    if form in {"lowerLetter", "upperLetter"} and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"} and value > 0:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (value // worth)
            value %= worth
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)
