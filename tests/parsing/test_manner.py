"""The manner of a list: seams, what neighbours say of a doubtful entry, the best labels against all chains."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.model import Item
from citeman.parsing import parse, parse_all
from citeman.parsing.manner import FEWEST, NEAR, in_one_manner
from citeman.parsing.seams import FIRST, LAST, Seam, read, seams, usual
from citeman.parsing.tagger import Lattice, Tagged
from citeman.parsing.tagset import OUTSIDE, TAGS
from citeman.parsing.tokens import Token, tokenize
from citeman.parsing.training.generate import example
from citeman.parsing.training.tagged import pieces
from citeman.parsing.training.usual import counted

PLACE = {tag: place for place, tag in enumerate(TAGS)}
LEVEL = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)


def tagged(line: str) -> tuple[list[Token], list[str]]:
    """The tokens and labels of a line with tags."""
    found = example(pieces(line), "test")
    return found.tokens, found.labels


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "<author>Li J</author> (<date>2019</date>). <title>Tea</title>",
            [(FIRST, "", "author"), ("author", "(", "date"), ("date", ") .", "title"), ("title", "", LAST)],
            id="marks",
        ),
        pytest.param(
            "[12] <author>Li</author>, <title>Tea</title>.",
            [(FIRST, "[ 9 ]", "author"), ("author", ",", "title"), ("title", ".", LAST)],
            id="a number is any number",
        ),
        pytest.param(
            "<title>Tea</title>. In: <book>Leaves</book>",
            [(FIRST, "", "title"), ("title", ". in :", "book"), ("book", "", LAST)],
            id="words in small letters",
        ),
        pytest.param("Nothing here", [(FIRST, "nothing here", LAST)], id="no field"),
        pytest.param(
            "<publisher>Beck</publisher> a b c d <publisher>Nomos</publisher>",
            [(FIRST, "", "publisher"), ("publisher", "~", "publisher"), ("publisher", "", LAST)],
            id="a field that goes on behind something else",
        ),
    ],
)
def test_seams(line: str, expected: list[Seam]) -> None:
    assert seams(*tagged(line)) == expected


def test_a_field_that_goes_on_behind_a_mark_has_no_seam() -> None:
    tokens = tokenize("Beck, Nomos")
    assert seams(tokens, ["publisher", OUTSIDE, "publisher"]) == [(FIRST, "", "publisher"), ("publisher", "", LAST)]


@given(st.lists(st.tuples(st.sampled_from(("a", ",", ".", "7")), st.sampled_from(TAGS)), max_size=12))
def test_the_seams_hang_together(words: list[tuple[str, str]]) -> None:
    tokens = tokenize(" ".join(word for word, _ in words))
    found = seams(tokens, [label for _, label in words])
    assert found[0][0] == FIRST
    assert found[-1][2] == LAST
    assert all(left[2] == right[0] for left, right in itertools.pairwise(found))


def test_what_is_usual_was_counted() -> None:
    shares = Counter[str]()
    for (left, _, right), share in usual().items():
        assert {left, right} <= {*TAGS, FIRST, LAST} - {OUTSIDE}
        assert 0.0 < share <= 1.0
        shares[left] += share  # type: ignore[assignment]
    assert set(TAGS) - {OUTSIDE} <= set(shares)
    assert all(share < 1.001 for share in shares.values())


def test_counting_what_is_usual() -> None:
    lines = ["<author>Li</author>, <title>Tea</title>", "<author>Wu</author>. <title>Salt</title>"]
    counts = read(counted([example(pieces(line), "test") for line in [*lines[:1] * 3, *lines[1:] * 5]]))
    assert counts["author", ",", "title"] == 3 / 8
    assert counts["author", ".", "title"] == 5 / 8
    assert read(counted([example(pieces(lines[0]), "test")] * 2)) == {}


def entry(line: str, *others: str) -> tuple[list[Token], Tagged]:
    """An entry as the tagger gives it; with others, one whose first reading is as good as each of them."""
    tokens, labels = tagged(line)
    if not others:
        return tokens, Tagged(labels, [0.99] * len(tokens), 0.97)
    likely = np.zeros((len(tokens), len(TAGS)), dtype=np.bool_)
    for each in (line, *others):
        for place, label in enumerate(tagged(each)[1]):
            likely[place, PLACE[label]] = True
    scores = np.where(likely, 0.0, -9.0).astype(np.float32)
    for place, label in enumerate(labels):
        scores[place, PLACE[label]] = 0.1
    return tokens, Tagged(labels, [0.5] * len(tokens), 0.5, lattice=Lattice(scores, likely))


SURE = [
    f"<author>{name}</author>; <title>{title}</title>; <journal>{journal}</journal> <volume>{n}</volume>"
    for n, (name, title, journal) in enumerate(
        [("Li", "Tea", "Leaf"), ("Wu", "Salt", "Sea"), ("Ma", "Rice", "Field"), ("Xu", "Silk", "Thread")] * 3, 2
    )
]
WRONG = "<author>He</author>; <title>Ink; Pens</title> <volume>7</volume>"
RIGHT = "<author>He</author>; <title>Ink</title>; <journal>Pens</journal> <volume>7</volume>"


def read_again(entries: Sequence[tuple[list[Token], Tagged]]) -> list[Tagged]:
    """The entries read as one list."""
    return in_one_manner([tokens for tokens, _ in entries], [each for _, each in entries], LEVEL, TAGS)


def test_a_doubtful_entry_is_read_as_its_list_is_printed() -> None:
    entries = [*map(entry, SURE), entry(WRONG, RIGHT)]
    found = read_again(entries)[-1]
    assert found.labels == tagged(RIGHT)[1]
    assert 0.5 < found.chain <= 1.0
    old = entries[-1][1]
    changed = [new != before for new, before in zip(found.labels, old.labels, strict=True)]
    assert any(changed)
    assert found.probabilities == [found.chain if each else 0.5 for each in changed]


def test_sure_entries_and_short_lists_stay_as_they_are() -> None:
    entries = [*map(entry, SURE), entry(WRONG, RIGHT)]
    found = read_again(entries)[:-1]
    assert [each._replace(alike=0.0) for each in found] == [each for _, each in entries[:-1]]
    assert all(each.alike > 0.0 for each in found)
    few = entries[-FEWEST + 1 :]
    assert read_again(few) == [each for _, each in few]


def test_entries_that_have_nothing_in_common_say_nothing() -> None:
    marks = (",", ":", ".", "/", "|", "-", "=", "+", "!", "#", "%", "&")
    parted = [line.replace("</journal> ", "</journal>; ") for line in SURE]
    mixed = [line.replace(";", mark) for line, mark in zip(parted, marks, strict=True)]
    found = read_again([*map(entry, mixed), entry(WRONG, RIGHT)])[-1]
    assert found.labels == tagged(WRONG)[1]


def test_entries_far_away_and_empty_lines_say_nothing() -> None:
    doubtful = entry(WRONG, RIGHT)
    blank = list[Token](), Tagged([], [], 1.0)
    alone = read_again([*[blank] * NEAR, doubtful])[-1]
    assert read_again([*map(entry, SURE), *[blank] * NEAR, doubtful])[-1].labels == alone.labels == tagged(WRONG)[1]


@settings(max_examples=60)
@given(st.data())
def test_the_best_labels_are_the_best_of_all(data: st.DataObject) -> None:
    names = (OUTSIDE, "author", "title", "journal")
    size = data.draw(st.integers(1, 6))
    words = data.draw(st.lists(st.sampled_from(("Li", ";", ",", "Tea", "4")), min_size=size, max_size=size))
    tokens = tokenize(" ".join(words))
    likely = np.array(
        data.draw(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=size, max_size=size))
    )
    likely[~likely.any(axis=1), 0] = True
    chance = np.random.default_rng(data.draw(st.integers(0, 99)))
    scores = chance.normal(size=(size, 4)).astype(np.float32)
    scores[likely.sum(axis=1) == 1] = 0.0  # what has only one label says nothing
    steps = chance.normal(size=(4, 4)).astype(np.float32)
    np.fill_diagonal(steps, 0.0)
    first = [names[place] for place in likely.argmax(axis=1)]
    doubtful = Tagged(first, [0.5] * size, 0.5, lattice=Lattice(scores, likely))
    others = [entry(line) for line in SURE]
    found = in_one_manner(
        [*(each for each, _ in others), tokens], [*(each for _, each in others), doubtful], steps, names
    )[-1]
    totals = {}
    for labels in itertools.product(*(np.flatnonzero(row).tolist() for row in likely)):
        total = sum(float(scores[place, label]) for place, label in enumerate(labels))
        total += sum(float(steps[one, other]) for one, other in itertools.pairwise(labels))
        totals[labels] = total + _worth(tokens, [names[label] for label in labels])
    best = max(totals.values())
    assert totals[tuple(names.index(label) for label in found.labels)] == pytest.approx(best, abs=1e-4)
    everything = math.log(sum(math.exp(total - best) for total in totals.values()))
    assert found.chain == pytest.approx(math.exp(-everything), abs=1e-4)


def _worth(tokens: Sequence[Token], labels: Sequence[str]) -> float:
    """What the seams of these labels are worth beside `SURE`, by the formula."""
    seen, left = Counter[Seam](), Counter[str]()
    for line in SURE:
        for met in seams(*tagged(line)):
            seen[met] += 0.97  # type: ignore[assignment]
            left[met[0]] += 0.97  # type: ignore[assignment]
    out = 0.0
    for met in seams(tokens, labels):
        share = usual().get(met, 3e-4)
        out += 0.6 * (math.log((seen[met] + 5 * share) / (left[met[0]] + 5)) - 0.8 * math.log(share))
    return out


WORKS = [
    ("Okafor N", "Grain prices and rural credit", "Journal of Agrarian History", 31, 145, 2014),
    ("Adler K", "Water rights in dry valleys", "Land Economics", 44, 12, 1999),
    ("van Dam P", "Dikes and their keepers", "Hydrology Review", 3, 77, 2003),
    ("Silva M", "Coffee and the railway", "Latin American Research Review", 18, 5, 1988),
    ("Moreau L", "Mills on the upper Loire", "Annals of Rural Studies", 9, 301, 2010),
    ("Jansen T", "Peat as a fuel", "Energy History", 22, 41, 2017),
    ("Novak J", "Beet sugar in Bohemia", "Economic History Review", 61, 200, 2008),
    ("Berg A", "Salt. A history of taxes", "Past & Present", 7, 20, 1975),
    ("Ito H", "Rice, silk and the new state", "Monumenta Nipponica", 60, 33, 2005),
    ("Hart C", "Notes on wool", "Textiles", 12, 8, 1967),
]
STYLES = (
    "{a}, {t}, {j}, {v}, {p}, {y}",
    "{t} ({a}) {j} {v} {p} {y}",
    "{a} = {t} = {j} {v} = {p} = {y}",
    "{a}; {t}; {j}; {v}; {p}; {y}",
    "{y} {a} {t} {j} {v} {p}",
    "{t} / {a} // {j} {v} ({y}) {p}",
    "{a}: {t}: {j}: {v}: {y}: {p}",
    "{a} {t} {j} {v} {p} {y}",
)
"""Styles with few marks, some of which nobody has."""


def right(items: Sequence[Item]) -> int:
    """How many of `WORKS` were read with the right title, journal and volume."""
    return sum(
        (item.title, item.container_title, item.volume) == (title, journal, str(volume))
        for item, (_, title, journal, volume, _, _) in zip(items, WORKS, strict=True)
    )


def test_entries_are_read_better_in_their_list_than_alone() -> None:
    alone = together = 0
    for style in STYLES:
        texts = [style.format(a=a, t=t, j=j, v=v, p=f"{p}-{p + 9}", y=y) for a, t, j, v, p, y in WORKS]
        alone += right([parse(text).item for text in texts])
        together += right([each.item for each in parse_all(texts)])
    assert together >= alone + 8


def test_an_entry_alone_is_read_as_before() -> None:
    text = "Okafor, N. B. (2014). Grain prices. Journal of Agrarian History, 31(2), 145–168."
    assert parse_all([text])[0] == parse(text)
