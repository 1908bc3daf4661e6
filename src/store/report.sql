-- name: report_by_id
-- A report with whom it is from, to and for.
-- in: id int64
-- out: one id int64, org_id int64, org text, holds_sessions int64, to_org_id int64?, to_org text?, campaign_id int64, campaign text, form_id int64, period text, state text, submitted_at int64?, submitted_by_id int64?, submitted_by text?, received_at int64?, returned_reason text?, number text?, due_id int64?, version int64
SELECT r.id, r.org_id, o.name AS org, k.holds_sessions, r.to_org_id, t.name AS to_org, r.campaign_id,
       c.name AS campaign, r.form_id, r.period, r.state, r.submitted_at, r.submitted_by AS submitted_by_id, p.name AS submitted_by,
       r.received_at, r.returned_reason, r.number, r.due_id, r.version
FROM report r
JOIN org o ON o.id = r.org_id
JOIN org_kind k ON k.code = o.kind
LEFT JOIN org t ON t.id = r.to_org_id
JOIN campaign c ON c.id = r.campaign_id
LEFT JOIN account a ON a.id = r.submitted_by
LEFT JOIN person p ON p.id = a.person_id
WHERE r.id = $1

-- name: report_find
-- A unit's report of a campaign in a period, if it has begun one.
-- in: org_id int64, campaign_id int64, period text
-- out: one id int64
SELECT id FROM report WHERE org_id = $1 AND campaign_id = $2 AND period = $3

