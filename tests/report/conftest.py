"""A small library as it really looks: three papers, a work cited by two, one list that cites works twice, a doubt."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from citeman.model import (
    Date,
    DecidedBy,
    Decision,
    Evidence,
    Item,
    ItemType,
    Level,
    Name,
    Origin,
    Parsed,
    Record,
    Reference,
    Source,
    SourceKind,
    Verdict,
    Work,
)
from citeman.report.duplicates import DuplicateReport, build


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What `build` is given."""

    works: tuple[Work, ...]
    records: Mapping[int, Record]
    decisions: tuple[Decision, ...]
    sources: tuple[Source, ...]


KONG = Item(
    type=ItemType.THESIS,
    title="Research on the Marketing Strategy of Xiaomi's Entering the European Market",
    author=(Name(family="Kong", given="X. H."),),
    issued=Date.of(2019),
    publisher="Liaoning University",
    publisher_place="Shenyang",
)
MA = Item(
    type=ItemType.THESIS,
    title="Research on the International Business Model of Chinese Mobile Phone Companies",
    author=(Name(family="Ma", given="J. J."),),
    issued=Date.of(2018),
    publisher="Huazhong University of Science and Technology",
    publisher_place="Wuhan",
)
ZHOU = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="The impact of ecological operation mode of industrial clusters on enterprise growth",
    author=(
        Name(family="Zhou", given="Yonghong"),
        Name(family="Liu", given="Kaijun"),
        Name(family="Cai", given="Yanfang"),
    ),
    issued=Date.of(2017),
    container_title="Science & Technology Progress and Policy",
    volume="34",
    issue="8",
    page="6",
)
ZHOU_AGAIN = ZHOU.but(
    title="The Impact of Ecological Operation Mode of Industrial Clusters on Enterprise Growth",
    volume=None,
    issue="08",
    page="66-71",
)
ZHOU_CROSSREF = ZHOU.but(page="66–71", doi="10.6049/kjjbydc.2016110482", issn="1001-7348")
SCRIPT = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="<script>alert(1)</script> & <b>other</b> ways to break a page",
    author=(Name(literal="O'Neil & Sons <editors>"),),
    issued=Date.of(2020),
)
DENG = Item(
    type=ItemType.ARTICLE_JOURNAL,
    title="Analysis of Xiaomi's overseas market entry under internationalization strategy",
    author=(Name(family="Deng", given="Xiaoshi"),),
    issued=Date.of(2018),
    container_title="Modern Business",
    page="3",
)
DENG_OTHER = DENG.but(
    title="Analysis of Xiaomi's market entry under an internationalization strategy",
    author=(Name(family="Deng", given="X. S."),),
    issued=Date.of(2019),
    page="35-38",
)
PREPRINT = Item(
    type=ItemType.ARTICLE,
    title="A theory of everything",
    author=(Name(family="Lee", given="A."),),
    issued=Date.of(2015),
)
ARTICLE = PREPRINT.but(type=ItemType.ARTICLE_JOURNAL, issued=Date.of(2016), container_title="Journal of Everything")

WEBSITE = Item(type=ItemType.WEBPAGE, title="Xiaomi Official Website", url="https://www.mi.com/about")

_PRINTED: tuple[tuple[str, int, str | None, Item, str], ...] = (
    (
        "yang-zvarych",
        2,
        "2",
        KONG,
        (
            "Kong, X. H. (2019). Research on the Marketing Strategy of Xiaomi's Entering the European Market. "
            "Shenyang: Liaoning University."
        ),
    ),
    (
        "yang-zvarych",
        3,
        "3",
        MA,
        (
            "Ma, J. J. (2018). Research on the International Business Model of Chinese Mobile Phone Companies. "
            "Wuhan: Huazhong University of Science and Technology."
        ),
    ),
    (
        "wei-long",
        1,
        "1",
        KONG,
        (
            "Kong, X. H. (2019). Research on the Marketing Strategy of Xiaomi's Entering the European Market. "
            "Shenyang: Liaoning University."
        ),
    ),
    (
        "wei-long",
        3,
        "3",
        MA,
        (
            "Ma, J. J. (2018). Research on the International Business Model of Chinese Mobile Phone Companies. "
            "Wuhan: Huazhong University of Science and Technology."
        ),
    ),
    (
        "wang",
        11,
        "11",
        ZHOU,
        (
            "Zhou Yonghong, Liu Kaijun,&Cai Yanfang (2017). The impact of ecological operation mode of industrial "
            "clusters on enterprise growth. Science & Technology Progress and Policy, 34 (8), 6"
        ),
    ),
    (
        "wang",
        23,
        "23",
        ZHOU_AGAIN,
        (
            "Zhou Yonghong, Liu Kaijun, and Cai Yanfang. (2017). The Impact of Ecological Operation Mode of Industrial "
            "Clusters on Enterprise Growth. Science & Technology Progress and Policy (08), 66-71"
        ),
    ),
    (
        "wang",
        14,
        "14",
        DENG,
        (
            "Deng Xiaoshi. (2018). Analysis of Xiaomi's overseas market entry under internationalization strategy. "
            "Modern Business (17), 3"
        ),
    ),
    (
        "wei-long",
        5,
        "5",
        DENG_OTHER,
        (
            "Deng, X. S. (2019). Analysis of Xiaomi's market entry under an internationalization strategy. "
            "Modern Business, 35-38."
        ),
    ),
    (
        "wei-long",
        4,
        None,
        SCRIPT,
        "O'Neil & Sons <editors> (2020). <script>alert(1)</script> & <b>other</b> ways to break a page.",
    ),
    (
        "wang",
        2,
        "2",
        SCRIPT,
        "O'Neil & Sons <editors>. 2020. <script>alert(1)</script> & <b>other</b> ways to break a page",
    ),
    ("wang", 3, "3", PREPRINT, "Lee, A. A theory of everything. 2015. Preprint."),
    ("wang", 4, "4", ARTICLE, "Lee, A. (2016). A theory of everything. Journal of Everything."),
    ("yang-zvarych", 1, "1", WEBSITE, "Xiaomi Official Website: <https://www.mi.com/about>."),
)

