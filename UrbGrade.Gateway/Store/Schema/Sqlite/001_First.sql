CREATE TABLE file_ledger (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    rows INTEGER NOT NULL,
    rows_bad INTEGER NOT NULL,
    readings_new INTEGER NOT NULL DEFAULT 0,
    readings_revised INTEGER NOT NULL DEFAULT 0,
    readings_known INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    hint TEXT,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX file_by_hash ON file_ledger (sha256);

CREATE TABLE file_rejection (
    file INTEGER NOT NULL REFERENCES file_ledger (id),
    line INTEGER NOT NULL,
    column_number INTEGER NOT NULL,
    code TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    hint TEXT NOT NULL
) STRICT;
CREATE INDEX rejection_by_file ON file_rejection (file);

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    meter TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    UNIQUE (meter, quantity)
) STRICT;

-- As delivered: never updated, never deleted. A changed value is a further revision.
CREATE TABLE raw_reading (
    series INTEGER NOT NULL REFERENCES series (id),
    start INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    value REAL NOT NULL,
    flag INTEGER NOT NULL,
    file INTEGER NOT NULL REFERENCES file_ledger (id),
    line INTEGER NOT NULL,
    PRIMARY KEY (series, start, revision)
) STRICT, WITHOUT ROWID;

-- As cleansed: the best present word on each interval.
CREATE TABLE reading (
    series INTEGER NOT NULL REFERENCES series (id),
    start INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    value REAL NOT NULL,
    quality INTEGER NOT NULL,
    method TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (series, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_suspect ON reading (series, start) WHERE quality = 2;

CREATE TABLE day (
    day TEXT PRIMARY KEY,
    changed_at INTEGER NOT NULL,
    dirty INTEGER NOT NULL,
    forced INTEGER NOT NULL DEFAULT 0,
    missing_hours INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX day_dirty ON day (day) WHERE dirty = 1;

CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    revision INTEGER NOT NULL,
    composed_at INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    body BLOB,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    settled_at INTEGER,
    receipt_id TEXT,
    batch_key TEXT,
    accepted INTEGER,
    duplicate INTEGER,
    rejected INTEGER,
    receipt BLOB,
    UNIQUE (day, revision)
) STRICT;
CREATE INDEX batch_pending ON batch (next_attempt_at) WHERE state = 'pending';

CREATE TABLE failure (
    id INTEGER PRIMARY KEY,
    batch TEXT NOT NULL REFERENCES batch (id),
    position INTEGER,
    element TEXT,
    start INTEGER,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE INDEX failure_open ON failure (batch) WHERE closed_at IS NULL;

CREATE TABLE resend_request (
    element TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (element, from_at, to_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE uplink (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    failures INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    alerted INTEGER NOT NULL,
    held INTEGER NOT NULL,
    last_error TEXT,
    last_success_at INTEGER
) STRICT;
INSERT INTO uplink VALUES (1, 0, 0, 0, 0, NULL, NULL);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    code INTEGER NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_time ON event (at);
