"""Segments of people put right by the words that tell what they did: "trad. di", "edited and translated by".

The words stand before the names or behind them. What may not live here: how a name is read (`fields.names`).
"""

import re
from collections.abc import Iterator

from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment

_LANGUAGE = (
    r"(?:\s+(?:(?:it|fr|esp|ital|dt|deutsch|engl?|ingl|port|am|cast)\.|italiana|fran[cç]aise|española|castellana|inglese|"
    r"portuguesa|deutsche|anglaise|(?:du|de l['’]|dal|del|from(?: the)?|aus dem|с|з|z|ze)\s?\w+\.?))?"
)
"""From what or into what was translated."""
_OF = r"\s+(?:by|von|di|da|de|del|par|por|pela|pelo|door|av|af|d(?=['’]))\b['’]?"
_TRANSLATED = (
    rf"(?:(?:trans(?:l(?:ated)?)?|trad(?:otto|uit|ucido|uzido)?|traduzione|traducción|traduction|tradução|translation|"
    rf"übersetzt|übersetzung|übers|übertragen|vertaald|vertaling|övers(?:ättning|att)?|oversat|oversatt)\b\.?{_LANGUAGE}{_OF}|"
    rf"aus dem \w+(?: übersetzt| übertragen)? von\b|"
    rf"(?:přeložil[ai]?|přel\.|przełożył[ai]?|przeł\.|tłum\.|tłumaczył[ai]?|fordította|ford\.|çeviren|çev\.|suomentanut|suom\.|"
    rf"пер\.{_LANGUAGE}|перев\.{_LANGUAGE}|prevedel|preveo))"
)
_AND = r"\.?\s*(?:,|&|and|und|et|y|e|a|en|i)\s*"
_EDITED = r"(?:ed(?:ited|s?\.)?|hrsg|herausgegeben|hg|édité|edición|edizione|a cura|edited)"
_CUE = re.compile(
    rf"(?<![^\W\d_])(?:"
    rf"(?P<both>{_EDITED}{_AND}(?:introduced{_AND})?(?:trans(?:l(?:ated)?)?|übers(?:etzt)?|traduit|traducción|trad)\b\.?(?:{_OF})?|"
    rf"(?:trans(?:l(?:ated)?)?|traduit|traducción|trad)\b{_AND}{_EDITED}\b\.?(?:{_OF})?)|"
    rf"(?P<translator>{_TRANSLATED})|"
    rf"(?P<editor>edited(?:{_AND}(?:with )?(?:(?:an|its|the) )?\w+(?: and \w+)?)? by\b|(?:hrsg|hg)\.?\s?(?:v\.|von\b)|"
    rf"herausgegeben von\b|a c(?:ura|\.)\s?di\b|"
    rf"dir(?:ett[oa]|\.)\s+da\b|sous la dir(?:ection|\.) (?:de\b|d['’])|bajo la dirección de\b|"
    rf"edición de\b|edição de\b|édition de\b|organização de\b|под ред(?:акцией|\.)|pod red(?:akcją|\.)|szerk\.)|"
    rf"(?P<bare>trans(?:l|lated)?\.|trad\.{_LANGUAGE}|(?-i:tr\.))"
    rf")\s*",
    re.IGNORECASE,
)
"""What is said before names."""
_SAID = (
    "tr.", "trans", "trad", "traz", "übers", "übert", "vertaal", "vertaling", "övers", "oversat", "aus dem", "přel",
    "przeł", "tłum", "ford", "çev", "suom", "пер", "prev", "edited", "edic", "ediç", "édit", "ediz", "hrsg", "hg",
    "herausg",
    "cura", "a c.", "dir. da", "dirett",
    "sous la dir", "bajo la", "organiz", "под ред", "pod red", "szerk", "ed. ", "eds. ", "ed and", "ed &",
)  # fmt: skip
"""Each cue holds one of these, in small letters; quick to look for."""
_BEHIND = re.compile(
    r"[\s,.]*[(\[]?\s*(?P<both>eds?\.?\s*(?:,|&|and)\s*trans(?:l(?:ator)?s?)?\b)?"
    r"(?P<translator>(?:trans(?:l(?:ator)?s?)?|trad(?:uct(?:eur|or)e?s?)?|übers|vert|přel|przeł|trs?)\b)?\.?\s*[)\]]",
    re.IGNORECASE,
)
"""What is said behind names, in brackets."""
_RENDERED = re.compile(
    r"\s*(?:等|他|ほか|외)?\s*[（(〔\[]?\s*(?:共同?|重|監|监|编|編|全|合)?(?:訳|译|譯|역|옮김)(?:注|註)?(?:者)?(?![^\W\d_])"
)
"""What stands behind the names of translators in Chinese, Japanese and Korean."""
_WITH = re.compile(
    r"(?<![^\W\d_])(?:with the (?:collaboration|assistance|help) of|"
    r"avec la (?:collaboration|participation) (?:de\b|d['’])|con la (?:collaborazione di|colaboración de)|"
    r"com a colaboração de|unter (?:Mitarbeit|Mitwirkung) von)\s*",
    re.IGNORECASE,
)
"""What is said before those who helped: CSL has no name for them, so all of it is a note."""

