-- name: indicators_of_sessions
-- What a unit's closed sessions of a span of time add up to for one campaign.
-- in: org_id int64, campaign_id int64, from_at int64, to_at int64
-- out: one sessions_held int64, people_due int64, present int64, absent_reason int64, absent_none int64, opinions int64, shortcomings int64
SELECT COUNT(*) AS sessions_held,
       CAST(COALESCE(SUM(s.people_due), 0) AS BIGINT) AS people_due,
       CAST(COALESCE(SUM(s.present + s.late), 0) AS BIGINT) AS present,
       CAST(COALESCE(SUM(s.absent_reason), 0) AS BIGINT) AS absent_reason,
       CAST(COALESCE(SUM(s.absent_none), 0) AS BIGINT) AS absent_none,
       CAST(COALESCE(SUM(s.opinions), 0) AS BIGINT) AS opinions,
       CAST(COALESCE(SUM(s.shortcomings), 0) AS BIGINT) AS shortcomings
FROM session s
JOIN session_campaign sc ON sc.session_id = s.id
WHERE s.org_id = $1 AND sc.campaign_id = $2 AND s.state = 'closed' AND s.planned_at >= $3 AND s.planned_at < $4

-- name: indicators_of_remedies
-- Remedies that fall due in a span of days, and how many of them are done. One that was promised in a
-- session counts for each campaign the session served, unless it was put under one of them; not while that
-- session is withdrawn.
-- in: org_id int64, campaign_id int64, from_on text, to_on text
-- out: one remedies_due int64, remedies_done int64
SELECT COUNT(*) AS remedies_due,
       CAST(COALESCE(SUM(CASE WHEN r.state IN ('done', 'confirmed') THEN 1 ELSE 0 END), 0) AS BIGINT) AS remedies_done
FROM remedy r
JOIN shortcoming s ON s.id = r.shortcoming_id
LEFT JOIN session held ON held.id = s.session_id
WHERE r.org_id = $1 AND r.state <> 'withdrawn' AND held.state IS DISTINCT FROM 'withdrawn'
  AND r.due_on >= $3 AND r.due_on <= $4
  AND (s.campaign_id = $2
       OR (s.campaign_id IS NULL AND EXISTS (SELECT 1 FROM session_campaign sc
                                             WHERE sc.session_id = s.session_id AND sc.campaign_id = $2)))

-- name: indicator_sessions
-- The sessions that were counted.
-- in: org_id int64, campaign_id int64, from_at int64, to_at int64
-- out: many id int64, kind text, planned_at int64, people_due int64?, present int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?
SELECT s.id, s.kind, s.planned_at, s.people_due, s.present + s.late AS present, s.absent_reason, s.absent_none,
       s.opinions, s.shortcomings
FROM session s
JOIN session_campaign sc ON sc.session_id = s.id
WHERE s.org_id = $1 AND sc.campaign_id = $2 AND s.state = 'closed' AND s.planned_at >= $3 AND s.planned_at < $4
ORDER BY s.planned_at, s.id
LIMIT 500
