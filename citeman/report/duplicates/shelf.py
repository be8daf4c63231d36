"""Works, records and sources, with what a report asks of them again and again. What may not live here: verdicts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from citeman.model import ORIGIN_RANK, Origin, Record, Source, Work
from citeman.report.duplicates.nouns import Member, SourceCount
from citeman.report.places import addresses
from citeman.report.wording import field_name, line, values

_VOICES = {
    Origin.PERSON: "a person",
    Origin.CROSSREF: "Crossref",
    Origin.IMPORT: "an import",
    Origin.REFERENCE: "a reference",
}
PRINTED = (Origin.REFERENCE, Origin.IMPORT)
"""Whose records are entries of a list, to be counted and merged; others only add to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Works, records and sources, with what is asked of them again and again."""

    works: Sequence[Work]
    records: Mapping[int, Record]
    sources: Sequence[Source]
    home: Mapping[int, int]
    """Record's id → place of its work in `works`."""
    names: Mapping[int, str]
    """Record's id → its address."""
    rank: Mapping[str, int]
    """Source's key → its place among the sources."""

    @classmethod
    def of(cls, works: Sequence[Work], records: Mapping[int, Record], sources: Sequence[Source]) -> "Shelf":
        """The shelf of a library; `records` by id."""
        return cls(
            works=works,
            records=records,
            sources=sources,
            home={number: place for place, work in enumerate(works) for number in work.records if number in records},
            names=addresses(records.values()),
            rank={source.key: place for place, source in enumerate(sources)},
        )

    def order(self) -> list[int]:
        """The works' places, by citekey."""
        return sorted(range(len(self.works)), key=lambda place: self.works[place].citekey)

    def of_work(self, place: int) -> list[Record]:
        """A work's records: printed ones first, in the order of sources and lists, then by trust."""
        own = [self.records[number] for number in self.works[place].records if number in self.records]
        return sorted(own, key=self.reading_order)

    def reading_order(self, record: Record) -> tuple[bool, int, int, int]:
        """Sorts records as a reader meets them: lists first, in the order of the sources; then what others say."""
        reference = record.reference
        printed = record.origin in PRINTED
        if reference is None:
            return (not printed, ORIGIN_RANK[record.origin], 0, record.id)
        return (not printed, self.rank.get(reference.source, len(self.rank)), reference.position, record.id)

    def prints(self, place: int) -> int:
        """How many printed references a work has."""
        numbers = self.works[place].records
        return sum(number in self.records and self.records[number].origin in PRINTED for number in numbers)

    def member(self, record: Record) -> Member:
        """A record as a member of a group."""
        reference = record.reference if record.origin in PRINTED else None
        parsed = record.parsed
        return Member(
            record=record.id,
            origin=record.origin,
            name=self.names[record.id] if reference else _VOICES[record.origin],
            source=reference.source if reference else None,
            label=reference.label if reference else None,
            position=reference.position if reference else None,
            text=(reference.unstructured if reference else "") or _in_words(record),
            item=record.item,
            doubtful=parsed is not None and parsed.doubtful,
        )

    def members(self, place: int) -> tuple[Member, ...]:
        """A work's records as members, told apart by number where several have one name."""
        members = [self.member(record) for record in self.of_work(place)]
        often = Counter(member.name for member in members)
        seen: Counter[str] = Counter()
        named = []
        for member in members:
            seen[member.name] += 1
            name = f"{member.name} ({seen[member.name]})" if often[member.name] > 1 else member.name
            named.append(replace(member, name=name))
        return tuple(named)

    def addressed(self, record: Record) -> Member:
        """A record under a name that the command line understands: its address, else its work's citekey."""
        member = self.member(record)
        return member if member.printed else replace(member, name=self.works[self.home[record.id]].citekey)

    def source_counts(self) -> tuple[SourceCount, ...]:
        """Every source in figures, in the order of the sources; then those of which only references are known."""
        references: Counter[str] = Counter()
        works: Counter[str] = Counter()
        shared: Counter[str] = Counter()
        for work in self.works:
            printed = [self.records[number] for number in work.records if number in self.records]
            keys = [each.reference.source for each in printed if each.reference and each.origin in PRINTED]
            references.update(keys)
            works.update(set(keys))
            if len(set(keys)) > 1:
                shared.update(set(keys))
        known = list(self.sources) + [Source(key=key) for key in sorted(references) if key not in self.rank]
        return tuple(
            SourceCount(
                key=source.key,
                title=source.item.title or source.key,
                kind=source.kind,
                references=references[source.key],
                works=works[source.key],
                shared=shared[source.key],
            )
            for source in known
        )


def _in_words(record: Record) -> str:
    """A record that was not printed: a person's by the fields it sets, any other on one line."""
    if record.origin is Origin.PERSON:
        return "; ".join(f"{field_name(field)}: {text}" for field, text in values(record.item).items())
    return line(record.item)
