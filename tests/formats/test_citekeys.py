"""Citekeys: readable, ASCII, unique, stable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.errors import UsageError
from citeman.formats.citekeys import assign, make
from citeman.model import Date, Item, ItemType, Name
from tests.formats.strategies import items

KONG = Item(
    type=ItemType.THESIS,
    title="Research on the Marketing Strategy of Xiaomi",
    author=(Name(family="Kong", given="X. H."), Name(family="Li", given="A.")),
    issued=Date.of(2019),
    container_title="Journal of the World",
    page="12-34",
)


@pytest.mark.parametrize(
    ("item", "key"),
    [
        pytest.param(KONG, "kong2019research", id="plain"),
        pytest.param(KONG.but(author=(Name(family="Łukasiewicz"),)), "lukasiewicz2019research", id="accents"),
        pytest.param(KONG.but(author=(Name(family="王", given="伟"),)), "wang2019research", id="Chinese"),
        pytest.param(KONG.but(author=(Name(family="Толстой"),)), "tolstoi2019research", id="Cyrillic"),
        pytest.param(KONG.but(author=(Name(family="O'Brien"),)), "obrien2019research", id="apostrophe"),
        pytest.param(
            KONG.but(author=(Name(family="Berg", non_dropping_particle="van der"),)), "berg2019research", id="particle"
        ),
        pytest.param(
            KONG.but(author=(Name(literal="World Health Organization"),)), "worldhealth2019research", id="organisation"
        ),
        pytest.param(KONG.but(author=(), editor=(Name(family="Ede"),)), "ede2019research", id="editor"),
        pytest.param(KONG.but(author=()), "research2019marketing", id="nobody"),
        pytest.param(
            KONG.but(author=(), issued=None, title="Xiaomi Official Website"), "xiaomiofficial", id="web page"
        ),
        pytest.param(
            KONG.but(author=(Name(literal="IDC"),), title="IDC Tracker"), "idc2019tracker", id="author in the title"
        ),
        pytest.param(KONG.but(title="小米公司研究"), "kong2019xiaomi", id="Chinese title"),
        pytest.param(KONG.but(title="The E-commerce of China's West"), "kong2019ecommerce", id="hyphen of one letter"),
        pytest.param(KONG.but(title="China's rise"), "kong2019china", id="genitive"),
        pytest.param(KONG.but(title="<i>Homo</i> sapiens"), "kong2019homo", id="markup"),
        pytest.param(KONG.but(title="Of the"), "kong2019of", id="small words only"),
        pytest.param(KONG.but(issued=Date(literal="in press")), "kongresearch", id="no year"),
        pytest.param(Item(), "anon", id="nothing at all"),
        pytest.param(Item(title="!?"), "anon", id="signs only"),
    ],
)
def test_default_pattern(item: Item, key: str) -> None:
    assert make(item) == key


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        pytest.param("auth + year", "Kong2019", id="author and year"),
        pytest.param("auth.lower + shorttitle(3) + shortyear", "kongResearchMarketingStrategy19", id="short title"),
        pytest.param("authors(1) + '-' + year", "KongEtAl-2019", id="authors"),
        pytest.param("authors.abbr.upper", "KL", id="abbreviation"),
        pytest.param("auth.select(1, 2).upper + year.select(3)", "KO19", id="letters"),
        pytest.param("journal.abbr + page", "JW12", id="journal and page"),
        pytest.param('type + ":" + volume', "thesis", id="what no key may have"),
        pytest.param("title.lower", "researchmarketingstrategyxiaomi", id="title"),
        pytest.param("veryshorttitle.upper.lower.capitalize", "Research", id="filters in a row"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    assert make(KONG, pattern) == key


@pytest.mark.parametrize("pattern", ["", "nobody", "auth.reverse", "auth +* year", "auth.select(1", "'open"])
def test_a_pattern_that_is_not_understood_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError, match="pattern"):
        make(KONG, pattern)


def test_twins_get_letters() -> None:
    twins = [KONG.but(volume=str(number)) for number in range(29)]
    keys = assign(twins)
    assert len(set(keys)) == 29
    assert sorted(keys, key=lambda key: (len(key), key))[:3] == [
        "kong2019research",
        "kong2019researcha",
        "kong2019researchb",
    ]
    assert "kong2019researchab" in keys


def test_taken_keys_are_left_alone() -> None:
    assert assign([KONG], taken=["KONG2019research", "kong2019researcha"]) == ("kong2019researchb",)


@given(some=st.lists(items(), max_size=6), order=st.randoms())
def test_keys_are_ascii_unique_and_blind_to_order(some: list[Item], order: object) -> None:
    keys = assign(some)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in keys)
    assert len({key.lower() for key in keys}) == len(some)
    shuffled = list(range(len(some)))
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    again = assign([some[at] for at in shuffled])
    assert sorted(zip(map(repr, some), keys, strict=True)) == sorted(
        zip((repr(some[at]) for at in shuffled), again, strict=True)
    )
