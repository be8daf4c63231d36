"""The tagger: tokens, the model's file, sums, the network token by token, decoding against all chains one by one."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeman.parsing.decoding import marginals, viterbi
from citeman.parsing.features import attributes, named
from citeman.parsing.model_file import pack, unpack
from citeman.parsing.network import Convolution, Network, Numbers, Stack, rounded, scores
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
        pytest.param("http://a.jp/b.pdf（2014）", ["http://a.jp/b.pdf", "（", "2014", "）"], id="address in Japanese"),
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
    rows = named(tokens)
    assert len(rows) == len(tokens)
    assert all(rows)


@given(st.lists(st.text(alphabet='ab A1(9")“”.,; *_<i>«»字—2019X', max_size=40), min_size=1, max_size=5))
def test_references_side_by_side_have_the_keys_that_each_has_alone(texts: list[str]) -> None:
    references = [tokens for text in texts if (tokens := tokenize(text))]
    if references:
        together = attributes(references)
        alone = [attributes([tokens]) for tokens in references]
        for place, keys in enumerate(together):
            assert keys.tolist() == [key for each in alone for key in each[place].tolist()]


@pytest.mark.parametrize(
    ("text", "token", "names"),
    [
        pytest.param("Li, J. (2019)", 5, {"b(|gY", "fY|)", "q00(", "yl="}, id="a year in brackets"),
        pytest.param('Li. "A b", C', 4, {"q10", "t1n<"}, id="a word in quotes"),
        pytest.param("C 3 (4), 5", 6, {"u2"}, id="the third number"),
        pytest.param("A B C D", 3, {"a3", "z0"}, id="the last"),
        pytest.param("*C d* e", 4, {"q02"}, id="behind emphasis"),
    ],
)
def test_attributes(text: str, token: int, names: set[str]) -> None:
    assert names <= set(named(tokenize(text))[token])


def _random(seed: int, size: int = 4, width: int = 3, reaches: tuple[int, ...] = (1, 2, 1)) -> Network:
    """A network of random numbers, with a row for each of a few attributes."""
    chance = np.random.default_rng(seed)

    def drawn(*shape: int) -> Numbers:
        return chance.normal(size=shape).astype(np.float32)

    def stack() -> Stack:
        return Stack(
            gain=drawn(size),
            shift=drawn(size),
            layers=tuple(
                Convolution(reach=reach, kernel=drawn(size, 3 * size) * 0.3, bias=drawn(size)) for reach in reaches
            ),
            whole=drawn(2 * size, size),
            whole_bias=drawn(size),
            out=drawn(size, width),
            out_bias=drawn(width),
        )

    table, scales = rounded(drawn(4, 2 * size + width))
    return Network(
        labels=("-", "author", "date", "title")[:width],
        rows={"w=a": 0, "c=9": 1, "c=x1": 2, "b^|bx1": 3},
        table=table,
        scales=scales,
        stacks=(stack(), stack()),
        transitions=drawn(width, width),
        heat=2.0,
    )


def _direct() -> Network:
    """A network whose layers say nothing: each attribute speaks for labels directly."""
    table = np.zeros((3, 1 + 4), dtype=np.float32)
    table[:, 1:] = [[0, 1.5, 0, 0], [0, 0, 2.0, 0], [0, 0, 0, 0.75]]
    small, scales = rounded(table)
    silent = Stack(
        gain=np.zeros(1, dtype=np.float32),
        shift=np.zeros(1, dtype=np.float32),
        layers=(),
        whole=np.zeros((2, 1), dtype=np.float32),
        whole_bias=np.zeros(1, dtype=np.float32),
        out=np.zeros((1, 4), dtype=np.float32),
        out_bias=np.array([0, 0, 0, 0.1], dtype=np.float32),
    )
    transitions = np.zeros((4, 4), dtype=np.float32)
    transitions[1, 2], transitions[2, 3] = 0.75, -0.5
    return Network(
        labels=("-", "author", "date", "title"),
        rows={"w=a": 0, "c=9": 1, "b9|bx1": 2},
        table=small,
        scales=scales,
        stacks=(silent,),
        transitions=transitions,
        heat=1.0,
    )


def test_a_model_comes_back_from_its_file() -> None:
    network = _random(1)
    back = unpack(pack(network))
    assert (back.labels, back.rows, back.heat) == (network.labels, network.rows, network.heat)
    assert [[layer.reach for layer in stack.layers] for stack in back.stacks] == [[1, 2, 1], [1, 2, 1]]
    assert np.array_equal(back.table, network.table)
    assert np.array_equal(back.stacks[1].layers[2].kernel, network.stacks[1].layers[2].kernel)
    assert np.array_equal(back.transitions, network.transitions)


@given(st.integers(0, 2**32 - 1))
def test_a_rounded_table_is_nearly_the_table(seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(5, 7)).astype(np.float32)
    small, scales = rounded(table)
    assert np.abs(small * scales[:, None] - table).max() <= np.abs(table).max() / 127


def test_a_tagger_adds_up_what_speaks_for_labels() -> None:
    tagged = Tagger(_direct()).tag([tokenize("a 9 x"), []])
    assert tagged[0].labels == ["author", "date", "title"]
    assert tagged[1].labels == []
    assert 0.0 < tagged[0].chain <= min(tagged[0].probabilities) < 1.0


def test_a_tagger_keeps_to_the_allowed_labels() -> None:
    only = [[("title",), ("-", "date"), ("author",)]]
    assert Tagger(_direct()).tag([tokenize("a 9 x")], only)[0].labels == ["title", "date", "author"]


def test_a_hotter_tagger_is_less_sure_of_the_same_labels() -> None:
    tokens = [tokenize("a 9 x")]
    cold, hot = Tagger(_direct()).tag(tokens)[0], Tagger(replace(_direct(), heat=4.0)).tag(tokens)[0]
    assert hot.labels == cold.labels
    assert hot.chain < cold.chain


def test_sums_grow_and_are_kept() -> None:
    network = _random(2)
    rows = network.table * network.scales[:, None]
    sums = Sums(network, lambda key: ["w=a"] * key.count("a") + ["c=9"] * key.count("b") + ["unknown"])
    found = sums.taken(["ab", "", "b", "ab"])
    assert np.allclose(found, [rows[0] + rows[1], 0 * rows[0], rows[1], rows[0] + rows[1]])
    many = sums.taken([f"{i}a" for i in range(5000)])
    assert np.allclose(many[-1], rows[0])
    assert np.array_equal(sums.taken(["ab"])[0], found[0])


def _one_by_one(network: Network, sums: Numbers) -> Numbers:
    """The scores of one reference, each token by itself, by the book."""
    size = len(network.stacks[0].gain)
    answers = [_of_a_stack(stack, sums[:, i * size : (i + 1) * size]) for i, stack in enumerate(network.stacks)]
    out: Numbers = (np.mean(answers, axis=0) + sums[:, -len(network.labels) :]) / network.heat
    return out.astype(np.float32)


def _of_a_stack(stack: Stack, sums: Numbers) -> Numbers:
    x = sums.astype(np.float64)
    x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    x = x * stack.gain + stack.shift
    for number, layer in enumerate(stack.layers, start=1):
        before, here, after = np.split(layer.kernel, 3, axis=1)
        new = np.zeros_like(x)
        for t in range(len(x)):
            total = x[t] @ here + layer.bias
            if t >= layer.reach:
                total = total + x[t - layer.reach] @ before
            if t + layer.reach < len(x):
                total = total + x[t + layer.reach] @ after
            new[t] = np.maximum(total, 0)
        x = x + new
        if number == 2:
            glance = np.concatenate([x.mean(axis=0), x.max(axis=0)]) @ stack.whole + stack.whole_bias
            x = x + np.maximum(glance, 0)
    out: Numbers = x @ stack.out + stack.out_bias
    return out


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_a_batch_is_scored_as_each_reference_alone(seed: int, lengths: list[int]) -> None:
    network = _random(seed)
    sums = np.random.default_rng(seed).normal(size=(max(lengths), len(lengths), 11)).astype(np.float32)
    found = scores(network, sums, lengths)
    for place, length in enumerate(lengths):
        alone = _one_by_one(network, sums[:length, place])
        assert np.allclose(found[:length, place], alone, atol=1e-3, rtol=1e-3)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_decoding_is_what_all_chains_say(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    width = 3
    given_scores = chance.normal(size=(max(lengths), len(lengths), width)).astype(np.float32)
    steps = chance.normal(size=(width, width)).astype(np.float32)
    best, total = viterbi(given_scores, steps, lengths)
    shares, partition = marginals(given_scores, np.exp(steps.astype(np.float64)), lengths)
    for i, length in enumerate(lengths):
        chains = {
            chain: sum(float(given_scores[t, i, label]) for t, label in enumerate(chain))
            + sum(float(steps[a, b]) for a, b in itertools.pairwise(chain))
            for chain in itertools.product(range(width), repeat=length)
        }
        top = max(chains.values())
        assert chains[tuple(best[i, :length].tolist())] == pytest.approx(top, abs=1e-4)
        assert float(total[i]) == pytest.approx(top, abs=1e-4)
        whole = sum(np.exp(value) for value in chains.values())
        assert float(partition[i]) == pytest.approx(np.log(whole), abs=1e-4)
        first = sum(np.exp(value) for chain, value in chains.items() if chain[-1] == 1) / whole
        assert float(shares[length - 1, i, 1]) == pytest.approx(first, abs=1e-4)


def test_the_shipped_model() -> None:
    tagged = shipped().tag([tokenize(text) for text in REFERENCES])
    assert set(itertools.chain.from_iterable(each.labels for each in tagged)) <= set(TAGS)
    assert all(0.0 <= share <= 1.0001 for each in tagged for share in each.probabilities)
    assert tagged[3].labels == []
