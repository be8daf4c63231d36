"""Years, pages and places that a wrongly cut entry left in other fields."""

import pytest

from citeman.matching import displaced
from citeman.matching.features import prepare
from citeman.model import Item, ItemType
from tests.matching.items import item


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        pytest.param({"title": "Seung (1995). Learning from a population"}, 1995, id="last author and year"),
        pytest.param({"title": "1990) Efficient learning"}, 1990, id="half a bracket"),
        pytest.param({"title": "1984"}, None, id="a title that is a year"),
        pytest.param({"title": "2001: A space odyssey"}, None, id="a title that begins with a year"),
        pytest.param({"issue": "1993"}, 1993, id="as the issue"),
        pytest.param({"issue": "3"}, None, id="an issue"),
        pytest.param({"container_title": "In Proceedings of COLT '93"}, 1993, id="apostrophe"),
        pytest.param({"container_title": "STOC-89"}, 1989, id="hyphen"),
        pytest.param({"container_title": "nips92"}, 1992, id="glued"),
        pytest.param({"container_title": "VLDB'03"}, 2003, id="this century"),
        pytest.param({"container_title": "FOCS 36"}, None, id="the number of a conference"),
        pytest.param({"container_title": "STOC 25"}, None, id="a number that may be a year of this century"),
        pytest.param({"container_title": "Phys. Rev. D 50"}, None, id="a volume"),
        pytest.param({"container_title": "Proc. SIGMOD (1993 and 1994)"}, None, id="two years"),
        pytest.param({"container_title": "Lecture Notes in Computer Science 1995"}, None, id="a volume of four digits"),
        pytest.param({"container_title": "Proc. 21st ACM STOC (1989) 433-444"}, 1989, id="before the pages"),
        pytest.param({"publisher": "MIT Press 1995"}, 1995, id="behind the publisher"),
    ],
)
def test_year(fields: dict[str, str], year: int | None) -> None:
    assert displaced.year(Item(**fields)) == year  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        pytest.param({"container_title": "Proc. 21st ACM STOC (1989) 433-444."}, "433-444.", id="container"),
        pytest.param({"publisher": "Morgan Kaufmann (1997) 322\u2013330"}, "322\u2013330", id="publisher"),
        pytest.param({"container_title": "Technical Report TR 14-88"}, None, id="the number of a report"),
        pytest.param({"container_title": "Machine Learning 5(2"}, None, id="volume and issue"),
    ],
)
def test_pages(fields: dict[str, str], pages: str | None) -> None:
    assert displaced.pages(Item(**fields)) == pages  # type: ignore[arg-type]


def test_own_fields_come_first() -> None:
    whole = item("Li, M.", "Learning", 1990, container_title="COLT '93 1-9", page="5-7", issue="1993")
    prepared = prepare(whole)
    assert (prepared.year, prepared.pages, prepared.issue) == (1990, prepare(whole.but(issue=None)).pages, "1993")
    assert prepare(item("Li, M.", "Learning", issue="1993")).issue is None


@pytest.mark.parametrize(
    "told",
    [
        item("", "Bounds. An extended abstract appeared in", container_title="Proc. COLT", page="1-9"),
        item("", "Bounds", container_title="A preliminary version appeared in the Proc. of the 1st COLT"),
    ],
)
def test_the_place_of_another_version_is_no_place(told: Item) -> None:
    prepared = prepare(told.but(type=ItemType.DOCUMENT))
    assert (prepared.venue, prepared.pages, prepared.kind) == (None, None, None)


def test_what_says_it_is_unpublished_is_a_manuscript() -> None:
    assert prepare(item("", "Bounds. Unpublished manuscript, available on the web")).kind == "manuscript"
