"""Crossref's record types → CSL's item types, and which of them a reference can mean.

Source: https://api.crossref.org/types (30 types). What may not live here: fields.
"""

from collections.abc import Mapping
from types import MappingProxyType

from citeman.model import ItemType

ITEM_TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "journal-article": ItemType.ARTICLE_JOURNAL,
        "book": ItemType.BOOK,
        "monograph": ItemType.BOOK,
        "edited-book": ItemType.BOOK,
        "reference-book": ItemType.BOOK,
        "proceedings": ItemType.BOOK,
        "book-chapter": ItemType.CHAPTER,
        "book-section": ItemType.CHAPTER,
        "book-part": ItemType.CHAPTER,
        "book-track": ItemType.CHAPTER,
        "reference-entry": ItemType.ENTRY_ENCYCLOPEDIA,
        "proceedings-article": ItemType.PAPER_CONFERENCE,
        "dissertation": ItemType.THESIS,
        "report": ItemType.REPORT,
        "report-component": ItemType.REPORT,
        "standard": ItemType.STANDARD,
        "dataset": ItemType.DATASET,
        "database": ItemType.DATASET,
        "posted-content": ItemType.ARTICLE,
        "peer-review": ItemType.REVIEW,
    }
)
"""What a reference can mean. Journals, volumes, issues, series, components, grants and "other" are not among them."""

PARTS_OF_BOOKS = frozenset({"book-chapter", "book-section", "book-part", "book-track", "proceedings-article",
                            "reference-entry"})  # fmt: skip
"""Types whose record may name a series beside the book."""

GENRES: Mapping[str, str] = MappingProxyType({"preprint": "Preprint", "blog": "Blog post", "report": "Report"})
"""`subtype` of posted content → CSL's `genre`."""
