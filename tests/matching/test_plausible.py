"""Which pairs are compared: those that share a blocking key, each once."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from citeman.matching import block, plausible
from citeman.matching.features import Features, prepare
from tests.matching.items import item

WORDS = ("weak", "learnability", "boosting", "majority", "autopoiesis", "queries", "\u4f01\u4e1a", "III")
ITEMS = st.builds(
    lambda words, year, page: prepare(item("Kearns, M.", " ".join(words) or None, year, volume="5", page=page)),
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.sampled_from((None, 1990, 1991)),
    st.sampled_from((None, "1-9", "7")),
)


def sharing(features: list[Features]) -> set[tuple[int, int]]:
    keys = [block.keys_of(each) for each in features]
    return {(i, j) for i, j in combinations(range(len(keys)), 2) if keys[i] & keys[j]}


@given(st.lists(ITEMS, max_size=12))
def test_pairs_are_those_that_share_a_key(features: list[Features]) -> None:
    found = list(plausible.pairs(features))
    assert len(found) == len(set(found))
    assert set(found) == sharing(features)


@given(st.lists(st.tuples(ITEMS, st.booleans()), max_size=12))
def test_of_known_items_only_pairs_with_a_new_one(known: list[tuple[Features, bool]]) -> None:
    index = plausible.Index()
    for features, _ in known:
        index.add(features)
    new = [fresh for _, fresh in known]
    found = {(pair >> 32, pair & 0xFFFFFFFF) for pair in index.pairs(np.array(new, bool)).tolist()}
    assert found == {(i, j) for i, j in sharing([features for features, _ in known]) if new[i] or new[j]}
