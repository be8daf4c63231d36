CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE answer (
	"key" TEXT NOT NULL, 
	content TEXT NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY ("key")
)
 WITHOUT ROWID;

CREATE TABLE block_key (
	"key" BIGINT NOT NULL, 
	record_id INTEGER NOT NULL, 
	CONSTRAINT pk_block_key PRIMARY KEY ("key", record_id), 
	CONSTRAINT fk_block_key_record_id FOREIGN KEY(record_id) REFERENCES record (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE citation (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	reference_id INTEGER, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_citation PRIMARY KEY (id), 
	CONSTRAINT fk_citation_reference_id FOREIGN KEY(reference_id) REFERENCES reference (id) ON DELETE CASCADE, 
	CONSTRAINT fk_citation_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE citekey (
	id INTEGER NOT NULL, 
	citekey TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	run_id INTEGER, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_citekey PRIMARY KEY (id), 
	CONSTRAINT fk_citekey_record_id FOREIGN KEY(record_id) REFERENCES record (id), 
	CONSTRAINT fk_citekey_run_id FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT uq_citekey_citekey UNIQUE (citekey)
);

CREATE TABLE decision (
	id INTEGER NOT NULL, 
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	probability FLOAT NOT NULL, 
	evidence_set_id INTEGER, 
	decided_at DATETIME, 
	note TEXT, 
	run_id INTEGER, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_evidence_set_id FOREIGN KEY(evidence_set_id) REFERENCES evidence_set (id), 
	CONSTRAINT fk_decision_left_id FOREIGN KEY(left_id) REFERENCES record (id), 
	CONSTRAINT fk_decision_right_id FOREIGN KEY(right_id) REFERENCES record (id), 
	CONSTRAINT fk_decision_run_id FOREIGN KEY(run_id) REFERENCES run (id)
);

CREATE TABLE evidence (
	set_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	weight FLOAT NOT NULL, 
	detail TEXT, 
	CONSTRAINT pk_evidence PRIMARY KEY (set_id, position), 
	CONSTRAINT fk_evidence_set_id FOREIGN KEY(set_id) REFERENCES evidence_set (id)
)
 WITHOUT ROWID;

CREATE TABLE evidence_set (
	id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_evidence_set PRIMARY KEY (id), 
	CONSTRAINT uq_evidence_set_digest UNIQUE (digest)
);

CREATE TABLE file (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_file PRIMARY KEY (id), 
	CONSTRAINT uq_file_digest UNIQUE (digest)
);

CREATE TABLE found_field (
	record_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	field TEXT, 
	span_start INTEGER, 
	span_end INTEGER, 
	confidence FLOAT, 
	CONSTRAINT pk_found_field PRIMARY KEY (record_id, position), 
	CONSTRAINT fk_found_field_record_id FOREIGN KEY(record_id) REFERENCES record (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE item (
	id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	et_al BOOLEAN NOT NULL, 
	title TEXT, 
	title_short TEXT, 
	container_title TEXT, 
	container_title_short TEXT, 
	collection_title TEXT, 
	collection_number TEXT, 
	volume TEXT, 
	volume_title TEXT, 
	number_of_volumes TEXT, 
	issue TEXT, 
	page TEXT, 
	number_of_pages TEXT, 
	number TEXT, 
	edition TEXT, 
	version TEXT, 
	publisher TEXT, 
	publisher_place TEXT, 
	event_title TEXT, 
	event_place TEXT, 
	genre TEXT, 
	medium TEXT, 
	status TEXT, 
	language TEXT, 
	doi TEXT, 
	isbn TEXT, 
	issn TEXT, 
	arxiv TEXT, 
	pmid TEXT, 
	pmcid TEXT, 
	url TEXT, 
	archive TEXT, 
	archive_location TEXT, 
	abstract TEXT, 
	keyword TEXT, 
	note TEXT, 
	CONSTRAINT pk_item PRIMARY KEY (id)
);

CREATE TABLE item_date (
	item_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	year INTEGER, 
	month INTEGER, 
	day INTEGER, 
	end_year INTEGER, 
	end_month INTEGER, 
	end_day INTEGER, 
	circa BOOLEAN NOT NULL, 
	season TEXT, 
	literal TEXT, 
	CONSTRAINT pk_item_date PRIMARY KEY (item_id, role), 
	CONSTRAINT fk_item_date_item_id FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE item_name (
	item_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	family TEXT, 
	given TEXT, 
	dropping_particle TEXT, 
	non_dropping_particle TEXT, 
	suffix TEXT, 
	literal TEXT, 
	CONSTRAINT pk_item_name PRIMARY KEY (item_id, role, position), 
	CONSTRAINT fk_item_name_item_id FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE look_up (
	record_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"query" TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT, 
	nearest TEXT, 
	tries INTEGER NOT NULL, 
	asked_at DATETIME, 
	run_id INTEGER, 
	CONSTRAINT pk_look_up PRIMARY KEY (record_id, kind), 
	CONSTRAINT fk_look_up_record_id FOREIGN KEY(record_id) REFERENCES record (id) ON DELETE CASCADE, 
	CONSTRAINT fk_look_up_run_id FOREIGN KEY(run_id) REFERENCES run (id)
)
 WITHOUT ROWID;

CREATE TABLE record (
	id INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	item_id INTEGER NOT NULL, 
	reference_id INTEGER, 
	about_id INTEGER, 
	raw TEXT, 
	confidence FLOAT, 
	certain BOOLEAN, 
	added_at DATETIME NOT NULL, 
	run_id INTEGER, 
	withdrawn_by INTEGER, 
	active BOOLEAN NOT NULL, 
	compared BOOLEAN NOT NULL, 
	CONSTRAINT pk_record PRIMARY KEY (id), 
	CONSTRAINT fk_record_about_id FOREIGN KEY(about_id) REFERENCES record (id), 
	CONSTRAINT fk_record_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_record_reference_id FOREIGN KEY(reference_id) REFERENCES reference (id), 
	CONSTRAINT fk_record_run_id FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT fk_record_withdrawn_by FOREIGN KEY(withdrawn_by) REFERENCES run (id), 
	CONSTRAINT uq_record_item_id UNIQUE (item_id), 
	CONSTRAINT uq_record_reference_id UNIQUE (reference_id)
);

CREATE TABLE reference (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT, 
	unstructured TEXT NOT NULL, 
	span_start INTEGER, 
	span_end INTEGER, 
	file_id INTEGER, 
	CONSTRAINT pk_reference PRIMARY KEY (id), 
	CONSTRAINT fk_reference_file_id FOREIGN KEY(file_id) REFERENCES file (id), 
	CONSTRAINT fk_reference_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reference_source_id_position UNIQUE (source_id, position)
);

CREATE TABLE remainder (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_remainder PRIMARY KEY (id), 
	CONSTRAINT fk_remainder_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE run (
	id INTEGER NOT NULL, 
	verb TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	undone BOOLEAN NOT NULL, 
	CONSTRAINT pk_run PRIMARY KEY (id)
);

CREATE TABLE source (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	item_id INTEGER NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT fk_source_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_source_key UNIQUE ("key")
);

CREATE TABLE source_file (
	source_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	CONSTRAINT pk_source_file PRIMARY KEY (source_id, file_id), 
	CONSTRAINT fk_source_file_file_id FOREIGN KEY(file_id) REFERENCES file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_source_file_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE source_sketch (
	source_id INTEGER NOT NULL, 
	hash BIGINT NOT NULL, 
	CONSTRAINT pk_source_sketch PRIMARY KEY (source_id, hash), 
	CONSTRAINT fk_source_sketch_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE work (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	CONSTRAINT pk_work PRIMARY KEY (id), 
	CONSTRAINT fk_work_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_work_item_id UNIQUE (item_id)
);

CREATE TABLE work_field (
	work_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	CONSTRAINT pk_work_field PRIMARY KEY (work_id, field), 
	CONSTRAINT fk_work_field_record_id FOREIGN KEY(record_id) REFERENCES record (id), 
	CONSTRAINT fk_work_field_work_id FOREIGN KEY(work_id) REFERENCES work (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE work_record (
	record_id INTEGER NOT NULL, 
	work_id INTEGER NOT NULL, 
	CONSTRAINT pk_work_record PRIMARY KEY (record_id), 
	CONSTRAINT fk_work_record_record_id FOREIGN KEY(record_id) REFERENCES record (id), 
	CONSTRAINT fk_work_record_work_id FOREIGN KEY(work_id) REFERENCES work (id) ON DELETE CASCADE
);

CREATE INDEX ix_block_key_record_id ON block_key (record_id);

CREATE INDEX ix_citation_reference_id ON citation (reference_id);

CREATE INDEX ix_citation_source_id ON citation (source_id);

CREATE INDEX ix_citekey_record_id ON citekey (record_id);

CREATE INDEX ix_citekey_run_id ON citekey (run_id);

CREATE INDEX ix_decision_left_id ON decision (left_id);

CREATE INDEX ix_decision_right_id ON decision (right_id);

CREATE INDEX ix_decision_run_id ON decision (run_id);

CREATE INDEX ix_item_doi ON item (doi);

CREATE INDEX ix_look_up_state ON look_up (state);

CREATE INDEX ix_record_about_id ON record (about_id);

CREATE INDEX ix_record_compared ON record (compared);

CREATE INDEX ix_record_origin ON record (origin);

CREATE INDEX ix_record_run_id ON record (run_id);

CREATE INDEX ix_record_withdrawn_by ON record (withdrawn_by);

CREATE INDEX ix_remainder_source_id ON remainder (source_id);

CREATE INDEX ix_source_digest ON source (digest);

CREATE INDEX ix_source_sketch_hash ON source_sketch (hash);

CREATE INDEX ix_work_record_work_id ON work_record (work_id);

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
);

