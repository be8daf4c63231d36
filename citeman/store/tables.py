"""The tables of a library as SQLAlchemy models: columns and constraints, no behaviour.

What may not live here: queries, conversion to model values, migrations (those are Alembic's, in `migrations/`). Every
CSL variable is a column, names and dates are child tables: what someone will query is no JSON blob.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import BigInteger, Boolean, DateTime, Float, Integer, Text

APPLICATION_ID = 0x63746D6E
"""`PRAGMA application_id` of a library file ("ctmn"), so that a foreign SQLite file is known as such."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of a library."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain class attribute
        str: Text,
        int: Integer,
        float: Float,
        bool: Boolean,
        datetime: DateTime(timezone=True),
    }


class ItemRow(Base):
    """One description; belongs to a source, a record or a work."""

    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    et_al: Mapped[bool]
    title: Mapped[str | None]
    title_short: Mapped[str | None]
    container_title: Mapped[str | None]
    container_title_short: Mapped[str | None]
    collection_title: Mapped[str | None]
    collection_number: Mapped[str | None]
    volume: Mapped[str | None]
    volume_title: Mapped[str | None]
    number_of_volumes: Mapped[str | None]
    issue: Mapped[str | None]
    page: Mapped[str | None]
    number_of_pages: Mapped[str | None]
    number: Mapped[str | None]
    edition: Mapped[str | None]
    version: Mapped[str | None]
    publisher: Mapped[str | None]
    publisher_place: Mapped[str | None]
    event_title: Mapped[str | None]
    event_place: Mapped[str | None]
    genre: Mapped[str | None]
    medium: Mapped[str | None]
    status: Mapped[str | None]
    language: Mapped[str | None]
    doi: Mapped[str | None] = mapped_column(index=True)
    isbn: Mapped[str | None]
    issn: Mapped[str | None]
    arxiv: Mapped[str | None]
    pmid: Mapped[str | None]
    pmcid: Mapped[str | None]
    url: Mapped[str | None]
    archive: Mapped[str | None]
    archive_location: Mapped[str | None]
    abstract: Mapped[str | None]
    keyword: Mapped[str | None]
    note: Mapped[str | None]


class NameRow(Base):
    """One person or organisation of an item, in a role, in order."""

    __tablename__ = "item_name"
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    family: Mapped[str | None]
    given: Mapped[str | None]
    dropping_particle: Mapped[str | None]
    non_dropping_particle: Mapped[str | None]
    suffix: Mapped[str | None]
    literal: Mapped[str | None]
    __table_args__ = ({"sqlite_with_rowid": False},)


class DateRow(Base):
    """One date of an item in a role: a date or a range, each end of one to three numbers."""

    __tablename__ = "item_date"
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int | None]
    month: Mapped[int | None]
    day: Mapped[int | None]
    end_year: Mapped[int | None]
    end_month: Mapped[int | None]
    end_day: Mapped[int | None]
    circa: Mapped[bool]
    season: Mapped[str | None]
    literal: Mapped[str | None]
    __table_args__ = ({"sqlite_with_rowid": False},)


class SourceRow(Base):
    """A citing paper, a fragment of one, or an imported bibliography."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))


class SketchRow(Base):
    """One hash of a source's text sketch: two scans of one paper share most of theirs."""

    __tablename__ = "source_sketch"
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    __table_args__ = (Index(None, "hash"), {"sqlite_with_rowid": False})


class FileRow(Base):
    """A file that was read; the same bytes again are no news."""

    __tablename__ = "file"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    added_at: Mapped[datetime]


class SourceFileRow(Base):
    """Which file showed which source."""

    __tablename__ = "source_file"
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id", ondelete="CASCADE"), primary_key=True)
    __table_args__ = ({"sqlite_with_rowid": False},)


class ReferenceRow(Base):
    """One entry of a source's list as printed."""

    __tablename__ = "reference"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    position: Mapped[int]
    label: Mapped[str | None]
    unstructured: Mapped[str]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    __table_args__ = (UniqueConstraint("source_id", "position"),)


class RemainderRow(Base):
    """A stretch of a list's text that belongs to no entry, kept so that every character is accounted for."""

    __tablename__ = "remainder"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    span_start: Mapped[int]
    span_end: Mapped[int]
    content: Mapped[str]


