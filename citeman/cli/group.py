"""The group of commands, each imported only when it is called, so that `--help` and `--version` answer at once.

What may not live here: any command's body.
"""

import importlib
from collections.abc import Mapping
from types import MappingProxyType

import click

from citeman import __version__
from citeman.cli.session import Session

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "build": ("building", "The main job: papers in, one bibliography out."),
        "add": ("adding", "Bring papers or bibliographies into the library."),
        "parse": ("parsing", "Reference strings or a whole paper to items, without a library."),
        "dedupe": ("deduping", "Find the references that mean the same work."),
        "duplicates": ("deduping", "The duplicate report."),
        "same": ("deciding", "Say that references or works are one work."),
        "different": ("deciding", "Say that references or works are not one work."),
        "undo": ("deciding", "Take the last decision, edit, removal or enrichment back."),
        "enrich": ("enriching", "Complete works from Crossref."),
        "check": ("checking", "Which references are verified, misprinted, retracted, not found."),
        "export": ("exporting", "Write the bibliography: BibTeX, CSL-JSON, RIS …"),
        "cite": ("exporting", "Works as formatted references, in any CSL style."),
        "list": ("showing", "The works, a line each."),
        "search": ("showing", "The works that match some words."),
        "show": ("showing", "One work: fields, where each value came from, every printed form."),
        "edit": ("deciding", "Set fields of a work by hand."),
        "sources": ("showing", "The papers and bibliographies in the library."),
        "graph": ("showing", "Which paper cites which work."),
        "formats": ("showing", "The formats that are written and read, and what each keeps."),
        "remove": ("deciding", "Put all that a source brought out of use."),
    }
)
"""Command → the module of this room that holds it, and its line in the help."""


class LazyGroup(click.Group):
    """A group that knows its commands by name, and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a user's work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None if there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"citeman.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in the help, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--library",
    metavar="PATH|URL",
    envvar="CITEMAN_LIBRARY",
    help="The library: a file, or a database's URL. Default: citeman.sqlite in your data folder.",
)
@click.option(
    "--citekeys",
    metavar="PATTERN",
    envvar="CITEMAN_CITEKEYS",
    help="How new citekeys are made, as Better BibTeX writes it. Default: auth.lower + year + veryshorttitle.lower",
)
@click.option("-q", "--quiet", is_flag=True, help="Only results and errors.")
@click.option("-v", "--verbose", count=True, help="Say more; twice for everything.")
@click.version_option(__version__, "-V", "--version", message="citeman %(version)s")
@click.pass_context
def cli(context: click.Context, *, library: str | None, citekeys: str | None, quiet: bool, verbose: int) -> None:
    """A heap of papers in; one clean, deduplicated, verified bibliography out.

    Start with:  citeman build PAPER... -o references.bib
    """
    context.obj = Session(target=library, citekeys=citekeys, quiet=quiet, verbose=verbose)
