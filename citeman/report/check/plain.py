"""The check report as plain text, for a terminal or a file. What may not live here: JSON, HTML."""

from citeman.report.check.nouns import Checked, CheckReport, Disputed, Verdict
from citeman.report.check.words import DOUBTFUL, GRAVE, LABELS, MEANINGS
from citeman.report.columns import Paint, padded, paragraph, wrapped
from citeman.report.wording import counted, field_name, line, printable


def to_text(report: CheckReport, *, width: int = 100, color: bool = False) -> str:
    """The report in lines of at most `width` cells (at least 60); with `color`, ANSI styles."""
    width, paint = max(width, 60), Paint(color)
    lines = [paint("head", "Check of the references"), "", *_summary(report, width, paint)]
    source = None
    for checked in report.checked:
        if checked.source != source:
            source = checked.source
            title = f"{source}: {report.titles.get(source, source)}"
            lines += ["", *(paint("head", each) for each in wrapped(title, width)), ""]
        lines += [*_entry(checked, width, paint), ""]
    if report.disputed:
        lines += ["", paint("head", "Cited with different data"), ""]
        for each in report.disputed:
            lines += [*_disputed(each, width), ""]
    return "\n".join(lines).rstrip() + "\n"


def _summary(report: CheckReport, width: int, paint: Paint) -> list[str]:
    counts = report.counts()
    if not counts:
        return ["  There are no references to check."]
    figures = max(len(f"{number:,}") for number in counts.values())
    labels = max(len(LABELS[verdict]) for verdict in counts)
    lines = [f"  {counted(len(report.checked), 'reference')} in {counted(len(report.titles), 'source')}", ""]
    for verdict, number in counts.items():
        first = f"  {number:>{figures},} {padded(LABELS[verdict], labels)}  "
        lines += [_painted(each, verdict, paint) for each in paragraph(MEANINGS[verdict], width, first=first)]
    return lines


def _painted(text: str, verdict: Verdict, paint: Paint) -> str:
    if verdict in GRAVE:
        return paint("bad", text)
    return paint("warn", text) if verdict in DOUBTFUL else text


def _entry(checked: Checked, width: int, paint: Paint) -> list[str]:
    verdicts = ", ".join(LABELS[verdict] for verdict in checked.verdicts)
    lines = [_painted(each, checked.verdict, paint) for each in wrapped(f"{checked.name}: {verdicts}", width)]
    lines += paragraph(checked.text, width, first="  ")
    for reason in checked.reasons:
        lines += paragraph(reason, width, first="  - ", rest="    ")
    if checked.nearest is not None and checked.verdict in {Verdict.NO_TRACE, Verdict.UNINDEXED}:
        lines += paragraph(f"Nearest: {line(checked.nearest)}", width, first="    ")
    if checked.verdict in {Verdict.NO_TRACE, Verdict.IMPOSSIBLE}:
        for looked in checked.looked:
            lines += [paint("dim", each) for each in paragraph(looked, width, first="    ")]
    return lines


def _disputed(disputed: Disputed, width: int) -> list[str]:
    lines = [disputed.citekey, *paragraph(line(disputed.item), width, first="  ")]
    for each in disputed.fields:
        for value, names in each.values:
            text = f"{field_name(each.field)} “{printable(value)}” in {', '.join(names)}"
            lines += paragraph(text, width, first="  - ", rest="    ")
        if each.registered is not None:
            lines += paragraph(f"registered is “{printable(each.registered)}”", width, first="    ")
    return lines
