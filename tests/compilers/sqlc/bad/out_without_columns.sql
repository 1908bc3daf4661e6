-- name: shelf_all
-- out: many
SELECT id FROM shelf LIMIT 10
