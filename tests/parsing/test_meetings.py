"""A meeting that print names twice gives one collection."""

import pytest

from citeman.parsing.meetings import RULES
from citeman.parsing.segments import Segment


def cut(text: str, fields: dict[str, str]) -> list[Segment]:
    """The segments of fields, each given by the words that it holds."""
    return sorted(
        (Segment(label.rstrip("0123456789"), text.index(raw), text.index(raw) + len(raw), 1.0))
        for label, raw in fields.items()
    )


RUN_ON = (
    "Roe A. Tea houses of the northTea and society in our time Proceedings of the IV International Conference "
    'Oslo, Norway 3-5 May 2021 UDC 001 The 4th International Conference "Tea and Society in our Time" Hop Publishing'
)
PARTED = (
    'Roe A. Tea houses. Proceedings of the IV Conference "Tea and society in our time: theory". Oslo, 3-5 May 2021. '
    "The 4th International conference “Tea and society in our time”. 2021."
)


@pytest.mark.parametrize(
    ("text", "found", "title", "book"),
    [
        pytest.param(
            RUN_ON,
            {"author": "Roe A", "title": RUN_ON[7 : RUN_ON.index(" Hop")]},
            "Tea houses of the north",
            "Tea and society in our time Proceedings of the IV International Conference",
            id="all in the title, glued",
        ),
        pytest.param(
            RUN_ON,
            {"title": "Tea houses of the north", "book": RUN_ON[RUN_ON.index("Tea and") : RUN_ON.index(" Hop")]},
            "Tea houses of the north",
            "Tea and society in our time Proceedings of the IV International Conference",
            id="all in the collection",
        ),
        pytest.param(
            PARTED,
            {
                "title": "Tea houses",
                "book": 'Proceedings of the IV Conference "Tea and society in our time: theory"',
                "book2": "The 4th International conference “Tea and society in our time”",
            },
            "Tea houses",
            'Proceedings of the IV Conference "Tea and society in our time: theory"',
            id="two collections",
        ),
    ],
)
def test_the_meeting_is_named_once(text: str, found: dict[str, str], title: str, book: str) -> None:
    parts = RULES[0].apply(text, sorted(cut(text, found), key=lambda part: part.start))
    said = [(part.label, text[part.start : part.end]) for part in parts if part.label in ("title", "book")]
    assert said == [("title", title), ("book", book)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Roe A. Politics of tea, in Multiculturalism and “The Politics of Tea”, Oslo 1999", id="no meeting"
        ),
        pytest.param("Roe A. Tea. The 4th Conference “Tea and society in our time”, Oslo 1999", id="named once"),
    ],
)
def test_other_names_are_left(text: str) -> None:
    parts = cut(text, {"title": text[7 : text.index(",")]})
    assert RULES[0].apply(text, parts) is parts


def test_the_place_between_the_names_is_told() -> None:
    parts = RULES[0].apply(RUN_ON, cut(RUN_ON, {"title": RUN_ON[7 : RUN_ON.index(" Hop")]}))
    assert [RUN_ON[part.start : part.end] for part in parts if part.label == "location"] == ["Oslo, Norway"]
