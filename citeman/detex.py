r"""LaTeX mark-up → the text that it prints: accents, dashes, quotation marks, fonts, braces.

What may not live here: documents and bibliographies (see `reading.latex`). It knows the commands that occur in
references; any other is dropped and its argument kept.
"""

import re
import unicodedata
from collections.abc import Iterator

_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_SYMBOLS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ",
    "NG": "Ŋ", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»",
    "quotesinglbase": "‚", "quotedblbase": "„", "textasciitilde": "~", "textbackslash": "\\",
    "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "textcopyright": "©", "S": "§", "P": "¶", "dag": "†", "ldots": "…",
    "dots": "…", "textellipsis": "…", "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX",
    "quad": " ", "qquad": " ", "space": " ", "newline": " ", "par": " ", "newblock": " ", "and": " and ",
    "degree": "°", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω", "Delta": "Δ", "Omega": "Ω", "times": "×",
    "pm": "±", "infty": "∞", "rightarrow": "→", "to": "→", "bibnamedelima": " ", "bibnamedelimb": " ",
    "bibnamedelimc": " ", "bibnamedelimd": " ", "bibnamedelimi": " ", "bibinitperiod": ".", "bibinitdelim": " ",
    "bibinithyphendelim": ".-", "bibrangedash": "–", "hyphen": "-", "natexlab": "", "bibliographytypesize": "",
    "noop": "", "addcomma": ",", "adddot": ".", "addspace": " ", "BibitemOpen": "", "BibitemShut": "",
    "bysame": "———", "leavevmode": "", "dashrule": "———", "textperiodcentered": "·", "nobreakspace": " ",
    "ensuremath": "",
}  # fmt: skip
_ARGUMENTS = {
    "bibinfo": "dk", "bibfield": "dk", "href": "dk", "href@noop": "dk", "hyperlink": "dk", "textcolor": "dk",
    "color": "d", "label": "d", "vspace": "d", "hspace": "d", "setlength": "dd", "addtolength": "dd", "rule": "dd",
    "selectlanguage": "d", "bibitemStop": "", "BibitemShut": "d", "phantomsection": "", "bibliographystyle": "d",
    "bibliography": "d", "cite": "d", "index": "d", "translation": "k", "fontsize": "dd", "linespread": "d",
    "input": "d", "include": "d", "includegraphics": "d", "begin": "d", "end": "d", "pagestyle": "d",
    "thispagestyle": "d", "usepackage": "d", "ref": "d", "pageref": "d", "thanks": "d", "bibitem": "d",
}  # fmt: skip
"""Commands whose arguments are not all printed: d for one that is dropped, k for the last one, which is kept."""
_LONGEST_LETTER = 24
"""How far behind an accent the braces around its letter may close."""
_BLANKS = re.compile(r"\s*(?=\{)")

_VERBATIM = frozenset({"url", "path", "nolinkurl", "doi", "Url", "DOI"})
_LENGTHS = frozenset({"penalty", "hskip", "vskip", "kern", "hfill", "hfil"})
_SPECIAL = re.compile(r"[\\{}~%$`'-]|[ \t]{2,}")
_NAME = re.compile(r"\\([A-Za-z@]+)(\*?)[ \t]*\n?[ \t]*|\\(.)", re.DOTALL)
_LENGTH = re.compile(r"\s*-?[\d.]*\s*(?:pt|em|ex|cm|mm|in)?(?:\s*(?:plus|minus)\s*[\d.]+\s*(?:pt|em|fil+)?)*")
_SPACES = re.compile(r"[ \t]+")


def detex(source: str) -> str:
    r"""The text that a piece of LaTeX prints, on its own lines.

    >>> detex(r"M{\"u}ller, J., and \L{}ukasz. {\em The {XML} book} ({\it 2nd~ed.}), 12--15. \url{http://a.b/c_d}")
    'Müller, J., and Łukasz. The XML book (2nd ed.), 12–15. http://a.b/c_d'
    """
    return _SPACES.sub(" ", _printed(source)).strip()


def pieces(source: str) -> Iterator[tuple[int, int, str]]:
    r"""What a piece of LaTeX prints, bit by bit: from where to where a bit stands in the source, and its text.

    >>> list(pieces(r"K.~{\"o}"))
    [(0, 2, 'K.'), (2, 3, ' '), (3, 4, ''), (4, 7, 'ö'), (7, 8, '')]
    """
    place = 0
    while place < len(source):
        found = _SPECIAL.search(source, place)
        if found is None:
            yield place, len(source), source[place:]
            return
        if found.start() > place:
            yield place, found.start(), source[place : found.start()]
        text, after = _special(source, found.start())
        yield found.start(), after, text
        place = after


