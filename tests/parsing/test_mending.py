"""Segments put right by what the whole reference shows."""

import pytest

from citeman.parsing.mending import mended
from citeman.parsing.segments import Segment, segments
from citeman.parsing.tokens import tokenize


def labelled(marked: str) -> tuple[str, list[Segment]]:
    """A text written as "title=A title|volume=12" with its segments."""
    text, parts = "", []
    for piece in marked.split("|"):
        label, _, value = piece.partition("=")
        if label != "-":
            parts.append(Segment(label, len(text), len(text) + len(value), 0.9))
        text += value
    return text, parts


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        pytest.param("volume=2013;122|-=: |pages=5", "date=2013|volume=122|pages=5", id="year in the volume"),
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
        pytest.param("volume=46|-=:S|pages=38-S42", "volume=46|pages=S38-S42", id="the letter of the first page"),
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
        pytest.param("issue=3), 9|-=. |pages=4", "issue=3), 9|pages=4", id="pages known"),
        pytest.param(
            "title=Big data in farming today. Rural Review|-= (|issue=21",
            "title=Big data in farming today|journal=Rural Review|issue=21",
            id="journal in the title",
        ),
        pytest.param(
            "journal=Big data in farming today. Rural Review|-= |volume=21",
            "title=Big data in farming today|journal=Rural Review|volume=21",
            id="title in the journal",
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
            "journal=Доклады|-=. Т. |volume=37|-=. № |pages=7-8|-=. С. |pages=227-229",
            "journal=Доклады|volume=37|issue=7-8|pages=227-229",
            id="issue behind its sign",
        ),
        pytest.param("title=Закон|-= № |pages=51-ФЗ|-=, |date=1994", "title=Закон|date=1994", id="number of a law"),
        pytest.param(
            "title=A method|-=. |journal=U.S. Patent|-= |volume=6|-=,|issue=285|-=,|pages=999|-=, |date=2001",
            "title=A method|date=2001",
            id="number of a patent",
        ),
        pytest.param(
            "journal=Patent News|-= |volume=6|-=, |pages=9", "journal=Patent News|volume=6|pages=9", id="patents"
        ),
        pytest.param("title=One. Two|-=, |publisher=X", "title=One. Two|publisher=X", id="no volume"),
    ],
)
def test_segments_are_put_right(marked: str, wanted: str) -> None:
    text, parts = labelled(marked)
    assert "|".join(f"{part.label}={text[part.start : part.end]}" for part in mended(text, parts)) == wanted


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
