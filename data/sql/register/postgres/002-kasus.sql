-- Which ops make a record whose rules the register judges: those of a KAK, those of a case, and the events about a case,
-- in the order of the history. And why an op was refused, so that who asks again is told the same.

CREATE TABLE jejak (
  daerah TEXT NOT NULL,
  rec    TEXT NOT NULL,
  seq    BIGINT NOT NULL,
  PRIMARY KEY (daerah, rec, seq)
);

INSERT INTO jejak
  SELECT daerah, isi::json ->> 'rec', seq FROM op WHERE isi::json ->> 'type' IN ('kak', 'ksd');
INSERT INTO jejak
  SELECT o.daerah, r.rec, o.seq FROM op o CROSS JOIN LATERAL json_array_elements (o.isi::json -> 'set') AS s (v)
  JOIN rekaman r ON r.daerah = o.daerah AND r.rec = s.v ->> 'value' AND r.jenis = 'ksd'
  WHERE o.isi::json ->> 'type' = 'peristiwa' AND s.v ->> 'path' = 'tentang'
  ON CONFLICT DO NOTHING;

ALTER TABLE rantai ADD COLUMN pesan TEXT NOT NULL DEFAULT '';
