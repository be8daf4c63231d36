"""The duplicate report as plain text, for a terminal or a file. What may not live here: JSON, HTML."""

from collections.abc import Sequence

from citeman.report.columns import Paint, beside, marked_lines, padded, paragraph, table, wrapped
from citeman.report.differences import Run, runs
from citeman.report.duplicates.nouns import (
    Cell,
    DuplicateReport,
    Group,
    Link,
    Member,
    Pair,
    Row,
    SourceCount,
    Standing,
    Summary,
)
from citeman.report.review import evidence_lines, field_label, side_by_side, standing_text
from citeman.report.wording import counted, line

_NAME_WIDTH = 16
_LONGEST_NAMES = 28


def to_text(report: DuplicateReport, *, width: int = 100, color: bool = False) -> str:
    """The report in lines of at most `width` cells (at least 60); with `color`, ANSI styles."""
    width = max(width, 60)
    paint = Paint(color)
    lines = [paint("head", "Duplicate report"), "", *_summary(report.summary, width)]
    if report.sources:
        lines += ["", paint("head", "By source"), "", *_sources(report.sources, width)]
    lines += ["", paint("head", "Taken for one work"), ""]
    lines += _groups(report.groups, width, paint) or ["  No reference was taken for the same work as another.", ""]
    lines += _pairs("Left to you: perhaps one work", report.possible, width, paint, settle=True)
    lines += _pairs("Versions of one work: linked, not merged", report.versions, width, paint)
    lines += _pairs("Kept apart by a person", report.apart, width, paint)
    return "\n".join(lines).rstrip() + "\n"


def papers_text(summary: Summary) -> str:
    """Where the references come from, counted."""
    parts = [counted(summary.papers, "paper")] if summary.papers or not summary.others else []
    if summary.others:
        parts.append(counted(summary.others, "other list"))
    return " and ".join(parts)


def decided_text(summary: Summary) -> str:
    """How many groups there are and who decided."""
    who = [
        f"{number:,} {words}"
        for number, words in ((summary.by_rule, "by rule"), (summary.by_person, "by a person"))
        if number
    ]
    return counted(summary.groups, "group") + (f": {', '.join(who)}" if who else "")


def _summary(summary: Summary, width: int) -> list[str]:
    figures = [f"{number:,}" for number in (summary.references, summary.merged, summary.works)]
    columns = max(len(figure) for figure in figures)
    words = (
        f"{'reference' if summary.references == 1 else 'references'} identified in {papers_text(summary)}",
        f"{'duplicate' if summary.merged == 1 else 'duplicates'} removed ({decided_text(summary)})",
        f"{'work remains' if summary.works == 1 else 'works remain'}",
    )
    lines = []
    for sign, figure, text in zip(" −=", figures, words, strict=True):
        lines += paragraph(text, width, first=f"  {sign} {figure:>{columns}} ")
    rest = (
        f"{counted(summary.possible, 'possible pair')} left to a person",
        f"{counted(summary.versions, 'pair')} linked as versions",
        f"{counted(summary.apart, 'pair')} kept apart by a person",
    )
    return [*lines, "", *paragraph("; ".join(rest), width, first="  ")]


def _sources(sources: Sequence[SourceCount], width: int) -> list[str]:
    head = ("source", "references", "repeated", "works", "shared", "title")
    rows = [
        (each.key, *(f"{n:,}" for n in (each.references, each.repeated, each.works, each.shared)), each.title)
        for each in sources
    ]
    note = "repeated: more than once in its own list; shared: works that another source cites too"
    body = table(head, rows, width=width - 2, right=(1, 2, 3, 4))
    return [f"  {each}" for each in body] + ["", *paragraph(note, width, first="  ")]


def _groups(groups: Sequence[Group], width: int, paint: Paint) -> list[str]:
    return [text for group in groups for text in (*group_lines(group, width, paint), "")]


