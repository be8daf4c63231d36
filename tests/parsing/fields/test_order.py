"""Which words are given names, and which lists have their family names in front."""

import pytest

from citeman.parsing.fields.given_names import SURE, UNKNOWN, givenness, is_iberian
from citeman.parsing.fields.one_name import direct
from citeman.parsing.fields.order import Reading, settled, straightness


@pytest.mark.parametrize("name", ["Stanley", "Gábor", "Tomasz", "Jean-Pierre", "Николай", "Mehmet"])
def test_a_given_name(name: str) -> None:
    assert givenness(name) > 0


@pytest.mark.parametrize("name", ["Smith", "Wagner", "Nagy", "García", "Rossi", "Müller", "Иванов"])
def test_a_family_name(name: str) -> None:
    assert givenness(name) < -SURE


@pytest.mark.parametrize("name", ["Xqzzyk", "", ".", "J."])
def test_what_is_in_no_list(name: str) -> None:
    assert givenness(name) == UNKNOWN


def test_who_bears_two_family_names() -> None:
    assert [is_iberian(each) for each in ("Márquez", "Silva", "Kowalski", "Weaver")] == [True, True, False, False]


def test_the_list_decides_for_a_name_that_says_nothing() -> None:
    printed = ("Quilliot Marcel", "Vandame Xqzzyk", "Ostrand Philippe")
    names = settled([Reading(direct(each, None), each) for each in printed])
    assert [name.family for name in names] == ["Quilliot", "Vandame", "Ostrand"]


def test_a_name_that_says_nothing_stands_in_the_order_of_speech() -> None:
    assert straightness("Vandame Xqzzyk") == 0
    assert settled([Reading(direct("Vandame Xqzzyk", None), "Vandame Xqzzyk")])[0].family == "Xqzzyk"
