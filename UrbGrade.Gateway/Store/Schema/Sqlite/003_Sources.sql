CREATE TABLE source_memory (
    source TEXT NOT NULL,
    item TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (source, item)
) STRICT, WITHOUT ROWID;

-- Devices that call in, each with a password of its own.
CREATE TABLE node (
    name TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    last_seen_at INTEGER,
    silent INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
