"""The four papers of bib/ against the stand-in: `python -m tests.crossref.four_papers` writes bib/check.html anew.

The stand-in's records of the works that they cite were made by hand (see records/README.md), so that the page shows
what a check looks like, and is no word of Crossref's.
"""

from pathlib import Path

from citeman.pipeline.add import add
from citeman.pipeline.check import check
from citeman.pipeline.dedupe import dedupe
from citeman.pipeline.enrich import enrich
from citeman.pipeline.output import write
from citeman.report.check import CheckReport, to_html
from citeman.store import Library
from tests.crossref.standin import running

ROOT = Path(__file__).parents[2]
PAPERS = sorted((ROOT / "bib" / "papers").glob("*.txt"))
PAGE = ROOT / "bib" / "check.html"
TITLE = "Check of the four papers' references, against hand-made records"


def report() -> CheckReport:
    """The check of the four papers, after a run of `enrich` against the stand-in."""
    records = Path(__file__).with_name("records")
    with Library.open(":memory:") as library, running(records, limits=False) as standin:
        add(library, PAPERS)
        dedupe(library)
        enrich(library, url=standin.url, agency_url=standin.url)
        return check(library, dated=False)


def main() -> None:
    """Write the page."""
    write(PAGE, to_html(report(), title=TITLE))


if __name__ == "__main__":
    main()
