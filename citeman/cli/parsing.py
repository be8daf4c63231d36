"""`citeman parse`."""

import sys
from pathlib import Path

import click

from citeman.cli.giving import give
from citeman.cli.options import PATH, output_option, pass_session
from citeman.cli.session import Session
from citeman.errors import SourceError
from citeman.formats import WRITERS
from citeman.pipeline.output import check_writable
from citeman.pipeline.parse import parse_file, parse_lines, parse_text


@click.command("parse")
@click.argument("file", type=PATH, required=False, default=Path("-"), metavar="[FILE|-]")
@click.option("--to", type=click.Choice(list(WRITERS)), default="csl-json", show_default=True, help="The format.")
@click.option("--lines", is_flag=True, help="One reference a line: n lines in, n items out, in order.")
@output_option()
@pass_session
def parse_command(session: Session, file: Path, to: str, lines: bool, output: Path | None) -> None:  # noqa: FBT001
    """Reference strings or a whole paper to items, without a library.

    Reads FILE, or stdin; finds the reference list in it, cuts it into entries and parses each. What a format has no
    name for (the entry as printed, its label, how sure each field is) stands under custom.citeman in CSL-JSON.

    Lines are taken for one list, as the entries of a paper are: what is doubtful in one of five or more is read as the
    others near it are printed, as far as they are of one style.
    """
    if output is not None:
        check_writable([output])
    stdin = str(file) == "-"
    if lines:
        entries = parse_lines(_text(file), track=session.track)
    elif stdin:
        entries = parse_text("stdin", _text(file))
    else:
        entries = parse_file(file)
    content = WRITERS[to].write(list(entries))
    give(content, output)


def _text(file: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror})") from error
    return data.decode("utf-8-sig", errors="replace")
