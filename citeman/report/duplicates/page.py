"""The duplicate report as one HTML page, by Jinja2 with every value escaped. What may not live here: text, JSON.

Loaded only when a page is asked for. The page runs its own style and script and nothing else (Content-Security-Policy
by hash), and asks for nothing from anywhere.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from citeman.model import Evidence, SourceKind
from citeman.report.differences import runs
from citeman.report.duplicates.nouns import DuplicateReport, Group, Pair
from citeman.report.duplicates.plain import decided_text, forms, papers_text
from citeman.report.review import HELD, found_text
from citeman.report.wording import counted, field_name, line, percent, printable, signed

PAGE_SIZE = 50
"""How many groups stand outside `<noscript>`; the script shows as many at a time (`pageSize` in report.js)."""
_KINDS = {SourceKind.FRAGMENT: "a list without its paper", SourceKind.BIBLIOGRAPHY: "an imported bibliography"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One list of the page."""

    id: str
    heading: str
    lead: str
    noun: str
    nouns: str
    found: tuple[Group, ...] | tuple[Pair, ...]


def render(report: DuplicateReport, *, title: str) -> str:
    """The page. It holds nothing but the report: no date, no path, no name of a machine."""
    style, script = _asset("report.css"), _asset("report.js")
    return _environment().get_template("duplicates.html.j2").render(
        report=report,
        title=title,
        sections=_sections(report),
        places={source.key: place for place, source in enumerate(report.sources)},
        page_size=PAGE_SIZE,
        kinds=_KINDS,
        held=HELD,
        style=Markup(style),  # noqa: S704 - this package's own file
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 - this package's own file
        script_hash=_hash(script),
    )  # fmt: skip


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("citeman.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        counted=counted,
        decided_text=decided_text,
        field_name=field_name,
        forms=forms,
        found_text=found_text,
        line=line,
        marked=_marked,
        papers_text=papers_text,
        percent=percent,
        signed=signed,
        weakest=_weakest,
        weighty=_weighty,
    )
    return environment


def _clean(value: object) -> object:
    """Plain strings without characters that a page may not have; markup, already escaped, as it is."""
    return printable(value) if type(value) is str else value


def _asset(name: str) -> str:
    return (files("citeman.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """A source expression of Content Security Policy Level 3, section 2.3.1."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _marked(text: str, other: str | None) -> Markup:
    """The text escaped, with the words marked that `other` has not."""
    parts = runs(printable(text), None if other is None else printable(other))
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part.text) if part.differs else escape(part.text) for part in parts
    )


def _weighty(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence for before evidence against, the weightiest first; what weighs nothing is left out."""
    speaking = (each for each in evidence if each.weight)
    return sorted(speaking, key=lambda each: (each.weight < 0, -abs(each.weight), each.field))


def _weakest(group: Group) -> str:
    """The lowest probability among the decisions that hold the group together."""
    return f"{min((link.probability for link in group.links), default=0.0):.6f}"


def _sections(report: DuplicateReport) -> tuple[_Section, ...]:
    return (
        _Section(
            id="possible",
            heading="Left to you",
            lead="Pairs that may be one work: the evidence is not enough for a rule. Words that differ are marked.",
            noun="possible pair",
            nouns="possible pairs",
            found=report.possible,
        ),
        _Section(
            id="groups",
            heading="Taken for one work",
            lead="Each group is one work. A value that all its records share stands once, across the row; "
            "words that differ from the merged record are marked.",
            noun="group",
            nouns="groups",
            found=report.groups,
        ),
        _Section(
            id="versions",
            heading="Versions",
            lead="One work in two versions, such as a preprint and the article: linked, not merged.",
            noun="pair of versions",
            nouns="pairs of versions",
            found=report.versions,
        ),
        _Section(
            id="apart",
            heading="Kept apart by a person",
            lead="Pairs that a person called different. No rule will join them.",
            noun="pair kept apart",
            nouns="pairs kept apart",
            found=report.apart,
        ),
    )
