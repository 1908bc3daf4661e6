-- name: session_add
-- in: id int64, org_id int64, assembly_id int64, kind text, title text, planned_at int64, secretary_id int64?, guests text?, holder_id int64?
-- out: none
INSERT INTO session (id, org_id, assembly_id, kind, title, state, planned_at, secretary_id, guests, holder_id, minutes_by,
                     version)
VALUES ($1, $2, $3, $4, $5, 'scheduled', $6, $7, $8, $9, 'screen', 1)

-- name: session_by_id
-- in: id int64
-- out: one id int64, org_id int64, org text, assembly_id int64, assembly_vi text, assembly_en text, proceeding_id int64?, kind text, title text, state text, planned_at int64, held_on text?, opened_at int64?, closed_at int64?, began_at int64?, ended_at int64?, secretary_id int64?, secretary text?, holder text?, guests text?, conclusion text?, minutes_by text, book_file_id int64?, people_due int64?, present int64?, late int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?, remedies int64?, version int64
SELECT s.id, s.org_id, o.name AS org, s.assembly_id, w.name_vi AS assembly_vi, w.name_en AS assembly_en,
       s.proceeding_id, s.kind, s.title, s.state, s.planned_at, s.held_on, s.opened_at, s.closed_at, s.began_at, s.ended_at,
       s.secretary_id, se.name AS secretary, h.name AS holder, s.guests, s.conclusion,
       s.minutes_by, s.book_file_id, s.people_due, s.present, s.late, s.absent_reason, s.absent_none,
       s.opinions, s.shortcomings, s.remedies, s.version
FROM session s
JOIN org o ON o.id = s.org_id
JOIN assembly w ON w.id = s.assembly_id
LEFT JOIN person se ON se.id = s.secretary_id
LEFT JOIN org h ON h.id = s.holder_id
WHERE s.id = $1

-- name: session_org
-- Whose it is: asked before anything else of it is read.
-- in: id int64
-- out: one org_id int64
SELECT org_id FROM session WHERE id = $1

-- name: session_figures_of
-- What of a session may leave the branch, and nothing more.
-- in: id int64
-- out: one org_id int64, org text, kind text, state text, planned_at int64, held_on text?, minutes_by text, people_due int64?, present int64?, late int64?, absent_reason int64?, absent_none int64?, opinions int64?, shortcomings int64?, remedies int64?
SELECT s.org_id, o.name AS org, s.kind, s.state, s.planned_at, s.held_on, s.minutes_by, s.people_due, s.present,
       s.late, s.absent_reason, s.absent_none, s.opinions, s.shortcomings, s.remedies
FROM session s
JOIN org o ON o.id = s.org_id
WHERE s.id = $1

-- name: sessions_of_org
-- A unit's sessions, the latest first; of those that were entered for it, what stands.
-- in: org_id int64, most int64, skip int64
-- out: many id int64, kind text, title text, state text, planned_at int64, held_on text?, people_due int64?, present int64?, late int64?
SELECT id, kind, title, state, planned_at, held_on, people_due, present, late
FROM session
WHERE org_id = $1 AND (minutes_by <> 'told' OR state = 'closed')
ORDER BY planned_at DESC, id DESC
LIMIT $2 OFFSET $3

-- name: sessions_below
-- Closed sessions of a unit and all below it, with their figures only.
-- in: hierarchy_id int64, path_from text, path_to text, most int64, skip int64
-- out: many id int64, org text, kind text, planned_at int64, held_on text?, people_due int64?, present int64?, late int64?, absent_reason int64?, absent_none int64?
SELECT s.id, o.name AS org, s.kind, s.planned_at, s.held_on, s.people_due, s.present, s.late, s.absent_reason,
       s.absent_none
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
-- in: id int64, version int64, assembly_id int64, kind text, title text, planned_at int64, secretary_id int64?, guests text?, holder_id int64?
-- out: changed
UPDATE session SET assembly_id = $3, kind = $4, title = $5, planned_at = $6, secretary_id = $7, guests = $8,
       holder_id = $9, version = version + 1
WHERE id = $1 AND version = $2

-- name: session_proceeding_set
-- Whose steps its agenda was copied from.
-- in: id int64, proceeding_id int64?
-- out: none
UPDATE session SET proceeding_id = $2 WHERE id = $1

