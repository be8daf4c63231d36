"""Series whose word stands before their names."""

import pytest

from citeman.parsing.mending import mended
from tests.parsing.marked import labelled, written


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        pytest.param(
            "title=Les fleuves|-=, |publisher=Seuil|-=, collection « |title=Les champs|-= », |pages=97",
            "title=Les fleuves|publisher=Seuil|series=Les champs|pages=97",
            id="in quotes, as a second title",
        ),
        pytest.param(
            "title=Les fleuves|-=, |publisher=Seuil|-=, coll. « Les champs », |date=1999",
            "title=Les fleuves|publisher=Seuil|series=Les champs|date=1999",
            id="in quotes, in no field",
        ),
        pytest.param(
            "title=Les fleuves|-=, |publisher=Seuil, Coll. Champs|-=, |date=1999",
            "title=Les fleuves|publisher=Seuil|series=Champs|date=1999",
            id="in the publisher",
        ),
        pytest.param(
            "title=Los ríos. Colección Popular|-=, |volume=7|-=. |location=Lugo",
            "title=Los ríos|series=Colección Popular|volume=7|location=Lugo",
            id="in the title",
        ),
        pytest.param(
            "title=Flüsse|-= (= |journal=Schriftenreihe für Kunst, Bau und Sport|-=, |volume=7|-=). |location=Ulm",
            "title=Flüsse|series=Schriftenreihe für Kunst, Bau und Sport|volume=7|location=Ulm",
            id="as a journal",
        ),
        pytest.param(
            "title=Řeky|-=. |book=Edice Paměť|-=, |volume=3|-=. |location=Brno",
            "title=Řeky|series=Edice Paměť|volume=3|location=Brno",
            id="Czech",
        ),
        pytest.param(
            "title=Collection des lois|-=, |location=Lyon",
            "title=Collection des lois|location=Lyon",
            id="the work's own title",
        ),
        pytest.param(
            "author=Roe A|-=. |journal=Org. Synth. Coll. Vol|-=. |volume=5|-=, |pages=373",
            "author=Roe A|journal=Org. Synth. Coll. Vol|volume=5|pages=373",
            id="a journal's name",
        ),
        pytest.param(
            "title=Atti|-=, |journal=Annales|-=, coll. 97 - 99",
            "title=Atti|journal=Annales",
            id="columns",
        ),
        pytest.param(
            "title=Les fleuves|-=, coll. « Champs », |series=Grande série|-=, |date=1999",
            "title=Les fleuves|series=Grande série|date=1999",
            id="a series is there",
        ),
    ],
)
def test_series_by_their_cues(marked: str, wanted: str) -> None:
    text, parts = labelled(marked)
    assert written(text, mended(text, parts)) == wanted
