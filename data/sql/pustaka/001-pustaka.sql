-- The library's index: pages by document, so that words are found. All of it can be made anew from records and
-- blobs, but for table ocr, which costs seconds a page and is therefore kept when the rest is made anew.
PRAGMA application_id = 0x50525055; -- "PRPU"

CREATE TABLE dokumen (
  nomor     INTEGER PRIMARY KEY,
  hash      TEXT NOT NULL UNIQUE,
  n_halaman INTEGER NOT NULL,       -- 0: cannot be read, pesan says why
  pesan     TEXT
);

-- id is nomor * 65536 + page, counted from 1: the pages of a document are one range of ids.
CREATE TABLE halaman (
  id   INTEGER PRIMARY KEY,
  teks TEXT NOT NULL,               -- white space collapsed, words parted at line ends joined
  ocr  INTEGER NOT NULL DEFAULT 0   -- 0: has text of its own; 1: waits for OCR; 2: read by OCR; 3: OCR failed
);
CREATE INDEX halaman_menunggu ON halaman (id) WHERE ocr = 1;

CREATE VIRTUAL TABLE cari USING fts5 (
  teks, content = 'halaman', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE VIRTUAL TABLE kosakata USING fts5vocab ('cari', 'row');

-- What OCR read, with the place of each word (prk-pustaka-kotak.c).
CREATE TABLE ocr (
  hash    TEXT NOT NULL,
  halaman INTEGER NOT NULL,
  teks    TEXT NOT NULL,
  kotak   BLOB NOT NULL,
  PRIMARY KEY (hash, halaman)
) WITHOUT ROWID;

-- Headings as recognised; what people corrected stands in the record.
CREATE TABLE judul (
  dokumen INTEGER NOT NULL,
  halaman INTEGER NOT NULL,
  urut    INTEGER NOT NULL,         -- on the page
  tingkat INTEGER NOT NULL,
  jenis   TEXT NOT NULL,
  teks    TEXT NOT NULL,
  PRIMARY KEY (dokumen, halaman, urut)
) WITHOUT ROWID;
