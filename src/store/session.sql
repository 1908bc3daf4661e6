-- name: session_add
-- in: id int64, org_id int64, kind text, title text, planned_at int64, chair_id int64?, secretary_id int64?, guests text?
-- out: none
INSERT INTO session (id, org_id, kind, title, state, planned_at, chair_id, secretary_id, guests, minutes_by, version)
VALUES ($1, $2, $3, $4, 'scheduled', $5, $6, $7, $8, 'screen', 1)

-- name: session_by_id
-- in: id int64
-- out: one id int64, org_id int64, org text, kind text, title text, state text, planned_at int64, opened_at int64?, closed_at int64?, ended_at int64?, chair_id int64?, chair text?, secretary_id int64?, secretary text?, guests text?, conclusion text?, minutes_by text, book_file_id int64?, people_due int64?, present int64?, late int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?, remedies int64?, version int64
SELECT s.id, s.org_id, o.name AS org, s.kind, s.title, s.state, s.planned_at, s.opened_at, s.closed_at, s.ended_at,
       s.chair_id, ch.name AS chair, s.secretary_id, se.name AS secretary, s.guests, s.conclusion,
       s.minutes_by, s.book_file_id, s.people_due, s.present, s.late, s.absent_reason, s.absent_none,
       s.opinions, s.shortcomings, s.remedies, s.version
FROM session s
JOIN org o ON o.id = s.org_id
LEFT JOIN person ch ON ch.id = s.chair_id
LEFT JOIN person se ON se.id = s.secretary_id
WHERE s.id = $1

-- name: session_org
-- Whose it is: asked before anything else of it is read.
-- in: id int64
-- out: one org_id int64
SELECT org_id FROM session WHERE id = $1

-- name: session_figures_of
-- What of a session may leave the branch, and nothing more.
-- in: id int64
-- out: one org_id int64, org text, kind text, state text, planned_at int64, minutes_by text, people_due int64?, present int64?, late int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?, remedies int64?
SELECT s.org_id, o.name AS org, s.kind, s.state, s.planned_at, s.minutes_by, s.people_due, s.present, s.late,
       s.absent_reason, s.absent_none, s.opinions, s.shortcomings, s.remedies
FROM session s
JOIN org o ON o.id = s.org_id
WHERE s.id = $1

-- name: sessions_of_org
-- A unit's sessions, the latest first.
-- in: org_id int64, most int64, skip int64
-- out: many id int64, kind text, title text, state text, planned_at int64, people_due int64?, present int64?, late int64?
SELECT id, kind, title, state, planned_at, people_due, present, late
FROM session
WHERE org_id = $1
ORDER BY planned_at DESC, id DESC
LIMIT $2 OFFSET $3

-- name: sessions_below
-- Closed sessions of a unit and all below it, with their figures only.
-- in: hierarchy_id int64, path_from text, path_to text, most int64, skip int64
-- out: many id int64, org text, kind text, planned_at int64, people_due int64?, present int64?, late int64?, absent_reason int64?, absent_none int64?
SELECT s.id, o.name AS org, s.kind, s.planned_at, s.people_due, s.present, s.late, s.absent_reason, s.absent_none
FROM org_path p
JOIN session s ON s.org_id = p.org_id AND s.state = 'closed'
JOIN org o ON o.id = s.org_id
WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3
ORDER BY s.planned_at DESC, s.id DESC
LIMIT $4 OFFSET $5

-- name: session_hold
-- Keeps others from changing the session, its roll, notes and promises until the transaction ends, when
-- it is still what the caller has seen.
-- in: id int64, version int64
-- out: changed
UPDATE session SET version = version WHERE id = $1 AND version = $2

-- name: session_hold_closed
-- The same for a session that a report is about to count.
-- in: id int64
-- out: changed
UPDATE session SET version = version WHERE id = $1 AND state = 'closed'

-- name: session_change
-- in: id int64, version int64, kind text, title text, planned_at int64, chair_id int64?, secretary_id int64?, guests text?
-- out: changed
UPDATE session SET kind = $3, title = $4, planned_at = $5, chair_id = $6, secretary_id = $7, guests = $8,
       version = version + 1
WHERE id = $1 AND version = $2

-- name: session_move
-- Into another state, when the caller has seen the latest one. The day it was first opened stays.
-- in: id int64, version int64, state text, opened_at int64?, closed_at int64?
-- out: changed
UPDATE session SET state = $3, opened_at = COALESCE(opened_at, $4), closed_at = $5, version = version + 1
WHERE id = $1 AND version = $2

-- name: session_close
-- Freezes the figures that go up.
-- in: id int64, version int64, closed_at int64, ended_at int64?, chair_id int64?, secretary_id int64?, conclusion text?, minutes_by text, people_due int64, present int64, late int64, absent_reason int64, absent_none int64, opinions int64, shortcomings int64, remedies int64
-- out: changed
UPDATE session SET state = 'closed', closed_at = $3, ended_at = $4, chair_id = $5, secretary_id = $6,
       conclusion = $7, minutes_by = $8, people_due = $9, present = $10, late = $11, absent_reason = $12,
       absent_none = $13, opinions = $14, shortcomings = $15, remedies = $16, version = version + 1
WHERE id = $1 AND version = $2 AND state IN ('scheduled', 'open')

-- name: session_book_keep
-- The photograph of the minute book, before its figures are right or the session is closed.
-- in: id int64, file_id int64
-- out: changed
UPDATE session SET book_file_id = $2 WHERE id = $1 AND state IN ('scheduled', 'open')

