"""`citeman add`."""

import json
from pathlib import Path

import click

from citeman.cli.options import PATH, pass_session, to_option
from citeman.cli.session import Session
from citeman.cli.telling import added_data, tell_added
from citeman.pipeline.add import add
from citeman.pipeline.dedupe import dedupe


@click.command("add")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--dedupe/--no-dedupe", "compare", default=True, help="Compare what is new at once.")
@to_option("text", "json")
@pass_session
def add_command(session: Session, paths: tuple[Path, ...], compare: bool, to: str) -> int:  # noqa: FBT001
    """Bring papers or bibliographies into the library.

    PATH is a paper (text, Markdown, PDF, DOCX, HTML, JATS, TEI, LaTeX), a bibliography (.bib, RIS, CSL-JSON, EndNote
    XML, nbib), or a folder of such files. The same file twice is no news.
    """
    with session.library() as library:
        added = add(library, paths, track=session.track)
        if compare:
            dedupe(library)
    if to == "json":
        click.echo(json.dumps(added_data(added), ensure_ascii=False, indent=2))
    return tell_added(session, added)
