-- name: file_add
-- Foreign bytes as they came.
-- in: id int64, org_id int64, hash text, name text, media text, bytes blob, made_at int64
-- out: none
INSERT INTO file (id, org_id, hash, name, media, bytes, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: file_by_id
-- in: id int64
-- out: one org_id int64, hash text, name text, media text, bytes blob
SELECT org_id, hash, name, media, bytes FROM file WHERE id = $1

-- name: file_name
-- What it is called, without its bytes.
-- in: id int64
-- out: one name text
SELECT name FROM file WHERE id = $1

-- name: file_replace
-- Other bytes in its place: a draft's file that nothing else names.
-- in: id int64, hash text, name text, media text, bytes blob, made_at int64
-- out: changed
UPDATE file SET hash = $2, name = $3, media = $4, bytes = $5, made_at = $6 WHERE id = $1

-- name: file_delete
-- Only what can be made again: the file of a job.
-- in: id int64
-- out: none
DELETE FROM file WHERE id = $1