class CitationRow(Base):
    """A mention in a source's running text, with the entry it means where that is certain."""

    __tablename__ = "citation"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    reference_id: Mapped[int | None] = mapped_column(ForeignKey("reference.id", ondelete="CASCADE"), index=True)
    span_start: Mapped[int]
    span_end: Mapped[int]
    content: Mapped[str]


class RunRow(Base):
    """One act that can be taken back: a person's decision or edit, a run of `enrich`, a removal."""

    __tablename__ = "run"
    id: Mapped[int] = mapped_column(primary_key=True)
    verb: Mapped[str]
    started_at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)


class RecordRow(Base):
    """What one origin says of one thing. Rows are added, and put out of use and back; never changed or deleted."""

    __tablename__ = "record"
    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[str] = mapped_column(index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), unique=True)
    reference_id: Mapped[int | None] = mapped_column(ForeignKey("reference.id"), unique=True)
    about_id: Mapped[int | None] = mapped_column(ForeignKey("record.id"), index=True)
    raw: Mapped[str | None]
    confidence: Mapped[float | None]
    certain: Mapped[bool | None]
    added_at: Mapped[datetime]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"), index=True)
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("run.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)
    compared: Mapped[bool] = mapped_column(default=False)
    """Whether it has been compared with the records that were here before it."""
    __table_args__ = (Index(None, "compared"),)


class FoundFieldRow(Base):
    """Where in the printed reference a field was read; `field` is null for a stretch that nothing explains."""

    __tablename__ = "found_field"
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str | None]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    confidence: Mapped[float | None]
    __table_args__ = ({"sqlite_with_rowid": False},)


class BlockKeyRow(Base):
    """The blocking keys of a record: only records that share one are ever compared."""

    __tablename__ = "block_key"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    __table_args__ = (Index(None, "record_id"), {"sqlite_with_rowid": False})


class EvidenceSetRow(Base):
    """What was said for or against a pair, field by field. Many pairs agree and differ alike, so sets are shared."""

    __tablename__ = "evidence_set"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)


class EvidenceRow(Base):
    """What one field said in a set."""

    __tablename__ = "evidence"
    set_id: Mapped[int] = mapped_column(ForeignKey("evidence_set.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str]
    level: Mapped[int]
    weight: Mapped[float]
    detail: Mapped[str | None]
    __table_args__ = ({"sqlite_with_rowid": False},)


class DecisionRow(Base):
    """A verdict on two records; a rule's is derived anew at will, a person's is only put out of use, by `undo`."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    verdict: Mapped[str]
    decided_by: Mapped[str]
    probability: Mapped[float]
    evidence_set_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_set.id"))
    decided_at: Mapped[datetime | None]
    note: Mapped[str | None]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)


class WorkRow(Base):
    """A group of records that describe one thing; derived, and derived anew when its records or decisions change."""

    __tablename__ = "work"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), unique=True)


class WorkRecordRow(Base):
    """Which work a record belongs to: exactly one."""

    __tablename__ = "work_record"
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    work_id: Mapped[int] = mapped_column(ForeignKey("work.id", ondelete="CASCADE"), index=True)


class WorkFieldRow(Base):
    """The record whose value a field of the merged item has."""

    __tablename__ = "work_field"
    work_id: Mapped[int] = mapped_column(ForeignKey("work.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    __table_args__ = ({"sqlite_with_rowid": False},)


class CitekeyRow(Base):
    """A citekey, for ever anchored at the record it was first given for.

    A work's citekey is the oldest one in use that is anchored at its records, the others are its aliases; so keys
    follow their records through merges and splits. A key that an act brought goes out of use with it, and is given
    again, not anew, where it is needed again.
    """

    __tablename__ = "citekey"
    id: Mapped[int] = mapped_column(primary_key=True)
    citekey: Mapped[str] = mapped_column(unique=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)


class LookUpRow(Base):
    """The queue of questions to Crossref and how each ended; makes every run resumable."""

    __tablename__ = "look_up"
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str | None]
    nearest: Mapped[str | None]
    tries: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime | None]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    __table_args__ = ({"sqlite_with_rowid": False},)


class AnswerRow(Base):
    """An answer of a service, kept until its time is over."""

    __tablename__ = "answer"
    key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    expires_at: Mapped[datetime]
    __table_args__ = ({"sqlite_with_rowid": False},)
