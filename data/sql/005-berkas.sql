-- Files. `berkas` is derived: which blobs the records that stand name, and where. What the register
-- has of them, or will not have, is kept by hash, since several records may name one blob.

CREATE TABLE berkas (
  record INTEGER NOT NULL REFERENCES record (number),
  path   TEXT NOT NULL,
  hash   TEXT NOT NULL, -- several at a path when two people wrote it without seeing each other
  nama   TEXT NOT NULL,
  size   INTEGER NOT NULL,
  jenis  TEXT NOT NULL,
  PRIMARY KEY (record, path, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX berkas_hash ON berkas (hash);

CREATE TABLE berkas_sync (
  hash     TEXT PRIMARY KEY,
  is_there INTEGER NOT NULL DEFAULT 0, -- the register has it
  wanted   INTEGER NOT NULL DEFAULT 0, -- a person asked for it, whatever the limits say
  upload   TEXT,                       -- where an unfinished upload goes on
  code     TEXT,                       -- why it is not tried any more
  message  TEXT
) STRICT, WITHOUT ROWID;
