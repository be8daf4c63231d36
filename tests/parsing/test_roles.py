"""People whose role words beside them tell."""

import pytest

from citeman.parsing.mending import mended
from tests.parsing.marked import labelled, written


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        pytest.param(
            "title=Fiumi|-=, trad. di |editor=Ada Roe|-=. |location=Bari",
            "title=Fiumi|translator=Ada Roe|location=Bari",
            id="Italian",
        ),
        pytest.param(
            "title=Ríos|-=. Trad. |author=de Ada Roe Díaz|-=. |location=Lugo",
            "title=Ríos|translator=Ada Roe Díaz|location=Lugo",
            id="Spanish, as an author",
        ),
        pytest.param(
            "title=Rivers, translated by Ada Roe and Ben Doe|-=. |location=Leeds",
            "title=Rivers|translator=Ada Roe and Ben Doe|location=Leeds",
            id="inside a title",
        ),
        pytest.param(
            "title=Rivers|-=. Edited and |editor=translated by Ada Roe|-=. |location=Leeds",
            "title=Rivers|editor=Ada Roe|translator=Ada Roe|location=Leeds",
            id="both",
        ),
        pytest.param(
            "title=Flüsse|-=. Hg. |editor=und|-= übers. |author=von Ada Roe|-=. |location=Ulm",
            "title=Flüsse|editor=Ada Roe|translator=Ada Roe|location=Ulm",
            id="both, in German",
        ),
        pytest.param(
            "title=Rivers|-=. Trans. |translator=A. B. Roe|-=. |location=Leeds",
            "title=Rivers|translator=A. B. Roe|location=Leeds",
            id="right already",
        ),
        pytest.param(
            "title=Rivers|-=. Trans. |translator=A. B|-=. |title=Roe-Doe|-=. |location=Leeds",
            "title=Rivers|translator=A. B. Roe-Doe|location=Leeds",
            id="torn at an initial",
        ),
        pytest.param(
            "title=Flüsse. Aus dem Dänischen von Ada Roe|-=. |location=Ulm",
            "title=Flüsse|translator=Ada Roe|location=Ulm",
            id="from a language",
        ),
        pytest.param(
            "title=Rivières, traduction de Ada Roe|-=, |location=Lyon",
            "title=Rivières|translator=Ada Roe|location=Lyon",
            id="French",
        ),
        pytest.param(
            "title=Rivieren, vertaald door Ada van Roe|-=. |location=Ede",
            "title=Rivieren|translator=Ada van Roe|location=Ede",
            id="Dutch",
        ),
        pytest.param(
            "title=Řeky, přeložil Ada Roe|-=, |location=Brno",
            "title=Řeky|translator=Ada Roe|location=Brno",
            id="Czech",
        ),
        pytest.param(
            "title=Реки / пер. с нем|-=. |author=А. Б. Роев|-=. |location=М.",
            "title=Реки|translator=А. Б. Роев|location=М.",
            id="Russian",
        ),
        pytest.param(
            "title=Flüsse|-=, |translator=hrsg. von Ada Roe|-=. |location=Ulm",
            "title=Flüsse|editor=Ada Roe|location=Ulm",
            id="editor as a translator",
        ),
        pytest.param(
            "title=Fiumi, sous la direction de |editor=Ada Roe|-=, |location=Lyon",
            "title=Fiumi|editor=Ada Roe|location=Lyon",
            id="a cue in the title",
        ),
        pytest.param(
            "title=Rivers|-=. Translated by Ada Roe. |location=Leeds",
            "title=Rivers|translator=Ada Roe|location=Leeds",
            id="in no field",
        ),
        pytest.param(
            "title=Rivers|-= (|editor=A. Roe & B. Doe|-=, Trans.). |location=Leeds",
            "title=Rivers|translator=A. Roe & B. Doe|location=Leeds",
            id="behind, in brackets",
        ),
        pytest.param(
            "title=Rivers|-= (|editor=A. Roe, Ed.; B. Doe|-=, Trans.). |location=Leeds",
            "title=Rivers|editor=A. Roe|translator=B. Doe|location=Leeds",
            id="both behind, each with a mark",
        ),
        pytest.param(
            "title=Rivers|-= (|editor=A. Roe|-=, Eds. & Trans.). |location=Leeds",
            "title=Rivers|translator=A. Roe|editor=A. Roe|location=Leeds",
            id="both behind, one mark",
        ),
        pytest.param(
            "title=Rivers|-=, 1995, with the |note=collaboration|-= of A. Roe",
            "title=Rivers|note=with the collaboration of A. Roe",
            id="a helper",
        ),
        pytest.param(
            "author=Doe J, Insel TR. Young LJ|-=. |title=Rivers",
            "author=Doe J, Insel TR. Young LJ|title=Rivers",
            id="initials like a mark",
        ),
        pytest.param(
            "title=A reader|-=. |journal=IEEE Trans. Rivers Lakes|-= |volume=3",
            "title=A reader|journal=IEEE Trans. Rivers Lakes|volume=3",
            id="a journal's name",
        ),
        pytest.param(
            "title=La traduction de Ada Roe|-=. |location=Lyon",
            "title=La traduction de Ada Roe|location=Lyon",
            id="part of a title",
        ),
    ],
)
def test_people_by_their_cues(marked: str, wanted: str) -> None:
    text, parts = labelled(marked)
    assert written(text, mended(text, parts)) == wanted
