r"""LaTeX → Document: a paper with its `thebibliography`, or a .bbl file of BibTeX, natbib, REVTeX, amsrefs or biblatex.

What may not live here: what single commands print (see `detex`), .bib files (`formats` reads them).
"""

import re
from collections.abc import Mapping

from citeman.detex import argument, detex
from citeman.errors import SourceError
from citeman.model import Document, Item, ListedReference, Name
from citeman.reading.assemble import assembled
from citeman.reading.biblatex import biblatex_entries
from citeman.reading.encoding import UnreadableError, decode
from citeman.reading.raised import raised
from citeman.text import squeeze

_LIST = re.compile(
    r"\\begin\s*\{(thebibliography|bibdiv|biblist|references)\*?\}(.*?)(?:\\end\s*\{\1\*?\}|\Z)", re.DOTALL
)
_ON_ITS_OWN = re.compile(r"\\(?:title|author|(?:sub)*(?:section|chapter|paragraph|part))\*?\s*(?:\[[^\]]*\])?\s*\{")
_DEFINED = re.compile(r"\\def\\\w+\{(?:[^{}]|\{[^{}]*\})*\}")
_ITEMS = re.compile(r"\\begin\s*\{(enumerate|itemize)\}(.*?)\\end\s*\{\1\}", re.DOTALL)
_NO_TEXT = re.compile(
    r"\\bibliographystyle\s*\{[^}]*\}|\\begin\s*\{(figure|table|equation|align|tikzpicture)\*?\}.*?\\end\s*\{\1\*?\}",
    re.DOTALL,
)
_CITE = re.compile(r"\\(?:paren|text|auto|foot)?cite[a-zA-Z]*\*?\s*(?:\[[^\]]*\]\s*){0,2}\{([^}]*)\}")
_RAISED = re.compile(r"\\textsuperscript\s*\{([\d,;\s-]+)\}|\$\s*\^\s*\{?([\d,;\s-]+)\}?\s*\$")
_ASIDE = re.compile(r"\\(?:thanks|inst|footnote|email|orcid\w*)\s*\{[^{}]*\}")
_TITLE, _AUTHOR = (re.compile(rf"\\{name}\s*(?:\[[^\]]*\])?\s*(?=\{{)") for name in ("title", "author"))
_ELSEWHERE = re.compile(r"\\(?:bibliography|printbibliography|addbibresource)\b")
_BIBITEM = re.compile(r"\\(?:bibitem|harvarditem|bibitemdeclare)\b\s*")


def read(name: str, data: bytes) -> Document:
    """A LaTeX file's text as it prints, with the references of its bibliography; what is cited only by key is none."""
    try:
        source, remark = decode(data)
    except UnreadableError as error:
        raise SourceError(f"{name}: is no LaTeX text") from error
    remarks = [remark] if remark else []
    body = source.split(r"\begin{document}", 1)[-1].split(r"\end{document}", 1)[0]
    listed = _bibitems(source)
    found = biblatex_entries(source) or list(listed.values())
    marks = {key: reference.label or str(place) for place, (key, reference) in enumerate(listed.items(), 1)}
    running = detex(_marked_up(_LIST.sub("\n", body), marks)) if r"\entry{" not in body else ""
    if not found and _ELSEWHERE.search(source):
        remarks.append("its references stand in another file; give the .bbl that LaTeX makes of it")
    return assembled(name, _paragraphs(running), found, _declared(source), remarks)


def _marked_up(body: str, marks: Mapping[str, str]) -> str:
    """The body with blank lines around what stands on its own, and with the marks of what is cited in brackets."""

    def cited(found: re.Match[str]) -> str:
        keys = (key.strip() for key in found[1].split(","))
        return f"[{', '.join(marks.get(key, key) for key in keys)}]"

    body = _ON_ITS_OWN.sub(r"\n\n{", _DEFINED.sub("", body))
    body = _ITEMS.sub(_items, body)
    body = _RAISED.sub(lambda found: raised(found[1] or found[2]), body)
    return _CITE.sub(cited, _NO_TEXT.sub("\n", body))


def _items(found: re.Match[str]) -> str:
    """The items of a list behind the numbers or bullets that LaTeX prints."""
    items = re.split(r"\\item\b", found[2])[1:]
    marks = (f"{number}." if found[1] == "enumerate" else "-" for number in range(1, len(items) + 1))
    return "".join(f"\n\n{mark} {item.strip()}" for mark, item in zip(marks, items, strict=True)) + "\n\n"


def _paragraphs(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"\n\s*\n\s*", "\n\n", text))


def _bibitems(source: str) -> dict[str, ListedReference]:
    """The entries of the source's lists by their keys; without a list around them the entries are one by themselves."""
    out = dict[str, ListedReference]()
    for block in [block[2] for block in _LIST.finditer(source)] or [source]:
        for piece in _BIBITEM.split(block)[1:]:
            mark, rest = _optional(piece)
            key, after = argument(rest, 0)
            text = squeeze(detex(re.sub(r"^\s*%.*$", "", rest[after:], flags=re.MULTILINE)))
            if text:
                label = str(len(out) + 1) if mark is None else _printed_label(mark)
                out.setdefault(key, ListedReference(unstructured=text, label=label))
    return out


def _optional(piece: str) -> tuple[str | None, str]:
    """The optional argument with which a piece begins, where it does, and what follows it."""
    if not piece.startswith("["):
        return None, piece
    depth = 0
    for place, char in enumerate(piece):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            return piece[1:place], piece[place + 1 :]
    return None, piece


def _printed_label(mark: str) -> str | None:
    """The label that is printed for an optional argument; those of natbib, with names and years, are none."""
    unprinted = re.search(r"[(,]\s*\d{4}|protect|astroncite", mark)
    return None if unprinted else squeeze(detex(mark)) or None


def _declared(source: str) -> Item:
    """The paper's title and authors, as the preamble names them."""
    title, authors = _TITLE.search(source), _AUTHOR.search(source)
    if title is None:
        return Item()
    printed = squeeze(detex(_ASIDE.sub("", argument(source, title.end())[0])))
    said = _ASIDE.sub("", argument(source, authors.end())[0]) if authors else ""
    rows = (squeeze(detex(row.split(r"\\")[0])) for row in re.split(r"\\and\b|\\AND\b|\sand\s", said))
    return Item(title=printed or None, author=tuple(_person(row) for row in rows if 1 < len(row.split()) < 6))


def _person(text: str) -> Name:
    given, _, family = text.rpartition(" ")
    return Name(family=family, given=given)
