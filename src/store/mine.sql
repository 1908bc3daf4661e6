-- name: mine_coming
-- Sessions of a unit that are still to be held, the next one first.
-- in: org_id int64, most int64
-- out: many id int64, title text, planned_at int64
SELECT id, title, planned_at FROM session
WHERE org_id = $1 AND state IN ('scheduled', 'open')
ORDER BY planned_at, id
LIMIT $2

-- name: mine_attendance
-- How somebody stood on the rolls of sessions held since a day, the latest first; also of units that he has left.
-- in: person_id int64, since text
-- out: many session_id int64, org_id int64, org text, title text, held_on text?, state text
SELECT s.id AS session_id, s.org_id, o.name AS org, s.title, s.held_on, a.state
FROM attendance a
JOIN session s ON s.id = a.session_id
JOIN org o ON o.id = s.org_id
WHERE a.person_id = $1 AND s.state = 'closed' AND s.held_on >= $2
ORDER BY s.held_on DESC, s.id DESC
LIMIT 60
