"""The duplicate report: `build` finds it out; `to_text`, `to_json` and `to_html` show it.

What may not live here: deciding what is one work. The report shows what `matching` and people decided, and why.
"""

from citeman.report.duplicates.data import to_json
from citeman.report.duplicates.finding import build, group_of
from citeman.report.duplicates.nouns import (
    Cell,
    DuplicateReport,
    Group,
    Link,
    Member,
    Pair,
    Row,
    SourceCount,
    Standing,
    Summary,
)
from citeman.report.duplicates.plain import to_text

__all__ = [
    "Cell",
    "DuplicateReport",
    "Group",
    "Link",
    "Member",
    "Pair",
    "Row",
    "SourceCount",
    "Standing",
    "Summary",
    "build",
    "group_of",
    "to_html",
    "to_json",
    "to_text",
]


def to_html(report: DuplicateReport, *, title: str = "Duplicate report") -> str:
    """The report as one self-contained HTML page: no network, no date, no path; the same report, the same bytes."""
    from citeman.report.duplicates.page import render  # noqa: PLC0415 - Jinja2 takes longer to load than most commands

    return render(report, title=title)
