"""XML bytes → a tree without surprises, and the text of its elements.

What may not live here: what a vocabulary's elements mean (see `jats` and `tei`).
"""

import re
from collections.abc import Callable, Iterator
from html.entities import html5

from lxml import etree

from citeman.errors import SourceError
from citeman.reading.raised import raised
from citeman.text import squeeze

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(name: str, data: bytes) -> etree._Element:
    """The root of an XML file; entities of HTML are known, others and the network are not asked. Raises SourceError."""

    def known(found: re.Match[bytes]) -> bytes:
        if found[1] in _XML_OWN:
            return found[0]
        char = html5.get(found[1].decode() + ";", "")
        return "".join(f"&#{ord(c)};" for c in char).encode() or b" "

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(_ENTITY.sub(known, data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: is damaged XML") from error
    if root is None:
        raise SourceError(f"{name}: is damaged XML")
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    tag: object = element.tag  # a function, for comments and instructions
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def each(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The element's descendants with one of the names, in document order, whatever their namespace."""
    for element in root.iter():
        if local(element) in names and element is not root:
            yield element


def first(root: etree._Element, *path: str) -> etree._Element | None:
    """The first descendant with the first name, in it the first with the second name, and so on."""
    found: etree._Element | None = root
    for name in path:
        found = next(each(found, name), None) if found is not None else None
    return found


def text_of(element: etree._Element | None, *without: str) -> str:
    """All text in an element on one line, that of some children left out."""
    if element is None:
        return ""
    return squeeze("".join(_texts(element, without)))


def text_with_raised(element: etree._Element | None, above: Callable[[etree._Element], bool]) -> str:
    """All text in an element on one line; numbers in a child that stands above the line are noted as `raised`."""
    return squeeze("".join(_noted(element, above))) if element is not None else ""


def _noted(element: etree._Element, above: Callable[[etree._Element], bool]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child):
            yield raised("".join(_texts(child, ()))) if above(child) else "".join(_noted(child, above))
        yield child.tail or ""


def _texts(element: etree._Element, without: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) and local(child) not in without:
            yield from _texts(child, without)
        yield child.tail or ""
