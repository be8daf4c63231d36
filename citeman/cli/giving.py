"""A command's result into the file that was named, or to stdout. What may not live here: what the result is."""

from pathlib import Path

import click

from citeman.pipeline.output import write


def give(content: str | bytes, output: Path | None) -> None:
    """Write a result to a file, or print it where none was named.

    Raises OutputError where the file cannot be written.
    """
    if output is not None:
        write(output, content)
    else:
        click.echo(content, nl=False)
