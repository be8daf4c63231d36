"""What `--help` and `--version` must not wait for. How long they take is measured in tests/benchmarks/startup.py."""

import json
import subprocess
import sys

import pytest

SLOW = ["sqlalchemy", "alembic", "habanero", "httpx2", "numpy", "citeproc", "lxml", "jinja2", "rich", "bibtexparser"]


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_nothing_slow_is_imported_for(argument: str) -> None:
    code = (
        "import json, sys, click, citeman.cli as program\n"
        f"program.cli.main([{argument!r}], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = set(json.loads(done.stdout.splitlines()[-1]))
    assert not imported & set(SLOW)


def test_the_module_is_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "citeman", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("citeman ")


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m citeman --help | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - a pipe of ours
    assert done.stdout.startswith("Usage")
    assert done.stderr == ""
