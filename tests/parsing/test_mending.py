"""Segments put right by what the whole reference shows."""

import pytest

from citeman.parsing.mending import mended
from citeman.parsing.segments import segments
from citeman.parsing.tokens import tokenize
from tests.parsing.marked import labelled, written


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        pytest.param(
            "journal=水利局|-=. |title=河流概况|-=[EB/OL]. (|date=2020|-=)",
            "author=水利局|title=河流概况|date=2020",
            id="body before a title with a mark of GB/T 7714",
        ),
        pytest.param("volume=2013;122|-=: |pages=5", "date=2013|volume=122|pages=5", id="year in the volume"),
        pytest.param(
            "date=2013|-=, SOU |volume=2013:28", "date=2013|volume=2013:28", id="a number that begins with a year"
        ),
        pytest.param(
            "title=T|-=. |location=Toronto: Delta", "title=T|location=Toronto|publisher=Delta", id="two in a place"
        ),
        pytest.param(
            "title=T|-=, |location=México, FCE", "title=T|location=México|publisher=FCE", id="short publisher"
        ),
        pytest.param("title=T|-=, |location=Ames, USA", "title=T|location=Ames, USA", id="a country"),
        pytest.param(
            "author=Doe|-= (|title=Comisión|-=) (|date=2001",
            "author=Doe|title=Comisión|date=2001",
            id="a title in brackets",
        ),
        pytest.param("location=Bern: Delta|-=, |publisher=E", "location=Bern: Delta|publisher=E", id="publisher known"),
        pytest.param("volume=34 3|-= (|issue=2", "volume=34 3|issue=2", id="issue known"),
        pytest.param("volume=63|-=(|issue=3), 215-226", "volume=63|issue=3|pages=215-226", id="pages in the issue"),
        pytest.param(
            "publisher=Institute of Logic, University of|-= |location=Tromsø, Norway|-=, |date=2004",
            "publisher=Institute of Logic, University of Tromsø|location=Norway|date=2004",
            id="a university of a place",
        ),
        pytest.param(
            "publisher=Universität|-= |location=Bremen|-=, |date=2004",
            "publisher=Universität Bremen|date=2004",
            id="a university's place is all there is",
        ),
        pytest.param(
            "publisher=University Press|-=, |location=Bremen",
            "publisher=University Press|location=Bremen",
            id="a press",
        ),
        pytest.param(
            "issue=5卷6|-=號，|date=1918", "volume=5|issue=6|date=1918", id="a volume and an issue by their counters"
        ),
        pytest.param("journal=民報|-=，|issue=345|-=頁", "journal=民報|pages=345", id="pages by their counter"),
        pytest.param(
            "journal=대한|-=, 제|issue=12|-=권 |date=2010", "journal=대한|volume=12|date=2010", id="a Korean volume"
        ),
        pytest.param("journal=Tea|-=, |volume=5|-=, |pages=6", "journal=Tea|volume=5|pages=6", id="no counters"),
        pytest.param(
            "title=T|-=, |journal=95 Harv. L. Rev.|-= |pages=1717|-= (|date=1982|-=)",
            "title=T|volume=95|journal=Harv. L. Rev.|pages=1717|date=1982",
            id="the volume before a journal of law",
        ),
        pytest.param(
            "title=T|-=, |volume=108|-= |journal=HARV. L. REV.|-= |date=1733|-=, |pages=1735|-= (|date=1995|-=)",
            "title=T|volume=108|journal=HARV. L. REV.|pages=1733, 1735|date=1995",
            id="the first page and the one that is meant",
        ),
        pytest.param(
            "title=T|-=, |volume=103|-= |journal=Harv. L. Rev.|-= |issue=1|-= (|date=1989|-=)",
            "title=T|volume=103|journal=Harv. L. Rev.|pages=1|date=1989",
            id="a first page that looks like an issue",
        ),
        pytest.param(
            "title=T|-=, |volume=103|-= |journal=Tea|-= |date=1989|-=, |pages=1",
            "title=T|volume=103|journal=Tea|date=1989|pages=1",
            id="no other date",
        ),
        pytest.param("publisher=商務|-=，民國|date=25|-=年", "publisher=商務|date=民國25", id="an era and its year"),
        pytest.param("publisher=商務|-=，民|pages=80|-=。", "publisher=商務|date=民80", id="a number behind an era"),
        pytest.param("publisher=商務|-=，國民|pages=80|-=。", "publisher=商務|pages=80", id="no era"),
        pytest.param("volume=46|-=:S|pages=38-S42", "volume=46|pages=S38-S42", id="the letter of the first page"),
        pytest.param("volume=24|-=:|pages=73S-79|-=S.", "volume=24|pages=73S-79S", id="the letter of the last page"),
        pytest.param("volume=24|-=:|pages=73S-79|-=Sic", "volume=24|pages=73S-79", id="a word behind the last page"),
        pytest.param(
            "title=Tea|-=, |volume=2|-= voll., |location=Roma", "title=Tea|location=Roma", id="two volumes in all"
        ),
        pytest.param("volume=46|-=:T|pages=38-S42", "volume=46|pages=38-S42", id="another letter"),
        pytest.param(
            "title=Statistik für alle|-=. 4. Aufl. |location=Bern|-=: |publisher=Delta",
            "title=Statistik für alle|edition=4. Aufl.|location=Bern|publisher=Delta",
            id="an edition that no field took",
        ),
        pytest.param(
            "title=The second edition wars|-=. |publisher=Delta",
            "title=The second edition wars|publisher=Delta",
            id="an edition inside a title",
        ),
        pytest.param(
            "author=Adler, K.|-=, and |editor=Ngozi Okafor|-= (eds.) |title=Grain",
            "editor=Adler, K., and Ngozi Okafor|title=Grain",
            id="one list of editors",
        ),
        pytest.param(
            "author=Adler, K.|-=. In: |editor=N. Okafor|-= (eds.) |title=Grain",
            "author=Adler, K.|editor=N. Okafor|title=Grain",
            id="an author and editors",
        ),
        pytest.param("issue=3), 9|-=. |pages=4", "issue=3), 9|pages=4", id="pages known"),
        pytest.param(
            "title=Big data in farming today. Rural Review|-= (|issue=21",
            "title=Big data in farming today|journal=Rural Review|issue=21",
            id="journal in the title",
        ),
        pytest.param("journal=J. Am. Chem. Soc|-=. |volume=21", "journal=J. Am. Chem. Soc|volume=21", id="short words"),
        pytest.param(
            "journal=NBS|-=. (|date=2024|-=). |journal=Appliance sales|-=. |url=http://x.org",
            "author=NBS|date=2024|title=Appliance sales|url=http://x.org",
            id="body before the year",
        ),
        pytest.param(
            "journal=Sensors|-= |date=2018|-= (|date=2018|-=) |pages=1-3",
            "journal=Sensors|volume=2018|date=2018|pages=1-3",
            id="year as the volume",
        ),
        pytest.param(
            "author=Ma, J|-= (|date=2018|-=). |journal=Sensors|-= |volume=3|-= (|date=2018|-=)",
            "author=Ma, J|date=2018|journal=Sensors|volume=3|date=2018",
            id="year twice",
        ),
        pytest.param("title=One|-=. |date=1966|-=, |volume=2|-= vol.", "title=One|date=1966", id="how many volumes"),
        pytest.param("title=One|-= 3 |volume=2|-=, |pages=4", "title=One|volume=2|pages=4", id="a volume"),
        pytest.param("title=Одна|-= : дис. канд. наук : 08.|pages=00.04|-=. Харків", "title=Одна", id="speciality"),
        pytest.param("url=http://x.org|-=, |journal=zuletzt geprüft am|-= 3.5.2021", "url=http://x.org", id="visited"),
        pytest.param(
            "journal=Patent News|-= |volume=6|-=, |pages=9", "journal=Patent News|volume=6|pages=9", id="patents"
        ),
        pytest.param("title=One. Two|-=, |publisher=X", "title=One. Two|publisher=X", id="no volume"),
        pytest.param(
            "journal=Skin|-=, |volume=113|-=(|issue=6|-=)|issue=:792-797|-=, |date=1977",
            "journal=Skin|volume=113|issue=6|pages=792-797|date=1977",
            id="pages labelled as a second issue",
        ),
        pytest.param(
            "journal=Skin|-= |volume=138|-=, |pages=1128|-= (|date=2012|-=), |pages=1195",
            "journal=Skin|volume=138|pages=1128|date=2012|pages=1195",
            id="pages before the year in brackets",
        ),
        pytest.param(
            "journal=The World|-=, |date=2013|-=:|pages=1-10|-=, |date=2013",
            "journal=The World|volume=2013|pages=1-10|date=2013",
            id="year as the volume before pages",
        ),
        pytest.param(
            "journal=Skin|-= |volume=2|-=.|issue=3|-=, |pages=5",
            "journal=Skin|volume=2|issue=3|pages=5",
            id="issue behind a stop",
        ),
        pytest.param(
            "title=On lanes|-=. In |date=2021|-= |book=American Conference|-=, |date=2021",
            "title=On lanes|book=2021 American Conference|date=2021",
            id="year of a conference",
        ),
        pytest.param(
            "author=Wang, C|-=. |date=2002|-= |title=A study|-=, |date=2003",
            "author=Wang, C|date=2002|title=A study|date=2003",
            id="year before a title",
        ),
        pytest.param(
            "title=Field notes|-=, |date=1898|-=. [s.n.], |date=1898",
            "title=Field notes, 1898|date=1898",
            id="year that ends a title",
        ),
        pytest.param(
            "journal=AFRICON|-= |date=2009|-=, |date=September 2009",
            "journal=AFRICON 2009|date=September 2009",
            id="year that ends a conference",
        ),
        pytest.param("journal=Mind|-=, |volume=2013|-=, |pages=5", "journal=Mind|date=2013|pages=5", id="only year"),
        pytest.param(
            "location=Oxford|-=: |publisher=University Press",
            "location=Oxford|publisher=University Press",
            id="press behind its place",
        ),
        pytest.param(
            "publisher=Springer|-= |location=Berlin Heidelberg, Berlin, Heidelberg|-=, |date=2015",
            "publisher=Springer Berlin Heidelberg|location=Berlin, Heidelberg|date=2015",
            id="place told twice",
        ),
        pytest.param(
            "location=Birkhäuser Basel, Basel|-=, |date=1999",
            "publisher=Birkhäuser Basel|location=Basel|date=1999",
            id="publisher in the place",
        ),
        pytest.param("location=New York, NY|-=, |date=1999", "location=New York, NY|date=1999", id="place and state"),
        pytest.param(
            "title=Plans|-=. In |book=Proc. IJCAI|-=, |pages=3",
            "title=Plans|book=Proc. IJCAI|pages=3",
            id="short word in the container",
        ),
        pytest.param(
            "title=Quantum hype?|-= |journal=Monash University|-=, |date=2023",
            "title=Quantum hype?|publisher=Monash University|date=2023",
            id="body as the journal",
        ),
        pytest.param(
            "title=Hype|-=. |journal=Bulletin of the University of Turku|-=, |date=2023",
            "title=Hype|journal=Bulletin of the University of Turku|date=2023",
            id="journal of a body",
        ),
        pytest.param(
            "author=Соколов М. С., Павлов И. О., Олійник О. П. и др|-=. |title=Анализ рынка",
            "author=Соколов М. С., Павлов И. О., Олійник О. П. и др|title=Анализ рынка",
            id="others that are left out",
        ),
        pytest.param(
            "author=U.S. Department of Transportation|-=. |title=Report",
            "author=U.S. Department of Transportation|title=Report",
            id="body with a stop",
        ),
        pytest.param(
            "-=‘|title=Fisheries of Greece,’ Freshwater Ecology|-= (|publisher=Wiley|-=)",
            "title=Fisheries of Greece,|book=Freshwater Ecology|publisher=Wiley",
            id="quotes end a title",
        ),
        pytest.param(
            "-=“|title=Is it so?” A book of doubts|-= (|publisher=Wiley|-=)",
            "title=“Is it so?” A book of doubts|publisher=Wiley",
            id="a quoted sentence begins a title",
        ),
        pytest.param(
            "title=О романе «Мать|-=» // |journal=Вестник", "title=О романе «Мать»|journal=Вестник", id="closing"
        ),
        pytest.param("-=« |title=Tous » : une critique", "title=« Tous » : une critique", id="opening, with a blank"),
        pytest.param('title=On "tea|-=", |date=1999', 'title=On "tea"|date=1999', id="closing, straight"),
        pytest.param('-="|title=On tea|-=", |date=1999', "title=On tea|date=1999", id="quoted whole"),
        pytest.param("genre=Tese (Doutorado|-=), |date=1999", "genre=Tese (Doutorado)|date=1999", id="closing bracket"),
        pytest.param(
            "title=Widgets|-=. |journal=Earthscan|-=, |location=London",
            "title=Widgets|publisher=Earthscan|location=London",
            id="a publisher for a journal",
        ),
        pytest.param(
            "journal=Tea|-= (|date=2003|-=) |volume=4", "journal=Tea|date=2003|volume=4", id="a journal for a body"
        ),
        pytest.param("volume=118|-=, |pages=875|-= by", "volume=118|pages=875", id="no letter of a page"),
        pytest.param(
            "title=Notes on the first things. A study of the Union|-=. |publisher=Nomos|-=; |pages=1–22",
            "title=Notes on the first things. A study of the Union|publisher=Nomos|pages=1–22",
            id="subtitle",
        ),
        pytest.param(
            "author=Smith, J. Brown|-=, |title=the basics",
            "author=Smith, J. Brown|title=the basics",
            id="initials with a stop",
        ),
        pytest.param("title=On lipids|-=. |note=bioRxiv", "title=On lipids|journal=bioRxiv", id="server"),
        pytest.param("title=On lipids|-=. |note=openRxiv", "title=On lipids|publisher=openRxiv", id="runs a server"),
        pytest.param("title=On lipids|-=. |note=arXiv", "title=On lipids|note=arXiv", id="arXiv"),
        pytest.param("title=On lipids|-=. |journal=Wiley", "title=On lipids|publisher=Wiley", id="house"),
        pytest.param("title=On maps 2016|-=. |url=http://x.org", "title=On maps|date=2016|url=http://x.org", id="end"),
    ],
)
def test_segments_are_put_right(marked: str, wanted: str) -> None:
    text, parts = labelled(marked)
    assert written(text, mended(text, parts)) == wanted


def test_segments_of_labels() -> None:
    text = "Smith J., Doe A. 2001, 2002"
    tokens = tokenize(text)
    labels = ["author", "author", "-", "-", "author", "author", "-", "date", "-", "date"]
    found = segments(tokens, labels, [0.5, *[0.9] * 9])
    assert [(part.label, text[part.start : part.end], part.probability) for part in found] == [
        ("author", "Smith J., Doe A", 0.5),
        ("date", "2001", 0.9),
        ("date", "2002", 0.9),
    ]
