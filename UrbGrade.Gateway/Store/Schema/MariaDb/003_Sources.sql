CREATE TABLE IF NOT EXISTS source_memory (
    source VARCHAR(100) NOT NULL,
    item VARCHAR(500) NOT NULL,
    value MEDIUMTEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source, item)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Devices that call in, each with a password of its own.
CREATE TABLE IF NOT EXISTS node (
    name VARCHAR(100) PRIMARY KEY,
    password_hash VARCHAR(400) NOT NULL,
    added_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    silent BIGINT NOT NULL DEFAULT 0
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
