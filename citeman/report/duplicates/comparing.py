"""Records side by side, field by field. What may not live here: decisions, and how a comparison is shown."""

from collections.abc import Sequence

from citeman.model import Item, Origin, Work
from citeman.report.duplicates.nouns import Cell, Member, Row, Standing
from citeman.report.wording import sameness, shown_fields, value_text


def merged_rows(work: Work, members: Sequence[Member]) -> tuple[Row, ...]:
    """Every field of a merged work beside its members' values, each compared with the value chosen."""
    names = {member.record: member.name for member in members}
    items = [work.item, *(member.item for member in members)]
    rows = []
    for field in shown_fields(items):
        standard = next(item for item in items if value_text(item, field) is not None)
        rows.append(
            Row(
                field=field,
                chosen=value_text(work.item, field),
                chosen_from=names.get(work.chosen[field]) if field in work.chosen else None,
                cells=tuple(_cell(member, field, against=standard) for member in members),
            )
        )
    return tuple(rows)


def pair_rows(left: Member, right: Member) -> tuple[Row, ...]:
    """Every field of two records that are not merged, each compared with the other."""
    rows = []
    for field in shown_fields([left.item, right.item]):
        cells = (_cell(left, field, against=right.item), _cell(right, field, against=left.item))
        rows.append(Row(field=field, chosen=None, chosen_from=None, cells=cells))
    return tuple(rows)


def _cell(member: Member, field: str, *, against: Item) -> Cell:
    text = value_text(member.item, field)
    if text is None:
        # A person's record holds only what the person corrects: silence there is no gap.
        return Cell(text=None, standing=Standing.AGREES if member.origin is Origin.PERSON else Standing.MISSING)
    if value_text(against, field) is None or sameness(member.item, field) == sameness(against, field):
        return Cell(text=text, standing=Standing.AGREES)
    return Cell(text=text, standing=Standing.DIFFERS)
