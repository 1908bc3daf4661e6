-- name: total_add
-- Adds one report's figure to every unit above it, in the transaction that receives or returns it. From the
-- nearest up to the root: always the same order, so that two of them cannot lock each other out.
-- in: hierarchy_id int64, org_id int64, campaign_id int64, period text, indicator text, value int64, reports int64
-- out: none
INSERT INTO total (hierarchy_id, org_id, campaign_id, period, indicator, value, reports)
WITH RECURSIVE above (org_id) AS (
    SELECT p.parent_id FROM org_path p WHERE p.hierarchy_id = $1 AND p.org_id = $2
    UNION ALL
    SELECT p.parent_id FROM above a JOIN org_path p ON p.hierarchy_id = $1 AND p.org_id = a.org_id
)
SELECT $1, above.org_id, $3, $4, $5, $6, $7
FROM above
WHERE above.org_id IS NOT NULL
ON CONFLICT (hierarchy_id, org_id, campaign_id, period, indicator)
DO UPDATE SET value = total.value + excluded.value, reports = total.reports + excluded.reports

-- name: total_of
-- A unit's totals of one campaign and period.
-- in: hierarchy_id int64, org_id int64, campaign_id int64, period text
-- out: many indicator text, value int64, reports int64
SELECT indicator, value, reports FROM total
WHERE hierarchy_id = $1 AND org_id = $2 AND campaign_id = $3 AND period = $4
ORDER BY indicator
LIMIT 50

-- name: total_children
-- The units directly below, with where their report stands: one more than TOTAL_ROWS_MAX.
-- in: hierarchy_id int64, org_id int64, campaign_id int64, period text
-- out: many org_id int64, org text, phone text?, holds_sessions int64, report_id int64?, state text?, submitted_at int64?, work_on text?
SELECT p.org_id, o.name AS org, o.phone, k.holds_sessions, r.id AS report_id, r.state, r.submitted_at,
       (SELECT MIN(d.work_on) FROM due d JOIN duty du ON du.id = d.duty_id
        WHERE d.org_id = p.org_id AND d.period = $4 AND du.campaign_id = $3 AND du.what = 'report') AS work_on
FROM org_path p
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
LEFT JOIN report r ON r.org_id = p.org_id AND r.campaign_id = $3 AND r.period = $4
WHERE p.hierarchy_id = $1 AND p.parent_id = $2
ORDER BY o.name_key, o.id
LIMIT 1001

-- name: total_children_values
-- Their figures: what units that meet reported and was received, totals for the others. As many as
-- TOTAL_ROWS_MAX units can have, each of both kinds.
-- in: hierarchy_id int64, org_id int64, campaign_id int64, period text
-- out: many org_id int64, indicator text, value int64, reports int64
SELECT x.org_id, x.indicator, x.value, x.reports
FROM (
    SELECT p.org_id, t.indicator, t.value, t.reports
    FROM org_path p
    JOIN total t ON t.org_id = p.org_id AND t.hierarchy_id = $1 AND t.campaign_id = $3 AND t.period = $4
    WHERE p.hierarchy_id = $1 AND p.parent_id = $2
    UNION ALL
    SELECT p.org_id, v.indicator, v.value, 1
    FROM org_path p
    JOIN org o ON o.id = p.org_id
    JOIN org_kind k ON k.code = o.kind AND k.holds_sessions = 1
    JOIN report r ON r.org_id = p.org_id AND r.campaign_id = $3 AND r.period = $4 AND r.state = 'received'
    JOIN report_value v ON v.report_id = r.id
    WHERE p.hierarchy_id = $1 AND p.parent_id = $2
) x
ORDER BY x.org_id, x.indicator
LIMIT 100000

-- name: total_owed
-- How many units that meet, anywhere below, owe a report of that period: what the sums can be made of.
-- in: hierarchy_id int64, path_from text, path_to text, campaign_id int64, period text
-- out: one units int64
SELECT COUNT(DISTINCT d.org_id) AS units
FROM duty du
JOIN due d ON d.duty_id = du.id AND d.period = $5
JOIN org_path p ON p.org_id = d.org_id AND p.hierarchy_id = $1 AND p.path > $2 AND p.path < $3
JOIN org o ON o.id = d.org_id
JOIN org_kind k ON k.code = o.kind AND k.holds_sessions = 1
WHERE du.campaign_id = $4 AND du.what = 'report'

-- name: total_periods
-- For which periods of a campaign the units below a unit owe reports. A unit counts once, however many duties
-- ask it for the same one; words: of the duty, where there is one only.
-- in: hierarchy_id int64, org_id int64, campaign_id int64, today text
-- out: many period text, words text?, due_on text, units int64, in_count int64, received int64, late int64
SELECT d.period, CASE WHEN COUNT(DISTINCT du.id) = 1 THEN MIN(du.words) END AS words, MIN(d.due_on) AS due_on,
       COUNT(DISTINCT d.org_id) AS units,
       COUNT(DISTINCT CASE WHEN r.state IN ('submitted', 'received') THEN d.org_id END) AS in_count,
       COUNT(DISTINCT CASE WHEN r.state = 'received' THEN d.org_id END) AS received,
       COUNT(DISTINCT CASE WHEN d.done_at IS NULL AND d.work_on < $4 THEN d.org_id END) AS late
FROM org_path p
JOIN due d ON d.org_id = p.org_id
JOIN duty du ON du.id = d.duty_id AND du.campaign_id = $3 AND du.what = 'report'
LEFT JOIN report r ON r.org_id = d.org_id AND r.campaign_id = $3 AND r.period = d.period
WHERE p.hierarchy_id = $1 AND p.parent_id = $2
GROUP BY d.period
ORDER BY MIN(d.due_on), d.period
LIMIT 200

-- name: total_differences
-- nep check: where the kept totals and the sums over received reports disagree, in value or in how many
-- reports stand in them (told as "indicator, reports").
-- in: hierarchy_id int64
-- out: many org_id int64, org text, campaign_id int64, period text, indicator text, kept int64, summed int64
SELECT x.org_id, o.name AS org, x.campaign_id, x.period, x.indicator,
       CAST(SUM(x.kept) AS BIGINT) AS kept, CAST(SUM(x.summed) AS BIGINT) AS summed
FROM (
    SELECT t.org_id, t.campaign_id, t.period, t.indicator, t.value AS kept, 0 AS summed
    FROM total t
    WHERE t.hierarchy_id = $1
    UNION ALL
    SELECT t.org_id, t.campaign_id, t.period, t.indicator || ', reports', t.reports, 0
    FROM total t
    WHERE t.hierarchy_id = $1
    UNION ALL
    SELECT a.org_id, r.campaign_id, r.period, v.indicator || e.suffix, 0, CASE WHEN e.suffix = '' THEN v.value ELSE 1 END
    FROM report r
    CROSS JOIN (SELECT '' AS suffix UNION ALL SELECT ', reports') e
    JOIN org o ON o.id = r.org_id
    JOIN org_kind k ON k.code = o.kind AND k.holds_sessions = 1
    JOIN report_value v ON v.report_id = r.id
    JOIN org_path p ON p.org_id = r.org_id AND p.hierarchy_id = $1
    JOIN org_path a ON a.hierarchy_id = $1 AND a.org_id <> p.org_id
        AND substr(p.path, 1, length(a.path)) = a.path
    WHERE r.state = 'received'
) x
JOIN org o ON o.id = x.org_id
GROUP BY x.org_id, o.name, x.campaign_id, x.period, x.indicator
HAVING SUM(x.kept) <> SUM(x.summed)
ORDER BY x.org_id, x.period, x.indicator
LIMIT 1000
