-- name: shelf_by_name
-- in: name text, most int64
-- out: one id int64
SELECT id FROM shelf WHERE name = $1
