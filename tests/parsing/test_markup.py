"""Mark-up in a pasted reference: what it prints is parsed, and every field is found where it stands in the source."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Parsed
from citeman.parsing import parse
from citeman.parsing.markup import printed

CASES = [
    pytest.param(r"K.~{\"O}zt{\"u}rk, \emph{Na{\"\i}ve sets}", "K. Öztürk, Naïve sets", id="accents and braces"),
    pytest.param(r"{\it Annals} {\bf 12}, 3--4", "Annals 12, 3–4", id="fonts"),
    pytest.param("``A title,'' and `one'", "“A title,” and ‘one’", id="quotation marks of TeX"),
    pytest.param(r"\bibitem[Doe(1990)]{doe} J. Doe", " J. Doe", id="an item with its key"),
    pytest.param(r"\newblock \url{http://a.org/x_y%20z}", " http://a.org/x_y%20z", id="an address in a command"),
    pytest.param(r"\emph{Up} 10% (http://a.org/~doe/x\_y)", "Up 10% (http://a.org/~doe/x_y)", id="per cent, tilde"),
    pytest.param("Trade &amp; growth &#8211; now", "Trade & growth – now", id="entities"),
    pytest.param("AT&T; R&D; a < b", "AT&T; R&D; a < b", id="no entities"),
    pytest.param("http://a.org/~doe and 10~20", "http://a.org/~doe and 10~20", id="no mark-up"),
]


@pytest.mark.parametrize(("source", "text"), CASES)
def test_what_is_printed(source: str, text: str) -> None:
    assert printed(source).text == text


@given(st.one_of(st.text(max_size=80), st.text(alphabet="ab {}\\'`\"~$%&#;-.x1", max_size=40)))
def test_every_character_has_its_place(source: str) -> None:
    shown = printed(source)
    places = [shown.place(at, at + 1) for at in range(len(shown.text))]
    assert all(0 <= start < end <= len(source) for start, end in places)
    assert all(before <= after for (before, _), (after, _) in pairwise(places))


@pytest.mark.parametrize(
    "piece", [r"\'{", r"\href{a}{", r"\cite{", r"{\it ", r"\rule[", "$", "`", "''", "&amp", r"\bibinfo{x}{", r"\url{"]
)
def test_what_is_never_closed_is_read_all_the_same(piece: str) -> None:
    assert parse(piece * 4000).item is not None


LATEX = r"""Arrow, K.~J., L. Hurwicz, and H. Uzawa [1961], ``Constraint qualifications in maximization problems,''
{\it Naval Research Logistics Quarterly} {\bf 8}, 175--191."""


def where(parsed: Parsed, source: str) -> dict[str, str]:
    return {found.field: source[found.span.start : found.span.end] for found in parsed.found if found.span}


def test_fields_stand_where_the_source_has_them() -> None:
    parsed = parse(LATEX)
    assert parsed.item.title == "Constraint qualifications in maximization problems"
    assert parsed.item.container_title == "Naval Research Logistics Quarterly"
    assert (parsed.item.volume, parsed.item.page) == ("8", "175-191")
    assert [name.family for name in parsed.item.author] == ["Arrow", "Hurwicz", "Uzawa"]
    found = where(parsed, LATEX)
    assert (found["volume"], found["container_title"]) == ("8", "Naval Research Logistics Quarterly")
    assert found["page"] == "175--191"
    assert not parsed.rest
