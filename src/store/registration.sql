-- name: registration_clear
-- in: due_id int64
-- out: none
DELETE FROM registration WHERE due_id = $1

-- name: registration_add
-- in: due_id int64, org_id int64
-- out: none
INSERT INTO registration (due_id, org_id) VALUES ($1, $2)

-- name: registration_choices
-- Whom a unit can register by a due: itself and those below it that have the campaign; those it has come first.
-- in: due_id int64, campaign_id int64, hierarchy_id int64, org_id int64
-- out: many id int64, name text, chosen int64
SELECT o.id, o.name, CASE WHEN g.org_id IS NULL THEN 0 ELSE 1 END AS chosen
FROM org_path s
JOIN org_path p ON p.hierarchy_id = $3 AND p.path >= s.path AND p.path < substr(s.path, 1, length(s.path) - 1) || '0'
JOIN campaign_org co ON co.campaign_id = $2 AND co.org_id = p.org_id AND co.recalled_at IS NULL
JOIN org o ON o.id = p.org_id
LEFT JOIN registration g ON g.due_id = $1 AND g.org_id = o.id
WHERE s.hierarchy_id = $3 AND s.org_id = $4
ORDER BY CASE WHEN g.org_id IS NULL THEN 1 ELSE 0 END, o.order_key, o.id
LIMIT 500

-- name: registration_of
-- Whether a unit is registered in a campaign.
-- in: campaign_id int64, org_id int64
-- out: many org_id int64
SELECT org_id FROM campaign_registered WHERE campaign_id = $1 AND org_id = $2 LIMIT 1

-- name: registration_kinds
-- How many units of each kind are registered in a campaign.
-- in: campaign_id int64
-- out: many kind text, n int64
SELECT o.kind, COUNT(*) AS n
FROM campaign_registered g
JOIN org o ON o.id = g.org_id
WHERE g.campaign_id = $1
GROUP BY o.kind
ORDER BY o.kind
LIMIT 100

-- name: registration_end
-- What a campaign asks of that part is asked of a unit no more that belongs to the other one now.
-- in: campaign_id int64, org_id int64, part text, at int64
-- out: changed
UPDATE due_row SET ended_at = $4, ended_why = 'registered'
WHERE org_id = $2 AND done_at IS NULL AND ended_at IS NULL
  AND duty_id IN (SELECT id FROM duty WHERE campaign_id = $1 AND audience_part = $3)
