"""A printed list of names → Names, in order.

The list is cut at what can only part names (";", "&", "and"), then at commas by what stands on either side: initials,
single words, whole names. What may not live here: which names are editors'; the single name (`one_name`).
"""

import re
from functools import lru_cache

from citeman.model import Name
from citeman.parsing.fields.cjk_names import is_cjk, read_cjk
from citeman.parsing.fields.given_names import givenness
from citeman.parsing.fields.one_name import Shape, direct, family_initials, inverted, is_particle, literal, shape
from citeman.parsing.fields.order import Reading, settled, straightness
from citeman.parsing.fields.organisations import is_body, is_known
from citeman.parsing.fields.text import narrow, plain, tight
from citeman.text import fold

ET_AL = re.compile(
    r"[\s,;&(\[]*(?:\bet\.?\s*al\b\.?|\betal\b\.?|\band\s+(?:others|co-?workers|colleagues)\b|\bu\.\s?a\.|"
    r"\bund\s+andere\b|"
    r"\bet\s+(?:alii|coll)\b\.?|\b(?:e\.\s?a|m\.\s?fl)\.|\ba\s+kol\.|\baj\.|\bi\s+in(?:ni\b|\.)|\bve\s+diğerleri\b|\bvd\.|"
    r"\bi\s+wsp\b\.?|\bés\s+mtsai\b\.?|\bκαι\s+συν\w*\.?|\bve\s+ark\b\.?|\bи\s+соавт\b\.?|\ba\s+kol\b(?!\w)|"
    r"\bи\s+др\b\.?|\bта\s+ін\b\.?|\by\s+(?:otros|cols)\b\.?|\be\s+outros\b|\baltri\b|\bdkk\b\.?|,?\s*等|ほか|他$|\s외(?:\s*\d+\s*[명인])?$|…|"
    r"\.\.\.)[\s,.;)\]]*"
)
"""What stands for the names that a list leaves out."""

_ROLE = re.compile(
    r"(?:[\s,;]*[(\[]?\s*\b(?:eds?|hrsg|hgg?|coords?|red|ред|сост|trans|transl|übers|a cura di)|"
    r"(?:\s*[,;]\s*|[\s,;]*[(\[]\s*)(?:editors?|dirs?|directors?|translators?|comps?|orgs?))\b\.?\s*[)\]]?[\s,.;]*$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\s*;\s*|(?<=[^\W\d_.]|\.)\s+[–—]\s+(?=[^\W\d_])|\s+/\s+|(?<=[a-zà-ÿ.])\s*/\s*(?=[A-ZÀ-Ý])|\s*[·・]\s*|\s*\|\s*"
)
_LINK = re.compile(r"[\s,]*(?:&(?:amp;)?|\b(?:and|und|et|y|e|en|og|och|i|a|и|та|й|u|ve|dan)\b(?=\s+[^\W\d_]))\s*")
_WORD_LINK = re.compile(r"[\s,]*(?:&(?:amp;)?|\b(?:and|und)\b)\s*")
_CAPITAL_ET = re.compile(r"\s+(?:AND|ET|UND)\s+(?=[A-Z])")
_COMMA = re.compile(r"\s*,\s*")
_BY_THE = re.compile(r"(?:vom|von (?:der|dem|den)|by the|dal(?:la)?|par (?:le|la)|por (?:el|la)) (?=[A-ZÀ-ÖØ-Þ])")
"""What stands before a body behind a word for its work: "Hrsg. vom Bundesamt"."""
_CAPITALS = re.compile(r"(?<![\w.(])[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]+(?:-[A-ZÀ-ÖØ-Þ]{2,})*(?![\w.])")
_SMALL = re.compile(r"(?<!\w)[A-ZÀ-Þ][a-zà-ÿ]{2}")
_CAPITALS_FIRST = re.compile(
    r"(?:(?<=^)|(?<=[,;&] )|(?<=and )|(?<=und )|(?<=et "
    r"))((?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]+\s+)*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]+)\s+((?:[A-ZÀ-Þ][a-zà-ÿ]+[\s-]?)+)(?=$|[,;.]|"
    r"\s+(?:&|and|und|et)\s)"
)
_SUFFIX = re.compile(r"^(?:jr|sr|junior|senior|ii|iii|iv)\.?$", re.IGNORECASE)
_SUFFIX_BEHIND = re.compile(r"(,\s*(?:[A-Z]\.[\s-]*)+?)\s*((?:Jr|Sr)\b\.?|\b(?:III?|IV)\b)(?=\s*(?:[,;&]|$|and\b))")
"""A suffix that only a blank parts from the initials: "Nash, J. F. Jr."."""
_BRACKETED = re.compile(r"\s*\(((?:[A-Z][^\W\d_]{0,2}\.[\s\-]*)+(?:(?:de|du|d['’]|von|van)(?: la| der)?)?)\)")
_PARTICLE_END = re.compile(
    r"^(?:[A-Z][.\s-]*)*(?:von|van|de|der|den|la|di|da|du|del|zu|dos)(?:\s+(?:der|den|la|von))*$"
)


