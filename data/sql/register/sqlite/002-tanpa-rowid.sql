-- Rows of these tables are little more than their keys: kept in the key's own tree, each is written
-- once instead of twice. Only SQLite parts the two.

CREATE TABLE rantai_baru (
  daerah TEXT NOT NULL,
  dev    TEXT NOT NULL,
  n      BIGINT NOT NULL,
  id     TEXT NOT NULL,
  seq    BIGINT NOT NULL,
  kode   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (daerah, dev, n)
) WITHOUT ROWID;
INSERT INTO rantai_baru SELECT daerah, dev, n, id, seq, kode FROM rantai;
DROP TABLE rantai;
ALTER TABLE rantai_baru RENAME TO rantai;

CREATE TABLE rekaman_baru (
  daerah  TEXT NOT NULL,
  rec     TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  pd      TEXT NOT NULL,
  keadaan TEXT NOT NULL,
  PRIMARY KEY (daerah, rec)
) WITHOUT ROWID;
INSERT INTO rekaman_baru SELECT daerah, rec, jenis, pd, keadaan FROM rekaman;
DROP TABLE rekaman;
ALTER TABLE rekaman_baru RENAME TO rekaman;

CREATE TABLE simpul_baru (
  daerah  TEXT NOT NULL,
  tingkat BIGINT NOT NULL,
  nomor   BIGINT NOT NULL,
  hash    TEXT NOT NULL,
  PRIMARY KEY (daerah, tingkat, nomor)
) WITHOUT ROWID;
INSERT INTO simpul_baru SELECT daerah, tingkat, nomor, hash FROM simpul;
DROP TABLE simpul;
ALTER TABLE simpul_baru RENAME TO simpul;

CREATE TABLE tulisan_baru (
  daerah TEXT NOT NULL,
  id     TEXT NOT NULL,
  path   TEXT NOT NULL,
  rec    TEXT NOT NULL,
  PRIMARY KEY (daerah, id, path)
) WITHOUT ROWID;
INSERT INTO tulisan_baru SELECT daerah, id, path, rec FROM tulisan;
DROP TABLE tulisan;
ALTER TABLE tulisan_baru RENAME TO tulisan;
