"""Options that several commands share. What may not live here: any command's body."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)

pass_session = click.pass_obj
"""Hands the `Session` to a command."""


def crossref_options(command: F) -> F:
    """Where and how Crossref is asked."""
    for option in reversed(
        [
            click.option("--offline", is_flag=True, help="Ask no service; say what is left to ask."),
            click.option(
                "--crossref-url",
                metavar="URL",
                envvar="CITEMAN_CROSSREF_URL",
                help="Crossref's address, or that of a server that answers as Crossref does.",
            ),
            click.option(
                "--agency-url",
                metavar="URL",
                envvar="CITEMAN_AGENCY_URL",
                help="Address that tells a DOI's registration agency. Default: doi.org, or --crossref-url where given.",
            ),
            click.option(
                "--mailto",
                metavar="ADDRESS",
                envvar="CITEMAN_MAILTO",
                help="Your mail address, told to Crossref: it answers faster to those who give one.",
            ),
            click.option("--search/--no-search", default=True, help="Search Crossref for works without a DOI."),
        ]
    ):
        command = option(command)
    return command


def output_option(text: str = "Write to this file instead of stdout.") -> Callable[[F], F]:
    """`-o FILE`."""
    return click.option("-o", "--output", type=PATH, metavar="FILE", help=text)


def to_option(*names: str, default: str = "text") -> Callable[[F], F]:
    """`--to FORMAT`, one of a few."""
    return click.option("--to", "to", type=click.Choice(names), default=default, show_default=True, help="The form.")
