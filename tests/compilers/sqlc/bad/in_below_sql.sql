-- name: shelf_remove
-- out: changed
DELETE FROM shelf WHERE id = $1
-- in: id int64
