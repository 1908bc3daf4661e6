-- name: shelf_clear
-- out: none

-- name: shelf_empty
-- out: none
DELETE FROM shelf