-- name: session_reported
-- Reports sent up that count this session: its figures may then not change.
-- in: session_id int64
-- out: one n int64
SELECT COUNT(*) AS n
FROM report_session rs
JOIN report r ON r.id = rs.report_id AND r.state IN ('submitted', 'received')
WHERE rs.session_id = $1

-- name: session_beside
-- Other closed sessions of the unit that serve a campaign this one serves, the first one first.
-- in: session_id int64, org_id int64
-- out: many id int64, planned_at int64, closed_at int64?
SELECT s.id, s.planned_at, s.closed_at
FROM session s
WHERE s.org_id = $2 AND s.id <> $1 AND s.state = 'closed'
  AND EXISTS (SELECT 1 FROM session_campaign mine
              JOIN session_campaign theirs ON theirs.campaign_id = mine.campaign_id
              WHERE mine.session_id = $1 AND theirs.session_id = s.id)
ORDER BY s.planned_at, s.id
LIMIT 500

-- name: session_withdrawn_at
-- in: session_id int64
-- out: many at int64
SELECT at FROM event WHERE noun = 'session' AND noun_id = $1 AND verb = 'withdraw' ORDER BY id DESC LIMIT 1

-- name: session_others
-- Other sessions of the unit in a span of time: for the rules of procedure.
-- in: org_id int64, except_id int64, from_at int64, to_at int64
-- out: many id int64, kind text, planned_at int64
SELECT id, kind, planned_at FROM session
WHERE org_id = $1 AND id <> $2 AND planned_at >= $3 AND planned_at < $4 AND state <> 'withdrawn'
ORDER BY planned_at, id
LIMIT 50

-- name: session_opened_now
-- The session of a unit that is running, the latest when there are several.
-- in: org_id int64
-- out: many id int64
SELECT id FROM session WHERE org_id = $1 AND state = 'open' ORDER BY planned_at DESC, id DESC LIMIT 1

-- name: session_campaign_add
-- in: session_id int64, campaign_id int64
-- out: none
INSERT INTO session_campaign (session_id, campaign_id) VALUES ($1, $2)
ON CONFLICT (session_id, campaign_id) DO NOTHING

-- name: session_campaigns_clear
-- in: session_id int64
-- out: none
DELETE FROM session_campaign WHERE session_id = $1

-- name: session_campaigns
-- What a session serves.
-- in: session_id int64
-- out: many id int64, name text, theme text?
SELECT c.id, c.name, c.theme
FROM session_campaign sc
JOIN campaign c ON c.id = sc.campaign_id
WHERE sc.session_id = $1
ORDER BY c.name, c.id
LIMIT 50

-- name: session_campaign_choices
-- Campaigns that a unit's session can serve: issued to it, or its own.
-- in: org_id int64
-- out: many id int64, name text, theme text?
SELECT c.id, c.name, c.theme
FROM campaign c
WHERE c.state = 'issued'
  AND (c.org_id = $1
       OR EXISTS (SELECT 1 FROM campaign_org co WHERE co.campaign_id = c.id AND co.org_id = $1))
ORDER BY c.issued_at DESC NULLS LAST, c.id DESC
LIMIT 50

-- name: session_places_unplace
-- Before they are laid anew: no two may stand in one line meanwhile.
-- in: session_id int64
-- out: none
UPDATE session_place SET ord = -ord WHERE session_id = $1

-- name: session_place_put
-- A known place goes into its line under its name, a new one is added.
-- in: id int64, session_id int64, ord int64, name text
-- out: none
INSERT INTO session_place (id, session_id, ord, name) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE SET ord = excluded.ord, name = excluded.name

-- name: session_places_trim
-- Places that are no longer named: they got no line.
-- in: session_id int64
-- out: none
DELETE FROM session_place WHERE session_id = $1 AND ord < 0

-- name: session_places_used
-- How many stand on the roll at each place.
-- in: session_id int64
-- out: many place_id int64, people int64
SELECT place_id, COUNT(*) AS people FROM attendance WHERE session_id = $1 GROUP BY place_id ORDER BY place_id LIMIT 50

-- name: session_places
-- in: session_id int64
-- out: many id int64, ord int64, name text
SELECT id, ord, name FROM session_place WHERE session_id = $1 ORDER BY ord LIMIT 50

-- name: session_topics
-- What the campaigns of a session are about.
-- in: session_id int64
-- out: many title text
SELECT t.title
FROM session_campaign sc
JOIN topic t ON t.campaign_id = sc.campaign_id
WHERE sc.session_id = $1
ORDER BY sc.campaign_id, t.ord
LIMIT 60

-- name: session_materials
-- What is to be studied in the session's month.
-- in: session_id int64, month text
-- out: many kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
SELECT m.kind, m.number, m.symbol, m.issued_on, m.issuer, m.title
FROM session_campaign sc
JOIN material m ON m.campaign_id = sc.campaign_id
WHERE sc.session_id = $1 AND m.month = $2
ORDER BY sc.campaign_id, m.ord
LIMIT 60

-- name: session_reports_waiting
-- Reports the unit still owes of the campaigns a session served.
-- in: session_id int64, org_id int64
-- out: many due_id int64, period text, report_id int64?
SELECT u.id AS due_id, u.period, r.id AS report_id
FROM session_campaign sc
JOIN duty d ON d.campaign_id = sc.campaign_id AND d.what = 'report'
JOIN due u ON u.duty_id = d.id AND u.org_id = $2 AND u.done_at IS NULL
LEFT JOIN report r ON r.org_id = u.org_id AND r.campaign_id = d.campaign_id AND r.period = u.period
WHERE sc.session_id = $1
ORDER BY u.work_on, u.id
LIMIT 500