-- name: session_move
-- Into another state, when the caller has seen the latest one. The day it was first opened stays.
-- in: id int64, version int64, state text, opened_at int64?, closed_at int64?
-- out: changed
UPDATE session SET state = $3, opened_at = COALESCE(opened_at, $4), closed_at = $5, version = version + 1
WHERE id = $1 AND version = $2

-- name: session_close
-- Freezes the figures that go up, and the day they count on.
-- in: id int64, version int64, held_on text, closed_at int64, began_at int64?, ended_at int64?, secretary_id int64?, conclusion text?, minutes_by text, people_due int64, present int64, late int64, absent_reason int64, absent_none int64, opinions int64, shortcomings int64, remedies int64
-- out: changed
UPDATE session SET state = 'closed', held_on = $3, closed_at = $4, began_at = $5, ended_at = $6, secretary_id = $7,
       conclusion = $8, minutes_by = $9, people_due = $10, present = $11, late = $12, absent_reason = $13,
       absent_none = $14, opinions = $15, shortcomings = $16, remedies = $17, version = version + 1
WHERE id = $1 AND version = $2 AND state IN ('scheduled', 'open')

-- name: session_book_keep
-- The photograph of the minute book, before its figures are right or the session is closed.
-- in: id int64, file_id int64
-- out: changed
UPDATE session SET book_file_id = $2 WHERE id = $1 AND state IN ('scheduled', 'open')

-- name: session_reported
-- A report sent up that counts this session: its figures may then not change.
-- in: session_id int64
-- out: many report_id int64
SELECT report_id FROM report_session WHERE session_id = $1 ORDER BY report_id LIMIT 1

-- name: session_beside
-- Other closed sessions of the unit, or held together with it, that serve a campaign this one serves, the first one first.
-- in: session_id int64, org_id int64
-- out: many id int64, held_on text?, closed_at int64?
SELECT s.id, s.held_on, s.closed_at
FROM session s
WHERE s.id <> $1 AND s.state = 'closed'
  AND (s.org_id = $2 OR EXISTS (SELECT 1 FROM session_org so WHERE so.session_id = s.id AND so.org_id = $2))
  AND EXISTS (SELECT 1 FROM session_campaign mine
              JOIN session_campaign theirs ON theirs.campaign_id = mine.campaign_id
              WHERE mine.session_id = $1 AND theirs.session_id = s.id)
ORDER BY s.held_on, s.id
LIMIT 500

-- name: session_withdrawn_at
-- in: session_id int64
-- out: many at int64
SELECT at FROM event WHERE noun = 'session' AND noun_id = $1 AND verb = 'withdraw' ORDER BY id DESC LIMIT 1

-- name: session_others
-- Other sessions of the unit in a span of time: for the rules of procedure.
-- in: org_id int64, except_id int64, from_at int64, to_at int64
-- out: many id int64, kind text, planned_at int64, held_on text?
SELECT id, kind, planned_at, held_on FROM session
WHERE org_id = $1 AND id <> $2 AND planned_at >= $3 AND planned_at < $4 AND state <> 'withdrawn'
ORDER BY planned_at, id
LIMIT 50

-- name: session_planned_twin
-- A session of that kind which the unit has on that day already.
-- in: org_id int64, kind text, from_at int64, to_at int64
-- out: many id int64, title text, planned_at int64
SELECT id, title, planned_at FROM session
WHERE org_id = $1 AND kind = $2 AND planned_at >= $3 AND planned_at < $4 AND state <> 'withdrawn'
ORDER BY planned_at, id
LIMIT 1

-- name: session_twin
-- Another session of that kind which the same people held on that day: it may be this one, entered twice. One
-- that was entered for the unit is asked about by itself (entry_twin).
-- in: org_id int64, except_id int64, assembly_id int64, kind text, held_on text
-- out: many id int64, title text
SELECT id, title FROM session
WHERE org_id = $1 AND id <> $2 AND assembly_id = $3 AND kind = $4 AND held_on = $5 AND state = 'closed'
  AND minutes_by <> 'told'
ORDER BY id
LIMIT 1

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

-- name: session_campaign_origins_add
-- A session of a derived campaign serves those above it too.
-- in: session_id int64
-- out: none
WITH RECURSIVE up (id) AS (
    SELECT c.origin_id FROM session_campaign sc JOIN campaign c ON c.id = sc.campaign_id
    WHERE sc.session_id = $1 AND c.origin_id IS NOT NULL
    UNION
    SELECT c.origin_id FROM up JOIN campaign c ON c.id = up.id WHERE c.origin_id IS NOT NULL
)
INSERT INTO session_campaign (session_id, campaign_id, above)
SELECT $1, up.id, 1 FROM up WHERE up.id IS NOT NULL
ON CONFLICT (session_id, campaign_id) DO NOTHING

