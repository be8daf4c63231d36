"""Citekeys: readable ASCII names for works, made by a pattern and kept unique.

The pattern language is that of Better BibTeX's citekey formulas, in part (https://retorque.re/zotero-better-bibtex/citing/):
terms joined by `+`, each a function or a quoted text, with filters after dots. What may not live here: storing keys; a
key once given is the library's to keep.

    auth              family name of the first author; else of the first editor; else the title's first word
    authors(n)        family names of the first n authors, "EtAl" after them where there are more
    year, shortyear   year of issue, or its last two digits; "nd" where there is none
    title             the title's words, small ones left out, each with a capital
    shorttitle(n)     the first n (3) of them
    veryshorttitle    the first of them
    journal           the container's words, in the same way
    type              CSL's type
    doi, volume, page the field (of page: the first)
    'text'            itself

    .lower .upper .capitalize   case
    .abbr                       the first letter of each word
    .select(from, n)            n letters, the first being 1
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import count

from citeman.errors import UsageError
from citeman.model import Item, Name
from citeman.text import has_cjk, unaccented

DEFAULT = "auth.lower + year + veryshorttitle.lower"
"""`kong2019research`"""

_TERM = re.compile(
    r"\s*(?:'(?P<text>[^']*)'|\"(?P<quoted>[^\"]*)\"|(?P<call>[a-z]+)(?:\((?P<args>[\d,\s]*)\))?)"
    r"(?P<rest>[^+]*)(?:\+|$)",
    re.IGNORECASE,
)
_FILTER = re.compile(r"\s*\.\s*([a-z]+)(?:\(([\d,\s]*)\))?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_UNREAD = re.compile(r"</?[a-z]+[^<>]*>|['\u2019]s\b|(?<=\b[A-Za-z])-(?=[a-z])")
"""Markup, the English genitive, and the hyphen of "e-commerce"."""
_SMALL = frozenset(
    """
    a an the and or of on in at by to for from with as is are be its into onto about per via s t der die das den dem
    des ein eine einer eines und oder von zu zur zum im am fur uber mit auf aus bei le la les l un une du de d et ou
    en au aux sur pour par dans el los las una unos unas y o del al con por para sobre lo il i gli uno di da e su
    nel della delle dei
    """.split()
)
"""Articles, prepositions and conjunctions that say nothing of a title (English, German, French, Spanish, Italian)."""
_CJK_WORD = 2
_LONGEST_WORD = 20

_Part = Callable[[Item], str]


def make(item: Item, pattern: str = DEFAULT) -> str:
    """The key that a pattern gives an item: ASCII letters, digits and `-`, never empty.

    Raises `UsageError` where the pattern is not understood.

    >>> from citeman.model import Date
    >>> make(Item(title="Research on the Market", author=(Name(family="Kong", given="X."),), issued=Date.of(2019)))
    'kong2019research'
    >>> make(Item(title="Xiaomi Official Website")), make(Item())
    ('xiaomiofficial', 'anon')
    """
    key = "".join(part(item) for part in _compiled(pattern))
    return re.sub(r"[^A-Za-z0-9-]", "", key) or "anon"


def assign(items: Sequence[Item], taken: Collection[str] = (), pattern: str = DEFAULT) -> tuple[str, ...]:
    """A key for each item, in order, none twice and none in `taken` (case does not count).

    Items whose pattern gives one key are told apart by `a`, `b` …; which gets which depends on what they say, not on
    the order they come in.

    >>> assign([Item(title="B Study"), Item(title="B study!")], taken=["bstudy"])
    ('bstudya', 'bstudyb')
    """
    used = {key.lower() for key in taken}
    keys: dict[int, str] = {}
    made = [make(item, pattern) for item in items]
    for at in sorted(range(len(items)), key=lambda at: (made[at].lower(), _signature(items[at]), at)):
        key = next(key for key in _variants(made[at]) if key.lower() not in used)
        used.add(key.lower())
        keys[at] = key
    return tuple(keys[at] for at in range(len(items)))


def _signature(item: Item) -> str:
    return "\x00".join(f"{name}={value}" for name, value in item.known())


def _variants(key: str) -> "map[str]":
    return map(lambda n: key + _letters(n), count())  # noqa: C417 (lazy, and endless)


def _letters(number: int) -> str:
    """0 → nothing, 1 → a … 26 → z, 27 → aa."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    at = 0
    while at < len(pattern):
        found = _TERM.match(pattern, at)
        if found is None:
            raise UsageError(f"citekey pattern {pattern!r}: not understood from {pattern[at:]!r} on")
        parts.append(_part(found, pattern))
        at = found.end()
    if not parts:
        raise UsageError("the citekey pattern is empty")
    return tuple(parts)


