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
_LEADING = frozenset({"self", "non", "cross", "well", "high", "low", "long", "short", "e", "real", "large", "small", "full", "all"})
"""First parts of compounds that keep their hyphen where nothing else is known of them."""

_TRAILING = frozenset(
    "based driven oriented related specific like free scale term time end level order dimensional type year years old wide made "
    "aware efficient effective dependent independent sensitive making being known quality performance income speed term added "
    "linear economic political cultural regulation regulated efficacy esteem reported assessment case control section sectional "
    "line centered centred centric learning commerce government business mail health border up down out in off on by to the "
    "chain party person world language art date generation century class rate risk stage state world wise winning term analysis".split()
)


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
    return joined


def _pair(left: str, right: str, known: Collection[str]) -> str:
    if left[-1] == "\u00ad":
        return left[:-1] + right
    address = _ADDRESS.search(left)
    if address and _same_address(address.group(0), right):
        return left + right
    broken = _BROKEN.search(left)
    if broken:
        return _hyphenated(left, broken.group(1), right, known)
    if left[-1] in "-\u2010\u2011\u2013" and left[-2:-1].isdigit() and right[0].isdigit():
        return left + right
    if has_cjk(left[-1]) and has_cjk(right[0]):
        return left + right
    if left[-1] == "/" and not left.endswith((" /", "//")):
        return left + right
    return f"{left} {right}"


def _same_address(address: str, right: str) -> bool:
    token = right.split(maxsplit=1)[0]
    if token[0].isupper() and token.endswith(","):
        return False
    if address.endswith(_ADDRESS_ENDS):
        return not token.startswith(("(", "[", "<"))
    if token.startswith(("/", "_", "?", "=", "&", "%", "#", "-")) and len(token) > 1:
        return True
    if address.endswith((",", ";", ">", ")", "]", '"')):
        return False
    goes_on = _GOES_ON.match(token)
    if goes_on is None:
        return False
    if address.endswith("."):
        return token[0].islower() or (token[0].isdigit() and not re.fullmatch(r"(?:1[89]|20)\d\d\W*", token))
    return (
        len(right.split()) == 1
        or "/" in token
        or (len(address) > 25 and token[0].islower() and any(c.isdigit() for c in token))
    )


def _hyphenated(left: str, first: str, right: str, known: Collection[str]) -> str:
    following = _NEXT_WORD.match(right)
    if following is None:
        return left + right if right[0].isdigit() else f"{left} {right}"
    second = following.group(0)
    if second in {"and", "or", "und", "et", "y", "e", "oder", "bzw"}:
        return f"{left} {right}"
    if second[0].isupper() and not (first.isupper() and second.isupper()) and first not in {"Mc", "Mac"}:
        return left + right
    whole, compound = (first + second).lower(), f"{first}-{second}".lower()
    if compound in known and whole not in known:
        return left + right
    if whole in known:
        return left[:-1] + right
    if second in _TRAILING or first.lower() in _LEADING or len(first) == 1:
        return left + right
    return left[:-1] + right