-- name: session_campaign_ids
-- All that a session serves, those above too.
-- in: session_id int64
-- out: many campaign_id int64
SELECT campaign_id FROM session_campaign WHERE session_id = $1 ORDER BY campaign_id LIMIT 200

-- name: session_org_add
-- in: session_id int64, org_id int64
-- out: none
INSERT INTO session_org (session_id, org_id) VALUES ($1, $2)
ON CONFLICT (session_id, org_id) DO NOTHING

-- name: session_orgs_clear
-- in: session_id int64
-- out: none
DELETE FROM session_org WHERE session_id = $1

-- name: session_org_choices
-- Units that can hold a session together with one: beside it, above and below it.
-- in: org_id int64, hierarchy_id int64
-- out: many id int64, name text
SELECT o.id, o.name
FROM org_path me
JOIN org_path p ON p.hierarchy_id = me.hierarchy_id AND p.org_id <> me.org_id
                   AND (p.parent_id = me.parent_id OR p.parent_id = me.org_id OR p.org_id = me.parent_id)
JOIN org o ON o.id = p.org_id
WHERE me.org_id = $1 AND me.hierarchy_id = $2
ORDER BY o.order_key, o.id
LIMIT 300

-- name: session_campaigns_clear
-- in: session_id int64
-- out: none
DELETE FROM session_campaign WHERE session_id = $1

-- name: session_campaign_choices
-- Campaigns that a unit's session can serve: issued to it, or its own; and which assembly the first open duty to
-- meet of each asks by name.
-- in: org_id int64
-- out: many id int64, name text, theme text?, assembly_kind text?
SELECT c.id, c.name, c.theme,
       (SELECT d.assembly_kind FROM duty d JOIN due u ON u.duty_id = d.id
        WHERE d.campaign_id = c.id AND d.what = 'session' AND u.org_id = $1 AND u.done_at IS NULL AND u.ended_at IS NULL
        ORDER BY u.work_on, u.id
        LIMIT 1) AS assembly_kind
FROM campaign c
WHERE c.state = 'issued'
  AND (c.org_id = $1
       OR EXISTS (SELECT 1 FROM campaign_org co
                  WHERE co.campaign_id = c.id AND co.org_id = $1 AND co.recalled_at IS NULL))
ORDER BY c.issued_at DESC NULLS LAST, c.id DESC
LIMIT 50

-- name: session_parts
-- What it serves, who chairs, with whom and where it is held: in one, since every page loads them.
-- in: session_id int64
-- out: many part text, ord int64, id int64?, name text, more text?
SELECT 'campaign' AS part, 0 AS ord, c.id, c.name, c.theme AS more
FROM session_campaign sc
JOIN campaign c ON c.id = sc.campaign_id
WHERE sc.session_id = $1 AND sc.above = 0
UNION ALL
SELECT 'chair' AS part, ord, person_id AS id, name, title AS more FROM session_chair WHERE session_id = $1
UNION ALL
SELECT 'org' AS part, 0 AS ord, o.id, o.name, NULL AS more
FROM session_org so
JOIN org o ON o.id = so.org_id
WHERE so.session_id = $1
UNION ALL
SELECT 'place' AS part, ord, id, name, NULL AS more FROM session_place WHERE session_id = $1
ORDER BY part, ord, name, id
LIMIT 200

-- name: session_chairs_clear
-- in: session_id int64
-- out: none
DELETE FROM session_chair WHERE session_id = $1

-- name: session_chair_add
-- By the name of today, and the post held in the unit that day.
-- in: session_id int64, ord int64, person_id int64, on_day text
-- out: none
INSERT INTO session_chair (session_id, ord, person_id, name, title)
SELECT s.id, $2, pe.id, pe.name,
       COALESCE((SELECT po.title FROM position po
                 WHERE po.person_id = pe.id AND po.org_id = s.org_id AND po.from_on <= $4
                   AND (po.to_on IS NULL OR po.to_on > $4)
                 ORDER BY po.rank, po.id
                 LIMIT 1), '')
FROM session s
JOIN person pe ON pe.id = $3
WHERE s.id = $1

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
