"""LaTeX documents: which keys one cites, and a `.bib` file that several people share, brought up to date in place.

What may not live here: running LaTeX; reading and writing files.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from citeman.formats.bibtex import shared
from citeman.formats.bibtex.writer import needs_unicode_engine
from citeman.model import Entry

__all__ = ["cited_keys", "included", "needs_unicode_engine", "update_bib"]

_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%.*")
_VERBATIM = re.compile(r"\\begin\{(verbatim\*?|lstlisting|comment|filecontents\*?)\}.*?\\end\{\1\}", re.DOTALL)
_CITE = re.compile(r"\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?=\s*[\[{(<])")
_ARGUMENT = re.compile(r"\s*(?:\[[^\]]*\]|\([^()]*\)|<[^<>]*>)")
_BRACES = re.compile(r"\s*\{([^{}]*)\}")
_NOT_KEYS = re.compile(r"\\(?:citestyle|citenamefont|citealias|defcitealias|citeauthorfont|citeindex\w*|newcite\w*)\b")
_AUX = re.compile(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]*)\}")
_BCF = re.compile(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")
_AUX_INPUT = re.compile(r"\\@input\{([^{}]*)\}")
_TEX_INPUT = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]*)\}")


def cited_keys(text: str) -> tuple[str, ...]:
    r"""The keys that a document cites, each once, in order: from its `.aux`, its `.bcf` (biblatex) or its source.

    `*` stands for all, as `\nocite{*}` asks for.

    >>> cited_keys(r"See \citep[p.~3]{kong2019research, ma2018} and \cites{x}[7]{y}. % \cite{no}")
    ('kong2019research', 'ma2018', 'x', 'y')
    """
    if "<bcf:" in text:
        found: Iterator[str] = (key for group in _BCF.findall(text) for key in [group.replace("&amp;", "&")])
    elif _is_aux(text):
        found = (key for group in _AUX.findall(text) for key in group.split(","))
    else:
        found = _from_source(text)
    return tuple(dict.fromkeys(key.strip() for key in found if key.strip()))


def included(text: str) -> tuple[str, ...]:
    """The files that an `.aux` or a source takes in, as it names them."""
    if _is_aux(text):
        return tuple(_AUX_INPUT.findall(text))
    return tuple(name.strip() for name in _TEX_INPUT.findall(_COMMENT.sub("", text)))


def _is_aux(text: str) -> bool:
    return text.lstrip().startswith((r"\relax", r"\abx@aux")) or r"\bibdata{" in text


def _from_source(text: str) -> Iterator[str]:
    plain = _VERBATIM.sub("", _COMMENT.sub("", text))
    for command in _CITE.finditer(plain):
        if _NOT_KEYS.match(plain, command.start()):
            continue
        many = command.group(0).rstrip("*").endswith("s") and "cites" in command.group(0).lower()
        at = command.end()
        while True:
            while (argument := _ARGUMENT.match(plain, at)) is not None:
                at = argument.end()
            braces = _BRACES.match(plain, at)
            if braces is None:
                break
            yield from braces.group(1).split(",")
            at = braces.end()
            if not many:
                break


def update_bib(existing: str, entries: Sequence[Entry], *, names: Collection[str] | None = None) -> str:
    """A `.bib` file with these entries brought up to date, and all the rest byte for byte as it was.

    An entry of the file that has the key (or an alias) of one of `entries` is replaced where it stands, unless it says
    the same already; fields of it that citeman does not write (`file`, `owner` …) are kept. New entries go to the end.
    Which dialect is written, and whether letters are macros, is as in the file. Raises `UsageError` where two of
    `entries` have one key.
    """
    return shared.update(existing, entries, names=names)
