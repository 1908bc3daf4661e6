-- name: shelf_by_name
-- in: default text
-- out: one id int64
SELECT id FROM shelf WHERE name = $1
