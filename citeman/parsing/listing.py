"""A document's reference lists: found, cut, numbered back to the running text.

What may not live here: the fields of a reference (see `parser`), files (see `reading`).
"""

from collections.abc import Sequence
from dataclasses import replace

from citeman.model import Document, Item, ListedReference, Listing, SourceKind
from citeman.parsing.citations import find_citations
from citeman.parsing.head import find_head
from citeman.parsing.locate import Region, locate
from citeman.parsing.signature import SAME_TEXT, signature, signature_overlap
from citeman.parsing.split import split
from citeman.text import fold

__all__ = ["SAME_TEXT", "find_listings", "running_text", "signature", "signature_overlap"]

_HEADING = "References"
_LONG_ENOUGH = 12


def find_listings(document: Document) -> tuple[Listing, ...]:
    """The reference lists of a document, in its order; empty where there is none.

    All lists of the paper itself (one a chapter, sources and literature) are one Listing; the tail of another paper's
    list, with which a file may begin, is a Listing of its own with kind FRAGMENT. References that the file holds as
    such are taken as they are; live citations of a word processor are put to the entries that print them.
    """
    if document.references and all(reference.span for reference in document.references):
        region = _held(document)
        return (_paper(document, [region], [document.references]),)
    regions = locate(document.text)
    cuts = [split(document.text, region.start, region.end, notes=region.notes) for region in regions]
    pairs = list(zip(regions, cuts, strict=True))
    out = [
        Listing(kind=SourceKind.FRAGMENT, references=cut.references, remainder=cut.remainder)
        for region, cut in pairs
        if region.fragment and cut.references
    ]
    own = [_with_live_items(cut.references, document.references) for region, cut in pairs if not region.fragment]
    if any(own):
        rest = tuple(span for region, cut in pairs if not region.fragment for span in cut.remainder)
        out.append(replace(_paper(document, regions, own), remainder=rest))
    elif document.references:
        out.append(Listing(item=find_head(document, regions), references=document.references))
    return tuple(out)


def _paper(document: Document, regions: Sequence[Region], parts: Sequence[Sequence[ListedReference]]) -> Listing:
    return Listing(
        item=find_head(document, regions),
        references=tuple(reference for part in parts for reference in part),
        citations=find_citations(document.text, regions, parts, document.raised),
    )


def _held(document: Document) -> Region:
    """Where the list stands of a document that brought its references along."""
    spans = [reference.span for reference in document.references if reference.span]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    heading = len(document.text[:start].rstrip().removesuffix(_HEADING))
    return Region(start=start, end=end, heading=heading)


def _with_live_items(
    printed: Sequence[ListedReference], live: Sequence[ListedReference]
) -> tuple[ListedReference, ...]:
    """The printed entries, each with the live item that its text names beyond doubt: by its DOI or its whole title."""
    if not live:
        return tuple(printed)
    texts = [fold(reference.unstructured) for reference in printed]
    items = dict[int, list[Item]]()
    for each in live:
        places = _named_by(each.item, printed, texts) if each.item else []
        if len(places) == 1 and each.item:
            items.setdefault(places[0], []).append(each.item)
    return tuple(
        replace(reference, item=items[place][0]) if len(items.get(place, ())) == 1 else reference
        for place, reference in enumerate(printed)
    )


def _named_by(item: Item, printed: Sequence[ListedReference], texts: Sequence[str]) -> list[int]:
    if item.doi and (places := [i for i, each in enumerate(printed) if item.doi in each.unstructured.lower()]):
        return places
    title = fold(item.title or "")
    if len(title) < _LONG_ENOUGH:
        return []
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    places = [i for i, text in enumerate(texts) if f" {title} " in f" {text} "]
    return [i for i in places if year in texts[i]] if len(places) > 1 else places


def running_text(document: Document) -> str:
    """The document's text without its reference lists: what tells whether two files are one paper."""
    regions: Sequence[Region] = locate(document.text)
    if document.references and all(reference.span for reference in document.references):
        regions = [_held(document)]
    out, start = list[str](), 0
    for region in regions:
        out.append(document.text[start : region.heading])
        start = region.end
    return "\n".join([*out, document.text[start:]])