_HELPED = ("ollab", "olab", "assistance", "help of", "articipation", "itarbeit", "itwirkung")
_SEAM = re.compile(r",?\s*\bEds?\.?\s*[;,&]\s*&?\s*|\s*(?P<bracket>\()\s*(?=[^()]*$)")
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-Ω"
_WORD = rf"(?:[{_UPPER}][\w'’]+(?:-[{_UPPER}]?[\w'’]+)*|(?:[{_UPPER}]\.[\s-]?)+)"
_SMALL = r"(?:von|van|de|der|den|del|della|delle|di|da|du|la|le|do|dos|das|zu|ten|ter|af|av|el|al)"
_NAME = rf"{_WORD}(?:\s*(?:{_SMALL}\s+)*{_WORD}){{0,4}}"
_NAMES = re.compile(rf"{_NAME}(?:(?:\s+(?:and|und|et|y|e|en|i|a|и|och|og)\s+|\s*&\s*){_NAME}){{0,3}}")
_LONGEST = 60
_MARKS = re.compile(r"[\s,.;]*")
_HELPERS = re.compile(rf"{_NAMES.pattern}(?:,\s+(?=[{_UPPER}]\.){_NAMES.pattern})*")
_TWO = re.compile(r"\w\S*\s*\S*\w{2}\S*\s|[^\s.]\.\s?\w|\w\s+\w")
_BORDER = re.compile(r"\s*(?:$|[.,;:)\]/(»”\"])")
_OPENS = re.compile(r"(?:^|[.,;:(\[/–—»”\"])\s*$")
_PEOPLE = ("author", "editor", "translator")
_HOLDERS = ("title", "book", "note", "series", "genre", "edition")
"""What may hold people by mistake."""


def ends_cue(text: str, end: int) -> bool:
    """Whether what stands before a place of the text says what the people behind it did.

    >>> ends_cue("Opere, trad. di Ada Roe", 15), ends_cue("Opere. di Ada Roe", 10)
    (True, False)
    """
    return any(cue.end() == end for cue in _CUE.finditer(text, max(0, end - _LONGEST), end))


def begins_cue(text: str, start: int) -> bool:
    """Whether the next words say what the people behind them did, not those before.

    >>> begins_cue("Opere, a cura di Ada Roe", 5), begins_cue("Ada Roe (a cura di), Opere", 7)
    (True, False)
    """
    cue = _CUE.match(text, _MARKS.match(text, start).end())  # type: ignore[union-attr]
    return cue is not None and _NAMES.match(text, cue.end()) is not None


def is_cue(text: str) -> bool:
    """Whether a stretch only says what people did.

    >>> is_cue("Edited and translated by"), is_cue("a cura di"), is_cue("Jean")
    (True, True, False)
    """
    return _CUE.fullmatch(text.strip()) is not None


def _told(text: str, parts: list[Segment]) -> list[Segment]:
    """People that words before them tell the role of, wherever the tagger put them."""
    low = text.lower()
    if not any(word in low for word in _SAID):
        return parts
    out = parts
    for cue in _CUE.finditer(text):
        new = _placed(text, out, cue)
        out = out if new is None else new
    return out


