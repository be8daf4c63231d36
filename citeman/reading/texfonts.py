"""What the codes of TeX's old fonts stand for, where a PDF file names no characters for them.

What may not live here: PDFium, places on a page. Source: "LaTeX 2ε font encodings" (encguide), tables OT1 and T1.
"""

from collections.abc import Mapping

OT1: dict[int, str] = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", *"ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ"), 0x0B)) | {
    0x22: "”", 0x5C: "“", 0x7B: "–", 0x7C: "—", 0x7F: "¨",
}  # fmt: skip
"""Knuth's own encoding, as far as it differs from ASCII."""

T1_LOW: dict[int, str] = dict(enumerate((*"“”„«»–—", "", "₀", "ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl"), 0x10))
"""The Cork encoding's quotation marks, dashes and ligatures."""

T1: dict[int, str] = (
    T1_LOW
    | dict(enumerate("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£", 0x80))
    | {0xD7: "Œ", 0xDF: "ẞ", 0xF7: "œ", 0xFF: "ß"}
)
"""The Cork encoding, as far as it differs from Latin-1, but for the accents that stand alone."""

_OF_OT1 = frozenset("\x0b\x0c\x0e\x0f")
_OF_T1 = frozenset(map(chr, (*range(0x1B, 0x20), *range(0x80, 0xA0))))


def encoding_of(text: str, known: Mapping[int, str] = T1_LOW) -> Mapping[int, str]:
    r"""The encoding that a page's raw characters betray; the one known of the pages before where they betray none.

    >>> encoding_of("di\x0ecult") is OT1, encoding_of("\x92entija") is T1, encoding_of("plain", OT1) is OT1
    (True, True, True)
    """
    if known is not T1_LOW:
        return known
    if not _OF_OT1.isdisjoint(text):
        return OT1
    return T1 if not _OF_T1.isdisjoint(text) else T1_LOW
