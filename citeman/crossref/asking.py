"""habanero asks Crossref, through our own connection: the one place that touches its internals.

habanero calls `httpx2.get` anew for every request and throws the answer's headers away, so that nobody could keep
Crossref's limits with it. Here the name `httpx2` in its two request modules is replaced by an object whose `get` goes
to the `Service` that asks at the moment, and to the real `httpx2.get` for everyone else in the process.
What may not live here: retries, limits (`service`), records (`records`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from typing import Any

import habanero
import httpx2

from citeman.crossref.failures import QuestionFailedError
from citeman.crossref.questions import (
    ARTICLES,
    NOTICES,
    ROWS,
    About,
    ByDoi,
    ByDois,
    InJournal,
    OfPrefix,
    Question,
    Search,
    escaped,
)
from citeman.crossref.service import Reply, Service
from citeman.errors import ServiceUnavailableError

PATCHED_MODULES = ("habanero.request", "habanero.request_class")
_OF_JOURNALS = ("container-title", "volume", "issued", "published-print")
_OF_NOTICES = ("DOI", "update-to")
_asking: ContextVar[tuple[Service, str] | None] = ContextVar("_asking", default=None)


class _Parsed:
    """A response whose body is not parsed again; all else is the response's own."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    def json(self) -> Any:
        """What the body says."""
        return self._reply.body

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reply.response, name)


class _Routed:
    """Stands where habanero expects the module `httpx2`."""

    def get(self, url: str, **options: Any) -> httpx2.Response | _Parsed:
        """Ask through the service that is set for this context; without one as habanero itself would."""
        current = _asking.get()
        if current is None:
            return httpx2.get(url, **options)
        service, kind = current
        return _Parsed(service.get(kind, url, options.get("params")))

    def __getattr__(self, name: str) -> Any:
        return getattr(httpx2, name)


class Asker:
    """Puts questions to Crossref's `/works`, and to doi.org those about prefixes."""

    def __init__(self, service: Service, base_url: str, agencies: Service, agency_url: str) -> None:
        for name in PATCHED_MODULES:
            module = import_module(name)
            if not isinstance(module.httpx2, _Routed):
                module.httpx2 = _Routed()  # type: ignore[attr-defined]
        self._service = service
        self._crossref = habanero.Crossref(base_url=base_url.rstrip("/"))
        self._agencies = agencies
        self._agency_url = agency_url

    def ask(self, question: Question) -> tuple[Mapping[str, Any], ...]:
        """The records that answer a question, as received. Errors are those of `Service.get`.

        Of a prefix: doi.org's entries; without doi.org only this question fails.
        """
        if isinstance(question, OfPrefix):
            return self._agency_of(question.prefix)
        with self._through("single" if isinstance(question, ByDoi) else "list"):
            try:
                message = self._works(question)["message"]
                return (message,) if isinstance(question, ByDoi) else tuple(message["items"])
            except (KeyError, TypeError, AttributeError) as error:
                raise QuestionFailedError("an answer of another form than Crossref's", 200) from error

    def _agency_of(self, prefix: str) -> tuple[Mapping[str, Any], ...]:
        try:
            entries = self._agencies.get("agency", f"{self._agency_url}/ra/{prefix}").body
        except ServiceUnavailableError as error:
            raise QuestionFailedError(str(error)) from error
        return tuple(each for each in entries if isinstance(each, dict)) if isinstance(entries, list) else ()

    def _works(self, question: ByDoi | ByDois | Search | InJournal | About) -> Any:
        works = self._crossref.works
        if isinstance(question, ByDoi):
            return works(ids=[escaped(question.doi)])
        if isinstance(question, ByDois):
            return works(filter={"doi": list(question.dois)}, limit=len(question.dois))
        if isinstance(question, Search):
            return works(query_bibliographic=question.text, limit=ROWS)
        if isinstance(question, About):
            return works(filter={"updates": list(question.dois)}, select=list(_OF_NOTICES), limit=NOTICES)
        about = {"type": "journal-article", "from_pub_date": question.year - 1, "until_pub_date": question.year + 1}
        return works(query_container_title=question.title, filter=about, select=list(_OF_JOURNALS), limit=ARTICLES)

    @contextmanager
    def _through(self, kind: str) -> Iterator[None]:
        token = _asking.set((self._service, kind))
        try:
            yield
        finally:
            _asking.reset(token)