def group_lines(group: Group, width: int, paint: Paint) -> list[str]:
    """One group: its key and merged record, its printed forms, its fields, and why it is one work."""
    also = f"  (also {', '.join(group.aliases)})" if group.aliases else ""
    printed = group.printed
    counts = f"{counted(len(printed), 'reference')} in {counted(len(group.sources), 'source')}"
    lines = [paint("bold", each) for each in wrapped(group.citekey + also, width)]
    lines += paragraph(line(group.item), width, first="  ")
    lines += [paint("dim", each) for each in paragraph(counts, width, first="  ")]
    lines += _member_lines("As printed", printed, width)
    lines += _member_lines("Also on record", [member for member in group.members if not member.printed], width)
    lines += ["", "  Fields (= agrees, ≠ differs, – missing)"]
    for row in group.rows:
        lines += [f"  {each}" for each in _row_lines(row, group, width - 2, paint)]
    return [*lines, "", "  Why one work", *why_lines(group, width, paint)]


def _member_lines(title: str, members: Sequence[Member], width: int) -> list[str]:
    if not members:
        return []
    lines = ["", f"  {title}"]
    longest = min(max(len(member.name) for member in members), _LONGEST_NAMES)
    for member in members:
        doubt = "  (read doubtfully)" if member.doubtful else ""
        lines += paragraph(member.text + doubt, width, first=f"    {padded(member.name, longest)}  ")
    return lines


def _row_lines(row: Row, group: Group, width: int, paint: Paint) -> list[str]:
    label = field_label(row, paint)
    room = width - _NAME_WIDTH - 2
    if row.uniform:
        body = marked_lines([Run(text=row.chosen or row.cells[0].text or "")], room, paint)
        return beside([[label], body], [_NAME_WIDTH, room])
    lines: list[str] = []
    found = forms(row, group)
    longest = min(max(len(names) for names, _ in found), _LONGEST_NAMES)
    for names, cell in found:
        who = [padded(each, longest) for each in wrapped(names, longest)]
        lines += beside([who, _form(cell, row, room - longest - 2, paint)], [longest, room - longest - 2])
    return beside([[label], [padded(each, room) for each in lines]], [_NAME_WIDTH, room])


def forms(row: Row, group: Group) -> list[tuple[str, Cell]]:
    """Each different value of a row, with the names of the members that have it; the one kept first, none last."""
    names: dict[Cell, list[str]] = {}
    for member, cell in zip(group.members, row.cells, strict=True):
        if cell.text is not None or cell.standing is Standing.MISSING:
            names.setdefault(cell, []).append(member.name)
    ordered = sorted(names.items(), key=lambda form: (form[0].text is None, form[0].text != row.chosen))
    return [(", ".join(who), cell) for cell, who in ordered]


def _form(cell: Cell, row: Row, width: int, paint: Paint) -> list[str]:
    if cell.text is None:
        return ["missing" + " " * (width - len("missing"))]
    kept = " (kept)" if cell.text == row.chosen else ""
    parts = runs(cell.text, row.chosen) if cell.standing is Standing.DIFFERS else (Run(text=cell.text),)
    return marked_lines((*parts, Run(text=kept)), width, paint)


def why_lines(group: Group, width: int, paint: Paint) -> list[str]:
    """The decisions that hold a group together, those against it, and how many more there are."""
    if not group.links:
        return ["    No comparison is on record."]
    lines: list[str] = []
    for link in group.links:
        lines += _link_lines(link, width, paint)
    agreeing = len(group.further) - len(group.against)
    if agreeing:
        says = "says" if agreeing == 1 else "say"
        lines.append(f"    {counted(agreeing, 'further comparison')} within the group {says} the same")
    for link in group.against:
        lines += _link_lines(link, width, paint)
    return lines


def _link_lines(link: Link, width: int, paint: Paint) -> list[str]:
    head = paragraph(f"{link.left} and {link.right}: {standing_text(link)}", width, first="    ")
    return head + [f"    {each}" for each in evidence_lines(link, width=width - 4, paint=paint)]


def _pairs(title: str, pairs: Sequence[Pair], width: int, paint: Paint, *, settle: bool = False) -> list[str]:
    if not pairs:
        return []
    lines = [paint("head", title), ""]
    for pair in pairs:
        works = f"{pair.left_work} and {pair.right_work}: {standing_text(pair.link)}"
        lines += [paint("bold", each) for each in wrapped(works, width)]
        lines += side_by_side(pair, width=width, paint=paint)
        lines += ["", *evidence_lines(pair.link, width=width, paint=paint)]
        if settle:
            lines += ["", f"  {pair.same}", f"  {pair.different}"]
        lines.append("")
    return lines
