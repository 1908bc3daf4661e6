-- name: total_move
-- Puts what a version of a report says its unit did itself into the totals along its stored way, or takes it
-- out (sign -1), in the transaction that receives or returns it. From the nearest up to the root: always the
-- same order, so that two of them cannot lock each other out.
-- in: report_id int64, version_id int64, sign int64
-- out: none
INSERT INTO total (org_id, period_id, indicator, value, carried, reports)
SELECT w.org_id, r.period_id, v.indicator, $3 * v.own, $3 * v.own_carried, $3
FROM report r
JOIN report_way w ON w.report_id = r.id
JOIN report_version_value v ON v.version_id = $2
WHERE r.id = $1
ORDER BY w.ord, v.ord
ON CONFLICT (period_id, org_id, indicator)
DO UPDATE SET value = total.value + excluded.value, carried = total.carried + excluded.carried,
              reports = total.reports + excluded.reports

-- name: total_of
-- A unit's totals of one period.
-- in: org_id int64, period_id int64
-- out: many indicator text, value int64, carried int64, reports int64
SELECT indicator, value, carried, reports FROM total
WHERE org_id = $1 AND period_id = $2
ORDER BY indicator
LIMIT 50

-- name: total_children
-- The units directly below one on the period's last day, with where their report stands: one more than
-- TOTAL_ROWS_MAX. One that had ended before the period began is there only if it reported all the same.
-- in: hierarchy_id int64, org_id int64, period_id int64, on_day text
-- out: many org_id int64, org text, phone text?, below int64, report_id int64?, state text?, counted_id int64?, submitted_at int64?, work_on text?, to_outside int64
WITH child (org_id) AS (
    SELECT l.child_id
    FROM org_link l
    WHERE l.hierarchy_id = $1 AND l.parent_id = $2
      AND l.from_on = COALESCE((SELECT MAX(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id AND m.from_on <= $4),
                                  (SELECT MIN(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id))
      AND NOT EXISTS (SELECT 1 FROM period_way w WHERE w.period_id = $3 AND w.org_id = l.child_id)
    UNION ALL
    SELECT w.org_id FROM period_way w WHERE w.period_id = $3 AND w.parent_id = $2
)
SELECT c.org_id, o.name AS org, o.phone,
       CASE WHEN EXISTS (SELECT 1 FROM org_link b WHERE b.hierarchy_id = $1 AND b.parent_id = c.org_id) THEN 1 ELSE 0 END AS below,
       r.id AS report_id, r.state, r.counted_id, r.submitted_at, d.work_on,
       CASE WHEN t.outside_of IS NULL THEN 0 ELSE 1 END AS to_outside
FROM child c
JOIN org o ON o.id = c.org_id
JOIN period q ON q.id = $3
LEFT JOIN report r ON r.org_id = c.org_id AND r.period_id = $3
LEFT JOIN due d ON d.org_id = c.org_id AND d.period_id = $3 AND d.ended_at IS NULL
LEFT JOIN org t ON t.id = r.to_org_id
WHERE o.ended_on IS NULL OR o.ended_on > q.from_on OR r.id IS NOT NULL
ORDER BY o.order_key, o.id
LIMIT 1001

-- name: total_children_values
-- Their figures: what each was received to have done itself, and what was counted below it. As many as
-- TOTAL_ROWS_MAX units can have, each of both kinds.
-- in: hierarchy_id int64, org_id int64, period_id int64, on_day text
-- out: many org_id int64, indicator text, value int64, reports int64
WITH child (org_id) AS (
    SELECT l.child_id
    FROM org_link l
    WHERE l.hierarchy_id = $1 AND l.parent_id = $2
      AND l.from_on = COALESCE((SELECT MAX(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id AND m.from_on <= $4),
                                  (SELECT MIN(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id))
      AND NOT EXISTS (SELECT 1 FROM period_way w WHERE w.period_id = $3 AND w.org_id = l.child_id)
    UNION ALL
    SELECT w.org_id FROM period_way w WHERE w.period_id = $3 AND w.parent_id = $2
)
SELECT x.org_id, x.indicator, x.value, x.reports
FROM (
    SELECT c.org_id, t.indicator, t.value, t.reports
    FROM child c
    JOIN total t ON t.org_id = c.org_id AND t.period_id = $3
    UNION ALL
    SELECT c.org_id, v.indicator, v.own, 1
    FROM child c
    JOIN report r ON r.org_id = c.org_id AND r.period_id = $3
    JOIN report_version_value v ON v.version_id = r.counted_id
) x
ORDER BY x.org_id, x.indicator
LIMIT 100000

-- name: total_below
-- Of the units anywhere below one on the period's last day: how many owe a report of it, which is what the sums
-- can be made of; and their sessions that were held in it and written down after the report had gone up, and
-- that no later one has made up for; and those that a report in force counts by figures that were entered for the
-- unit, which has written down its own since.
-- in: hierarchy_id int64, org_id int64, period_id int64, on_day text
-- out: one owed int64, unreported int64, overtaken int64
WITH RECURSIVE edge (child_id, parent_id) AS (
    SELECT l.child_id, l.parent_id
    FROM org_link l
    WHERE l.hierarchy_id = $1
      AND l.from_on = COALESCE((SELECT MAX(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id AND m.from_on <= $4),
                                  (SELECT MIN(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id))
      AND NOT EXISTS (SELECT 1 FROM period_way w WHERE w.period_id = $3 AND w.org_id = l.child_id)
    UNION ALL
    SELECT w.org_id, w.parent_id FROM period_way w WHERE w.period_id = $3
),
below (org_id, depth) AS (
    SELECT e.child_id, 1 FROM edge e WHERE e.parent_id = $2
    UNION ALL
    SELECT e.child_id, b.depth + 1
    FROM below b
    JOIN edge e ON e.parent_id = b.org_id
    WHERE b.depth < 64
)
SELECT (SELECT COUNT(*) FROM below b
        JOIN due d ON d.org_id = b.org_id AND d.period_id = $3 AND d.ended_at IS NULL) AS owed,
       (SELECT COUNT(*)
        FROM period p
        JOIN series s ON s.id = p.series_id
        JOIN report r ON r.period_id = p.id AND r.in_force_id IS NOT NULL
        JOIN below b ON b.org_id = r.org_id
        JOIN session x ON x.org_id = r.org_id AND x.state = 'closed' AND x.held_on <= p.to_on
            AND (x.held_on >= p.from_on OR p.ord = 1)
        JOIN session_campaign sc ON sc.session_id = x.id AND sc.campaign_id = s.campaign_id
        WHERE p.id = $3
          AND NOT EXISTS (SELECT 1 FROM report_session rs WHERE rs.series_id = s.id AND rs.session_id = x.id))
           AS unreported,
       (SELECT COUNT(*)
        FROM report r
        JOIN below b ON b.org_id = r.org_id
        JOIN report_session rs ON rs.report_id = r.id
        WHERE r.period_id = $3
          AND NOT EXISTS (SELECT 1 FROM report_version_session vs
                          WHERE vs.version_id = r.in_force_id AND vs.session_id = rs.session_id)) AS overtaken

-- name: total_periods
-- For which periods of a campaign the units directly below a unit on the period's last day owe reports; words:
-- of the duty, where there is one only.
-- in: hierarchy_id int64, org_id int64, campaign_id int64, today text
-- out: many period_id int64, series_id int64, slot text, label text?, from_on text, to_on text, words text?, work_on text, units int64, in_count int64, received int64, late int64
WITH span (period_id, to_on) AS (
    SELECT p.id, p.to_on FROM period p JOIN series s ON s.id = p.series_id AND s.campaign_id = $3
),
child (period_id, org_id) AS (
    SELECT q.period_id, l.child_id
    FROM span q
    JOIN org_link l ON l.hierarchy_id = $1 AND l.parent_id = $2
    WHERE l.from_on = COALESCE((SELECT MAX(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id AND m.from_on <= q.to_on),
                                  (SELECT MIN(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $1 AND m.child_id = l.child_id))
      AND NOT EXISTS (SELECT 1 FROM period_way w WHERE w.period_id = q.period_id AND w.org_id = l.child_id)
    UNION ALL
    SELECT q.period_id, w.org_id
    FROM span q
    JOIN period_way w ON w.period_id = q.period_id AND w.parent_id = $2
)
SELECT q.id AS period_id, q.series_id, q.slot, q.label, q.from_on, q.to_on,
       CASE WHEN COUNT(DISTINCT d.duty_id) = 1 THEN MIN(du.words) END AS words, MIN(d.work_on) AS work_on,
       COUNT(*) AS units,
       CAST(SUM(CASE WHEN r.in_force_id IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS in_count,
       CAST(SUM(CASE WHEN r.state = 'received' THEN 1 ELSE 0 END) AS BIGINT) AS received,
       CAST(SUM(CASE WHEN d.done_at IS NULL AND d.work_on < $4 THEN 1 ELSE 0 END) AS BIGINT) AS late
FROM child c
JOIN period q ON q.id = c.period_id
JOIN series s ON s.id = q.series_id
JOIN due d ON d.org_id = c.org_id AND d.period_id = q.id AND d.ended_at IS NULL
JOIN duty du ON du.id = d.duty_id
LEFT JOIN report r ON r.org_id = d.org_id AND r.period_id = q.id
GROUP BY q.id, q.series_id, q.slot, q.label, q.from_on, q.to_on, s.ord, q.ord
ORDER BY MIN(d.work_on), s.ord, q.ord
LIMIT 200

-- name: total_period_next
-- nep check: one period after another.
-- in: after_id int64
-- out: one id int64, slot text, label text?
SELECT id, slot, label FROM period WHERE id > $1 ORDER BY id LIMIT 1

-- name: total_page
-- nep check: what is kept of a period, unit by unit, some at a time.
-- in: period_id int64, after_org int64, after_indicator text
-- out: many org_id int64, indicator text, value int64, carried int64, reports int64
SELECT org_id, indicator, value, carried, reports
FROM total
WHERE period_id = $1 AND (org_id, indicator) > ($2, $3)
ORDER BY org_id, indicator
LIMIT 5000

-- name: total_reporting
-- nep check: the next units that have reported for a period, some at a time: the first and the last of their ids.
-- in: period_id int64, after_org int64, most int64
-- out: one first_org int64?, last_org int64?, n int64
SELECT MIN(x.org_id) AS first_org, MAX(x.org_id) AS last_org, COUNT(*) AS n
FROM (SELECT org_id FROM report WHERE period_id = $1 AND org_id > $2 ORDER BY org_id LIMIT $3) x

-- name: total_summed
-- nep check: what the counted versions of those units' reports put into each unit along their stored ways.
-- in: period_id int64, first_org int64, last_org int64
-- out: many org_id int64, indicator text, value int64, carried int64, reports int64
SELECT w.org_id, v.indicator, CAST(SUM(v.own) AS BIGINT) AS value, CAST(SUM(v.own_carried) AS BIGINT) AS carried,
       COUNT(*) AS reports
FROM report r
JOIN report_way w ON w.report_id = r.id
JOIN report_version_value v ON v.version_id = r.counted_id
WHERE r.period_id = $1 AND r.org_id >= $2 AND r.org_id <= $3
GROUP BY w.org_id, v.indicator
ORDER BY w.org_id, v.indicator
LIMIT 2000000

-- name: period_neighbours
-- nep check: each period of a rhythm and the one before it, some at a time.
-- in: after_id int64
-- out: many id int64, campaign text, slot text, label text?, from_on text, before_on text
SELECT p.id, c.name AS campaign, p.slot, p.label, p.from_on, b.to_on AS before_on
FROM period p
JOIN period b ON b.series_id = p.series_id AND b.ord = p.ord - 1
JOIN series s ON s.id = p.series_id
JOIN campaign c ON c.id = s.campaign_id
WHERE p.id > $1
ORDER BY p.id
LIMIT 500

-- name: report_sessions_misplaced
-- nep check: sessions reported by a unit that did not hold them, for a campaign they did not serve, after
-- their report's last day, or marked as of another period than their day says.
-- in: most int64
-- out: many org text, slot text, label text?, session_id int64, held_on text?, carried int64
SELECT o.name AS org, p.slot, p.label, rs.session_id, x.held_on, rs.carried
FROM report_session rs
JOIN report r ON r.id = rs.report_id
JOIN period p ON p.id = r.period_id
JOIN series s ON s.id = rs.series_id
JOIN org o ON o.id = r.org_id
JOIN session x ON x.id = rs.session_id
WHERE p.series_id <> rs.series_id OR x.org_id <> r.org_id OR x.state <> 'closed' OR x.held_on > p.to_on
   OR NOT EXISTS (SELECT 1 FROM session_campaign sc WHERE sc.session_id = x.id AND sc.campaign_id = s.campaign_id)
   OR rs.carried <> CASE WHEN p.ord > 1 AND x.held_on < p.from_on THEN 1 ELSE 0 END
ORDER BY rs.report_id, rs.session_id
LIMIT $1

-- name: report_own_unlike
-- nep check: of versions from one id to another that are in force, what they say that their unit did itself and
-- the sessions that the report counts do not add up to; one that took the place of an entered one since is in it
-- by that one's figures.
-- in: first_id int64, last_id int64
-- out: many org text, slot text, label text?, indicator text, kept int64, summed int64
SELECT o.name AS org, p.slot, p.label, x.indicator, x.kept, x.summed
FROM (
    SELECT w.report_id, v.indicator, v.own AS kept,
           CAST(COALESCE(SUM(CASE v.indicator
                             WHEN 'sessions_held' THEN CASE WHEN s.id IS NULL THEN 0 ELSE 1 END
                             WHEN 'people_due' THEN s.people_due
                             WHEN 'present' THEN s.present + s.late
                             WHEN 'absent_reason' THEN s.absent_reason
                             WHEN 'absent_none' THEN s.absent_none
                             WHEN 'opinions' THEN s.opinions
                             WHEN 'shortcomings' THEN s.shortcomings END), 0) AS BIGINT) AS summed
    FROM report_version w
    JOIN report r ON r.id = w.report_id AND r.in_force_id = w.id
    JOIN report_version_value v ON v.version_id = w.id
    JOIN indicator i ON i.code = v.indicator AND i.basis = 'sessions'
    LEFT JOIN report_session rs ON rs.report_id = r.id
    LEFT JOIN session s ON s.id = COALESCE((SELECT MIN(e.session_id)
                                            FROM session_entry e
                                            JOIN report_version_session vs ON vs.session_id = e.session_id
                                            WHERE e.replaced_by = rs.session_id AND vs.version_id = w.id),
                                           rs.session_id)
    WHERE w.id >= $1 AND w.id <= $2
    GROUP BY w.report_id, v.indicator, v.own
) x
JOIN report r ON r.id = x.report_id
JOIN org o ON o.id = r.org_id
JOIN period p ON p.id = r.period_id
WHERE x.kept <> x.summed
ORDER BY x.report_id, x.indicator
LIMIT 1000

-- name: report_sessions_missed
-- nep check: closed sessions that no report counts, though they were closed before a report in force was sent
-- that could have held them. It could not while another report had them that came back since: them, or what had
-- been entered of that evening before they took its place.
-- in: most int64
-- out: many org text, slot text, label text?, session_id int64, held_on text?
SELECT o.name AS org, p.slot, p.label, x.id AS session_id, x.held_on
FROM session x
JOIN org o ON o.id = x.org_id
JOIN session_campaign sc ON sc.session_id = x.id
JOIN series s ON s.campaign_id = sc.campaign_id
JOIN period p ON p.series_id = s.id AND p.to_on >= x.held_on
JOIN report r ON r.org_id = x.org_id AND r.period_id = p.id
JOIN report_version v ON v.id = r.in_force_id AND v.sent_at >= x.closed_at
WHERE x.state = 'closed'
  AND NOT EXISTS (SELECT 1 FROM report_session rs WHERE rs.series_id = s.id AND rs.session_id = x.id)
  AND NOT EXISTS (SELECT 1 FROM report_version_session h
                  JOIN session y ON y.id = h.session_id
                  JOIN report_version w ON w.id = h.version_id AND w.sent_at >= y.closed_at AND w.sent_at <= v.sent_at
                      AND (w.returned_at IS NULL OR w.returned_at >= v.sent_at)
                  JOIN report m ON m.id = w.report_id AND m.id <> r.id AND m.org_id = r.org_id
                  JOIN period n ON n.id = m.period_id AND n.series_id = s.id
                  WHERE y.id = x.id OR y.id IN (SELECT e.session_id FROM session_entry e WHERE e.replaced_by = x.id))
ORDER BY x.id, p.ord
LIMIT $1

-- name: dues_astray
-- nep check: what is still asked of a unit that has ended, but for reports of periods that had begun.
-- in: today text, most int64
-- out: many org text, slot text, label text?, words text
SELECT o.name AS org, d.slot, q.label, du.words
FROM due d
JOIN duty du ON du.id = d.duty_id
JOIN org o ON o.id = d.org_id AND o.ended_on <= $1
LEFT JOIN period q ON q.id = d.period_id
WHERE d.done_at IS NULL AND d.ended_at IS NULL AND (q.id IS NULL OR q.from_on >= o.ended_on)
ORDER BY d.id
LIMIT $2

-- name: receivers_astray
-- nep check: reports that are for a unit that has ended, though another was named to go on for it.
-- in: today text, most int64
-- out: many org text, slot text, label text?, receiver text
SELECT o.name AS org, p.slot, p.label, t.name AS receiver
FROM report r
JOIN org t ON t.id = r.to_org_id AND t.ended_on <= $1 AND t.successor_id IS NOT NULL
JOIN org o ON o.id = r.org_id
JOIN period p ON p.id = r.period_id
ORDER BY r.id
LIMIT $2
