"""Forms put together part by part: whatever is drawn can be filled, in every language and for every kind of work."""

import random
import re

import pytest

from citeman.parsing.training import grammar

KINDS = ("article", "book", "edited", "chapter", "conference", "thesis", "report", "draft", "web", "news")
LANGUAGES = (
    "latin", "german", "french", "italian", "spanish", "portuguese", "dutch", "czech", "polish", "swedish", "turkish",
)  # fmt: skip
SLOTS = frozenset("AERTCSYDVIPLUNGBOXWQK")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_form_has_known_slots_and_parts_that_may_fall_away(kind: str, language: str) -> None:
    chance = random.Random(11)  # noqa: S311
    for _ in range(60):
        drawn = grammar.form(kind, language, chance)
        assert drawn is not None
        assert set(re.findall(r"\{(.*?)\}", drawn)) <= SLOTS
        assert re.fullmatch(r"[^‹›]*(?:‹[^‹›]*›[^‹›]*)*", drawn)
        assert "{T}" in drawn or kind == "article"


def test_a_work_of_nobody_begins_with_what_comes_next() -> None:
    chance = random.Random(5)  # noqa: S311
    drawn = [grammar.form("article", "latin", chance, authors=False) or "" for _ in range(50)]
    assert all("{A}" not in each and each[0] not in " .,:" for each in drawn)


def test_a_work_without_a_place_keeps_its_publisher() -> None:
    chance = random.Random(5)  # noqa: S311
    drawn = [grammar.form("book", "latin", chance, placed=False) or "" for _ in range(50)]
    assert all("{U}" in each and "{L}" not in each for each in drawn)


@pytest.mark.parametrize(("kind", "language"), [("patent", "latin"), ("article", "chinese")])
def test_nothing_is_made_where_nothing_is_known(kind: str, language: str) -> None:
    assert grammar.form(kind, language, random.Random(1)) is None  # noqa: S311
