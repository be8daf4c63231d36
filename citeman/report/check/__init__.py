"""The check of printed references against what is registered: `check` finds it out, `to_*` show it.

What may not live here: asking Crossref, and deciding which registered record is the work.
"""

from citeman.report.check.data import to_json
from citeman.report.check.finding import check
from citeman.report.check.nouns import (
    Checked,
    CheckReport,
    Difference,
    Disagreement,
    Disputed,
    Known,
    LookUp,
    LookUpState,
    Notice,
    NoticeKind,
    Registered,
    Verdict,
)
from citeman.report.check.plain import to_text

__all__ = [
    "CheckReport",
    "Checked",
    "Difference",
    "Disagreement",
    "Disputed",
    "Known",
    "LookUp",
    "LookUpState",
    "Notice",
    "NoticeKind",
    "Registered",
    "Verdict",
    "check",
    "to_html",
    "to_json",
    "to_text",
]


def to_html(report: CheckReport, *, title: str = "Check of the references") -> str:
    """The report as one self-contained HTML page: no network, no script; the same report, the same bytes."""
    from citeman.report.check.page import render  # noqa: PLC0415 -- Jinja2 takes longer to load than most commands

    return render(report, title=title)
