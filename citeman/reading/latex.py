r"""LaTeX → Document: a paper with its `thebibliography`, or a .bbl file of BibTeX, natbib, REVTeX, amsrefs or biblatex.

What may not live here: what single commands print (see `detex`), .bib files (`formats` reads them).
"""

import re

from citeman.errors import SourceError
from citeman.identifiers import normal_doi
from citeman.model import Date, Document, Item, ItemType, ListedReference, Name
from citeman.reading.assemble import assembled, written
from citeman.reading.detex import argument, detex
from citeman.reading.encoding import UnreadableError, decode
from citeman.text import squeeze

_LIST = re.compile(
    r"\\begin\s*\{(thebibliography|bibdiv|biblist|references)\*?\}(.*?)(?:\\end\s*\{\1\*?\}|\Z)", re.DOTALL
)
_ELSEWHERE = re.compile(r"\\(?:bibliography|printbibliography|addbibresource)\b")
_BIBITEM = re.compile(r"\\(?:bibitem|harvarditem|bibitemdeclare)\b\s*")
_BIBLATEX = re.compile(r"\\entry\{([^}]*)\}\{([^}]*)\}\{[^}]*\}(.*?)\\endentry", re.DOTALL)
_FIELD = re.compile(r"\\field\{(\w+)\}\s*")
_VERB = re.compile(r"\\verb\{(\w+)\}\s*\\verb (.*?)\s*\\endverb", re.DOTALL)
_LISTED = re.compile(r"\\list\{(\w+)\}\{\d+\}\s*")
_NAMES = re.compile(r"\\name\{(\w+)\}\{\d+\}\{[^}]*\}\s*")
_PART = re.compile(r"(family|given|prefix|suffix)=")
_TYPES = {
    "article": ItemType.ARTICLE_JOURNAL, "book": ItemType.BOOK, "collection": ItemType.BOOK, "incollection": ItemType.CHAPTER,
    "inbook": ItemType.CHAPTER, "inproceedings": ItemType.PAPER_CONFERENCE, "thesis": ItemType.THESIS, "phdthesis": ItemType.THESIS,
    "mastersthesis": ItemType.THESIS, "report": ItemType.REPORT, "techreport": ItemType.REPORT, "online": ItemType.WEBPAGE,
    "patent": ItemType.PATENT, "software": ItemType.SOFTWARE, "dataset": ItemType.DATASET, "standard": ItemType.STANDARD,
}  # fmt: skip
_CSL = {
    "title": "title", "journaltitle": "container_title", "booktitle": "container_title", "volume": "volume", "number": "issue",
    "pages": "page", "edition": "edition", "series": "collection_title", "eventtitle": "event_title", "isbn": "isbn",
    "issn": "issn", "url": "url", "note": "note", "chapter": "number", "version": "version",
}  # fmt: skip


def read(name: str, data: bytes) -> Document:
    """A LaTeX file's text as it prints, with the references of its bibliography; what is cited only by key is none."""
    try:
        source, remark = decode(data)
    except UnreadableError as error:
        raise SourceError(f"{name}: is no LaTeX text") from error
    remarks = [remark] if remark else []
    body = source.split(r"\begin{document}", 1)[-1].split(r"\end{document}", 1)[0]
    found = _biblatex(source) or _bibitems(source)
    running = detex(_without_preamble(_LIST.sub("\n", body))) if r"\entry{" not in body else ""
    if not found and _ELSEWHERE.search(source):
        remarks.append("its references stand in another file; give the .bbl that LaTeX makes of it")
    return assembled(name, _cited(running), found, _declared(source), remarks)


def _without_preamble(body: str) -> str:
    body = re.sub(r"\\(title|author)\s*(?:\[[^\]]*\])?\s*\{", r"\n\n{", body)
    body = re.sub(r"\\(?:sub)*(?:section|chapter|paragraph|part)\*?\s*(?:\[[^\]]*\])?\s*\{", r"\n\n{", body)
    body = re.sub(r"\\bibliographystyle\s*\{[^}]*\}|\\begin\s*\{(?:figure|table|equation|align|tikzpicture)\*?\}.*?\\end\s*\{[^}]*\}", "\n", body, flags=re.DOTALL)  # fmt: skip
    return re.sub(r"\\(?:paren|text|auto|foot)?cite[a-zA-Z]*\*?\s*(?:\[[^\]]*\]\s*){0,2}\{([^}]*)\}", r"[\1]", body)


def _cited(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"\n\s*\n\s*", "\n\n", text))


def _bibitems(source: str) -> list[ListedReference]:
    out = list[ListedReference]()
    for block in _LIST.finditer(source):
        pieces = _BIBITEM.split(block[2])[1:]
        for number, piece in enumerate(pieces, len(out) + 1):
            label, body = _label(piece)
            text = squeeze(detex(re.sub(r"^\s*%.*$", "", body, flags=re.MULTILINE)))
            if text:
                out.append(ListedReference(unstructured=text, label=str(number) if label is None else label or None))
    return out


