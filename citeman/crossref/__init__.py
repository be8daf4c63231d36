"""Item or DOI → candidate records of Crossref: limits, retries, cache keys, errors.

What may not live here: deciding whether a candidate is the work (`matching` does), SQL, progress bars.
"""

from citeman.crossref.answers import Answer, Candidate, Notice, NoticeKind, Outcome, Relations
from citeman.crossref.cache import Cache, MemoryCache
from citeman.crossref.capitals import as_printed
from citeman.crossref.client import AGENCY_URL, BASE_URL, Client
from citeman.crossref.records import to_candidate, to_item

__all__ = [
    "AGENCY_URL",
    "BASE_URL",
    "Answer",
    "Cache",
    "Candidate",
    "Client",
    "MemoryCache",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Relations",
    "as_printed",
    "to_candidate",
    "to_item",
]
