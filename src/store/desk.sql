-- name: desk_items
-- What is due to one unit, in one statement: each kind of thing gives rows of the same shape. What has no
-- day of its own (others wait for it) comes first, so that a long list never cuts it off.
-- in: org_id int64, today text, until text, missed_since text, hierarchy_id int64
-- out: many what text, id int64, title text, place text?, on_day text?, at int64?, period text?, n int64
SELECT x.what, x.id, x.title, x.place, x.on_day, x.at, x.period, x.n
FROM (
    SELECT 'acknowledge' AS what, c.id, c.name AS title, o.name AS place, CAST(NULL AS TEXT) AS on_day,
           co.issued_at AS at, CAST(NULL AS TEXT) AS period, 1 AS n
    FROM campaign_org co
    JOIN campaign c ON c.id = co.campaign_id AND c.state = 'issued'
    JOIN org o ON o.id = c.org_id
    WHERE co.org_id = $1 AND co.acknowledged_at IS NULL
    UNION ALL
    SELECT 'session_' || s.state, s.id, s.title, CAST(NULL AS TEXT), CAST(NULL AS TEXT), s.planned_at,
           CAST(NULL AS TEXT), 1
    FROM session s
    WHERE s.org_id = $1 AND s.state IN ('scheduled', 'open')
    UNION ALL
    SELECT 'report', d.id, c.name, du.words, d.work_on, CAST(NULL AS BIGINT), d.period, 1
    FROM due d
    JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    WHERE d.org_id = $1 AND d.done_at IS NULL AND d.work_on <= $3
      AND NOT EXISTS (SELECT 1 FROM report r WHERE r.org_id = d.org_id AND r.campaign_id = c.id
                      AND r.period = d.period AND r.state = 'returned')
    UNION ALL
    SELECT CASE WHEN du.what = 'session' THEN 'meet' ELSE 'duty' END, c.id, c.name, du.words, MIN(d.work_on),
           CAST(NULL AS BIGINT), MIN(d.period), COUNT(*)
    FROM due d
    JOIN duty du ON du.id = d.duty_id AND du.what <> 'report'
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    WHERE d.org_id = $1 AND d.done_at IS NULL AND d.work_on <= $3
      AND (length(d.period) = 10 OR d.work_on >= $4)
    GROUP BY du.id, du.what, c.id, c.name, du.words
    UNION ALL
    SELECT 'returned', r.id, c.name, r.returned_reason, CAST(NULL AS TEXT), CAST(NULL AS BIGINT), r.period, 1
    FROM report r
    JOIN campaign c ON c.id = r.campaign_id
    WHERE r.org_id = $1 AND r.state = 'returned'
    UNION ALL
    SELECT 'remedy', rm.id, rm.what, rm.who, rm.due_on, CAST(NULL AS BIGINT), CAST(NULL AS TEXT), 1
    FROM remedy rm
    JOIN shortcoming sc ON sc.id = rm.shortcoming_id
    LEFT JOIN session held ON held.id = sc.session_id
    WHERE rm.org_id = $1 AND rm.state = 'open' AND rm.due_on <= $3 AND held.state IS DISTINCT FROM 'withdrawn'
    UNION ALL
    SELECT 'receive', c.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), MIN(r.submitted_at), r.period, COUNT(*)
    FROM report r
    JOIN campaign c ON c.id = r.campaign_id
    WHERE r.to_org_id = $1 AND r.state = 'submitted'
    GROUP BY c.id, c.name, r.period
    UNION ALL
    SELECT 'late', c.id, c.name, CAST(NULL AS TEXT), MIN(d.work_on), CAST(NULL AS BIGINT), d.period, COUNT(*)
    FROM org_path p
    JOIN due d ON d.org_id = p.org_id AND d.done_at IS NULL AND d.work_on < $2
    JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    WHERE p.parent_id = $1 AND p.hierarchy_id = $5
    GROUP BY c.id, c.name, d.period
    UNION ALL
    SELECT 'review', doc.id,
           COALESCE((SELECT MIN(i.label) FROM reading_item i
                     WHERE i.document_id = doc.id AND i.key = 'header'
                       AND substr(i.body, 1, 16) = '{"field":"title"'), f.name, ''), doc.issuer, CAST(NULL AS TEXT), doc.made_at, CAST(NULL AS TEXT), 1
    FROM document doc
    LEFT JOIN file f ON f.id = doc.file_id
    WHERE doc.org_id = $1 AND doc.state = 'reading'
    UNION ALL
    SELECT 'draft', c.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), c.made_at, CAST(NULL AS TEXT), 1
    FROM campaign c
    WHERE c.org_id = $1 AND c.state = 'draft'
) x
ORDER BY x.on_day NULLS FIRST, x.at NULLS LAST, x.id
LIMIT 200
