-- name: report_version_add
-- What is sent now, with the next number of its report.
-- in: id int64, report_id int64, n int64, number text?, label text?, sent_at int64, sent_by int64?, hand_id int64?, told_how text?, told_by text?, paper_on text?, paper_way text?, hash text
-- out: none
INSERT INTO report_version (id, report_id, n, number, label, sent_at, sent_by, hand_id, told_how, told_by, paper_on, paper_way,
                            hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)

-- name: report_version_value_add
-- in: version_id int64, ord int64, indicator text, own int64, own_carried int64, value int64, carried int64
-- out: none
INSERT INTO report_version_value (version_id, ord, indicator, own, own_carried, value, carried)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: report_version_sum_add
-- in: version_id int64, period_id int64, child_id int64, indicator text, value int64, carried int64
-- out: none
INSERT INTO report_version_sum (version_id, period_id, child_id, indicator, value, carried)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: report_version_session_add
-- in: version_id int64, session_id int64, carried int64
-- out: none
INSERT INTO report_version_session (version_id, session_id, carried) VALUES ($1, $2, $3)

-- name: report_version_sums
-- What a version took from below, by unit and period: the annex, and what "of it, made up for" opens into.
-- in: version_id int64
-- out: many period_id int64, slot text, child_id int64, child text, indicator text, value int64, carried int64
SELECT s.period_id, p.slot, s.child_id, o.name AS child, s.indicator, s.value, s.carried
FROM report_version_sum s
JOIN period p ON p.id = s.period_id
JOIN org o ON o.id = s.child_id
WHERE s.version_id = $1
ORDER BY p.ord, o.order_key, o.id, s.indicator
LIMIT 200000

-- name: report_version_parts
-- The same as its hash goes through them.
-- in: version_id int64
-- out: many period_id int64, child_id int64, indicator text, value int64, carried int64
SELECT period_id, child_id, indicator, value, carried
FROM report_version_sum
WHERE version_id = $1
ORDER BY period_id, child_id, indicator
LIMIT 200000

-- name: report_version_sessions
-- in: version_id int64
-- out: many session_id int64, carried int64
SELECT session_id, carried FROM report_version_session WHERE version_id = $1 ORDER BY session_id LIMIT 500

-- name: report_version_text_add
-- in: version_id int64, ord int64, code text, words text
-- out: none
INSERT INTO report_version_text (version_id, ord, code, words) VALUES ($1, $2, $3, $4)

-- name: report_version_received
-- The time that was sent last has been taken in, by the people of that unit.
-- in: id int64, received_at int64, received_hand_id int64
-- out: changed
UPDATE report_version SET received_at = $2, received_hand_id = $3 WHERE id = $1 AND received_at IS NULL AND returned_at IS NULL

-- name: report_version_returned
-- The time that was sent last has come back, or its sender took it back (no reason); when it had been received,
-- that stays too.
-- in: id int64, returned_at int64, returned_by int64?, returned_reason text?
-- out: changed
UPDATE report_version SET returned_at = $2, returned_by = $3, returned_reason = $4 WHERE id = $1 AND returned_at IS NULL

-- name: report_versions
-- Each time a report was sent, the last one first.
-- in: report_id int64
-- out: many id int64, n int64, number text?, label text?, sent_at int64, sent_by_id int64?, sent_by text?, hand text?, told_how text?, told_by text?, paper_on text?, paper_way text?, received_at int64?, received_by text?, returned_at int64?, returned_by text?, returned_reason text?, hash text
SELECT v.id, v.n, v.number, v.label, v.sent_at, v.sent_by AS sent_by_id, s.name AS sent_by, h.name AS hand, v.told_how, v.told_by, v.paper_on, v.paper_way, v.received_at,
       t.name AS received_by, v.returned_at, b.name AS returned_by, v.returned_reason, v.hash
FROM report_version v
LEFT JOIN org h ON h.id = v.hand_id
LEFT JOIN org t ON t.id = v.received_hand_id
LEFT JOIN account sa ON sa.id = v.sent_by
LEFT JOIN person s ON s.id = sa.person_id
LEFT JOIN account ba ON ba.id = v.returned_by
LEFT JOIN person b ON b.id = ba.person_id
WHERE v.report_id = $1
ORDER BY v.n DESC
LIMIT 200

