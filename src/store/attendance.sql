-- name: attendance_people
-- Everybody who belongs to a unit on a day, with the state that says whether they are due, and where they
-- stand on the roll of a session.
-- in: org_id int64, on_day text, session_id int64
-- out: many person_id int64, name text, member text, place_id int64?, state text?
SELECT pe.id AS person_id, pe.name, m.state AS member, a.place_id, a.state
FROM membership m
JOIN person pe ON pe.id = m.person_id
LEFT JOIN attendance a ON a.session_id = $3 AND a.person_id = m.person_id
WHERE m.org_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
ORDER BY pe.name_key, pe.id
LIMIT 2000

-- name: attendance_put
-- The same roll twice is the same roll.
-- in: session_id int64, person_id int64, place_id int64, state text
-- out: none
INSERT INTO attendance (session_id, person_id, place_id, state) VALUES ($1, $2, $3, $4)
ON CONFLICT (session_id, person_id) DO UPDATE SET place_id = excluded.place_id, state = excluded.state

-- name: attendance_remove
-- Somebody who turned out not to be due.
-- in: session_id int64, person_id int64
-- out: none
DELETE FROM attendance WHERE session_id = $1 AND person_id = $2

-- name: attendance_of_session
-- in: session_id int64
-- out: many person_id int64, name text, place_id int64, state text
SELECT a.person_id, pe.name, a.place_id, a.state
FROM attendance a
JOIN person pe ON pe.id = a.person_id
WHERE a.session_id = $1
ORDER BY pe.name_key, pe.id
LIMIT 2000

-- name: attendance_close
-- in: session_id int64, ord int64, person_id int64, place_id int64?, name text, member text, state text?
-- out: none
INSERT INTO attendance_closed (session_id, ord, person_id, place_id, name, member, state)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: attendance_reopen
-- in: session_id int64
-- out: none
DELETE FROM attendance_closed WHERE session_id = $1

-- name: attendance_as_closed
-- in: session_id int64
-- out: many person_id int64, place_id int64?, name text, member text, state text?
SELECT person_id, place_id, name, member, state
FROM attendance_closed
WHERE session_id = $1
ORDER BY ord
LIMIT 2000
