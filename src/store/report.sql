-- name: report_by_id
-- A report with whom it is from, to and for. overtaken: how many sessions it counts by figures that were entered
-- for the unit, which has written down its own since.
-- in: id int64
-- out: one id int64, org_id int64, org text, to_org_id int64?, to_org text?, period_id int64, due_id int64?, form_id int64, state text, in_force_id int64?, counted_id int64?, submitted_at int64?, submitted_by_id int64?, submitted_by text?, received_at int64?, returned_reason text?, number text?, version int64, newest_id int64?, hand text?, told_how text?, told_by text?, received_by text?, ended_on text?, kept_by_id int64?, to_outside int64, overtaken int64
SELECT r.id, r.org_id, o.name AS org, r.to_org_id, t.name AS to_org, r.period_id, r.due_id, r.form_id, r.state,
       r.in_force_id, r.counted_id, r.submitted_at, r.submitted_by AS submitted_by_id, p.name AS submitted_by,
       r.received_at, r.returned_reason, r.number, r.version,
       n.id AS newest_id, h.name AS hand, n.told_how, n.told_by, b.name AS received_by, o.ended_on, o.kept_by_id,
       CASE WHEN t.outside_of IS NULL THEN 0 ELSE 1 END AS to_outside,
       (SELECT COUNT(*) FROM report_session rs
        WHERE rs.report_id = r.id
          AND NOT EXISTS (SELECT 1 FROM report_version_session vs
                          WHERE vs.version_id = r.in_force_id AND vs.session_id = rs.session_id)) AS overtaken
FROM report r
JOIN org o ON o.id = r.org_id
LEFT JOIN org t ON t.id = r.to_org_id
LEFT JOIN account a ON a.id = r.submitted_by
LEFT JOIN person p ON p.id = a.person_id
LEFT JOIN report_version n ON n.id = (SELECT MAX(v.id) FROM report_version v WHERE v.report_id = r.id)
LEFT JOIN org h ON h.id = n.hand_id
LEFT JOIN org b ON b.id = n.received_hand_id
WHERE r.id = $1

-- name: report_find
-- A unit's report of a period, if it has begun one.
-- in: org_id int64, period_id int64
-- out: one id int64
SELECT id FROM report WHERE org_id = $1 AND period_id = $2

-- name: report_add
-- Changes nothing when somebody else began it meanwhile.
-- in: id int64, org_id int64, to_org_id int64?, period_id int64, due_id int64?, form_id int64
-- out: changed
INSERT INTO report (id, org_id, to_org_id, period_id, due_id, form_id, state, version)
VALUES ($1, $2, $3, $4, $5, $6, 'draft', 1)
ON CONFLICT (org_id, period_id) DO NOTHING

-- name: report_move
-- Changes the state, and which versions stand, when nobody has changed the report since it was read.
-- in: id int64, version int64, state text, in_force_id int64?, counted_id int64?, submitted_at int64?, submitted_by int64?, received_at int64?, returned_reason text?
-- out: changed
UPDATE report
SET state = $3, in_force_id = $4, counted_id = $5, submitted_at = $6, submitted_by = $7, received_at = $8,
    returned_reason = $9, version = version + 1
WHERE id = $1 AND version = $2

-- name: report_touch
-- A draft was changed by whoever had seen its latest version.
-- in: id int64, version int64, number text?
-- out: changed
UPDATE report SET number = $3, version = version + 1 WHERE id = $1 AND version = $2

-- name: report_text_set
-- in: report_id int64, code text, words text
-- out: none
INSERT INTO report_text (report_id, code, words) VALUES ($1, $2, $3)
ON CONFLICT (report_id, code) DO UPDATE SET words = excluded.words

-- name: report_text_offer
-- Words to begin with, where the unit has none of its own.
-- in: report_id int64, code text, words text
-- out: none
INSERT INTO report_text (report_id, code, words) VALUES ($1, $2, $3)
ON CONFLICT (report_id, code) DO NOTHING

-- name: report_texts
-- in: report_id int64
-- out: many code text, words text
SELECT code, words FROM report_text WHERE report_id = $1 ORDER BY code LIMIT 20

