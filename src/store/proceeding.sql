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

-- name: campaign_proceeding_add
-- in: id int64, campaign_id int64, session_kind text, name text, from_on text
-- out: none
INSERT INTO proceeding (id, campaign_id, session_kind, name, from_on) VALUES ($1, $2, $3, $4, $5)

-- name: campaign_proceeding_step_add
-- in: id int64, proceeding_id int64, ord int64, part text, label text, words text, purpose text
-- out: none
INSERT INTO proceeding_step (id, proceeding_id, ord, part, label, words, purpose) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: campaign_proceeding_step_clear
-- in: campaign_id int64
-- out: changed
DELETE FROM proceeding_step WHERE proceeding_id IN (SELECT id FROM proceeding WHERE campaign_id = $1)

-- name: campaign_proceeding_clear
-- in: campaign_id int64
-- out: changed
DELETE FROM proceeding WHERE campaign_id = $1

-- name: campaign_steps
-- The orders of proceedings that the plan gives, step by step.
-- in: campaign_id int64
-- out: many proceeding_id int64, session_kind text, name text, part text, label text, words text
SELECT p.id AS proceeding_id, p.session_kind, p.name, s.part, s.label, s.words
FROM proceeding p
JOIN proceeding_step s ON s.proceeding_id = p.id
WHERE p.campaign_id = $1
ORDER BY p.id, s.ord
LIMIT 500
