"""Records side by side, field by field. What may not live here: decisions, and how a comparison is shown."""

from collections.abc import Sequence

from citeman.model import Item, Origin, Work
from citeman.report.duplicates.nouns import Cell, Member, Row, Standing
from citeman.report.wording import sameness, shown_fields, values


def merged_rows(work: Work, members: Sequence[Member]) -> tuple[Row, ...]:
    """Every field of a merged work beside its members' values, each compared with the value chosen."""
    names = {member.record: member.name for member in members}
    merged = values(work.item)
    said = [values(member.item) for member in members]
    items = [work.item, *(member.item for member in members)]
    rows = []
    for field in shown_fields([merged, *said]):
        standard = next(item for item, texts in zip(items, [merged, *said], strict=True) if field in texts)
        rows.append(
            Row(
                field=field,
                chosen=merged.get(field),
                chosen_from=names.get(work.chosen[field]) if field in work.chosen else None,
                cells=tuple(
                    _cell(member, field, texts.get(field), standard)
                    for member, texts in zip(members, said, strict=True)
                ),
            )
        )
    return tuple(rows)


def pair_rows(left: Member, right: Member) -> tuple[Row, ...]:
    """Every field of two records that are not merged; where they differ, each differs from the other."""
    members = (left, right)
    said = [values(member.item) for member in members]
    rows = []
    for field in shown_fields(said):
        standard = next(member.item for member, texts in zip(members, said, strict=True) if field in texts)
        cells = tuple(
            _cell(member, field, texts.get(field), standard) for member, texts in zip(members, said, strict=True)
        )
        if any(cell.standing is Standing.DIFFERS for cell in cells):
            cells = tuple(Cell(text=cell.text, standing=Standing.DIFFERS) for cell in cells)
        rows.append(Row(field=field, chosen=None, chosen_from=None, cells=cells))
    return tuple(rows)


def _cell(member: Member, field: str, text: str | None, standard: Item) -> Cell:
    """A member's value held against that of an item that has one."""
    if text is None:
        # A person's record holds only what the person corrects: silence there is no gap.
        return Cell(text=None, standing=Standing.AGREES if member.origin is Origin.PERSON else Standing.MISSING)
    same = member.item is standard or sameness(member.item, field) == sameness(standard, field)
    return Cell(text=text, standing=Standing.AGREES if same else Standing.DIFFERS)
