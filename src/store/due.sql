-- name: holidays
-- Between two days, both included: for the last working day.
-- in: from_on text, to_on text
-- out: many on_day text, works int64
SELECT on_day, works FROM holiday WHERE on_day >= $1 AND on_day <= $2 ORDER BY on_day LIMIT 2000

-- name: campaign_org_add
-- Issues to one unit; a unit that has it keeps its first day.
-- in: campaign_id int64, org_id int64, issued_at int64
-- out: changed
INSERT INTO campaign_org (campaign_id, org_id, issued_at) VALUES ($1, $2, $3)
ON CONFLICT (campaign_id, org_id) DO NOTHING

-- name: campaign_targets
-- Units below one that could be issued a campaign: direct children, or all below. The unit itself is not
-- among them. received: 1 when it has been issued before.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, parent_id int64, whole int64, after_path text, most int64
-- out: many id int64, name text, kind text, kind_vi text, kind_en text, holds_sessions int64, depth int64, path text, received int64
SELECT o.id, o.name, o.kind, k.name_vi AS kind_vi, k.name_en AS kind_en, k.holds_sessions, p.depth, p.path,
       CASE WHEN co.org_id IS NULL THEN 0 ELSE 1 END AS received
FROM org_path p
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
LEFT JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = o.id
WHERE p.hierarchy_id = $2 AND p.path > $3 AND p.path < $4
  AND ($6 = 1 OR p.parent_id = $5)
  AND o.dissolved_on IS NULL AND p.path > $7
ORDER BY p.path
LIMIT $8

-- name: due_add
-- One duty of one unit in one period; what is there already stays as it is.
-- in: id int64, duty_id int64, org_id int64, period text, due_on text, work_on text
-- out: changed
INSERT INTO due (id, duty_id, org_id, period, due_on, work_on) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (duty_id, org_id, period) DO NOTHING

-- name: due_by_id
-- in: id int64
-- out: one id int64, org_id int64, campaign_id int64, what text, words text, period text, due_on text, work_on text, done_at int64?
SELECT u.id, u.org_id, d.campaign_id, d.what, d.words, u.period, u.due_on, u.work_on, u.done_at
FROM due u
JOIN duty d ON d.id = u.duty_id
WHERE u.id = $1

-- name: due_set_done
-- Said to be done (a time), or not after all (NULL).
-- in: id int64, done_at int64?
-- out: changed
UPDATE due SET done_at = $2 WHERE id = $1

-- name: due_of_org
-- What a campaign asks of one unit, by date.
-- in: campaign_id int64, org_id int64
-- out: many id int64, duty_id int64, what text, words text, period text, due_on text, work_on text, done_at int64?
SELECT u.id, u.duty_id, d.what, d.words, u.period, u.due_on, u.work_on, u.done_at
FROM due u
JOIN duty d ON d.id = u.duty_id
WHERE d.campaign_id = $1 AND u.org_id = $2
ORDER BY u.work_on, u.id
LIMIT 1000

-- name: campaign_acknowledge
-- The one tap; the first one counts.
-- in: campaign_id int64, org_id int64, at int64, by int64
-- out: changed
UPDATE campaign_org SET acknowledged_at = $3, acknowledged_by = $4
WHERE campaign_id = $1 AND org_id = $2 AND acknowledged_at IS NULL

-- name: campaign_progress
-- How far each unit is that was issued the campaign and lies below one, by its place in the tree.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, today text, after_path text, most int64
-- out: many org_id int64, org text, phone text?, depth int64, path text, holds_sessions int64, acknowledged_at int64?, sessions int64, reports_due int64, reports_in int64, reports_late int64, next_on text?
SELECT o.id AS org_id, o.name AS org, o.phone, p.depth, p.path, k.holds_sessions, co.acknowledged_at,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        WHERE sc.campaign_id = $1 AND s.org_id = o.id AND s.state = 'closed') AS sessions,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id) AS reports_due,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id AND u.done_at IS NOT NULL) AS reports_in,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id AND u.done_at IS NULL
          AND u.work_on < $5) AS reports_late,
       (SELECT MIN(u.work_on) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND u.org_id = o.id AND u.done_at IS NULL) AS next_on
FROM org_path p
JOIN campaign_org co ON co.org_id = p.org_id AND co.campaign_id = $1
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
WHERE p.hierarchy_id = $2 AND p.path >= $3 AND p.path < $4 AND p.path > $6
ORDER BY p.path
LIMIT $7

-- name: campaign_sums
-- The same over all of them.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, today text
-- out: one units int64, acknowledged int64, sessions int64, reports_due int64, reports_in int64, reports_late int64, units_late int64
SELECT (SELECT COUNT(*) FROM campaign_org co JOIN org_path p ON p.org_id = co.org_id AND p.hierarchy_id = $2
        WHERE co.campaign_id = $1 AND p.path >= $3 AND p.path < $4) AS units,
       (SELECT COUNT(*) FROM campaign_org co JOIN org_path p ON p.org_id = co.org_id AND p.hierarchy_id = $2
        WHERE co.campaign_id = $1 AND p.path >= $3 AND p.path < $4 AND co.acknowledged_at IS NOT NULL) AS acknowledged,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        JOIN org_path p ON p.org_id = s.org_id AND p.hierarchy_id = $2
        WHERE sc.campaign_id = $1 AND s.state = 'closed' AND p.path >= $3 AND p.path < $4) AS sessions,
       COUNT(*) AS reports_due,
       CAST(COALESCE(SUM(CASE WHEN x.done_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS reports_in,
       CAST(COALESCE(SUM(CASE WHEN x.done_at IS NULL AND x.work_on < $5 THEN 1 ELSE 0 END), 0) AS BIGINT) AS reports_late,
       COUNT(DISTINCT CASE WHEN x.done_at IS NULL AND x.work_on < $5 THEN x.org_id END) AS units_late
FROM (
    SELECT u.org_id, u.work_on, u.done_at
    FROM duty d
    JOIN due u ON u.duty_id = d.id
    JOIN org_path p ON p.org_id = u.org_id AND p.hierarchy_id = $2
    WHERE d.campaign_id = $1 AND d.what = 'report' AND p.path >= $3 AND p.path < $4
) x

-- name: due_session_held
-- A session that was held does the duties to meet of the campaigns it served: those of its month,
-- quarter, half-year or year, and those that ask for one meeting. done_at NULL opens them again.
-- in: session_id int64, org_id int64, month text, quarter text, half text, year text, done_at int64?
-- out: changed
UPDATE due SET done_at = $7
WHERE org_id = $2 AND (done_at IS NULL OR CAST($7 AS BIGINT) IS NULL)
  AND (period IN ($3, $4, $5, $6) OR length(period) = 10)
  AND duty_id IN (SELECT du.id FROM duty du
                  JOIN session_campaign sc ON sc.campaign_id = du.campaign_id
                  WHERE sc.session_id = $1 AND du.what = 'session')
