"""The LinkedBooks set, whose labels do not tell a work's title from its container's → the one convention.

Where its label leaves a choice, a model already trained on the other sets chooses among what the label allows. What may
not live here: the other sets (`sources`), training.
"""

import json
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from citeman.parsing.tagger import Tagger
from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token, tokenize
from citeman.parsing.training.convention import tidy
from citeman.parsing.training.sources import Example, spread

_ALLOWED = {
    "author": ("author", "editor", OUTSIDE),
    "title": ("title", "journal", "book", "series", "editor", OUTSIDE),
    "publicationplace": ("location", OUTSIDE),
    "publisher": ("publisher", "location", OUTSIDE),
    "year": ("date", OUTSIDE),
    "date": ("date", OUTSIDE),
    "volume": ("volume", OUTSIDE),
    "tomo": ("volume", OUTSIDE),
    "publicationnumber-year": ("volume", "issue", "date", OUTSIDE),
    "pagination": ("pages", OUTSIDE),
    "column": ("pages", OUTSIDE),
    "publicationspecifications": ("series", "note", "edition", "volume", OUTSIDE),
    "series": ("series", OUTSIDE),
    "conjunction": (OUTSIDE,),
    "numbered_ref": ("issue", "volume", "note", OUTSIDE),
    "abbreviation": (OUTSIDE, "note"),
    "o": (OUTSIDE, "note"),
}
_NEEDED = {"author", "title"}


def read(path: Path, tagger: Tagger) -> Iterator[Example]:
    """The examples of a LinkedBooks file that describe a publication with an author and a title."""
    with path.open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        wanted = (row for row in rows if row["kind"] != "primary" and _full(row["tokens"]))
        while batch := list(islice(wanted, 200)):
            yield from _batch([(row["text"], row["tokens"]) for row in batch], tagger)


def _full(pieces: list[list[str]]) -> bool:
    labels = {label for _, label in pieces}
    return labels >= _NEEDED and bool(labels & {"year", "publicationnumber-year", "date"}) and labels <= _ALLOWED.keys()


def _batch(rows: list[tuple[str, list[list[str]]]], tagger: Tagger) -> Iterator[Example]:
    texts, allowed = [], []
    for text, pieces in rows:
        letters = spread(text, [(piece, label) for piece, label in pieces])
        if letters is None:
            continue
        tokens = tokenize(text)
        texts.append((text, tokens))
        allowed.append([_ALLOWED.get(letters[token.start], (OUTSIDE,)) for token in tokens])
    found = tagger.tag([tokens for _, tokens in texts], allowed)
    for (text, tokens), tagged in zip(texts, found, strict=True):
        labels = _second_title(text, tokens, tagged.labels)
        if "title" in labels and "author" in labels:
            yield Example(text, tokens, tidy(tokens, labels), "linkedbooks")


def _second_title(text: str, tokens: list[Token], labels: list[str]) -> list[str]:
    """The labels with a second title (« » after the first) as the container it is: a journal where a volume follows."""
    out = list(labels)
    runs = [(label, [i for i, _ in run]) for label, run in groupby(enumerate(labels), key=itemgetter(1))]
    titles = [run for label, run in runs if label == "title"]
    for run in titles[1:]:
        before = text[tokens[titles[0][-1]].end : tokens[run[0]].start]
        if any(mark in before for mark in '«“"') or " in " in before:
            kind = "book" if "location" in labels else "journal"
            for i in run:
                out[i] = kind
    return out
