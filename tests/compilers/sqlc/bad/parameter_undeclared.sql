-- name: shelf_by_name
-- in: name text
-- out: one id int64
SELECT id FROM shelf WHERE name = $1 AND id > $2 AND id < ?
