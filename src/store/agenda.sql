-- name: proceeding_of_campaign
-- The order of proceedings that a plan gives for a kind of session.
-- in: campaign_id int64, session_kind text
-- out: many id int64, name text
SELECT id, name FROM proceeding WHERE campaign_id = $1 AND session_kind = $2 ORDER BY id LIMIT 1

-- name: proceeding_standing
-- The one that stands for everybody on a day.
-- in: session_kind text, on_day text
-- out: many id int64, name text
SELECT id, name FROM proceeding
WHERE campaign_id IS NULL AND session_kind = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)
ORDER BY from_on DESC, id DESC
LIMIT 1

-- name: proceeding_steps
-- in: proceeding_id int64
-- out: many ord int64, part text, label text, words text, purpose text
SELECT ord, part, label, words, purpose FROM proceeding_step WHERE proceeding_id = $1 ORDER BY ord LIMIT 60

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
