CREATE TABLE IF NOT EXISTS file_ledger (
    id BIGINT PRIMARY KEY AUTO_INCREMENT,
    source VARCHAR(100) NOT NULL,
    name VARCHAR(400) NOT NULL,
    sha256 CHAR(64) NOT NULL,
    size BIGINT NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    `rows` BIGINT NOT NULL,
    rows_bad BIGINT NOT NULL,
    readings_new BIGINT NOT NULL DEFAULT 0,
    readings_revised BIGINT NOT NULL DEFAULT 0,
    readings_known BIGINT NOT NULL DEFAULT 0,
    code VARCHAR(100),
    hint MEDIUMTEXT,
    at BIGINT NOT NULL,
    INDEX file_by_hash (sha256)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS file_rejection (
    file BIGINT NOT NULL,
    line BIGINT NOT NULL,
    column_number BIGINT NOT NULL,
    code VARCHAR(100) NOT NULL,
    excerpt MEDIUMTEXT NOT NULL,
    hint MEDIUMTEXT NOT NULL,
    INDEX rejection_by_file (file),
    FOREIGN KEY (file) REFERENCES file_ledger (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS series (
    id BIGINT PRIMARY KEY AUTO_INCREMENT,
    meter VARCHAR(190) NOT NULL,
    quantity VARCHAR(100) NOT NULL,
    unit VARCHAR(40) NOT NULL,
    UNIQUE (meter, quantity)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- As delivered: never updated, never deleted. A changed value is a further revision.
CREATE TABLE IF NOT EXISTS raw_reading (
    series BIGINT NOT NULL,
    start BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    value DOUBLE NOT NULL,
    flag BIGINT NOT NULL,
    file BIGINT NOT NULL,
    line BIGINT NOT NULL,
    PRIMARY KEY (series, start, revision),
    FOREIGN KEY (series) REFERENCES series (id),
    FOREIGN KEY (file) REFERENCES file_ledger (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- As cleansed: the best present word on each interval.
CREATE TABLE IF NOT EXISTS reading (
    series BIGINT NOT NULL,
    start BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    value DOUBLE NOT NULL,
    quality BIGINT NOT NULL,
    method VARCHAR(100) NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (series, start),
    INDEX reading_by_quality (quality),
    FOREIGN KEY (series) REFERENCES series (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS day (
    day CHAR(10) PRIMARY KEY,
    changed_at BIGINT NOT NULL,
    dirty BIGINT NOT NULL,
    forced BIGINT NOT NULL DEFAULT 0,
    missing_hours BIGINT NOT NULL DEFAULT 0,
    INDEX day_dirty (dirty, day)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS batch (
    id VARCHAR(100) PRIMARY KEY,
    day CHAR(10) NOT NULL,
    revision BIGINT NOT NULL,
    composed_at BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    content_hash VARCHAR(100) NOT NULL,
    body LONGBLOB,
    state VARCHAR(20) NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_attempt_at BIGINT NOT NULL DEFAULT 0,
    error MEDIUMTEXT,
    settled_at BIGINT,
    receipt_id VARCHAR(190),
    batch_key VARCHAR(100),
    accepted BIGINT,
    duplicate BIGINT,
    rejected BIGINT,
    receipt LONGBLOB,
    UNIQUE (day, revision),
    INDEX batch_by_state (state, next_attempt_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS failure (
    id BIGINT PRIMARY KEY AUTO_INCREMENT,
    batch VARCHAR(100) NOT NULL,
    position BIGINT,
    element VARCHAR(190),
    start BIGINT,
    code VARCHAR(100) NOT NULL,
    reason MEDIUMTEXT NOT NULL,
    at BIGINT NOT NULL,
    closed_at BIGINT,
    INDEX failure_by_end (closed_at, batch),
    FOREIGN KEY (batch) REFERENCES batch (id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS resend_request (
    element VARCHAR(190) NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,
    PRIMARY KEY (element, from_at, to_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS uplink (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    failures BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    alerted BIGINT NOT NULL,
    held BIGINT NOT NULL,
    last_error MEDIUMTEXT,
    last_success_at BIGINT
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT IGNORE INTO uplink VALUES (1, 0, 0, 0, 0, NULL, NULL);

CREATE TABLE IF NOT EXISTS event (
    id BIGINT PRIMARY KEY AUTO_INCREMENT,
    at BIGINT NOT NULL,
    code BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    level VARCHAR(20) NOT NULL,
    message MEDIUMTEXT NOT NULL,
    INDEX event_by_time (at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
