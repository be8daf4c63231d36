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
    number="",
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
        pytest.param(NOTHING._replace(title="BS 7671:2018. Wiring", publisher="B"), ItemType.STANDARD, id="British"),
        pytest.param(
            NOTHING._replace(title="Le travail en 1936", publisher="Seuil"), ItemType.BOOK, id="a year, no standard"
        ),
        pytest.param(NOTHING._replace(number="European Patent EP 76"), ItemType.PATENT, id="a patent's number"),
        pytest.param(NOTHING._replace(title="Firms and patents", place="Bonn"), ItemType.BOOK, id="about patents"),
        pytest.param(NOTHING._replace(genre="Disertační práce", publisher="U"), ItemType.THESIS, id="Czech thesis"),
        pytest.param(
            NOTHING._replace(genre="Proefschrift", publisher="Universiteit"), ItemType.THESIS, id="Dutch thesis"
        ),
        pytest.param(
            NOTHING._replace(genre="Doktora tezi", publisher="Üniversite"), ItemType.THESIS, id="Turkish thesis"
        ),
        pytest.param(NOTHING._replace(genre="Dissertação (Mestrado)"), ItemType.THESIS, id="Portuguese thesis"),
        pytest.param(NOTHING._replace(genre="Forschungsbericht", place="Ulm"), ItemType.REPORT, id="German report"),
        pytest.param(
            NOTHING._replace(number="w777", publisher="Bureau of Rural Research"), ItemType.REPORT, id="a body's number"
        ),
        pytest.param(
            NOTHING._replace(number="7", publisher="Cambridge University Press"), ItemType.BOOK, id="a press's number"
        ),
        pytest.param(
            NOTHING._replace(container="Proceedings of the Royal Society B", serial=True, volume="126", pages="12-30"),
            ItemType.ARTICLE_JOURNAL,
            id="proceedings of a learned society",
        ),
        pytest.param(
            NOTHING._replace(container="Proc. Natl. Acad. Sci. USA", serial=True, volume="98", pages="102-106"),
            ItemType.ARTICLE_JOURNAL,
            id="proceedings of an academy, shortened",
        ),
        pytest.param(
            NOTHING._replace(
                text="T. In Proceedings of the Society of Reed Growers 3, 2-9",
                container="Proceedings of the Society of Reed Growers",
                serial=True,
                volume="3",
                pages="2-9",
            ),
            ItemType.PAPER_CONFERENCE,
            id="a society's proceedings as a book",
        ),
        pytest.param(
            NOTHING._replace(container="Proceedings of the 8th Reed Society", serial=True, volume="3", pages="2-9"),
            ItemType.PAPER_CONFERENCE,
            id="proceedings of what took place once",
        ),
        pytest.param(
            NOTHING._replace(container="Reed Growers Workshop", serial=True, volume="3", pages="2-9"),
            ItemType.PAPER_CONFERENCE,
            id="a workshop that is no known journal",
        ),
        pytest.param(
            NOTHING._replace(container="Encyclopedia of Reeds", volume="2", pages="7"),
            ItemType.ENTRY_ENCYCLOPEDIA,
            id="encyclopaedia",
        ),
        pytest.param(
            NOTHING._replace(container="Dizionario dei fiumi", serial=True), ItemType.ENTRY_DICTIONARY, id="dictionary"
        ),
        pytest.param(
            NOTHING._replace(container="Dictionary Studies", serial=True, volume="2", issue="1", pages="7"),
            ItemType.ARTICLE_JOURNAL,
            id="a journal about dictionaries",
        ),
        pytest.param(NOTHING._replace(container="bioRxiv", serial=True, volume="7"), ItemType.ARTICLE, id="preprint"),
        pytest.param(
            NOTHING._replace(
                title="Review of Deep Rivers, by Ada Roe", container="Reed Review", serial=True, volume="2"
            ),
            ItemType.REVIEW_BOOK,
            id="a review without a title",
        ),
        pytest.param(
            NOTHING._replace(title="Review of reed growth by region", container="Reed Review", serial=True, volume="2"),
            ItemType.ARTICLE_JOURNAL,
            id="a review of what is known",
        ),
        pytest.param(
            NOTHING._replace(
                text="T [Review of the book Reeds, by A. Roe]. Science, 2.", container="Science", volume="2"
            ),
            ItemType.REVIEW_BOOK,
            id="a review in brackets",
        ),
        pytest.param(
            NOTHING._replace(text="T [Motion picture]. Paramount.", publisher="P"), ItemType.MOTION_PICTURE, id="film"
        ),
        pytest.param(NOTHING._replace(text="T [Data set].", url="https://x.org"), ItemType.DATASET, id="data set"),
        pytest.param(NOTHING._replace(text="T [Paris].", publisher="P"), ItemType.BOOK, id="a place in brackets"),
        pytest.param(NOTHING._replace(title="Personal communication"), ItemType.PERSONAL_COMMUNICATION, id="personal"),
        pytest.param(NOTHING._replace(genre="Personal interview"), ItemType.INTERVIEW, id="interview"),
        pytest.param(
            NOTHING._replace(text="T. Paper presented at the Congress on Reeds.", container="Congress on Reeds"),
            ItemType.SPEECH,
            id="presented, not printed",
        ),
        pytest.param(
            NOTHING._replace(text="T. Paper presented at the Congress.", container="Congress on Reeds", pages="3-9"),
            ItemType.PAPER_CONFERENCE,
            id="presented and printed",
        ),
        pytest.param(
            NOTHING._replace(title="reeds: Draw. R package version 0.3"), ItemType.SOFTWARE, id="a version in the title"
        ),
    ],
)
def test_kinds(signs: Signs, kind: ItemType) -> None:
    assert read_kind(signs) is kind
