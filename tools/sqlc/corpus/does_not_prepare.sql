-- name: shelf_list
-- out: many id int64
SELECT id
FROM shelf
WHERE colour = 'red'
LIMIT 10
