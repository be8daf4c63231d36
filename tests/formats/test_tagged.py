"""RIS, EndNote XML and nbib as other programs write them."""

import pytest

from citeman.errors import SourceError
from citeman.formats import READERS, WRITERS
from citeman.formats.inverted import read_name, write_name
from citeman.model import Date, Entry, Item, ItemType, Name

RIS = """\
Provider: Somebody
Content: text/plain

TY  - JOUR
AU  - Kong, X. H.
A1  - van der Berg, Jan, Jr.
AU  - World Health Organization
T1  - A title that
  goes on
JF  - Journal of Things
JA  - J. Things
Y1  - 2019/06/03/
VL  - 12
IS  - 3
SP  - 45
EP  - 67
SN  - 2329-3292
DO  - https://doi.org/10.1000/XYZ
UR  - https://example.org/a
KW  - one
KW  - two
N2  - Abstract.
ER  -
TY  - CHAP
TI  - Chapter
T2  - Book
PY  - 2001
SN  - 0-306-40615-2
TY  - THES
TI  - No end
PY  - in press
"""


def test_ris_of_other_programs() -> None:
    imported = READERS["ris"].read(RIS.replace("\n", "\r\n").encode("utf-8-sig"), "x.ris")
    article, chapter, thesis = imported.entries
    assert article.line == 4
    assert article.item == Item(
        type=ItemType.ARTICLE_JOURNAL,
        title="A title that goes on",
        author=(
            Name(family="Kong", given="X. H."),
            Name(literal="World Health Organization"),
            Name(family="Berg", given="Jan", non_dropping_particle="van der", suffix="Jr."),
        ),
        container_title="Journal of Things",
        container_title_short="J. Things",
        issued=Date.of(2019, 6, 3),
        volume="12",
        issue="3",
        page="45-67",
        issn="2329-3292",
        doi="10.1000/xyz",
        url="https://example.org/a",
        keyword="one, two",
        abstract="Abstract.",
    )
    assert (chapter.item.type, chapter.item.container_title, chapter.item.isbn) == (
        ItemType.CHAPTER,
        "Book",
        "9780306406157",
    )
    assert thesis.item.issued == Date(literal="in press")
    assert [failure.line for failure in imported.failures] == [1]
    assert "Provider: Somebody" in imported.failures[0].text


def test_ris_written() -> None:
    item = Item(type=ItemType.POST, title="T\nU", page="1-2", issued=Date.of(2019, 6), accessed=Date.of(2024, 1, 2))
    assert WRITERS["ris"].write([Entry(key="k", item=item)]) == (
        "TY  - GEN\nID  - k\nU1  - type: post\nTI  - T U\nPY  - 2019\nDA  - 2019/06//\n"
        "Y2  - 2024/01/02/\nSP  - 1\nEP  - 2\nER  - \n\n"
    )


ENDNOTE = """\
<?xml version="1.0" encoding="UTF-8" ?>
<xml><records><record><database name="My.enl">My.enl</database><source-app name="EndNote">EndNote</source-app>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Kong, X. H.</style></author>
<author>WHO</author></authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">things</style></title></titles>
<periodical><full-title>Journal of Things</full-title></periodical>
<pages>45-67</pages><volume>12</volume><number>3</number>
<dates><year>2019</year><pub-dates><date>Jun</date></pub-dates></dates>
<isbn>2329-3292 (Online)</isbn><electronic-resource-num>10.1000/XYZ</electronic-resource-num>
<urls><related-urls><url>https://example.org/a?b=1&amp;c=2</url></related-urls></urls>
</record><record><ref-type name="Odd">999</ref-type><titles><title>Odd</title></titles></record></records></xml>
"""


def test_endnote_of_other_programs() -> None:
    first, second = READERS["endnote-xml"].read(ENDNOTE.encode(), "x.xml").entries
    assert first.line == 2
    assert "<style" in (first.raw or "")
    assert first.item == Item(
        type=ItemType.ARTICLE_JOURNAL,
        title="On things",
        author=(Name(family="Kong", given="X. H."), Name(literal="WHO")),
        container_title="Journal of Things",
        issued=Date.of(2019),
        volume="12",
        issue="3",
        page="45-67",
        issn="2329-3292",
        doi="10.1000/xyz",
        url="https://example.org/a?b=1&c=2",
    )
    assert second.item.type is ItemType.DOCUMENT


def test_endnote_that_is_no_xml() -> None:
    with pytest.raises(SourceError, match=r"^x\.xml"):
        READERS["endnote-xml"].read(b"no angle brackets", "x.xml")


def test_endnote_reads_no_files() -> None:
    data = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xml><record><titles><title>a&e;b</title></titles></record></xml>'
    assert READERS["endnote-xml"].read(data, "x").entries[0].item.title == "a&e;b"


NBIB = """\

PMID- 12345678
OWN - NLM
IS  - 2329-3292 (Electronic)
VI  - 12
IP  - 3
DP  - 2019 Jun 3
TI  - A title that goes
      on.
PG  - 45-67
LID - 10.1000/XYZ [doi]
FAU - Kong, Xiao Hua
AU  - Kong XH
CN  - WHO
LA  - eng
PT  - Journal Article
PT  - Review
JT  - Journal of things
TA  - J Things
PMC - PMC3531190
MH  - Humans

PMID- 2
AU  - van der Berg JP
TI  - Other
DP  - 2001 Winter

a stray line
"""


def test_nbib_of_other_programs() -> None:
    imported = READERS["nbib"].read(NBIB.encode(), "x.nbib")
    first, second = imported.entries
    assert first.line == 2
    assert first.item == Item(
        type=ItemType.ARTICLE_JOURNAL,
        title="A title that goes on.",
        author=(Name(family="Kong", given="Xiao Hua"), Name(literal="WHO")),
        container_title="Journal of things",
        container_title_short="J Things",
        issued=Date.of(2019, 6, 3),
        volume="12",
        issue="3",
        page="45-67",
        issn="2329-3292",
        doi="10.1000/xyz",
        pmid="12345678",
        pmcid="PMC3531190",
        language="en",
        keyword="Humans",
    )
    assert second.item.author == (Name(family="Berg", given="J. P.", non_dropping_particle="van der"),)
    assert second.item.issued == Date(parts=((2001,),), season="4")
    assert [failure.text for failure in imported.failures] == ["a stray line"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(Name(family="Kong", given="X."), "Kong, X.", id="person"),
        pytest.param(Name(family="Plato"), "Plato,", id="one name"),
        pytest.param(Name(literal="Health, Ministry of"), "Health‚ Ministry of", id="organisation with a comma"),
        pytest.param(Name(family="King", given="M. L.", suffix="Jr."), "King, M. L., Jr.", id="suffix"),
    ],
)
def test_inverted_names(name: Name, text: str) -> None:
    assert write_name(name) == text
    assert read_name(text) == name


@pytest.mark.parametrize("reader", ["ris", "nbib"])
@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe\x00", b"TY  - ", b"ER  - \n", b"PMID-"])
def test_scraps_are_no_error(reader: str, data: bytes) -> None:
    READERS[reader].read(data, "x")
