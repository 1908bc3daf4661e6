-- name: shelf_all
-- out: one n int64
SELECT count(*) AS n FROM shelf

-- name: shelf_all
-- out: one n int64
SELECT count(*) AS n FROM shelf
