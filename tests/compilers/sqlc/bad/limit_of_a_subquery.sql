-- name: shelf_list
-- out: many id int64
SELECT id FROM shelf WHERE id IN (SELECT shelf_id FROM book LIMIT 10) AND name <> ' LIMIT '
