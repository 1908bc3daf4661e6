-- name: setting_get
-- in: name text
-- out: one value text
SELECT value FROM setting WHERE name = $1

-- name: setting_add
-- Kept once; who comes second reads the first one's.
-- in: name text, value text
-- out: changed
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING
