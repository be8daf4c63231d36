"""The check report as one self-contained HTML page. What may not live here: text, JSON.

Loaded only when a page is asked for. Every value is escaped; the page has no script and asks for nothing.
"""

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from citeman.report.check.nouns import Checked, CheckReport
from citeman.report.check.words import DOUBTFUL, GRAVE, LABELS, MEANINGS
from citeman.report.wording import counted, field_name, line, printable


def render(report: CheckReport, *, title: str) -> str:
    """The page; the same report gives the same bytes."""
    style = _asset("report.css") + _asset("check.css")
    digest = "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _environment().get_template("check.html.j2").render(
        report=report,
        title=title,
        counts=report.counts(),
        sections=_by_source(report),
        labels=LABELS,
        meanings=MEANINGS,
        tones={**dict.fromkeys(GRAVE, "grave"), **dict.fromkeys(DOUBTFUL, "doubt")},
        style=Markup(style),  # noqa: S704 -- this package's own files
        style_hash=digest,
    )  # fmt: skip


def _by_source(report: CheckReport) -> dict[str, list[Checked]]:
    found: dict[str, list[Checked]] = {key: [] for key in report.titles}
    for each in report.checked:
        found.setdefault(each.source, []).append(each)
    return {key: entries for key, entries in found.items() if entries}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("citeman.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(counted=counted, field_name=field_name, line=line)
    return environment


def _clean(value: object) -> object:
    """Plain strings without characters that a page may not have; markup, already escaped, as it is."""
    return printable(value) if type(value) is str else value


def _asset(name: str) -> str:
    return (files("citeman.report") / "templates" / name).read_text(encoding="utf-8")