def _placed(text: str, parts: list[Segment], cue: re.Match[str]) -> list[Segment] | None:
    """The segments with the names behind a cue in their role; none where there are no names."""
    start = cue.end()
    found = _NAMES.match(text, start)
    if found is None or not _OPENS.search(text, max(0, cue.start() - 4), cue.start()):
        return None
    people = [part for part in parts if part.label in _PEOPLE and part.start < found.end() and part.end > cue.start()]
    if people:
        end = max(found.end() if _BORDER.match(text, found.end()) else 0, *(part.end for part in people))
    elif cue["bare"] or not _BORDER.match(text, found.end()) or not _TWO.search(found.group()):
        return None
    else:
        end = found.end()
    touched = [part for part in parts if part.start < end and part.end > cue.start()]
    if any(part.label not in (*_PEOPLE, *_HOLDERS) for part in touched):
        return None
    if _is_right(touched, cue, end):
        return None
    roles = ("editor", "translator") if cue["both"] else ("editor",) if cue["editor"] else ("translator",)
    least = min((part.probability for part in touched), default=0.5)
    named = [Segment(role, start, end, least) for role in roles]
    return sorted([*without(text, parts, cue.start(), end), *named], key=lambda part: part.start)


def _is_right(touched: list[Segment], cue: re.Match[str], end: int) -> bool:
    """Whether the tagger has it so already."""
    role = "editor" if cue["editor"] else "translator"
    return [(part.label, part.start, part.end) for part in touched] == [(role, cue.end(), end)] and not cue["both"]


def without(text: str, parts: list[Segment], start: int, end: int) -> Iterator[Segment]:
    """The segments without a stretch of the text; of one that it cuts, what is left on either side."""
    for part in parts:
        if part.end <= start or part.start >= end:
            yield part
            continue
        before = text[part.start : start].rstrip(" ,;:([/.–—") if part.start < start else ""
        if before:
            yield part._replace(end=part.start + len(before))
        behind = text[end : part.end] if part.end > end else ""
        bare = behind.lstrip(" ,;:)].")
        if len(bare) > 1:
            yield part._replace(start=part.end - len(bare))


def _told_behind(text: str, parts: list[Segment]) -> list[Segment]:
    """People with "(…, Trans.)" or "訳" behind them are translators; with "Eds. & Trans." editors too."""
    out: list[Segment] = []
    for part in parts:
        if part.label in _PEOPLE and _RENDERED.match(text, part.end):
            out.append(part._replace(label="translator"))
            continue
        found = _BEHIND.match(text, part.end) if part.label in _PEOPLE else None
        if found is None or not (found["both"] or found["translator"]) or part.start == 0:
            out.append(part)
            continue
        out += _behind(text, part, both=found["both"] is not None)
    return out if out != parts else parts


def _behind(text: str, part: Segment, *, both: bool) -> Iterator[Segment]:
    """People before "Trans.)" by their roles: those before an "Ed.;" of their own are editors, before "(" neither."""
    raw = text[part.start : part.end]
    seam = _SEAM.search(raw)
    if seam:
        yield part._replace(label=part.label if seam["bracket"] else "editor", end=part.start + seam.start())
        part = part._replace(start=part.start + seam.end())
    yield part._replace(label="translator")
    if both:
        yield part._replace(label="editor")


def _helpers(text: str, parts: list[Segment]) -> list[Segment]:
    """Those with whose help a work was made are a note."""
    if not any(word in text for word in _HELPED):
        return parts
    for cue in _WITH.finditer(text):
        found = _HELPERS.match(text, cue.end())
        if found is None or any(
            part.label == "note" and part.start <= cue.start() and part.end >= found.end() for part in parts
        ):
            continue
        before = next((part for part in parts if part.label == "note" and 0 <= cue.start() - part.end < 2), None)
        start = before.start if before else cue.start()
        kept = list(without(text, parts, start, found.end()))
        return sorted([*kept, Segment("note", start, found.end(), 0.5)], key=lambda part: part.start)
    return parts


RULES = (rule(_told), rule(_told_behind), rule(_helpers))
