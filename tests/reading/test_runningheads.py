"""Running heads: what stands at the edge of page after page goes, what only looks like it stays."""

import pytest

from citeman.reading.layout import Row
from citeman.reading.runningheads import without_running_heads

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def page(
    number: int, *, head: str = "", foot: str = "", size: float = 10.0, first: str = "", gap: float = 24.0
) -> list[Row]:
    """A page of ten lines, a head and a foot apart from them."""
    lines = [
        first or f"the {WORDS[0]} line of page {WORDS[number]}",
        *(f"line {word} of {number}" for word in WORDS[1:]),
    ]
    rows = [Row(text=line, y=700 - 12 * place, x0=60, size=10) for place, line in enumerate(lines)]
    top = [Row(text=head, y=700 + gap, x0=60, size=size)] if head else []
    end = [Row(text=foot, y=rows[-1].y - gap, x0=60, size=8)] if foot else []
    return [*top, *rows, *end]


def left(pages: list[list[Row]]) -> list[str]:
    """The texts that stay, of lines that are not the pages' own."""
    kept = without_running_heads(pages)
    return [row.text for held in kept for row in held if not row.text.startswith(("line", "the one line"))]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page(n, head=f"J. Ma and K. Li {n}") for n in range(4)], id="on-every-page"),
        pytest.param(
            [page(n, head="J. Ma" if n % 2 else "Journal of Things") for n in range(8)], id="left-and-right-by-turns"
        ),
        pytest.param(
            [page(0), page(1, head="J. Ma and K. Li"), page(2, head="Journal of Things 3")],
            id="once-each-at-one-height",
        ),
        pytest.param([page(n, foot=f"© 2014 The Authors {n}") for n in range(3)], id="foot"),
        pytest.param([page(n, foot=str(41 + n)) for n in range(3)], id="page-numbers"),
        pytest.param(
            [*(page(n, head=f"J. Ma and K. Li {n}") for n in range(4)), page(4, head="J. Ma and K. Li    4")[:3]],
            id="short-last-page",
        ),
        pytest.param([page(0, foot="https://example.org/a   1/1")], id="foot-of-a-browser"),
        pytest.param([page(0, head="11/22/26, 10:05 AM   A Study of Things")], id="head-of-a-browser"),
        pytest.param([page(n, head="A head that stands close", gap=13) for n in range(6)], id="close-to-the-text"),
    ],
)
def test_running_heads_go(pages: list[list[Row]]) -> None:
    assert left(pages) == []


@pytest.mark.parametrize(
    ("pages", "stays"),
    [
        pytest.param(
            [page(n, head="References" if n % 4 == 0 else "") for n in range(9)],
            ["References"] * 3,
            id="chapters-lists",
        ),
        pytest.param([page(n, head="References", size=14) for n in range(3)], ["References"] * 3, id="large-headings"),
        pytest.param(
            [page(n, first=f"{n + 11}; Archives of Skin 12(3): 4-5." if n in {2, 3} else "") for n in range(6)],
            ["13; Archives of Skin 12(3): 4-5.", "14; Archives of Skin 12(3): 4-5."],
            id="lines-of-one-shape-within-the-text",
        ),
        pytest.param([page(0, head="Only once")], ["Only once"], id="one-page"),
    ],
)
def test_what_only_looks_like_a_running_head_stays(pages: list[list[Row]], stays: list[str]) -> None:
    assert left(pages) == stays


def test_entries_that_white_parts_are_no_heads() -> None:
    pages = list[list[Row]]()
    for number in range(4):
        heights = [700, 680, 668, 648, 636, 616, 604, 592, 572, 552]
        pages.append(
            [Row(text=f"{WORDS[number]} {WORDS[y % 10]} {WORDS[y % 7]}", y=y, x0=60, size=10) for y in heights]
        )
    assert without_running_heads(pages) == pages


def test_a_foot_of_several_parts_of_several_lines_goes() -> None:
    """Three parts side by side, two of them in two lines."""
    parts = ((60, 560, "No reuse but by leave"), (60, 551, "http://example.org/leave"), (250, 560, "J. Things 3"),
             (250, 551, "10.1000/abc"), (400, 555, "Subscribe: http://example.org/"))  # fmt: skip
    feet = [Row(text=text, y=y, x0=x, size=8) for x, y, text in parts]
    assert left([[*page(n), *feet] for n in range(3)]) == []
