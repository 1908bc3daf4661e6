-- name: book_note
-- in: id int64
-- out: one note text
SELECT note FROM book WHERE id = $1
