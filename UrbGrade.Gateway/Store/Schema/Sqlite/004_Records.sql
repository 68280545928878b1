-- What is no reading: votes, survey answers, bills, events. Never updated; other fields under the same key are a further revision.
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_key TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    until_at INTEGER,
    fields TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES file_ledger (id),
    line INTEGER NOT NULL,
    UNIQUE (kind, key_hash, revision)
) STRICT;
CREATE INDEX record_by_time ON record (at);
