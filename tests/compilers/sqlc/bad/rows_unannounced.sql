-- name: shelf_add
-- in: id int64
-- out: none
INSERT INTO shelf (id, name) VALUES ($1, '') RETURNING id
