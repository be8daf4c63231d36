"""Two records side by side in a terminal, differences marked: what a person sees before saying same or different.

What may not live here: asking, keys, reading answers (that is `cli`'s), HTML.
"""

from collections.abc import Sequence

from citeman.model import Evidence, Verdict
from citeman.report.columns import Paint, cells, marked_beside, marked_lines, padded, paragraph, wrapped
from citeman.report.differences import Run, runs
from citeman.report.duplicates.nouns import Link, Member, Pair, Row, Standing
from citeman.report.wording import field_name, percent, printable, signed

SIGNS = {Standing.AGREES: "=", Standing.DIFFERS: "≠", Standing.MISSING: "–"}
"""The mark before a field's name."""
_TINTS = {Standing.AGREES: "good", Standing.DIFFERS: "bad", Standing.MISSING: "warn"}
HELD = {
    Verdict.MATCH: "held for one work",
    Verdict.POSSIBLE: "perhaps one work",
    Verdict.VERSION: "held for two versions of one work",
    Verdict.DISTINCT: "held for two works",
}
"""A verdict in words."""
_NAME_WIDTH = 16
_GAP = 2
_INDENT = 2


def to_text(
    pair: Pair, *, number: int | None = None, total: int | None = None, width: int = 100, color: bool = False
) -> str:
    """A pair side by side: how sure the rules are, both printed forms, the fields, what speaks for and against it.

    `number` of `total` stands before it, where given. Without colour the differing words are underlined with tildes.
    """
    paint = Paint(color)
    counting = f"{number} of {total}: " if number is not None and total is not None else ""
    head = f"{counting}{pair.left.name} and {pair.right.name}"
    lines = [paint("head", each) for each in wrapped(head, width)]
    lines += [paint("dim", each) for each in wrapped(standing_text(pair.link), width)]
    lines += ["", *side_by_side(pair, width=width, paint=paint), ""]
    lines += evidence_lines(pair.link, width=width, paint=paint)
    return "\n".join(lines).rstrip() + "\n"


def standing_text(link: Link) -> str:
    """What is held of the pair, by whom, how sure, and a person's note."""
    by = "by a person" if link.by.value == "person" else f"by rule, {percent(link.probability)}"
    note = f" ({printable(link.note)})" if link.note else ""
    return f"{HELD[link.verdict]} {by}{note}"


def side_by_side(pair: Pair, *, width: int, paint: Paint) -> list[str]:
    """The two records in two columns: as printed, then field by field; what is equal stands once, across both."""
    each = max((width - _INDENT - _NAME_WIDTH - 2 * _GAP) // 2, 12)
    heads = [_heading(member, each, paint) for member in (pair.left, pair.right)]
    lines = _labelled(" " * _NAME_WIDTH, [(" " * _GAP).join(heads)])
    left, right = printable(pair.left.text), printable(pair.right.text)
    printed = marked_beside([runs(left, right), runs(right, left)], [each, each], paint)
    lines += _labelled(padded("as printed", _NAME_WIDTH), printed)
    for row in pair.rows:
        lines += _labelled(field_label(row, paint), _row_lines(row, each, paint))
    return lines


def _labelled(label: str, lines: Sequence[str]) -> list[str]:
    margin = " " * _INDENT
    blank = " " * _NAME_WIDTH
    return [f"{margin}{label if place == 0 else blank}{' ' * _GAP}{each}".rstrip() for place, each in enumerate(lines)]


def _heading(member: Member, width: int, paint: Paint) -> str:
    name = wrapped(member.name, width)[0]
    return paint("bold", name) + " " * (width - cells(name))


def _row_lines(row: Row, width: int, paint: Paint) -> list[str]:
    if row.uniform:
        return marked_lines([Run(text=row.cells[0].text or "")], 2 * width + _GAP, paint)
    left, right = row.cells
    differs = row.standing is Standing.DIFFERS
    values = [_value(left.text, right.text, differs=differs), _value(right.text, left.text, differs=differs)]
    return marked_beside(values, [width, width], paint)


def _value(text: str | None, other: str | None, *, differs: bool) -> tuple[Run, ...]:
    if text is None:
        return (Run(text="missing"),)
    return runs(text, other) if differs else (Run(text=text),)


def field_label(row: Row, paint: Paint) -> str:
    """A field's name with the sign of how its values stand to each other, padded to the names' column."""
    name = padded(f"{SIGNS[row.standing]} {field_name(row.field)}"[:_NAME_WIDTH], _NAME_WIDTH)
    return paint(_TINTS[row.standing], name)


def evidence_lines(link: Link, *, width: int, paint: Paint) -> list[str]:
    """What speaks for one work and what against it, the weightiest first, each with the weight it adds."""
    ordered = sorted(link.evidence, key=lambda each: (-abs(each.weight), each.field))
    sides = (
        ("for one work", [each for each in ordered if each.weight > 0], "good"),
        ("against it", [each for each in ordered if each.weight < 0], "bad"),
    )
    lines: list[str] = []
    for name, evidence, tint in sides:
        if evidence:
            text = "; ".join(evidence_text(each) for each in evidence)
            block = paragraph(text, width, first=padded(f"  {name}", _NAME_WIDTH + _GAP))
            lines.append(paint(tint, block[0][:_NAME_WIDTH]) + block[0][_NAME_WIDTH:])
            lines += block[1:]
    return lines


def evidence_text(evidence: Evidence) -> str:
    """One field's evidence: what was found, in the matcher's words or else by its level, and what it weighs.

    >>> from citeman.model import Level
    >>> evidence_text(Evidence(field="title", level=Level.SAME, weight=9.21))
    'title: same +9.2'
    >>> evidence_text(Evidence(field="page", level=Level.DIFFERS, weight=-1, detail="other pages"))
    'pages: other pages \u22121.0'
    """
    return f"{field_name(evidence.field)}: {found_text(evidence)} {signed(evidence.weight)}"


def found_text(evidence: Evidence) -> str:
    """What was found of a field, in the matcher's words or else by its level."""
    return printable(evidence.detail) if evidence.detail else evidence.level.name.lower()
