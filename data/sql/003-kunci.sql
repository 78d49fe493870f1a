-- A new key for a device whose disk was copied: ops that the register had not accepted are written
-- again with it. `successor` is the key that this database goes on with; its secret half stands in a
-- file, so that a copy of the database alone never goes on with it.

ALTER TABLE sync ADD COLUMN successor TEXT;

-- What an op written again is called now, for whoever still speaks of it by its former name.
CREATE TABLE rewritten (
  former TEXT PRIMARY KEY,
  id     TEXT NOT NULL
) STRICT;
