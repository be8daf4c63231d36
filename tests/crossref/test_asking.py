"""habanero's internals as this room relies on them: these tests fail when a new version moves them."""

import inspect
from importlib import import_module

import habanero
import httpx2
import pytest

from citeman.crossref import Client
from citeman.crossref.asking import PATCHED_MODULES, Asker
from citeman.crossref.questions import ByDoi, ByDois, OfPrefix, Search
from citeman.crossref.service import Service
from tests.crossref.standin import Standin


def test_the_version_is_the_one_that_was_read() -> None:
    assert habanero.__version__.startswith("2.9.")


@pytest.mark.parametrize("name", PATCHED_MODULES)
def test_the_modules_ask_by_the_name_that_is_replaced(name: str) -> None:
    module = import_module(name)
    assert hasattr(module, "httpx2")
    source = inspect.getsource(module)
    assert "httpx2.get(" in source
    for other in ("httpx2.Client(", "httpx2.request(", "httpx2.stream(", "httpx2.post("):
        assert other not in source


def test_the_arguments_are_still_called_so() -> None:
    parameters = inspect.signature(habanero.Crossref.works).parameters
    assert {"ids", "filter", "limit", "kwargs"} <= set(parameters)


def test_every_request_goes_through_our_service(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("habanero asked by itself")

    monkeypatch.setattr(httpx2, "get", refuse)
    service = Service(standin.url, user_agent="citeman/test")
    asker = Asker(service, standin.url, service, standin.url)
    assert len(asker.ask(ByDoi(doi="10.3390/su14063576"))) == 1
    assert len(asker.ask(ByDois(dois=("10.3390/su14063576", "10.3390/jtaer16070164")))) == 2
    assert asker.ask(Search(text="product scarcity"))
    assert asker.ask(OfPrefix(prefix="10.16834"))[0]["RA"] == "ISTIC"
    service.close()
    assert [entry.user_agent for entry in standin.log.entries] == ["citeman/test"] * 4
    queries = [entry.path for entry in standin.log.entries]
    assert queries[0] == "/works/10.3390/su14063576"
    assert "filter=doi%3A10.3390%2Fsu14063576%2Cdoi%3A10.3390%2Fjtaer16070164&rows=2" in queries[1]
    assert "query.bibliographic=product+scarcity" in queries[2]
    assert "rows=5" in queries[2]


def test_others_in_the_process_ask_as_ever(client: Client, standin: Standin) -> None:
    list(client.look_up(["10.3390/su14063576"]))
    found = habanero.Crossref(base_url=standin.url).works(ids="10.3390/jtaer16070164")
    assert found["message"]["DOI"] == "10.3390/jtaer16070164"
    assert "habanero" in standin.log.entries[-1].user_agent
