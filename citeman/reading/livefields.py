"""Live citations in a Word file — Zotero, Mendeley, EndNote, Word's own — as they are → Items.

What may not live here: what the document prints (see `docx`).
"""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from citeman.model import Item
from citeman.reading.csl import item_from_csl
from citeman.reading.records import item_of_record, item_of_source
from citeman.reading.xmltree import each, first, local, text_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def live_items(body: etree._Element, properties: Iterable[tuple[str, str]], parts: Iterable[bytes]) -> tuple[Item, ...]:
    """The items cited by live fields, each once, in the order of their first citation.

    `properties` are the file's custom properties (Zotero keeps citations there when it works with bookmarks), `parts`
    its custom XML parts (Word keeps its sources there).
    """
    found = dict[str, Item]()
    for key, item in (*_from_fields(body), *_from_controls(body), *_from_properties(properties), *_from_sources(parts)):
        if item.title or item.author:
            found.setdefault(key, item)
    return tuple(found.values())


def _from_fields(body: etree._Element) -> Iterator[tuple[str, Item]]:
    for code in _codes(body):
        if "CSL_CITATION" in code:
            yield from _from_csl(code[code.find("{") :])
        elif "<EndNote>" in code:
            yield from _from_endnote(code[code.find("<EndNote>") : code.rfind("</EndNote>") + len("</EndNote>")])


def _codes(body: etree._Element) -> Iterator[str]:
    """The instructions of the document's fields, with the data that EndNote hides beside them."""
    open_codes = list[list[str]]()
    for element in body.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}fldSimple"):
        if element.tag == f"{_W}fldSimple":
            yield element.get(f"{_W}instr") or ""
        elif element.tag == f"{_W}instrText":
            if open_codes:
                open_codes[-1].append(element.text or "")
        elif element.get(f"{_W}fldCharType") == "begin":
            open_codes.append([_hidden(element)])
        elif element.get(f"{_W}fldCharType") in {"separate", "end"} and open_codes:
            code = "".join(open_codes[-1])
            if element.get(f"{_W}fldCharType") == "end":
                open_codes.pop()
            else:
                open_codes[-1] = []
            if code:
                yield code


def _hidden(begin: etree._Element) -> str:
    data = begin.find(f"{_W}fldData")
    if data is None or not data.text:
        return ""
    try:
        raw = base64.b64decode(data.text)
    except (binascii.Error, ValueError):
        return ""
    text = raw.decode("utf-8", errors="ignore")
    return text if "<EndNote>" in text else raw.decode("utf-16-le", errors="ignore") if b"E\0n\0d\0N" in raw else ""


def _from_csl(text: str) -> Iterator[tuple[str, Item]]:
    try:
        data, _ = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return
    yield from _cited(data)


def _cited(data: Any) -> Iterator[tuple[str, Item]]:
    for cited in data.get("citationItems", ()) if isinstance(data, dict) else ():
        held = cited.get("itemData") if isinstance(cited, dict) else None
        if isinstance(held, dict):
            uris = cited.get("uris") or cited.get("uri") or [cited.get("id")]
            key = uris[0] if isinstance(uris, list) and uris else str(uris)
            yield f"csl:{key}:{held.get('title')}", item_from_csl(held)


def _from_controls(body: etree._Element) -> Iterator[tuple[str, Item]]:
    """Mendeley Cite keeps its citations, as base64, in the tags of content controls."""
    for tag in body.iter(f"{_W}tag"):
        value = tag.get(f"{_W}val") or ""
        found = re.match(r"MENDELEY_CITATION_v\d+_(.+)", value, re.DOTALL)
        if found:
            try:
                text = base64.b64decode(found[1] + "=" * (-len(found[1]) % 4)).decode("utf-8", errors="replace")
            except (binascii.Error, ValueError):
                continue
            yield from _from_csl(text)


def _from_properties(properties: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Item]]:
    """Zotero's bookmarks mode cuts a field's code into properties ZOTERO_BREF_…_1, _2 and so on."""
    pieces = dict[str, dict[int, str]]()
    for name, value in properties:
        found = re.fullmatch(r"(ZOTERO_BREF_\w+?|CSL_\w+?|Mendeley_Bookmark_\w+?)_(\d+)", name)
        if found:
            pieces.setdefault(found[1], {})[int(found[2])] = value
    for held in pieces.values():
        code = "".join(held[number] for number in sorted(held))
        yield from _from_csl(code[code.find("{") :] if "{" in code else "")


def _from_endnote(xml: str) -> Iterator[tuple[str, Item]]:
    root = _tree(xml.encode())
    for cite in each(root, "Cite") if root is not None else ():
        record = first(cite, "record")
        if record is not None:
            number = text_of(first(record, "rec-number")) or text_of(first(cite, "RecNum"))
            yield f"endnote:{number}:{text_of(first(record, 'title'))}", item_of_record(record)


def _tree(xml: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _from_sources(parts: Iterable[bytes]) -> Iterator[tuple[str, Item]]:
    """The sources of Word's own bibliography (ISO/IEC 29500-1, 22.6)."""
    for part in parts:
        root = _tree(part) if b"bibliography" in part else None
        if root is None or local(root) != "Sources":
            continue
        for source in each(root, "Source"):
            yield f"word:{text_of(first(source, 'Tag'))}", item_of_source(source)
