"""LaTeX → the Unicode text that it prints. What may not live here: which field is text and which is verbatim."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from citeman.formats.bibtex.characters import ACCENTS, MACROS, MARKS, MATHS, SCRIPTS
from citeman.text import squeeze

_NEEDS_WORK = re.compile(r"[\\{}$~]|--|``|''|\?`|!`|,,|\s\s|[\t\r\n]")
_TOKEN = re.compile(
    r"(?P<macro>\\[A-Za-z]+\*?)[ \t\r\n]*|(?P<sign>\\[^A-Za-z])|(?P<open>\{)|(?P<close>\})|(?P<maths>\$)"
    r"|(?P<ligature>---|--|``|''|\?`|!`|,,|<<|>>)|(?P<tie>~)|(?P<text>[^\\{}$~\-`'?!,<>]+|.)",
    re.DOTALL,
)
_LIGATURES = {"---": "\u2014", "--": "\u2013", "``": "\u201c", "''": "\u201d", "?`": "¿", "!`": "¡", ",,": "„",
              "<<": "«", ">>": "»"}  # fmt: skip
_LIGATURE = re.compile(r"---|--|``|''|\?`|!`|,,|<<|>>")
_COMMON = re.compile(
    r"(?<!\\)(?:\{\\(?:[`'^\"~=.](?:[A-Za-z]|\\[ij]|\{[A-Za-z]\}|\{\\[ij]\})|[a-z] [A-Za-z]|[A-Za-z]{2,})\}"
    r"|\\[`'^\"~=.](?:[A-Za-z]|\{[A-Za-z]\}|\{\\[ij]\})|\\[vcHkurbd]\{[A-Za-z]\}|\\[&%#_])"
)
"""Accented letters, named characters in braces of their own, and escaped signs."""
_LENGTH = re.compile(r"\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm|in|sp)\b\s*")
_EMPTY = re.compile(r"\{\}")
_ACTIVE = re.compile(r"[\\{}$~`'<>,?!-]|^$")
_SIGNS = {
    "-": "",
    "/": "",
    "@": "",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "\\": " ",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}
_SILENT = frozenset({"noopsort", "nosort", "sortnoop", "SortNoop", "label", "cite", "vspace", "hspace", "fontsize",
                     "fontencoding", "selectlanguage", "color"})  # fmt: skip
"""Macros whose argument is not printed."""
_READ_RAW = frozenset({"ensuremath", "mathrm", "mathit", "mathbf", "mathbb", "mathcal"})
_RAISING = {"textsuperscript": "^", "textsubscript": "_"}
_VERBATIM = frozenset({"url", "path", "nolinkurl", "detokenize"})
_RAISED: Mapping[str, str] = {latex: char for char, latex in SCRIPTS.items()} | {"^1": "¹", "^2": "²", "^3": "³"}
_MATHS: Mapping[str, str] = {macro: char for char, macro in MATHS.items()}
_MATHS_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|([\^_])(?:\{([^{}\\]*)\}|(.))|\\([,;!: ])|[{}]|(.)", re.DOTALL)


def decode(text: str) -> str:
    r"""The text that LaTeX prints, blanks squeezed; what is not understood is kept as it stands.

    >>> decode(r"{\'E}tude of {DNA} --- na\"{\i}ve \& \emph{new}, $\alpha$~50\%")
    'Étude of DNA — naïve & new, α 50%'
    """
    if not text or not _NEEDS_WORK.search(text):
        return text.strip()
    if "\\" in text:
        text = _COMMON.sub(_common, text)
    if "\\" in text or "$" in text:
        out = _Decoder(text).group(closing=False)
    else:
        out = _LIGATURE.sub(_ligature, text).replace("{", "").replace("}", "").replace("~", " ")
    return squeeze(unicodedata.normalize("NFC", out) if not out.isascii() else out)


def _ligature(found: re.Match[str]) -> str:
    return _LIGATURES[found.group(0)]


def _common(found: re.Match[str]) -> str:
    """An accented letter or a sign, in one look instead of several tokens; what would mean something to TeX is left."""
    return _printed_alone(found.group(0))


@lru_cache(maxsize=4096)
def _printed_alone(latex: str) -> str:
    printed = _Decoder(latex).group(closing=False)
    return latex if _ACTIVE.search(printed) else printed


class _Decoder:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def group(self, *, closing: bool) -> str:
        """What is printed up to the brace that closes the group, or to the end."""
        out: list[str] = []
        while self._at < len(self._text):
            found = self._next()
            if found.lastgroup == "close":
                if closing:
                    break
                continue
            out.append(self._value(found))
        return "".join(out)

    def _next(self) -> re.Match[str]:
        found = _TOKEN.match(self._text, self._at)
        if found is None:  # the pattern matches any character
            raise AssertionError
        self._at = found.end()
        return found

    def _value(self, found: re.Match[str]) -> str:
        kind, piece = found.lastgroup, found.group(found.lastgroup or 0)
        if kind == "macro":
            return self._macro(piece[1:].rstrip("*"), found.group(0))
        if kind == "sign":
            return self._sign(piece[1])
        if kind == "open":
            return self.group(closing=True)
        if kind == "maths":
            return self._maths()
        return _LIGATURES.get(piece, piece) if kind == "ligature" else " " if kind == "tie" else piece

    def _sign(self, sign: str) -> str:
        if sign in MARKS:
            return self._marked(MARKS[sign])
        return _SIGNS.get(sign, sign if not sign.isspace() else " ")

    def _macro(self, name: str, whole: str) -> str:
        """What a macro prints, its argument read."""
        if name in MARKS and len(name) == 1:
            return self._marked(MARKS[name])
        if name in MACROS:
            self._nothing_for(_EMPTY)
            return MACROS[name]
        if name in _READ_RAW or name in _VERBATIM:
            argument = self._raw_argument()
            return argument if name in _VERBATIM else _maths(argument) or ""
        if name == "kern":
            return self._nothing_for(_LENGTH)
        if self._text.startswith("{", self._at):
            return self._printed(name)
        return _unknown(name, whole)

    def _nothing_for(self, pattern: re.Pattern[str]) -> str:
        """Passes over what a pattern matches here."""
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return ""

    def _printed(self, name: str) -> str:
        """What a macro makes of its argument: nothing, the next one, raised letters, or (a font, say) itself."""
        argument = self._argument()
        if name == "href":
            return self._argument()
        if name in _RAISING:
            return _raise(_RAISING[name], argument)
        return "" if name in _SILENT else argument

    def _marked(self, mark: str) -> str:
        """The next letter or group with a mark over its first letter."""
        while self._text[self._at : self._at + 1].isspace():
            self._at += 1
        if self._at >= len(self._text) or self._text[self._at] == "}":
            return ACCENTS.get(mark, "")
        found = self._next()
        value = self._value(found) if found.lastgroup != "text" else self._first_letter(found)
        if not value:
            return ACCENTS.get(mark, "")
        first = {"ı": "i", "ȷ": "j"}.get(value[0], value[0])
        return unicodedata.normalize("NFC", first + mark) + value[1:]

    def _first_letter(self, found: re.Match[str]) -> str:
        self._at = found.start() + 1
        return self._text[found.start()]

    def _argument(self) -> str:
        """What the next group (or letter) prints."""
        if self._text.startswith("{", self._at):
            self._at += 1
            return self.group(closing=True)
        return ""

    def _raw_argument(self) -> str:
        """The next group as it stands."""
        if not self._text.startswith("{", self._at):
            return ""
        depth = 0
        start = self._at + 1
        for at in range(self._at, len(self._text)):
            depth += {"{": 1, "}": -1}.get(self._text[at], 0)
            if depth == 0:
                self._at = at + 1
                return self._text[start:at]
        self._at = len(self._text)
        return self._text[start:]

    def _maths(self) -> str:
        """A formula: its characters where Unicode has them all, else as it stands."""
        end = self._text.find("$", self._at)
        if end < 0:
            return "$"
        formula = self._text[self._at : end]
        self._at = end + 1
        printed = _maths(formula)
        return f"${formula}$" if printed is None else printed


_FONTS = frozenset({"em", "it", "bf", "sc", "rm", "tt", "sl", "sf", "itshape", "bfseries", "scshape", "upshape",
                    "rmfamily", "ttfamily", "sffamily", "normalfont", "small", "footnotesize", "left",
                    "right", "displaystyle", "limits", "mdseries", "selectfont", "break", "sloppy"})  # fmt: skip


def _unknown(name: str, whole: str) -> str:
    """A macro that nothing is known of: a font prints nothing, a logo (it has capitals) its name, others stay."""
    if name in _FONTS:
        return ""
    return name if any(char.isupper() for char in name) else whole


def _raise(sign: str, text: str) -> str:
    raised = [_RAISED.get(f"{sign}{char}") for char in text]
    return "".join(char for char in raised if char) if all(raised) else text


def _maths(formula: str) -> str | None:
    out: list[str] = []
    for found in _MATHS_TOKEN.finditer(formula):
        name, sign, group, single, space, plain = found.groups()
        if name:
            char = _MATHS.get(name, MACROS.get(name))
            if char is None and name not in {"rm", "it", "bf", "mathrm", "mathit", "text", "mathbf"}:
                return None
            out.append(char or "")
        elif sign:
            text = single if group is None else group
            if any(f"{sign}{char}" not in _RAISED for char in text):
                return None
            out.extend(_RAISED[f"{sign}{char}"] for char in text)
        elif space:
            out.append(" ")
        elif plain:
            out.append("\u2212" if plain == "-" and len(formula) == 1 else plain)
    return "".join(out)
