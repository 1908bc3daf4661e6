-- name: person_add
-- in: id int64, name text, name_key text, phone text?
-- out: none
INSERT INTO person (id, name, name_key, phone, version) VALUES ($1, $2, $3, $4, 1)

-- name: membership_add
-- in: id int64, person_id int64, org_id int64, state text, from_on text
-- out: none
INSERT INTO membership (id, person_id, org_id, state, from_on, to_on) VALUES ($1, $2, $3, $4, $5, NULL)

-- name: membership_end
-- in: person_id int64, org_id int64, to_on text
-- out: changed
UPDATE membership SET to_on = $3 WHERE person_id = $1 AND org_id = $2 AND to_on IS NULL

-- name: position_add
-- in: id int64, person_id int64, org_id int64, title text, rank int64, from_on text
-- out: none
INSERT INTO position (id, person_id, org_id, title, rank, from_on, to_on)
VALUES ($1, $2, $3, $4, $5, $6, NULL)

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
ORDER BY pe.name_key, pe.id
LIMIT 1000
