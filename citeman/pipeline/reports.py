"""What the reports are made of, read from the library in one go. What may not live here: how a report looks."""

from citeman.report.duplicates import DuplicateReport, build
from citeman.store import Library


def duplicates(library: Library) -> DuplicateReport:
    """The duplicate report of the library as it stands."""
    with library.transaction():
        records = {record.id: record for record in library.records()}
        return build(library.works(), records, library.decisions(), library.sources())
