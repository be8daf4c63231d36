"""Names and dates in BibTeX's syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.formats.bibtex.dates import read_edtf, read_year_month, write_edtf, write_year_month
from citeman.formats.bibtex.names import read_names, split_names, write_names
from citeman.model import Date, Name


def knuth(**parts: str) -> Name:
    return Name(family="Knuth", **parts)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        pytest.param("Knuth, Donald E.", [knuth(given="Donald E.")], id="last, first"),
        pytest.param("Donald E. Knuth", [knuth(given="Donald E.")], id="first last"),
        pytest.param("Knuth", [knuth()], id="one word"),
        pytest.param("Knuth, Jr., Donald", [knuth(given="Donald", suffix="Jr.")], id="suffix"),
        pytest.param(
            "Jan van der Berg and de la Cruz, Ana",
            [
                Name(family="Berg", given="Jan", non_dropping_particle="van der"),
                Name(family="Cruz", given="Ana", non_dropping_particle="de la"),
            ],
            id="particles",
        ),
        pytest.param("{World Health Organization}", [Name(literal="World Health Organization")], id="organisation"),
        pytest.param(
            "{Barnes and Noble} and Knuth, D.", [Name(literal="Barnes and Noble"), knuth(given="D.")], id="and"
        ),
        pytest.param("{\\'E}cole, {\\'E}.", [Name(family="École", given="É.")], id="accents are no particles"),
        pytest.param(
            "{van Gogh}, Vincent", [Name(family="van Gogh", given="Vincent")], id="a particle in braces is none"
        ),
        pytest.param("Xu~Na", [Name(family="Na", given="Xu")], id="tie"),
        pytest.param(
            "family=Berg, given=Jan, prefix=van der",
            [Name(family="Berg", given="Jan", non_dropping_particle="van der")],
            id="extended",
        ),
        pytest.param(
            "Knuth, Donald and\n  Lamport, Leslie",
            [knuth(given="Donald"), Name(family="Lamport", given="Leslie")],
            id="line end",
        ),
        pytest.param("王伟 and 李, 明", [Name(family="王伟"), Name(family="李", given="明")], id="Chinese"),
        pytest.param("{Sandoz, Inc}", [Name(literal="Sandoz, Inc")], id="comma in braces"),
        pytest.param("AND Corp, X", [Name(family="Corp", given="X", non_dropping_particle=None)], id="broken and"),
    ],
)
def test_read_names(field: str, names: list[Name]) -> None:
    assert list(read_names(field)[0]) == names


def test_and_others() -> None:
    names, more = read_names("Knuth, D. and others")
    assert names == (knuth(given="D."),)
    assert more
    assert write_names(names, str, et_al=True) == "Knuth, D. and others"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        pytest.param(Name(family="hooks", given="bell"), "{hooks}, bell", id="lower case family"),
        pytest.param(Name(family="Gómez de la Torre", given="Juan"), "{Gómez de la Torre}, Juan", id="particle inside"),
        pytest.param(Name(family="Plato"), "Plato", id="one name"),
        pytest.param(Name(family="Xiaomi Group"), "Xiaomi Group, {}", id="two words, no given name"),
        pytest.param(Name(literal="Barnes and Noble"), "{Barnes and Noble}", id="organisation"),
        pytest.param(Name(family="Smith", given="J., and A."), "Smith, {J., and A.}", id="comma in the given name"),
        pytest.param(Name(family="others"), "{others}, {}", id="somebody called others"),
        pytest.param(Name(family="Berg", given="J.", dropping_particle="von"), "von Berg, J.", id="dropping particle"),
        pytest.param(Name(family="Smith", suffix="Jr."), "Smith, Jr., {}", id="suffix without given name"),
    ],
)
def test_write_names(name: Name, field: str) -> None:
    assert write_names([name], str) == field


@given(field=st.text(alphabet="aA{}, ~\\'énd0", max_size=30))
def test_any_field_of_names_is_read(field: str) -> None:
    read_names(field)
    assert "".join(split_names(field)).replace(" ", "") in field.replace(" ", "") or " and " in f" {field} ".lower()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("2019", Date.of(2019), id="year"),
        pytest.param("2019-06-03", Date.of(2019, 6, 3), id="day"),
        pytest.param("2019-06/2020", Date(parts=((2019, 6), (2020,))), id="range"),
        pytest.param("2019~", Date(parts=((2019,),), circa=True), id="about"),
        pytest.param("2019-21", Date(parts=((2019,),), season="1"), id="spring"),
        pytest.param("2019/..", Date.of(2019), id="open range"),
        pytest.param("2019-13-40", Date.of(2019), id="impossible"),
        pytest.param("-0044", Date.of(-44), id="before Christ"),
        pytest.param("2019-06-03T12:00:00Z", Date.of(2019, 6, 3), id="time"),
        pytest.param("forthcoming", None, id="no date"),
    ],
)
def test_read_edtf(text: str, date: Date | None) -> None:
    assert read_edtf(text) == date


@pytest.mark.parametrize("text", ["2019", "2019-06-03", "2019-06/2020", "2019-21", "-0044"])
def test_edtf_round_trip(text: str) -> None:
    date = read_edtf(text)
    assert date is not None
    assert write_edtf(date) == text


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param({"year": "2019", "month": "jun", "day": "3"}, Date.of(2019, 6, 3), id="all three"),
        pytest.param({"year": "2019", "month": "June 3"}, Date.of(2019, 6, 3), id="day in month"),
        pytest.param({"year": "2019", "month": "3 June"}, Date.of(2019, 6, 3), id="day before month"),
        pytest.param({"year": "2019", "month": "06"}, Date.of(2019, 6), id="number"),
        pytest.param({"year": "2019", "month": "Spring"}, Date.of(2019), id="no month"),
        pytest.param({"year": "2019--2020"}, Date(parts=((2019,), (2020,))), id="years"),
        pytest.param({"year": "in press"}, Date(literal="in press"), id="words"),
        pytest.param({"year": "2019", "month": "13"}, Date.of(2019), id="impossible month"),
        pytest.param({}, None, id="nothing"),
    ],
)
def test_read_year_month(fields: dict[str, str], date: Date | None) -> None:
    assert read_year_month(fields) == date


def test_a_date_that_year_and_month_cannot_say_is_written_whole() -> None:
    assert write_year_month(Date(parts=((2019, 6), (2019, 7)))) == {
        "year": "2019",
        "month": "jun",
        "date": "2019-06/2019-07",
    }
    assert write_year_month(Date(parts=((44,),), circa=True))["date"] == "0044~"
