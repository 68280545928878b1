-- Programs of lighting nodes as the platform signed them; a version never changes.
CREATE TABLE lighting_program (
    node TEXT NOT NULL,
    version INTEGER NOT NULL,
    node_function TEXT NOT NULL,
    master TEXT,
    profile TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    PRIMARY KEY (node, version)
) STRICT, WITHOUT ROWID;

-- What became of them, each state once; told to the platform until it has heard.
CREATE TABLE lighting_report (
    node TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    cause TEXT,
    told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (node, version, state)
) STRICT, WITHOUT ROWID;
