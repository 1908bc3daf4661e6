-- name: remedy_add
-- in: id int64, shortcoming_id int64, org_id int64, what text, who text, due_on text
-- out: none
INSERT INTO remedy (id, shortcoming_id, org_id, what, who, due_on, state, version)
VALUES ($1, $2, $3, $4, $5, $6, 'open', 1)

-- name: remedy_by_id
-- in: id int64
-- out: one id int64, org_id int64, shortcoming_id int64, session_id int64?, shortcoming text, what text, who text, due_on text, state text, done_on text?, proof text?, version int64
SELECT r.id, r.org_id, r.shortcoming_id, s.session_id, s.words AS shortcoming, r.what, r.who, r.due_on, r.state,
       r.done_on, r.proof, r.version
FROM remedy r
JOIN shortcoming s ON s.id = r.shortcoming_id AND s.withdrawn_at IS NULL
WHERE r.id = $1

-- name: remedies_of_org
-- What is open first, by the day it is due; then what waits to be confirmed; then the rest. What a session
-- promised is owed by nobody while that session is withdrawn, here and in the statements below.
-- in: org_id int64, most int64, skip int64
-- out: many id int64, shortcoming text, what text, who text, due_on text, state text, done_on text?, proof text?, version int64, done_by int64?
SELECT r.id, s.words AS shortcoming, r.what, r.who, r.due_on, r.state, r.done_on, r.proof, r.version,
       (SELECT e.account_id FROM event e
        WHERE e.noun = 'remedy' AND e.noun_id = r.id AND e.verb = 'done'
        ORDER BY e.id DESC LIMIT 1) AS done_by
FROM remedy r
JOIN shortcoming s ON s.id = r.shortcoming_id AND s.withdrawn_at IS NULL
LEFT JOIN session held ON held.id = s.session_id
WHERE r.org_id = $1 AND held.state IS DISTINCT FROM 'withdrawn'
ORDER BY CASE r.state WHEN 'open' THEN 0 WHEN 'done' THEN 1 WHEN 'confirmed' THEN 2 ELSE 3 END, r.due_on, r.id
LIMIT $2 OFFSET $3

-- name: remedies_for_agenda
-- What stands on a session's agenda by itself: all that is open and was not promised in that session,
-- and what was done since it opened (a day that never comes while it is only planned).
-- in: org_id int64, session_id int64, opened_on text
-- out: many id int64, what text, who text, due_on text, state text, proof text?, version int64
SELECT r.id, r.what, r.who, r.due_on, r.state, r.proof, r.version
FROM remedy r
JOIN shortcoming s ON s.id = r.shortcoming_id
LEFT JOIN session held ON held.id = s.session_id
WHERE r.org_id = $1 AND s.session_id IS DISTINCT FROM $2 AND held.state IS DISTINCT FROM 'withdrawn'
  AND (r.state = 'open' OR (r.state IN ('done', 'confirmed') AND r.done_on >= $3))
ORDER BY r.due_on, r.id
LIMIT 150

-- name: remedies_of_session
-- What a session promised. What was withdrawn after it was closed still stands in its minutes.
-- in: session_id int64
-- out: many id int64, shortcoming_id int64, what text, who text, due_on text, state text, version int64
SELECT r.id, r.shortcoming_id, r.what, r.who, r.due_on, r.state, r.version
FROM remedy r
JOIN shortcoming s ON s.id = r.shortcoming_id
WHERE s.session_id = $1
  AND (r.state <> 'withdrawn'
       OR EXISTS (SELECT 1 FROM session held
                  JOIN event e ON e.noun = 'remedy' AND e.noun_id = r.id AND e.verb = 'withdraw' AND e.at >= held.closed_at
                  WHERE held.id = $1 AND held.state = 'closed'))
ORDER BY r.shortcoming_id, r.id
LIMIT 400

-- name: remedies_unconfirmed
-- Said to be done, not yet confirmed by somebody else.
-- in: org_id int64
-- out: many id int64, what text, who text, due_on text, done_on text?, proof text?, version int64
SELECT r.id, r.what, r.who, r.due_on, r.done_on, r.proof, r.version
FROM remedy r
JOIN shortcoming s ON s.id = r.shortcoming_id
LEFT JOIN session held ON held.id = s.session_id
WHERE r.org_id = $1 AND r.state = 'done' AND held.state IS DISTINCT FROM 'withdrawn'
ORDER BY r.done_on NULLS FIRST, r.id
LIMIT 100

-- name: remedy_move
-- in: id int64, version int64, state text, done_on text?, proof text?
-- out: changed
UPDATE remedy SET state = $3, done_on = $4, proof = $5, version = version + 1 WHERE id = $1 AND version = $2

-- name: remedy_set
-- Mended by whoever has seen its latest words.
-- in: id int64, version int64, what text, who text, due_on text
-- out: changed
UPDATE remedy SET what = $3, who = $4, due_on = $5, version = version + 1 WHERE id = $1 AND version = $2

-- name: remedies_move_all
-- With the shortcoming that they answer: all that are in one state go into the other.
-- in: shortcoming_id int64, from_state text, to_state text
-- out: changed
UPDATE remedy SET state = $3, version = version + 1 WHERE shortcoming_id = $1 AND state = $2

-- name: remedy_done_by
-- Who said that it is done.
-- in: id int64
-- out: many account_id int64?
SELECT account_id FROM event WHERE noun = 'remedy' AND noun_id = $1 AND verb = 'done' ORDER BY id DESC LIMIT 1
