"""JATS `<ref-list>`, out: references as journals' XML holds them.

Source: NISO Z39.96-2021, Journal Article Tag Suite 1.3, `<element-citation>`.
What may not live here: reading, which is done where papers are read.
"""

import re
from collections.abc import Sequence

from lxml import etree

from citeman.model import Date, Entry, Item, ItemType, Name

_TYPES = {
    ItemType.ARTICLE: "preprint", ItemType.ARTICLE_JOURNAL: "journal", ItemType.ARTICLE_MAGAZINE: "magazine",
    ItemType.ARTICLE_NEWSPAPER: "newspaper", ItemType.BOOK: "book", ItemType.CHAPTER: "book", ItemType.CLASSIC: "book",
    ItemType.DATASET: "data", ItemType.PAPER_CONFERENCE: "confproc", ItemType.PATENT: "patent",
    ItemType.REPORT: "report", ItemType.SOFTWARE: "software", ItemType.STANDARD: "standard", ItemType.THESIS: "thesis",
    ItemType.WEBPAGE: "webpage", ItemType.POST_WEBLOG: "webpage", ItemType.POST: "webpage",
    ItemType.REVIEW: "journal", ItemType.REVIEW_BOOK: "journal",
}  # fmt: skip
_XLINK = "http://www.w3.org/1999/xlink"
_PAGES = re.compile(r"([^\s,-]+)-([^\s,-]+)")
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_jats(entries: Sequence[Entry]) -> str:
    """Entries as a `<ref-list>`, one `<element-citation>` each."""
    root = etree.Element("ref-list", nsmap={"xlink": _XLINK})
    for entry in entries:
        reference = etree.SubElement(root, "ref", id=_id(entry.key))
        _Citation(reference, entry.item).fill()
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True).decode() + "\n"


def _id(key: str) -> str:
    """A key as an XML name."""
    name = _UNSAFE.sub("_", key)
    return name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"


class _Citation:
    """One `<element-citation>` as it is filled."""

    def __init__(self, reference: etree._Element, item: Item) -> None:
        kind = _TYPES.get(item.type, "other")
        self._item = item
        self._element = etree.SubElement(reference, "element-citation", {"publication-type": kind})

    def fill(self) -> None:
        """Everything, in the order of the Tag Library's examples."""
        item = self._item
        self._people("author", item.author, et_al=item.et_al)
        self._titles()
        self._people("editor", item.editor)
        self._people("translator", item.translator)
        self._date(item.issued)
        for name, value in (("edition", item.edition), ("volume", item.volume), ("issue", item.issue)):
            self._put(name, value)
        self._pages(item.page)
        for name, value in (
            ("series", item.collection_title), ("publisher-name", item.publisher),
            ("publisher-loc", item.publisher_place),
            ("conf-name", item.event_title), ("conf-loc", item.event_place), ("version", item.version),
            ("isbn", item.isbn), ("issn", item.issn), ("comment", item.genre), ("comment", item.note),
        ):  # fmt: skip
            self._put(name, value)
        self._identifiers()

    def _put(self, name: str, value: str | None, **attributes: str) -> None:
        if value:
            made = {key.replace("_", "-"): each for key, each in attributes.items()}
            etree.SubElement(self._element, name, made).text = _ILLEGAL.sub("", value)

    def _titles(self) -> None:
        item = self._item
        if not item.container_title:
            self._put("source", item.title)
        elif item.type is ItemType.CHAPTER:
            self._put("chapter-title", item.title)
            self._put("source", item.container_title)
        else:
            self._put("article-title", item.title)
            self._put("source", item.container_title)

    def _people(self, role: str, names: tuple[Name, ...], *, et_al: bool = False) -> None:
        if not names:
            return
        group = etree.SubElement(self._element, "person-group", {"person-group-type": role})
        for each in names:
            if not each.family:
                etree.SubElement(group, "collab").text = _ILLEGAL.sub("", each.literal or each.given or "")
                continue
            name = etree.SubElement(group, "name")
            particles = (each.dropping_particle, each.non_dropping_particle, each.family)
            etree.SubElement(name, "surname").text = _ILLEGAL.sub("", " ".join(filter(None, particles)))
            for part, value in (("given-names", each.given), ("suffix", each.suffix)):
                if value:
                    etree.SubElement(name, part).text = _ILLEGAL.sub("", value)
        if et_al:
            etree.SubElement(group, "etal")

    def _date(self, date: Date | None) -> None:
        if date is None:
            return
        if not date.parts:
            self._put("year", date.literal)
            return
        for name, number in zip(("year", "month", "day"), date.parts[0], strict=False):
            self._put(name, str(number) if name == "year" else f"{number:02d}")

    def _pages(self, page: str | None) -> None:
        both = _PAGES.fullmatch(page or "")
        if both:
            self._put("fpage", both.group(1))
            self._put("lpage", both.group(2))
        elif page and page.isdecimal():
            self._put("fpage", page)
        else:
            self._put("page-range" if page and "-" in page else "elocation-id", page)

    def _identifiers(self) -> None:
        item = self._item
        pairs = (("doi", item.doi), ("pmid", item.pmid), ("pmcid", item.pmcid), ("arxiv", item.arxiv))
        for kind, value in pairs:
            self._put("pub-id", value, pub_id_type=kind)
        if item.url:
            link = {"ext-link-type": "uri", f"{{{_XLINK}}}href": _ILLEGAL.sub("", item.url)}
            etree.SubElement(self._element, "ext-link", link).text = link[f"{{{_XLINK}}}href"]
        if item.accessed and item.accessed.parts:
            iso = "-".join(f"{number:02d}" for number in item.accessed.parts[0])
            self._put("date-in-citation", iso, content_type="access-date")
