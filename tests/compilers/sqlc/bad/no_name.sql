-- name: Shelf-All
-- out: one n int64
SELECT count(*) AS n FROM shelf
