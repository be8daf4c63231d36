"""Names of persons and organisations in BibTeX's syntax, in and out. What may not live here: lists other than of names.

The rules are those of BibTeX itself ("Designing BibTeX styles", Oren Patashnik, 1988, section 4; "Tame the BeaST",
Nicolas Markey, section 11): `First von Last`, `von Last, First` and `von Last, Jr, First`, cut at commas and blanks
outside braces; a part of a name in braces is one word, and a whole name in braces is an organisation's.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from citeman.formats.bibtex.decode import decode
from citeman.model import Name

_AND = re.compile(r"\sand(?=\s)", re.IGNORECASE)
_DEPTH = re.compile(r"(?<!\\)[{}]|\s+and(?=\s)|(?<!\\),|[\s~]+|^and(?=\s)", re.IGNORECASE)
_EXTENDED = re.compile(r"(?:^|,\s*)(family|given|prefix|suffix)\s*=\s*", re.IGNORECASE)
_UNSAFE = re.compile(r"[,{}~]|\band\b|^\s|\s$", re.IGNORECASE)
_ENDS_LABEL = re.compile(r"[\[\]()]")
"""A family name is the label of a `\\bibitem`, which stands in brackets, and natbib's in others."""
_CONTROL = re.compile(r"\\[A-Za-z]+\s*|\\.")


def write_names(names: Sequence[Name], text: Callable[[str], str], *, et_al: bool = False) -> str:
    """Names as a BibTeX field; `text` turns a part of a name into LaTeX.

    >>> write_names([Name(family="Berg", given="Jan", non_dropping_particle="van der"), Name(literal="WHO")], str)
    'van der Berg, Jan and {WHO}'
    """
    written = [_write(name, text) for name in names]
    return " and ".join([*written, "others"] if et_al else written)


@lru_cache(maxsize=16384)
def _write(name: Name, text: Callable[[str], str]) -> str:
    if name.family is None:
        whole = name.literal or name.given or "".join(filter(None, (name.suffix, name.dropping_particle)))
        return f"{{{text(whole)}}}"
    particles = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    family = _part(name.family, text, alone=not particles, words=True)
    if particles:
        lower = all(word[:1].islower() for word in particles.split())
        family = f"{text(particles)} {family}" if lower else _part(f"{particles} {name.family}", text, alone=True)
    given = _part(name.given, text) if name.given else ""
    if name.suffix:
        return f"{family}, {_part(name.suffix, text)}, {given or '{}'}"
    if given:
        return f"{family}, {given}"
    return family if not particles and " " not in family and not family.startswith("{") else f"{family}, {{}}"


def _part(part: str, text: Callable[[str], str], *, alone: bool = False, words: bool = False) -> str:
    """A part of a name, in braces where BibTeX would cut it or take its beginning for a particle."""
    if part.isalpha() and part[0].isupper():
        return text(part)
    particle_like = (alone or words) and any(word[:1].islower() for word in part.split())
    if particle_like or _UNSAFE.search(part) or (words and _ENDS_LABEL.search(part)):
        return f"{{{text(part)}}}"
    return text(part)


def read_names(field: str) -> tuple[tuple[Name, ...], bool]:
    r"""The names in a BibTeX field as it stands in the file, and whether "and others" follows them.

    >>> read_names("van der Berg, Jan and {World Health Organization} and Donald E. Knuth and others")[1]
    True
    >>> read_names(r"{\L}ukasz Kaiser")[0][0].family
    'Kaiser'
    """
    names: list[Name] = []
    et_al = False
    for words in split_names(field):
        if words.lower() in {"others", "et al.", "et al"}:
            et_al = True
        elif words:
            names.append(_read(words))
    return tuple(names), et_al and bool(names)


def split_names(field: str) -> list[str]:
    """A field cut at every "and" outside braces."""
    whole = [name.strip() for name in _AND.split(f" {field} ")]
    if "{" not in field or all(name.count("{") == name.count("}") for name in whole):
        return [name for name in whole if name]
    parts, depth, start = [], 0, 0
    for found in _DEPTH.finditer(field):
        mark = found.group(0)
        if mark in "{}":
            depth += 1 if mark == "{" else -1
        elif depth <= 0 and mark.strip().lower() == "and":
            parts.append(field[start : found.start()].strip())
            start = found.end()
    return [part for part in [*parts, field[start:].strip()] if part]


@lru_cache(maxsize=16384)
def _read(name: str) -> Name:
    if "=" in name and _EXTENDED.match(name):
        return _read_extended(name)
    if _is_one_group(name):
        return Name(literal=decode(name) or name)
    if "{" in name or "\\" in name or "~" in name:
        parts = _cut(name, ",")
        words = _words(parts[0])
    else:
        parts = [part.strip() for part in name.split(",")]
        words = parts[0].split()
    if not words:
        return Name(literal=decode(name) or name)
    if len(parts) == 1:
        return _first_von_last(words)
    given = ", ".join(parts[2:]) if len(parts) > 2 else parts[1]
    von = max((i + 1 for i, word in enumerate(words[:-1]) if _is_lower(word)), default=0)
    return _name(words[von:], von=words[:von], given=given, suffix=parts[1] if len(parts) > 2 else None)


def _first_von_last(words: list[str]) -> Name:
    """A name without a comma: the lower-case words in the middle are the particle; the last word is never one."""
    lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    if lower:
        first, last = lower[0], lower[-1] + 1
    else:
        first = last = len(words) - 1
    return _name(words[last:], von=words[first:last], given=" ".join(words[:first]))


def _name(family: list[str], *, von: list[str], given: str, suffix: str | None = None) -> Name:
    return Name(
        family=decode(" ".join(family)) or None,
        given=decode(given) or None if given else None,
        non_dropping_particle=decode(" ".join(von)) or None if von else None,
        suffix=decode(suffix) or None if suffix else None,
    )


def _read_extended(name: str) -> Name:
    """Biblatex's extended name format: `family=Berg, given=Jan, prefix=van der`."""
    pieces = _EXTENDED.split(name)
    parts = {key.lower(): value.strip().strip('"') for key, value in zip(pieces[1::2], pieces[2::2], strict=False)}
    given = re.split(r",\s*(?:given-i|family-i|useprefix|id|hash)\s*=", parts.get("given", ""))[0]
    return _name([parts.get("family", "")], von=[parts.get("prefix", "")], given=given, suffix=parts.get("suffix"))


def _is_one_group(name: str) -> bool:
    """Whether one pair of braces holds the whole name (and more than a single accented letter)."""
    if not name.startswith("{") or (name.startswith("{\\") and len(decode(name)) == 1):
        return False
    depth = 0
    for at, char in enumerate(name):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            return at == len(name) - 1
    return True


def _cut(name: str, at: str) -> list[str]:
    """A name cut at every comma (or every blank) outside braces."""
    parts, depth, start = [], 0, 0
    for found in _DEPTH.finditer(name):
        mark = found.group(0)
        if mark in "{}":
            depth += 1 if mark == "{" else -1
        elif depth <= 0 and ((mark == ",") if at == "," else not mark.strip("~ \t\r\n")):
            parts.append(name[start : found.start()].strip())
            start = found.end()
    return [*parts, name[start:].strip()]


def _words(part: str) -> list[str]:
    return [word for word in _cut(part, " ") if word]


def _is_lower(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter outside braces, or of a macro, is lower case."""
    if word.startswith("{"):
        if not word.startswith("{\\"):
            return False
        printed = decode(word)
        return printed[:1].islower()
    bare = _CONTROL.sub("", word) if "\\" in word else word
    for char in bare:
        if char.isalpha():
            return char.islower()
    return False
