"""`citeman dedupe`, with the review of doubtful pairs in the terminal, and `citeman duplicates`."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from citeman.cli.giving import give
from citeman.cli.options import output_option, pass_session, to_option
from citeman.cli.session import Session, colored, width
from citeman.errors import UsageError
from citeman.pipeline import reports
from citeman.pipeline.decide import different, same, undo
from citeman.pipeline.dedupe import dedupe
from citeman.pipeline.output import check_writable
from citeman.report import review
from citeman.report.duplicates import Pair, to_html, to_json, to_text
from citeman.report.wording import counted
from citeman.store import Library

KEYS = "[s]ame  [d]ifferent  [l]ater  [u]ndo  [q]uit"


@click.command("dedupe")
@click.option("--review", "ask", is_flag=True, help="Ask about the doubtful pairs, one by one.")
@click.option("--afresh", is_flag=True, help="Forget the rules' decisions and compare all again; yours stand.")
@click.option(
    "--decisions",
    type=click.File(encoding="utf-8"),
    metavar="FILE|-",
    help='Take decisions from JSON: [{"left": "xu:1", "right": "wang:2", "verdict": "same" or "different"}].',
)
@to_option("text", "json")
@pass_session
def dedupe_command(session: Session, ask: bool, afresh: bool, decisions: Any, to: str) -> None:  # noqa: FBT001
    """Find the references that mean the same work.

    What is sure is merged; what is doubtful waits for a person (--review, or `same` and `different`).
    """
    with session.library() as library:
        done = dedupe(library, afresh=afresh)
        if decisions is not None:
            _take(library, decisions.read(), decisions.name)
        if ask:
            _review(session, library)
        report = reports.duplicates(library)
    if to == "json":
        click.echo(to_json(report), nl=False)
    else:
        merged = f"{counted(done.compared, 'new reference')} compared; {counted(done.works, 'work')}"
        session.say(f"{merged}, {counted(len(report.possible), 'doubtful pair')} left to a person")


def _take(library: Library, text: str, name: str) -> None:
    """Decisions from JSON, all or none."""
    try:
        rows = json.loads(text)
        wanted = [
            (row["left"], row["right"], row["verdict"], row.get("note")) for row in rows[:]
        ]  # only a list can be cut
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{name}: no JSON list of decisions with left, right and verdict ({error})") from error
    verbs = {"same": same, "different": different}
    with library.transaction():
        for left, right, verdict, note in wanted:
            if verdict not in verbs:
                raise UsageError(f'{name}: {left} and {right}: the verdict is "same" or "different", not {verdict!r}')
            verbs[verdict](library, [left, right], note=note)


def _review(session: Session, library: Library) -> None:
    """Walk the doubtful pairs: one key an answer."""
    put_off: set[tuple[int, int]] = set()
    answered = 0
    waiting = _waiting(library, put_off)
    while waiting:
        pair = waiting[0]
        number, total = answered + 1, answered + len(waiting)
        click.echo(review.to_text(pair, number=number, total=total, width=width(), color=colored()))
        key = _key()
        if key == "q":
            break
        if key == "l":
            put_off.add(_ids(pair))
            waiting = waiting[1:]
            continue
        if key == "u":
            back = undo(library)
            session.say(f"taken back: {back.verb}" if back else "nothing to take back")
        else:
            (same if key == "s" else different)(library, [pair.left.name, pair.right.name])
            answered += 1
        waiting = _waiting(library, put_off)  # an answer may settle other pairs too
    session.say(f"{counted(answered, 'answer')} kept, {counted(len(put_off), 'pair')} put off")


def _ids(pair: Pair) -> tuple[int, int]:
    return (pair.left.record, pair.right.record)


def _waiting(library: Library, put_off: set[tuple[int, int]]) -> tuple[Pair, ...]:
    return tuple(pair for pair in reports.duplicates(library).possible if _ids(pair) not in put_off)


def _key() -> str:
    """One key from a terminal, or one line from a script; the end of the input quits."""
    click.echo(f"{KEYS} > ", nl=False, err=True)
    while True:
        if sys.stdin.isatty():
            key = click.getchar().lower()
        else:
            line = sys.stdin.readline()
            key = line.strip().lower()[:1] if line else "q"
        if key in {"s", "d", "l", "u", "q"}:
            click.echo(key, err=True)
            return key
        if key in {"\x03", "\x04"}:
            return "q"


@click.command("duplicates")
@to_option("text", "json", "html")
@output_option()
@pass_session
def duplicates_command(session: Session, to: str, output: Path | None) -> None:
    """The duplicate report: which references were taken for one work and why, and which are left to a person."""
    form = to
    if output is not None:
        check_writable([output])
        named = click.get_current_context().get_parameter_source("to")
        if named is click.core.ParameterSource.DEFAULT:
            form = {".html": "html", ".htm": "html", ".json": "json"}.get(output.suffix.lower(), "text")
    with session.library() as library:
        report = reports.duplicates(library)
    if form == "text":
        content = to_text(report, width=width(), color=colored() and output is None)
    else:
        content = to_json(report) if form == "json" else to_html(report)
    give(content, output)
