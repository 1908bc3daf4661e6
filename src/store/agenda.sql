-- name: agenda_add
-- in: id int64, session_id int64, ord int64, part text, label text, words text, purpose text, note text?
-- out: none
INSERT INTO agenda_item (id, session_id, ord, part, label, words, purpose, note, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)

-- name: agenda_clear
-- Another order of proceedings takes the place of this one; steps with notes stay for a person to see.
-- in: session_id int64
-- out: changed
DELETE FROM agenda_item WHERE session_id = $1 AND note IS NULL

-- name: agenda_thaw
-- A reopened session derives its open remedies anew.
-- in: session_id int64
-- out: changed
DELETE FROM agenda_item WHERE session_id = $1 AND purpose = 'remedy'

-- name: agenda_of_session
-- in: session_id int64
-- out: many id int64, ord int64, part text, label text, words text, purpose text, note text?, version int64
SELECT id, ord, part, label, words, purpose, note, version
FROM agenda_item
WHERE session_id = $1
ORDER BY ord
LIMIT 300

-- name: agenda_note
-- Writes when the caller has seen the latest text.
-- in: id int64, session_id int64, version int64, note text?
-- out: changed
UPDATE agenda_item SET note = $4, version = version + 1 WHERE id = $1 AND session_id = $2 AND version = $3
