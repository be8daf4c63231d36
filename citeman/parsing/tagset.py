"""The labels that the tagger gives to tokens, and the one convention that all training data is brought to.

A label covers a field's own words: marks and cue words at its ends ("vol.", "In", "(Eds.)", "doi:") are OUTSIDE. What
may not live here: how labels are found or what becomes of them.
"""

OUTSIDE = "-"
TAGS = (
    OUTSIDE,
    "author",
    "editor",
    "translator",
    "title",
    "journal",
    "book",
    "series",
    "date",
    "accessed",
    "volume",
    "issue",
    "pages",
    "publisher",
    "location",
    "edition",
    "genre",
    "doi",
    "url",
    "identifier",
    "note",
    "number",
)
"""Journal: a serial container. Book: any other container. Number: the entry's own label. Identifier: ISBN, arXiv …"""
