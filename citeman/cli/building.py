"""`citeman build`, the main job."""

import json
from pathlib import Path

import click

from citeman.cli.options import PATH, crossref_options, pass_session, to_option
from citeman.cli.session import Session, width
from citeman.cli.telling import added_data, tell_added
from citeman.pipeline.build import Service, build, check_outputs
from citeman.report import account


@click.command("build")
@click.argument("papers", nargs=-1, required=True, type=PATH, metavar="PAPER...")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=PATH,
    metavar="FILE",
    help="Write the bibliography here; the suffix says the format (.bib, .json, .ris …). May be given again and again.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=PATH,
    metavar="FILE",
    help="Write the duplicate report here (.html, .json or .txt).",
)
@crossref_options
@to_option("text", "json")
@pass_session
def build_command(
    session: Session,
    papers: tuple[Path, ...],
    outputs: tuple[Path, ...],
    reports: tuple[Path, ...],
    *,
    offline: bool,
    crossref_url: str | None,
    agency_url: str | None,
    mailto: str | None,
    search: bool,
    to: str,
) -> int:
    """The main job: papers in, one bibliography out.

    Adds the papers to the library, finds the references that mean the same work, completes works from Crossref where it
    can be reached, and writes the bibliography and the duplicate report. The same papers again change nothing.
    """
    check_outputs(outputs, reports)
    service = Service(url=crossref_url, agency_url=agency_url, mailto=mailto, offline=offline, search=search)
    with session.library() as library:
        built = build(library, papers, outputs=outputs, reports=reports, service=service, track=session.track)
    code = tell_added(session, built.added)
    if to == "json":
        data = {"account": account.to_data(built.account), "files": added_data(built.added)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(account.to_text(built.account, width=width()), nl=False)
    return code
