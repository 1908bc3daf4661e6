-- name: shelf_list
-- out: many id int64
SELECT id FROM shelf ORDER BY id -- LIMIT 10
