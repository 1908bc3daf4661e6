-- name: desk_items
-- What is due to one unit, in one statement: each kind of thing gives rows of the same shape. What has no
-- day of its own (others wait for it) comes first, so that a long list never cuts it off. for_org_id: the
-- committee whose work it is, of a board.
-- in: org_id int64, today text, until text, missed_since text, hierarchy_id int64, recalled_since int64
-- out: many what text, id int64, title text, place text?, on_day text?, at int64?, slot text?, label text?, n int64, for_org_id int64?
WITH mine (series_id, org_id) AS ( -- for whom the unit acts as a board
    SELECT ch.series_id, ch.org_id
    FROM channel ch
    WHERE ch.board_id = $1 AND ch.from_on <= $2 AND (ch.to_on IS NULL OR ch.to_on > $2)
      AND EXISTS (SELECT 1 FROM advises a
                  WHERE a.board_id = ch.board_id AND a.committee_id = ch.org_id
                    AND a.from_on <= $2 AND (a.to_on IS NULL OR a.to_on > $2))
)
SELECT x.what, x.id, x.title, x.place, x.on_day, x.at, x.slot, x.label, x.n, x.for_org_id
FROM (
    SELECT CASE WHEN co.had_version = 0 THEN 'acknowledge' ELSE 'amended' END AS what, c.id, c.name AS title,
           o.name AS place, CAST(NULL AS TEXT) AS on_day,
           CASE WHEN co.had_version = 0 THEN co.issued_at ELSE v.made_at END AS at, CAST(NULL AS TEXT) AS slot,
           CAST(NULL AS TEXT) AS label, COALESCE(v.n, 1) AS n, CAST(NULL AS BIGINT) AS for_org_id
    FROM campaign_receipt co
    JOIN campaign c ON c.id = co.campaign_id AND c.state = 'issued'
    JOIN org o ON o.id = c.org_id
    JOIN org mo ON mo.id = co.org_id
    LEFT JOIN campaign_version v ON v.campaign_id = c.id
                                AND v.n = (SELECT MAX(b.n) FROM campaign_bind b
                                           WHERE b.campaign_id = c.id AND (b.org_kind IS NULL OR b.org_kind = mo.kind))
    WHERE co.org_id = $1 AND co.acknowledged_at IS NULL AND co.recalled_at IS NULL
    UNION ALL
    SELECT 'recalled', c.id, c.name, o.name, CAST(NULL AS TEXT), co.recalled_at,
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), 1, CAST(NULL AS BIGINT)
    FROM campaign_org co
    JOIN campaign c ON c.id = co.campaign_id
    JOIN org o ON o.id = c.org_id
    WHERE co.org_id = $1 AND co.recalled_at >= $6 AND co.acknowledged_at IS NOT NULL
    UNION ALL
    SELECT 'session_' || s.state, s.id, s.title, CAST(NULL AS TEXT), CAST(NULL AS TEXT), s.planned_at,
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), 1, CAST(NULL AS BIGINT)
    FROM session s
    WHERE s.org_id = $1 AND s.state IN ('scheduled', 'open')
    UNION ALL
    SELECT 'report', d.id, c.name, du.words, d.work_on, CAST(NULL AS BIGINT), d.slot, q.label, 1, CAST(NULL AS BIGINT)
    FROM due d
    JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    LEFT JOIN period q ON q.id = d.period_id
    WHERE d.org_id = $1 AND d.done_at IS NULL AND d.ended_at IS NULL AND d.work_on <= $3
      AND NOT EXISTS (SELECT 1 FROM report r WHERE r.org_id = d.org_id AND r.period_id = d.period_id
                      AND r.state = 'returned')
    UNION ALL
    SELECT CASE WHEN du.what = 'session' THEN 'meet' ELSE 'duty' END, c.id, c.name, du.words, MIN(d.work_on),
           CAST(NULL AS BIGINT), MIN(d.slot), CAST(NULL AS TEXT), COUNT(*), CAST(NULL AS BIGINT)
    FROM due d
    JOIN duty du ON du.id = d.duty_id AND du.what <> 'report'
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    WHERE d.org_id = $1 AND d.done_at IS NULL AND d.ended_at IS NULL AND d.work_on <= $3
      AND (length(d.slot) = 10 OR d.work_on >= $4)
    GROUP BY du.id, du.what, c.id, c.name, du.words
    UNION ALL
    SELECT 'returned', r.id, c.name, r.returned_reason, CAST(NULL AS TEXT), CAST(NULL AS BIGINT),
           q.slot, q.label, 1, CAST(NULL AS BIGINT)
    FROM report r
    JOIN period q ON q.id = r.period_id
    JOIN series s ON s.id = q.series_id
    JOIN campaign c ON c.id = s.campaign_id
    WHERE r.org_id = $1 AND r.state = 'returned'
    UNION ALL
    SELECT 'remedy', rm.id, rm.what, rm.who, rm.due_on, CAST(NULL AS BIGINT),
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), 1, CAST(NULL AS BIGINT)
    FROM remedy rm
    JOIN shortcoming sc ON sc.id = rm.shortcoming_id
    LEFT JOIN session held ON held.id = sc.session_id
    WHERE rm.org_id = $1 AND rm.state = 'open' AND rm.due_on <= $3 AND held.state IS DISTINCT FROM 'withdrawn'
    UNION ALL
    SELECT 'receive', q.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), MIN(r.submitted_at),
           q.slot, q.label, COUNT(*), CAST(NULL AS BIGINT)
    FROM report r
    JOIN period q ON q.id = r.period_id
    JOIN series s ON s.id = q.series_id
    JOIN campaign c ON c.id = s.campaign_id
    WHERE r.to_org_id = $1 AND r.state = 'submitted'
    GROUP BY q.id, c.name, q.slot, q.label
    UNION ALL
    SELECT 'late', d.period_id, c.name, CAST(NULL AS TEXT), MIN(d.work_on), CAST(NULL AS BIGINT),
           d.slot, q.label, COUNT(*), CAST(NULL AS BIGINT)
    FROM org_path p
    JOIN due d ON d.org_id = p.org_id AND d.done_at IS NULL AND d.ended_at IS NULL AND d.work_on < $2
    JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
    JOIN period q ON q.id = d.period_id
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    WHERE p.parent_id = $1 AND p.hierarchy_id = $5
    GROUP BY d.period_id, c.name, d.slot, q.label
    UNION ALL
    SELECT 'nowhere', r.id, c.name, t.name, CAST(NULL AS TEXT), r.submitted_at, q.slot, q.label, 1, CAST(NULL AS BIGINT)
    FROM report r
    JOIN org t ON t.id = r.to_org_id AND t.ended_on <= $2 AND t.successor_id IS NULL
    JOIN period q ON q.id = r.period_id
    JOIN series s ON s.id = q.series_id
    JOIN campaign c ON c.id = s.campaign_id
    WHERE r.org_id = $1 AND r.state <> 'received'
    UNION ALL
    SELECT 'last_report', d.id, o.name, o.ended_on, d.work_on, CAST(NULL AS BIGINT),
           d.slot, q.label, 1, CAST(NULL AS BIGINT)
    FROM org o
    JOIN due d ON d.org_id = o.id AND d.ended_at IS NULL
    JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    LEFT JOIN period q ON q.id = d.period_id
    LEFT JOIN report r ON r.org_id = d.org_id AND r.period_id = d.period_id
    WHERE o.kept_by_id = $1 AND (d.done_at IS NULL OR r.state = 'returned')
    UNION ALL
    SELECT 'review', doc.id,
           COALESCE((SELECT MIN(i.label) FROM reading_item i
                     WHERE i.document_id = doc.id AND i.key = 'header'
                       AND substr(i.body, 1, 16) = '{"field":"title"'), f.name, ''), doc.issuer, CAST(NULL AS TEXT), doc.made_at,
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), 1, CAST(NULL AS BIGINT)
    FROM document doc
    LEFT JOIN file f ON f.id = doc.file_id
    WHERE doc.org_id = $1 AND doc.state = 'reading'
    UNION ALL
    SELECT 'draft', c.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), c.made_at,
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), 1, CAST(NULL AS BIGINT)
    FROM campaign c
    WHERE c.org_id = $1 AND c.state IN ('draft', 'recalled')
    UNION ALL
    SELECT 'amending', c.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), a.made_at,
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), 1, CAST(NULL AS BIGINT)
    FROM campaign c
    JOIN amendment a ON a.campaign_id = c.id AND a.job_id IS NULL
    WHERE c.org_id = $1 AND c.state = 'issued'
    UNION ALL
    SELECT 'joined', c.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT),
           CAST(NULL AS TEXT), CAST(NULL AS TEXT), COUNT(*),
           CAST(NULL AS BIGINT)
    FROM campaign c
    JOIN org_link l ON l.hierarchy_id = $5 AND l.from_on > c.from_on AND l.from_on <= $2
                   AND (l.to_on IS NULL OR l.to_on > $2)
    JOIN org_path p ON p.hierarchy_id = $5 AND p.org_id = l.child_id
    WHERE c.org_id = $1 AND c.state = 'issued' AND c.job_id IS NULL
      AND replace(p.path, '/' || CAST(c.org_id AS TEXT) || '/', '') <> p.path
      AND NOT EXISTS (SELECT 1 FROM campaign_org co WHERE co.campaign_id = c.id AND co.org_id = p.org_id)
      AND EXISTS (SELECT 1 FROM org_path s
                  JOIN campaign_org co ON co.campaign_id = c.id AND co.org_id = s.org_id AND co.recalled_at IS NULL
                  WHERE s.hierarchy_id = $5 AND s.parent_id = p.parent_id)
    GROUP BY c.id, c.name
    UNION ALL
    SELECT 'receive', q.id, c.name, CAST(NULL AS TEXT), CAST(NULL AS TEXT), MIN(r.submitted_at),
           q.slot, q.label, COUNT(*), m.org_id
    FROM mine m
    JOIN report r ON r.to_org_id = m.org_id AND r.state = 'submitted'
    JOIN period q ON q.id = r.period_id AND q.series_id = m.series_id
    JOIN series s ON s.id = q.series_id
    JOIN campaign c ON c.id = s.campaign_id
    GROUP BY q.id, c.name, q.slot, q.label, m.org_id
    UNION ALL
    SELECT 'late', d.period_id, c.name, CAST(NULL AS TEXT), MIN(d.work_on), CAST(NULL AS BIGINT),
           d.slot, q.label, COUNT(*), m.org_id
    FROM mine m
    JOIN org_path p ON p.parent_id = m.org_id AND p.hierarchy_id = $5
    JOIN due d ON d.org_id = p.org_id AND d.done_at IS NULL AND d.ended_at IS NULL AND d.work_on < $2
    JOIN period q ON q.id = d.period_id AND q.series_id = m.series_id
    JOIN series s ON s.id = q.series_id
    JOIN campaign c ON c.id = s.campaign_id AND c.state = 'issued'
    GROUP BY d.period_id, c.name, d.slot, q.label, m.org_id
    UNION ALL
    SELECT 'report', d.id, c.name, o.name, d.work_on, CAST(NULL AS BIGINT), d.slot, q.label, 1, m.org_id
    FROM mine m
    JOIN org o ON o.id = m.org_id
    JOIN due d ON d.org_id = m.org_id AND d.done_at IS NULL AND d.ended_at IS NULL AND d.work_on <= $3
    JOIN period q ON q.id = d.period_id AND q.series_id = m.series_id
    JOIN duty du ON du.id = d.duty_id
    JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
    WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.org_id = d.org_id AND r.period_id = d.period_id
                      AND r.state = 'returned')
) x
ORDER BY x.on_day NULLS FIRST, x.at NULLS LAST, x.id
LIMIT 200
