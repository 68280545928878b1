-- "rows" is a reserved word of MariaDB.
ALTER TABLE file_ledger RENAME COLUMN rows TO rows_read;
