-- name: book_add
-- More than five parameters come in a struct. The list
-- goes on where a line ends with a comma.
-- in: id int64, shelf_id int64, title text, note text?,
--     lent_at int64?, weight real?, cover blob?
-- out: none
INSERT INTO book (id, shelf_id, title, note, lent_at, weight, cover, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1)

-- name: book_rename
-- Renames when the caller has seen the latest version. A */ in a remark ends nothing.
-- in: id int64, title text, version int64
-- out: changed
UPDATE book SET title = $2, version = version + 1
-- "stale" edits change no row
WHERE id = $1 AND version = $3

-- name: book_by_id
-- in: id int64
-- out: one id int64, title text, note text?, lent_at int64?, weight real?, cover blob?
SELECT id, title, note, lent_at, weight, cover FROM book WHERE id = $1

-- name: book_of_shelf
-- Sorted as they stand; $2 counts before $1 in the text.
-- in: shelf_id int64, most int64
-- out: many id int64, title text, quoted text
SELECT id, title, 'he said "LIMIT" \ once' AS quoted FROM book
WHERE $2 > 0 AND shelf_id = $1
ORDER BY id
LIMIT $2

-- name: book_claim
-- Takes one that is free; where engines differ there are two bodies.
-- in: at int64
-- out: many id int64
-- engine: sqlite
UPDATE book SET lent_at = $1
WHERE id IN (SELECT id FROM book WHERE lent_at IS NULL ORDER BY id LIMIT 1)
RETURNING id
-- engine: pg
UPDATE book SET lent_at = $1
WHERE id IN (SELECT id FROM book WHERE lent_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
