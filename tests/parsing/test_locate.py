"""Where the reference lists of a text stand: headings in many languages, ends, fragments, none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.parsing.headings import names_end, names_list, opening_name
from citeman.parsing.locate import locate

ENTRIES = """\
Ma, J. J. (2018). Research on the international business model of companies. Wuhan: Huazhong University.
Kong, X. H. (2019). Research on the marketing strategy of Xiaomi. Shenyang: Liaoning University.
Afuah, A., & Tucci, C. (2001). Internet business models and strategies. New York: McGraw-Hill.
"""
PROSE = (
    "We found that the model was used by all of the companies that have been looked at, and that their income is "
    "higher than that of the others. It can be seen that this was not the case before, and it will be so for years.\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "References", "REFERENCES", "R E F E R E N C E S", "References:", "## References", "**References**",
        "7. References", "7 REFERENCES", "VII. Bibliography", "Reference List", "References and Notes", "Works Cited",
        "Literature Cited", "LITERATURE", "Selected Bibliography", "Table of Authorities", "References (continued)",
        "References for Chapter 3", "参考文献", "参 考 文 献", "参考文献：", "六、参考文献", "主要参考文献",
        "參考文獻", "引用文献", "参考資料", "参考文献 / References", "참고문헌", "참고 문헌", "Список літератури",
        "СПИСОК ВИКОРИСТАНИХ ДЖЕРЕЛ", "Література:", "Список литературы", "Библиографический список", "Литература",
        "Literaturverzeichnis", "Literatur", "Quellen- und Literaturverzeichnis", "Bibliographie",
        "Références bibliographiques", "Références", "Referencias", "Referencias bibliográficas", "Bibliografía",
        "Bibliografia", "Riferimenti bibliografici", "Referências", "Literatuur", "Referenser", "Litteraturliste",
        "Lähteet", "Piśmiennictwo", "Použitá literatura", "Irodalomjegyzék", "Kaynakça", "Daftar Pustaka",
        "Tài liệu tham khảo", "Βιβλιογραφία", "المراجع", "Methods references", "Supplementary References",
    ],
)  # fmt: skip
def test_a_list_stands_under_its_heading_whatever_it_is_called(heading: str) -> None:
    text = f"A Study of Things\n\n{PROSE}\n{heading}\n\n{ENTRIES}"
    (region,) = locate(text)
    assert text[region.heading : region.start].strip() == heading
    assert text[region.start : region.end].strip() == ENTRIES.strip()


COUNTED = [
    f"{name}, K. (201{n}). A study of things. Journal of Things, {n}(2), 3-9." for n, name in enumerate(
        ("Adams", "Baker", "Clark", "Davis", "Evans", "Frank")
    )
]  # fmt: skip


@pytest.mark.parametrize("mark", ["[{}] ", "{}. ", "({}) ", "{} "])
def test_a_numbered_list_that_nothing_announces_is_found_by_its_numbers(mark: str) -> None:
    listed = "\n".join(mark.format(n) + entry for n, entry in enumerate(COUNTED, 1))
    text = f"A Study\n\n1. Introduction\n\n{PROSE}\n2. Methods\n\n{PROSE}\n{listed}\n"
    (region,) = locate(text)
    assert text[region.start : region.end] == listed


def test_a_citation_at_a_line_before_a_numbered_list_is_none_of_it() -> None:
    listed = "\n".join(f"[{n}] {entry}" for n, entry in enumerate(COUNTED, 1))
    text = f"A Study\n\n{PROSE}\nThis was shown by others, as is well known to us\n[5].\n\n{listed}\n"
    (region,) = locate(text)
    assert text[region.start : region.end] == listed


def test_numbers_that_go_on_behind_the_methods_make_a_second_list() -> None:
    rows = [f"{n}. {entry}" for n, entry in enumerate(COUNTED, 1)]
    first, second = "\n".join(rows[:3]), "\n".join(rows[3:])
    for heading in ("", "Methods references\n"):
        text = (
            f"A Study\n\n{PROSE}\n{first}\n\nMethods\n\n{PROSE * 9}\n{heading}{second}\n\nAcknowledgements\n\n{PROSE}"
        )
        assert [text[region.start : region.end].strip() for region in locate(text)] == [first, second]


@pytest.mark.parametrize(
    "line",
    [
        "REFERENCES\tŝ",
        "References ..... 57",
        "References 57",
        "References are given below.",
        "the references",
        "References to other work, and",
        "Source: own research",
        "Citations",
    ],
)
def test_a_line_that_only_speaks_of_references_is_no_heading(line: str) -> None:
    assert not names_list(line) or line == "the references"


@pytest.mark.parametrize(
    "after",
    [
        "APPENDIXES", "Appendix A: Questions", "Acknowledgements", "ACKNOWLEDGMENT", "About the Author",
        "Author Biographies", "Conflicts of Interest", "Figure captions", "Додаток А", "ДОДАТКИ", "Приложение 1",
        "Об авторах", "Anhang", "Eidesstattliche Erklärung", "Annexe 2", "Anexo I", "附录", "致谢", "作者简介",
        "付録", "부록", "# Appendix", "## Questions", "Affiliation:", "Inhoudsopgave",
        "A. Simulation results for panel data with AR(1) correlations", "A Notation", "B.1. Random variables",
    ],
)  # fmt: skip
def test_a_list_ends_before_what_follows(after: str) -> None:
    text = f"{PROSE}\nReferences\n\n{ENTRIES}\n{after}\n\n{PROSE}"
    (region,) = locate(text)
    assert text[region.start : region.end].strip() == ENTRIES.strip()


@pytest.mark.parametrize(
    "entry",
    [
        "A. Smith and B. Jones. On the theory\nof graphs. Journal of Things 3, 2001, 4-9.",
        "A. Simulation Group. Results of the year\n2001. Journal of Things 3, 4-9.",
        "A. Lloyd Webber\nThe theory of graphs. Journal of Things 3, 2001, 4-9.",
        "B Jones and C Smith\nThe theory of graphs. Journal of Things 3, 2001, 4-9.",
    ],
)
def test_an_entry_that_begins_with_an_initial_is_no_section(entry: str) -> None:
    text = f"{PROSE}\nReferences\n\n{ENTRIES}\n{entry}\n\n{ENTRIES}"
    (region,) = locate(text)
    assert region.end == len(text.rstrip())


def test_a_list_ends_before_prose_under_a_heading_nobody_knows() -> None:
    text = f"References\n\n{ENTRIES}\nOdds and Ends\n\n{PROSE}{PROSE}"
    (region,) = locate(text)
    assert text[region.start : region.end].strip() == ENTRIES.strip()


@pytest.mark.parametrize(
    "behind",
    [
        "Received May 12, 2013\nRevision received January 3, 2014\nAccepted February 3, 2014",
        "Publisher's Note The house remains neutral with regard to claims in maps.",
        "(Received: December 24, 2004)",
    ],
)
def test_a_list_ends_before_what_journals_print_behind_it(behind: str) -> None:
    text = f"A Study of Things\n\n{PROSE}\nReferences\n\n{ENTRIES}{behind}\nSign up at http://example.org for more.\n"
    (region,) = locate(text)
    assert text[region.start : region.end].strip() == ENTRIES.strip()


def test_a_statement_among_entries_does_not_end_the_list() -> None:
    text = f"A Study of Things\n\n{PROSE}\nReferences\n\n{ENTRIES}\nFunding: none.\n\n{ENTRIES}"
    (region,) = locate(text)
    assert region.end == len(text.rstrip())


def test_the_last_line_of_an_entry_before_prose_stays() -> None:
    last = "Veech, J. A. Ecology as such. Oxford University Press; 2021.\np. 29-38. doi:10.1093/oso/97801.003.0002\n"
    text = f"A Study of Things\n\n{PROSE}\nReferences\n\n{ENTRIES}{last}\nPerspective\n{PROSE * 2}"
    (region,) = locate(text)
    assert text[region.start : region.end].rstrip().endswith("003.0002")


def test_lists_by_chapter_are_all_found() -> None:
    text = f"# One\n\n{PROSE}\n## References\n\n{ENTRIES}\n# Two\n\n{PROSE}\n## References\n\n{ENTRIES}"
    assert [text[region.start : region.end].strip() for region in locate(text)] == [ENTRIES.strip()] * 2


def test_the_word_in_a_table_of_contents_is_no_list() -> None:
    text = f"CONTENT\n\nINTRODUCTION\t7\nREFERENCES\tŝ\n\nINTRODUCTION\n\n{PROSE}\nREFERENCES\n\n{ENTRIES}"
    (region,) = locate(text)
    assert text[region.start : region.end].strip() == ENTRIES.strip()


def test_a_section_that_only_has_such_a_name_gives_way_to_the_list() -> None:
    text = f"Sources\n\n{PROSE}As Ma (2018, p. 3) says, so it is.\n\n{PROSE}\nReferences\n\n{ENTRIES}"
    assert [text[region.start : region.end].strip() for region in locate(text)] == [ENTRIES.strip()]


TAIL = """\
3. Chen R. Analysis of the export trade from 2000 to 2017 [J]. Journal of Agronomy, 2020, 10(5): 84-90.
4. Dai M. Quantitative evaluation of a model of trade. International Trade Issues, No. 1, 2015.

