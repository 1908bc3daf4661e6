-- name: attendance_people
-- Everybody on an assembly of a unit on a day, once however many rules name them; the unit's exempt beside
-- them; with the state that says whether they are due, and where they stand on the roll of a session.
-- in: org_id int64, on_day text, session_id int64, assembly_id int64
-- out: many person_id int64, name text, member text?, place_id int64?, state text?
WITH named AS (
    SELECT m.person_id
    FROM membership m
    WHERE m.org_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
      AND EXISTS (SELECT 1 FROM assembly_rule r
                  WHERE r.assembly_id = $4 AND r.source = 'member' AND (r.member = m.state OR (r.member = 'official' AND m.state = 'exempt')))
    UNION
    SELECT po.person_id
    FROM position po
    JOIN assembly_rule r ON r.assembly_id = $4 AND r.source = 'post' AND po.rank BETWEEN r.rank_from AND r.rank_to
    WHERE po.org_id = $1 AND po.from_on <= $2 AND (po.to_on IS NULL OR po.to_on > $2)
    UNION
    SELECT po.person_id
    FROM assembly_rule r
    JOIN org_link l ON l.parent_id = $1 AND l.hierarchy_id = 1 AND l.from_on <= $2
                       AND (l.to_on IS NULL OR l.to_on > $2)
    JOIN org o ON o.id = l.child_id AND (r.org_kind IS NULL OR r.org_kind = o.kind)
    JOIN position po ON po.org_id = o.id AND po.from_on <= $2 AND (po.to_on IS NULL OR po.to_on > $2)
    WHERE r.assembly_id = $4 AND r.source = 'head_below'
      AND NOT EXISTS (SELECT 1 FROM position b
                      WHERE b.org_id = po.org_id AND b.from_on <= $2 AND (b.to_on IS NULL OR b.to_on > $2)
                        AND (b.rank < po.rank OR (b.rank = po.rank AND b.id < po.id)))
    UNION
    SELECT ap.person_id
    FROM assembly_person ap
    WHERE ap.assembly_id = $4 AND ap.org_id = $1 AND ap.from_on <= $2 AND (ap.to_on IS NULL OR ap.to_on > $2)
)
SELECT pe.id AS person_id, pe.name,
       (SELECT m.state FROM membership m
        WHERE m.person_id = n.person_id AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        ORDER BY CASE WHEN m.org_id = $1 THEN 0 ELSE 1 END, m.id
        LIMIT 1) AS member,
       a.place_id, a.state
FROM named n
JOIN person pe ON pe.id = n.person_id
LEFT JOIN attendance a ON a.session_id = $3 AND a.person_id = n.person_id
ORDER BY pe.order_key, pe.id
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
ORDER BY pe.order_key, pe.id
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
