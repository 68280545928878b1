-- A day with more messages than the platform takes at once is sent in parts.
ALTER TABLE batch ADD COLUMN part BIGINT NOT NULL DEFAULT 1, ADD UNIQUE INDEX batch_of_day (day, revision, part), DROP INDEX day;
