"""A list's text cut into entries: labels of many kinds, bullets, indents, gaps, nothing at all; no character lost."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.parsing.joining import join
from citeman.parsing.lines import start_shape
from citeman.parsing.split import Cut, split

MA = "Ma, J. J. (2018). Research on the international business model of companies. Wuhan: Huazhong University."
KONG = "Kong, X. H. (2019). Research on the marketing strategy of Xiaomi. Shenyang: Liaoning University."
AFUAH = "Afuah, A., & Tucci, C. (2001). Internet business models and strategies. New York: McGraw-Hill."
ALL = (MA, KONG, AFUAH)


def cut(text: str) -> list[tuple[str | None, str]]:
    return [(reference.label, reference.unstructured) for reference in split(text).references]


@pytest.mark.parametrize(
    ("pattern", "labels"),
    [
        ("[{}] ", ["1", "2", "3"]), ("[{}]", ["1", "2", "3"]), ("({}) ", ["1", "2", "3"]), ("{}. ", ["1", "2", "3"]),
        ("{}) ", ["1", "2", "3"]), ("{} ", ["1", "2", "3"]), ("- [{}] ", ["1", "2", "3"]), ("- {}. ", ["1", "2", "3"]),
        ("［{}］", ["1", "2", "3"]), ("【{}】", ["1", "2", "3"]), ("{}．", ["1", "2", "3"]), ("{}、", ["1", "2", "3"]),
        ("\\[{}\\] ", ["1", "2", "3"]), ("**[{}]** ", ["1", "2", "3"]), ("* {}. ", ["1", "2", "3"]),
        ("   {}.  ", ["1", "2", "3"]), ("{}- ", ["1", "2", "3"]), ("{} - ", ["1", "2", "3"]),
        ("{} – ", ["1", "2", "3"]),
        ("• ", [None] * 3), ("- ", [None] * 3), ("* ", [None] * 3), ("\uf0b7 ", [None] * 3),
    ],
)  # fmt: skip
def test_labels_and_bullets(pattern: str, labels: list[str | None]) -> None:
    for between in ("\n", "\n\n"):
        text = between.join(pattern.format(number) + entry for number, entry in enumerate(ALL, 1))
        assert cut(text) == list(zip(labels, ALL, strict=True))


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        pytest.param(("[Ma18]", "[Kon19]", "[AT01]"), ["Ma18", "Kon19", "AT01"], id="alpha"),
        pytest.param(("[Ma, 2018]", "[Kong]", "[Afuah et al.]"), ["Ma, 2018", "Kong", "Afuah et al."], id="names"),
        pytest.param(("①", "②", "③"), ["①", "②", "③"], id="circled"),
        pytest.param(("¹", "²", "³"), ["1", "2", "3"], id="superscript"),
        pytest.param(("[7]", "[8]", "[9]"), ["7", "8", "9"], id="from-seven"),
        pytest.param(("[1]", "[2]", "[4]"), ["1", "2", "4"], id="one-missing"),
    ],
)  # fmt: skip
def test_other_marks(marks: tuple[str, ...], labels: list[str]) -> None:
    text = "\n".join(f"{mark} {entry}" for mark, entry in zip(marks, ALL, strict=True))
    assert cut(text) == list(zip(labels, ALL, strict=True))


def wrapped(entry: str, width: int, indent: str = "", first: str = "") -> str:
    rows, row = [], first
    for word in entry.split():
        if len(row) + len(word) > width:
            rows.append(row.rstrip())
            row = indent
        row += word + " "
    return "\n".join([*rows, row.rstrip()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(ALL), id="a-line-each"),
        pytest.param("\n\n".join(ALL), id="gaps"),
        pytest.param("\n\n".join(wrapped(entry, 60) for entry in ALL), id="wrapped-and-gaps"),
        pytest.param("\n".join(wrapped(entry, 60, indent="    ") for entry in ALL), id="hanging"),
        pytest.param("\n".join(wrapped(entry, 60, first="    ") for entry in ALL), id="first-line-indented"),
        pytest.param("\n".join(wrapped(entry, 60) for entry in ALL), id="wrapped-unmarked"),
        pytest.param("\n\n".join(line for entry in ALL for line in wrapped(entry, 60).split("\n")), id="double-spaced"),
    ],
)
def test_lists_without_labels(text: str) -> None:
    assert [entry for _, entry in cut(text)] == list(ALL)


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(
            [
                "马俊. 中国手机企业国际商业模式研究[D]. 武汉: 华中科技大学, 2018.",
                "孔祥辉. 小米进入欧洲市场的营销策略研究[D]. 沈阳: 辽宁大学, 2019.",
                "Porter M E. Competitive strategy[M]. New York: Free Press, 1980.",
            ],
            id="zh",
        ),
        pytest.param(
            [
                "山田太郎（2018）「日本企業の国際化について」『経済研究』第12巻第3号、12-20頁。",
                "鈴木一郎・佐藤花子（2019）『国際経営論』有斐閣。",
                "総務省（2020）『情報通信白書 令和2年版』日経印刷。",
            ],
            id="ja",
        ),
        pytest.param(
            [
                "김철수, 박영희 (2018). 기업의 국제화에 관한 연구. 경영학연구, 12(3), 33-40.",
                "이민호 (2019). 샤오미의 전략. 서울: 한빛출판사.",
            ],
            id="ko",
        ),
        pytest.param(
            [
                "Білорус О. Г. Глобалізація і безпека розвитку. Київ : КНЕУ, 2001. 733 с.",
                "Конституція України : від 28.06.1996 р. № 254к/96-ВР. URL: https://zakon.rada.gov.ua/254к/96-вр",
                "Лук'яненко Д. Г., Поручник А. М. Управління конкурентоспроможністю. Київ : КНЕУ, 2006. 816 с.",
            ],
            id="uk",
        ),
        pytest.param(
            [
                "Müller, Hans: Die Internationalisierung von Unternehmen, 2. Aufl., München: Beck 2015.",
                "Dies.: Neue Märkte, in: Meier, Paul (Hrsg.): Handbuch Export, Berlin: Springer 2017, S. 55–78.",
                "von der Heide, Julia: Strategie und Struktur, Diss. Universität Köln 2018.",
                "BGH, Urteil vom 12.03.2014, Az. I ZR 23/13, NJW 2014, 1234.",
            ],
            id="de",
        ),
        pytest.param(
            [
                "BOURDIEU Pierre et PASSERON Jean-Claude, Les Héritiers, Paris, Éditions de Minuit, 1964, 192 p.",
                "LATOUR Bruno, « Une sociologie sans objet ? », Sociologie, vol. 36, n° 4, 1994, p. 587-607.",
                "Loi n° 78-17 du 6 janvier 1978 relative à l'informatique, aux fichiers et aux libertés.",
            ],
            id="fr",
        ),
        pytest.param(
            [
                "Brown v. Board of Education, 347 U.S. 483 (1954).",
                "17 U.S.C. § 107 (2018).",
                'US Patent 6,285,999, L. Page, "Method for node ranking in a linked database," Sep. 4, 2001.',
                "World Bank. 2020. World Development Indicators [data set]. https://data.worldbank.org",
            ],
            id="law-patents-data",
        ),
        pytest.param(
            [
                "Kong, X. H. (2019). Research on the marketing strategy. Shenyang: Liaoning University.",
                "——— (2020). Research on the pricing strategy. Shenyang: Liaoning University.",
                "Ibid., p. 12.",
                "Wu, Z. (2001). The last of all titles. Berlin: Springer.",
            ],
            id="same-author",
        ),
    ],
)
def test_lists_of_many_tongues_a_line_each(entries: list[str]) -> None:
    assert [entry for _, entry in cut("\n".join(entries))] == entries


def test_several_references_on_one_line() -> None:
    text = "[1] Ma J. A study. J Foo. 2018;3:1-9. [2] Li K. Another. J Bar. 2019;4:1-2. [3] Wu Z. Third. J Baz. 2020."
    assert cut(text) == [
        ("1", "Ma J. A study. J Foo. 2018;3:1-9."),
        ("2", "Li K. Another. J Bar. 2019;4:1-2."),
        ("3", "Wu Z. Third. J Baz. 2020."),
    ]


def test_an_entry_without_its_year_goes_on_behind_white() -> None:
    text = f"6. Lind GR. Serum in “diffuse” plane xanthoma.\n\nArchives of Skin 1972;106(4):529-32.\n7. {KONG}\n"
    assert cut(text)[0] == ("6", "Lind GR. Serum in “diffuse” plane xanthoma. Archives of Skin 1972;106(4):529-32.")


def test_a_label_alone_on_its_line() -> None:
    assert cut(f"1.\n{MA}\n2.\n{KONG}\n3.\n{AFUAH}") == [("1", MA), ("2", KONG), ("3", AFUAH)]


def test_a_list_that_counts_anew_keeps_its_labels() -> None:
    text = f"Books\n\n1. {MA}\n2. {KONG}\n\nArticles\n\n1. {AFUAH}\n2. {KONG}"
    assert [label for label, _ in cut(text)] == ["1", "2", "1", "2"]


def rest(text: str, made: Cut) -> list[str]:
    return [text[span.start : span.end] for span in made.remainder]


def test_an_entry_torn_by_a_page_is_joined_and_the_page_number_shown_apart() -> None:
    text = f"[1] {MA[:62]}\n\n23\n\n\f{MA[62:]}\n[2] {KONG}"
    made = split(text)
    assert made.references[0].unstructured == MA
    assert rest(text, made) == ["23"]


def test_a_number_that_ends_an_address_is_no_page_number() -> None:
    text = f"{MA} https://doi.org/10.1001/skin.105.1.\n73\n\f{KONG}"
    assert [each.unstructured.split("/")[-1] for each in split(text).references] == ["skin.105.1.73", KONG]


def test_a_running_head_between_entries_is_no_part_of_them() -> None:
    pages = "\n\n".join(f"Journal of Things, {number}\n\n{number}. {entry}" for number, entry in enumerate(ALL, 1))
    made = split(pages)
    assert [reference.unstructured for reference in made.references] == list(ALL)
    assert rest(pages, made) == ["Journal of Things, 1", "Journal of Things, 2", "Journal of Things, 3"]


def test_a_figure_between_two_entries_is_no_part_of_them() -> None:
    text = f"[1] {MA}\n\nFigure 3. Share of the market by\ncompany and year.\n\n[2] {KONG}"
    made = split(text)
    assert [reference.unstructured for reference in made.references] == [MA, KONG]
    assert rest(text, made) == ["Figure 3. Share of the market by", "company and year."] or rest(text, made) == [
        "Figure 3. Share of the market by\ncompany and year."
    ]


TABLE = "Sample   T (K)\n\nS1   265\nS2   124\nS3   287\n0.95   0.395   [1]"


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(f"TABLE I\nPARAMETERS OF THE FITS.\n{TABLE}", id="roman-number"),
        pytest.param(f"Table 2: Parameters of the fits.\n\n{TABLE}", id="caption-apart"),
        pytest.param(
            "Variable   Estimate   p\nPartner income   0.02   1.000\nPartner height   0.01   1.000", id="words"
        ),
        pytest.param("a   b   Ref.\n0.95   0.395   [1]\n0.07   0.536   [2]\n0.58   0.910   [3]", id="no-caption"),
    ],
)
@pytest.mark.parametrize("labels", [pytest.param("[1] |[2] ", id="numbered"), pytest.param("|", id="unmarked")])
def test_a_table_between_two_entries_is_no_part_of_them(table: str, labels: str) -> None:
    first, second = labels.split("|")
    text = f"{first}{MA}\n\f{table}\n\n{second}{KONG}"
    made = split(text)
    assert [reference.unstructured for reference in made.references] == [MA, KONG]
    assert "".join("".join(rest(text, made)).split()) == "".join(table.split())


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("Figure 3. Share of the market in 2012 and 2015 (n = 34).", id="caption"),
        pytest.param("Downloaded from https://example.org/a/1 by guest on 3 May 2021", id="stamp"),
        pytest.param("© The Author(s) 2014. Published by a house in Porto,\nwhich owns all of it.", id="licence"),
    ],
)
def test_what_stands_between_entries_without_white_is_no_part_of_them(between: str) -> None:
    text = f"[1] {MA}\n{between}\n[2] {KONG}"
    made = split(text)
    assert [reference.unstructured for reference in made.references] == [MA, KONG]
    assert "".join("".join(rest(text, made)).split()) == "".join(between.split())


def test_a_line_that_only_cites_a_figure_stays_in_its_entry() -> None:
    entry = (
        "Ma, J. (2018). A study of all things, with an appendix and with\nTable 3 of the first edition. Wuhan: Press."
    )
    made = split(f"[1] {entry}\n[2] {KONG}")
    assert [reference.unstructured for reference in made.references] == [" ".join(entry.split()), KONG]


@pytest.mark.parametrize(
    "behind",
    [
        "Conflict of Interest: The authors declare that none of them has any interest in what is\nsaid here.",
        "Received 3 March 2013; accepted 5 January 2014. Associate Editor: A. Smith.",
        "How to cite this article: Doe J, Costa R. On the growth of samples. J Things 2014;32:100-5.",
        "Publisher’s Note The house remains neutral with regard to claims in\nmaps and affiliations.",
        "Jane Q. Doe (M’04) received the B.S. degree in physics from a university in 2001.\nShe is a Professor.",
        "Поступила в редакцию 12.05.2013",
    ],
)
@pytest.mark.parametrize("labels", [pytest.param("[1] |[2] ", id="numbered"), pytest.param("|", id="unmarked")])
def test_what_journals_print_behind_a_list_is_no_part_of_its_last_entry(behind: str, labels: str) -> None:
    first, second = labels.split("|")
    text = f"{first}{MA}\n{second}{KONG}\n{behind}\n"
    made = split(text)
    assert [reference.unstructured for reference in made.references] == [MA, KONG]
    assert "".join("".join(rest(text, made)).split()) == "".join(behind.split())


@pytest.mark.parametrize(
    "text",
    [
        "Adams (2010)   Adams, K.: A study, Things 3 (2010).\nBaker 2011\n   Baker, L.: On, Things 4, 2011.",
        "[Adams, 2010] Adams, K.: A study, Things 3 (2010).\n[Baker, 2011] Baker, L.: On, Things 4, 2011.",
        "Adams 2010: Adams, K.: A study, Things 3 (2010).\nBaker 2011: Baker, L.: On, Things 4, 2011.",
    ],
)
def test_names_with_years_before_entries_are_labels(text: str) -> None:
    assert [entry[:9] for _, entry in cut(text)] == ["Adams, K.", "Baker, L."]
    assert all("20" in (label or "") for label, _ in cut(text))


def test_an_author_and_a_year_that_open_an_entry_are_no_label() -> None:
    text = "Adams 2010. A study of things. Things 3, 4-5.\nBaker 2011. Another study. Things 4, 6-7."
    assert [label for label, _ in cut(text)] == [None, None]


@pytest.mark.parametrize(
    ("line", "shape"),
    [("I. Report of a case. Archives, 112", 1), ("I. Newton, Opticks", 2)],
)
def test_the_number_of_a_part_is_no_author(line: str, shape: int) -> None:
    assert start_shape(line) == shape


NOTES = """\
1 This was so at least in the view of most people at that time, as we shall see below.
2 See Jun Ma, A Title of Things (Berlin: Ast, 1990), 3; also Kai Li, “Another,” in All Titles
(Bonn: Ost, 1991), https://doi.org/10.1000/3; and Ana Wu, The Last Title (Rome: Est, 1992), 9.
3 Ibid., 5.
4 Ma, A Title, 7; cf. Smith, J.; Doe, K., The First Title (Oslo: West, 1993), 2.
"""


def test_a_note_may_cite_several_works_or_none() -> None:
    made = split(NOTES, notes=True)
    assert [(reference.label, reference.unstructured) for reference in made.references] == [
        ("2", "Jun Ma, A Title of Things (Berlin: Ast, 1990), 3"),
        ("2", "Kai Li, “Another,” in All Titles (Bonn: Ost, 1991), https://doi.org/10.1000/3"),
        ("2", "Ana Wu, The Last Title (Rome: Est, 1992), 9."),
        ("3", "Ibid., 5."),
        ("4", "Ma, A Title, 7; cf. Smith, J.; Doe, K., The First Title (Oslo: West, 1993), 2."),
    ]


def test_a_numbered_list_that_speaks_as_notes_do_is_cut_like_notes() -> None:
    plain = "".join(f"{n}. {name}, A Title of Things (Berlin: Ast, 199{n}), 3.\n" for n, name in enumerate("ABCD", 5))
    spoken = (
        "1. See Ma, One Title (Rome: Est, 1990); Li, Two Titles (Rome: Est, 1991).\n2. Cf. Wu, More (1992), 4.\n"
        "3. Ibid., 7.\n4. See Ma, Other Titles (Rome: Est, 1993).\n"
    )
    made = split(spoken + plain)
    assert [reference.label for reference in made.references] == ["1", "1", "2", "3", "4", "5", "6", "7", "8"]


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("(a) Ma, J. Chem. 2001, 12, 3; (b) Li, K. Phys. 2002, 13, 4.", 2),
        ("a) J. Ma, Chem. 2001, 12, 3; b) K. Li, Phys. 2002, 13,\n4; c) L. Wu, Biol. 2003, 14, 5.", 3),
        ("Ma, J. On (a) rules and (b) laws. Chem. 2001, 12, 3.", 1),
        ("(a) Ma, J. Part one; (b) Li, K. Part two. Chem. 2001, 12, 3.", 1),
    ],
)
def test_an_entry_may_count_its_references_by_letters(entry: str, parts: int) -> None:
    made = split(f"1. {entry}\n2. {KONG}\n")
    assert [reference.label for reference in made.references] == [*["1"] * parts, "2"]


@given(st.text(alphabet="[]()123.;,ab AB\n\f–éSe", max_size=200))
def test_every_character_of_notes_is_in_a_reference_or_in_the_remainder(text: str) -> None:
    made = split(text, notes=True)
    covered = {
        place
        for reference in made.references
        if reference.span
        for place in range(reference.span.start, reference.span.end)
    }
    covered |= {place for span in made.remainder for place in range(span.start, span.end)}
    assert all(char.isspace() or place in covered for place, char in enumerate(text))


SAID = (
    "This is the first study that looks at all of them, and it was the one that has shown how they are made and what "
    "they can do for us."
)


@pytest.mark.parametrize("gap", ["\n", "\n    "])
@pytest.mark.parametrize("labels", [pytest.param("{}. ", id="numbered"), pytest.param("", id="unmarked")])
def test_what_is_said_of_a_work_is_no_part_of_its_reference(gap: str, labels: str) -> None:
    text = "".join(f"{labels.format(n)}{entry}{gap}{SAID}\n" for n, entry in enumerate(ALL, 1))
    made = split(text)
    assert [reference.unstructured for reference in made.references] == list(ALL)
    assert rest(text, made) == [SAID] * 3


def test_one_entry_that_ends_with_a_sentence_keeps_it() -> None:
    text = f"1. {MA}\n{SAID}\n2. {KONG}\n3. {AFUAH}\n"
    assert [reference.unstructured for reference in split(text).references] == [f"{MA} {SAID}", KONG, AFUAH]


@pytest.mark.parametrize("pattern", ["{}.• ", "{}. •• ", "•• {}. ", "[{}]* "])
def test_marks_of_what_is_recommended_are_none_of_the_entry(pattern: str) -> None:
    text = "\n".join(pattern.format(n) + entry for n, entry in enumerate(ALL, 1))
    assert cut(text) == [(str(n), entry) for n, entry in enumerate(ALL, 1)]


def test_a_place_and_its_publisher_begin_no_entry() -> None:
    lines = ("Cambridge, MA: MIT Press.", "New York, New York, USA: ACM", "Adams, RM: A title")
    assert [start_shape(line) for line in lines] == [1, 1, 2]


def test_heads_of_groups_part_entries_and_are_none() -> None:
    text = f"{MA}\n\nSecondary literature\n\n{KONG}\n\nNewspapers\n\nThe Straits Times\n"
    made = split(text)
    assert [reference.unstructured for reference in made.references] == [MA, KONG, "The Straits Times"]
    assert rest(text, made) == ["Secondary literature", "Newspapers"]


def test_a_column_that_ends_with_an_entry_shows_no_white() -> None:
    names = ("Adams", "Baker", "Clark", "Davis", "Evans", "Frank", "Gray", "Hall")
    entries = [f"{name}, K. (201{n}). A study of things and of\nothers. Things {n}, 3-9. https://doi.org/10.1000/x{n}.\n"
               for n, name in enumerate(names)]  # fmt: skip
    made = split("\n".join(entries[:3]) + "\n".join(entries[3:]))
    assert [reference.unstructured[:9] for reference in made.references] == [f"{name}, K. (2"[:9] for name in names]


def test_the_last_line_of_an_entry_that_others_have_alike_stays() -> None:
    pages = [f"{name}, K. (200{n}). A title of some words.\n\fArchives of Skin 10{n}(3): 46-51.\n"
             for n, name in enumerate(("Adams", "Baker", "Clark", "Davis"))]  # fmt: skip
    made = split("".join(pages))
    assert [reference.unstructured[-31:] for reference in made.references] == [
        f"Archives of Skin 10{n}(3): 46-51." for n in range(4)
    ]


def test_the_lives_of_the_authors_are_no_references() -> None:
    life = "Jane Doe received the B.S. degree in 2001 from the University of Porto. Her work is in models, 2003-2010."
    assert len(split(f"[1] {MA}\n[2] {KONG}\n\n{life}\n").references) == 2


def test_the_address_of_the_authors_is_no_reference() -> None:
    address = "Jane Doe\nInstitute of Things, University of Porto\nPorto, Portugal\njane.doe@example.org"
    made = split(f"{MA}\n{KONG}\n\n{address}\n")
    assert [reference.unstructured for reference in made.references] == [MA, KONG]


def test_one_line_that_stands_farther_out_does_not_hide_the_hanging_of_the_others() -> None:
    hanging = "".join(
        f"  {name}, La vie des choses et des gens, 2e éd.\n     augmentée, Paris, Seuil, 19{n}6, 2 vol.\n"
        for n, name in enumerate(("Braudel (Fernand)", "Callon M", "Le Goff (J.)", "Loi n° 78", "INSEE"), 3)
    )
    made = split(f"{hanging}a line at the edge\n")
    assert [reference.unstructured.split(",")[0] for reference in made.references][:5] == [
        "Braudel (Fernand)", "Callon M", "Le Goff (J.)", "Loi n° 78", "INSEE",
    ]  # fmt: skip


def test_an_ellipsis_of_names_begins_no_entry() -> None:
    first = "Naik, R. K., Rentz, A. M., Lowder, C.,\n      . . . Revicki, D. A. (2013). Comparison of outcomes.\n"
    other = "Newell, G. B. (1979). Myiasis caused by a\n      botfly. Archives, 115 (1), 101.\n"
    third = "Reed, W. (1980). Skin of the rabbit in its\n      second year. Archives, 116 (1), 11.\n"
    assert [len(text.split()) for _, text in cut(first + other + third)] == [18, 13, 15]


def test_a_page_that_holds_only_an_entrys_end_shows_no_indent() -> None:
    text = (
        "Ma, J. (2018) Research on models of\n   companies, Wuhan: University.\n"
        "Kong, X. (2019) Research on marketing\n   strategy, Shenyang: University.\n"
        "Zonta, D. (2022) Analysis for civil infrastruc-\n\n\ftures, Elsevier, available: https://doi.org/10.1016/b97.\n"
    )
    assert cut(text)[2:] == [
        (None, "Zonta, D. (2022) Analysis for civil infrastructures, Elsevier, available: https://doi.org/10.1016/b97.")
    ]


def test_blank_lines_cut_whatever_lines_begin_with() -> None:
    entries = [
        f"{name}, B. F. 19{year}. Multiple tumors of the skin.\nArchives of Dermatology, 19{year}, vol. 104, p. 188."
        for name, year in (("MARTIN", 71), ("MCEVOY", 72), ("MISHIMA", 73), ("PROCTOR", 74), ("RADEV", 75))
    ]
    assert [text for _, text in cut("\n\n".join(entries))] == [entry.replace("\n", " ") for entry in entries]


def test_a_page_break_is_no_blank_line_of_the_list() -> None:
    years = {"Ma": 2011, "Li": 2012, "Qi": 2015, "Xu": 2019}
    entries = [f"{name}, T. ({year}). Setting up\nwidgets in rooms. Kiel: Apress." for name, year in years.items()]
    torn = "Pastore, M. (2009). A barracuda from the central Mediterranean\n\n\fSea. Journal of Biology, 89(6), 12."
    assert len(cut("\n\n".join([*entries[:2], torn, *entries[2:]]))) == 5


def test_an_entry_may_end_with_a_comma_before_a_blank_line() -> None:
    entries = [
        f"{name}, T., 20{year}. Setting up\nwidgets in rooms. Berkeley, CA: Apress,"
        for name, year in (("MARTIN", 11), ("MCEVOY", 12), ("RADEV", 15), ("REMACLE", 19))
    ]
    assert [text for _, text in cut("\n\n".join(entries))] == [entry.replace("\n", " ") for entry in entries]


def test_a_line_of_names_and_a_year_is_no_entry() -> None:
    entries = [
        "WASAN, K. M., & LOPEZ-BERESTEIN, G. (1994).\nGrowth of a thing seen by\nothers. Things, 730(1), 93–106.",
        "Wilt, T. J. (2012). Implementing high-value care\nthrough the use of tests. Things, 3, 4–9.",
    ]
    made = split("\n".join(entries)).references
    assert [each.unstructured for each in made] == [" ".join(entry.split("\n")) for entry in entries]


def test_a_number_of_volumes_ends_an_entry() -> None:
    entries = ["BRAUDEL (Fernand), La Méditerranée, Paris, Armand Colin, 1966, 2 vol.",
               "Callon M., 1986, « Éléments pour une sociologie », L’Année sociologique, 36, p. 169-208."]  # fmt: skip
    assert [reference.unstructured for reference in split("\n".join(entries)).references] == entries


def test_a_first_entry_that_hangs_otherwise_is_kept() -> None:
    text = "".join(
        f"{'   ' if n == 0 else ''}{name}, K. (200{n}). A title of some words\n   and more. Berlin: Ast.\n"
        for n, name in enumerate(("Adams", "Baker", "Clark", "Davis"))
    )
    assert [reference.unstructured[:5] for reference in split(text).references] == ["Adams", "Baker", "Clark", "Davis"]


def test_what_follows_the_last_entry_is_no_part_of_it() -> None:
    text = f"[1] {MA}\n[2] {KONG}\n\nA Closing Word\n\nThis is the end of it, as they say."
    made = split(text)
    assert made.references[-1].unstructured == KONG
    assert rest(text, made) == ["A Closing Word\n\nThis is the end of it, as they say."]


def test_bullets_that_a_page_break_left_inside_an_entry_go() -> None:
    text = f"- 1. Li, K. S. (2022). Entry is shown by high-\n\n- end goods. Review, 31(1), 101900.\n- 2. {KONG}"
    assert cut(text)[0] == ("1", "Li, K. S. (2022). Entry is shown by high-end goods. Review, 31(1), 101900.")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param(["tech-", "nology"], "technology", id="hyphen-of-the-line"),
        pytest.param(["high-", "end goods"], "high-end goods", id="hyphen-of-the-word"),
        pytest.param(["Agyei-", "Owusu, D."], "Agyei-Owusu, D.", id="double-name"),
        pytest.param(["Mc-", "Callum"], "McCallum", id="mac"),
        pytest.param(["DESCRIP-", "TIVE"], "DESCRIPTIVE", id="capitals"),
        pytest.param(["data-", "driven"], "data-driven", id="driven"),
        pytest.param(["pre-", "and post-war"], "pre- and post-war", id="elision"),
        pytest.param(["pp. 84–", "90."], "pp. 84–90.", id="pages"),
        pytest.param(["https://doi.org/10.1000/", "abc-1 and"], "https://doi.org/10.1000/abc-1 and", id="doi-slash"),
        pytest.param(["doi: 10.1016/j.cie.2019.", "106045."], "doi: 10.1016/j.cie.2019.106045.", id="doi-stop"),
        pytest.param(["https://www.ine.es/", "Muñoz, J."], "https://www.ine.es/ Muñoz, J.", id="address-then-name"),
        pytest.param(
            ["http://a.b/c", "Accessed 2 May 2019"], "http://a.b/c Accessed 2 May 2019", id="address-then-word"
        ),
        pytest.param(["http://a.b/some_long_", "name.html"], "http://a.b/some_long_name.html", id="address-underscore"),
        pytest.param(["以小米手机", "为例"], "以小米手机为例", id="cjk"),
        pytest.param(["one", "", " two "], "one two", id="words"),
        pytest.param(["tech\u00ad", "nology"], "technology", id="soft-hyphen"),
        pytest.param(
            ["http://dx.doi.org/10.1000/a1", "10.1000/a1."], "http://dx.doi.org/10.1000/a1 10.1000/a1.", id="doi-twice"
        ),
        pytest.param(["https://doi.org/", "10.1000/a1."], "https://doi.org/10.1000/a1.", id="doi-behind-resolver"),
        pytest.param(
            ["at https://doi.org/10.1/5500", "(2025)."], "at https://doi.org/10.1/5500 (2025).", id="doi-year"
        ),
        pytest.param(["doi: 10 . 7717 / peerj.1937 for more"], "doi: 10.7717/peerj.1937 for more", id="doi-stretched"),
        pytest.param(["doi: 10.4018/978- 1- 599- 7."], "doi: 10.4018/978-1-599-7.", id="doi-stretched-hyphens"),
        pytest.param(["vol. 10. 1234 / 56"], "vol. 10. 1234 / 56", id="no-doi"),
    ],
)
def test_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join(lines) == joined


def test_a_word_that_stands_elsewhere_decides_on_its_hyphen() -> None:
    assert join(["co-", "creation"], {"co-creation"}) == "co-creation"
    assert join(["self-", "ish"], {"selfish"}) == "selfish"


PIECES = st.one_of(
    st.sampled_from([
        MA, KONG, AFUAH, "[1] ", "[2] ", "1. ", "2. ", "\n", "\n\n", "\f", "- ", "    ", "Figure 1. A ship.\n", "17",
        "Books\n", "Smith, J. ", "2010", "high-\n", "https://doi.org/10.1000/\n", "Journal of Things 3\n", "［3］",
        "马俊. 研究[D]. 2018.",
    ]),
    st.text(max_size=12),
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_character_is_in_an_entry_or_in_the_remainder(text: str) -> None:
    made = split(text)
    held = [reference.span for reference in made.references if reference.span] + list(made.remainder)
    covered = {place for span in held for place in range(span.start, span.end)}
    assert all(place in covered or char.isspace() for place, char in enumerate(text))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_spans_are_in_order_and_inside_and_entries_are_not_empty(text: str) -> None:
    place = 0
    for reference in split(text).references:
        assert reference.span is not None
        assert place <= reference.span.start < reference.span.end <= len(text)
        assert reference.unstructured.strip() == reference.unstructured != ""
        place = reference.span.end


@given(st.permutations(ALL), st.sampled_from(["[{}] ", "{}. ", "({}) "]), st.integers(30, 90))
def test_what_was_numbered_and_wrapped_comes_back(entries: list[str], pattern: str, width: int) -> None:
    text = "\n".join(wrapped(pattern.format(number) + entry, width, "   ") for number, entry in enumerate(entries, 1))
    assert [label for label, _ in cut(text)] == ["1", "2", "3"]
    assert [entry for _, entry in cut(text)] == entries


NAMES = ("Adams", "Baker", "Clark", "Davis", "Evans", "Frank", "Grant", "Hobbs")
FLUSH = {
    "names-with-initials": [f"{name}, K. (20{n}1). A study of the things that are done by some and by others in towns. "
                            f"Journal of Things, {n}(2), 3-9." for n, name in enumerate(NAMES, 1)],
    "initials-first": [f"{name[1].upper()}. C. {name}. A study of what is done in towns. Archives of Skin, {n}0:12-14, "
                       f"197{n}." for n, name in enumerate(NAMES)],
    "given-names-first": [f"Mary {name} and Paul Young. Fishes. Cambridge University Press, 198{n}. "
                          f"doi: 10.1000/abc.{n}11.2" for n, name in enumerate(NAMES)],
    "no-stop-at-the-end": [f"{name}, Karl: {'A study of things in towns. ' * (n % 3 + 1)}201{n}. Wien: Elsevier"
                           for n, name in enumerate(NAMES)],
    "short-ones": [f"{name} K. Skin. Things. 199{n};{n}:1." for n, name in enumerate(NAMES)],
    "a-journal-at-a-line's-head": [f"{name} KL. On the growth of some things and on the lack of others in towns. "
                                   f"Archives of Skin. 197{n};101:68-73." for n, name in enumerate(NAMES)],
    "bodies": [f"{name} Institute. Report of the year on the state of things in all of these towns. Springer, 200{n}."
               for n, name in enumerate(NAMES)],
}  # fmt: skip


@pytest.mark.parametrize("width", [48, 60, 72, 90])
@pytest.mark.parametrize("entries", [pytest.param(entries, id=name) for name, entries in FLUSH.items()])
def test_a_list_set_flush_is_cut_by_its_lines(entries: list[str], width: int) -> None:
    rows = [textwrap.fill(entry, width, break_on_hyphens=False) for entry in entries]
    assert [entry for _, entry in cut("\n".join(rows))] == entries


def test_the_alphabet_parts_entries_that_fill_their_lines() -> None:
    rows = [f"{name}, K. L. Things that are. Press, 201{n}" for n, name in enumerate(NAMES)]
    wide = max(map(len, rows))
    assert [entry for _, entry in cut("\n".join(row.ljust(wide, "1") for row in rows))] == [
        row.ljust(wide, "1") for row in rows
    ]


@given(st.lists(st.sampled_from([MA, KONG, AFUAH, "Porto", "see", "2018.", "K. L."]), min_size=1, max_size=30))
def test_a_list_set_flush_loses_nothing(words: list[str]) -> None:
    text = "\n".join(textwrap.fill(word, 40) for word in words)
    made = split(text)
    shown = [text[each.span.start : each.span.end] for each in made.references if each.span]
    shown += [text[span.start : span.end] for span in made.remainder]
    assert sorted("".join("".join(shown).split())) == sorted("".join(text.split()))


def test_the_address_behind_the_list_is_shown_as_left_out() -> None:
    text = f"{MA}\n{KONG}\n\nJane Doe\nPorto\njane@example.org\n\n"
    made = split(text)
    assert [reference.unstructured for reference in made.references] == [MA, KONG]
    assert rest(text, made) == ["Jane Doe\nPorto\njane@example.org"]
