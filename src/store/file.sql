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
-- out: one name text, hash text
SELECT name, hash FROM file WHERE id = $1

-- name: file_replace
-- Other bytes in its place: a draft's file that nothing else names.
-- in: id int64, hash text, name text, media text, bytes blob, made_at int64
-- out: changed
UPDATE file SET hash = $2, name = $3, media = $4, bytes = $5, made_at = $6 WHERE id = $1

-- name: session_file_add
-- A session is closed with it; the first time counts.
-- in: session_id int64, file_id int64, closed_at int64
-- out: none
INSERT INTO session_file (session_id, file_id, closed_at) VALUES ($1, $2, $3)
ON CONFLICT (session_id, file_id) DO NOTHING

-- name: session_files
-- With what a session was ever closed, the first one first.
-- in: session_id int64
-- out: many file_id int64, name text, closed_at int64
SELECT sf.file_id, f.name, sf.closed_at
FROM session_file sf
JOIN file f ON f.id = sf.file_id
WHERE sf.session_id = $1
ORDER BY sf.closed_at, sf.file_id
LIMIT 50

-- name: file_delete
-- Only what can be made again: the file of a job.
-- in: id int64
-- out: none
DELETE FROM file WHERE id = $1
