"""Lists as the program gets them: the four papers, whole and as lists alone; sketches that know a paper again."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Document, SourceKind
from citeman.parsing.listing import SAME_TEXT, find_listings, running_text, signature, signature_overlap
from citeman.reading import read
from citeman.text import fold

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "bib" / "papers"
PAPERS = ROOT.parent / "shared" / "papers"
GOLD = ROOT.parent / "shared" / "gold" / "references.json"
WHOLE = {"yang-zvarych": "000", "wei-long-2021": "002", "xu-2025": "003", "wang": "004"}
SIZES = {"yang-zvarych": 5, "wei-long-2021": 5, "xu-2025": 44, "wang": 26}

needs_papers = pytest.mark.skipif(not PAPERS.is_dir(), reason="the four papers whole are not beside the checkout")


def paper(number: str) -> Document:
    (path,) = PAPERS.glob(f"{number}_*.txt")
    return read(path)


@pytest.mark.parametrize(("key", "size"), SIZES.items())
def test_the_lists_of_the_four_papers(key: str, size: int) -> None:
    (listing,) = find_listings(read(LISTS / f"{key}.txt"))
    assert listing.kind is SourceKind.PAPER
    assert listing.item.title is not None
    assert listing.item.author
    assert listing.remainder == ()
    labels = [reference.label for reference in listing.references]
    bulleted = key == "wei-long-2021"
    assert labels == ([None] * size if bulleted else [str(number) for number in range(1, size + 1)])


def test_entries_torn_by_a_page_are_whole() -> None:
    (listing,) = find_listings(read(LISTS / "xu-2025.txt"))
    assert "are evidenced by high-end equipment manufacturing MNEs" in listing.references[31].unstructured
    assert listing.references[42].unstructured.endswith("MDPC Publishing, Vienna, Austria. 2024. 382 p.")


@needs_papers
@pytest.mark.parametrize(("key", "number"), WHOLE.items())
def test_the_whole_papers_give_the_same_references(key: str, number: str) -> None:
    (alone,) = find_listings(read(LISTS / f"{key}.txt"))
    whole = next(listing for listing in find_listings(paper(number)) if listing.kind is SourceKind.PAPER)
    printed = [(reference.label, reference.unstructured) for reference in whole.references]
    assert printed == [(reference.label, reference.unstructured) for reference in alone.references]
    assert fold(whole.item.title or "") == fold(alone.item.title or "")
    assert [name.family for name in whole.item.author] == [name.family for name in alone.item.author]
    assert whole.item.doi == alone.item.doi


@needs_papers
def test_the_tail_of_another_list_is_a_listing_of_its_own() -> None:
    fragment, own = find_listings(paper("000"))
    assert (fragment.kind, own.kind) == (SourceKind.FRAGMENT, SourceKind.PAPER)
    assert [reference.label for reference in fragment.references] == ["3", "4", "5"]
    assert fragment.item.title is None


@needs_papers
def test_the_scan_without_a_list_has_none() -> None:
    assert find_listings(paper("001")) == ()


@needs_papers
@pytest.mark.skipif(not GOLD.is_file(), reason="the hand-labelled truth is not beside the checkout")
def test_what_is_printed_is_what_the_truth_says() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["references"]
    found = dict[str, list[str]]()
    for key in SIZES:
        (listing,) = find_listings(read(LISTS / f"{key}.txt"))
        found[key.split("-")[0]] = [re.sub(r"\*", "", reference.unstructured) for reference in listing.references]
    assert len(gold) == sum(len(entries) for entries in found.values()) == 80
    for row in gold:
        entry = found[row["paper"].split("-")[0]][int(row["label"]) - 1]
        assert row.get("raw", entry) == entry
        titles = row["item"]["title"]
        accepted = titles if isinstance(titles, list) else [titles]
        assert any(title is None or fold(title) in fold(entry) for title in accepted)


@needs_papers
def test_citations_of_a_whole_paper_are_linked() -> None:
    (listing,) = find_listings(paper("003"))
    cited = {citation.position for citation in listing.citations}
    assert None not in cited
    assert len(cited) > 20


@needs_papers
def test_two_scans_of_one_paper_are_known_as_one() -> None:
    sketches = {number: signature(running_text(paper(number))) for number in ("000", "001", "002", "003", "004")}
    for left, one in sketches.items():
        for right, other in sketches.items():
            same = left == right or {left, right} == {"000", "001"}
            assert (signature_overlap(one, other) >= SAME_TEXT) is same


WORDS = "company market model things year study people world income trade growth price share phone india europe".split()


def prose(seed: int, words: int = 2000) -> str:
    draw = random.Random(seed)  # noqa: S311 - test data
    return " ".join(draw.choice(WORDS) + str(draw.randrange(50)) for _ in range(words))


@pytest.mark.parametrize("share", [0.002, 0.005, 0.01])
def test_a_scan_with_wrong_letters_is_known(share: float) -> None:
    text, draw = prose(1), random.Random(2)  # noqa: S311 - test data
    scan = "".join(draw.choice("abcdefg ") if draw.random() < share else char for char in text)
    assert signature_overlap(signature(text), signature(scan)) >= SAME_TEXT


def test_another_paper_that_quotes_a_page_is_not() -> None:
    one, other = prose(1), prose(3)
    quoting = f"{other} {' '.join(one.split()[:250])}"
    assert signature_overlap(signature(one), signature(quoting)) < SAME_TEXT


def test_a_text_too_short_to_tell_has_no_sketch() -> None:
    assert signature("Title: A Study of Things\nAuthors: Ma, Jun") == ()
    assert signature_overlap((), ()) == 0.0


def test_a_text_of_characters_without_blanks_has_a_sketch() -> None:
    assert len(signature("".join(chr(0x4E00 + number) for number in range(200)))) == 128


def test_hashes_fit_a_signed_integer_and_stay_the_same() -> None:
    sketch = signature(prose(1))
    assert all(-(2**63) <= number < 2**63 for number in sketch)
    assert sketch == tuple(sorted(sketch)) == signature(prose(1))
    assert len(sketch) == 128


@given(st.integers(0, 50), st.integers(0, 50))
def test_overlap_is_a_share_and_blind_to_order(left: int, right: int) -> None:
    one, other = signature(prose(left, 150)), signature(prose(right, 150))
    overlap = signature_overlap(one, other)
    assert 0.0 <= overlap <= 1.0
    assert overlap == signature_overlap(other, one)
    assert (overlap == 1.0) == (left == right)


@given(st.text())
def test_any_document_has_listings(text: str) -> None:
    for listing in find_listings(Document(name="any.txt", text=text)):
        assert listing.references