_BY_SHAPE = 3
"""How much the shapes of a list's pieces count beside its words."""
_TWO = 3
"""How little a family name of two words is to be expected."""
_LONE = 6
"""How little a name of one word is to be expected."""
_HONORIFIC = re.compile(
    r"(?:(?<![^\s,;&/(])(?:(?:Prof|Dr|Drs|Dra|Mr|Mrs|Ms|Rev|проф|доц|акад|д-р)(?:\.\s?|\s)(?=[^\W\d_])|"
    r"(?:Sir\s|Dame\s|Mme\s|Mlle\s|Mgr\.?\s|Ing\.\s?|Hon\.\s?)(?=(?:[A-Z]\.[\s-]?)*[^\W\d_]{2}))+|"
    r",\s*(?:Prof|Dr)\.?(?=\s*(?:$|[,;&])))"
)
"""Titles before a name, or behind it: they are no part of it. "Drake" and "Dame J" are names."""
_DEGREE = re.compile(
    r",?\s*(?<![^\W\d_])\(?(?:Ph\.?\s?D|D\.?\s?Phil|[BM]\.?\s?Sc|D(?:r\.?)?\s?Sc|CSc|M\.?\s?Phil|[SM]\.\s?(?:Pd|Kom|Si|Hum)|Esq)"
    r"\b\.?\)?(?=\s*(?:$|[,;&)]|and\b|und\b))"
)
"""Degrees behind a name; those of capitals alone (MD, MA) may be initials and are left."""
_DID = re.compile(
    r"\s*[(\[](?:(?:guest |executive )?(?:host|interviewee|interviewer|narrator|speaker|presenter|performer|composer|"
    r"singer|artist|photographer|writer|director|producer|creator|author|moderator|chair)s?(?:\s?(?:&|and|/|,)\s?)?)+"
    r"[)\]]",
    re.IGNORECASE,
)
"""What a person did, in brackets behind the name."""
_DEGREES = frozenset(("MD", "DDS", "DVM", "MBA", "MPH", "RN", "JD", "LLM"))
"""Degrees that are taken for one where they stand between commas and no family name takes them for initials."""
_LONE_CAPITALS = re.compile(r"\s*[A-Z]{3,8}\s*[.,]?\s*")
"""One word in capitals and no given name: a body that is called by its abbreviation. A person has at least initials."""


_SPELT_OUT = re.compile(r"\s*[A-Z]{2,8} \([^()]*[a-zà-ÿ]{3}[^()]*\)\s*[.,]?\s*")
"""A body's short name with the whole one in brackets."""


