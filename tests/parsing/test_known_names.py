"""Names of known journals and publishers among tokens: whole, abbreviated, the longest, none over a parting mark."""

import numpy as np
import pytest

from citeman.parsing import known_names
from citeman.parsing.features import in_names, named
from citeman.parsing.known_names import JOURNALS, PUBLISHERS, Known, Place, found, number_of, shipped
from citeman.parsing.tokens import tokenize

KNOWN = Known.of(
    known_names.names(
        [name.split() for name in ("annals of tea", "ann tea", "tea", "tea and sugar", "a b c d e f g h i")]
    )
)


def places(text: str) -> list[str]:
    tokens = tokenize(text)
    words = [in_names(token.text) for token in tokens]
    breaks = [not word and token.text not in {".", "&", "-"} for word, token in zip(words, tokens, strict=True)]
    spots = found(np.array([number_of(word) for word in words], dtype=np.uint64), np.array(breaks), KNOWN)
    return [" ".join(token.text for token in tokens[place.start : place.stop]) for place in spots]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("On leaves. Annals of Tea 12, 3", ["Annals of Tea"], id="whole"),
        pytest.param("On leaves. Ann. Tea. 12, 3", ["Ann . Tea"], id="abbreviated"),
        pytest.param("The Annals of the Tea, 12", ["Annals of the Tea"], id="words that may stand or not"),
        pytest.param("Annals of, Tea", ["Tea"], id="not over a comma"),
        pytest.param("Tea & Sugar 3", ["Tea & Sugar"], id="the longest"),
        pytest.param("A b c d e f g h i 3", ["A b c d e f"], id="the first words of a long one"),
        pytest.param("Nothing known here", [], id="none"),
        pytest.param("12, 3.", [], id="no words"),
    ],
)
def test_known_names(text: str, wanted: list[str]) -> None:
    assert places(text) == wanted


def test_what_the_tagger_is_told_of_a_known_name() -> None:
    tokens = tokenize("Tea leaves. Quarterly Journal of Economics 12, 3")
    told = {
        token.text: [name for name in names if name[0] == "j"]
        for token, names in zip(tokens, named(tokens), strict=True)
    }
    assert told["leaves"] == []
    assert told["Quarterly"] == ["j0", "j0|1", "j0|9"]
    assert told["Economics"] == ["j2", "j2|1", "j2|9"]


def test_what_the_tagger_is_told_of_a_known_publisher() -> None:
    tokens = tokenize("Tea leaves. Hill and Wang, New York")
    told = [[name for name in names if name[0] == "k"] for names in named(tokens)]
    words = [token.text for token in tokens]
    assert told[words.index("leaves")] == told[words.index("York")] == []
    assert told[words.index("Hill")] == ["k0", "k0|2"]
    assert told[words.index("Wang")] == ["k2", "k2|2"]


@pytest.mark.parametrize("name", [JOURNALS, PUBLISHERS])
def test_thousands_of_names_are_shipped(name: str) -> None:
    assert len(shipped(name).numbers) > 5000


def test_a_place_tells_its_words() -> None:
    numbers = np.array([number_of("annals"), number_of("of"), 0, number_of("tea")], dtype=np.uint64)
    assert found(numbers, np.zeros(4, dtype=np.bool_), KNOWN) == [Place(0, 4, 3)]
