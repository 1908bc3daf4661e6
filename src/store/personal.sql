-- name: absence_reason_put
-- Branch only: this is the one file of statements that may name these tables (tests/source/branch_only).
-- in: session_id int64, person_id int64, reason text
-- out: none
INSERT INTO absence_reason (session_id, person_id, reason) VALUES ($1, $2, $3)
ON CONFLICT (session_id, person_id) DO UPDATE SET reason = excluded.reason

-- name: absence_reason_remove
-- in: session_id int64, person_id int64
-- out: none
DELETE FROM absence_reason WHERE session_id = $1 AND person_id = $2

-- name: absence_reasons_given
-- Only that a reason was written down: the roll needs no more.
-- in: session_id int64
-- out: many person_id int64
SELECT person_id FROM absence_reason WHERE session_id = $1 ORDER BY person_id LIMIT 2000

-- name: absence_reasons
-- in: session_id int64
-- out: many person_id int64, person text, reason text
SELECT a.person_id, pe.name AS person, a.reason
FROM absence_reason a
JOIN person pe ON pe.id = a.person_id
WHERE a.session_id = $1
ORDER BY pe.order_key, pe.id
LIMIT 2000

-- name: personal_remedy_add
-- in: id int64, org_id int64, person_id int64, session_id int64?, what text, due_on text
-- out: none
INSERT INTO personal_remedy (id, org_id, person_id, session_id, what, due_on, state, version)
VALUES ($1, $2, $3, $4, $5, $6, 'open', 1)

-- name: personal_remedy_by_id
-- in: id int64
-- out: one org_id int64, person_id int64, state text, version int64
SELECT org_id, person_id, state, version FROM personal_remedy WHERE id = $1

-- name: personal_remedies
-- Open ones first, by the day they are due.
-- in: org_id int64, most int64, skip int64
-- out: many id int64, person_id int64, person text, what text, due_on text, state text, done_on text?, version int64
SELECT pr.id, pr.person_id, pe.name AS person, pr.what, pr.due_on, pr.state, pr.done_on, pr.version
FROM personal_remedy pr
JOIN person pe ON pe.id = pr.person_id
WHERE pr.org_id = $1 AND pr.state <> 'withdrawn'
ORDER BY CASE pr.state WHEN 'open' THEN 0 ELSE 1 END, pr.due_on, pr.id
LIMIT $2 OFFSET $3

-- name: personal_remedy_move
-- in: id int64, version int64, state text, done_on text?
-- out: changed
UPDATE personal_remedy SET state = $3, done_on = $4, version = version + 1 WHERE id = $1 AND version = $2

-- name: access_log_of_person
-- Who looked at what is about somebody, for that person alone; the latest first.
-- in: person_id int64
-- out: many at int64, noun text, noun_id int64, looked text
SELECT l.at, l.noun, l.noun_id, pe.name AS looked
FROM access_log l
JOIN account a ON a.id = l.account_id
JOIN person pe ON pe.id = a.person_id
WHERE l.person_id = $1
ORDER BY l.at DESC, l.id DESC
LIMIT 200

-- name: personal_remedies_of
-- Somebody's own, for that person alone; open ones first, by the day they are due.
-- in: person_id int64
-- out: many id int64, what text, due_on text, state text, done_on text?, version int64
SELECT id, what, due_on, state, done_on, version
FROM personal_remedy
WHERE person_id = $1 AND state <> 'withdrawn'
ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, due_on, id
LIMIT 200
