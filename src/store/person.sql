-- name: person_add
-- in: id int64, name text, name_key text, order_key text, phone text?
-- out: none
INSERT INTO person (id, name, name_key, order_key, phone, version) VALUES ($1, $2, $3, $4, $5, 1)

-- name: membership_add
-- Who left and comes back on the day on which they had come, never left.
-- in: id int64, person_id int64, org_id int64, state text, from_on text
-- out: none
INSERT INTO membership (id, person_id, org_id, state, from_on, to_on) VALUES ($1, $2, $3, $4, $5, NULL)
ON CONFLICT (person_id, org_id, from_on) DO UPDATE SET state = $4, to_on = NULL

-- name: person_count
-- in: id int64
-- out: one n int64
SELECT COUNT(*) AS n FROM person WHERE id = $1

-- name: people_named
-- Who has a name, each once for every unit where they belong, hold a post or have a role, today or later.
-- in: name_key text, on_day text
-- out: many id int64, name text, org_id int64?, org text?
WITH named (id, name) AS (SELECT id, name FROM person WHERE name_key = $1),
place (person_id, org_id) AS (
    SELECT m.person_id, m.org_id FROM membership m JOIN named ON named.id = m.person_id
    WHERE m.to_on IS NULL OR m.to_on > $2
    UNION
    SELECT po.person_id, po.org_id FROM position po JOIN named ON named.id = po.person_id
    WHERE po.to_on IS NULL OR po.to_on > $2
    UNION
    SELECT a.person_id, g.org_id FROM account a JOIN named ON named.id = a.person_id
    JOIN role_grant g ON g.account_id = a.id AND (g.to_on IS NULL OR g.to_on > $2)
    WHERE a.closed_at IS NULL
)
SELECT named.id, named.name, place.org_id, o.name AS org
FROM named
LEFT JOIN place ON place.person_id = named.id
LEFT JOIN org o ON o.id = place.org_id
ORDER BY named.id, place.org_id
LIMIT 50

-- name: orgs_of_person
-- Where somebody belongs, holds a post or has a role, on a day or later.
-- in: person_id int64, on_day text
-- out: many org_id int64
SELECT org_id FROM membership WHERE person_id = $1 AND (to_on IS NULL OR to_on > $2)
UNION
SELECT org_id FROM position WHERE person_id = $1 AND (to_on IS NULL OR to_on > $2)
UNION
SELECT g.org_id FROM role_grant g JOIN account a ON a.id = g.account_id
WHERE a.person_id = $1 AND a.closed_at IS NULL AND (g.to_on IS NULL OR g.to_on > $2)
ORDER BY org_id
LIMIT 1000

-- name: membership_on
-- How somebody belongs to a unit on a day, or will later; the later one wins.
-- in: person_id int64, org_id int64, on_day text
-- out: one id int64, state text, from_on text
SELECT id, state, from_on FROM membership
WHERE person_id = $1 AND org_id = $2 AND (to_on IS NULL OR to_on > $3)
ORDER BY from_on DESC LIMIT 1

-- name: membership_end
-- to_on is the first day on which they no longer belong; what began later holds on no day.
-- in: person_id int64, org_id int64, to_on text
-- out: changed
UPDATE membership SET to_on = CASE WHEN from_on > $3 THEN from_on ELSE $3 END
WHERE person_id = $1 AND org_id = $2 AND (to_on IS NULL OR to_on > $3)

-- name: membership_set_state
-- For a slip: the state had not held on an earlier day.
-- in: id int64, state text
-- out: changed
UPDATE membership SET state = $2 WHERE id = $1

-- name: position_add
-- in: id int64, person_id int64, org_id int64, title text, rank int64, acting int64, from_on text
-- out: none
INSERT INTO position (id, person_id, org_id, title, rank, acting, from_on, to_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)

-- name: position_holder
-- Who holds a post of a unit on a day or later, not in another's place.
-- in: org_id int64, title text, rank int64, on_day text
-- out: many person_id int64, name text
SELECT po.person_id, pe.name
FROM position po
JOIN person pe ON pe.id = po.person_id
WHERE po.org_id = $1 AND po.title = $2 AND po.rank = $3 AND po.acting = 0
  AND (po.to_on IS NULL OR po.to_on > $4)
ORDER BY po.from_on, po.id
LIMIT 1

-- name: position_end
-- to_on is the first day on which it is no longer held.
-- in: person_id int64, org_id int64, title text, to_on text
-- out: changed
UPDATE position SET to_on = CASE WHEN from_on > $4 THEN from_on ELSE $4 END
WHERE person_id = $1 AND org_id = $2 AND title = $3 AND (to_on IS NULL OR to_on > $4)

-- name: positions_of_org
-- The posts of a unit that are held on a day or later, as they sign.
-- in: org_id int64, on_day text
-- out: many person_id int64, name text, title text, rank int64, acting int64, from_on text, to_on text?
SELECT po.person_id, pe.name, po.title, po.rank, po.acting, po.from_on, po.to_on
FROM position po
JOIN person pe ON pe.id = po.person_id
WHERE po.org_id = $1 AND (po.to_on IS NULL OR po.to_on > $2)
ORDER BY po.rank, po.from_on, po.id
LIMIT 1000

-- name: position_signer
-- Who signs for a unit on a day: the lowest rank first.
-- in: org_id int64, on_day text
-- out: many person_id int64, name text, title text
SELECT po.person_id, pe.name, po.title
FROM position po
JOIN person pe ON pe.id = po.person_id
WHERE po.org_id = $1 AND po.from_on <= $2 AND (po.to_on IS NULL OR po.to_on > $2)
ORDER BY po.rank, po.id
LIMIT 5

-- name: people_of_org
-- Those who belong to a unit on a day, in the order of Vietnamese lists.
-- in: org_id int64, on_day text
-- out: many id int64, name text, phone text?, state text
SELECT pe.id, pe.name, pe.phone, m.state
FROM membership m
JOIN person pe ON pe.id = m.person_id
WHERE m.org_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
ORDER BY pe.order_key, pe.id
LIMIT 1000