@lru_cache(maxsize=20_000)
def read_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a list as printed, and whether it was cut short ("et al.").

    >>> [name.family for name in read_names("Zhang Yi, Li Bingxin,&Liu Jinping")[0]]
    ['Zhang', 'Li', 'Liu']
    >>> read_names("van der Berg, J. P., et al.")[1]
    True
    """
    bare = tight(narrow(plain(text)))
    if _LONE_CAPITALS.fullmatch(bare) or _SPELT_OUT.fullmatch(bare):
        return (Name(literal=bare.strip(" ,.")),), False
    value = _in_small_letters(_DEGREE.sub("", _HONORIFIC.sub("", _DID.sub("", bare))))
    shorter = ET_AL.sub("; ", value)
    et_al = shorter != value
    value = _ROLE.sub("", shorter).strip(" ,;:&-/|")
    if not any(char.isalpha() for char in value):
        return (), et_al
    if is_cjk(value):
        return read_cjk(value), et_al
    names: list[Reading] = []
    value = _SUFFIX_BEHIND.sub(r"\1, \2", _BRACKETED.sub(r", \1", value))
    parts = [part.strip(" ,") for part in _STRONG.split(value)]
    for part in parts:
        names += _part(part, several=len(parts) > 1)
    return settled([each for each in names if each.name.family or each.name.literal]), et_al


def united(first: tuple[Name, ...], again: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names of two places of a reference, each person once: GOST and ISBD print the authors behind the title again.

    >>> [name.family for name in united(read_names("Doe J.")[0], read_names("J. Doe, A. Roe")[0])]
    ['Doe', 'Roe']
    """
    return (*first, *(name for name in again if not any(_one_person(name, known) for known in first)))


def _one_person(name: Name, other: Name) -> bool:
    if name.family is None or other.family is None:
        return name.literal == other.literal and name.literal is not None
    initials = (fold(name.given or "")[:1], fold(other.given or "")[:1])
    return fold(name.family) == fold(other.family) and (initials[0] == initials[1] or "" in initials)


def _in_small_letters(text: str) -> str:
    """Names whose family names are in capitals ("Darren PLANT, BOURDIEU Pierre") as other lists have them.

    Where a family name stands before its given name, a comma is put between them.
    """
    if sum(len(found.group()) > 3 for found in _CAPITALS.finditer(text)) < 1 or not _SMALL.search(text):
        return text
    if "," not in text and is_body(text):
        return text
    turned = _CAPITALS_FIRST.sub(r"\1, \2", text)
    return _CAPITALS.sub(lambda found: found.group() if is_known(found.group()) else found.group().title(), turned)


def _part(text: str, *, several: bool) -> list[Reading]:
    """The names of a stretch without strong separators."""
    if not any(char.isalpha() for char in text):
        return []
    pieces = _COMMA.split(text)
    shapes = [shape(piece) for piece in pieces]
    persons = any(kind in (Shape.INITIALS, Shape.FAMILY_INITIALS, Shape.INITIALS_FAMILY) for kind in shapes)
    if is_body(text) and not (persons and len(pieces) > 1):
        return [Reading(literal(_BY_THE.sub("", text)))]
    if several and len(pieces) <= 3 and not _WORD_LINK.search(text) and len(pieces) > 1:
        whole = _with_suffix(pieces) if _suffixed(pieces) else inverted(pieces[0], " ".join(pieces[1:]), None)
        return [Reading(whole)]
    value = _CAPITAL_ET.sub(" & ", text)
    groups = [group.strip(" ,") for group in _LINK.split(value)]
    if any(shape(group) is Shape.OTHER for group in groups) and _WORD_LINK.search(value):
        groups = [group.strip(" ,") for group in _WORD_LINK.split(value)]
    groups = [group for group in groups if group]
    return _commas([_COMMA.split(group) for group in groups])


def _suffixed(pieces: list[str]) -> bool:
    return len(pieces) == 3 and any(_SUFFIX.match(piece) for piece in pieces[1:])


def _with_suffix(pieces: list[str]) -> Name:
    rest = [piece for piece in pieces[1:] if not _SUFFIX.match(piece)]
    mark = next(piece for piece in pieces[1:] if _SUFFIX.match(piece))
    return inverted(pieces[0], " ".join(rest), mark)


