"""How long the program takes to answer, in CPU time, as a user starts it.

usage: python tests/benchmarks/startup.py [--runs N]

Prints one JSON object a command: the least CPU time of its runs (user and system, of the whole process), in seconds.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = (("--version",), ("--help",), ("build", "--help"), ("list",), ("parse", "--lines"))


def cpu_seconds(arguments: tuple[str, ...], library: Path) -> float:
    """CPU time of one call."""
    before = os.times()
    command = [sys.executable, "-m", "citeman", "--library", str(library), *arguments]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


def main() -> None:
    """Measure every command."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--runs", type=int, default=5)
    runs = ask.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.sqlite"
        for arguments in COMMANDS:
            cpu_seconds(arguments, library)  # once for the disk and the byte code
            least = min(cpu_seconds(arguments, library) for _ in range(runs))
            print(json.dumps({"command": "citeman " + " ".join(arguments), "cpu_seconds": round(least, 3)}))


if __name__ == "__main__":
    main()