-- name: report_way
-- The units above one in a period, nearest first: by the edges of the period's last day, unless the period
-- keeps another place for a unit. One that was entered later stood where it was put first; one that had ended
-- by then, where it was last.
-- in: org_id int64, period_id int64, hierarchy_id int64, on_day text
-- out: many org_id int64
WITH RECURSIVE up (org_id, n) AS (
    SELECT CAST($1 AS BIGINT), 0
    UNION ALL
    SELECT COALESCE((SELECT w.parent_id FROM period_way w WHERE w.period_id = $2 AND w.org_id = up.org_id),
                    (SELECT l.parent_id FROM org_link l
                     WHERE l.hierarchy_id = $3 AND l.child_id = up.org_id AND l.from_on <= $4
                     ORDER BY l.from_on DESC LIMIT 1),
                    (SELECT l.parent_id FROM org_link l
                     WHERE l.hierarchy_id = $3 AND l.child_id = up.org_id
                     ORDER BY l.from_on LIMIT 1)),
           up.n + 1
    FROM up
    WHERE up.org_id IS NOT NULL AND up.n < 64
)
SELECT org_id FROM up WHERE n > 0 AND org_id IS NOT NULL ORDER BY n LIMIT 64

-- name: report_way_add
-- in: report_id int64, ord int64, org_id int64
-- out: none
INSERT INTO report_way (report_id, ord, org_id) VALUES ($1, $2, $3)

-- name: report_way_kept
-- The way it was counted along when it was received first.
-- in: report_id int64
-- out: many org_id int64
SELECT org_id FROM report_way WHERE report_id = $1 ORDER BY ord LIMIT 64

-- name: report_sent_at
-- Whether a unit has sent its own report of a period.
-- in: org_id int64, period_id int64
-- out: many org text
SELECT o.name AS org
FROM report r
JOIN org o ON o.id = r.org_id
WHERE r.org_id = $1 AND r.period_id = $2 AND r.in_force_id IS NOT NULL
LIMIT 1

-- name: report_own_sessions
-- What a unit held for a campaign up to a day and has not reported in another report of the series.
-- in: org_id int64, campaign_id int64, series_id int64, to_on text, report_id int64
-- out: many id int64, kind text, held_on text?, people_due int64?, present int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?
SELECT s.id, s.kind, s.held_on, s.people_due, s.present + s.late AS present, s.absent_reason, s.absent_none,
       s.opinions, s.shortcomings
FROM session s
JOIN session_campaign sc ON sc.session_id = s.id AND sc.campaign_id = $2
WHERE s.org_id = $1 AND s.state = 'closed' AND s.held_on <= $4
  AND NOT EXISTS (SELECT 1 FROM report_session rs
                  WHERE rs.series_id = $3 AND rs.session_id = s.id AND rs.report_id <> $5)
ORDER BY s.held_on, s.id
LIMIT 500

-- name: report_remedies
-- Remedies that fall due in a span of days, and how many of them are done. One that was promised in a
-- session counts for each campaign the session served, unless it was put under one of them; not while that
-- session is withdrawn. Of a session that was entered for the unit: what was told of them.
-- in: org_id int64, campaign_id int64, from_on text, to_on text
-- out: one remedies_due int64, remedies_done int64
SELECT CAST(COALESCE(SUM(x.due), 0) AS BIGINT) AS remedies_due,
       CAST(COALESCE(SUM(x.done), 0) AS BIGINT) AS remedies_done
FROM (
    SELECT 1 AS due, CASE WHEN r.state IN ('done', 'confirmed') THEN 1 ELSE 0 END AS done
    FROM remedy r
    JOIN shortcoming s ON s.id = r.shortcoming_id
    LEFT JOIN session held ON held.id = s.session_id
    WHERE r.org_id = $1 AND r.state <> 'withdrawn' AND held.state IS DISTINCT FROM 'withdrawn'
      AND r.due_on >= $3 AND r.due_on <= $4
      AND (s.campaign_id = $2
           OR (s.campaign_id IS NULL AND EXISTS (SELECT 1 FROM session_campaign sc
                                                 WHERE sc.session_id = s.session_id AND sc.campaign_id = $2)))
    UNION ALL
    SELECT e.remedies_due, e.remedies_done
    FROM session_entry e
    JOIN session told ON told.id = e.session_id AND told.org_id = $1 AND told.state = 'closed'
        AND told.held_on >= $3 AND told.held_on <= $4
    JOIN session_campaign sc ON sc.session_id = told.id AND sc.campaign_id = $2
) x

