-- name: shelf_look
-- out: changed
SELECT id FROM shelf
