"""A document's reference lists: found, cut, numbered back to the running text.

What may not live here: the fields of a reference (see `parser`), files (see `reading`).
"""

from citeman.model import Document, Listing, SourceKind
from citeman.parsing.citations import find_citations
from citeman.parsing.head import find_head
from citeman.parsing.locate import Region, locate
from citeman.parsing.signature import SAME_TEXT, signature, signature_overlap
from citeman.parsing.split import split

__all__ = ["SAME_TEXT", "find_listings", "running_text", "signature", "signature_overlap"]


def find_listings(document: Document) -> tuple[Listing, ...]:
    """The reference lists of a document, in its order; empty where there is none.

    All lists of the paper itself (one a chapter, sources and literature) are one Listing; the tail of another paper's
    list, with which a file may begin, is a Listing of its own with kind FRAGMENT.
    """
    regions = locate(document.text)
    out = [
        Listing(kind=SourceKind.FRAGMENT, references=cut.references, remainder=cut.remainder)
        for cut in (split(document.text, region.start, region.end) for region in regions if region.fragment)
        if cut.references
    ]
    own = [region for region in regions if not region.fragment]
    cuts = [split(document.text, region.start, region.end) for region in own]
    references = tuple(reference for cut in cuts for reference in cut.references)
    if references:
        out.append(
            Listing(
                item=find_head(document, regions),
                references=references,
                remainder=tuple(span for cut in cuts for span in cut.remainder),
                citations=find_citations(document.text, regions, [cut.references for cut in cuts]),
            )
        )
    return tuple(out)


def running_text(document: Document) -> str:
    """The document's text without its reference lists: what tells whether two files are one paper."""
    return "\n".join(_between(document.text, locate(document.text)))


def _between(text: str, regions: tuple[Region, ...]) -> list[str]:
    out, start = [], 0
    for region in regions:
        out.append(text[start : region.heading])
        start = region.end
    return [*out, text[start:]]
