-- name: late_kinds
-- How what a campaign asks stands in the units below one, by kind, last day in time and day on which it was
-- done: of a session the day it was held, else the number of the day since 1970.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text
-- out: many what text, work_on text, held_on text?, done_day int64?, n int64
SELECT x.what, x.work_on, x.held_on, x.done_day, COUNT(*) AS n
FROM (
    SELECT d.what, u.work_on, s.held_on, (u.done_at + 25200000) / 86400000 AS done_day
    FROM duty d
    JOIN due u ON u.duty_id = d.id AND u.ended_at IS NULL
    JOIN org_path p ON p.org_id = u.org_id AND p.hierarchy_id = $2 AND p.path > $3 AND p.path < $4
    LEFT JOIN session s ON s.id = u.session_id
    WHERE d.campaign_id = $1
) x
GROUP BY x.what, x.work_on, x.held_on, x.done_day
ORDER BY x.what, x.work_on, x.held_on, x.done_day
LIMIT 20000

-- name: late_units
-- Of what is late in the units directly below one and all below each of them, those that have something.
-- in: campaign_id int64, hierarchy_id int64, parent_id int64, today text
-- out: many org_id int64, org text, below int64, reports int64, sessions int64, others int64
SELECT k.org_id, o.name AS org,
       CASE WHEN EXISTS (SELECT 1 FROM org_path b WHERE b.hierarchy_id = $2 AND b.parent_id = k.org_id) THEN 1 ELSE 0 END AS below,
       CAST(SUM(CASE WHEN d.what = 'report' THEN 1 ELSE 0 END) AS BIGINT) AS reports,
       CAST(SUM(CASE WHEN d.what = 'session' THEN 1 ELSE 0 END) AS BIGINT) AS sessions,
       CAST(SUM(CASE WHEN d.what NOT IN ('report', 'session') THEN 1 ELSE 0 END) AS BIGINT) AS others
FROM org_path k
JOIN org o ON o.id = k.org_id
JOIN org_path p ON p.hierarchy_id = $2 AND p.path >= k.path AND p.path < substr(k.path, 1, length(k.path) - 1) || '0'
JOIN due u ON u.org_id = p.org_id AND u.done_at IS NULL AND u.ended_at IS NULL AND u.work_on < $4
JOIN duty d ON d.id = u.duty_id AND d.campaign_id = $1
WHERE k.parent_id = $3 AND k.hierarchy_id = $2
GROUP BY k.org_id, o.name, o.order_key
ORDER BY o.order_key, k.org_id
LIMIT 1000
