"""HTML → Document: the text block by block, list numbers restored, the paper's own citation_* tags.

What may not live here: other mark-up.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from citeman.errors import SourceError
from citeman.identifiers import normal_doi
from citeman.model import Date, Document, Item, ItemType, Name
from citeman.reading.encoding import UnreadableError, decode
from citeman.reading.raised import raised, unnoted
from citeman.text import squeeze

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure figcaption footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript template nav button select option textarea svg math head iframe object input".split()
)
_NOTE = re.compile(r"[^#]*#_?(?:fn|ftn|footnote)[\W_]*\d")
_ENTRY = re.compile(r"[^#]*#(?:\w*[-_])?(?:bb?|bib|c?r|ref(?:erence)?|cit(?:e|ation)?)s?[-_]?\d+$", re.IGNORECASE)
"""Links to a note, and to an entry of the reference list, as publishers name their anchors."""

_BUTTONS = re.compile(
    r"\W*(?:google scholar|cross ?ref|pub ?med(?: central)?|scopus|web of science|pdf|article|cas|ads|medline|isi|doi|"
    r"view(?: article| in article| abstract)?|full text|link|find it|get it|export citation|pmc free article|sfx|"
    r"free full text|open url|go to citation|request permissions|mathscinet|zentralblatt|zbmath|"
    r"return to ref.*|back to (?:text|citation).*|↑|\^|↵|↩)\W*",
    re.IGNORECASE,
)


def read(name: str, data: bytes) -> Document:
    """The text of a web page, a blank line between blocks, without buttons such as "Google Scholar"."""
    declared = _CHARSET.search(data[:4096])
    try:
        source, remark = decode(data, declared[1].decode() if declared else None)
    except UnreadableError as error:
        raise SourceError(f"{name}: is no HTML text") from error
    source = re.sub(r"\A\s*<\?xml[^>]*\?>", "", source)
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(huge_tree=False, remove_comments=True))
    except (etree.ParserError, ValueError) as error:
        raise SourceError(f"{name}: is an empty web page") from error
    body = root.find("body")
    out = _Blocks()
    _walk(body if body is not None else root, out)
    text, above = unnoted(out.text())
    return Document(name=name, text=text, item=_declared(root), remarks=(remark,) if remark else (), raised=above)


class _Blocks:
    """Blocks of text, gathered in the order of the page."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[str] = []
        self.before = ""
        """The number or bullet that the next text is to have before it."""

    def add(self, text: str | None) -> None:
        """Running text inside the block that is open."""
        if text and text.strip() and self.before:
            self.open.append(self.before)
            self.before = ""
        if text:
            self.open.append(re.sub(r"\s+", " ", text.replace("\u200b", "")))

    def line_end(self) -> None:
        """A line break inside the block."""
        self.open.append("\n")

    def close(self) -> None:
        """The end of the block that is open."""
        rows = (squeeze(row) for row in "".join(self.open).split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip("\n")
        if text:
            self.done.append(text)
        self.open = []

    def text(self) -> str:
        """All of it, a blank line between blocks."""
        self.close()
        return "\n\n".join(self.done) + "\n"


def _walk(element: html.HtmlElement, out: _Blocks) -> None:
    for child in _parts(element, out):
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _SKIPPED or not tag or _hidden(child):
            pass
        elif tag == "br":
            out.line_end()
        elif tag in {"a", "sup"} and (text := child.text_content()) != (noted := raised(text)) and _cites(child):
            out.add(noted)
        elif (
            tag == "a"
            and _BUTTONS.fullmatch(squeeze(child.text_content() or ""))
            and not re.search(r"\d", child.text_content())
        ):
            _drop_bracket(out)
            child.tail = re.sub(r"^\s*[\])|]", "", child.tail or "")
        elif tag == "pre":
            out.close()
            out.done.append((child.text_content() or "").strip("\n"))
        elif tag in {"td", "th"}:
            out.add(" ")
            _walk(child, out)
            out.add(" ")
        elif tag in _BLOCKS:
            out.close()
            if tag == "li":
                out.before = _mark(child)
            _walk(child, out)
            out.close()
        else:
            _walk(child, out)
        out.add(child.tail)


def _parts(element: html.HtmlElement, out: _Blocks) -> Iterator[html.HtmlElement]:
    out.add(element.text)
    yield from element


def _hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _cites(element: html.HtmlElement) -> bool:
    """Whether an element may be a citation: a link to an entry of a list, or raised and no link to a note."""
    if element.tag == "a":
        return _ENTRY.match(element.get("href") or "") is not None
    above = element.getparent()
    links = [each for each in (above, *element.iter("a")) if each is not None and each.tag == "a"]
    return not any(_NOTE.match(link.get("href") or "") or "noteref" in (link.get("role") or "") for link in links)


def _drop_bracket(out: _Blocks) -> None:
    """Take back the bracket that opened before a button."""
    if out.open:
        out.open[-1] = re.sub(r"[\[(|]\s*$", "", out.open[-1])


def _mark(item: html.HtmlElement) -> str:
    """The number or bullet that a browser prints before a list item, where the item's text does not bring its own."""
    listing = item.getparent()
    text = squeeze(item.text_content() or "")
    if listing is None or listing.tag not in {"ol", "ul"} or re.match(r"[\[(]?\d{1,4}[\]).]", text):
        return ""
    if listing.tag == "ul" or "none" in (listing.get("style") or "").lower():
        return "- " if listing.tag == "ul" else ""
    number = _integer(listing.get("start"), 1)
    for each in listing:
        if each.tag != "li":
            continue
        number = _integer(each.get("value"), number)
        if each is item:
            return f"{number}. "
        number += 1
    return ""


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.strip().isdigit() else otherwise


def _declared(root: html.HtmlElement) -> Item:
    """What the page's citation_* and Dublin Core tags say of the paper (Google Scholar's inclusion guidelines)."""
    said = dict[str, list[str]]()
    for meta in root.iter("meta"):
        key = (
            (meta.get("name") or meta.get("property") or "")
            .lower()
            .replace("dc.", "citation_")
            .replace("prism.", "citation_")
        )
        if key.startswith("citation_") and meta.get("content"):
            said.setdefault(key.removeprefix("citation_"), []).append(squeeze(meta.get("content") or ""))
    one = {key: values[0] for key, values in said.items()}
    if not one.get("title"):
        return Item()
    dates = " ".join(one.get(key, "") for key in ("publication_date", "date", "year", "online_date"))
    year = re.search(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", dates)
    low, high = one.get("firstpage"), one.get("lastpage")
    fields: dict[str, object] = {
        "title": one["title"],
        "author": tuple(_name(author) for author in said.get("author", said.get("creator", []))),
        "container_title": one.get("journal_title") or one.get("conference_title"),
        "volume": one.get("volume"),
        "issue": one.get("issue"),
        "page": f"{low}-{high}" if low and high else low,
        "doi": normal_doi(one.get("doi", "")),
        "issued": Date.of(int(year[1])) if year else None,
    }
    kind = ItemType.ARTICLE_JOURNAL if one.get("journal_title") else ItemType.DOCUMENT
    return Item(type=kind).but(**{key: value for key, value in fields.items() if value})


def _name(text: str) -> Name:
    family, comma, given = text.partition(",")
    if comma:
        return Name(family=family.strip(), given=given.strip() or None)
    given, _, family = text.rpartition(" ")
    return Name(family=family, given=given) if given else Name(literal=text)
