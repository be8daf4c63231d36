"""Word (.docx) → Document: paragraphs, automatic numbers restored, notes, live citations of reference managers.

What may not live here: what live fields hold (see `livefields`), how Word counts (see `docxnumbers`).
"""

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from citeman.errors import SourceError
from citeman.model import Document, Item, ListedReference
from citeman.reading.assemble import written
from citeman.reading.docxnumbers import Numbers
from citeman.reading.livefields import live_items
from citeman.reading.raised import raised, unnoted

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST = 600 * 1024 * 1024
_OMITTED = frozenset(
    {f"{_W}instrText", f"{_W}delText", f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}rPr", f"{_W}pPr"}
)
_PRINTED = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
_DAMAGE = (
    zipfile.BadZipFile,
    OpcError,
    KeyError,
    ValueError,
    AttributeError,
    EOFError,
    OSError,
    zlib.error,
    etree.XMLSyntaxError,
)
_NOTES = (("footnotes", "Footnotes"), ("endnotes", "Endnotes"))


def read(name: str, data: bytes) -> Document:
    """The text of a Word file, a blank line between paragraphs, numbers of lists restored, notes at the end.

    What reference managers left in the file stands in `references`, in the order of citation and without a span. Raises
    SourceError where the file is no Word file, damaged or empty.
    """
    document = _open(name, data)
    body = document.element.body
    numbers = Numbers(document)
    above = _raising_styles(document)
    blocks = [block for paragraph in _paragraphs(body) if (block := _block(paragraph, numbers, above))]
    for kind, heading in _NOTES:
        notes = list(_notes(document, kind))
        if notes:
            blocks += [heading, *notes]
    parts = [part.blob for part in document.part.package.iter_parts() if "/customXml/" in str(part.partname)]
    items = live_items(body, _properties(document), parts)
    live = tuple(ListedReference(unstructured=written(item), item=item) for item in items)
    text, spans = unnoted("\n\n".join(blocks))
    if not text.strip() and not live:
        raise SourceError(f"{name}: is a Word file without text")
    return Document(name=name, text=text + "\n", item=_declared(document), references=live, raised=spans)


def _open(name: str, data: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {each.filename: each.file_size for each in archive.infolist()}
        document = (
            docx.Document(io.BytesIO(data)) if "word/document.xml" in sizes and sum(sizes.values()) < _MOST else None
        )
    except RuntimeError as error:
        raise SourceError(f"{name}: is encrypted; save a copy without a password and give that") from error
    except _DAMAGE as error:
        raise SourceError(f"{name}: is a damaged Word file") from error
    if "word/document.xml" not in sizes:
        raise SourceError(f"{name}: is a zip archive, but no Word file")
    if document is None:
        raise SourceError(f"{name}: unpacks to more than {_MOST // 1024**2} MB, which no paper does")
    return document


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in order, those of tables and content controls too, each once."""
    for paragraph in root.iter(f"{_W}p"):
        if not any(above.tag in {f"{_MC}Fallback", f"{_W}del", f"{_W}moveFrom"} for above in paragraph.iterancestors()):
            yield paragraph


def _block(paragraph: etree._Element, numbers: Numbers, above: Collection[str]) -> str:
    text = "".join(_texts(paragraph, above)).strip()
    mark = numbers.mark(paragraph, counted=bool(text))
    return f"{mark} {text}" if mark and text else text


def _texts(element: etree._Element, above: Collection[str] = ()) -> Iterator[str]:
    """What a paragraph prints; the codes of its fields and what was deleted do not.

    Numbers that are printed raised, by their own look or by a style named in `above`, are noted as `raised`.
    """
    for child in element:
        if child.tag in _OMITTED or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _PRINTED:
            yield _PRINTED[str(child.tag)]
        elif child.tag == f"{_W}txbxContent":
            continue
        elif child.tag == f"{_W}r" and _is_raised(child, above):
            yield raised("".join(_texts(child)))
        else:
            yield from _texts(child, above)


def _is_raised(run: etree._Element, above: Collection[str]) -> bool:
    """Whether a run is set above its line; what it says itself goes before its style."""
    look = run.find(f"{_W}rPr")
    if look is None:
        return False
    said, style = look.find(f"{_W}vertAlign"), look.find(f"{_W}rStyle")
    if said is not None:
        return said.get(f"{_W}val") == "superscript"
    return style is not None and style.get(f"{_W}val") in above


def _raising_styles(document: Any) -> frozenset[str]:
    """The names of the styles that set text above its line."""
    raising = document.styles.element.iterfind(f"{_W}style/{_W}rPr/{_W}vertAlign[@{_W}val='superscript']/../..")
    return frozenset(style.get(f"{_W}styleId") or "" for style in raising)


def _notes(document: Any, kind: str) -> Iterator[str]:
    """The foot- or endnotes with their numbers, separators left out."""
    for relation in document.part.rels.values():
        if not relation.reltype.endswith(f"/{kind}") or relation.is_external:
            continue
        root = etree.fromstring(
            relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        )
        number = 0
        for note in root if root is not None else ():
            if note.get(f"{_W}type") in {"separator", "continuationSeparator", "continuationNotice"}:
                continue
            text = " ".join("".join(_texts(paragraph)).strip() for paragraph in _paragraphs(note)).strip()
            if text:
                number += 1
                yield f"{number}. {text}"


def _properties(document: Any) -> Iterator[tuple[str, str]]:
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/docProps/custom.xml":
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
            for each in root if root is not None else ():
                yield each.get("name") or "", "".join(str(text) for text in each.itertext())


def _declared(document: Any) -> Item:
    title = " ".join((document.core_properties.title or "").split())
    return Item(title=title) if len(title.split()) > 1 else Item()
