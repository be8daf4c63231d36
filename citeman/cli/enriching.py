"""`citeman enrich`."""

import json

import click

from citeman.cli.options import crossref_options, pass_session, to_option
from citeman.cli.session import Session
from citeman.errors import ServiceUnavailableError
from citeman.pipeline.enrich import Enriched, enrich
from citeman.report.wording import counted


@click.command("enrich")
@crossref_options
@click.option("--refresh", is_flag=True, help="Ask again after works that are settled.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask after at most N works.")
@to_option("text", "json")
@pass_session
def enrich_command(
    session: Session,
    *,
    offline: bool,
    crossref_url: str | None,
    agency_url: str | None,
    mailto: str | None,
    search: bool,
    refresh: bool,
    limit: int | None,
    to: str,
) -> None:
    """Complete works from Crossref: by their DOI, and by search for works without one.

    A record is taken only when it is the work that was cited. What was answered is kept at once: a run that was
    stopped goes on where it was. `undo` takes a whole run back.
    """
    with session.library() as library:
        done = enrich(
            library,
            url=crossref_url,
            agency_url=agency_url,
            mailto=mailto,
            search=search,
            offline=offline,
            refresh=refresh,
            limit=limit,
            track=session.track,
        )
    if to == "json":
        states = {state.value: count for state, count in sorted(done.states.items())}
        data = {"states": states, "left": done.left, "unavailable": done.unavailable}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _tell(session, done, offline=offline)
    if done.unavailable is not None:
        raise ServiceUnavailableError(f"Crossref: {done.unavailable}; {counted(done.left, 'work')} left to ask after")


def _tell(session: Session, done: Enriched, *, offline: bool) -> None:
    for state, count in sorted(done.states.items()):
        session.say(f"{state.value:14} {counted(count, 'work')}")
    if done.left and done.unavailable is None:
        session.say(f"{counted(done.left, 'work')} left to ask after" + (" (offline)" if offline else ""))
    elif not done.states:
        session.say("nothing left to ask after")
