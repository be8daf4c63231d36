"""Where one field ends and the next begins, put right by the marks between them: quotes, "In:", the stop after names.

What may not live here: numbers (see `counts`), publishers (see `imprints`), typed values.
"""

import re
from itertools import pairwise

from citeman.parsing.fields.names import ET_AL
from citeman.parsing.fields.organisations import is_organisation
from citeman.parsing.rules import rule
from citeman.parsing.segments import Segment, cut

_QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"'}
_BEHIND_QUOTE = re.compile(r"[,.]?\s+(?:[Ii]n:?\s+)?(?=[^\W\d_a-z])")
_INSIDE = re.compile(
    r"\s*[.,;]?\s+(?:\[(?:w|in|en|em|dans|у|в)\s?:?\s?\]:?|(?<=[.,?!”»]\s)(?:In|in|W|w|V|v|Dans|dans):)\s+(?=[^\W\d_a-z\s])"
)
"""What says that the work stands in another one whose title follows."""

_SMALL_NAMES = frozenset(
    """and und et y e en og och i a и та й u ve von van vom de der den del della dell di da do das dos du des la le les
    el al bin ibn ben ter ten te zu zum zur af av others with dan""".split()
)
_OF = frozenset("of for the on für pour per sur".split())
_ENDS_NAMES = re.compile(r"(?P<mark>[.:,])\s+(?=[^\W\d_a-z])")
_CLOSED_NAME = re.compile(r"(?:^|, |[^\W\d_]{2} )[A-ZÀ-Þ][\w'’-]+ [A-Z]{1,3}$")
"""A name as "Smith JA": the stop behind its initials ends the list, where the title goes on in small letters."""

_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-Þ]")
_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_TRAILING_YEAR = re.compile(r"(?P<mark>[\s,]+)(?:19|20)\d\d$")
_ENDS_TEXT = re.compile(r"[\s.,]*(?:$|https?:|doi\b|www\.)", re.IGNORECASE)
_VERSION = re.compile(r"(?P<mark>[.,]?\s+)Version$")


def quoted_title(text: str, parts: list[Segment]) -> list[Segment]:
    """A title in quotes ends with them: what stands behind the closing one is the book or the journal."""
    for part in parts:
        closing = _QUOTES.get(text[part.start - 1 : part.start]) if part.label == "title" and part.start else None
        if not closing or text[part.end : part.end + 1] in tuple(closing):
            continue
        places = [place for place in range(part.start + 4, part.end) if text[place] in closing]
        found = [(place, seam) for place in places if (seam := _BEHIND_QUOTE.match(text, place + 1, part.end))]
        alone = len(places) == 1 or (closing != "’" and text.count(text[part.start - 1], part.start, part.end) == 0)
        if found and alone and _parts_two(text, *found[-1], paged=any(each.label == "pages" for each in parts)):
            place, seam = found[-1]
            kind = "journal" if any(each.label in ("volume", "issue") for each in parts) else "book"
            two = cut(part, place - part.start, seam.end() - part.start, "title", kind)
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


def _parts_two(text: str, place: int, seam: re.Match[str], *, paged: bool) -> bool:
    """Whether a closing quotation mark ends the title of a part: it is no sentence that begins a longer title."""
    return paged or len(seam.group().split()) > 0 or text[place - 1] not in ".?!"


def work_inside(text: str, parts: list[Segment]) -> list[Segment]:
    """A title that holds "In:" or "[w:]" is the title of two works: the one cited, and the one that holds it."""
    for part in parts:
        found = _INSIDE.search(text, part.start, part.end) if part.label == "title" else None
        if found:
            two = cut(part, found.start() - part.start, found.end() - part.start, "title", "book")
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


def title_in_names(text: str, parts: list[Segment]) -> list[Segment]:
    """A list of names holds no running words: "Warnock, F. Decomposing the" ends with the stop before them."""
    for author, title in pairwise(parts):
        if (author.label, title.label) != ("author", "title") or text[author.end : title.start].strip(" .,:"):
            continue
        for found in reversed(list(_ENDS_NAMES.finditer(text, author.start, author.end))):
            if is_organisation(text[author.start : found.start()]):
                continue
            behind = text[found.end() : author.end]
            if _SMALL_WORD.search(behind):
                behind = ET_AL.sub("", behind)
            closed = text[title.start].islower() and _CLOSED_NAME.search(text, author.start, found.start()) is not None
            if _running(behind, comma=found["mark"] == ",") or (closed and _WORD.fullmatch(behind)):
                names = author._replace(end=found.start())
                whole = title._replace(start=found.end())
                return [names if each is author else whole if each is title else each for each in parts]
    return parts


def _running(text: str, *, comma: bool) -> bool:
    """Whether a text holds running words, and neither several names nor a body's."""
    words = text.split()
    small = [word for word in words if word.isalpha() and word.islower() and word not in _SMALL_NAMES]
    if not small or max(map(len, small)) < 2 or len(words) < (4 if comma else 2) or "," in text or ";" in text:
        return False
    return not is_organisation(" ".join(word for word in words if word not in _OF))


def name_spelt_out(text: str, parts: list[Segment]) -> list[Segment]:
    """A body's name spelt out in brackets behind its short one, "CEPAL (Comisión Económica)", belongs to the author."""
    author, inner = parts[0], parts[1]
    end = inner.end if text[inner.end - 1] == ")" else inner.end + 1
    bracketed = text[author.end : inner.start].strip() == "(" and text[end - 1 : end] == ")"
    named = any(part.label in ("title", "book", "journal") for part in parts[2:])
    short = len(text[author.start : author.end].split()) == 1
    if author.label != "author" or inner.label == "date" or not (bracketed and named and short):
        return parts
    rest = [parts[2], *parts[3:]]
    if all(part.label != "title" for part in rest):
        first = next(part for part in rest if part.label in ("book", "journal"))
        rest = [part._replace(label="title") if part is first else part for part in rest]
    return [author._replace(end=end), *rest]


def version_word(text: str, parts: list[Segment]) -> list[Segment]:
    """The word in "Version: 2010", which says when an address was made, is no place and ends no title."""
    if "Version:" not in text:
        return parts
    out: list[Segment] = []
    for part in parts:
        cue = re.match(r":\s*(?:\w+ )?(?:19|20)\d\d", text[part.end :]) is not None
        found = _VERSION.search(text[part.start : part.end]) if cue and part.label in ("title", "book") else None
        if found:
            out.append(part._replace(end=part.start + found.start()))
        elif not (cue and text[part.start : part.end] == "Version"):
            out.append(part)
    return out


def year_at_the_end(text: str, parts: list[Segment]) -> list[Segment]:
    """The year with which the title ends, and with it the reference, is its date where it has no other."""
    for part in parts:
        found = _TRAILING_YEAR.search(text[part.start : part.end]) if part.label == "title" else None
        if found and _ENDS_TEXT.match(text, part.end):
            two = cut(part, found.start(), found.end("mark"), "title", "date")
            return [piece for each in parts for piece in (two if each is part else [each])]
    return parts


RULES = (
    rule(title_in_names, "author title"),
    rule(quoted_title, "title", "book journal"),
    rule(work_inside, "title", "book journal"),
    rule(name_spelt_out, "author title"),
    rule(version_word),
    rule(year_at_the_end, "title", "date"),
)
