"""The first tables of a library.

Revision: v0001
"""

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None
branch_labels = None
depends_on = None

CITES = """
CREATE VIEW cites AS
SELECT source.key AS source, citekey.citekey AS work, reference.label AS label, reference.unstructured AS unstructured
FROM reference
JOIN source ON source.id = reference.source_id
JOIN record ON record.reference_id = reference.id
JOIN work_record ON work_record.record_id = record.id
JOIN work_record AS fellow ON fellow.work_id = work_record.work_id
JOIN citekey ON citekey.record_id = fellow.record_id
WHERE NOT EXISTS (
  SELECT 1 FROM citekey AS older
  JOIN work_record AS peer ON peer.record_id = older.record_id
  WHERE peer.work_id = work_record.work_id AND older.id < citekey.id
)
"""
"""Which paper cites which work in which words: follows from the other tables, so it is a view."""


def upgrade() -> None:
    """Make all tables."""
    _items()
    _sources()
    _records()
    _decisions()
    _works()
    op.execute(CITES)


def _items() -> None:
    """Descriptions, with their names and dates."""
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("et_al", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_short", sa.Text(), nullable=True),
        sa.Column("container_title", sa.Text(), nullable=True),
        sa.Column("container_title_short", sa.Text(), nullable=True),
        sa.Column("collection_title", sa.Text(), nullable=True),
        sa.Column("collection_number", sa.Text(), nullable=True),
        sa.Column("volume", sa.Text(), nullable=True),
        sa.Column("volume_title", sa.Text(), nullable=True),
        sa.Column("number_of_volumes", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("number_of_pages", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("edition", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_place", sa.Text(), nullable=True),
        sa.Column("event_title", sa.Text(), nullable=True),
        sa.Column("event_place", sa.Text(), nullable=True),
        sa.Column("genre", sa.Text(), nullable=True),
        sa.Column("medium", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("doi", sa.Text(), nullable=True),
        sa.Column("isbn", sa.Text(), nullable=True),
        sa.Column("issn", sa.Text(), nullable=True),
        sa.Column("arxiv", sa.Text(), nullable=True),
        sa.Column("pmid", sa.Text(), nullable=True),
        sa.Column("pmcid", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("archive", sa.Text(), nullable=True),
        sa.Column("archive_location", sa.Text(), nullable=True),
        sa.Column("abstract", sa.Text(), nullable=True),
        sa.Column("keyword", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
    )
    op.create_index(op.f("ix_item_doi"), "item", ["doi"], unique=False)
    op.create_table(
        "item_date",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("end_year", sa.Integer(), nullable=True),
        sa.Column("end_month", sa.Integer(), nullable=True),
        sa.Column("end_day", sa.Integer(), nullable=True),
        sa.Column("circa", sa.Boolean(), nullable=False),
        sa.Column("season", sa.Text(), nullable=True),
        sa.Column("literal", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_date_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "role", name=op.f("pk_item_date")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "item_name",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("dropping_particle", sa.Text(), nullable=True),
        sa.Column("non_dropping_particle", sa.Text(), nullable=True),
        sa.Column("suffix", sa.Text(), nullable=True),
        sa.Column("literal", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_name_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "role", "position", name=op.f("pk_item_name")),
        sqlite_with_rowid=False,
    )


def _sources() -> None:
    """Files, papers, printed entries."""
    op.create_table(
        "file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
        sa.UniqueConstraint("digest", name=op.f("uq_file_digest")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_source_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("key", name=op.f("uq_source_key")),
    )
    op.create_index(op.f("ix_source_digest"), "source", ["digest"], unique=False)
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("unstructured", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_reference_file_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_reference_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
        sa.UniqueConstraint("source_id", "position", name=op.f("uq_reference_source_id_position")),
    )
    op.create_table(
        "remainder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_remainder_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remainder")),
    )
    op.create_index(op.f("ix_remainder_source_id"), "remainder", ["source_id"], unique=False)
    op.create_table(
        "source_file",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_source_file_file_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_file_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", "file_id", name=op.f("pk_source_file")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "source_sketch",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_sketch_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", "hash", name=op.f("pk_source_sketch")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_source_sketch_hash"), "source_sketch", ["hash"], unique=False)
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Integer(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["reference.id"], name=op.f("fk_citation_reference_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_citation_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
    )
    op.create_index(op.f("ix_citation_reference_id"), "citation", ["reference_id"], unique=False)
    op.create_index(op.f("ix_citation_source_id"), "citation", ["source_id"], unique=False)


def _records() -> None:
    """Records, and by what they are compared."""
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("certain", sa.Boolean(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["record.id"], name=op.f("fk_record_about_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_record_item_id")),
        sa.ForeignKeyConstraint(["reference_id"], ["reference.id"], name=op.f("fk_record_reference_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_record_run_id")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["run.id"], name=op.f("fk_record_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("item_id", name=op.f("uq_record_item_id")),
        sa.UniqueConstraint("reference_id", name=op.f("uq_record_reference_id")),
    )
    op.create_index(op.f("ix_record_about_id"), "record", ["about_id"], unique=False)
    op.create_index(op.f("ix_record_compared"), "record", ["compared"], unique=False)
    op.create_index(op.f("ix_record_origin"), "record", ["origin"], unique=False)
    op.create_index(op.f("ix_record_run_id"), "record", ["run_id"], unique=False)
    op.create_index(op.f("ix_record_withdrawn_by"), "record", ["withdrawn_by"], unique=False)
    op.create_table(
        "block_key",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_block_key_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "record_id", name=op.f("pk_block_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_block_key_record_id"), "block_key", ["record_id"], unique=False)
    op.create_table(
        "found_field",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_found_field_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_found_field")),
        sqlite_with_rowid=False,
    )


def _decisions() -> None:
    """What was decided on them, and why."""
    op.create_table(
        "evidence_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_set")),
        sa.UniqueConstraint("digest", name=op.f("uq_evidence_set_digest")),
    )
    op.create_table(
        "evidence",
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["set_id"], ["evidence_set.id"], name=op.f("fk_evidence_set_id")),
        sa.PrimaryKeyConstraint("set_id", "position", name=op.f("pk_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("evidence_set_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["evidence_set_id"], ["evidence_set.id"], name=op.f("fk_decision_evidence_set_id")),
        sa.ForeignKeyConstraint(["left_id"], ["record.id"], name=op.f("fk_decision_left_id")),
        sa.ForeignKeyConstraint(["right_id"], ["record.id"], name=op.f("fk_decision_right_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_decision_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_left_id"), "decision", ["left_id"], unique=False)
    op.create_index(op.f("ix_decision_right_id"), "decision", ["right_id"], unique=False)
    op.create_index(op.f("ix_decision_run_id"), "decision", ["run_id"], unique=False)


def _works() -> None:
    """What follows from them, and what services answered."""
    op.create_table(
        "answer",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_work_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
        sa.UniqueConstraint("item_id", name=op.f("uq_work_item_id")),
    )
    op.create_table(
        "citekey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citekey", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_citekey_record_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_citekey_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citekey")),
        sa.UniqueConstraint("citekey", name=op.f("uq_citekey_citekey")),
    )
    op.create_index(op.f("ix_citekey_record_id"), "citekey", ["record_id"], unique=False)
    op.create_index(op.f("ix_citekey_run_id"), "citekey", ["run_id"], unique=False)
    op.create_table(
        "look_up",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("nearest", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_look_up_record_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_look_up_run_id")),
        sa.PrimaryKeyConstraint("record_id", "kind", name=op.f("pk_look_up")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_look_up_state"), "look_up", ["state"], unique=False)
    op.create_table(
        "work_field",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_work_field_record_id")),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name=op.f("fk_work_field_work_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "field", name=op.f("pk_work_field")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "work_record",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_work_record_record_id")),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name=op.f("fk_work_record_work_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_work_record")),
    )
    op.create_index(op.f("ix_work_record_work_id"), "work_record", ["work_id"], unique=False)
