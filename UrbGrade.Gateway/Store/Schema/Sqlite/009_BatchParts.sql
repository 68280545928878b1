-- A day with more messages than the platform takes at once is sent in parts; the table is made anew for its unique key.
CREATE TABLE batch_in_parts (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    revision INTEGER NOT NULL,
    part INTEGER NOT NULL,
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
    UNIQUE (day, revision, part)
) STRICT;
INSERT INTO batch_in_parts
    SELECT id, day, revision, 1, composed_at, messages, content_hash, body, state, attempts, next_attempt_at, error, settled_at,
        receipt_id, batch_key, accepted, duplicate, rejected, receipt FROM batch;
DROP TABLE batch;
ALTER TABLE batch_in_parts RENAME TO batch;
CREATE INDEX batch_pending ON batch (next_attempt_at) WHERE state = 'pending';
