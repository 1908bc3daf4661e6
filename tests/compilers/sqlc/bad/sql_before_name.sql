DELETE FROM shelf;
-- name: shelf_clear
-- out: none
DELETE FROM shelf
