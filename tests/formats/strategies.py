"""Items of every type and many scripts, for hypothesis. What may not live here: what any format makes of them."""

import unicodedata

from hypothesis import strategies as st

from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Item, ItemType, Name

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "áàâäãåæçéèêëíîïñóôöõøúûüýÿßœÁÅÆÇÉÑÖØÜčďěłńřšťůžŁŽğışİŞþðÞÐąęőűțșĳŋẽḿếờ"
    "αβγδμπΩΔθάέабвгдЖЩйё中文小米公司国际化研究日本語かなカナ한국어عربيעבריתहिन्दीไทย𝒜🎉"
)  # fmt: skip
SIGNS = "&%#_${}~^\\<>|`'\"!?,.;:()[]/*+=@-–—“”‘’„«»…·†§©®™°€£¥±×÷≤≥→∞∈²³₂−№"


def words(signs: str = SIGNS) -> st.SearchStrategy[str]:
    """Text as people write it: NFC, one blank between words, no control characters."""
    word = st.text(alphabet=LETTERS + signs, min_size=1, max_size=12)
    joined = st.lists(word, min_size=1, max_size=5).map(" ".join)
    return joined.map(lambda text: unicodedata.normalize("NFC", text)).filter(lambda text: bool(text.strip()))


plain = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéöłñç中文δЖ", min_size=2, max_size=10)
"""A word without signs, as names mostly are."""


def _family(text: str) -> str:
    return text[0].upper() + text[1:]


names = st.one_of(
    st.builds(Name, family=plain.map(_family), given=st.one_of(st.none(), words("-.'’"))),
    st.builds(
        Name,
        family=st.lists(plain, min_size=1, max_size=3).map(" ".join),
        given=words("-.,'"),
        non_dropping_particle=st.sampled_from([None, "van der", "de la", "von", "d'"]),
        suffix=st.sampled_from([None, "Jr.", "III"]),
    ),
    st.builds(Name, literal=words("&-,.'’()")),
)
_capital = plain.map(_family).filter(lambda text: not text[0].islower())
simple_names = st.one_of(
    st.builds(Name, family=_capital, given=st.one_of(st.none(), plain.map(_family))),
    st.builds(
        Name,
        family=_capital,
        given=plain.map(_family),
        non_dropping_particle=st.sampled_from([None, "van der", "de la"]),
        suffix=st.sampled_from([None, "Jr.", "III"]),
    ),
    st.builds(Name, literal=words("&-.'’()")),
)
"""Names that survive being written as `Family, Given, Suffix`."""
_day = st.tuples(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28))
simple_dates = st.tuples(_day, st.integers(1, 3)).map(lambda drawn: Date.of(*drawn[0][: drawn[1]]))
"""Dates without ranges, seasons and doubts."""
_part = st.one_of(_day, _day.map(lambda day: day[:2]), _day.map(lambda day: day[:1]))
dates = st.one_of(
    st.builds(Date, parts=_part.map(lambda part: (part,)), circa=st.booleans()),
    st.builds(Date, parts=st.tuples(_part, _part), circa=st.booleans()),
    st.builds(Date, parts=_day.map(lambda day: (day[:1],)), season=st.sampled_from("1234")),
)
_number = st.one_of(st.integers(11, 9999).map(str), st.sampled_from(["IV", "12A", "S1", "e104"]))
_special = {
    "page": st.one_of(
        st.tuples(st.integers(1, 9999), st.integers(1, 9999)).map(lambda p: f"{p[0]}-{p[1]}"), st.just("e1204")
    ),
    "doi": st.text(alphabet="abcxyz0123456789()<>;:_-", min_size=1, max_size=20).map(lambda tail: f"10.1000/a{tail}z"),
    "isbn": st.just("9780306406157"),
    "issn": st.just("2329-3292"),
    "arxiv": st.sampled_from(["1706.03762v5", "hep-th/9901001", "math.GT/0309136"]),
    "pmid": st.integers(1, 99999999).map(str),
    "pmcid": st.integers(1000, 999999999).map("PMC{}".format),
    "url": st.text(alphabet="abcXYZ019_~%#&=?+-./", max_size=30).map("https://example.org/{}".format),
    "language": st.sampled_from(["en", "en-US", "de", "zh-CN", "ja"]),
    "edition": st.one_of(st.integers(1, 40).map(str), st.just("revised")),
    "keyword": st.lists(plain, min_size=1, max_size=3).map(", ".join),
    "genre": st.sampled_from(["PhD thesis", "Master's thesis", "Technical report", "Doctoral dissertation", "标准"]),
} | dict.fromkeys(
    ("volume", "issue", "number", "number_of_volumes", "number_of_pages", "collection_number", "version"), _number
)
"""What a field can be; others are any text."""


@st.composite
def items(draw: st.DrawFn, *, simple: bool = False) -> Item:
    """An Item with a few fields, of any of the types; `simple`: with names and dates that any format can hold."""
    values: dict[str, object] = {"type": draw(st.sampled_from(ItemType)), "title": draw(words())}
    for name in draw(st.lists(st.sampled_from((*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS)), unique=True, max_size=12)):
        if name in NAME_FIELDS:
            values[name] = tuple(draw(st.lists(simple_names if simple else names, min_size=1, max_size=4)))
        elif name in DATE_FIELDS:
            values[name] = draw(simple_dates if simple else dates)
        else:
            values[name] = draw(_special.get(name, words()))
    if values.get("author"):
        values["et_al"] = draw(st.booleans())
    return Item(**values)  # type: ignore[arg-type]