def _label(piece: str) -> tuple[str | None, str]:
    """A \\bibitem's printed label, where it names one (natbib's author-year labels do not print), and its text."""
    label = None
    if piece.startswith("["):
        depth, stop = 0, 0
        for stop, char in enumerate(piece):  # noqa: B007
            depth += (char in "[{") - (char in "]}")
            if depth == 0:
                break
        inside = piece[1:stop]
        piece = piece[stop + 1 :]
        printed = squeeze(detex(inside))
        label = printed if printed and not re.search(r"[(,]\s*\d{4}|protect|astroncite|\(\d{4}", inside) else None
        if label is None and printed:
            label = ""
    _, after = argument(piece, 0)
    return label, piece[after:]


def _biblatex(source: str) -> list[ListedReference]:
    out, seen = list[ListedReference](), set[str]()
    for key, kind, body in _BIBLATEX.findall(source):
        if key in seen or kind in {"set", "xdata"}:
            continue
        seen.add(key)
        item = _entry(kind, body)
        out.append(ListedReference(unstructured=written(item), item=item))
    return out


def _entry(kind: str, body: str) -> Item:
    """The fields of one entry of biblatex' .bbl, taken as they are (biblatex manual, "Data interface")."""
    values = {found[1]: squeeze(detex(argument(body, found.end())[0])) for found in _FIELD.finditer(body)}
    values |= {field: value for field, value in _VERB.findall(body) if field != "urlraw"}
    listed = {found[1]: squeeze(detex(argument(body, found.end())[0])) for found in _LISTED.finditer(body)}
    fields: dict[str, object] = {csl: values[name] for name, csl in _CSL.items() if values.get(name)}
    if values.get("subtitle") and values.get("title"):
        fields["title"] = f"{values['title']}: {values['subtitle']}"
    if publisher := listed.get("publisher") or listed.get("institution") or listed.get("organization"):
        fields["publisher"] = publisher
    if place := listed.get("location"):
        fields["publisher_place"] = place
    for role in ("author", "editor", "translator"):
        if people := _people(body, role):
            fields[role] = people
    if (doi := normal_doi(values.get("doi", ""))) is not None:
        fields["doi"] = doi
    if re.fullmatch(r"\d{4}", values.get("year", "")):
        fields["issued"] = Date.of(
            *(int(values[part]) for part in ("year", "month", "day") if values.get(part, "").isdigit())
        )
    if values.get("eprinttype", "").lower() == "arxiv" and values.get("eprint"):
        fields["arxiv"] = values["eprint"]
    return Item(type=_TYPES.get(kind, ItemType.DOCUMENT)).but(**fields)


def _people(body: str, role: str) -> tuple[Name, ...]:
    out = list[Name]()
    for found in _NAMES.finditer(body):
        if found[1] != role:
            continue
        inside = argument(body, found.end())[0]
        place = 0
        while (place := inside.find("{{", place)) >= 0:
            person, place = argument(inside, place)
            fields = person[person.rfind("}}{") + 3 :] if person.startswith("{") else person
            parts = {part[1]: squeeze(detex(argument(fields, part.end())[0])) for part in _PART.finditer(fields) if fields[part.start() - 1 : part.start()].strip() in ("", ",", "{")}  # fmt: skip
            if "family" in parts:
                name = Name(family=parts["family"], given=parts.get("given"), suffix=parts.get("suffix"), non_dropping_particle=parts.get("prefix"))  # fmt: skip
                out.append(name if name.given else Name(literal=parts["family"]))
    return tuple(out)


def _declared(source: str) -> Item:
    """The paper's title, as the preamble names it."""
    found = re.search(r"\\title\s*(?:\[[^\]]*\])?\s*(?=\{)", source)
    if found is None:
        return Item()
    title = squeeze(
        detex(re.sub(r"\\thanks\s*\{[^{}]*\}|\\footnote\s*\{[^{}]*\}", "", argument(source, found.end())[0]))
    )
    authors = re.search(r"\\author\s*(?:\[[^\]]*\])?\s*(?=\{)", source)
    people = tuple[Name, ...]()
    if authors:
        said = argument(source, authors.end())[0]
        rows = re.split(
            r"\\and\b|\\AND\b|\sand\s", re.sub(r"\\(?:thanks|inst|footnote|email|orcid\w*)\s*\{[^{}]*\}", "", said)
        )
        names = [squeeze(detex(row.split(r"\\")[0])) for row in rows]
        people = tuple(Name(given=name.rpartition(" ")[0] or None, family=name.rpartition(" ")[2]) for name in names if 1 < len(name.split()) < 6)  # fmt: skip
    return Item(title=title or None, author=people)
