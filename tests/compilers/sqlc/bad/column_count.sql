-- name: shelf_by_id
-- in: id int64
-- out: one id int64
SELECT id, name FROM shelf WHERE id = $1
