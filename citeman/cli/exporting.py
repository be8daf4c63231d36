"""`citeman export` and `citeman cite`."""

import time
from collections.abc import Iterator
from pathlib import Path

import click

from citeman.cli.options import PATH, output_option, pass_session
from citeman.cli.session import Session
from citeman.errors import SourceError, UsageError
from citeman.formats import WRITERS, latex
from citeman.formats.base import Writer
from citeman.formats.bibtex.case import proper_names
from citeman.formats.citations import render
from citeman.model import Entry
from citeman.pipeline.export import entries, export, writer_for
from citeman.pipeline.output import check_writable, write
from citeman.report.wording import counted
from citeman.store import Library

SOURCE = click.option("--source", metavar="KEY", help="Only what this paper cites (see `citeman sources`).")


@click.command("export")
@output_option("Write to this file; its suffix says the format. Else to stdout.")
@click.option("--to", type=click.Choice(list(WRITERS)), help="The format.  [default: by suffix, else bibtex]")
@SOURCE
@click.option(
    "--aux", "--tex", "--bcf", "cited_in", type=PATH, metavar="FILE", help="Only what a .aux, .bcf or .tex file cites."
)
@click.option("--update", is_flag=True, help="Put the entries into a .bib that has others; those stay as they are.")
@click.option("--style", metavar="NAME", help="The CSL style of a formatted bibliography.")
@click.option(
    "--unicode/--macros", default=None, help="Letters as they are, or as LaTeX macros.  [default: by dialect]"
)
@click.option("--watch", is_flag=True, help="Write again whenever the library changes, until stopped.")
@pass_session
def export_command(
    session: Session,
    *,
    output: Path | None,
    to: str | None,
    source: str | None,
    cited_in: Path | None,
    update: bool,
    style: str | None,
    unicode: bool | None,
    watch: bool,
) -> None:
    """Write the bibliography: BibTeX, biblatex, CSL-JSON, RIS and more.

    The same library gives the same bytes.
    """
    if output is not None:
        check_writable([output])
    if watch and output is None:
        raise UsageError("--watch goes with -o FILE")
    writer = writer_for(output, to) if output is not None or to is not None else WRITERS["bibtex"]
    asked = {"style": style, "unicode": unicode}
    options: dict[str, object] = {name: value for name, value in asked.items() if value is not None}
    with session.library() as library:
        for _ in _changes(library) if watch else (None,):
            keys = None if cited_in is None else _cited(cited_in)
            chosen = entries(library, source=source, keys=None if keys is None or "*" in keys else keys)
            if keys is not None:
                _warn_of_missing(session, keys, chosen)
            if "names" in writer.options:  # a part of the library is braced as the whole is
                options["names"] = proper_names([work.item for work in library.works()])
                _warn_of_scripts(session, chosen)
            _write(session, output, writer, chosen, options, update=update)


def _changes(library: Library) -> Iterator[object]:
    """The library's version, at once and whenever another program has changed it; looked after every half second."""
    seen: object = None
    while True:
        version = library.version()
        if version != seen:
            seen = version
            yield version
        time.sleep(0.5)


def _cited(path: Path) -> tuple[str, ...]:
    """What a document cites, the files that it takes in included."""
    keys: dict[str, None] = {}
    waiting, seen = [path], set[Path]()
    while waiting:
        file = waiting.pop(0)
        if file in seen:
            continue
        seen.add(file)
        text = _read(file)
        keys.update(dict.fromkeys(latex.cited_keys(text)))
        for name in latex.included(text):
            inner = path.parent / name
            inner = inner if inner.suffix else inner.with_suffix(path.suffix)
            if inner.exists():
                waiting.append(inner)
    return tuple(keys)


def _write(
    session: Session,
    output: Path | None,
    writer: Writer,
    chosen: tuple[Entry, ...],
    options: dict[str, object],
    *,
    update: bool,
) -> None:
    if update:
        if output is None or writer.name not in {"bibtex", "biblatex"}:
            raise UsageError("--update goes with -o FILE.bib")
        there = _read(output) if output.exists() else ""
        write(output, latex.update_bib(there, chosen, names=options.get("names")))  # type: ignore[arg-type]
    elif output is not None:
        changed = export(output, writer, chosen, **options)
        session.say(f"{output}: {counted(len(chosen), 'entry', 'entries')}" + ("" if changed else ", unchanged"))
    elif writer.binary:
        raise UsageError(f"{writer.name} is no text; say -o FILE")
    else:
        click.echo(writer.write(list(chosen), **options), nl=False)


def _warn_of_missing(session: Session, keys: tuple[str, ...], chosen: tuple[Entry, ...]) -> None:
    known = {key for entry in chosen for key in (entry.key, *entry.aliases)}
    missing = [key for key in keys if key not in known and key != "*"]
    if missing:
        session.warn(f"cited, but not in the library: {', '.join(missing)}")


def _warn_of_scripts(session: Session, chosen: tuple[Entry, ...]) -> None:
    beyond = [entry.key for entry in chosen if latex.needs_unicode_engine(entry)]
    if beyond:
        session.say(f"not for pdfLaTeX, but for XeLaTeX or LuaLaTeX: {', '.join(beyond)}")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


@click.command("cite")
@click.argument("names", nargs=-1, metavar="[CITEKEY...]")
@click.option("--style", default="apa", show_default=True, help="A CSL style: apa, ieee, gb7714, chicago …")
@click.option("--to", type=click.Choice(["text", "html", "markdown"]), default="text", show_default=True)
@SOURCE
@pass_session
def cite_command(session: Session, names: tuple[str, ...], style: str, to: str, source: str | None) -> None:
    """Works as formatted references, in any CSL style: all of them, or those named."""
    with session.library() as library:
        chosen = entries(library, source=source, keys=names or None)
    known = {key for entry in chosen for key in (entry.key, *entry.aliases)}
    for name in names:
        if name not in known:
            raise UsageError(f"{name}: no such citekey")
    click.echo(render(chosen, style, to), nl=False)
