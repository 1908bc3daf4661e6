-- name: shelf_clear
-- out: none
-- engine: oracle
DELETE FROM shelf
