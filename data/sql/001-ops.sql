-- The first shape of the store.
--
-- Ops are the truth: their bytes are kept as they were signed. All that is derived from them
-- (record, about, search, indexed_text) can be made again from them and is written in the same
-- transaction; draft, setting and blob belong to this machine. Devices and records are named by
-- small numbers inside, because their long names would otherwise stand several times beside every
-- op.

PRAGMA application_id = 0x5052414B; -- "PRAK": other programs' databases are refused

-- One row a device whose chain we hold, with the head of that chain: the next op must follow it.
CREATE TABLE device (
  number     INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE, -- Ed25519 public key, base64url
  last_n     INTEGER NOT NULL,
  last_id    TEXT NOT NULL,
  last_at_us INTEGER NOT NULL
) STRICT;

-- The list: what a screen with ten thousand rows needs of each record, and nothing else, so that it
-- is read at once.
CREATE TABLE record (
  number           INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE,
  type             TEXT NOT NULL,
  status           TEXT NOT NULL DEFAULT 'draft',
  judul            TEXT NOT NULL DEFAULT '',
  keterangan       TEXT NOT NULL DEFAULT '',
  perangkat_daerah TEXT NOT NULL DEFAULT '',
  tahun            INTEGER NOT NULL DEFAULT 0,
  lengkap          INTEGER NOT NULL DEFAULT 0,
  changed_us       INTEGER NOT NULL DEFAULT 0,
  stale            INTEGER NOT NULL DEFAULT 1  -- 1: the index lacks its newest ops; 2: it cannot
) STRICT;

CREATE INDEX record_stale ON record (number) WHERE stale = 1;

-- seq is the order of arrival here; another process at work on the same store is noticed by it.
CREATE TABLE op (
  seq       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE, -- SHA-256 of bytes, base64url
  device    INTEGER NOT NULL REFERENCES device (number),
  n         INTEGER NOT NULL,
  record    INTEGER NOT NULL REFERENCES record (number),
  at_us     INTEGER NOT NULL,
  sent      INTEGER NOT NULL DEFAULT 0,
  signature TEXT NOT NULL,
  bytes     BLOB NOT NULL,
  UNIQUE (device, n)
) STRICT;

CREATE INDEX op_record ON op (record, seq);

-- Ops that came before their predecessor. They are no state until it is here.
CREATE TABLE held (
  id        TEXT PRIMARY KEY,
  key       TEXT NOT NULL,
  n         INTEGER NOT NULL,
  signature TEXT NOT NULL,
  bytes     BLOB NOT NULL
) STRICT;

CREATE INDEX held_place ON held (key, n);

-- Versi and peristiwa by the record that they speak of, which may come later than they.
CREATE TABLE about (
  record INTEGER PRIMARY KEY REFERENCES record (number),
  target TEXT NOT NULL,
  type   TEXT NOT NULL,
  jenis  TEXT NOT NULL DEFAULT '', -- of a peristiwa
  nomor  INTEGER NOT NULL DEFAULT 0, -- of a versi
  at_us  INTEGER NOT NULL
) STRICT;

CREATE INDEX about_target ON about (target, type, at_us);

-- The index keeps no text of its own; what was indexed stands compressed in indexed_text, because
-- FTS5 must be told the old text word for word to forget it.
CREATE VIRTUAL TABLE search USING fts5 (
  teks, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE indexed_text (
  record INTEGER PRIMARY KEY REFERENCES record (number),
  teks   BLOB NOT NULL -- deflated
) STRICT;

-- Keystrokes that are not an op yet. The record itself may have no op yet either.
CREATE TABLE draft (
  record TEXT NOT NULL,
  path   TEXT NOT NULL,
  value  TEXT NOT NULL,
  at_us  INTEGER NOT NULL,
  PRIMARY KEY (record, path)
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Which way of reading made the derived tables; a program with another one makes them again, see
-- prk-materi.c.
CREATE TABLE derived (
  version INTEGER NOT NULL
) STRICT;

INSERT INTO derived (version) VALUES (0);

-- The bytes are files beside the database.
CREATE TABLE blob (
  hash       TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL,
  at_us      INTEGER NOT NULL
) STRICT;
