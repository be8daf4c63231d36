"""What references are made up from: parts of real works, names, places, journals, and the lists they come from."""

import json
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.parsing import known_names
from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.training import facts, lists, wording
from citeman.parsing.training.damage import damaged
from citeman.parsing.training.facts import Fact
from citeman.parsing.training.hands import Hand
from citeman.parsing.training.made_up import EUROPEAN
from citeman.parsing.training.styles import render
from citeman.parsing.training.variants import variants

ARTICLE = Fact(
    kind="article",
    language="latin",
    authors=(("Okafor", "Ngozi B."), ("van Dam", "Piet")),
    title="Grain prices and rural credit in the Niger delta: a survey",
    container="Journal of Agrarian History",
    volume="31",
    issue="2",
    pages="145-168",
)
SEEDS = st.integers(min_value=0, max_value=10_000)


def seeded(seed: int) -> random.Random:
    """A generator that gives the same draws again."""
    return random.Random(seed)  # noqa: S311 - nothing secret is drawn


@pytest.mark.parametrize("language", ["latin", *EUROPEAN])
@given(seed=SEEDS)
def test_names_are_made_in_every_language(language: str, seed: int) -> None:
    chance = seeded(seed)
    made = (
        wording.publisher(chance, ARTICLE.authors, language),
        wording.place(chance, language),
        *wording.university(chance, language),
        wording.organisation(chance, ARTICLE.authors),
        wording.series(chance),
    )
    assert all(name.strip() and not re.search(r"[{}|]", name) for name in made)


@given(seed=SEEDS, kind=st.sampled_from(("article", "book", "chapter", "news", "thesis")))
def test_a_title_keeps_words_of_a_real_one(seed: int, kind: str) -> None:
    title = wording.title(kind, ARTICLE, ARTICLE, seeded(seed))
    words = set(re.findall(r"\w+", ARTICLE.title.casefold())) | {"okafor", "dam"}
    assert words & set(re.findall(r"\w+", title.casefold()))
    assert title == title.strip()


def test_an_article_moves_to_another_journal_and_stays_what_it_is() -> None:
    chance = seeded(4)
    moved = [wording.in_another_journal(ARTICLE, chance) for _ in range(40)]
    assert len({fact.container for fact in moved}) > 30
    assert {fact.title for fact in moved} == {ARTICLE.title}
    assert all(fact.short for fact in moved)


def test_a_search_says_what_references_can_be_made_from(tmp_path: Path) -> None:
    path = tmp_path / "candidates.jsonl"
    found = {"article-title": "Fish in rivers", "journal-title": "Ecology", "year": "1990", "first-page": "811"}
    nothing = {"article-title": "No journal is named here", "year": "1990"}
    path.write_text(json.dumps({"reference": nothing, "candidates": [found, found]}) + "\n", encoding="utf-8")
    (fact,) = facts.searched(path, [ARTICLE], seeded(1))
    assert (fact.title, fact.container, fact.year) == ("Fish in rivers", "Ecology", 1990)
    assert fact.authors == ARTICLE.authors
    assert fact.pages.startswith("811")


@pytest.mark.parametrize(
    ("fields", "kind", "parts"),
    [
        pytest.param(
            {"title": "“The Free City,”", "publisher": "Alden Press,", "location": "Utrecht:"},
            "book",
            {"title": "The Free City", "publisher": "Alden Press", "place": "Utrecht"},
            id="book",
        ),
        pytest.param(
            {
                "title": "On tides.",
                "container_title": "In <italic>Ocean Letters</italic>,",
                "pages": "3–9",
                "volume": "7",
            },
            "article",
            {"title": "On tides", "container": "Ocean Letters", "pages": "3-9", "volume": "7"},
            id="article",
        ),
    ],
)
def test_a_labelled_reference_says_what_others_can_be_made_from(
    fields: dict[str, str], kind: str, parts: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({"fields": fields}) + "\n" + json.dumps({"fields": {}}) + "\n", encoding="utf-8")
    (fact,) = facts.labelled(path, [ARTICLE], seeded(1))
    assert fact.kind == kind
    assert {name: getattr(fact, name) for name in parts} == parts


@given(seed=SEEDS)
def test_works_of_every_kind_print_whole(seed: int) -> None:
    chance = seeded(seed)
    (work,) = variants([ARTICLE], chance, 1)
    pieces = damaged(render(work, chance), chance)
    assert {label for _, label in pieces} - {OUTSIDE}
    assert not re.search(r"[{}‹›]", "".join(text for text, _ in pieces))


@given(seed=SEEDS)
def test_a_hand_writes_every_name(seed: int) -> None:
    hand = Hand.drawn(seeded(seed), "latin")
    hand.most = 20
    assert {"okafor", "dam"} <= set(re.findall(r"\w+", hand.all(ARTICLE.authors).casefold()))


CITIES = [
    {"name": "Köln", "population": 963_395, "countrycode": "DE", "admin1code": "07"},
    {"name": "Ann Arbor", "population": 117_070, "countrycode": "US", "admin1code": "MI"},
    {"name": "Wageningen", "population": 35_000, "countrycode": "NL", "admin1code": "03"},
    {"name": "San Pedro Sula City", "population": 600_000, "countrycode": "HN", "admin1code": "06"},
]


def test_words_of_places_stand_by_the_size_of_the_city() -> None:
    assert lists.words_of_places(CITIES).splitlines() == ["ann arbor wageningen", "", "koln"]


def test_places_of_publication_are_large_and_have_their_state_or_country() -> None:
    countries = {"DE": "Germany", "NL": "The Netherlands", "HN": "Honduras"}
    assert lists.places(CITIES, countries).splitlines() == [
        "Ann Arbor|MI",
        "Köln|Germany",
        "San Pedro Sula City|Honduras",
    ]


def test_journals_have_a_name_and_an_abbreviation() -> None:
    text = "# comment\nActa Botanica = Acta Bot.;AB\nNature\n{Braces} = B.\nACTA BOTANICA = A. B.\n"
    assert lists.journals(lists.of_lines(text)).splitlines() == ["Acta Botanica|Acta Bot.", "Nature|Nature"]


def test_a_catalogue_in_capitals_is_written_in_small_letters(tmp_path: Path) -> None:
    base = tmp_path / "catalogue.sqlite3"
    with closing(sqlite3.connect(base)) as made:
        made.execute("create table factor (journal, journal_abbr)")
        rows = [("JOURNAL OF X-RAY SCIENCE AND MORE", "J X-RAY SCI (PARIS)"), ("Rural Review", None)]
        made.executemany("insert into factor values (?, ?)", rows)
        made.commit()
    found = list(lists.of_catalogue(base))
    assert found == [("Journal of X-Ray Science and More", "J X-Ray Sci"), ("Rural Review", "")]


def test_known_publishers_are_of_one_of_their_places() -> None:
    chance = random.Random(3)  # noqa: S311 - a fixed sequence is wanted
    drawn = {wording.known_publisher(chance) for _ in range(400)}
    assert len(drawn) > 200
    assert all(name and where and ";" not in where for name, where in drawn)
    assert not any("\u0400" <= char <= "\ud7af" for name, _ in drawn for char in name)


def test_known_names_leave_out_what_is_short_and_alone() -> None:
    known = lists.known(["Annals of the Tea", "Ann. Tea", "Tea", "Philology", "Philol."])
    names = [["annals", "of", "tea"], ["ann", "tea"], ["philology"], ["philol"]]
    assert known.tolist() == known_names.names(names).tolist()
