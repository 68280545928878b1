ALTER TABLE file_ledger RENAME COLUMN `rows` TO rows_read;
