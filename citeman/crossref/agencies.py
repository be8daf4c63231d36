"""Which registration agency a DOI belongs to that Crossref does not hold, asked for once a prefix.

What may not live here: network; the client puts the questions.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from citeman.crossref import questions
from citeman.crossref.cache import AGENCY_LASTS, Cache
from citeman.crossref.failures import NotHeldError, QuestionFailedError
from citeman.crossref.questions import OfPrefix
from citeman.identifiers import doi_prefix


class Agencies:
    """The agencies known so far, and the DOIs that wait until theirs is.

    `known`: prefix → agency ("10.5281" → "DataCite"), `None` where no agency has it; filled here, kept by the caller.
    `refresh`: ask anew, whatever the cache holds.
    """

    def __init__(self, cache: Cache, known: dict[str, str | None], *, refresh: bool = False) -> None:
        self._cache = cache
        self._known = known
        self._refresh = refresh
        self._failed: dict[str, QuestionFailedError] = {}
        self._waiting: dict[str, list[tuple[str, QuestionFailedError]]] = defaultdict(list)

    def ask_after(self, doi: str, failure: QuestionFailedError) -> OfPrefix | None:
        """Put a DOI that Crossref does not hold in line; the question to be asked for it, if it is the first one."""
        prefix = doi_prefix(doi)
        first = prefix not in self._waiting
        self._waiting[prefix].append((doi, failure))
        if prefix in self._known or not first:
            return None
        kept = None if self._refresh else self._cache.get(questions.agency_key(prefix))
        if kept is not None:
            self._known[prefix] = kept or None
            return None
        return OfPrefix(prefix=prefix)

    def learn(self, prefix: str, reply: tuple[Mapping[str, Any], ...] | QuestionFailedError) -> None:
        """Take the answer to the question for a prefix: doi.org's entries, or why there is none."""
        if isinstance(reply, QuestionFailedError) and not isinstance(reply, NotHeldError):
            self._failed[prefix] = reply
            return
        name = None if isinstance(reply, NotHeldError) or not reply else reply[0].get("RA")
        self._known[prefix] = name if isinstance(name, str) else None
        self._cache.put(questions.agency_key(prefix), self._known[prefix] or "", AGENCY_LASTS)

    def placed(self) -> Iterator[tuple[str, QuestionFailedError, str | QuestionFailedError | None]]:
        """The DOIs that need not wait any more, why Crossref does not hold each, and its agency (or why not known)."""
        for prefix in [each for each in self._waiting if each in self._known or each in self._failed]:
            agency = self._known[prefix] if prefix in self._known else self._failed.pop(prefix)
            for doi, failure in self._waiting.pop(prefix):
                yield doi, failure, agency
