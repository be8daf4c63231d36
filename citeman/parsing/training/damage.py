"""What printing, scanning and pasting do to references: labelled text in, damaged labelled text out.

What may not live here: labels' meaning, styles.
"""

import random
import re

from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.training.styles import Piece

_WIDE = str.maketrans({",": "，", ".": "．", ":": "：", ";": "；", "(": "（", ")": "）", "[": "［", "]": "］"})


def damaged(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """The same reference, with none or some of the things that happen to references."""
    out = pieces
    if chance.random() < _REMARKED:
        out = _remarked(out, chance)
    if chance.random() < 0.35:
        return _labelled(out, chance)
    for share, harm in _HARMS:
        if chance.random() < share:
            out = harm(out, chance)
    return _labelled(out, chance)


_REMARKED = 0.05
"""The share of references with something behind them that says nothing of the work's own fields."""
_IDENTIFIERS = (
    "PMID: {n}", "PMID {n}", "PMCID: PMC{n}", "JSTOR {n}", "MR {n}", "MR{n}", "Zbl {a:04d}.{n}", "S2CID {n}",
    "Bibcode: {b}Sci...{a}.1124T", "ISSN {a}-{b}", "OCLC {n}", "arXiv:{a}.{n}", "ISBN 978-0-{b}-{a}-4", "ISBN: {n}123",
    "SSRN {n}", "ERIC: ED{n}",
)  # fmt: skip
"""What databases call a work: numbers behind a name."""
_ASIDES = (
    "[PubMed]", "[CrossRef]", "[Google Scholar]", "[CrossRef] [PubMed]", "[DOI]", "(cited on p. {a})", "Print.", "Web.",
    "(Cited on pages {a} and {b}.)", "[Online]", "(in Russian)", "[in Chinese]", "(in Japanese with English abstract)",
    "(Original work published 1956)", "With a preface by the author.", "Reprinted with corrections.", "Abstract only",
    "Epub 2011 May 3", "Free full text", "Cited by {a}", "(Erratum: p. {b})", "Reprinted {a}.",
)  # fmt: skip
"""Marks of links, where a work is cited, what its reader should know."""


def _remarked(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    between = chance.choice((" ", ". ", ", ", "; ", " "))
    numbers = {"n": chance.randint(10_000, 39_999_999), "a": chance.randint(2, 9999), "b": chance.randint(1000, 9999)}
    if chance.random() > 0.5:
        return [*pieces, (between, OUTSIDE), (chance.choice(_ASIDES).format(**numbers), "note")]
    said = chance.choice(_IDENTIFIERS).format(**numbers)
    name = re.match(r"[A-Za-z\d]+:? |", said)
    cue = name.group() if name else ""
    return [*pieces, (between + cue, OUTSIDE), (said[len(cue) :], "identifier"), (chance.choice(("", ".")), OUTSIDE)]


_LABELS = (
    *[("[", "] "), ("", ". "), ("(", ") "), ("", " "), ("[", "]")] * 3,
    *[("", ") "), ("", "- "), ("", " - "), ("", ". - "), ("", "."), ("[", "]. "), ("(", ")"), ("", "– ")],
    *[("", "/ "), ("[", "]: "), ("No. ", ". "), ("[Ref ", "] "), ("【", "】"), ("［", "］"), ("", "、")],
)
"""What stands around the number of an entry."""


def _labelled(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    if chance.random() > 0.12:
        return pieces
    number = chance.randint(1, 180)
    before, after = chance.choice(_LABELS)
    return [(before, OUTSIDE), (str(number), "number"), (after, OUTSIDE), *pieces]


def _blank_in_address(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    out = []
    for text, label in pieces:
        cuts = [i + 1 for i, char in enumerate(text[:-1]) if char in "./-_"]
        if label in ("doi", "url") and cuts:
            at = chance.choice(cuts)
            out.append((text[:at] + " " + text[at:], label))
        else:
            out.append((text, label))
    return out


def _glued(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Blanks lost after marks between fields, and around "&"."""
    share = chance.choice((0.2, 0.5, 1.0))
    out = []
    for text, label in pieces:
        if label == OUTSIDE and chance.random() < share:
            out.append((re.sub(r"(?<=[.,;:)\]]) ", "", text), label))
        elif label == "author" and chance.random() < 0.5:
            out.append(
                (
                    re.sub(
                        r",? ?(&|and) ?",
                        lambda found: found.group().replace(" ", "") if "&" in found.group() else found.group(),
                        text,
                    ),
                    label,
                )
            )
        else:
            out.append((text, label))
    return [piece for piece in out if piece[0]]


def _lost_stop(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    places = [i for i, (text, label) in enumerate(pieces) if label == OUTSIDE and text[:2] in (". ", ", ")]
    if not places:
        return pieces
    at = chance.choice(places)
    text, label = pieces[at]
    return [*pieces[:at], (text[1:], label), *pieces[at + 1 :]]


def _run_on(pieces: list[Piece], _: random.Random) -> list[Piece]:
    """No mark where the title ends: the next field is the first to show it."""
    out: list[Piece] = []
    before = ""
    for text, label in pieces:
        parts = before == "title" and label == OUTSIDE and re.fullmatch(r"[.,:;]? ", text)
        out.append((" ", label) if parts else (text, label))
        before = label
    return out


def _no_last_stop(pieces: list[Piece], _: random.Random) -> list[Piece]:
    text, label = pieces[-1]
    short = text.rstrip(". ") if label == OUTSIDE else text
    return [*pieces[:-1], (short, label)] if short else pieces[:-1]


def _wide(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    if not any("\u3400" < char < "\ud7b0" for text, _ in pieces for char in text):
        return pieces
    share = chance.choice((0.3, 0.6, 1.0))
    return [
        (text.translate(_WIDE) if label in (OUTSIDE, "author") and chance.random() < share else text, label)
        for text, label in pieces
    ]


def _hyphenated(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    out = []
    for text, label in pieces:
        words = list(re.finditer(r"[a-z]{7,}", text))
        if label in ("title", "book", "journal") and words and chance.random() < 0.5:
            word = chance.choice(words)
            at = word.start() + chance.randint(3, len(word.group()) - 3)
            out.append((text[:at] + "- " + text[at:], label))
        else:
            out.append((text, label))
    return out


def _emphasis(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    wanted = chance.choice((("title",), ("journal", "book"), ("journal", "volume"), ("title", "journal", "book")))
    mark, close = chance.choice((("*", "*"), ("*", "*"), ("_", "_"), ("<i>", "</i>"), ("<italic>", "</italic>")))
    out: list[Piece] = []
    for text, label in pieces:
        if label not in wanted:
            out.append((text, label))
        elif chance.random() < 0.85 or len(words := text.split(" ")) < 3:
            out += [(mark, OUTSIDE), (text, label), (close, OUTSIDE)]
        else:
            out += _partly(words, label, mark, close, chance)
    return out


def _partly(words: list[str], label: str, mark: str, close: str, chance: random.Random) -> list[Piece]:
    """Emphasis that begins too late or ends too soon, or that only some words have."""
    first = chance.randint(0, len(words) - 2)
    last = chance.randint(first + 1, len(words)) if first else chance.randint(1, len(words) - 1)
    before, inside, after = (" ".join(part) for part in (words[:first], words[first:last], words[last:]))
    shown = f"{before} {mark}" if before else mark
    return [(f"{shown}{inside}{close}{' ' if after else ''}{after}", label)]


def _spaced(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Blanks before marks instead of after them, as text drawn from PDF files has."""
    share = chance.choice((0.2, 0.6))

    def swap(found: re.Match[str]) -> str:
        if chance.random() > share:
            return found.group()
        return " " + found.group(1) + ("" if chance.random() < 0.7 else " ")

    return [(text if label in ("doi", "url") else re.sub(r"([.,;(]) ?", swap, text), label) for text, label in pieces]


def _run_together(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Blanks lost between words, as text drawn from PDF files has."""
    share = chance.choice((0.05, 0.15))

    def lose(found: re.Match[str]) -> str:
        return "" if chance.random() < share else found.group()

    return [
        (text if label == OUTSIDE else re.sub(r"(?<=[a-z]) (?=[a-z])", lose, text), label) for text, label in pieces
    ]


def _small_spaces(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    mark = chance.choice(("\u00a0", "\u2009", "  "))
    return [(text.replace(" ", mark) if chance.random() < 0.2 else text, label) for text, label in pieces]


_HARMS = (
    (0.25, _glued),
    (0.22, _blank_in_address),
    (0.15, _lost_stop),
    (0.06, _run_on),
    (0.25, _no_last_stop),
    (0.35, _wide),
    (0.06, _hyphenated),
    (0.2, _emphasis),
    (0.08, _spaced),
    (0.05, _run_together),
    (0.03, _small_spaces),
)
