-- Which ops make a record whose rules the register judges: those of a KAK, those of a case, and the events about a case,
-- in the order of the history. And why an op was refused, so that who asks again is told the same.

CREATE TABLE jejak (
  daerah TEXT NOT NULL,
  rec    TEXT NOT NULL,
  seq    BIGINT NOT NULL,
  PRIMARY KEY (daerah, rec, seq)
) WITHOUT ROWID;

INSERT INTO jejak
  SELECT daerah, json_extract (isi, '$.rec'), seq FROM op WHERE json_extract (isi, '$.type') IN ('kak', 'ksd');
INSERT OR IGNORE INTO jejak
  SELECT o.daerah, r.rec, o.seq FROM op o, json_each (o.isi, '$.set') s
  JOIN rekaman r ON r.daerah = o.daerah AND r.rec = json_extract (s.value, '$.value') AND r.jenis = 'ksd'
  WHERE json_extract (o.isi, '$.type') = 'peristiwa' AND json_extract (s.value, '$.path') = 'tentang';

ALTER TABLE rantai ADD COLUMN pesan TEXT NOT NULL DEFAULT '';
