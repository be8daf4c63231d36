"""Bibliographies in files that people open: plain text, Markdown, HTML. What may not live here: CSL."""

from collections.abc import Sequence
from html import escape

from citeman.formats import citations
from citeman.model import Entry

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; font: 1rem/1.5 Georgia, "Songti SC", serif; color: #222; }}
  .csl-entry {{ margin: 0 0 .6em; padding-left: 2em; text-indent: -2em; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}</body>
</html>
"""


def write_text(entries: Sequence[Entry], *, style: str = citations.DEFAULT) -> str:
    """One paragraph an entry, in a CSL style."""
    return citations.render(entries, style, "text")


def write_markdown(entries: Sequence[Entry], *, style: str = citations.DEFAULT) -> str:
    """One paragraph an entry, in a CSL style, with Markdown's emphasis."""
    return citations.render(entries, style, "markdown")


def write_html(entries: Sequence[Entry], *, style: str = citations.DEFAULT, title: str = "References") -> str:
    """A page with a bibliography in a CSL style."""
    return _PAGE.format(title=escape(title), body=citations.render(entries, style, "html"))
