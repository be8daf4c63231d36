"""The program, called as from a shell, in this process."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from citeman.cli import main

ROOT = Path(__file__).parents[2]
PAPERS = sorted((ROOT / "bib" / "papers").glob("*.txt"))
NOBODY = "http://127.0.0.1:9"
"""An address where no service answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a call ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def citeman(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the program with arguments (and a text on stdin), on a library of the test's own."""
    for name in [name for name in os.environ if name.startswith("CITEMAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CITEMAN_LIBRARY", str(tmp_path / "library.sqlite"))
    monkeypatch.setenv("CITEMAN_CROSSREF_URL", NOBODY)

    def call(*arguments: str | Path, stdin: str | bytes = b"") -> Called:
        source = tmp_path / "stdin"
        source.write_bytes(stdin if isinstance(stdin, bytes) else stdin.encode())
        monkeypatch.setattr(sys, "argv", ["citeman", *map(str, arguments)])
        capfd.readouterr()
        with source.open(encoding="utf-8") as typed:
            monkeypatch.setattr(sys, "stdin", typed)
            with pytest.raises(SystemExit) as stop:
                main()
        out, err = capfd.readouterr()
        return Called(code=int(stop.value.code or 0), out=out, err=err)

    return call


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where the library of `citeman` is."""
    return tmp_path / "library.sqlite"
