"""Two Items and what must be held of them: one work, two works, or two versions of one."""

import pytest

from citeman.matching import link
from citeman.matching.compare import compare
from citeman.matching.decide import decide
from citeman.model import Item, ItemType, Level, Verdict
from tests.matching.items import item, record

WEAK = item(
    "Schapire, R. E.",
    "The strength of weak learnability",
    1990,
    container_title="Machine Learning",
    volume="5",
    issue="2",
    page="197-227",
)
CHESBROUGH = item(
    "Chesbrough, H.; Rosenbloom, R. S.",
    "The role of the business model in capturing value from innovation: evidence from Xerox Corporation's technology "
    "spin-off companies",
    2002,
    container_title="Industrial and Corporate Change",
    volume="11",
    issue="3",
    page="529-555",
)
ZHOU = item(
    "Zhou, Yonghong; Liu, Kaijun; Cai, Yanfang",
    "The impact of ecological operation mode of industrial clusters on enterprise growth",
    2017,
    container_title="Science & Technology Progress and Policy",
    volume="34",
    issue="8",
    page="6",
)
PORTER = item(
    "Porter, M. E.",
    "Competitive strategy: Techniques for analyzing industries and competitors",
    1980,
    type=ItemType.BOOK,
    publisher="Free Press",
    publisher_place="New York",
)
VASWANI = item("Vaswani, A.; Shazeer, N.; Parmar, N.; Uszkoreit, J.", "Attention is all you need", 2017)

