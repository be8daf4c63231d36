"""The first page of a paper: its title, its authors beside it, how it is cited; the title page of a thesis.

What may not live here: what a file declares of itself (see `head`), the reference list.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from citeman.identifiers import normal_doi
from citeman.model import Item, ItemType, Name
from citeman.parsing.fields.names import read_names
from citeman.parsing.headings import heading_words
from citeman.parsing.lines import like_prose
from citeman.parsing.parser import parse
from citeman.text import fold, has_cjk, squeeze

_BODY = frozenset({
    "abstract", "introduction", "keywords", "key words", "index terms", "summary", "resume", "resumen", "resumo",
    "zusammenfassung", "einleitung", "1 introduction", "摘要", "关键词", "要旨", "초록", "аннотация", "анотація",
    "вступ", "введение", "contents", "table of contents", "content", "riassunto", "streszczenie",
})  # fmt: skip
_NO_TITLE = re.compile(
    r"\b(?:issn|isbn|doi|https?|www|vol(?:ume)?\.?\s?\d|received|accepted|copyright|©|licen[sc]e|open access|"
    r"published|e-?mail|"
    r"ministry|faculty|department|university of|preprint|available online|downloaded|proceedings of|arxiv:|journal of|"
    r"how to cite|cite this|all rights|pages?\s\d|universität|université|universidad|министерство|"
    r"міністерство)\b|^\W*\d+\W*$|@|"
    r"^\W*(?:original |research |review )?(?:article|paper|research|review|case report|short communication|"
    r"letter|editorial)s?\W*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:universit|institut|department|school|college|faculty|laborator|cent(?:er|re)|academ|hospital|"
    r"ministry|inc\b|ltd|gmbh|"
    r"street|avenue|e-?mail|orcid|abstract|keywords|corresponding|company|research group|division|"
    r"introduction|usa|china|germany)|@|\d{4}",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"<sup>.*?</sup>|\^\{?[^}\s]*\}?|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§¶∗✉#]|(?<=[^\W\d_]|\.)\d+(?:,\d+)*|\(\d\)|[a-z](?=,\s*[a-z]\b)"
)
_NAME = re.compile(
    r"(?:[^\W\d_a-zа-яіїєґ][^\W\d_]*[.'’-]?[^\W_]*\.?|(?:de|van|von|der|den|del|di|da|dos|la|le|al|bin|ben|el|zu))"
    r"(?:[\s-](?:[^\W\d_a-zа-яіїєґ][^\W\d_]*[.'’-]?[^\W_]*\.?|(?:de|van|von|der|den|del|di|da|dos|la|le|al|"
    r"bin|ben|el|zu))){1,4}$"
)
_CITE_THIS = re.compile(
    r"(?:how to cite(?: this (?:paper|article))?|cite this (?:paper|article)(?: as)?|to cite this article|"
    r"citation|для цитування|для цитирования|引用格式|引用本文)\s*[:：]\s*(\S.*)",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?:(master|bachelor|doctora|ph\.?\s?d)\S*(?:'s|’s)?\s+(?:thesis|dissertation|degree)|qualification "
    r"work|diploma (?:thesis|work)|"
    r"(?:thesis|dissertation) (?:submitted|presented)|(?:master|diplom|bachelor|doktor)arbeit|кваліфікаційна "
    r"робота|магістерська робота|"
    r"выпускная квалификационная работа|диссертация|дисертація|tesis|thèse)\b|硕士学位论文|博士学位论文|"
    r"学位论文|修士論文|博士論文",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"^\s*(?:on(?: the (?:topic|theme))?|topic|theme|title|thesis title|на тему|тема|题\s*目|论文题目|"
    r"thema)\s*[:：]\s*(\S.*)",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"^\s*(?:completed|author|by|submitted by|student|written by|виконав|виконала|студент\w*|выполнил\w*|"
    r"作\s*者(?:姓名)?|研究生|学生姓名|姓\s*名|vorgelegt von|von|auteur|autor)\b"
    r"\s*[:：]?\s*(.*)",
    re.IGNORECASE,
)
_DEGREES = (("master", "Master's thesis"), ("bachelor", "Bachelor's thesis"), ("doctor", "Doctoral dissertation"))
_FROM_CITATION = ("issued", "container_title", "volume", "issue", "page", "doi", "publisher")


def printed_head(body: str) -> Item:
    """What the first page tells; an empty Item where no title can be made out."""
    opening = body[:6000]
    thesis = _THESIS.search(opening[:3000])
    if thesis and (item := _thesis(opening, thesis)) is not None:
        return item
    top = _top(body)
    item = _first_lines(top)
    cited = next((text for block in top if (text := _own_citation(block))), None)
    if cited and item.title:
        return joined(item, _from_citation(cited, item.title))
    if item.title and (doi := _own_doi(opening[:3000])):
        return item.but(doi=doi)
    return item


def joined(first: Item, second: Item) -> Item:
    """The first Item with what only the second has."""
    known = {name for name, _ in first.known()} - {"type"}
    extra = {name: value for name, value in second.known() if name not in known and name != "type"}
    vague = first.type in {ItemType.DOCUMENT, ItemType.ARTICLE} and second.type is not ItemType.DOCUMENT
    return first.but(type=second.type if vague else first.type, **extra)


def _top(body: str) -> list[list[str]]:
    """The blocks of lines before the abstract or the first section, 60 lines at most."""
    blocks = list[list[str]]([[]])
    for row in body.lstrip().split("\n")[:120]:
        if not row.strip():
            if blocks[-1]:
                blocks.append([])
            continue
        words = heading_words(row)
        if words in _BODY or re.match(r"\W*(?:abstract|keywords|key words|summary)\W*[:.—-]", row, re.IGNORECASE):
            break
        blocks[-1].append(row.strip())
    return [block for block in blocks if block][:25]


def _own_citation(block: Sequence[str]) -> str | None:
    """What stands behind "How to cite this paper:" in a block of lines."""
    found = _CITE_THIS.search(squeeze(" ".join(block)))
    return found[1] if found else None


def _own_doi(opening: str) -> str | None:
    names = {name for found in re.finditer(r"10\.\d{4,9}/\S+", opening) if (name := normal_doi(found[0]))}
    return names.pop() if len(names) == 1 else None


def _from_citation(cited: str, title: str) -> Item:
    """What a paper's citation of itself adds: its journal, year and DOI, where it names the same title."""
    item = parse(cited).item
    if fold(title)[:40] not in fold(item.title or ""):
        return Item(doi=normal_doi(cited))
    return Item(type=item.type).but(**{name: getattr(item, name) for name in _FROM_CITATION})