-- name: report_sums
-- What a unit's report of a period takes from below: of this period and of each before it, through each unit
-- directly below on that period's last day, what the totals hold now less what other reports of this unit and
-- series have sent of it. Only what counts sessions and adds over periods is made up for afterwards. One that is
-- made from a rhythm takes the periods of that one that lie within its own. carried: what of it belongs to
-- periods before the report's, be it this unit's making up or that of a unit below.
-- in: org_id int64, period_id int64, hierarchy_id int64, report_id int64
-- out: many period_id int64, child_id int64, indicator text, value int64, carried int64
WITH own (period_id, series_id, made_from_id, ord, from_on, to_on) AS (
    SELECT p.id, p.series_id, s.made_from_id, p.ord, p.from_on, p.to_on
    FROM period p
    JOIN series s ON s.id = p.series_id
    WHERE p.id = $2
),
span (period_id, to_on, of_now, is_first) AS ( -- of_now: of this report's own time; is_first: with it that begins
    SELECT p.id, p.to_on, CASE WHEN p.id = o.period_id THEN 1 ELSE 0 END, CASE WHEN p.id = o.period_id THEN 1 ELSE 0 END
    FROM own o
    JOIN period p ON p.series_id = o.series_id AND p.ord <= o.ord
    WHERE o.made_from_id IS NULL
    UNION ALL
    SELECT p.id, p.to_on, 1, CASE WHEN p.from_on = o.from_on THEN 1 ELSE 0 END
    FROM own o
    JOIN period p ON p.series_id = o.made_from_id AND p.from_on >= o.from_on AND p.to_on <= o.to_on
),
child (period_id, of_now, is_first, org_id) AS (
    SELECT q.period_id, q.of_now, q.is_first, l.child_id
    FROM span q
    JOIN org_link l ON l.hierarchy_id = $3 AND l.parent_id = $1
    WHERE l.from_on = COALESCE((SELECT MAX(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $3 AND m.child_id = l.child_id AND m.from_on <= q.to_on),
                                  (SELECT MIN(m.from_on) FROM org_link m
                                   WHERE m.hierarchy_id = $3 AND m.child_id = l.child_id))
      AND NOT EXISTS (SELECT 1 FROM period_way w WHERE w.period_id = q.period_id AND w.org_id = l.child_id)
    UNION ALL
    SELECT q.period_id, q.of_now, q.is_first, w.org_id
    FROM span q
    JOIN period_way w ON w.period_id = q.period_id AND w.parent_id = $1
),
part (period_id, child_id, of_now, indicator, value, carried) AS (
    SELECT c.period_id, c.org_id, c.of_now, t.indicator, t.value,
           CASE WHEN c.of_now = 0 THEN t.value WHEN c.is_first = 1 THEN t.carried ELSE 0 END
    FROM child c
    JOIN total t ON t.org_id = c.org_id AND t.period_id = c.period_id
    UNION ALL
    SELECT c.period_id, c.org_id, c.of_now, v.indicator, v.own,
           CASE WHEN c.of_now = 0 THEN v.own WHEN c.is_first = 1 THEN v.own_carried ELSE 0 END
    FROM child c
    JOIN report r ON r.org_id = c.org_id AND r.period_id = c.period_id
    JOIN report_version_value v ON v.version_id = r.counted_id
    UNION ALL
    SELECT s.period_id, s.child_id, q.of_now, s.indicator, -s.value, CASE WHEN q.of_now = 1 THEN 0 ELSE -s.value END
    FROM own o
    JOIN period mine ON mine.series_id = o.series_id
    JOIN report r ON r.org_id = $1 AND r.period_id = mine.id AND r.id <> $4
    JOIN report_version_sum s ON s.version_id = r.in_force_id
    JOIN span q ON q.period_id = s.period_id
)
SELECT x.period_id, x.child_id, x.indicator, CAST(SUM(x.value) AS BIGINT) AS value,
       CAST(SUM(x.carried) AS BIGINT) AS carried
FROM part x
JOIN indicator i ON i.code = x.indicator AND (x.of_now = 1 OR (i.basis = 'sessions' AND i.adds = 1))
GROUP BY x.period_id, x.child_id, x.indicator
HAVING SUM(x.value) <> 0
ORDER BY x.period_id, x.child_id, x.indicator
LIMIT 200000

-- name: report_sessions_clear
-- Which sessions it has reported is made anew whenever another version comes into force.
-- in: report_id int64
-- out: none
DELETE FROM report_session WHERE report_id = $1

-- name: report_sessions_put
-- One whose place another has taken since is counted as that one.
-- in: report_id int64, series_id int64, version_id int64
-- out: changed
INSERT INTO report_session (series_id, session_id, report_id, carried)
SELECT DISTINCT $2, COALESCE(e.replaced_by, v.session_id), $1, v.carried
FROM report_version_session v
LEFT JOIN session_entry e ON e.session_id = v.session_id
WHERE v.version_id = $3

-- name: report_sessions
-- Which sessions a version of a report counted, with their figures and nothing else of them.
-- in: version_id int64
-- out: many id int64, kind text, held_on text?, carried int64, people_due int64?, present int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?
SELECT s.id, s.kind, s.held_on, v.carried, s.people_due, s.present + s.late AS present, s.absent_reason,
       s.absent_none, s.opinions, s.shortcomings
FROM report_version_session v
JOIN session s ON s.id = v.session_id
WHERE v.version_id = $1
ORDER BY s.held_on, s.id
LIMIT 500

-- name: report_list
-- A unit's own reports, the newest first, each with the words that asked for it; what was sent by the name that its
-- period had then.
-- in: org_id int64, before_id int64, most int64
-- out: many id int64, campaign text, slot text, label text?, state text, submitted_at int64?, to_org text?, to_outside int64, words text?
SELECT r.id, c.name AS campaign, p.slot, CASE WHEN v.id IS NULL THEN p.label ELSE v.label END AS label, r.state, r.submitted_at, t.name AS to_org,
       CASE WHEN t.outside_of IS NULL THEN 0 ELSE 1 END AS to_outside,
       (SELECT d.words FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE u.org_id = r.org_id AND u.period_id = r.period_id) AS words
FROM report r
JOIN period p ON p.id = r.period_id
JOIN series s ON s.id = p.series_id
JOIN campaign c ON c.id = s.campaign_id
LEFT JOIN org t ON t.id = r.to_org_id
LEFT JOIN report_version v ON v.id = r.in_force_id
WHERE r.org_id = $1 AND r.id < $2
ORDER BY r.id DESC
LIMIT $3

-- name: report_dues
-- Reports a unit still owes, the first due first.
-- in: org_id int64
-- out: many id int64, campaign_id int64, campaign text, words text, slot text, label text?, due_on text, work_on text, report_id int64?, state text?
SELECT d.id, c.id AS campaign_id, c.name AS campaign, du.words, d.slot, q.label, d.due_on, d.work_on, r.id AS report_id, r.state
FROM due d
JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
LEFT JOIN period q ON q.id = d.period_id
LEFT JOIN report r ON r.org_id = d.org_id AND r.period_id = d.period_id
WHERE d.org_id = $1 AND d.done_at IS NULL AND d.ended_at IS NULL
ORDER BY d.work_on, d.id
LIMIT 100

-- name: report_due
-- One report that is owed: of whom, for which period, to whom.
-- in: due_id int64
-- out: one id int64, org_id int64, period_id int64?, words text, due_on text, work_on text, through text?, ended_at int64?
SELECT d.id, d.org_id, d.period_id, du.words, d.due_on, d.work_on, du.through, d.ended_at
FROM due d
JOIN duty du ON du.id = d.duty_id
WHERE d.id = $1 AND du.what = 'report'

-- name: report_receiver
-- Whom the duty names that asks a unit for a period, though nothing may be laid yet.
-- in: org_id int64, period_id int64
-- out: many receiver_id int64?, outside int64
SELECT d.receiver_id, CASE WHEN t.outside_of IS NULL THEN 0 ELSE 1 END AS outside
FROM period_duty d
LEFT JOIN org t ON t.id = d.receiver_id
WHERE d.period_id = $2 AND d.org_id = $1
ORDER BY d.rank, d.ord
LIMIT 1

-- name: report_due_of
-- Which due of a unit a period's report does, if anybody asks for it.
-- in: org_id int64, period_id int64
-- out: many id int64
SELECT id FROM due WHERE org_id = $1 AND period_id = $2 LIMIT 1

-- name: report_due_done
-- The duty is done when the report is in, and open again when it comes back.
-- in: org_id int64, period_id int64, done_at int64?
-- out: changed
UPDATE due_row SET done_at = $3 WHERE org_id = $1 AND period_id = $2

-- name: report_form_on
-- The form of that code, for everybody, which is in force on a day; of a day before all of them, the first one.
-- in: code text, on_day text
-- out: one id int64, name_vi text, name_en text
SELECT id, name_vi, name_en FROM report_form
WHERE code = $1 AND org_id IS NULL
ORDER BY CASE WHEN from_on <= $2 AND (to_on IS NULL OR to_on > $2) THEN 0 WHEN from_on > $2 THEN 1 ELSE 2 END,
         CASE WHEN from_on <= $2 THEN from_on END DESC NULLS LAST, from_on
LIMIT 1

-- name: indicator_add
-- One that is typed and adds over nothing but units.
-- in: code text, from_on text, name_vi text, name_en text, unit_vi text, unit_en text
-- out: none
INSERT INTO indicator (code, basis, adds, from_on, name_vi, name_en, short_vi, short_en, unit_vi, unit_en)
VALUES ($1, 'typed', 0, $2, $3, $4, $3, $4, $5, $6)

-- name: report_form_add
-- in: id int64, code text, name_vi text, name_en text, from_on text
-- out: none
INSERT INTO report_form (id, code, name_vi, name_en, from_on) VALUES ($1, $2, $3, $4, $5)

-- name: report_form_end
-- in: id int64, to_on text
-- out: changed
UPDATE report_form SET to_on = $2 WHERE id = $1

-- name: report_form_line_add
-- in: form_id int64, ord int64, indicator text
-- out: none
INSERT INTO report_form_line (form_id, ord, indicator) VALUES ($1, $2, $3)

-- name: report_form_lines
-- in: form_id int64
-- out: many indicator text, basis text, adds int64, name_vi text, name_en text, short_vi text, short_en text, unit_vi text, unit_en text
SELECT l.indicator, i.basis, i.adds, i.name_vi, i.name_en, i.short_vi, i.short_en, i.unit_vi, i.unit_en
FROM report_form_line l
JOIN indicator i ON i.code = l.indicator
WHERE l.form_id = $1
ORDER BY l.ord
LIMIT 50

-- name: report_form_texts
-- in: form_id int64
-- out: many code text, name_vi text, name_en text
SELECT code, name_vi, name_en FROM report_form_text WHERE form_id = $1 ORDER BY ord LIMIT 20

-- name: report_concerns
-- Whether a campaign concerns a unit at all: it leads it or was issued it.
-- in: campaign_id int64, org_id int64
-- out: one concerns int64
SELECT CASE WHEN c.org_id = $2 OR (c.state <> 'draft' AND EXISTS (SELECT 1 FROM campaign_org co
                                                                  WHERE co.campaign_id = c.id AND co.org_id = $2))
            THEN 1 ELSE 0 END AS concerns
FROM campaign c
WHERE c.id = $1

-- name: report_standing
-- Where a session's figures stand in each series of the campaigns it served: reported, waiting for the period
-- its day lies in, or for the next one that is still to be sent; or nobody asks its unit. A series that is made
-- from another asks nothing new of most units, and is theirs only where it is owed. overtook: that report has the
-- figures that were entered for the unit before this session took their place.
-- in: session_id int64, org_id int64
-- out: many series_id int64, campaign text, report_id int64?, reported_slot text?, reported_label text?, carried int64?, overtook int64, period_id int64?, slot text?, label text?, to_on text?, due_id int64?, work_on text?, begun_id int64?, state text?
SELECT s.id AS series_id, c.name AS campaign, rs.report_id, rp.slot AS reported_slot,
       rp.label AS reported_label, rs.carried,
       CASE WHEN rs.report_id IS NULL
                 OR EXISTS (SELECT 1 FROM report_version_session vs
                            WHERE vs.version_id = rr.in_force_id AND vs.session_id = x.id) THEN 0 ELSE 1 END AS overtook,
       p.id AS period_id, p.slot, p.label,
       p.to_on, u.id AS due_id, u.work_on, r.id AS begun_id, r.state
FROM session x
JOIN session_campaign sc ON sc.session_id = x.id
JOIN campaign c ON c.id = sc.campaign_id
JOIN series s ON s.campaign_id = c.id
LEFT JOIN report_session rs ON rs.series_id = s.id AND rs.session_id = x.id
LEFT JOIN report rr ON rr.id = rs.report_id
LEFT JOIN period rp ON rp.id = rr.period_id
LEFT JOIN period p ON p.id = (SELECT n.id FROM period n
                              WHERE n.series_id = s.id AND n.to_on >= x.held_on
                                AND NOT EXISTS (SELECT 1 FROM report m WHERE m.org_id = $2 AND m.period_id = n.id
                                                AND m.in_force_id IS NOT NULL)
                              ORDER BY n.ord LIMIT 1)
LEFT JOIN due u ON u.org_id = $2 AND u.period_id = p.id AND u.ended_at IS NULL
LEFT JOIN report r ON r.org_id = $2 AND r.period_id = p.id
WHERE x.id = $1 AND (s.made_from_id IS NULL OR u.id IS NOT NULL OR rs.report_id IS NOT NULL)
ORDER BY c.id, s.ord
LIMIT 100
