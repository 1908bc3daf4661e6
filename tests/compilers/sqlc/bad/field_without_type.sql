-- name: shelf_rename
-- in: id, name text
-- out: changed
UPDATE shelf SET name = $2 WHERE id = $1
