-- How many paths of a record have several values that a person must choose between, so that a list
-- can show it without loading the record. Derived, like the rest of the row.

ALTER TABLE record ADD COLUMN konflik INTEGER NOT NULL DEFAULT 0;

CREATE INDEX record_konflik ON record (number) WHERE konflik > 0;