SAME = [
    pytest.param(WEAK, WEAK, id="identical"),
    pytest.param(WEAK, WEAK.but(page="197\u201327"), id="page range cut short"),
    pytest.param(WEAK, WEAK.but(page="197"), id="first page only"),
    pytest.param(WEAK, WEAK.but(container_title="Mach. Learn."), id="container abbreviated"),
    pytest.param(
        WEAK,
        WEAK.but(container_title=None, volume=None, issue=None, page=None),
        id="container, volume and pages not printed",
    ),
    pytest.param(WEAK, WEAK.but(issued=None), id="year not printed"),
    pytest.param(WEAK, WEAK.but(volume=None, issue=None), id="volume not printed"),
    pytest.param(
        WEAK,
        item(
            "Schapire, Robert E.",
            "The strength of weak learn-ability",
            1990,
            container_title="Machine Learning",
            volume="5",
            page="197-226",
        ),
        id="given name, hyphen inside a word, last page off",
    ),
    pytest.param(WEAK, WEAK.but(issued=item(year=1991).issued), id="year off by one"),
    pytest.param(WEAK, WEAK.but(title="The strenght of weak leamability"), id="typing and scanning errors"),
    pytest.param(
        WEAK, WEAK.but(title="The strength of weak learnability. Machine Learning"), id="title runs into the container"
    ),
    pytest.param(
        item("Manola, F.", "Towards a richer web object model", 1998, container_title="SIGMOD Record"),
        item("Manola, F.", "Towards a richer wex objectt model", container_title="ACM SIGMOD Record"),
        id="letters wrong in two words",
    ),
    pytest.param(
        item("Klein, H.-J.", "How to modify SQL queries in order to guarantee sure answers", 1994),
        item("Klein, H. J.", "How to modify SQL queries in order to guaranteesure axswers"),
        id="two words joined and a letter wrong",
    ),
    pytest.param(
        item("Chidlovskii, B.; Borghoff, U.", "Semantic caching of web queries", 2000),
        item("Chidlovskii, B.", "et al. Semantic caching of web queries (extended abstract)"),
        id="et al. before the title, a remark behind it",
    ),
    pytest.param(CHESBROUGH, CHESBROUGH.but(page="529-55"), id="529-55"),
    pytest.param(
        CHESBROUGH,
        CHESBROUGH.but(title="The role of the business model in capturing value from innovation"),
        id="without the subtitle",
    ),
    pytest.param(
        CHESBROUGH.but(container_title=None, volume=None, issue=None, page=None),
        CHESBROUGH.but(title="The role of the business model in capturing value from"),
        id="title broken off",
    ),
    pytest.param(
        VASWANI,
        item("Vaswani, A.; Shazeer, N.", "Parmar (2017). Attention is all you need"),
        id="last author and year before the title",
    ),
    pytest.param(
        VASWANI.but(issued=None), item("Vaswani, A.", "Attention is all you need", 2017), id="one author, no year"
    ),
    pytest.param(
        item("Kearns, M.; Vazirani, U.", "An introduction to computational learning theory", 1994),
        item("Kearns, M. J.; Varizani, U. V.", "An introduction to computational learning theory", 1994),
        id="letters of a name in another order",
    ),
    pytest.param(
        item("Kearns, M.; Vazirani, U.", "An introduction to computational learning theory"),
        item("Kearns, M.; Vazirani, U.", "An introduction to computational learning"),
        id="nothing but authors and a title broken off",
    ),
    pytest.param(CHESBROUGH, CHESBROUGH.but(author=CHESBROUGH.author[:1], et_al=True), id="et al."),
    pytest.param(CHESBROUGH, CHESBROUGH.but(volume=None, issue="3"), id="issue without volume"),
    pytest.param(CHESBROUGH, CHESBROUGH.but(doi="10.1093/icc/11.3.529"), id="DOI on one side"),
    pytest.param(
        ZHOU, ZHOU.but(volume=None, issue="08", page="66-71"), id="number of pages for the pages, issue without volume"
    ),
    pytest.param(
        ZHOU,
        ZHOU.but(author=item("Yonghong, Zhou; Kaijun, Liu; Yanfang, Cai").author),
        id="Chinese names in the other order",
    ),
    pytest.param(
        ZHOU,
        ZHOU.but(author=item("Zhou, Y. H.; Liu, K. J.; Cai, Y. F.").author),
        id="Chinese given names as two initials",
    ),
    pytest.param(
        ZHOU,
        ZHOU.but(author=item("Zhou, Yong-Hong; Liu, Kai-Jun; Cai, Yan-Fang").author),
        id="Chinese given names hyphenated",
    ),
    pytest.param(
        PORTER, PORTER.but(publisher="The Free Press", publisher_place=None), id="book, publisher with article"
    ),
    pytest.param(PORTER, PORTER.but(title="Competitive strategy"), id="book without its subtitle"),
    pytest.param(
        item(
            "Kearns, M.",
            "Efficient noise-tolerant learning from statistical queries",
            1993,
            container_title="In Proc. 25th ACM Symp. on Theory of Computing",
            page="392-401",
        ),
        item(
            "Kearns, Michael",
            "Efficient noise-tolerant learning from statistical queries",
            1993,
            container_title="STOC",
        ),
        id="conference by its acronym",
    ),
    pytest.param(
        item(
            "Wildfogel, D.",
            "Efficient testing of high performance transaction processing systems",
            1997,
            container_title="Proceedings of the International Conference on Very Large Data Bases",
        ),
        item(
            "Wildfogel, D.",
            "Efficient testing of high performance transaction processing systems",
            container_title="see",
            type=ItemType.DOCUMENT,
        ),
        id="see",
    ),
    pytest.param(
        item("Brown, T.", "Change by design", 2009, doi="10.1000/xyz"),
        item("Brown, T.", "Change by desing", 2010, doi="10.1000/xyz"),
        id="one DOI, misprints elsewhere",
    ),
    pytest.param(
        item(
            "M\u00fcller, J\u00fcrgen; \u0141ukasz, A.",
            "\u00dcber die Grundlagen der Quantenmechanik",
            1926,
            container_title="Zeitschrift f\u00fcr Physik",
            volume="38",
        ),
        item(
            "Muller, J.; Lukasz, A.",
            "Uber die Grundlagen der Quantenmechanik",
            1926,
            container_title="Z. Phys.",
            volume="38",
        ),
        id="accents lost",
    ),
    pytest.param(
        item(
            "\u5f20, \u4f1f; \u674e, \u5a1c",
            "\u5c0f\u7c73\u516c\u53f8\u56fd\u9645\u5316\u6218\u7565\u7814\u7a76",
            2018,
            container_title="\u73b0\u4ee3\u5546\u4e1a",
            issue="17",
            page="3-5",
        ),
        item(
            "\u5f20, \u4f1f; \u674e, \u5a1c",
            "\u5c0f\u7c73\u516c\u53f8\u56fd\u9645\u5316\u6218\u7565\u7814\u7a76",
            2018,
            container_title="\u73b0\u4ee3\u5546\u4e1a",
            issue="17",
        ),
        id="Chinese",
    ),
]

