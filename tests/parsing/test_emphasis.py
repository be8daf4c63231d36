"""Emphasis: which runs tell where a field ends, and what becomes of labels that go against it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.parsing import emphasis, parse
from citeman.parsing.emphasis import NAMES, heeded, runs
from citeman.parsing.tagger import Tagged, shipped
from citeman.parsing.tagset import TAGS
from citeman.parsing.tokens import Token, tokenize


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("2019. *Small shops go online* Retail", [("Small shops go online", True, False)], id="a title"),
        pytest.param("Small shops _A Journal of Retail_, 3", [("A Journal of Retail", False, True)], id="a journal"),
        pytest.param("1. <i>Shops that go online</i>. X", [("Shops that go online", True, True)], id="in tags"),
        pytest.param("1. **Shops that go online** X", [("Shops that go online", True, False)], id="bold"),
        pytest.param("Notes *on the old shops* and more", [], id="between words"),
        pytest.param("1. *Escherichia coli* in milk", [], id="few words"),
        pytest.param("1. a * b * c d e f * g", [], id="no marks of emphasis"),
        pytest.param("a_b c d e_f, see x_y", [], id="inside words"),
        pytest.param("1. *Shops that go online", [], id="never closed"),
    ],
)
def test_runs(text: str, told: list[tuple[str, bool, bool]]) -> None:
    tokens = tokenize(text)
    found = runs(text, tokens)
    assert [
        (text[tokens[run.first].start : tokens[run.behind - 1].end], run.opened, run.closed) for run in found
    ] == told


TEXT = "2019. *Small shops go online* Retail Today"
LABELS = ["date", "-", "-", "title", "title", "title", "title", "-", "journal", "journal"]


@pytest.mark.parametrize(
    ("labels", "lost", "asked"),
    [
        pytest.param(LABELS, 0.0, 0, id="in keeping"),
        pytest.param([*LABELS[:7], "title", "title", "title"], 1.0, 1, id="over the end"),
        pytest.param([*LABELS[:7], "-", "title", "title"], 1.0, 1, id="over the end, the mark left out"),
        pytest.param([*LABELS[:5], "journal", "journal", "journal", *LABELS[8:]], 1.0, 2, id="two in one run"),
        pytest.param([*LABELS[:3], *["journal"] * 7], 1.0, 2, id="a title taken for the journal's name"),
        pytest.param([*LABELS[:7], "title", "title", "title"], 40.0, 1, id="far less likely"),
    ],
)
def test_labels_are_held_to_emphasis(labels: list[str], lost: float, asked: int) -> None:
    tokens = tokenize(TEXT)
    told = Tagged(labels, [1.0] * len(labels), 1.0, 0.0)
    seen = list[Sequence[set[str]]]()

    def tag(references: Sequence[Sequence[Token]], allowed: Sequence[Sequence[set[str]]]) -> list[Tagged]:
        seen.extend(allowed)
        assert list(references) == [tokens] * len(allowed)
        wanted = [all(label in each for label, each in zip(LABELS, way, strict=True)) for way in allowed]
        return [Tagged(LABELS, told.probabilities, 1.0, -lost if right else -99.0) for right in wanted]

    assert heeded(TEXT, tokens, told, tag).labels == (LABELS if lost < 10 else labels)
    assert len(seen) == asked


@pytest.mark.parametrize(
    ("text", "title", "container"),
    [
        pytest.param(
            "Okafor, N. (2019). _Measurement of steady currents_ Developmental Delivery (1969).",
            "Measurement of steady currents",
            "Developmental Delivery",
            id="no mark behind the title",
        ),
        pytest.param(
            "Okafor, N. (1976) _Rights and media online_ Information, Trade & Society, 18, no. 3: 327—341.",
            "Rights and media online",
            "Information, Trade & Society",
            id="the journal's first word",
        ),
        pytest.param(
            "Marsh, P. 1982. <i>Skin marks of the young and old</i> NOWE Euro Med Plant, vol. 118, n° 11, p. 895-899.",
            "Skin marks of the young and old",
            "NOWE Euro Med Plant",
            id="a short form",
        ),
        pytest.param(
            "Lund, F. (1977), Rural fever in cattle <i>EEG EMG Z Farm Cardiol</i>, 113, #2:234-235.",
            "Rural fever in cattle",
            "EEG EMG Z Farm Cardiol",
            id="the journal's emphasis",
        ),
        pytest.param(
            "Doe, J. (2011). *Journal of Agrarian History, 31*(2), 145–168.",
            None,
            "Journal of Agrarian History",
            id="a journal with its volume",
        ),
        pytest.param(
            "Doe, J. (2011). *Grain prices. Journal of Agrarian History*, 31(2), 145–168.",
            "Grain prices",
            "Journal of Agrarian History",
            id="a title and a journal with a stop between",
        ),
        pytest.param(
            "Doe, J. *Reading the old man and the sea* in schools. English Teaching 12 (2001) 3-9.",
            "Reading the old man and the sea in schools",
            "English Teaching",
            id="a title in a title",
        ),
    ],
)
def test_fields(text: str, title: str | None, container: str) -> None:
    item = parse(text).item
    assert (item.title, item.container_title) == (title, container)


def test_without_it_the_title_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emphasis, "_MOST", -1.0)
    item = parse("Okafor, N. (2019). *The price of grain and salt* A view from Retail: Part 6, 34-36").item
    assert item.title == "The price of grain and salt A view from Retail: Part 6"


@given(
    st.lists(
        st.sampled_from([*"*_.,(1", "**", "<i>", "</i>", " ", " Trade ", "shops", " of", "In: "]), max_size=30
    ).map("".join)
)
def test_any_labels_can_be_held_to_emphasis(text: str) -> None:
    tokens = tokenize(text)
    for run in runs(text, tokens):
        assert 0 <= run.start < run.first < run.behind < run.end <= len(tokens)
    tagged = shipped().tag([tokens])[0]
    told = heeded(text, tokens, tagged, shipped().tag)
    assert len(told.labels) == len(tokens)
    assert set(told.labels) <= set(TAGS)
    changed = [i for i, (old, new) in enumerate(zip(tagged.labels, told.labels, strict=True)) if old != new]
    assert not changed or (runs(text, tokens) and NAMES & {tagged.labels[i] for i in range(len(tokens))})
