"""Works that several references cite with different data, field by field.

What may not live here: verdicts on single references.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from citeman.model import Item, Record, Work
from citeman.report.check.comparing import differences
from citeman.report.check.nouns import NOTHING_KNOWN, Disagreement, Disputed, Known, Registered
from citeman.report.wording import sameness, value_text

_FIELDS = ("title", "author", "issued", "volume", "issue", "page", "doi")


def disputed(
    works: Sequence[Work], printed: Mapping[int, Record], names: Mapping[int, str], known: Mapping[str, Known]
) -> tuple[Disputed, ...]:
    """The works of which two references print something that cannot both be right, in the order of the works."""
    out = []
    for work in works:
        entries = [(names[id_], printed[id_].item) for id_ in work.records if id_ in printed]
        registered = known.get(work.citekey, NOTHING_KNOWN).registered
        fields = tuple(_disagreements(entries, registered)) if len(entries) > 1 else ()
        if fields:
            out.append(Disputed(citekey=work.citekey, item=work.item, fields=fields))
    return tuple(out)


def _disagreements(entries: Sequence[tuple[str, Item]], registered: Registered | None) -> Iterator[Disagreement]:
    for field in _FIELDS:
        values: dict[Hashable, tuple[str, list[str]]] = {}
        for name, item in entries:
            text = value_text(item, field)
            if text is not None:
                values.setdefault(sameness(item, field), (text, []))[1].append(name)
        if len(values) > 1 and _contradict([item for _, item in entries], field):
            shown = value_text(registered.item, field) if registered is not None else None
            found = tuple((text, tuple(who)) for text, who in values.values())
            yield Disagreement(field=field, values=found, registered=shown)


def _contradict(items: Sequence[Item], field: str) -> bool:
    """Whether two of the items differ in the field by more than notation."""
    for place, left in enumerate(items):
        years = frozenset(filter(None, [left.issued.year if left.issued else None]))
        for right in items[place + 1 :]:
            found = differences(right, Registered(item=left, years=years))
            if any(each.field == field for each in found):
                return True
    return False
