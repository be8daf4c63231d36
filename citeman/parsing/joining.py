"""The lines of one entry put together again: hyphens of the line break taken out, real ones and addresses kept.

What may not live here: which lines belong together (see `split`).
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from citeman.text import has_cjk, squeeze

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(
    r"(?:https?\s?://|ftp://|www\.|\bdoi[:.]?\s?\S*/|\b10\.\d{4,9}/|\b10\.\d{0,9}$)\S*$|https?:(?:/)?$", re.IGNORECASE
)
_ADDRESS_ENDS = tuple("/-_=&?#%~+:@\u2010")
_GOES_ON = re.compile(
    r"(?=\S*[\d/_=&?%#~])(?:[a-z0-9%._~/?#=&+@:()-]|[A-Z](?=[\w./-]*\d))[^\s,;<>]*|\w+(?:\.\w+)+(?=[\s.>)\]]|$)"
)
_ANEW = re.compile(r"https?://|www\.|doi:|10\.\d{4,9}/\S", re.IGNORECASE)
"""What begins an address of its own."""

_YEAR = re.compile(r"\((?:1[89]|20)\d\d[a-z]?\)[.,;:]?")
"""A year in brackets, which may stand behind an address and is no part of one."""

_DOI = re.compile(r"10\.\d{4,9}/.")
_SPACED_DOI = re.compile(
    r"(?<![\d.])(?:10 \. ?\d{4,9} ?/ ?|10\.\d{4,9}(?: / ?|/ ))\S+"
    r"(?:(?: [./_-] (?=[a-z0-9])|(?<=[-_/]) (?=[a-z0-9]))\S+)*|"
    r"(?<![\d.])10\.\d{4,9}/\S*\d- \d\S*(?:(?<=\d-) \d\S*)*"
)
"""A DOI with blanks about its stops and hyphens, which some styles stretch their lines with."""

_LEADING = frozenset(
    {"self", "non", "cross", "well", "high", "low", "long", "short", "e", "real", "large", "small", "full", "all"}
)
"""First parts of compounds that keep their hyphen where nothing else is known of them."""

_LOOK_BACK = 300
_TRAILING = frozenset(
    "added assessment aware based border centered centred centric century class commerce dependent "
    "dimensional driven effective efficacy efficient esteem generation income independent known made old "
    "oriented party performance person quality regulated regulation related reported risk scale sectional "
    "sensitive specific speed wide winning wise year years".split()
)
"""Second parts of compounds that keep their hyphen where nothing else is known of them."""


def words_of(text: str) -> frozenset[str]:
    """Every word of a text, in small letters, hyphenated ones whole: what tells a real hyphen from a line break's."""
    return frozenset(found.group(0).lower() for found in _WORD.finditer(text))


@lru_cache(maxsize=8)
def vocabulary(text: str) -> frozenset[str]:
    """The words of a document (the last few documents' are remembered)."""
    return words_of(text)


def join(pieces: Iterable[str], known: Collection[str] = ()) -> str:
    """The pieces of an entry, one a line, as one line.

    `known` are the words that the document holds elsewhere: "infor-" + "mation" is closed up where "information" is
    among them or where nothing speaks for a compound. Addresses and DOIs broken at a line end are closed up.

    >>> join(["tech-", "nology of high-", "end goods. https://doi.org/10.1000/", "abc-1"])
    'technology of high-end goods. https://doi.org/10.1000/abc-1'
    """
    joined = ""
    for piece in pieces:
        clean = squeeze(piece)
        if clean:
            joined = _pair(joined, clean, known) if joined else clean
    return _SPACED_DOI.sub(lambda found: found.group().replace(" ", ""), joined) if "10" in joined else joined


def _pair(left: str, right: str, known: Collection[str]) -> str:
    """Two lines of an entry put together."""
    tail = left[-_LOOK_BACK:]
    address = _ADDRESS.search(tail)
    if left[-1] == "\u00ad":
        return left[:-1] + right
    if address and _same_address(address.group(0), right):
        return left + right
    broken = _BROKEN.search(tail)
    if broken:
        return _hyphenated(left, broken.group(1), right, known)
    numbers = left[-1] in "-\u2010\u2011\u2013" and left[-2:-1].isdigit() and right[0].isdigit()
    east = has_cjk(left[-1]) and has_cjk(right[0])
    alternative = left[-1] == "/" and not address and not left.endswith((" /", "//"))
    return left + right if numbers or east or alternative else f"{left} {right}"


def open_address(text: str) -> bool:
    """Whether a line breaks off within an address or a DOI: what stands next goes on with it, though it be a number.

    >>> open_address("https://doi.org/10.1001/archderm.105.1."), open_address("see www.example.org")
    (True, False)
    """
    address = _ADDRESS.search(text.rstrip()[-_LOOK_BACK:])
    return address is not None and address.group(0).endswith((".", *_ADDRESS_ENDS))


def _same_address(address: str, right: str) -> bool:
    """Whether the first word of a line goes on with the address that the line before ends with."""
    token = right.split(maxsplit=1)[0]
    anew = _ANEW.match(token) and (_DOI.search(address) or not address.endswith(("/", "=")))
    if (
        anew
        or _YEAR.fullmatch(token)
        or (token[0].isupper() and token.endswith(","))
        or address.endswith((",", ";", ">", ")", "]", '"'))
    ):
        return False
    if address.endswith(_ADDRESS_ENDS):
        return not token.startswith(("(", "[", "<"))
    if token[0] in "/_?=&%#-" and len(token) > 1:
        return True
    if _GOES_ON.match(token) is None:
        return False
    if address.endswith("."):
        return token[0].islower() or (token[0].isdigit() and not re.fullmatch(r"(?:1[89]|20)\d\d\W*", token))
    numbered = token[0].islower() and any(char.isdigit() for char in token)
    return len(right.split()) == 1 or "/" in token or (len(address) > 25 and numbered)


def _hyphenated(left: str, first: str, right: str, known: Collection[str]) -> str:
    """Two lines of which the first ends with a hyphen: the line break's, which goes, or the word's own, which stays."""
    following = _NEXT_WORD.match(right)
    second = following.group(0) if following else ""
    if second in {"and", "or", "und", "et", "y", "e", "oder", "bzw"} or not (second or right[0].isdigit()):
        return f"{left} {right}"
    whole, compound = (first + second).lower(), f"{first}-{second}".lower()
    shouted = first.isupper() and second.isupper()
    if not second or (second[0].isupper() and not shouted and first not in {"Mc", "Mac"}):
        keeps = True
    elif whole in known or compound in known:
        keeps = whole not in known
    else:
        keeps = second in _TRAILING or first.lower() in _LEADING or len(first) == 1
    return left + right if keeps else left[:-1] + right
