DROP TABLE IF EXISTS node;

CREATE TABLE node (
    source VARCHAR(100) NOT NULL,
    name VARCHAR(100) NOT NULL,
    password_hash VARCHAR(400) NOT NULL,
    added_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    silent BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (source, name)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
