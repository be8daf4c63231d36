"""The type of a reference, told by its fields and its words."""

import pytest

from citeman.model import ItemType
from citeman.parsing.fields.kind import Signs, read_kind

NOTHING = Signs(
    text="",
    title="",
    container="",
    serial=False,
    publisher="",
    place="",
    genre="",
    volume="",
    issue="",
    pages="",
    editors=False,
    authors=True,
    url="",
    doi="",
    identifiers=frozenset(),
    dated_to_day=False,
)


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        pytest.param(NOTHING._replace(text="T [D]."), ItemType.THESIS, id="mark"),
        pytest.param(NOTHING._replace(genre="mimeo", publisher="MIT"), ItemType.MANUSCRIPT, id="mimeo"),
        pytest.param(NOTHING._replace(genre="unpublished report"), ItemType.REPORT, id="a report, though unpublished"),
        pytest.param(
            NOTHING._replace(genre="unpublished PhD thesis"), ItemType.THESIS, id="a thesis, though unpublished"
        ),
        pytest.param(
            NOTHING._replace(text="T. Trade Today Proceedings of VI Forum", container="Trade Today", publisher="Delta"),
            ItemType.PAPER_CONFERENCE,
            id="proceedings behind the container",
        ),
        pytest.param(
            NOTHING._replace(text="Т. Освіта : матеріали Всеукр. конф.", container="Освіта", pages="3"),
            ItemType.PAPER_CONFERENCE,
            id="materials behind the container",
        ),
        pytest.param(
            NOTHING._replace(text="T. In Trade Today. Delta", container="Trade Today", publisher="Delta", pages="3-4"),
            ItemType.CHAPTER,
            id="book",
        ),
        pytest.param(
            NOTHING._replace(
                text="T. Trade Today 3 (conference issue)", container="Trade Today", serial=True, volume="3"
            ),
            ItemType.ARTICLE_JOURNAL,
            id="journal",
        ),
        pytest.param(NOTHING._replace(title="ISO 9001: Quality"), ItemType.STANDARD, id="standard"),
    ],
)
def test_kinds(signs: Signs, kind: ItemType) -> None:
    assert read_kind(signs) is kind
