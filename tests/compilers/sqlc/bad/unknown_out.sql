-- name: shelf_clear
-- out: rows
DELETE FROM shelf
