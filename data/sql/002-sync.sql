-- What the register did with each op, and where sync stands.
--
-- fate: 0 not answered for, 1 held until its predecessor comes, 2 accepted at `place` of the history,
-- 3 refused with `code`. An op with sent = 1 may have left this machine and is never written anew.

ALTER TABLE op ADD COLUMN fate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE op ADD COLUMN place INTEGER;
ALTER TABLE op ADD COLUMN code TEXT;
ALTER TABLE op ADD COLUMN message TEXT;

CREATE INDEX op_waiting ON op (seq) WHERE fate = 0;
CREATE INDEX op_unaccepted ON op (record) WHERE fate <> 2;
CREATE UNIQUE INDEX op_place ON op (place) WHERE place IS NOT NULL;

-- Ops that are part of no record: other devices' that the register refused, and those of a key that
-- was given up, which were written again with the new one (is_dead). Kept, since a register restored
-- from a copy may need the former, and nobody's words are thrown away.
CREATE TABLE aside (
  id        TEXT PRIMARY KEY,
  seq       INTEGER NOT NULL, -- as it was in op
  key       TEXT NOT NULL,
  n         INTEGER NOT NULL,
  fate      INTEGER NOT NULL,
  code      TEXT,
  message   TEXT,
  is_dead   INTEGER NOT NULL DEFAULT 0,
  signature TEXT NOT NULL,
  bytes     BLOB NOT NULL
) STRICT;

CREATE INDEX aside_waiting ON aside (seq) WHERE fate = 0 AND is_dead = 0;

-- One row. Heads are those of src/register/PROTOCOL.md.
CREATE TABLE sync (
  only              INTEGER PRIMARY KEY CHECK (only = 1),
  daerah            TEXT,
  person            TEXT,
  address           TEXT,
  register_key      TEXT,
  device            TEXT,    -- the key that was enrolled
  cursor            INTEGER NOT NULL DEFAULT 0,
  checked_size      INTEGER,
  checked_root      TEXT,
  checked_at_us     INTEGER,
  checked_signature TEXT,
  seen_size         INTEGER,
  seen_root         TEXT,
  seen_at_us        INTEGER,
  seen_signature    TEXT,
  alarm             TEXT
) STRICT;

INSERT INTO sync (only) VALUES (1);