"""


def test_the_tail_of_another_list_at_the_beginning_is_a_fragment() -> None:
    paper = f"Jun Ma\nSome University\n\nA STUDY OF THINGS\n\n{PROSE}\n5. Conclusion\n\n{PROSE}"
    text = f"{TAIL}{paper}\nReferences\n\n{ENTRIES}"
    fragment, own = locate(text)
    assert (fragment.fragment, own.fragment) == (True, False)
    assert text[fragment.start : fragment.end].strip() == TAIL.strip()


def test_a_numbered_first_section_is_no_fragment() -> None:
    text = f"1. Introduction\n\n{PROSE}\n2. Methods\n\n{PROSE}\nReferences\n\n{ENTRIES}"
    assert [region.fragment for region in locate(text)] == [False]


@pytest.mark.parametrize("text", [ENTRIES, TAIL, f"[1] {ENTRIES.splitlines()[0]}"])
def test_a_file_that_is_only_a_list_is_a_fragment(text: str) -> None:
    (region,) = locate(text)
    assert region.fragment
    assert text[region.start : region.end].strip() == text.strip()


def test_a_list_that_nothing_announces_is_found_at_the_end() -> None:
    numbered = "".join(f"[{number}] {entry}\n" for number, entry in enumerate(ENTRIES.splitlines() * 2, 1))
    text = f"A Study of Things\n\n{PROSE}\n{PROSE}\n{numbered}"
    (region,) = locate(text)
    assert not region.fragment
    assert text[region.start : region.end].strip() == numbered.strip()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(PROSE * 3, id="prose"),
        pytest.param(f"References\n\n{PROSE}", id="heading-alone"),
        pytest.param("References", id="nothing-behind"),
        pytest.param("1. Buy milk\n2. Call mother\n3. Sleep\n", id="shopping-list"),
        pytest.param("Name\tShare\nSamsung\t21.2%\nApple\t14.6%\n", id="table"),
    ],
)
def test_where_there_is_no_list_none_is_found(text: str) -> None:
    assert locate(text) == ()


def test_a_list_may_open_on_the_line_of_its_heading() -> None:
    text = f"{PROSE}\nReferences: [1] Ma J. A study of things. J Foo. 2018;3:1-9. [2] Li K. Another. J Bar. 2019;4:1-2."
    (region,) = locate(text)
    assert text[region.start :].startswith("[1] Ma J.")


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("参考文献：[1] 马俊. 研究", 5),
        ("References [1] Ma J.", 11),
        ("sources [1].", 0),
        ("References [6] Ma J.", 0),
        ("Results [1] show", 0),
    ],
)
def test_how_long_the_heading_on_a_line_is(line: str, length: int) -> None:
    assert opening_name(line) == length


def test_an_entry_is_no_heading() -> None:
    assert not names_end("Index of patents. Paris: Seuil, 1990.")
    assert not names_list("References and notes on Ma (2018).")


@given(st.text())
def test_any_text_has_regions_inside_it_and_in_order(text: str) -> None:
    place = 0
    for region in locate(text):
        assert place <= region.heading <= region.start <= region.end <= len(text)
        place = region.end


MARKED = (
    "\n\nFootnotes\n\n   1 See A. Dupre. “Linear nevus”. In: Archives 113.6 (1977), pp. 767–769.\n"
    "   2 See L. J. Bass. “Chronic disease”. In: Archives 106.1 (1972), pp. 68–71.\n"
    "   3 We thank all who were with us.\n"
)


def test_notes_are_the_list_of_a_paper_without_one() -> None:
    prose = "This is what we have to say of it, and there is no more that could be said. " * 8
    (region,) = locate(prose + MARKED)
    assert "Dupre" in (prose + MARKED)[region.start : region.end]


def test_notes_behind_a_list_are_none_of_it() -> None:
    text = f"{'We say that this is so. ' * 9}\n\nReferences\n\nMa, J. (2018). On maps. Kiel: Delta.\n" + MARKED
    (region,) = locate(text)
    assert "Dupre" not in text[region.start : region.end]


def test_notes_of_which_few_are_references_are_no_list() -> None:
    prose = "This is what we have to say of it, and there is no more that could be said. " * 8
    notes = "\n".join(f"   {number} We thank all who were with us." for number in range(3, 9))
    assert locate(prose + MARKED.split("   2 ", maxsplit=1)[0] + notes) == ()
