"""Words that stand for people named before, in lists of names."""

import pytest

from citeman.parsing.fields.again import without_pronoun


@pytest.mark.parametrize(
    ("text", "rest", "again"),
    [
        pytest.param("ders.", "", True, id="alone"),
        pytest.param("(Idem)", "", True, id="in brackets"),
        pytest.param("ders./Tonio Hölscher", "Tonio Hölscher", True, id="first"),
        pytest.param("Id. e M. Rossi", "M. Rossi", True, id="first, Italian"),
        pytest.param("Knapp, G.-A./dies.", "Knapp, G.-A.", True, id="last"),
        pytest.param("C. Goschler u. ders.", "C. Goschler", True, id="last, German"),
        pytest.param("Moorhead and Kaplan", "Moorhead and Kaplan", False, id="inside a word"),
        pytest.param("David, P. and Reder, M.", "David, P. and Reder, M.", False, id="end of a word"),
        pytest.param("P. Alders & M. de Boer", "P. Alders & M. de Boer", False, id="end of a word before a mark"),
        pytest.param("Ida Roe, Dies Doe", "Ida Roe, Dies Doe", False, id="begins a name"),
    ],
)
def test_a_list_without_the_word(text: str, rest: str, *, again: bool) -> None:
    assert without_pronoun(text) == (rest, again)