DISTINCT = [
    pytest.param(WEAK, WEAK.but(title="Pattern languages are not learnable", page="122-129"), id="another title"),
    pytest.param(
        item(
            "Feigin, V.; Barker-Collo, S.",
            "Auckland stroke outcomes study. Part 1: Gender and stroke types",
            2010,
            container_title="Neurology",
            volume="75",
            page="1597-1607",
        ),
        item(
            "Barker-Collo, S.; Feigin, V.",
            "Auckland stroke outcomes study. Part 2: Cognition",
            2010,
            container_title="Neurology",
            volume="75",
            page="1608-1616",
        ),
        id="part 1 and part 2",
    ),
    pytest.param(
        item("Kitchin, R.", "Thinking critically about algorithms I", 2014, container_title="Theory"),
        item("Kitchin, R.", "Thinking critically about algorithms II", 2014, container_title="Theory"),
        id="I and II",
    ),
    pytest.param(
        item("World Bank", "World development report 2015", 2015, type=ItemType.REPORT),
        item("World Bank", "World development report 2016", 2016, type=ItemType.REPORT),
        id="yearly reports, year in the title",
    ),
    pytest.param(
        item("World Bank", "Annual report", 2015, type=ItemType.REPORT),
        item("World Bank", "Annual report", 2019, type=ItemType.REPORT),
        id="yearly reports, one title",
    ),
    pytest.param(
        CHESBROUGH,
        CHESBROUGH.but(title="Erratum: The role of the business model in capturing value from innovation", page="817"),
        id="erratum",
    ),
    pytest.param(
        WEAK,
        item(
            "Jones, P.",
            "Comment on the strength of weak learnability",
            1991,
            container_title="Machine Learning",
            volume="6",
            page="9-11",
        ),
        id="comment",
    ),
    pytest.param(
        item(
            "Toll, E.",
            "Use of information technology in the examination room",
            2012,
            container_title="JAMA",
            volume="308",
            page="1208",
        ),
        item(
            "Esper, J.",
            "Use of information technology in the examination room\u2014Reply",
            2012,
            container_title="JAMA",
            volume="308",
            page="1208",
        ),
        id="letter and reply on one page",
    ),
    pytest.param(
        PORTER,
        item(
            "Smith, J.",
            "Book review: Competitive strategy: Techniques for analyzing industries and competitors",
            1981,
            container_title="Academy of Management Review",
            volume="6",
            page="133",
        ),
        id="review of a book",
    ),
    pytest.param(
        item(
            "Shuai, Q.; Li, Z.",
            "Basics of e-commerce development",
            2023,
            type=ItemType.CHAPTER,
            container_title="E-Commerce Industry Chain",
            page="1-38",
        ),
        item(
            "Shuai, Q.; Li, Z.",
            "Application of e-commerce industry chain",
            2023,
            type=ItemType.CHAPTER,
            container_title="E-Commerce Industry Chain",
            page="39-75",
        ),
        id="two chapters of one book",
    ),
    pytest.param(
        item(
            "Shuai, Q.; Li, Z.",
            "Introduction",
            2023,
            type=ItemType.CHAPTER,
            container_title="E-Commerce Industry Chain",
            page="1-8",
        ),
        item(
            "Katz, B.",
            "Introduction",
            2009,
            type=ItemType.CHAPTER,
            container_title="Handbook of Logistics",
            page="1-12",
        ),
        id="introductions of two books",
    ),
    pytest.param(
        item(
            "Shuai, Q.",
            "E-commerce industry chain",
            2023,
            type=ItemType.CHAPTER,
            container_title="E-commerce industry chain",
            page="1-8",
        ),
        item("Shuai, Q.", "E-commerce industry chain", 2023, type=ItemType.BOOK),
        id="a chapter and its book",
    ),
    pytest.param(
        PORTER.but(edition="1"), PORTER.but(edition="2nd ed.", issued=item(year=1998).issued), id="two editions"
    ),
    pytest.param(
        item("", "Editorial", 2001, container_title="The Lancet", volume="357", page="1"),
        item("", "Editorial", 2001, container_title="The Lancet", volume="358", page="87"),
        id="editorials",
    ),
    pytest.param(
        item("Wang, Y.", "Research on marketing strategy", 2016, container_title="Modern Business", page="3"),
        item("Wang, Y.", "Research on brand strategy", 2016, container_title="Modern Business", page="3"),
        id="common author, a word changed",
    ),
    pytest.param(
        item(
            "Larson, P.; Gravano, L.; Ceri, S.; Ross, K.",
            "Reminiscences on influential papers",
            2001,
            container_title="SIGMOD Record",
        ),
        item("Ross, K.", "Reminiscences on influential papers", 2001, container_title="ACM SIGMOD Record"),
        id="a column under other authors",
    ),
    pytest.param(
        item("Li, M.; Wang, Y.", "The effect of vitamin D on recovery after stroke", 2015, container_title="Stroke"),
        item("Li, M.; Wang, Y.", "The effect of vitamin E on recovery after stroke", 2015, container_title="Stroke"),
        id="a letter that is a name",
    ),
    pytest.param(
        item(
            "McAllister, T.; Flashman, L.",
            "Alpha-2 adrenergic challenge with guanfacine one month after mild traumatic brain injury",
            2011,
            container_title="International Journal of Psychophysiology",
            volume="82",
            page="107-114",
        ),
        item(
            "McAllister, T.; Flashman, L.",
            "Dopaminergic challenge with bromocriptine one month after mild traumatic brain injury",
            2011,
            container_title="Journal of Neuropsychiatry",
            volume="23",
            page="277-286",
        ),
        id="two studies of one group",
    ),
]

