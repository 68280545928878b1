-- Series whose raw values changed since they were last cleansed, and from when on.
CREATE TABLE IF NOT EXISTS cleanse_due (
    series BIGINT PRIMARY KEY,
    from_at BIGINT NOT NULL,
    FOREIGN KEY (series) REFERENCES series (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the rules noticed.
CREATE TABLE IF NOT EXISTS vec_finding (
    series BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    rule VARCHAR(40) NOT NULL,
    to_at BIGINT NOT NULL,
    text MEDIUMTEXT NOT NULL,
    PRIMARY KEY (series, from_at, rule),
    INDEX vec_finding_by_time (from_at),
    FOREIGN KEY (series) REFERENCES series (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
