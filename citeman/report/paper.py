"""One source in full: every entry of its list, and what of its text is not accounted for.

What may not live here: finding the entries, or the mentions of them in the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citeman.model import Record, Source, Work
from citeman.report.columns import paragraph
from citeman.report.listing import KINDS
from citeman.report.wording import counted, item_data, line, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry of the list: its place, its print, what it was read as, and how often the text mentions it."""

    position: int
    label: str | None
    text: str
    citekey: str | None
    doubtful: bool
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A source, its entries, and what is left over."""

    source: Source
    files: tuple[str, ...]
    entries: tuple[ListedEntry, ...]
    remainder: tuple[str, ...]
    """Stretches of the list's text that belong to no entry."""
    loose: tuple[str, ...]
    """Mentions in the text for which no entry is known."""

    @property
    def mentioned(self) -> bool:
        """Whether the text was read at all, and mentions entries of the list."""
        return bool(self.loose) or any(entry.mentions for entry in self.entries)

    @property
    def unmentioned(self) -> tuple[ListedEntry, ...]:
        """Entries that the text never mentions; none where it mentions nothing (a list without its text)."""
        return tuple(entry for entry in self.entries if not entry.mentions) if self.mentioned else ()


def build(
    source: Source,
    records: Mapping[int, Record],
    works: Sequence[Work],
    mentions: Mapping[tuple[str, int], int],
    *,
    files: Sequence[str] = (),
    remainder: Sequence[str] = (),
    loose: Sequence[str] = (),
) -> Paper:
    """A source in full. `mentions`: how often the text of a source mentions its n-th entry."""
    keys = {id_: work.citekey for work in works for id_ in work.records}
    entries = [
        ListedEntry(
            position=record.reference.position,
            label=record.reference.label,
            text=record.reference.unstructured,
            citekey=keys.get(id_),
            doubtful=record.parsed is not None and record.parsed.doubtful,
            mentions=mentions.get((source.key, record.reference.position), 0),
        )
        for id_, record in records.items()
        if record.reference is not None and record.reference.source == source.key
    ]
    return Paper(
        source=source,
        files=tuple(files),
        entries=tuple(sorted(entries, key=lambda entry: entry.position)),
        remainder=tuple(text.strip() for text in remainder if text.strip()),
        loose=tuple(loose),
    )


def to_text(paper: Paper, *, width: int = 100) -> str:
    """The source in lines of at most `width` cells."""
    lines = paragraph(f"{paper.source.key}: {line(paper.source.item)}", width, rest="  ")
    lines.append(f"  {KINDS[paper.source.kind]}; read from {', '.join(paper.files) or 'no file'}")
    lines += ["", counted(len(paper.entries), "entry", "entries")]
    for entry in paper.entries:
        lines += paragraph(
            f"[{entry.label or entry.position}] {printable(entry.text)}", width, first="  ", rest="      "
        )
        remarks = [entry.citekey or "in no work yet"]
        remarks += [f"mentioned {counted(entry.mentions, 'time')}"] if entry.mentions else []
        remarks += ["read doubtfully"] if entry.doubtful else []
        lines.append(f"      {', '.join(remarks)}")
    unmentioned = [entry.label or str(entry.position) for entry in paper.unmentioned]
    for head, texts in (
        ("Entries that the text never mentions", [", ".join(unmentioned)] if unmentioned else []),
        ("Mentions without an entry", list(paper.loose)),
        ("In the list's text, but in no entry", list(paper.remainder)),
    ):
        if texts:
            lines += ["", head]
            for text in texts:
                lines += paragraph(printable(text), width, first="  ", rest="  ")
    return "\n".join(lines) + "\n"


def to_data(paper: Paper) -> dict[str, object]:
    """The source as JSON values."""
    return {
        "key": paper.source.key,
        "kind": paper.source.kind.value,
        "item": item_data(paper.source.item),
        "files": list(paper.files),
        "references": [
            {
                "position": entry.position,
                "label": entry.label,
                "raw": entry.text,
                "citekey": entry.citekey,
                "doubtful": entry.doubtful,
                "mentions": entry.mentions,
            }
            for entry in paper.entries
        ],
        "never-mentioned": [entry.label or str(entry.position) for entry in paper.unmentioned],
        "mentions-without-entry": list(paper.loose),
        "remainder": list(paper.remainder),
    }
