"""Fixtures of this room: the stand-in with the hand-made records, and a client that asks it without long waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citeman.crossref import Client
from tests.crossref.standin import Standin, running

RECORDS = Path(__file__).with_name("records")


@pytest.fixture
def standin() -> Iterator[Standin]:
    """The stand-in with the hand-made records, without limits."""
    with running(RECORDS, limits=False) as started:
        yield started


@pytest.fixture
def client(standin: Standin) -> Iterator[Client]:
    """A client of `standin` that hardly waits before it tries again."""
    with Client(standin.url, agency_url=standin.url, first_backoff=0.01) as opened:
        yield opened
