"""Dates, pages, numbers, editions, titles and containers as printed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.parsing.fields.container import read_container
from citeman.parsing.fields.date import read_date, status, undated
from citeman.parsing.fields.edition import read_edition
from citeman.parsing.fields.pages import is_total, read_pages
from citeman.parsing.fields.publisher import read_place, read_publisher
from citeman.parsing.fields.title import read_title
from citeman.parsing.fields.volume import read_number, volumes_counted


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        pytest.param("(2017)", ((2017,),), id="year"),
        pytest.param("2009b", ((2009,),), id="year with a letter"),
        pytest.param("2018, June 1", ((2018, 6, 1),), id="APA day"),
        pytest.param("1 June 2018", ((2018, 6, 1),), id="English day"),
        pytest.param("June 1st, 2018", ((2018, 6, 1),), id="ordinal day"),
        pytest.param("3. Mai 1999", ((1999, 5, 3),), id="German day"),
        pytest.param("12 février 2004", ((2004, 2, 12),), id="French day"),
        pytest.param("5 мая 2010", ((2010, 5, 5),), id="Russian day"),
        pytest.param("(2012, 3 mei)", ((2012, 5, 3),), id="Dutch day"),
        pytest.param("op 12 mrt. 2012", ((2012, 3, 12),), id="Dutch, shortened"),
        pytest.param("4. toukokuuta 2011", ((2011, 5, 4),), id="Finnish day"),
        pytest.param("marraskuu 2011", ((2011, 11),), id="Finnish month that begins like another"),
        pytest.param("9. července 2008", ((2008, 7, 9),), id="Czech July"),
        pytest.param("9. června 2008", ((2008, 6, 9),), id="Czech June"),
        pytest.param("2 paź. 2013", ((2013, 10, 2),), id="Polish, shortened"),
        pytest.param("15 Şubat 2016", ((2016, 2, 15),), id="Turkish day"),
        pytest.param("2016. szeptember 6.", ((2016, 9, 6),), id="Hungarian day"),
        pytest.param("7 noiembrie 2009", ((2009, 11, 7),), id="Romanian day"),
        pytest.param("8 Μαΐου 2004", ((2004, 5, 8),), id="Greek day"),
        pytest.param("17 Agustus 2015", ((2015, 8, 17),), id="Indonesian day"),
        pytest.param("昭和53年12月", ((1978, 12),), id="Japanese era"),
        pytest.param("平成17・9・30", ((2005, 9, 30),), id="Japanese era with points"),
        pytest.param("明治三十九年一月", ((1906, 1),), id="Japanese era spelt out"),
        pytest.param("民國106年5月24日", ((2017, 5, 24),), id="year of the Republic of China"),
        pytest.param("令和元年", ((2019,),), id="first year of an era"),
        pytest.param("一九八〇年", ((1980,),), id="year in Chinese characters"),
        pytest.param("5 d’abril de 2003", ((2003, 4, 5),), id="Catalan day"),
        pytest.param("28 desember 2003", ((2003, 12, 28),), id="Norwegian day"),
        pytest.param("mar. 6 mai 2003", ((2003, 5, 6),), id="a day of the week like a month"),
        pytest.param("Octob. 1931", ((1931, 10),), id="shortened as nobody does"),
        pytest.param("3 Septmber 1990", ((1990, 9, 3),), id="misprinted"),
        pytest.param("12/25/2014", ((2014, 12, 25),), id="month first"),
        pytest.param("edition of 2014", ((2014,),), id="words that are no months"),
        pytest.param("2010-05-02", ((2010, 5, 2),), id="ISO"),
        pytest.param("02.05.2010", ((2010, 5, 2),), id="day first"),
        pytest.param("2019年5月7日", ((2019, 5, 7),), id="Chinese"),
        pytest.param("2008. 3. 25", ((2008, 3, 25),), id="Korean"),
        pytest.param("Apr. 2015", ((2015, 4),), id="short month"),
        pytest.param("1985–2015", ((1985,), (2015,)), id="span"),
        pytest.param("1985-86", ((1985,), (1986,)), id="short span"),
        pytest.param("1923 [1895]", ((1923,),), id="first of two years"),
        pytest.param("n.d.", (), id="none"),
    ],
)
def test_a_date(printed: str, parts: tuple[tuple[int, ...], ...]) -> None:
    date = read_date(printed)
    assert date is not None
    assert date.parts == parts


def test_a_season_and_a_doubtful_year() -> None:
    spring, about = read_date("Spring 1998"), read_date("ca. 1450")
    assert spring is not None
    assert about is not None
    assert (spring.season, about.circa) == ("spring", True)
    autumn = read_date("Herbst 1989")
    assert autumn is not None
    assert autumn.season == "autumn"


def test_what_stands_for_a_date() -> None:
    assert (status("forthcoming"), status("1999")) == ("forthcoming", None)
    assert (undated("n.d."), undated("1999")) == (True, False)


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        pytest.param("pp. 12–18", "12-18", id="range"),
        pytest.param("12〜27ページ", "12-27", id="Japanese dash"),
        pytest.param("65-125: 78", "65-125", id="range and the page that is meant"),
        pytest.param("48:1–48:9", "48:1-48:9", id="pages of an article"),
        pytest.param("pp. 86 y ss.", "86", id="and the next"),
        pytest.param("347±364", "347-364", id="a dash misread"),
        pytest.param("345∼352", "345-352", id="a wave"),
        pytest.param("641 (655)", "641", id="the page that is meant in brackets"),
        pytest.param("E798−803", "E798-803", id="minus sign"),
        pytest.param("86-92, 133", "86-92, 133", id="two"),
        pytest.param("S. 45-77", "45-77", id="German"),
        pytest.param("с. 88–101", "88-101", id="Russian"),
        pytest.param("第57—70页", "57-70", id="Chinese"),
        pytest.param("e0242876", "e0242876", id="article number"),
        pytest.param("012-022", "012-022", id="zeros kept"),
        pytest.param("xii–xx", "xii-xx", id="Roman"),
        pytest.param("45 ff.", "45", id="and following"),
        pytest.param("p.", None, id="nothing"),
    ],
)
def test_pages(printed: str, pages: str | None) -> None:
    assert read_pages(printed) == pages


def test_a_number_of_pages() -> None:
    assert [is_total("245", after) for after in (" p.", " с.", "", ", 12")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        pytest.param("Vol. 12", "12", id="volume"),
        pytest.param("(no. 3)", "3", id="issue"),
        pytest.param("Jg. 35", "35", id="German"),
        pytest.param("Т. 4", "4", id="Russian"),
        pytest.param("№ 6", "6", id="number sign"),
        pytest.param("第14卷", "14", id="Chinese"),
        pytest.param("제3호", "3", id="Korean"),
        pytest.param("3–4", "3-4", id="double"),
        pytest.param("XIV", "XIV", id="Roman"),
        pytest.param("08", "08", id="zero kept"),
        pytest.param("V", "V", id="a letter that is also a cue"),
        pytest.param("()", None, id="nothing"),
    ],
)
def test_a_number(printed: str, number: str | None) -> None:
    assert read_number(printed) == number


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        pytest.param("2nd ed.", "2", id="English"),
        pytest.param("Third edition", "3", id="word"),
        pytest.param("4. Aufl.", "4", id="German"),
        pytest.param("3e éd.", "3", id="French"),
        pytest.param("第2版", "2", id="Chinese"),
        pytest.param("2-е изд.", "2", id="Russian"),
        pytest.param("Rev. ed.", "Rev. ed.", id="words"),
    ],
)
def test_an_edition(printed: str, edition: str) -> None:
    assert read_edition(printed) == edition


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        pytest.param("*Why models matter*.", "Why models matter", id="emphasis"),
        pytest.param("<i>Nature</i> of things", "Nature of things", id="markup"),
        pytest.param("“A title,”", "A title", id="quotation marks"),
        pytest.param("The “Internet+” era", "The “Internet+” era", id="quotation marks within"),
        pytest.param("Internet+", "Internet+", id="plus"),
        pytest.param("A model [J]", "A model", id="mark"),
        pytest.param("题名[EB/OL]", "题名", id="Chinese mark"),
        pytest.param(
            "A manu- script of short- and long-term use", "A manuscript of short- and long-term use", id="broken word"
        ),
        pytest.param("What now?", "What now?", id="question"),
        pytest.param("Research (part 2)", "Research (part 2)", id="brackets"),
        pytest.param("...", None, id="nothing"),
    ],
)
def test_a_title(printed: str, title: str | None) -> None:
    assert read_title(printed) == title


def test_containers_publishers_places() -> None:
    assert read_container("In: Proc. of the Symposium", ".") == "Proc. of the Symposium"
    assert read_container("Phys. Rev. Lett", ". 12") == "Phys. Rev. Lett."
    assert read_publisher("(Oxford University Press)") == "Oxford University Press"
    assert read_place("[S.l.]") is None
    assert read_place("Cambridge, Mass", ".:") == "Cambridge, Mass."


READERS: tuple[Callable[[str], str | None], ...] = (
    read_title,
    read_container,
    read_pages,
    read_number,
    read_edition,
    read_publisher,
    read_place,
)


@given(st.text(max_size=60), st.sampled_from(READERS))
def test_a_value_once_read_stays_as_it_is(text: str, reader: Callable[[str], str | None]) -> None:
    value = reader(text)
    for _ in range(3):
        value = reader(value) if value else None
    assert value is None or reader(value) == value


@given(st.text(max_size=40))
def test_any_text_may_be_asked_for_a_date(text: str) -> None:
    date = read_date(text)
    assert date is None or bool(date.parts) or bool(date.literal)


@pytest.mark.parametrize(
    ("printed", "volumes"),
    [
        pytest.param("Syme, R., Tacitus, 2 vols., Oxford 1958.", "2", id="English"),
        pytest.param("Zur Farbenlehre. 2 Bde. Tübingen: Cotta.", "2", id="German"),
        pytest.param("Histoire de la Révolution, Paris, 1847, 7 vol.", "7", id="at the end"),
        pytest.param("Umanesimo, 2 voll., Roma 1989", "2", id="Italian"),
        pytest.param("Tea, 12 vol. 3, 1958", None, id="a volume behind a number"),
        pytest.param("Tea, vol. 3, 1958", None, id="one volume"),
        pytest.param("1998 vols. of tea", None, id="a year"),
    ],
)
def test_volumes_of_a_whole_work(printed: str, volumes: str | None) -> None:
    assert volumes_counted(printed) == volumes
