-- name: shelf_red
-- out: one n int64
SELECT count(*) AS n FROM shelf WHERE name = "red"
