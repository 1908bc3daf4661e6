-- Shelves come first: the index of a statement counts over all files.

-- name: shelf_add
-- in: id int64, name text
-- out: none
INSERT INTO shelf (id, name) VALUES ($1, $2);

-- name: shelf_count
-- out: one n int64
SELECT count(*) AS n FROM shelf
