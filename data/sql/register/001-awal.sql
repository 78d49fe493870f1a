-- The register's first schema, in words that SQLite and PostgreSQL both know. A daerah is a tenant: it leads every key,
-- so that one server can hold many and PostgreSQL can part its tables by it.

CREATE TABLE daerah (
  daerah TEXT PRIMARY KEY,
  ukuran BIGINT NOT NULL DEFAULT 0, -- accepted ops, which is also the last seq
  kepala TEXT NOT NULL DEFAULT ''   -- the signed head of these
);

CREATE TABLE orang (
  daerah TEXT NOT NULL REFERENCES daerah (daerah),
  orang  TEXT NOT NULL,
  nama   TEXT NOT NULL,
  pd     TEXT NOT NULL, -- perangkat daerah
  aktif  BIGINT NOT NULL DEFAULT 1,
  peran  TEXT NOT NULL, -- roles parted by commas
  PRIMARY KEY (daerah, orang)
);

CREATE TABLE kode (
  daerah      TEXT NOT NULL,
  hash        TEXT NOT NULL, -- SHA-256 of the code
  orang       TEXT NOT NULL,
  habis_us    BIGINT NOT NULL,
  dipakai_us  BIGINT NOT NULL DEFAULT 0,
  dev         TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (daerah, hash),
  FOREIGN KEY (daerah, orang) REFERENCES orang (daerah, orang)
);

CREATE INDEX kode_hash ON kode (hash);

CREATE TABLE perangkat (
  daerah  TEXT NOT NULL,
  dev     TEXT NOT NULL,
  orang   TEXT NOT NULL,
  nama    TEXT NOT NULL,
  token   TEXT NOT NULL, -- SHA-256 of the token
  dicabut BIGINT NOT NULL DEFAULT 0,
  n       BIGINT NOT NULL DEFAULT 0, -- the end of its chain
  id      TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (daerah, dev),
  FOREIGN KEY (daerah, orang) REFERENCES orang (daerah, orang)
);

CREATE UNIQUE INDEX perangkat_dev ON perangkat (dev);
CREATE INDEX perangkat_token ON perangkat (token);

-- Every op that was decided, in its device's chain: those refused have no seq (0) but a kode.
CREATE TABLE rantai (
  daerah TEXT NOT NULL,
  dev    TEXT NOT NULL,
  n      BIGINT NOT NULL,
  id     TEXT NOT NULL,
  seq    BIGINT NOT NULL,
  kode   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (daerah, dev, n)
);

-- The history: append only.
CREATE TABLE op (
  daerah TEXT NOT NULL,
  seq    BIGINT NOT NULL,
  id     TEXT NOT NULL,
  ttd    TEXT NOT NULL,
  isi    TEXT NOT NULL, -- the bytes, which are UTF-8
  PRIMARY KEY (daerah, seq)
);

-- Ops whose predecessor is not here yet.
CREATE TABLE ditahan (
  daerah  TEXT NOT NULL,
  dev     TEXT NOT NULL,
  n       BIGINT NOT NULL,
  id      TEXT NOT NULL,
  ttd     TEXT NOT NULL,
  isi     TEXT NOT NULL,
  pada_us BIGINT NOT NULL,
  PRIMARY KEY (daerah, dev, n, id)
);

-- What the policy asks of a record.
CREATE TABLE rekaman (
  daerah  TEXT NOT NULL,
  rec     TEXT NOT NULL,
  jenis   TEXT NOT NULL,
  pd      TEXT NOT NULL,
  keadaan TEXT NOT NULL,
  PRIMARY KEY (daerah, rec)
);

-- Nodes of the Merkle tree.
CREATE TABLE simpul (
  daerah  TEXT NOT NULL,
  tingkat BIGINT NOT NULL,
  nomor   BIGINT NOT NULL,
  hash    TEXT NOT NULL, -- base64url
  PRIMARY KEY (daerah, tingkat, nomor)
);

CREATE TABLE blok (
  daerah  TEXT NOT NULL,
  buku    TEXT NOT NULL,
  tahun   BIGINT NOT NULL,
  dari    BIGINT NOT NULL,
  sampai  BIGINT NOT NULL,
  orang   TEXT NOT NULL,
  pada_us BIGINT NOT NULL,
  PRIMARY KEY (daerah, buku, tahun, dari)
);

-- Writes that no other has replaced: an op without one is left out for a new laptop.
CREATE TABLE tulisan (
  daerah TEXT NOT NULL,
  id     TEXT NOT NULL, -- of the op
  path   TEXT NOT NULL,
  rec    TEXT NOT NULL,
  PRIMARY KEY (daerah, id, path)
);

-- Files whose bytes are all here.
CREATE TABLE berkas (
  daerah  TEXT NOT NULL,
  hash    TEXT NOT NULL, -- SHA-256, base64url: the name of the file
  ukuran  BIGINT NOT NULL,
  jenis   TEXT NOT NULL, -- media type, as its sender said
  orang   TEXT NOT NULL,
  pada_us BIGINT NOT NULL,
  PRIMARY KEY (daerah, hash)
);

CREATE TABLE unggah (
  daerah   TEXT NOT NULL,
  id       TEXT NOT NULL, -- random, known to its sender only
  orang    TEXT NOT NULL,
  hash     TEXT NOT NULL,
  jenis    TEXT NOT NULL,
  ukuran   BIGINT NOT NULL,
  habis_us BIGINT NOT NULL,
  selesai  BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (daerah, id)
);

CREATE INDEX unggah_habis ON unggah (habis_us);