def _thesis(opening: str, mark: re.Match[str]) -> Item | None:
    rows = [row.strip() for row in opening.splitlines() if row.strip()]
    title = next((found[1] for row in rows if (found := _TOPIC.match(row))), None)
    if title is None:
        return None
    fields: dict[str, object] = {"title": squeeze(title), "genre": _genre(mark, opening)}
    for place, row in enumerate(rows):
        found = _WRITER.match(row)
        if found:
            near = [found[1], *rows[place + 1 : place + 5]]
            name = next((each for each in near if _is_name(each)), None)
            if name:
                fields["author"] = read_names(name)[0]
                break
    return Item(type=ItemType.THESIS).but(**fields)


def _genre(mark: re.Match[str], opening: str) -> str | None:
    degree = (mark[1] or "").lower()
    for sign, genre in _DEGREES:
        if degree.startswith(sign) or (not degree and re.search(rf"degree\W{{0,5}}{sign}", opening, re.IGNORECASE)):
            return genre
    return "Doctoral dissertation" if degree.startswith("ph") else None


def _first_lines(top: Sequence[Sequence[str]]) -> Item:
    """The title is the first block that is no imprint, name or address; the authors stand next to it."""
    for place, block in enumerate(top):
        split_at = len(list(takewhile(lambda row: not _are_names(row), block)))
        title = squeeze(" ".join(block[:split_at]).lstrip("#* ").rstrip("* "))
        if not _is_title(title):
            continue
        near = [*block[split_at:], *(row for after in top[place + 1 : place + 4] for row in after)]
        authors = _authors(near) or _authors([row for before in top[max(0, place - 3) : place] for row in before])
        return Item(type=ItemType.ARTICLE if authors else ItemType.DOCUMENT, title=title, author=authors)
    return Item()


def _is_title(text: str) -> bool:
    words = text.split()
    if has_cjk(text):
        return 5 <= len(text) <= 120 and _NO_TITLE.search(text) is None and not text.endswith("。")
    enough = 3 <= len(words) <= 45 and len(text) <= 320 and not re.search(r"\[\d", text)
    return (
        enough and not _NO_TITLE.search(text) and not (len(words) > 20 and like_prose(text)) and not text.endswith(",")
    )


def _authors(rows: Sequence[str]) -> tuple[Name, ...]:
    """The people in the lines beside a title: a line of names, or names that alternate with addresses."""
    out = list[Name]()
    for row in rows[:14]:
        if _are_names(row):
            out += read_names(re.sub(r"\s{3,}", "; ", _MARKS.sub("", row)))[0]
        elif out and not _PLACE.search(row) and len(row) > 80:
            break
    return tuple(out)


def _are_names(row: str) -> bool:
    clean = _MARKS.sub("", row).strip(" ,;*")
    if not clean or _PLACE.search(clean) or _NO_TITLE.search(clean) or len(clean) > 300:
        return False
    parts = [
        part.strip(" ,*")
        for part in re.split(r"\s{3,}|\s*[,;、，]\s*(?:and\s+|&\s*)?|\s+(?:and|&|und|et|y)\s+", clean)
        if part.strip(" ,*")
    ]
    return bool(parts) and all(_is_name(part) for part in parts)


def _is_name(text: str) -> bool:
    if has_cjk(text):
        return re.fullmatch(r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af·]{2,6}", text.strip()) is not None
    return _NAME.match(text.strip()) is not None and not text.isupper() and not _PLACE.search(text)
