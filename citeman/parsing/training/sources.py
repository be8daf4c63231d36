"""The public labelled sets → training examples in the one convention.

Each set's own labels are mapped to `citeman.parsing.tagset`. What may not live here: generated references, training.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token, tokenize
from citeman.parsing.training.convention import split_issue, tidy

Row = dict[str, Any]


class Example(NamedTuple):
    """A reference with its tokens and their labels."""

    text: str
    tokens: list[Token]
    labels: list[str]
    source: str


_ANYSTYLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "title": "title",
    "journal": "journal",
    "container-title": "book",
    "collection-title": "series",
    "date": "date",
    "volume": "volume",
    "pages": "pages",
    "publisher": "publisher",
    "location": "location",
    "edition": "edition",
    "genre": "genre",
    "doi": "doi",
    "url": "url",
    "isbn": "identifier",
    "note": "note",
    "citation-number": "number",
    "medium": "genre",
    "director": "author",
    "producer": "note",
    "source": "note",
}
_GROBID = {
    "author": "author",
    "collaboration": "author",
    "institution": "author",
    "editor": "editor",
    "title": "title",
    "journal": "journal",
    "monogr": "book",
    "series": "series",
    "date": "date",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "publisher": "publisher",
    "location": "location",
    "report": "genre",
    "doi": "doi",
    "url": "url",
    "arxiv": "identifier",
    "idno": "identifier",
    "isbn": "identifier",
    "issn": "identifier",
    "pmid": "identifier",
    "pmcid": "identifier",
    "note": "note",
    "PAR": OUTSIDE,
}
_ACCESSED = re.compile(
    r"\b(access|retriev|consult|visited|viewed|abgeruf|dostup|обращен|letzt|zuletzt|acess|\[?cit\.)", re.IGNORECASE
)
_SERIAL = re.compile(
    r"\b(journal|j|review|rev|annals|ann|zeitschrift|revue|revista|rivista|transactions|trans|lett|letters|quarterly|"
    r"bulletin|bull|magazine|вестник|журнал)\b",
    re.IGNORECASE,
)


def read(path: Path) -> Iterator[Example]:
    """The examples of one file of the shared format (anystyle-*, grobid.*)."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            example = _anystyle(row) if row.get("tokens") else _grobid(row)
            if example is not None:
                yield example


def spread(text: str, pieces: list[tuple[str, str]]) -> list[str] | None:
    """A label a character; `None` where the pieces are not the text."""
    labels = [OUTSIDE] * len(text)
    place = 0
    for piece, label in pieces:
        for char in piece:
            if char.isspace():
                continue
            while place < len(text) and text[place].isspace():
                place += 1
            if place == len(text) or text[place] != char:
                return None
            labels[place] = label
            place += 1
    return labels


def _example(row: Row, pieces: list[tuple[str, str]]) -> Example | None:
    letters = spread(row["text"], pieces)
    if letters is None:
        return None
    tokens = tokenize(row["text"])
    labels = [letters[token.start] for token in tokens]
    return Example(row["text"], tokens, labels, row["source"])


def _anystyle(row: Row) -> Example | None:
    pieces = [(text, _ANYSTYLE[label]) for text, label in row["tokens"]]
    known = {label for _, label in pieces}
    if "note" in known and _ACCESSED.search(" ".join(text for text, label in pieces if label == "note")):
        pieces = [(text, "accessed" if label == "note" else label) for text, label in pieces]
    if "title" not in known and "book" in known and "journal" not in known and "editor" not in known:
        pieces = [(text, "title" if label == "book" else label) for text, label in pieces]
    pieces = [(text, "doi" if label == "url" and "doi.org/10" in text else label) for text, label in pieces]
    example = _example(row, pieces)
    if example is None:
        return None
    labels = example.labels
    if (
        "journal" not in known
        and "book" in labels
        and "issue" not in known
        and "volume" in known
        and "publisher" not in known
    ):
        labels = ["journal" if label == "book" else label for label in labels]
    split_issue(example.tokens, labels, row["fields"].get("volume"), row["fields"].get("issue"))
    return example._replace(labels=tidy(example.tokens, labels))


def _grobid(row: Row) -> Example | None:
    pieces = [(text, _GROBID[label]) for label, text in row["segs"]]
    known = {label for _, label in pieces}
    if "title" not in known and "journal" not in known and "book" in known:
        pieces = [(text, "title" if label == "book" else label) for text, label in pieces]
    seen = False
    institutions = []
    for (text, label), (raw, _) in zip(pieces, row["segs"], strict=True):
        late = raw == "institution" and seen
        institutions.append((text, "publisher" if late else label))
        seen = seen or label in ("author", "title")
    example = _example(row, institutions)
    return example and example._replace(labels=tidy(example.tokens, example.labels))
