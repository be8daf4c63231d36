"""Generated training examples: facts, printed in styles, damaged.

What may not live here: the facts, the styles, the damage themselves.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from citeman.parsing.tokens import tokenize
from citeman.parsing.training import csl_styles, facts, grey, wording, written
from citeman.parsing.training.convention import tidy
from citeman.parsing.training.damage import damaged
from citeman.parsing.training.facts import Fact
from citeman.parsing.training.made_up import made_up
from citeman.parsing.training.sources import Example
from citeman.parsing.training.styles import Piece, render
from citeman.parsing.training.variants import pinyin, variants

LANGUAGES = {
    "chinese": 0.16,
    "japanese": 0.05,
    "korean": 0.05,
    "cyrillic": 0.08,
    "german": 0.08,
    "italian": 0.04,
    "french": 0.05,
    "spanish": 0.045,
    "portuguese": 0.03,
    "dutch": 0.015,
    "czech": 0.015,
    "polish": 0.015,
    "swedish": 0.015,
    "turkish": 0.01,
}
"""The share of the made-up references in each language; the rest is English, from Crossref's facts."""


LABELLED = ("grobid", "anystyle-core", "anystyle-good", "anystyle-bad")
"""The labelled sets whose works are printed in other styles too."""


def example(pieces: list[Piece], source: str) -> Example:
    """Labelled pieces of text as a training example."""
    text = "".join(piece for piece, _ in pieces)
    letters = [label for piece, label in pieces for _ in piece]
    tokens = tokenize(text)
    return Example(text, tokens, tidy(tokens, [letters[token.start] for token in tokens]), source)


def known(data: Path, chance: random.Random) -> list[Fact]:
    """What references are made from: Crossref's records, what a search there found, what labelled sets say."""
    works = list(facts.crossref(data / "crossref" / "works.jsonl"))
    out = [*works, *facts.searched(data / "crossref" / "candidates.jsonl", works, chance)]
    for name in LABELLED:
        out += facts.labelled(data / "parsing" / f"{name}.train.jsonl", works, chance)
    return out


def _articles(real: Sequence[Fact], chance: random.Random, count: int) -> Iterator[Fact]:
    """Real articles, many of them as if in another journal."""
    found = [fact for fact in real if fact.container]
    for _ in range(count):
        fact = chance.choice(found)
        fact = replace(fact, title=wording.title("article", fact, chance.choice(found), chance))
        yield wording.in_another_journal(fact, chance) if chance.random() < 0.5 else fact


def by_citeproc(real: list[Fact], count: int, seed: int) -> Iterator[Example]:
    """About `count` references printed by citeproc in real CSL styles."""
    chance = random.Random(seed)
    made = (
        *_articles(real, chance, count * 4 // 10),
        *variants(real, chance, count * 5 // 10),
        *pinyin(real, chance, count // 10),
    )
    for fact in made:
        pieces = csl_styles.render(fact, chance)
        if pieces:
            yield example(damaged(pieces, chance), "citeproc")


def generated(real: list[Fact], count: int, seed: int) -> Iterator[Example]:
    """`count` made-up references, the same ones for the same seed."""
    chance = random.Random(seed)
    share = {language: int(part * count) for language, part in LANGUAGES.items()}
    rest = count - sum(share.values())
    people = [person for fact in real for person in fact.authors[:3] if person[1]]
    sources: list[tuple[str, Iterator[Fact]]] = [
        ("articles", _articles(real, chance, rest * 4 // 10)),
        ("variants", variants(real, chance, rest * 5 // 10)),
        ("pinyin", pinyin(real, chance, rest // 10)),
        *((language, made_up(language, chance, number, people)) for language, number in share.items()),
    ]
    for name, made in sources:
        for fact in made:
            yield example(damaged(render(fact, chance), chance), f"generated/{name}")


def one_by_one(seed: int) -> Iterator[Example]:
    """The references written one by one, each as written and as lists spoil it."""
    chance = random.Random(seed)
    for field, pieces in written.read(held_out=False):
        yield example(pieces, f"written/{field}")
        yield example(damaged(pieces, chance), f"written/{field}")


def of_other_kinds(count: int, seed: int) -> Iterator[Example]:
    """About `count` made-up laws, judgements, standards, patents, data sets, reports and pages of bodies."""
    chance = random.Random(seed)
    for language, pieces in grey.references(chance, count):
        yield example(damaged(pieces, chance), f"grey/{language}")
