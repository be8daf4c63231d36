"""The command line: options, one call of a verb, its answer shown.

Results go to stdout, all else to stderr. Exit codes: 0 done, 1 could not, 2 wrong use, 3 a service was out of reach.
This is the one place where an error becomes a line and a code. What may not live here: loops over references, rules.
"""

import os
import sys
from typing import NoReturn

import click

from citeman.cli.group import cli
from citeman.errors import CitemanError

__all__ = ["cli", "main"]


def main() -> NoReturn:
    """Run the program with the arguments of the process, and end it with its exit code."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(prog_name="citeman", standalone_mode=False)
        sys.stdout.flush()
    except CitemanError as error:
        return _complain(str(error), error.exit_code)
    except (click.exceptions.Exit, click.ClickException) as stop:
        if isinstance(stop, click.ClickException):
            stop.show()
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _complain("stopped; what was done so far is kept", 130)
    except BrokenPipeError:  # the reader of our output had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last line of defence between a defect and a user
        return _defect(error)
    return code if isinstance(code, int) else 0


def _defect(error: Exception) -> int:
    """A defect of ours: a person is spared the traceback unless they ask for it."""
    if os.environ.get("CITEMAN_DEBUG"):
        raise error
    kind = f"{type(error).__name__}: {error}".splitlines()[0]
    return _complain(f"a defect in citeman ({kind}); with CITEMAN_DEBUG=1 it shows where", 1)


def _complain(message: str, code: int) -> int:
    line = " ".join(message.split("\n"))
    click.echo(f"citeman: {line}", err=True)
    return code
