"""Which LaTeX macro prints which character. Tables only, each used in both directions.

Sources: "The LaTeX Companion" tables of accents and text symbols as the LaTeX kernel (2020 and later) defines them for
the encodings T1 and TS1 (`t1enc.dfu`, `ts1enc.dfu`), and the kernel's mathematical symbols. What may not live here:
rules about when a macro is written.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

SPECIAL: Mapping[str, str] = MappingProxyType({
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    "\\": r"{\textbackslash}", "<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}",
    "`": r"{\textasciigrave}",
})  # fmt: skip
"""ASCII characters that LaTeX does not print as they are. Braces are named: BibTeX counts escaped ones too."""

ACCENTS: Mapping[str, str] = MappingProxyType({
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
    "\u0331": "b",
})  # fmt: skip
"""Combining mark → accent macro."""

LETTERS: Mapping[str, str] = MappingProxyType({
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "å": "aa", "Å": "AA", "ł": "l",
    "Ł": "L", "ı": "i", "ȷ": "j", "ð": "dh", "Ð": "DH", "þ": "th", "Þ": "TH", "đ": "dj", "Đ": "DJ", "ŋ": "ng",
    "Ŋ": "NG", "ẞ": "SS", "ĳ": "ij", "Ĳ": "IJ",
})  # fmt: skip
"""Letters that have a macro of their own."""

SYMBOLS: Mapping[str, str] = MappingProxyType({
    "\u2018": "textquoteleft", "\u2019": "textquoteright", "\u201a": "quotesinglbase", "\u201e": "quotedblbase",
    "\u2039": "guilsinglleft", "\u203a": "guilsinglright", "\u00ab": "guillemotleft", "\u00bb": "guillemotright",
    "\u2026": "textellipsis", "\u2022": "textbullet", "\u00b7": "textperiodcentered", "\u2020": "textdagger",
    "\u2021": "textdaggerdbl", "\u00a7": "textsection", "\u00b6": "textparagraph", "\u00a9": "textcopyright",
    "\u00ae": "textregistered", "\u2122": "texttrademark", "\u00b0": "textdegree", "\u20ac": "texteuro",
    "\u00a3": "textsterling", "\u00a5": "textyen", "\u00a2": "textcent", "\u00a1": "textexclamdown",
    "\u00bf": "textquestiondown", "\u00aa": "textordfeminine", "\u00ba": "textordmasculine",
    "\u2030": "textperthousand",
    "\u00b1": "textpm", "\u00d7": "texttimes", "\u00f7": "textdiv", "\u00ac": "textlnot", "\u00b5": "textmu",
    "\u00bd": "textonehalf", "\u00bc": "textonequarter", "\u00be": "textthreequarters", "\u00b9": "textonesuperior",
    "\u00b2": "texttwosuperior", "\u00b3": "textthreesuperior", "\u2116": "textnumero", "\u2423": "textvisiblespace",
    "\u00a6": "textbrokenbar", "\u00a4": "textcurrency", "\u2016": "textbardbl", "\u2044": "textfractionsolidus",
    "\u2190": "textleftarrow", "\u2191": "textuparrow", "\u2192": "textrightarrow", "\u2193": "textdownarrow",
})  # fmt: skip
"""Characters of running text that the kernel names."""

MATHS: Mapping[str, str] = MappingProxyType({
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "vartheta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "ς": "varsigma", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
    "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx", "≡": "equiv", "∼": "sim", "≃": "simeq", "≅": "cong",
    "∞": "infty", "∂": "partial", "∇": "nabla", "√": "surd", "∑": "sum", "∏": "prod", "∫": "int", "∈": "in",
    "∉": "notin", "∋": "ni", "∅": "emptyset", "∩": "cap", "∪": "cup", "⊂": "subset", "⊃": "supset", "⊆": "subseteq",
    "⊇": "supseteq", "⊕": "oplus", "⊗": "otimes", "⊥": "perp", "∥": "parallel", "∧": "wedge", "∨": "vee",
    "∀": "forall", "∃": "exists", "⇒": "Rightarrow", "⇐": "Leftarrow", "⇔": "Leftrightarrow", "↔": "leftrightarrow",
    "↦": "mapsto", "∘": "circ", "∗": "ast", "⋅": "cdot", "⋯": "cdots", "∝": "propto", "ℓ": "ell", "ℏ": "hbar",
    "ℵ": "aleph", "ℜ": "Re", "ℑ": "Im", "−": "-", "⟨": "langle", "⟩": "rangle", "∓": "mp", "≪": "ll", "≫": "gg",
    "★": "star", "♯": "sharp", "♭": "flat", "♮": "natural", "△": "triangle", "†": "dagger",
})  # fmt: skip
"""Characters that are mathematics in LaTeX, each in braces, without which BibTeX lowers the case of `\\Delta`."""

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {char: f"^{base}" for char, base in zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0456789+-n", strict=True)}
    | {char: f"_{base}" for char, base in zip("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-", strict=True)}
)
"""Raised and lowered digits."""

SPACES: Mapping[str, str] = MappingProxyType({"\u2009": "thinspace", "\u2002": "enspace", "\u2003": "quad"})
"""Blanks of other widths."""

_ALIASES = {
    "textquotedblleft": "\u201c", "textquotedblright": "\u201d", "textquotedbl": '"', "textquotesingle": "'",
    "textendash": "\u2013", "textemdash": "\u2014", "lq": "\u2018", "rq": "\u2019", "dots": "\u2026", "ldots": "\u2026",
    "textdollar": "$", "textunderscore": "_", "textpercent": "%", "textampersand": "&", "textnumbersign": "#",
    "lbrace": "{", "rbrace": "}", "backslash": "\\", "textasteriskcentered": "*", "textdegree": "°", "degree": "°",
    "dag": "†", "ddag": "‡", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "EUR": "€",
    "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘",
    "guillemetleft": "«", "guillemetright": "»", "pm": "±", "times": "×", "div": "÷", "cdotp": "·", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓", "gets": "←", "le": "≤", "ge": "≥",
    "ne": "≠", "land": "∧", "lor": "∨", "micro": "µ", "textcelsius": "℃", "textohm": "Ω", "checkmark": "✓",
    "Dash": "\u2014", "emdash": "\u2014", "endash": "\u2013", "LaTeXe": "LaTeX2e", "MF": "METAFONT", "MP": "MetaPost",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX", "slash": "/",
    "textcircledP": "℗", "nobreakspace": " ", "space": " ",
    "newline": " ", "linebreak": " ", "par": " ", "hfill": " ", "relax": "", "null": "", "protect": "",
    "allowbreak": "",
    "nolinebreak": "", "noindent": "", "ignorespaces": "", "bibrangedash": "\u2013", "hyphen": "-",
    "textcompwordmark": "",
    "textgreater": ">", "textless": "<", "textbar": "|", "prime": "\u2032", "lt": "<", "gt": ">",
    "alef": "ℵ", "Alpha": "Α", "Beta": "Β", "Epsilon": "Ε", "Zeta": "Ζ", "Eta": "Η", "Iota": "Ι", "Kappa": "Κ",
    "Mu": "Μ", "Nu": "Ν", "Omicron": "Ο", "omicron": "ο", "Rho": "Ρ", "Tau": "Τ", "Chi": "Χ", "textbackslash": "\\",
    "varrho": "ϱ", "varpi": "ϖ", "mid": "|", "vert": "|", "bullet": "•", "star": "★",
    "lnot": "¬", "neg": "¬", "mu": "μ", "textgamma": "γ", "textbeta": "β",
    "textalpha": "α", "textdelta": "δ", "vdots": "⋮", "circledR": "®", "trademark": "™",
    "setminus": "∖", "ominus": "⊖", "odot": "⊙",
}  # fmt: skip

MACROS: Mapping[str, str] = MappingProxyType(
    _ALIASES
    | {macro: char for char, macro in LETTERS.items()}
    | {macro: char for char, macro in {**SYMBOLS, **SPACES}.items()}
    | {macro: char for char, macro in MATHS.items() if macro not in {"-", "dagger"}}
    | {latex[2:-1]: char for char, latex in SPECIAL.items() if latex.startswith("{")}
)
"""Macro (without its backslash) → what it prints, for every macro without an argument."""

MARKS: Mapping[str, str] = MappingProxyType({macro: mark for mark, macro in ACCENTS.items()} | {"t": "\u0361"})
"""Accent macro → combining mark."""


def macro_of(char: str) -> str | None:
    r"""The LaTeX that prints one character above ASCII with pdfLaTeX, or `None` where it has none.

    >>> print(macro_of("é"), macro_of("ø"), macro_of("ế"), macro_of("β"), macro_of("中"))
    {\'e} {\o} {\'{{\^e}}} {$\beta$} None
    """
    for table in (LETTERS, SYMBOLS, SPACES):
        if char in table:
            return f"{{\\{table[char]}}}"
    if char in MATHS:
        macro = MATHS[char]
        return f"{{$\\{macro}$}}" if macro.isalpha() else f"{{${macro}$}}"
    if char in SCRIPTS:
        return f"{{${SCRIPTS[char]}$}}"
    parts = unicodedata.decomposition(char).split()
    if len(parts) == 2 and not parts[0].startswith("<"):
        return accented(chr(int(parts[0], 16)), chr(int(parts[1], 16)))
    return None


def accented(base: str, mark: str) -> str | None:
    """The LaTeX for a letter under a combining mark, or `None` where there is none."""
    accent = ACCENTS.get(mark)
    if accent is None:
        return None
    if base in "ij":
        inner = f"\\{base}"
    elif base.isascii():
        inner = base
    else:
        macro = macro_of(base)
        if macro is None:
            return None
        inner = f"{{{macro}}}"  # biber takes away one pair
    if accent.isalpha() and not inner.startswith(("{", "\\")):
        inner = f" {inner}" if len(accent) == 1 else f"{{{inner}}}"
    return f"{{\\{accent}{inner}}}"
