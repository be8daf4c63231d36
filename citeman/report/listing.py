"""Works and sources for people and scripts: `list`, `search`, `show`, `sources`. What may not live here: searching.

Every text comes without colour unless asked, and with `width=None` nothing is clipped: what a pipe gets.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from citeman.model import Decision, Origin, Record, Source, SourceKind, Work
from citeman.report.columns import Paint, beside, marked_lines, padded, paragraph, table, wrapped
from citeman.report.differences import Run, runs
from citeman.report.duplicates import Group, Row, Standing, group_of
from citeman.report.duplicates.plain import forms, why_lines
from citeman.report.wording import counted, csl_name, field_name, item_data, line, who_short

KINDS = {
    SourceKind.PAPER: "paper",
    SourceKind.FRAGMENT: "list without its paper",
    SourceKind.BIBLIOGRAPHY: "bibliography",
}
"""What a source is, in words."""
_PRINTED = (Origin.REFERENCE, Origin.IMPORT)
_NAMES = 18
_WHO = 26
_WIDE = 10_000


def works_text(works: Sequence[Work], records: Mapping[int, Record], *, width: int | None = 100) -> str:
    """A line a work: citekey, who, year, how many sources cite it, title. Empty where there are none."""
    if not works:
        return ""
    rows = [
        (
            work.citekey,
            who_short(work.item),
            _year(work),
            str(len(citing(work, records))),
            work.item.title or line(work.item),
        )
        for work in works
    ]
    return "\n".join(table(("citekey", "who", "year", "cited by", "title"), rows, width=width, right=(3,))) + "\n"


def works_data(works: Sequence[Work], records: Mapping[int, Record]) -> list[dict[str, object]]:
    """The same as JSON values: citekey, aliases, the sources that cite it, the merged item under CSL's names."""
    return [
        {
            "citekey": work.citekey,
            "aliases": list(work.aliases),
            "cited-by": list(citing(work, records)),
            "item": item_data(work.item),
        }
        for work in works
    ]


def citing(work: Work, records: Mapping[int, Record]) -> tuple[str, ...]:
    """The keys of the sources that print a work, each once, sorted."""
    found = [records[number] for number in work.records if number in records]
    return tuple(sorted({each.reference.source for each in found if each.reference and each.origin in _PRINTED}))


def _year(work: Work) -> str:
    year = work.item.issued.year if work.item.issued else None
    return "" if year is None else str(year)


def work_text(
    work: Work,
    records: Mapping[int, Record],
    decisions: Sequence[Decision],
    sources: Sequence[Source],
    *,
    mentions: Mapping[tuple[str, int], int] | None = None,
    width: int | None = 100,
    color: bool = False,
) -> str:
    """One work: each field with where its value came from and what others say, each printed form, each decision.

    `records` by id, `decisions` as they fell; `mentions`: how often the text of a source mentions its n-th entry.
    """
    paint = Paint(color)
    room = max(width or _WIDE, 60)
    group = group_of(work, records, decisions, sources)
    lines = [paint("bold", each) for each in wrapped(work.citekey, room)]
    if work.aliases:
        lines += paragraph(f"also {', '.join(work.aliases)}", room, first="  ")
    lines += paragraph(line(work.item), room, first="  ")
    lines += ["", paint("head", "Fields")]
    for row in group.rows:
        lines += _field_lines(row, group, room - 2, paint)
    lines += ["", paint("head", _printed_title(group)), *_printed_lines(group, mentions or {}, room)]
    others = [member for member in group.members if not member.printed]
    if others:
        lines += ["", paint("head", "Also on record")]
        for member in others:
            lines += paragraph(
                f"{member.name}{_day(records[member.record])}: {member.text}", room, first="  ", rest="    "
            )
    if group.links or group.further:
        lines += ["", paint("head", "Decisions"), *(each[2:] for each in why_lines(group, room, paint))]
    return "\n".join(lines) + "\n"


def _printed_title(group: Group) -> str:
    if not group.printed:
        return "Printed nowhere"
    return f"Printed {counted(len(group.printed), 'time')} in {counted(len(group.sources), 'source')}"


def _printed_lines(group: Group, mentions: Mapping[tuple[str, int], int], width: int) -> list[str]:
    lines: list[str] = []
    for member in group.printed:
        times = mentions.get((member.source or "", member.position or 0), 0)
        remarks = [f"mentioned {counted(times, 'time')} in the text"] if times else []
        remarks += ["read doubtfully"] if member.doubtful else []
        lines += paragraph(f"{member.name}: {member.text}", width, first="  ", rest="    ")
        if remarks:
            lines += paragraph("; ".join(remarks), width, first="    ")
    return lines


