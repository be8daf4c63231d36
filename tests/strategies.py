"""Hypothesis strategies for the nouns: any Item, in any script. What may not live here: tests."""

from hypothesis import strategies as st

from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Item, ItemType, Name

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool)
"""One line of any characters, not blank."""

persons = st.builds(Name, family=texts, given=st.none() | texts, suffix=st.none() | texts)
organisations = st.builds(Name, literal=texts)
names = st.lists(persons | organisations, max_size=3).map(tuple)
one_date = (
    st.tuples(st.integers(1000, 2100))
    | st.tuples(st.integers(1000, 2100), st.integers(1, 12))
    | st.tuples(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28))
)
dates = st.builds(Date, parts=st.lists(one_date, min_size=1, max_size=2).map(tuple), circa=st.booleans()) | st.builds(
    Date, literal=texts
)

items = st.builds(
    Item,
    type=st.sampled_from(ItemType),
    et_al=st.booleans(),
    **{field: st.none() | texts for field in TEXT_FIELDS},
    **dict.fromkeys(NAME_FIELDS, names),
    **{field: st.none() | dates for field in DATE_FIELDS},
)
"""Any Item whatever."""