-- name: report_answer_add
-- in: id int64, version_id int64, on_day text, entered_by int64, entered_at int64, number text?, words text
-- out: none
INSERT INTO report_answer (id, version_id, on_day, entered_by, entered_at, number, words)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: report_answers
-- What a unit outside Nếp answered to a report, the last one first.
-- in: report_id int64
-- out: many id int64, n int64, on_day text, number text?, words text
SELECT a.id, v.n, a.on_day, a.number, a.words
FROM report_version v
JOIN report_answer a ON a.version_id = v.id
WHERE v.report_id = $1
ORDER BY a.on_day DESC, a.id DESC
LIMIT 100

-- name: report_version_values
-- in: version_id int64
-- out: many indicator text, name_vi text, name_en text, unit_vi text, unit_en text, own int64, own_carried int64, value int64, carried int64
SELECT v.indicator, i.name_vi, i.name_en, i.unit_vi, i.unit_en, v.own, v.own_carried, v.value, v.carried
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

-- name: report_version_words
-- The words that went up that time, under which number, and what its period was called.
-- in: version_id int64
-- out: many number text?, label text?, code text, words text
SELECT v.number, v.label, t.code, t.words
FROM report_version v
JOIN report_version_text t ON t.version_id = v.id
WHERE v.id = $1
ORDER BY t.ord
LIMIT 20

-- name: report_version_page
-- nep check: what was sent, some at a time, for their hashes to be made again.
-- in: after_id int64
-- out: many id int64, report_id int64, n int64, org text, slot text, label text?, number text?, sent_at int64, hash text
SELECT v.id, v.report_id, v.n, o.name AS org, p.slot, v.label, v.number, v.sent_at, v.hash
FROM report_version v
JOIN report r ON r.id = v.report_id
JOIN org o ON o.id = r.org_id
JOIN period p ON p.id = r.period_id
WHERE v.id > $1
ORDER BY v.id
LIMIT 500

-- name: report_version_untold
-- nep check: what was sent and the trail does not tell with that hash.
-- in: none
-- out: many id int64, org text, slot text, label text?, n int64
SELECT v.id, o.name AS org, p.slot, p.label, v.n
FROM report_version v
JOIN report r ON r.id = v.report_id
JOIN org o ON o.id = r.org_id
JOIN period p ON p.id = r.period_id
WHERE NOT EXISTS (SELECT 1 FROM event e
                  WHERE e.noun = 'report' AND e.noun_id = v.report_id AND e.verb = 'submit'
                    AND e.body = '{"version":' || v.n || ',"hash":"' || v.hash || '"}')
ORDER BY v.id
LIMIT 1000

-- name: report_version_unlike
-- nep check: of the versions between two, those whose figures are not their own part and what they took from
-- below, or whose part of earlier periods is another.
-- in: first_id int64, last_id int64
-- out: many org text, slot text, label text?, indicator text, kept int64, summed int64, kept_carried int64, summed_carried int64
SELECT o.name AS org, p.slot, p.label, x.indicator, x.kept, x.summed, x.kept_carried, x.summed_carried
FROM (
    SELECT v.version_id, v.indicator, v.value AS kept, v.carried AS kept_carried,
           v.own + CAST(COALESCE(SUM(s.value), 0) AS BIGINT) AS summed,
           v.own_carried + CAST(COALESCE(SUM(s.carried), 0) AS BIGINT) AS summed_carried
    FROM report_version_value v
    LEFT JOIN report_version_sum s ON s.version_id = v.version_id AND s.indicator = v.indicator
    WHERE v.version_id >= $1 AND v.version_id <= $2
    GROUP BY v.version_id, v.indicator, v.value, v.carried, v.own, v.own_carried
) x
JOIN report_version w ON w.id = x.version_id
JOIN report r ON r.id = w.report_id
JOIN org o ON o.id = r.org_id
JOIN period p ON p.id = r.period_id
WHERE x.kept <> x.summed OR x.kept_carried <> x.summed_carried
ORDER BY x.version_id, x.indicator
LIMIT 1000