def _part(found: re.Match[str], pattern: str) -> _Part:
    text = found.group("text") if found.group("text") is not None else found.group("quoted")
    filters = _filters(found.group("rest"), pattern)
    if text is not None:
        words = [text]
        source: Callable[[Item], list[str]] = lambda _item: words  # noqa: E731
    else:
        name = found.group("call").lower()
        if name not in _FUNCTIONS:
            raise UsageError(f"citekey pattern {pattern!r}: no function {name!r}; there are {', '.join(_FUNCTIONS)}")
        source = _bound(_FUNCTIONS[name], _numbers(found.group("args")))

    def part(item: Item) -> str:
        out = source(item)
        for each in filters:
            out = each(out)
        return "".join(out)

    return part


def _bound(function: Callable[..., list[str]], args: list[int]) -> Callable[[Item], list[str]]:
    return lambda item: function(item, *args[:1])


def _numbers(args: str | None) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", args or "")]


def _filters(rest: str, pattern: str) -> list[Callable[[list[str]], list[str]]]:
    filters: list[Callable[[list[str]], list[str]]] = []
    at = 0
    while rest[at:].strip():
        found = _FILTER.match(rest, at)
        name = found.group(1).lower() if found else ""
        if found is None or name not in {"lower", "upper", "capitalize", "abbr", "select"}:
            raise UsageError(f"citekey pattern {pattern!r}: no filter {rest[at:].strip()!r}")
        numbers = _numbers(found.group(2))
        if name == "select":
            start, length = (*numbers, 1, _LONGEST_WORD)[:2] if len(numbers) != 1 else (numbers[0], _LONGEST_WORD)
            filters.append(lambda words, a=start - 1, n=length: ["".join(words)[max(a, 0) : max(a, 0) + n]])  # type: ignore[misc]
        else:
            filters.append(_PLAIN_FILTERS[name])
        at = found.end()
    return filters


_PLAIN_FILTERS: dict[str, Callable[[list[str]], list[str]]] = {
    "lower": lambda words: [word.lower() for word in words],
    "upper": lambda words: [word.upper() for word in words],
    "capitalize": lambda words: [word[:1].upper() + word[1:] for word in words],
    "abbr": lambda words: [word[:1] for word in words],
}


def _words(text: str | None) -> list[str]:
    """The words of a text in ASCII; of CJK text, which has no blanks, pairs of characters."""
    words: list[str] = []
    for found in _WORDS.finditer(_UNREAD.sub("", text or "")):
        word = found.group(0)
        if has_cjk(word):
            words += [_ascii(word[at : at + _CJK_WORD]) for at in range(0, len(word), _CJK_WORD)]
        else:
            words.append(_ascii(word))
    return [word[:_LONGEST_WORD] for word in words if word]


def _ascii(text: str) -> str:
    """The text in ASCII letters and digits: accents dropped, other scripts by their usual romanisation."""
    plain = unaccented(text)
    if not plain.isascii():
        from anyascii import anyascii  # noqa: PLC0415 (its tables are loaded only where a script needs them)

        plain = anyascii(plain)
    return re.sub(r"[^A-Za-z0-9]", "", plain)


def _title_words(text: str | None) -> list[str]:
    words = _words(text)
    return [word for word in words if word.lower() not in _SMALL] or words


def _person(name: Name) -> str:
    if name.family:
        return "".join(_words(name.family)) if not has_cjk(name.family) else _ascii(name.family)
    return "".join(_title_words(name.literal or name.given)[:2])


def _has_person(item: Item) -> bool:
    return any(_person(name) for name in (item.author or item.editor)[:1])


def _auth(item: Item) -> list[str]:
    people = item.author or item.editor
    if people and (person := _person(people[0])):
        return [person[:_LONGEST_WORD]]
    return (_title_words(item.title) or _title_words(item.container_title or item.publisher) or ["anon"])[:1]


def _authors(item: Item, number: int = 3) -> list[str]:
    people = [person for name in item.author or item.editor if (person := _person(name))]
    if not people:
        return _auth(item)
    return people[:number] + (["EtAl"] if len(people) > number or item.et_al else [])


def _year(item: Item) -> list[str]:
    year = item.issued.year if item.issued else None
    return [] if year is None else [str(abs(year))]


def _capitalised(words: list[str]) -> list[str]:
    return [word[:1].upper() + word[1:] for word in words]


def _title(item: Item, number: int | None = None) -> list[str]:
    """Title words, without the one that stands in for a missing author or repeats it."""
    words = _title_words(item.title)
    if not _has_person(item) or (len(words) > 1 and words[0].lower() == _auth(item)[0].lower()):
        words = words[1:]
    return _capitalised(words if number is None else words[:number])


_FUNCTIONS: dict[str, Callable[..., list[str]]] = {
    "auth": _auth,
    "authors": _authors,
    "year": _year,
    "shortyear": lambda item: [year[-2:] for year in _year(item)],
    "title": _title,
    "shorttitle": lambda item, number=3: _title(item, number),
    "veryshorttitle": lambda item, number=1: _title(item, number),
    "journal": lambda item: _capitalised(_title_words(item.container_title)),
    "type": lambda item: [str(item.type)],
    "doi": lambda item: [_ascii(item.doi or "")],
    "volume": lambda item: [_ascii(item.volume or "")],
    "page": lambda item: _words(item.page)[:1],
}