-- name: report_add
-- Changes nothing when somebody else began it meanwhile.
-- in: id int64, org_id int64, to_org_id int64?, campaign_id int64, due_id int64?, form_id int64, period text
-- out: changed
INSERT INTO report (id, org_id, to_org_id, campaign_id, due_id, form_id, period, state, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', 1)
ON CONFLICT (org_id, campaign_id, period) DO NOTHING

-- name: report_move
-- Changes the state when nobody has changed the report since it was read.
-- in: id int64, version int64, state text, submitted_at int64?, submitted_by int64?, received_at int64?, returned_reason text?
-- out: changed
UPDATE report
SET state = $3, submitted_at = $4, submitted_by = $5, received_at = $6, returned_reason = $7,
    version = version + 1
WHERE id = $1 AND version = $2

-- name: report_touch
-- A draft was changed by whoever had seen its latest version.
-- in: id int64, version int64, number text?
-- out: changed
UPDATE report SET number = $3, version = version + 1 WHERE id = $1 AND version = $2

-- name: report_value_set
-- in: report_id int64, indicator text, value int64
-- out: none
INSERT INTO report_value (report_id, indicator, value) VALUES ($1, $2, $3)
ON CONFLICT (report_id, indicator) DO UPDATE SET value = excluded.value

-- name: report_values
-- The frozen figures, in the order of the form.
-- in: report_id int64
-- out: many indicator text, value int64
SELECT v.indicator, v.value
FROM report_value v
JOIN report r ON r.id = v.report_id
JOIN report_form_line l ON l.form_id = r.form_id AND l.indicator = v.indicator
WHERE v.report_id = $1
ORDER BY l.ord
LIMIT 50

-- name: report_text_set
-- in: report_id int64, code text, words text
-- out: none
INSERT INTO report_text (report_id, code, words) VALUES ($1, $2, $3)
ON CONFLICT (report_id, code) DO UPDATE SET words = excluded.words

-- name: report_texts
-- in: report_id int64
-- out: many code text, words text
SELECT code, words FROM report_text WHERE report_id = $1 ORDER BY code LIMIT 20

-- name: report_sessions_clear
-- The list is made anew at each submission.
-- in: report_id int64
-- out: none
DELETE FROM report_session WHERE report_id = $1

-- name: report_session_add
-- in: report_id int64, session_id int64
-- out: none
INSERT INTO report_session (report_id, session_id) VALUES ($1, $2)

-- name: report_sessions
-- Which sessions a report counted, with their figures and nothing else of them.
-- in: report_id int64
-- out: many id int64, kind text, planned_at int64, people_due int64?, present int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?
SELECT s.id, s.kind, s.planned_at, s.people_due, s.present + s.late AS present, s.absent_reason, s.absent_none,
       s.opinions, s.shortcomings
FROM report_session rs
JOIN session s ON s.id = rs.session_id
WHERE rs.report_id = $1
ORDER BY s.planned_at, s.id
LIMIT 500

-- name: report_list
-- A unit's own reports, the newest first, each with the words that asked for it.
-- in: org_id int64, before_id int64, most int64
-- out: many id int64, campaign text, period text, state text, submitted_at int64?, to_org text?, words text?
SELECT r.id, c.name AS campaign, r.period, r.state, r.submitted_at, t.name AS to_org,
       (SELECT d.words FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE u.org_id = r.org_id AND u.period = r.period AND d.campaign_id = r.campaign_id AND d.what = 'report'
        ORDER BY d.ord LIMIT 1) AS words
FROM report r
JOIN campaign c ON c.id = r.campaign_id
LEFT JOIN org t ON t.id = r.to_org_id
WHERE r.org_id = $1 AND r.id < $2
ORDER BY r.id DESC
LIMIT $3

-- name: report_dues
-- Reports a unit still owes, the first due first.
-- in: org_id int64
-- out: many id int64, campaign_id int64, campaign text, words text, period text, due_on text, work_on text, report_id int64?, state text?
SELECT d.id, c.id AS campaign_id, c.name AS campaign, du.words, d.period, d.due_on, d.work_on, r.id AS report_id, r.state
FROM due d
JOIN duty du ON du.id = d.duty_id AND du.what = 'report'
JOIN campaign c ON c.id = du.campaign_id AND c.state = 'issued'
LEFT JOIN report r ON r.org_id = d.org_id AND r.campaign_id = c.id AND r.period = d.period
WHERE d.org_id = $1 AND d.done_at IS NULL
ORDER BY d.work_on, d.id
LIMIT 100

-- name: report_due
-- One report that is owed: of whom, for which campaign and period.
-- in: due_id int64
-- out: one id int64, org_id int64, campaign_id int64, words text, period text, due_on text, work_on text, through text?, from_on text?
SELECT d.id, d.org_id, du.campaign_id, du.words, d.period, d.due_on, d.work_on, du.through, c.from_on
FROM due d
JOIN duty du ON du.id = d.duty_id
JOIN campaign c ON c.id = du.campaign_id
WHERE d.id = $1 AND du.what = 'report'

-- name: report_due_done
-- The duty is done when the report is in, and open again when it comes back.
-- in: org_id int64, campaign_id int64, period text, done_at int64?
-- out: changed
UPDATE due SET done_at = $4
WHERE org_id = $1 AND period = $3
  AND duty_id IN (SELECT id FROM duty WHERE campaign_id = $2 AND what = 'report')

-- name: report_form_on
-- The form of that code which is in force on a day; of a day before all of them, the first one.
-- in: code text, on_day text
-- out: one id int64, name_vi text, name_en text
SELECT id, name_vi, name_en FROM report_form
WHERE code = $1
ORDER BY CASE WHEN from_on <= $2 AND (to_on IS NULL OR to_on > $2) THEN 0 WHEN from_on > $2 THEN 1 ELSE 2 END,
         CASE WHEN from_on <= $2 THEN from_on END DESC NULLS LAST, from_on
LIMIT 1

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
-- out: many indicator text, name_vi text, name_en text, short_vi text, short_en text, unit_vi text, unit_en text
SELECT l.indicator, i.name_vi, i.name_en, i.short_vi, i.short_en, i.unit_vi, i.unit_en
FROM report_form_line l
JOIN indicator i ON i.code = l.indicator
WHERE l.form_id = $1
ORDER BY l.ord
LIMIT 50

-- name: report_form_texts
-- in: form_id int64
-- out: many code text, name_vi text, name_en text
SELECT code, name_vi, name_en FROM report_form_text WHERE form_id = $1 ORDER BY ord LIMIT 20

-- name: report_campaign
-- What a report of one unit is about, and whether the campaign concerns that unit at all.
-- in: campaign_id int64, org_id int64
-- out: one name text, from_on text?, concerns int64
SELECT c.name, c.from_on,
       CASE WHEN c.org_id = $2 OR EXISTS (SELECT 1 FROM campaign_org co
                                          WHERE co.campaign_id = c.id AND co.org_id = $2)
            THEN 1 ELSE 0 END AS concerns
FROM campaign c
WHERE c.id = $1
