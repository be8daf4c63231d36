"""Generated training examples: facts, printed in styles, damaged.

What may not live here: the facts, the styles, the damage themselves.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from citeman.parsing.tokens import tokenize
from citeman.parsing.training import csl_styles, facts, grey
from citeman.parsing.training.convention import tidy
from citeman.parsing.training.damage import damaged
from citeman.parsing.training.sources import Example
from citeman.parsing.training.styles import Piece, render

LANGUAGES = {
    "chinese": 0.26,
    "japanese": 0.08,
    "korean": 0.08,
    "cyrillic": 0.1,
    "german": 0.08,
    "italian": 0.06,
    "french": 0.05,
}
"""The share of the made-up references in each language; the rest is English, from Crossref's facts."""


def example(pieces: list[Piece], source: str) -> Example:
    """Labelled pieces of text as a training example."""
    text = "".join(piece for piece, _ in pieces)
    letters = [label for piece, label in pieces for _ in piece]
    tokens = tokenize(text)
    return Example(text, tokens, tidy(tokens, [letters[token.start] for token in tokens]), source)


def by_citeproc(works: Path, count: int, seed: int) -> Iterator[Example]:
    """About `count` references printed by citeproc in real CSL styles."""
    chance = random.Random(seed)
    real = list(facts.crossref(works))
    made = (
        *(chance.choice(real) for _ in range(count * 4 // 10)),
        *facts.variants(real, chance, count * 5 // 10),
        *facts.pinyin(real, chance, count // 10),
    )
    for fact in made:
        pieces = csl_styles.render(fact, chance)
        if pieces:
            yield example(damaged(pieces, chance), "citeproc")


def generated(works: Path, count: int, seed: int) -> Iterator[Example]:
    """`count` made-up references, the same ones for the same seed."""
    chance = random.Random(seed)
    real = list(facts.crossref(works))
    share = {language: int(part * count) for language, part in LANGUAGES.items()}
    rest = count - sum(share.values())
    sources: list[tuple[str, Iterator[facts.Fact]]] = [
        ("articles", (chance.choice(real) for _ in range(rest * 4 // 10))),
        ("variants", facts.variants(real, chance, rest * 4 // 10)),
        ("pinyin", facts.pinyin(real, chance, rest * 2 // 10)),
        *((language, facts.made_up(language, chance, number)) for language, number in share.items()),
    ]
    for name, made in sources:
        for fact in made:
            yield example(damaged(render(fact, chance), chance), f"generated/{name}")


def of_other_kinds(count: int, seed: int) -> Iterator[Example]:
    """About `count` made-up laws, judgements, standards, patents, data sets, reports and pages of bodies."""
    chance = random.Random(seed)
    for language, pieces in grey.references(chance, count):
        yield example(damaged(pieces, chance), f"grey/{language}")
