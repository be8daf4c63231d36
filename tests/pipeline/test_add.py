"""Files into the library: sources told apart and known again, nothing stored twice, nothing lost."""

import random
from pathlib import Path

import pytest

from citeman.errors import SourceError
from citeman.model import SourceKind
from citeman.pipeline.add import Added, add
from citeman.store import Library

WORDS = (
    "market trade platform phone growth supply network brand value method policy region culture energy price".split()
)
HEAD = "Path Choice of a Phone Maker\n\nJiping Yang\n\n"
LIST = (
    "\n\nReferences\n\n"
    "1. Kong, X. H. (2019). Research on the marketing strategy. Shenyang: Liaoning University.\n"
    "2. Ma, J. J. (2018). Research on the business model. Wuhan: Huazhong University.\n"
    "3. Afuah, A. and Tucci, C. (2001). Internet Business Models and Strategies. McGraw-Hill, New York.\n"
)
TAIL = (
    "3. Chen Rong. Analysis of agricultural export trade from 2000 to 2017. Journal of Agronomy, 2020, 10(5): 84-90.\n"
    "4. Dai Minghui. Quantitative evaluation of a model for trade. International Trade Issues, 2015, 3(1): 2-9.\n\n"
)


def body(seed: int = 1) -> str:
    """Some running text that mentions two entries."""
    chance = random.Random(seed)  # noqa: S311 - words, no secret
    sentences = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(25)]
    return " ".join([*sentences[:12], "This was shown [1, 3].", *sentences[12:]])


def scanned(text: str) -> str:
    """The text as a scanner reads it: a letter wrong here and there, lines broken."""
    words = text.split()
    words = [word.replace("l", "1") if place % 40 == 0 else word for place, word in enumerate(words)]
    return "\n".join(" ".join(words[start : start + 9]) for start in range(0, len(words), 9))


def put(library: Library, folder: Path, **files: str) -> list[Added]:
    """Write text files and add them, in the order given."""
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return add(library, paths, processes=1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite")


def test_the_same_bytes_are_no_news_under_any_name(library: Library, tmp_path: Path) -> None:
    first, second = put(library, tmp_path, one=HEAD + body() + LIST, two=HEAD + body() + LIST)
    assert [source.new_references for source in first.sources] == [3]
    assert second.known
    [third] = put(library, tmp_path, one=HEAD + body() + LIST)
    assert third.known
    assert len(library.records()) == 3


@pytest.mark.parametrize("scan_first", [False, True])
def test_a_scan_without_its_list_is_the_paper_it_scans(library: Library, tmp_path: Path, *, scan_first: bool) -> None:
    paper, scan = HEAD + body() + LIST, scanned(body())
    files = {"scan": scan, "paper": paper} if scan_first else {"paper": paper, "scan": scan}
    done = put(library, tmp_path, **files)
    assert [each.error for each in done] == [None, None]
    [source] = library.sources()
    assert library.file_names() == {source.key: ("paper.txt", "scan.txt")}
    assert any("another copy" in remark for each in done for remark in each.remarks)


def test_another_text_without_a_list_is_refused(library: Library, tmp_path: Path) -> None:
    done = put(library, tmp_path, paper=HEAD + body() + LIST, story=body(seed=2))
    assert isinstance(done[1].error, SourceError)
    assert len(library.sources()) == 1


def test_a_second_file_of_a_paper_brings_only_what_is_new(library: Library, tmp_path: Path) -> None:
    longer = LIST + "4. Zhao, Y. (2016). A case study of market entry. Dalian: Dalian University of Technology.\n"
    put(library, tmp_path, listed=f"Title: Path Choice of a Phone Maker\nAuthors: Yang, Jiping\n{LIST}")
    [whole] = put(library, tmp_path, whole=HEAD + body() + longer.replace("marketing", "rnarketing"))
    assert [(source.references, source.new_references) for source in whole.sources] == [(4, 1)]
    [source] = library.sources()
    assert [reference.label for reference in library.references(source.key)] == ["1", "2", "3", "4"]
    assert library.citation_counts() == {(source.key, 1): 1, (source.key, 3): 1}


def test_the_tail_of_another_list_is_a_source_of_its_own(library: Library, tmp_path: Path) -> None:
    [done] = put(library, tmp_path, paper=TAIL + HEAD + body() + LIST)
    assert [(source.kind, source.references) for source in done.sources] == [
        (SourceKind.FRAGMENT, 2),
        (SourceKind.PAPER, 3),
    ]
    fragment = next(source for source in library.sources() if source.kind is SourceKind.FRAGMENT)
    assert [reference.label for reference in library.references(fragment.key)] == ["3", "4"]


def test_printed_words_are_kept_to_the_letter(library: Library, tmp_path: Path) -> None:
    put(library, tmp_path, paper=HEAD + body() + LIST)
    [source] = library.sources()
    printed = [f"{each.label}. {each.unstructured}" for each in library.references(source.key)]
    assert printed == LIST.strip().splitlines()[2:]


def test_a_path_that_leads_nowhere_stops_before_anything_is_stored(library: Library, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(HEAD + body() + LIST, encoding="utf-8")
    with pytest.raises(SourceError, match=r"missing.txt: no such file"):
        add(library, [tmp_path / "paper.txt", tmp_path / "missing.txt"])
    assert library.sources() == []


def test_many_files_are_read_by_many_processes_with_the_same_result(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(26):
        head = f"Title: Paper {number} on {WORDS[number % 15]}\nAuthors: Author{number}, A.\n"
        (folder / f"paper{number:02}.txt").write_text(head + LIST.replace("2019", str(1980 + number)), encoding="utf-8")
    add(library, [folder], processes=2)
    with Library.open(":memory:") as alone:
        add(alone, [folder], processes=1)
        assert [source.key for source in library.sources()] == [source.key for source in alone.sources()]
        assert [record.item for record in library.records()] == [record.item for record in alone.records()]
