"""`citeman check`."""

from pathlib import Path

import click

from citeman.cli.giving import give
from citeman.cli.options import PATH, crossref_options, pass_session
from citeman.cli.session import Session, colored, width
from citeman.errors import UsageError
from citeman.pipeline.check import check
from citeman.pipeline.enrich import enrich
from citeman.pipeline.output import check_writable
from citeman.report.check import CheckReport, Verdict, to_html, to_json, to_text
from citeman.report.wording import counted

GRAVE = ("retracted", "expression-of-concern", "doi-of-another-work", "impossible", "suspicious-copy", "no-trace")
FORMS = {".html": "html", ".htm": "html", ".json": "json"}


@click.command("check")
@click.option("--source", metavar="KEY", help="Only this paper's references (see `citeman sources`).")
@click.option(
    "--to", type=click.Choice(["text", "json", "html"]), help="The form.  [default: by -o's suffix, else text]"
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write to this file instead of stdout.")
@click.option("--ask/--no-ask", default=False, help="Ask Crossref first after what is not settled, as `enrich` does.")
@click.option(
    "--fail-on",
    "fail_on",
    metavar="VERDICTS",
    help=f'End with 1 if a reference has one of these, by commas; "grave" is {",".join(GRAVE)}.',
)
@crossref_options
@pass_session
def check_command(
    session: Session,
    *,
    source: str | None,
    to: str | None,
    output: Path | None,
    ask: bool,
    fail_on: str | None,
    offline: bool,
    crossref_url: str | None,
    agency_url: str | None,
    mailto: str | None,
    search: bool,
) -> int:
    """Which references are verified, misprinted, retracted, not found.

    Each printed reference gets a verdict with its reasons, from what the library knows: run `citeman enrich` before, or
    say --ask. Nothing is ever called made up; where nothing was found, it says what was looked for and where.
    """
    wanted = _verdicts(fail_on)
    if output is not None:
        check_writable([output])
    with session.library() as library:
        if source is not None and source not in {each.key for each in library.sources()}:
            raise UsageError(f"{source}: no such source (see `citeman sources`)")
        if ask and not offline:
            done = enrich(
                library, url=crossref_url, agency_url=agency_url, mailto=mailto, search=search, track=session.track
            )
            if done.unavailable is not None:
                session.warn(f"Crossref: {done.unavailable}; {counted(done.left, 'work')} left to ask after")
        report = check(library, source=source)
    _show(report, to, output)
    found = report.having(wanted)
    if found:
        session.warn(f"{counted(len(found), 'reference')} with {fail_on}: {', '.join(each.name for each in found)}")
    return int(bool(found))


def _verdicts(text: str | None) -> list[Verdict]:
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    names = [each for name in names for each in (GRAVE if name == "grave" else (name,))]
    for name in names:
        if name not in set(Verdict):
            raise UsageError(f"--fail-on {name}: no such verdict; there are {', '.join(Verdict)}")
    return [Verdict(name) for name in names]


def _show(report: CheckReport, to: str | None, output: Path | None) -> None:
    form = to or (FORMS.get(output.suffix.lower(), "text") if output is not None else "text")
    if form == "text":
        content = to_text(report, width=width(), color=colored() and output is None)
    else:
        content = to_json(report) if form == "json" else to_html(report)
    give(content, output)
