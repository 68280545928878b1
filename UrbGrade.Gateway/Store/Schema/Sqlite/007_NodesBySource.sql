DROP TABLE node;

CREATE TABLE node (
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    last_seen_at INTEGER,
    silent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;
