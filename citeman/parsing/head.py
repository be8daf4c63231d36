"""The paper itself: its title, authors, year and DOI, as the head of a document tells them.

What may not live here: the reference list (see `locate`), anything that is not printed or declared in the document.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from citeman.identifiers import normal_doi
from citeman.model import Date, Document, Item, ItemType, Name
from citeman.parsing.headings import heading_words
from citeman.parsing.lines import like_prose
from citeman.parsing.locate import Region, locate
from citeman.text import fold, has_cjk, squeeze

_KEYS = {
    "title": "title", "authors": "author", "author": "author", "year": "issued", "date": "issued",
    "published": "issued", "doi": "doi", "container": "container_title", "journal": "container_title",
    "in": "container_title", "volume": "volume", "issue": "issue", "number": "issue", "pages": "page",
    "publisher": "publisher", "genre": "genre", "type": "genre", "place": "publisher_place", "url": "url",
    "isbn": "isbn", "issn": "issn", "language": "language", "edition": "edition",
}  # fmt: skip
_KEYED = re.compile(r"\s*[#*_-]*\s*([A-Za-z]{2,12})[*_]*\s*:[*_]*\s*(\S.*)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
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
    r"<sup>.*?</sup>|\^\{?[^}\s]*\}?|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§¶∗✉#]|(?<=[^\W\d_])\d+(?:,\d+)*|\(\d\)|[a-z](?=,\s*[a-z]\b)"
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


def find_head(document: Document, regions: Sequence[Region] | None = None) -> Item:
    """What a document tells of the paper that it is; an empty Item where it tells nothing.

    Asked in this order: a head of "Title: …" lines; what the file declares, where its title is printed too; a thesis'
    title page; the first lines (title and authors in either order) with "How to cite this paper".
    """
    found = locate(document.text) if regions is None else regions
    start = max((region.end for region in found if region.fragment), default=0)
    stop = min((region.heading for region in found if not region.fragment), default=len(document.text))
    body = document.text[start : max(start, stop)]
    keyed = _keyed([row for row in body.splitlines() if row.strip()])
    if keyed is not None:
        return keyed
    top = _top(body)
    printed = _printed(body, top)
    declared = document.item
    if declared.title and fold(declared.title) in fold(document.text[:20_000]):
        return _joined(declared, printed if fold(printed.title or "") == fold(declared.title) else Item())
    if printed.title:
        return printed
    return declared


def _joined(first: Item, second: Item) -> Item:
    """The first Item with what only the second has."""
    known = {name for name, _ in first.known()} - {"type"}
    extra = {name: value for name, value in second.known() if name not in known and name != "type"}
    kind = first.type if first.type is not ItemType.DOCUMENT else second.type
    return first.but(type=kind, **extra)


def _keyed(rows: Sequence[str]) -> Item | None:
    """A head of "Title: …", "Authors: …" lines; every line must be one, and one must be the title."""
    values = dict[str, str]()
    if len(rows) > 24:
        return None
    for row in rows:
        found = _KEYED.match(row)
        field = _KEYS.get(found[1].lower()) if found else None
        if found is None or field is None:
            return None
        values.setdefault(field, squeeze(found[2]))
    return _item(values) if "title" in values else None


def _item(values: dict[str, str]) -> Item:
    fields: dict[str, object] = {key: value for key, value in values.items() if key not in {"author", "issued", "doi"}}
    if "author" in values:
        fields["author"] = people(values["author"])
    if year := _YEAR.search(values.get("issued", "")):
        fields["issued"] = Date.of(int(year[1]))
    if doi := normal_doi(values.get("doi", "")):
        fields["doi"] = doi
    return Item(type=_type(values)).but(**fields)


def _type(values: dict[str, str]) -> ItemType:
    genre = fold(values.get("genre", ""))
    if "thesis" in genre or "dissertation" in genre:
        return ItemType.THESIS
    if "report" in genre:
        return ItemType.REPORT
    if values.get("container_title"):
        proceedings = re.search(r"proceedings|conference|symposium|workshop", values["container_title"], re.IGNORECASE)
        return ItemType.PAPER_CONFERENCE if proceedings else ItemType.ARTICLE_JOURNAL
    return ItemType.BOOK if values.get("publisher") else ItemType.DOCUMENT


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


def _printed(body: str, top: Sequence[Sequence[str]]) -> Item:
    opening = body[:6000]
    thesis = _THESIS.search(opening[:3000])
    if thesis and (item := _thesis(opening, thesis)) is not None:
        return item
    item = _first_lines(top)
    cited = next((found[1] for block in top for row in block if (found := _CITE_THIS.search(row))), None)
    if cited:
        return _joined(_from_own_citation(cited, item), item)
    if item.title and (doi := _own_doi(opening[:3000])):
        return item.but(doi=doi)
    return item


def _own_doi(opening: str) -> str | None:
    names = {name for found in re.finditer(r"10\.\d{4,9}/\S+", opening) if (name := normal_doi(found[0]))}
    return names.pop() if len(names) == 1 else None


def _from_own_citation(cited: str, seen: Item) -> Item:
    """What "How to cite this paper" adds for certain: the DOI, the year, and the title as it is printed there."""
    fields: dict[str, object] = {}
    if doi := normal_doi(cited):
        fields["doi"] = doi
    if year := _YEAR.search(re.sub(r"10\.\d{4,9}/\S+", "", cited)):
        fields["issued"] = Date.of(int(year[1]))
    if seen.title and (place := re.search(re.escape(seen.title.rstrip(".")), cited)):
        after = re.match(
            r"[.,\s]*[*_]*([^\d*_]{4,90}?)[,.]?[*_]*,?\s*[*_]*(\d+)[,*_]*(?:\((\d+)\))?[,:*_]*\s*[*_]*(\d+[-–]\d+)",
            cited[place.end() :],
        )
        if after:
            fields |= {"container_title": squeeze(after[1]), "volume": after[2], "page": after[4].replace("–", "-")}
            fields |= {"issue": after[3]} if after[3] else {}
            return Item(type=ItemType.ARTICLE_JOURNAL).but(**fields)
    return Item().but(**fields)


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
                fields["author"] = people(name)
                break
    return Item(type=ItemType.THESIS).but(**fields)


def _genre(mark: re.Match[str], opening: str) -> str | None:
    degree = (mark[1] or "").lower()
    for sign, genre in (
        ("master", "Master's thesis"),
        ("bachelor", "Bachelor's thesis"),
        ("doctor", "Doctoral dissertation"),
    ):
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
            out += people(_MARKS.sub("", row))
        elif out and not _PLACE.search(row) and len(row) > 80:
            break
    return tuple(out)


def _are_names(row: str) -> bool:
    clean = _MARKS.sub("", row).strip(" ,;*")
    if not clean or _PLACE.search(clean) or len(clean) > 300:
        return False
    parts = [
        part.strip(" ,*")
        for part in re.split(r"\s*[,;、，]\s*(?:and\s+|&\s*)?|\s+(?:and|&|und|et|y)\s+", clean)
        if part.strip(" ,*")
    ]
    return bool(parts) and all(_is_name(part) for part in parts)


def _is_name(text: str) -> bool:
    if has_cjk(text):
        return re.fullmatch(r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af·]{2,6}", text.strip()) is not None
    return _NAME.match(text.strip()) is not None and not text.isupper() and not _PLACE.search(text)


def people(text: str) -> tuple[Name, ...]:
    """The people of a head: "Ma, Jun; Li, Kai", "Jun Ma and Kai Li", "Jun Ma, Kai Li".

    >>> [(name.family, name.given) for name in people("Ma, Jun; Li, Kai")]
    [('Ma', 'Jun'), ('Li', 'Kai')]
    """
    parts = re.split(r"\s*;\s*|\s+(?:and|&|und|et|y|та|і|и)\s+", text)
    out = list[str]()
    for part in parts:
        pieces = re.split(r"\s*[,，、]\s*(?:and\s+|&\s*)?", part.strip(" ,*"))
        whole = len(pieces) == 2 and (" " not in pieces[0].strip() or len(parts) > 1) and not has_cjk(part)
        out += [part] if whole else pieces
    return tuple(name for part in out if (name := _person(part.strip(" ,*"))) is not None)


def _person(text: str) -> Name | None:
    if not text:
        return None
    family, comma, given = text.partition(",")
    if comma and given.strip():
        return Name(family=family.strip(), given=given.strip())
    words = text.split()
    if len(words) == 1:
        return Name(literal=text)
    return Name(given=" ".join(words[:-1]), family=words[-1])
