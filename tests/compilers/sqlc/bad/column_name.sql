-- name: shelf_by_id
-- in: id int64
-- out: one id int64, title text
SELECT id, name FROM shelf WHERE id = $1
