"""Unicode text → the LaTeX that prints it. What may not live here: which field is text and which is verbatim."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from citeman.formats.bibtex.characters import ACCENTS, LETTERS, MATHS, SPECIAL, SYMBOLS, accented, macro_of

_DASHES = {"-": "-", "\u2013": "--", "\u2014": "---"}
_QUOTES = {"'": "'", "\u201c": "``", "\u201d": "''"}
_PLAIN = re.compile(r"[A-Za-z0-9 .:;()/*+=@\"\[\]]*(?:[-,'?!][A-Za-z0-9 .:;()/*+=@\"\[\]]+)*[-,'?!]?")
_TOKEN = re.compile(
    r"(?P<run>[-\u2013\u2014'\u201c\u201d,!?]+)|(?P<blank>\s{2,}|[^\S ])|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<greek>[\u0370-\u03ff\u1f00-\u1fff]+)|(?P<special>[&%#_${}~^\\<>|`])|(?P<gone>[\x00-\x1f\x7f-\x9f\ud800-\udfff])"
    r"|(?P<other>[^\x00-\x7f])"
)
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_JOINERS = "\u200c\u200d"
_READY = frozenset({*LETTERS, *SYMBOLS, *_DASHES, *_QUOTES} - {"\u2116", "\u2016"})
"""Characters that pdfLaTeX, with its fonts in T1 encoding, prints from UTF-8."""
_UNCAPITALISED = {"\u00b5": "{\u00b5}"}
"""Braces keep biblatex from a capital that pdfLaTeX cannot print: that of the micro sign is Greek."""
_URL_SAFE = "!$%&'()*+,-./:;<=>?@[]^_`|~#\""


@lru_cache(maxsize=16384)
def encode(text: str, *, utf8: bool) -> str:
    r"""Text as LaTeX prints it; `utf8` keeps letters that pdfLaTeX reads as they are.

    Characters that LaTeX has no macro for (CJK, Cyrillic, Greek words) are kept: see `foreign`.

    >>> print(encode("R&D: 5 % of “naïve” β–decay", utf8=False))
    R\&D: 5 \% of ``na{\"\i}ve'' {$\beta$}--decay
    >>> encode("50 % of “naïve”", utf8=True)
    '50 \\% of “naïve”'
    """
    if _PLAIN.fullmatch(text):
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    kind = _utf8_token if utf8 else _macro_token
    return _TOKEN.sub(kind, text)


def encode_url(text: str) -> str:
    """A URL or DOI for a verbatim field: nothing is escaped but what no URL may hold (RFC 3986), percent-encoded.

    >>> encode_url("https://example.org/a_b%20c#d{e}")
    'https://example.org/a_b%20c#d%7Be%7D'
    """
    return quote(text, safe=_URL_SAFE, errors="ignore")


def foreign(text: str) -> str:
    """The characters that pdfLaTeX cannot print, in order, each once; XeLaTeX or LuaLaTeX can, given a font.

    >>> foreign("Żółw 中文 β 中")
    '中文'
    """
    if text.isascii():
        return ""
    left = _TOKEN.sub(_macro_token, unicodedata.normalize("NFC", text))
    return "".join(dict.fromkeys(char for char in left if not char.isascii() and char not in _JOINERS))


def _macro_token(found: re.Match[str]) -> str:
    kind, piece = found.lastgroup, found.group(0)
    if kind == "run":
        return _run(piece, {**_DASHES, **_QUOTES})
    if kind == "other":
        return _other(piece)
    return _shared(kind, piece)


def _utf8_token(found: re.Match[str]) -> str:
    kind, piece = found.lastgroup, found.group(0)
    if kind == "run":
        return _run(piece, {})
    if kind == "other":
        return _UNCAPITALISED.get(piece, piece) if _is_ready(piece) else _other(piece)
    return _shared(kind, piece)


def _shared(kind: str | None, piece: str) -> str:
    if kind == "special":
        return SPECIAL[piece]
    if kind == "blank":
        return "~" if piece == "\u00a0" else _other(piece) if len(piece) == 1 else " "
    if kind == "greek":
        return _greek(piece)
    if kind == "marked":
        return _marked(piece)
    return ""


def _run(piece: str, forms: dict[str, str]) -> str:
    """Dashes, quotes and the signs that join with them into ligatures (`--`, `''`, `,,`, ``!` ``), kept apart."""
    if len(piece) == 1:
        return forms.get(piece, piece)
    out = [forms.get(piece[0], piece[0])]
    for here in piece[1:]:
        form = forms.get(here, here)
        if out[-1][-1:] + form[:1] in {"--", "''", ",,", "!`", "?`", "``"}:
            out.append("{}")
        out.append(form)
    return "".join(out)


def _greek(piece: str) -> str:
    """A Greek letter or two are symbols; a Greek word needs a Greek font."""
    if len(piece) > 2 or any(char not in MATHS for char in piece):
        return piece
    return "".join(macro_of(char) or char for char in piece)


def _marked(piece: str) -> str:
    base, marks = piece[0], piece[1:]
    latex: str | None = base
    for mark in marks:
        if latex is base:
            latex = accented(base, mark)
        elif mark in ACCENTS:
            latex = f"{{\\{ACCENTS[mark]}{{{latex}}}}}"
        else:
            latex = None
        if latex is None:
            return piece
    return latex or piece


@lru_cache(maxsize=4096)
def _other(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    return macro_of(char) or char


@lru_cache(maxsize=4096)
def _is_ready(char: str) -> bool:
    return char in _READY or ("\u00c0" <= char <= "\u017e" and macro_of(char) is not None)
