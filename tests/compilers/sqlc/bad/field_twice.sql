-- name: shelf_rename
-- in: id int64, name text, id int64
-- out: changed
UPDATE shelf SET name = $2 WHERE id = $1
