-- When this laptop learnt that an op has its place in the register's history: a person wants to read
-- it beside the place.

ALTER TABLE op ADD COLUMN placed_us INTEGER;
