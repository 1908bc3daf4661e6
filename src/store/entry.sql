-- name: entry_add
-- in: session_id int64, by_org_id int64, entered_by int64, entered_at int64, how text, told_by text, remedies_due int64, remedies_done int64
-- out: none
INSERT INTO session_entry (session_id, by_org_id, entered_by, entered_at, how, told_by, remedies_due, remedies_done)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: entry_by_session
-- Who entered a session for its unit, as it was told by whom.
-- in: session_id int64
-- out: many by_org_id int64, by_org text, entered_at int64, how text, told_by text, remedies_due int64, remedies_done int64, replaced_by int64?
SELECT e.by_org_id, o.name AS by_org, e.entered_at, e.how, e.told_by, e.remedies_due, e.remedies_done, e.replaced_by
FROM session_entry e
JOIN org o ON o.id = e.by_org_id
WHERE e.session_id = $1
LIMIT 1

-- name: entry_unit_hold
-- Two that write down what a unit held come one after the other, so that the second sees what the first wrote.
-- in: org_id int64
-- out: changed
UPDATE org SET version = version WHERE id = $1

-- name: entry_twin
-- A closed session of the unit, of that day and of the same people: what is written down now may be that one.
-- told: 'told' for those that were entered for it alone, '' for its own too.
-- in: org_id int64, except_id int64, assembly_id int64, held_on text, told text
-- out: many id int64, minutes_by text
SELECT id, minutes_by FROM session
WHERE org_id = $1 AND id <> $2 AND assembly_id = $3 AND held_on = $4 AND state = 'closed'
  AND ($5 = '' OR minutes_by = $5)
ORDER BY CASE WHEN minutes_by = 'told' THEN 0 ELSE 1 END, id
LIMIT 1

-- name: entry_replace
-- Another session takes the place of an entered one, and of those that it had taken the place of.
-- in: session_id int64, by_id int64
-- out: changed
UPDATE session_entry SET replaced_by = $2 WHERE session_id = $1 OR replaced_by = $1

-- name: entry_withdraw
-- It stands in no list and no figure any more.
-- in: session_id int64
-- out: changed
UPDATE session SET state = 'withdrawn', version = version + 1
WHERE id = $1 AND state = 'closed' AND minutes_by = 'told'

-- name: entry_campaigns_follow
-- What takes its place serves the campaigns it served.
-- in: session_id int64, by_id int64
-- out: none
INSERT INTO session_campaign (session_id, campaign_id, above)
SELECT $2, campaign_id, above FROM session_campaign WHERE session_id = $1
ON CONFLICT (session_id, campaign_id) DO NOTHING

-- name: entry_reports_follow
-- In the reports that count it, too: each session once in a series. What was sent stays as it was sent.
-- in: session_id int64, by_id int64
-- out: changed
UPDATE report_session SET session_id = $2 WHERE session_id = $1

-- name: entry_last
-- How a unit's figures came in last for a campaign: offered again for the report made of them.
-- in: org_id int64, campaign_id int64
-- out: many how text, told_by text
SELECT e.how, e.told_by
FROM session_entry e
JOIN session s ON s.id = e.session_id AND s.state = 'closed' AND s.org_id = $1
JOIN session_campaign sc ON sc.session_id = s.id AND sc.campaign_id = $2
ORDER BY e.entered_at DESC, e.session_id DESC
LIMIT 1
