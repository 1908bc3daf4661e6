-- name: shelf_by_name
-- in: name varchar
-- out: one id int64
SELECT id FROM shelf WHERE name = $1