def _day(record: Record) -> str:
    return f" ({record.when.date().isoformat()})" if record.when else ""


def _field_lines(row: Row, group: Group, width: int, paint: Paint) -> list[str]:
    """The merged value with who says so, then each value that differs from it with who says that."""
    told = [(names, cell) for names, cell in forms(row, group) if cell.text is not None]
    told_by = min(_WHO, (width - _NAMES - 4) // 2)
    widths = (_NAMES, min(width - _NAMES - told_by - 4, 90), told_by)
    lines: list[str] = []
    for place, (names, cell) in enumerate(told):
        label = field_name(row.field) if place == 0 else ""
        chosen = row.chosen if cell.standing is Standing.DIFFERS else None
        sign = "≠ " if cell.standing is Standing.DIFFERS else ""
        value = marked_lines((Run(text=sign), *runs(cell.text or "", chosen)), widths[1], paint)
        who = [paint("dim", padded(each, told_by)) for each in wrapped(_told_by(names, row, first=place == 0), told_by)]
        lines += beside([[padded(label, _NAMES)], value, who], widths)
    return [f"  {each}" for each in lines]


def _told_by(names: str, row: Row, *, first: bool) -> str:
    """Who says a value, the one it was taken from first."""
    everyone = names.split(", ")
    if first and row.chosen_from in everyone:
        everyone.remove(row.chosen_from)
        return f"{row.chosen_from}" + (f"; also {', '.join(everyone)}" if everyone else "")
    return names


def work_data(
    work: Work,
    records: Mapping[int, Record],
    decisions: Sequence[Decision],
    sources: Sequence[Source],
    *,
    mentions: Mapping[tuple[str, int], int] | None = None,
) -> dict[str, object]:
    """One work as JSON values: the merged item, each field's origin, the references, other records, decisions."""
    group = group_of(work, records, decisions, sources)
    counts = mentions or {}
    return {
        "citekey": work.citekey,
        "aliases": list(work.aliases),
        "item": item_data(work.item),
        "fields": [
            {
                "field": csl_name(row.field),
                "value": row.chosen,
                "from": row.chosen_from,
                "values": {member.name: cell.text for member, cell in zip(group.members, row.cells, strict=True)},
            }
            for row in group.rows
        ],
        "references": [
            {
                "address": member.name,
                "source": member.source,
                "label": member.label,
                "raw": member.text,
                "doubtful": member.doubtful,
                "mentions": counts.get((member.source or "", member.position or 0), 0),
            }
            for member in group.printed
        ],
        "records": [
            {
                "address": member.name,
                "origin": member.origin.value,
                "when": when.isoformat() if (when := records[member.record].when) else None,
                "item": item_data(member.item),
            }
            for member in group.members
            if not member.printed
        ],
        "decisions": [
            {
                "left": link.left,
                "right": link.right,
                "verdict": link.verdict.value,
                "by": link.by.value,
                "probability": round(link.probability, 6),
                "note": link.note,
            }
            for link in (*group.links, *group.further)
        ],
    }


def sources_text(
    sources: Sequence[Source],
    records: Mapping[int, Record],
    *,
    files: Mapping[str, Sequence[str]] | None = None,
    width: int | None = 100,
) -> str:
    """A line a source: key, what it is, references, how many of them are doubtful, its files, its title."""
    if not sources:
        return ""
    rows = [
        (
            str(row["source"]),
            KINDS[source.kind],
            f"{row['references']:,}",
            f"{row['doubtful']:,}",
            ", ".join((files or {}).get(source.key, ())),
            source.item.title or "",
        )
        for source, row in zip(sources, sources_data(sources, records, files=files), strict=True)
    ]
    head = ("source", "kind", "references", "doubtful", "files", "title")
    return "\n".join(table(head, rows, width=width, right=(2, 3))) + "\n"


def sources_data(
    sources: Sequence[Source], records: Mapping[int, Record], *, files: Mapping[str, Sequence[str]] | None = None
) -> list[dict[str, object]]:
    """The same as JSON values, with the source's own item."""
    references: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    for record in records.values():
        if record.reference is not None and record.origin in _PRINTED:
            references[record.reference.source] += 1
            doubtful[record.reference.source] += record.parsed is not None and record.parsed.doubtful
    return [
        {
            "source": source.key,
            "kind": source.kind.value,
            "references": references[source.key],
            "doubtful": doubtful[source.key],
            "files": list((files or {}).get(source.key, ())),
            "item": item_data(source.item),
        }
        for source in sources
    ]