def _printed(source: str) -> str:
    return "".join(text for _, _, text in pieces(source))


def _special(source: str, place: int) -> tuple[str, int]:
    """What a special character at a place prints, with where to go on."""
    char = source[place]
    if char == "\\":
        return _command(source, place)
    if char == "%":
        stop = source.find("\n", place)
        after = len(source) if stop < 0 else stop + 1
        while after < len(source) and source[after] in " \t":
            after += 1
        return "", after
    if char == "$":
        stop = source.find("$", place + 1)
        inside = source[place + 1 : stop] if stop > place else ""
        return _printed(inside.replace("^", "").replace("_", "")), max(place, stop) + 1
    for mark, printed in (
        ("---", "—"),
        ("--", "–"),
        ("``", "“"),
        ("''", "”"),
        ("~", " "),
        ("`", "‘"),
        ("'", "’"),
        ("-", "-"),
    ):
        if source.startswith(mark, place):
            return printed, place + len(mark)
    return (" " if char in " \t" else ""), place + 1


def _command(source: str, place: int) -> tuple[str, int]:
    found = _NAME.match(source, place)
    if found is None:
        return "", place + 1
    name, after = found[1] or found[3], found.end()
    if name in _ACCENTS and (found[3] or len(name) == 1):
        return _accented(source, name, after)
    if found[3]:
        return _ESCAPED.get(name, name), after
    if name in _VERBATIM:
        return _address(source, name, after)
    if name in _LENGTHS:
        length = _LENGTH.match(source, after)
        return (" " if "skip" in name else ""), length.end() if length else after
    return _with_arguments(source, name, after)


def _address(source: str, name: str, after: int) -> tuple[str, int]:
    """An address as it stands; a DOI says that it is one."""
    address, after = argument(source, after)
    bare = re.sub(r"\\([_%#&$~])", r"\1", address.replace(r"\textasciitilde", "~")).strip("{} \n")
    return (f"doi: {bare}" if name.lower() == "doi" else bare), after


_ESCAPED = {
    "-": "",
    "/": "",
    "\\": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "\n": " ",
    "@": "",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}


def _accented(source: str, accent: str, after: int) -> tuple[str, int]:
    """A letter with its accent: in braces, bare, or a dotless i."""
    while after < len(source) and source[after] in " \t":
        after += 1
    if after < len(source) and source[after] in "{\\":
        near = source[after : after + _LONGEST_LETTER]
        inside, length = argument(near, 0) if near[0] == "{" else _dotless(near, 0)
        if near[0] == "{" and near[length - 1] != "}":
            return "", after
        stop = after + length
        letter = detex(inside).replace("ı", "i").replace("ȷ", "j") or " "
    else:
        letter, stop = source[after : after + 1], after + 1
    if not letter[:1].isalpha():
        return letter, stop
    return unicodedata.normalize("NFC", letter[0] + _ACCENTS[accent]) + letter[1:], stop


def _dotless(source: str, after: int) -> tuple[str, int]:
    found = _NAME.match(source, after)
    return (found[0], found.end()) if found else ("", after + 1)


def _with_arguments(source: str, name: str, after: int) -> tuple[str, int]:
    if name not in _ARGUMENTS:
        blank = " " if source[after - 1] in " \t\n" and name in {"TeX", "LaTeX", "BibTeX", "and"} else ""
        return _SYMBOLS.get(name, "") + blank, after
    printed = "———" if name == "rule" else ""
    while after < len(source) and source[after] == "[":
        stop = source.find("]", after)
        after = stop + 1 if stop > 0 else len(source)
    for what in _ARGUMENTS[name]:
        if what == "k":
            behind = _BLANKS.match(source, after)
            return printed, behind.end() if behind else after
        after = argument(source, after)[1]
    return printed, after


def argument(source: str, place: int) -> tuple[str, int]:
    r"""The argument that begins at a place, without its braces, and where the text goes on behind it.

    >>> argument("{a{b}} c", 0)
    ('a{b}', 6)
    """
    while place < len(source) and source[place].isspace():
        place += 1
    if place >= len(source) or source[place] != "{":
        return source[place : place + 1], min(place + 1, len(source))
    depth, start = 0, place
    while place < len(source):
        char = source[place]
        if char == "\\":
            place += 2
            continue
        depth += (char == "{") - (char == "}")
        place += 1
        if depth == 0:
            return source[start + 1 : place - 1], place
    return source[start + 1 :], len(source)
