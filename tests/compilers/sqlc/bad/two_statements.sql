-- name: shelf_clear
-- out: none
DELETE FROM book;
DELETE FROM shelf;
