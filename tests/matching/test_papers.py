"""Whether two files show one citing paper."""

import pytest

from citeman.matching.papers import same_paper, same_print
from citeman.model import Date, Item, Name

XU = Item(
    title="Research on E-commerce Development of Enterprises",
    author=(Name(family="Xu", given="Nana"),),
    issued=Date.of(2025),
)


@pytest.mark.parametrize(
    ("other", "same_text", "expected"),
    [
        pytest.param(XU, False, True, id="the-same-head"),
        pytest.param(XU.but(title="RESEARCH ON E-COMMERCE DEVELOPMENT OF ENTERPR1SES"), False, True, id="a-slip"),
        pytest.param(XU.but(author=(Name(family="Nana", given="Xu"),)), False, True, id="names-the-other-way-round"),
        pytest.param(XU.but(author=()), False, True, id="no-author-in-the-head"),
        pytest.param(XU.but(author=(Name(family="Li", given="Wei"),)), False, False, id="another-author"),
        pytest.param(XU.but(issued=Date.of(2019)), False, False, id="another-year"),
        pytest.param(XU.but(title="Research on E-commerce Logistics in Rural Areas"), False, False, id="another-title"),
        pytest.param(Item(), False, False, id="no-head"),
        pytest.param(Item(), True, True, id="no-head-but-the-same-text"),
    ],
)
def test_same_paper(other: Item, same_text: bool, expected: bool) -> None:  # noqa: FBT001 - a table
    assert same_paper(XU, other, same_text=same_text) is expected
    assert same_paper(other, XU, same_text=same_text) is expected


def test_a_doi_says_all() -> None:
    one, other = XU.but(doi="10.1000/a"), XU.but(doi="10.1000/b")
    assert same_paper(one, Item(doi="10.1000/a"), same_text=False)
    assert not same_paper(one, other, same_text=True)


def test_same_print_minds_the_label() -> None:
    assert same_print("Ma, J. (2018). A long title of a work.", "3", "Ma, J. (2018). A iong title of a work.", "3")
    assert not same_print("Ma, J. (2018). A long title, I.", "3", "Ma, J. (2018). A long title, II.", "4")
