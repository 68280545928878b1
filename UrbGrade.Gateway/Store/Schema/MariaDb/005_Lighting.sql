-- Programs of lighting nodes as the platform signed them; a version never changes.
CREATE TABLE IF NOT EXISTS lighting_program (
    node VARCHAR(200) NOT NULL,
    version BIGINT NOT NULL,
    node_function VARCHAR(20) NOT NULL,
    master VARCHAR(200),
    profile VARCHAR(1000) NOT NULL,
    edited_at BIGINT NOT NULL,
    envelope LONGBLOB NOT NULL,
    PRIMARY KEY (node, version)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What became of them, each state once; told to the platform until it has heard.
CREATE TABLE IF NOT EXISTS lighting_report (
    node VARCHAR(200) NOT NULL,
    version BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,
    at BIGINT NOT NULL,
    cause VARCHAR(200),
    told BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (node, version, state)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