AGREEMENT = (
    Evidence(field="title", level=Level.SAME, weight=9.21),
    Evidence(field="author", level=Level.SAME, weight=6.05),
    Evidence(field="issued", level=Level.SAME, weight=3.3),
)


def _records() -> dict[int, Record]:
    records = {}
    for number, (source, position, label, item, text) in enumerate(_PRINTED, start=1):
        reference = Reference(source=source, position=position, label=label, unstructured=text)
        parsed = Parsed(item=item, confidence=0.3 if number == 6 else 1.0)
        records[number] = Record(id=number, origin=Origin.REFERENCE, item=item, reference=reference, parsed=parsed)
    records[14] = Record(id=14, origin=Origin.CROSSREF, item=ZHOU_CROSSREF, about=5, raw="{}")
    return records


def _same(left: int, right: int) -> Decision:
    return Decision(left=left, right=right, verdict=Verdict.MATCH, probability=0.99994, evidence=AGREEMENT)


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of this room's tests."""
    page = Evidence(field="page", level=Level.DIFFERS, weight=-1.04, detail="6 beside 66-71")
    doubtful = (
        Evidence(field="title", level=Level.CLOSE, weight=2.5, detail="9 of 11 words"),
        Evidence(field="author", level=Level.SIMILAR, weight=1.5),
        Evidence(field="issued", level=Level.DIFFERS, weight=-1.7, detail="one year apart"),
        Evidence(field="page", level=Level.DIFFERS, weight=-1.04),
    )
    return Library(
        works=(
            Work(
                citekey="zhou2017impact",
                item=ZHOU_CROSSREF,
                records=(5, 6, 14),
                chosen={"title": 14, "page": 14, "doi": 14, "issn": 14},
                aliases=("zhou2017the",),
            ),
            Work(citekey="kong2019research", item=KONG, records=(1, 3), chosen={"title": 1, "author": 1}),
            Work(citekey="ma2018research", item=MA, records=(2, 4), chosen={"title": 2}),
            Work(citekey="oneil2020script", item=SCRIPT, records=(9, 10), chosen={"title": 9}),
            Work(citekey="deng2018analysis", item=DENG, records=(7,)),
            Work(citekey="deng2019analysis", item=DENG_OTHER, records=(8,)),
            Work(citekey="lee2015theory", item=PREPRINT, records=(11,)),
            Work(citekey="lee2016theory", item=ARTICLE, records=(12,)),
            Work(citekey="xiaomi", item=WEBSITE, records=(13,)),
        ),
        records=_records(),
        decisions=(
            _same(1, 3),
            _same(2, 4),
            Decision(left=5, right=6, verdict=Verdict.MATCH, probability=0.9988, evidence=(*AGREEMENT, page)),
            _same(5, 14),
            _same(6, 14),
            Decision(left=9, right=10, verdict=Verdict.POSSIBLE, probability=0.6, evidence=doubtful),
            Decision(left=9, right=10, verdict=Verdict.MATCH, by=DecidedBy.PERSON, note="seen both <pages>"),
            Decision(left=7, right=8, verdict=Verdict.POSSIBLE, probability=0.63, evidence=doubtful),
            Decision(left=11, right=12, verdict=Verdict.VERSION, probability=0.97, evidence=AGREEMENT),
            Decision(left=7, right=13, verdict=Verdict.POSSIBLE, probability=0.51),
            Decision(left=7, right=13, verdict=Verdict.DISTINCT, by=DecidedBy.PERSON, note="a website"),
        ),
        sources=(
            Source(key="yang-zvarych", item=Item(title="Path choice of Xiaomi's internationalization")),
            Source(key="wei-long", item=Item(title="Research on Xiaomi's Internationalized Business Model")),
            Source(key="wang", item=Item(title="Research on Xiaomi's <em>Business</em> Model")),
            Source(key="leftover", kind=SourceKind.FRAGMENT),
        ),
    )


@pytest.fixture(scope="session")
def report(library: Library) -> DuplicateReport:
    """The duplicate report on that library."""
    return build(library.works, library.records, library.decisions, library.sources)