VERSIONS = [
    pytest.param(
        VASWANI.but(type=ItemType.ARTICLE, arxiv="1706.03762"),
        VASWANI.but(
            type=ItemType.PAPER_CONFERENCE,
            container_title="Advances in Neural Information Processing Systems",
            page="5998-6008",
        ),
        id="preprint and conference paper",
    ),
    pytest.param(
        item(
            "Kearns, M.; Li, M.",
            "Learning in the presence of malicious errors",
            1988,
            container_title="Proceedings of the 20th ACM Symposium on Theory of Computing",
            page="267-280",
        ),
        item(
            "Kearns, M.; Li, M.",
            "Learning in the presence of malicious errors",
            1993,
            container_title="SIAM Journal on Computing",
            volume="22",
            page="807-837",
        ),
        id="conference paper and article",
    ),
    pytest.param(
        item(
            "Goldman, S.; Rivest, R.; Schapire, R.",
            "Learning binary relations and total orders",
            1989,
            container_title="Technical Report MIT/LCS/TM-413",
        ),
        item(
            "Goldman, S. A.; Rivest, R. L.; Schapire, R. E.",
            "Learning binary relations and total orders",
            1993,
            container_title="SIAM Journal on Computing",
            volume="22",
            page="1006-1034",
        ),
        id="technical report and article",
    ),
]

