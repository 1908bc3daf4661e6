-- name: file_bytes_add
-- The same bytes once: whoever brings them again holds the row until his file names it, so that nobody
-- lets them go in between.
-- in: hash text, bytes blob
-- out: none
INSERT INTO file_bytes (hash, bytes) VALUES ($1, $2)
ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash

-- name: file_bytes_let_go
-- When no file names them any more.
-- in: hash text
-- out: changed
DELETE FROM file_bytes WHERE hash = $1 AND NOT EXISTS (SELECT 1 FROM file WHERE file.hash = $1)

-- name: file_add
-- in: id int64, org_id int64, hash text, name text, media text, size int64, made_at int64
-- out: none
INSERT INTO file (id, org_id, hash, name, media, size, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: file_by_id
-- in: id int64
-- out: one org_id int64, hash text, name text, media text, bytes blob
SELECT f.org_id, f.hash, f.name, f.media, b.bytes
FROM file f
JOIN file_bytes b ON b.hash = f.hash
WHERE f.id = $1

-- name: file_name
-- What it is called, without its bytes.
-- in: id int64
-- out: one name text, hash text
SELECT name, hash FROM file WHERE id = $1

-- name: file_replace
-- Other bytes in its place: a draft's file that nothing else names.
-- in: id int64, hash text, name text, media text, size int64, made_at int64
-- out: changed
UPDATE file SET hash = $2, name = $3, media = $4, size = $5, made_at = $6 WHERE id = $1

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
