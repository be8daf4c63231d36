"""A person's word: `citeman same`, `different`, `undo`, `edit`, `remove`."""

import json

import click

from citeman.cli.options import pass_session, to_option
from citeman.cli.session import Session
from citeman.cli.typed import read_date, read_names
from citeman.errors import UsageError
from citeman.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Item, ItemType, Work
from citeman.pipeline import decide
from citeman.report.wording import counted, line

NAMES = click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
NOTE = click.option("--note", help="Why; kept with the decision.")


@click.command("same")
@NAMES
@NOTE
@to_option("text", "json")
@pass_session
def same_command(session: Session, names: tuple[str, ...], note: str | None, to: str) -> None:
    """Say that references or works are one work.

    NAME is a citekey, or SOURCE:LABEL for one printed reference (xu:12). No rule ever overrules it; `undo` takes it
    back.
    """
    with session.library() as library:
        _tell(session, decide.same(library, names, note=note), to)


@click.command("different")
@NAMES
@NOTE
@to_option("text", "json")
@pass_session
def different_command(session: Session, names: tuple[str, ...], note: str | None, to: str) -> None:
    """Say that references or works are not one work.

    Named by citekey, a work is held apart whole; to split a group, name its references (SOURCE:LABEL).
    """
    with session.library() as library:
        _tell(session, decide.different(library, names, note=note), to)


def _tell(session: Session, works: tuple[Work, ...], to: str) -> None:
    if to == "json":
        data = [{"citekey": work.citekey, "aliases": list(work.aliases)} for work in works]
        click.echo(json.dumps({"works": data}, ensure_ascii=False, indent=2))
        return
    for work in works:
        session.say(f"{work.citekey}: {line(work.item)}")


@click.command("undo")
@pass_session
def undo_command(session: Session) -> None:
    """Take the last decision, edit, removal or enrichment back."""
    with session.library() as library:
        back = decide.undo(library)
    if back is None:
        raise UsageError("there is nothing to take back")
    session.say(f"taken back: {back.verb} ({counted(back.records, 'record')})")


@click.command("edit")
@click.argument("name")
@click.argument("settings", nargs=-1, required=True, metavar="FIELD=VALUE...")
@pass_session
def edit_command(session: Session, name: str, settings: tuple[str, ...]) -> None:
    """Set fields of a work by hand, by their CSL names.

    As in: citeman edit kong2019research title="A title" issued=2019-06 author="Kong, Xiaohui; Ma, J." What a person
    sets stands above all else, whatever is added later.
    """
    changes = Item()
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals or not value.strip():
            raise UsageError(f"{setting}: write FIELD=VALUE")
        changes = changes.but(**_value(field.strip().lower().replace("-", "_"), value.strip()))
    with session.library() as library:
        work = decide.edit(library, name, changes)
    _tell(session, (work,), "text")


def _value(field: str, value: str) -> dict[str, object]:
    """One setting as the Item has it.

    Raises UsageError for a field or a value that is none.
    """
    if field == "type":
        if value not in set(ItemType):
            raise UsageError(f"{value}: no CSL type; there are {', '.join(ItemType)}")
        return {"type": ItemType(value)}
    if field in NAME_FIELDS:
        return {field: read_names(value)}
    if field in DATE_FIELDS:
        return {field: read_date(value)}
    if field not in TEXT_FIELDS:
        raise UsageError(f"{field}: no CSL variable of citeman's")
    return {field: value}


@click.command("remove")
@click.argument("source")
@pass_session
def remove_command(session: Session, source: str) -> None:
    """Put all that a source brought out of use; `undo` brings it back."""
    with session.library() as library:
        gone = decide.remove(library, source)
    session.say(f"{source}: {counted(len(gone), 'reference')} out of use")
