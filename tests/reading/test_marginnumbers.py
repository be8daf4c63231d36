"""Line numbers in margins: taken out where a manuscript numbers its lines, labels of a list left."""

import pytest

from citeman.reading.marginnumbers import without_line_numbers
from citeman.reading.tables import Piece

STEP = 12.0


def words(y: float, text: str = "a line of running text") -> Piece:
    return Piece(x0=90, x1=400, y=y, size=10, text=text)


def overhanging(y: float) -> Piece:
    """A label that ends where the numbers do."""
    return Piece(x0=60, x1=70, y=y, size=10, text="[a]")


def number(y: float, value: int, *, right: float = 70.0) -> Piece:
    return Piece(x0=right - 4 * len(str(value)), x1=right, y=y, size=6, text=str(value))


def page(first: int, *, lines: int = 20, gain: int = 1) -> list[Piece]:
    """A page of lines of which every `gain`-th bears its number in the margin."""
    out = list[Piece]()
    for place in range(lines):
        y = 700 - STEP * place
        out.append(words(y))
        if (first + place) % gain == 0:
            out.append(number(y, first + place))
    return out


def numbers(pages: list[list[Piece]]) -> list[str]:
    return [piece.text for held in without_line_numbers(pages) for piece in held if piece.text.isdigit()]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page(1), page(21)], id="going-on-from-page-to-page"),
        pytest.param([page(1), page(1)], id="beginning-anew-on-each-page"),
        pytest.param([page(1, lines=50, gain=5), page(51, lines=50, gain=5)], id="every-fifth-line"),
        pytest.param([page(1), page(21), page(41, lines=3)], id="a-short-last-page"),
        pytest.param([page(1 + 22 * n, lines=22, gain=5) for n in range(4)], id="few-on-each-page"),
        pytest.param([page(95), page(115)], id="two-digits-and-three"),
        pytest.param([page(1), [*page(21), overhanging(300)]], id="words-in-the-margin"),
    ],
)
def test_line_numbers_are_taken_out(pages: list[list[Piece]]) -> None:
    assert numbers(pages) == []
    assert sum(len(held) for held in without_line_numbers(pages)) == sum(
        not piece.text.isdigit() for held in pages for piece in held
    )


def entries(lines: int) -> list[Piece]:
    """A numbered list whose entries take a line or more each, the bare labels hanging in the margin."""
    out, y = list[Piece](), 700.0
    for value in range(1, 21):
        out.append(number(y, value))
        for _ in range(1 + value * lines % 3):
            out.append(words(y))
            y -= STEP
    return out


@pytest.mark.parametrize(
    ("pages", "left"),
    [
        pytest.param([[words(700 - STEP * place) for place in range(30)], entries(2)], 20, id="labels-on-one-page"),
        pytest.param([entries(1), entries(2)], 40, id="labels-at-uneven-steps"),
        pytest.param([[*page(1, lines=5)]], 5, id="too-few"),
        pytest.param(
            [[*(words(700 - STEP * n) for n in range(20)), *(number(700 - STEP * n, n * n) for n in range(20))]],
            20,
            id="a-column-of-a-table",
        ),
    ],
)
def test_other_numbers_stay(pages: list[list[Piece]], left: int) -> None:
    assert len(numbers(pages)) == left
