-- Series whose raw values changed since they were last cleansed, and from when on.
CREATE TABLE cleanse_due (
    series INTEGER PRIMARY KEY REFERENCES series (id),
    from_at INTEGER NOT NULL
) STRICT;

-- What the rules noticed.
CREATE TABLE vec_finding (
    series INTEGER NOT NULL REFERENCES series (id),
    from_at INTEGER NOT NULL,
    rule TEXT NOT NULL,
    to_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (series, from_at, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX vec_finding_by_time ON vec_finding (from_at);
