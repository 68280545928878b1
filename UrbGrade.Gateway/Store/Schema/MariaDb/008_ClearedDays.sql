-- When the raw values of a day were last dropped, because they were older than they are kept for.
ALTER TABLE day ADD COLUMN cleared_at BIGINT;
