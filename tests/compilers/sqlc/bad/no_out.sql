-- name: shelf_clear
DELETE FROM shelf