def _commas(groups: list[list[str]]) -> list[Reading]:
    """The names of groups of pieces between commas: a family name takes the given name after it, where it is one."""
    paired = _paired(groups)
    given = _given_names(groups)
    names: list[Reading] = []
    for number, group in enumerate(groups):
        i = 0
        while i < len(group):
            first = number == 0 and i == 0
            can_turn = paired == "all" or (paired == "first" and first)
            took, name = _take(group, i, turn=given if can_turn else frozenset(), first=first)
            if name is not None:
                names.append(Reading(name.name) if paired == "first" else name)
            i += took
    return names


def _given_names(groups: list[list[str]]) -> frozenset[str]:
    """The pieces that can be given names and are not all letters; a letter may stand before one: "B. Douglas"."""
    pieces = [(piece, shape(piece)) for group in groups for piece in group]
    lone = sum(kind is Shape.INITIALS_FAMILY for _, kind in pieces) == 1
    return frozenset(
        piece
        for piece, kind in pieces
        if kind in (Shape.WORD, Shape.FULL)
        or (kind is Shape.INITIALS_FAMILY and (lone or givenness(_begin(piece)) > 0))
    )


_TELLING = frozenset((Shape.INITIALS, Shape.OTHER))
_IN_FULL = frozenset((Shape.WORD, Shape.FULL))


def _paired(groups: list[list[str]]) -> str:
    """How pieces in full are to be read: "no" (each a name), "first" (the first name is turned), "all" (each is).

    Their shapes say one thing, their words may say another: a given name that stands alone, or before a family name.
    """
    by_shape = _pairs_of_words(groups)
    shapes = {shape(piece) for group in groups for piece in group}
    alone = len(groups) == 1 and len(groups[0]) == 1
    if alone or not shapes.isdisjoint(_TELLING) or shapes == {Shape.WORD} or shapes.isdisjoint(_IN_FULL):
        return by_shape
    ways = {"no": 0, "first": 2}
    if all(len(group) % 2 == 0 for group in groups):
        ways["all"] = sum(map(len, groups))
    if by_shape not in ways:
        return by_shape
    said = {way: _said(groups, turned) + _BY_SHAPE * (way == by_shape) for way, turned in ways.items()}
    return max(said, key=lambda way: (said[way], way == by_shape))


def _said(groups: list[list[str]], turned: int) -> int:
    """How well the words agree with the first `turned` pieces being family and given names by turns."""
    total = 0
    left = turned
    for group in groups:
        pairs = min(left, len(group)) // 2 * 2
        for family, given in zip(group[:pairs:2], group[1:pairs:2], strict=True):
            words = [word for word in family.split() if not is_particle(word)] or family.split() or [family]
            total += givenness(_begin(given)) - max(map(givenness, words)) - _TWO * (len(words) > 1)
        total += sum(map(_by_itself, group[pairs:]))
        left -= pairs
    return total


def _begin(given: str) -> str:
    """The first word that is no letter."""
    return next((word for word in given.split() if len(word.strip(".")) > 1), given)


def _by_itself(piece: str) -> int:
    """How likely a piece is one whole name, in either order."""
    kind = shape(piece)
    if kind is Shape.WORD:
        return -_LONE
    last = piece.rsplit(maxsplit=1)[-1]
    if kind is Shape.INITIALS_FAMILY:
        return -givenness(last)
    return abs(straightness(piece)) if kind is Shape.FULL else -givenness(piece.split(maxsplit=1)[0])


