"""The account that `build` gives."""

import json
from dataclasses import replace

import pytest

from citeman.report import account
from citeman.report.account import Account

FIGURES = Account(
    papers=4, references=80, whole=78, doubtful=2, works=76, merged=4, possible=1, enriched=0, left=14, offline=True
)


def test_account_of_the_four_papers() -> None:
    assert account.to_text(FIGURES) == (
        "4 papers: 80 references found, 78 read whole, 2 doubtful\n"
        "76 works: 4 duplicates merged, 1 possible pair left to you (`citeman dedupe --review`)\n"
        "Crossref: 0 works enriched, 14 DOIs left (offline; `citeman enrich` asks for them)\n"
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param({"papers": 1, "references": 1}, "1 paper: 1 reference found, 78 read whole, 2 doubtful", id="one"),
        pytest.param(
            {"papers": 0, "bibliographies": 1},
            "1 bibliography: 80 references found, 78 read whole, 2 doubtful",
            id="a bibliography",
        ),
        pytest.param(
            {"bibliographies": 2},
            "4 papers and 2 bibliographies: 80 references found, 78 read whole, 2 doubtful",
            id="papers and bibliographies",
        ),
        pytest.param(
            {"works": 1, "merged": 1, "possible": 0},
            "1 work: 1 duplicate merged, 0 possible pairs left to you",
            id="no pair",
        ),
        pytest.param(
            {"versions": 1, "possible": 0},
            "76 works: 4 duplicates merged, 1 pair linked as versions, 0 possible pairs left to you",
            id="versions",
        ),
        pytest.param({"enriched": 1, "left": 0}, "Crossref: 1 work enriched, 0 DOIs left", id="nothing left"),
        pytest.param(
            {"offline": False, "unreachable": True, "left": 1},
            "Crossref: 0 works enriched, 1 DOI left (out of reach; `citeman enrich` asks for it)",
            id="out of reach",
        ),
        pytest.param(
            {"offline": False},
            "Crossref: 0 works enriched, 14 DOIs left (`citeman enrich` asks for them)",
            id="left over",
        ),
        pytest.param({"written": ("a.bib",)}, "wrote a.bib", id="files"),
        pytest.param(
            {"works": 12345},
            "12,345 works: 4 duplicates merged, 1 possible pair left to you (`citeman dedupe --review`)",
            id="thousands",
        ),
    ],
)
def test_each_line_in_singular_and_plural(changes: dict[str, object], line: str) -> None:
    assert line in account.to_text(replace(FIGURES, **changes), width=120).splitlines()  # type: ignore[arg-type]


def test_lines_fold_at_the_width() -> None:
    assert max(len(line) for line in account.to_text(FIGURES, width=40).splitlines()) <= 40


def test_account_as_json() -> None:
    data = json.loads(account.to_json(replace(FIGURES, written=("a.bib", "b.json"))))
    assert data["references"] == 80
    assert data["written"] == ["a.bib", "b.json"]
