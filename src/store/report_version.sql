-- name: report_version_add
-- What is sent now, with the next number of its report.
-- in: id int64, report_id int64, n int64, number text?, sent_at int64, sent_by int64?, hash text
-- out: none
INSERT INTO report_version (id, report_id, n, number, sent_at, sent_by, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: report_version_value_add
-- in: version_id int64, ord int64, indicator text, value int64
-- out: none
INSERT INTO report_version_value (version_id, ord, indicator, value) VALUES ($1, $2, $3, $4)

-- name: report_version_text_add
-- in: version_id int64, ord int64, code text, words text
-- out: none
INSERT INTO report_version_text (version_id, ord, code, words) VALUES ($1, $2, $3, $4)

-- name: report_version_received
-- The time that was sent last has been taken in.
-- in: id int64, received_at int64
-- out: changed
UPDATE report_version SET received_at = $2 WHERE id = $1 AND received_at IS NULL AND returned_at IS NULL

-- name: report_version_returned
-- The time that was sent last has come back; when it had been received, that stays too.
-- in: id int64, returned_at int64, returned_by int64?, returned_reason text
-- out: changed
UPDATE report_version SET returned_at = $2, returned_by = $3, returned_reason = $4 WHERE id = $1 AND returned_at IS NULL

-- name: report_versions
-- Each time a report was sent, the last one first.
-- in: report_id int64
-- out: many id int64, n int64, number text?, sent_at int64, sent_by text?, received_at int64?, returned_at int64?, returned_by text?, returned_reason text?, hash text?
SELECT v.id, v.n, v.number, v.sent_at, s.name AS sent_by, v.received_at, v.returned_at, b.name AS returned_by,
       v.returned_reason, v.hash
FROM report_version v
LEFT JOIN account sa ON sa.id = v.sent_by
LEFT JOIN person s ON s.id = sa.person_id
LEFT JOIN account ba ON ba.id = v.returned_by
LEFT JOIN person b ON b.id = ba.person_id
WHERE v.report_id = $1
ORDER BY v.n DESC
LIMIT 200

-- name: report_version_values
-- in: version_id int64
-- out: many indicator text, name_vi text, name_en text, unit_vi text, unit_en text, value int64
SELECT v.indicator, i.name_vi, i.name_en, i.unit_vi, i.unit_en, v.value
FROM report_version_value v
JOIN indicator i ON i.code = v.indicator
WHERE v.version_id = $1
ORDER BY v.ord
LIMIT 50

-- name: report_version_texts
-- in: version_id int64
-- out: many code text, words text, name_vi text?, name_en text?
SELECT t.code, t.words, f.name_vi, f.name_en
FROM report_version_text t
JOIN report_version v ON v.id = t.version_id
JOIN report r ON r.id = v.report_id
LEFT JOIN report_form_text f ON f.form_id = r.form_id AND f.code = t.code
WHERE t.version_id = $1
ORDER BY t.ord
LIMIT 20

-- name: report_version_last
-- The words that went up last, and under which number.
-- in: report_id int64
-- out: many number text?, code text, words text
SELECT v.number, t.code, t.words
FROM report_version v
JOIN report_version_text t ON t.version_id = v.id
WHERE v.report_id = $1 AND v.n = (SELECT MAX(n) FROM report_version WHERE report_id = $1)
ORDER BY t.ord
LIMIT 20

-- name: report_version_page
-- nep check: what was sent, some at a time, for their hashes to be made again.
-- in: after_id int64
-- out: many id int64, report_id int64, n int64, org text, campaign_id int64, period text, number text?, sent_at int64, hash text?
SELECT v.id, v.report_id, v.n, o.name AS org, r.campaign_id, r.period, v.number, v.sent_at, v.hash
FROM report_version v
JOIN report r ON r.id = v.report_id
JOIN org o ON o.id = r.org_id
WHERE v.id > $1 AND v.hash IS NOT NULL
ORDER BY v.id
LIMIT 500

-- name: report_version_untold
-- nep check: what was sent and the trail does not tell with that hash.
-- in: after_id int64
-- out: many id int64, org text, period text, n int64
SELECT v.id, o.name AS org, r.period, v.n
FROM report_version v
JOIN report r ON r.id = v.report_id
JOIN org o ON o.id = r.org_id
WHERE v.id > $1 AND v.hash IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM event e
                  WHERE e.noun = 'report' AND e.noun_id = v.report_id AND e.verb = 'submit'
                    AND e.body = '{"version":' || v.n || ',"hash":"' || v.hash || '"}')
ORDER BY v.id
LIMIT 1000

-- name: report_version_unlike
-- nep check: received reports whose figures are not those that were sent last.
-- in: most int64
-- out: many report_id int64, org text, period text, indicator text, kept int64?, sent int64?
SELECT x.report_id, o.name AS org, x.period, x.indicator, x.kept, x.sent
FROM (
    SELECT r.id AS report_id, r.org_id, r.period, s.indicator, v.value AS kept, s.value AS sent
    FROM report r
    JOIN report_version w ON w.report_id = r.id AND w.n = (SELECT MAX(n) FROM report_version WHERE report_id = r.id)
    JOIN report_version_value s ON s.version_id = w.id
    LEFT JOIN report_value v ON v.report_id = r.id AND v.indicator = s.indicator
    WHERE r.state = 'received' AND v.value IS DISTINCT FROM s.value
    UNION ALL
    SELECT r.id, r.org_id, r.period, v.indicator, v.value, CAST(NULL AS BIGINT)
    FROM report r
    JOIN report_value v ON v.report_id = r.id
    WHERE r.state = 'received'
      AND NOT EXISTS (SELECT 1 FROM report_version w JOIN report_version_value s ON s.version_id = w.id
                      WHERE w.report_id = r.id AND s.indicator = v.indicator
                        AND w.n = (SELECT MAX(n) FROM report_version WHERE report_id = r.id))
) x
JOIN org o ON o.id = x.org_id
ORDER BY x.report_id, x.indicator
LIMIT $1
