-- What is no reading: votes, survey answers, bills, events. Never updated; other fields under the same key are a further revision.
CREATE TABLE IF NOT EXISTS record (
    id BIGINT PRIMARY KEY AUTO_INCREMENT,
    kind VARCHAR(40) NOT NULL,
    record_key MEDIUMTEXT NOT NULL,
    key_hash CHAR(64) NOT NULL,
    revision BIGINT NOT NULL,
    subject MEDIUMTEXT NOT NULL,
    at BIGINT NOT NULL,
    until_at BIGINT,
    fields MEDIUMTEXT NOT NULL,
    content_hash CHAR(64) NOT NULL,
    file BIGINT NOT NULL,
    line BIGINT NOT NULL,
    UNIQUE (kind, key_hash, revision),
    INDEX record_by_time (at),
    FOREIGN KEY (file) REFERENCES file_ledger (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
