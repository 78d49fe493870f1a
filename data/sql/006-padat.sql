-- Ops that nobody else has may be written again as fewer, so ops leave their records more often now.
-- Other processes at work on this store, and whoever follows `seq`, must notice: no `seq` is given
-- twice, and a record counts what was taken out of it.

ALTER TABLE record ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sync ADD COLUMN dropped_seq INTEGER NOT NULL DEFAULT 0; -- the greatest ever taken out

-- Only a program that was running then still uses a former name; old ones are forgotten.
ALTER TABLE rewritten ADD COLUMN at_us INTEGER NOT NULL DEFAULT 0;