DOUBTFUL = [
    pytest.param(
        item("", "Editorial", 2001, container_title="The Lancet"),
        item("", "Editorial", 2001, container_title="The Lancet"),
        id="nothing but a section's heading",
    ),
    pytest.param(
        item("Hampton, T.", "Metformin benefits the brain", 2012, container_title="JAMA", volume="308", page="853"),
        item("Hampton, T.", "Pathways to bone metastasis", 2012, container_title="JAMA", volume="308", page="853"),
        id="two notes of one author on one page",
    ),
    pytest.param(
        item("Sagonas, K.; Swift, T.; Warren, D. S.", "XSB as a deductive database engine for reasoning"),
        item("Sagonas, K.; Swift, T.; Warren, D. S.", "XSB as an efficient deductive database engine for reasoning"),
        id="a word more in the title and nothing else printed",
    ),
    pytest.param(
        item(
            "Li, M.; Wang, Y.", "Recovery of walking after stroke in men", 2015, container_title="Stroke", volume="46"
        ),
        item(
            "Li, M.; Wang, Y.", "Recovery of walking after stroke in women", 2015, container_title="Stroke", volume="46"
        ),
        id="two papers of one group in one volume",
    ),
    pytest.param(
        item("Snodgrass, R.", "Chair's message"),
        item("Snodgrass, R.", "Chair's message", 1998, container_title="SIGMOD Record"),
        id="authors and a title of common words",
    ),
    pytest.param(
        item("Goldman, S.", "Exact identification of circuits using fixed points", 1990),
        item("Goldman, S.", "Exact identification of circuits using fixed points", 1993),
        id="years apart and nothing else printed",
    ),
]


def verdict(a: Item, b: Item) -> Verdict:
    return decide(compare(a, b))[0]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_work(a: Item, b: Item) -> None:
    assert verdict(a, b) is Verdict.MATCH
    assert verdict(b, a) is Verdict.MATCH


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_work_is_found_by_linking(a: Item, b: Item) -> None:
    (decision,) = link([record(1, a), record(2, b)])
    assert (decision.left, decision.right, decision.verdict) == (1, 2, Verdict.MATCH)


@pytest.mark.parametrize(("a", "b"), DISTINCT)
def test_two_works(a: Item, b: Item) -> None:
    assert verdict(a, b) in {Verdict.DISTINCT, Verdict.POSSIBLE}
    assert verdict(b, a) == verdict(a, b)


@pytest.mark.parametrize(("a", "b"), VERSIONS)
def test_versions_are_linked_not_merged(a: Item, b: Item) -> None:
    (decision,) = link([record(1, a), record(2, b)])
    assert decision.verdict is Verdict.VERSION


@pytest.mark.parametrize(("a", "b"), DOUBTFUL)
def test_left_to_a_person(a: Item, b: Item) -> None:
    assert verdict(a, b) not in {Verdict.MATCH, Verdict.VERSION}


def test_a_missing_field_is_no_evidence() -> None:
    bare = WEAK.but(container_title=None, volume=None, issue=None, page=None, issued=None)
    assert {each.field for each in compare(WEAK, bare)} <= {"title", "author", "kind"}


def test_evidence_says_in_words_what_agrees() -> None:
    by_field = {each.field: each for each in compare(ZHOU, ZHOU.but(issue="08", page="66-71"))}
    assert by_field["title"].level is Level.SAME
    assert by_field["page"].level is Level.CLOSE
    assert by_field["page"].detail == "one gives the number of pages, or only the last"
    assert all(each.detail for each in by_field.values())


def test_a_contradiction_counts_against() -> None:
    by_field = {each.field: each for each in compare(WEAK, WEAK.but(page="1-9", volume="77"))}
    assert by_field["page"].weight < 0
    assert by_field["volume"].weight < 0
