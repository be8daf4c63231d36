"""`citeman list`, `search`, `show`, `sources` and `graph`: what is in the library."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from citeman.cli.giving import give
from citeman.cli.options import output_option, pass_session, to_option
from citeman.cli.session import Session, colored, width
from citeman.errors import UsageError
from citeman.model import Record, Source, Work
from citeman.pipeline import network
from citeman.pipeline.decide import work_named
from citeman.pipeline.output import check_writable
from citeman.pipeline.search import search
from citeman.report import graph, listing, paper
from citeman.store import Library


@click.command("list")
@click.option("--source", metavar="KEY", help="Only what this paper cites.")
@to_option("text", "json")
@pass_session
def list_command(session: Session, source: str | None, to: str) -> None:
    """The works, a line each, by citekey."""
    with session.library() as library:
        _show_works(library, library.works(), source, to)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--source", metavar="KEY", help="Only what this paper cites.")
@to_option("text", "json")
@pass_session
def search_command(session: Session, words: tuple[str, ...], source: str | None, to: str) -> None:
    """The works in which every word is found.

    A word is looked for everywhere; FIELD:WORD in one field, as in author:kong year:2019 title:market.
    """
    with session.library() as library:
        _show_works(library, search(library.works(), words), source, to)


def _show_works(library: Library, works: Sequence[Work], source: str | None, to: str) -> None:
    records = {record.id: record for record in library.records(full=False)}
    chosen = [work for work in works if source is None or source in listing.citing(work, records)]
    chosen.sort(key=lambda work: work.citekey)
    if to == "json":
        click.echo(json.dumps(listing.works_data(chosen, records), ensure_ascii=False, indent=2))
    else:
        click.echo(listing.works_text(chosen, records, width=_room()), nl=False)


@click.command("show")
@click.argument("name")
@to_option("text", "json")
@pass_session
def show_command(session: Session, name: str, to: str) -> None:
    """One work: its fields and where each value came from, every printed form, every decision.

    NAME is a citekey (or a former one), or SOURCE:LABEL for the work that a printed reference means.
    """
    with session.library() as library, library.transaction():
        work = work_named(library, name)
        records = {record.id: record for record in library.records(work.records)}
        decisions, sources, mentions = library.decisions(work.records), library.sources(), library.citation_counts()
    if to == "json":
        data = listing.work_data(work, records, decisions, sources, mentions=mentions)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        text = listing.work_text(work, records, decisions, sources, mentions=mentions, width=_room(), color=colored())
        click.echo(text, nl=False)


@click.command("sources")
@click.argument("key", required=False)
@to_option("text", "json")
@pass_session
def sources_command(session: Session, key: str | None, to: str) -> None:
    """The papers and bibliographies in the library; with KEY one of them in full.

    In full means every entry of its list, how often the text mentions it, entries never mentioned, mentions without an
    entry, and what of the list's text is in no entry.
    """
    with session.library() as library, library.transaction():
        sources = library.sources()
        records = {record.id: record for record in library.records()}
        files = library.file_names()
        found = [source for source in sources if source.key == key]
        if key is not None and not found:
            raise UsageError(f"{key}: no such source (see `citeman sources`)")
        papers = [_paper(library, source, records, files.get(source.key, ())) for source in found]
    if papers and to == "json":
        click.echo(json.dumps(paper.to_data(papers[0]), ensure_ascii=False, indent=2))
    elif papers:
        click.echo(paper.to_text(papers[0], width=width()), nl=False)
    elif to == "json":
        click.echo(json.dumps(listing.sources_data(sources, records, files=files), ensure_ascii=False, indent=2))
    else:
        click.echo(listing.sources_text(sources, records, files=files, width=_room()), nl=False)


def _paper(library: Library, source: Source, records: Mapping[int, Record], files: Sequence[str]) -> paper.Paper:
    return paper.build(
        source,
        records,
        library.works(),
        library.citation_counts(),
        files=files,
        remainder=library.remainders().get(source.key, ()),
        loose=library.loose_citations().get(source.key, ()),
    )


@click.command("graph")
@to_option("text", "json", "graphml", "csv")
@output_option()
@pass_session
def graph_command(session: Session, to: str, output: Path | None) -> None:
    """Which paper cites which work, and which papers cite alike; as GraphML or CSV edges for other programs."""
    if output is not None:
        check_writable([output])
    with session.library() as library:
        if to in network.WRITERS:
            content = network.network(library, to)
        else:
            found = network.graph(library)
            content = graph.to_json(found) if to == "json" else graph.to_text(found, width=width())
    give(content, output)


@click.command("formats")
def formats_command() -> None:
    """The formats that are written and read, and which fields each keeps."""
    from citeman.formats import READERS, WRITERS, coverage  # noqa: PLC0415 - the table is rarely asked for

    click.echo(f"written: {', '.join(WRITERS)}\nread: {', '.join(READERS)}\n")
    click.echo(coverage.table(), nl=False)


def _room() -> int | None:
    """The width of the terminal; nothing is clipped where the output goes elsewhere."""
    return width() if sys.stdout.isatty() else None
