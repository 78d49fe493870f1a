-- Numbers that papers of our own bear, with kind and year of their register: each is given once (R92). Filled as events
-- come; no register had cases before it had this table.

CREATE TABLE nomor_naskah (
  daerah TEXT NOT NULL,
  nomor  TEXT NOT NULL, -- "kb/2026/100.3.7.1/7"
  rec    TEXT NOT NULL, -- the case
  PRIMARY KEY (daerah, nomor)
);
