"""The tagger: tokens, the model's file, sums of weights, decoding against all chains one by one."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.parsing.decoding import marginals, viterbi
from citeman.parsing.features import attributes, flat
from citeman.parsing.model_file import pack, unpack
from citeman.parsing.sums import Sums
from citeman.parsing.tagger import Tagger, shipped
from citeman.parsing.tagset import TAGS
from citeman.parsing.tokens import tokenize

REFERENCES = (
    "Okafor, N. B. (2014). Grain prices. Journal of Agrarian History, 31(2), 145–168.",
    "张三, 李四. 城市内涝[J]. 水利学报, 2016, 47(3): 412-420.",
    "x",
    "",
)


@given(st.text(max_size=100))
def test_every_visible_character_is_in_one_token(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [i for token in tokens for i in range(token.start, token.end) if not text[i].isspace()] == [
        i for i, char in enumerate(text) if not char.isspace()
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("doi:10.1000/x.1.", ["doi", ":", "10.1000/x.1", "."], id="DOI"),
        pytest.param("<https://x.org/a_b>.", ["<", "https://x.org/a_b", ">", "."], id="address"),
        pytest.param("https:// doi.org/10.1/x", ["https:// doi.org/10.1/x"], id="address with a blank"),
        pytest.param("vol12(3)", ["vol", "12", "(", "3", ")"], id="glued numbers"),
        pytest.param("PrenticeHall", ["Prentice", "Hall"], id="glued words"),
        pytest.param("王伟2019年", ["王", "伟", "2019", "年"], id="Chinese"),
        pytest.param("University博士論文", ["University", "博", "士", "論", "文"], id="two scripts"),
        pytest.param("<i>Nature</i>", ["<i>", "Nature", "</i>"], id="markup"),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


@given(st.text(max_size=80))
def test_every_token_has_its_attributes(text: str) -> None:
    tokens = tokenize(text)
    found = attributes(tokens)
    assert {len(group) for group in (*found[:3], found.chunk_of)} <= {len(tokens)}
    assert all(row for row in flat(tokens))


def _tiny() -> bytes:
    state = {("w=a", "author"): 1.5, ("c=9", "date"): 2.0, ("-1c=9", "title"): 0.5, ("c=x1", "title"): 0.25}
    return pack(("-", "author", "date", "title"), state, {("author", "date"): 0.75, ("date", "title"): -0.5})


def test_a_model_comes_back_from_its_file() -> None:
    weights = unpack(_tiny())
    assert weights.labels == ("-", "author", "date", "title")
    assert weights.table[weights.rows["c=9"]].tolist() == [0.0, 0.0, 2.0, 0.0]
    assert weights.transitions[1, 2] == 0.75


def test_a_tagger_adds_up_weights() -> None:
    tagged = Tagger(unpack(_tiny())).tag([tokenize("a 9 x"), []])
    assert tagged[0].labels == ["author", "date", "title"]
    assert tagged[1].labels == []


def test_a_tagger_keeps_to_the_allowed_labels() -> None:
    only = [[("title",), ("-", "date"), ("author",)]]
    assert Tagger(unpack(_tiny())).tag([tokenize("a 9 x")], only)[0].labels == ["title", "date", "author"]


def test_sums_grow_and_are_kept() -> None:
    weights = np.array([[1.0, 2.0], [10.0, 20.0], [0.0, 0.0]], dtype=np.float32)
    sums = Sums(weights, [{"a": 0, "b": 1}])
    rows = sums.rows(["ab", "", "b", "ab"], lambda key: [list(key)])
    assert sums.taken(rows).tolist() == [[11.0, 22.0], [0.0, 0.0], [10.0, 20.0], [11.0, 22.0]]
    many = sums.rows([str(i) for i in range(5000)], lambda _: [["a"]])
    assert sums.taken(many[-1:]).tolist() == [[1.0, 2.0]]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_decoding_is_what_all_chains_say(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    width = 3
    scores = chance.normal(size=(len(lengths), max(lengths), width)).astype(np.float32)
    steps = chance.normal(size=(width, width)).astype(np.float32)
    best, total = viterbi(scores, steps, lengths)
    shares, partition = marginals(scores, np.exp(steps.astype(np.float64)), lengths)
    for i, length in enumerate(lengths):
        chains = {
            chain: sum(float(scores[i, t, label]) for t, label in enumerate(chain))
            + sum(float(steps[a, b]) for a, b in itertools.pairwise(chain))
            for chain in itertools.product(range(width), repeat=length)
        }
        top = max(chains.values())
        assert chains[tuple(best[i, :length].tolist())] == pytest.approx(top, abs=1e-4)
        assert float(total[i]) == pytest.approx(top, abs=1e-4)
        whole = sum(np.exp(value) for value in chains.values())
        assert float(partition[i]) == pytest.approx(np.log(whole), abs=1e-4)
        first = sum(np.exp(value) for chain, value in chains.items() if chain[-1] == 1) / whole
        assert float(shares[i, length - 1, 1]) == pytest.approx(first, abs=1e-4)


def test_the_shipped_model() -> None:
    tagged = shipped().tag([tokenize(text) for text in REFERENCES])
    assert set(itertools.chain.from_iterable(each.labels for each in tagged)) <= set(TAGS)
    assert all(0.0 <= share <= 1.0001 for each in tagged for share in each.probabilities)
    assert tagged[3].labels == []