def _pairs_of_words(groups: list[list[str]]) -> str:  # noqa: C901, PLR0911 - one answer a pattern
    """How single words are to be read: "no" (each a family name), "first" (the first name is turned), "all"."""
    shapes = [[shape(piece) for piece in group] for group in groups]
    plain_words = (Shape.WORD, Shape.FULL)
    if any(kind is Shape.FAMILY_INITIALS for group in shapes for kind in group[1::2]) and all(map(_turned, shapes)):
        return "all"
    if any(kind is Shape.INITIALS for group in shapes for kind in group):
        return "no"
    words = [[kind in plain_words for kind in group] for group in shapes]
    if not all(all(group) for group in words):
        return "first" if len(groups[0]) > 1 and shapes[0][0] is Shape.WORD else "no"
    flat = [kind for group in shapes for kind in group]
    if len(flat) == 1:
        return "no"
    if len(groups) > 1 and len(groups[-1]) == 2 and shapes[-1][0] is Shape.WORD:
        return "all"
    if flat[0] is not Shape.WORD:
        return "all" if len(flat) == 2 and flat[1] is Shape.WORD and len(groups) == 1 else "no"
    singles = sum(kind is Shape.WORD for kind in flat)
    if singles == len(flat):
        if len(groups) > 1 and len(groups[-1]) == 1:
            return "no"
        return "all" if len(flat) % 2 == 0 else "no"
    if len(groups[0]) >= 2 and flat[1] is Shape.WORD and all(kind is Shape.FULL for kind in flat[2:]):
        return "first"
    if len(groups[0]) == 2 and flat[1] is Shape.FULL and len(groups) == 1:
        return "all"
    if singles * 2 >= len(flat) and len(flat) % 2 == 0 and all(kind is Shape.WORD for kind in flat[::2]):
        return "all"
    return "first" if len(groups[0]) >= 2 else "no"


def _turned(shapes: list[Shape]) -> bool:
    """Whether every other piece can be a family name, and what stands behind each the given names ("Ian J.")."""
    given = (Shape.WORD, Shape.FAMILY_INITIALS, Shape.INITIALS)
    return (
        len(shapes) % 2 == 0
        and all(kind is Shape.WORD for kind in shapes[::2])
        and all(kind in given for kind in shapes[1::2])
    )


def _take(group: list[str], i: int, *, turn: frozenset[str], first: bool) -> tuple[int, Reading | None]:  # noqa: PLR0911 - one answer a case
    """How many pieces from `i` on make one name, and that name.

    `turn`: the pieces that are given names when a family name stands before them; `first`: whether this is the first
    name of a list and may be turned.
    """
    piece = group[i]
    kind = shape(piece)
    following = shape(group[i + 1]) if i + 1 < len(group) else None
    suffix = group[i + 1] if i + 1 < len(group) and _SUFFIX.match(group[i + 1]) else None
    if not piece or _SUFFIX.match(piece) or (i > 0 and piece in _DEGREES):
        return 1, None
    if suffix is not None:
        if kind in (Shape.FAMILY_INITIALS, Shape.INITIALS_FAMILY, Shape.FULL):
            return 2, _single(piece, kind, suffix)
        if i + 2 < len(group):
            return 3, Reading(inverted(piece, group[i + 2], suffix))
    if kind in (Shape.FAMILY_INITIALS, Shape.INITIALS_FAMILY):
        return 1, _single(piece, kind, None)
    turned = following is Shape.INITIALS or (following is not None and _PARTICLE_END.match(group[i + 1]))
    turned = turned or (following is not None and group[i + 1] in turn)
    if following is Shape.FAMILY_INITIALS and not turned:
        turned = kind is Shape.WORD or (kind is Shape.FULL and first and (bool(turn) or len(group[i + 1].split()) < 3))
    if turned and kind in (Shape.WORD, Shape.FULL, Shape.OTHER):
        last = group[i + 2] if i + 2 < len(group) and _SUFFIX.match(group[i + 2]) else None
        return 3 if last else 2, Reading(inverted(piece, group[i + 1], last))
    if kind is Shape.INITIALS and following in (Shape.WORD, Shape.FULL):
        return 2, Reading(inverted(group[i + 1], piece, None))
    return 1, _single(piece, kind, None)


def _single(piece: str, kind: Shape, suffix: str | None) -> Reading:
    if kind is Shape.FAMILY_INITIALS:
        return Reading(family_initials(piece, suffix), None if suffix else piece)
    if is_body(piece) or kind is Shape.OTHER:
        return Reading(literal(piece))
    return Reading(direct(piece, suffix), piece if kind is not Shape.WORD and suffix is None else None)
