-- name: campaign_add
-- in: id int64, org_id int64, document_id int64?, origin_id int64?, name text, theme text?, from_on text?, to_on text?, made_by int64, made_at int64
-- out: none
INSERT INTO campaign (id, org_id, document_id, origin_id, name, theme, from_on, to_on, state, made_by, made_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, 1)

-- name: campaign_by_id
-- in: id int64
-- out: one id int64, org_id int64, org text, document_id int64?, document_kind text?, document_number text?, document_symbol text?, document_on text?, name text, theme text?, from_on text?, to_on text?, state text, issued_at int64?, made_at int64, version int64
SELECT c.id, c.org_id, o.name AS org, c.document_id, d.kind AS document_kind, d.number AS document_number,
       d.symbol AS document_symbol, d.issued_on AS document_on, c.name, c.theme, c.from_on, c.to_on, c.state,
       c.issued_at, c.made_at, c.version
FROM campaign c
JOIN org o ON o.id = c.org_id
LEFT JOIN document d ON d.id = c.document_id
WHERE c.id = $1

-- name: campaign_text
-- The words the campaign stands on: who received it may read them.
-- in: id int64
-- out: one text text
SELECT d.text FROM campaign c JOIN document d ON d.id = c.document_id WHERE c.id = $1

-- name: campaign_set
-- A draft's own words, when the caller has seen the latest version.
-- in: id int64, version int64, name text, theme text?, from_on text?, to_on text?
-- out: changed
UPDATE campaign SET name = $3, theme = $4, from_on = $5, to_on = $6, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'draft'

-- name: campaign_hold_draft
-- Keeps others from issuing it until the transaction ends, while it still is a draft.
-- in: id int64
-- out: changed
UPDATE campaign SET version = version WHERE id = $1 AND state = 'draft'

-- name: campaign_move
-- Into another state. The day of the first issue stays; a draft has none.
-- in: id int64, version int64, from_state text, to_state text, at int64
-- out: changed
UPDATE campaign SET state = $4, issued_at = CASE WHEN $4 IN ('draft', 'withdrawn') THEN issued_at ELSE COALESCE(issued_at, $5) END,
       version = version + 1
WHERE id = $1 AND version = $2 AND state = $3

-- name: campaign_page
-- Campaigns a unit leads or was issued, the latest first. which: 'led', 'received' or '' for both;
-- 'withdrawn': only its drafts that were withdrawn, which stand in no other list.
-- in: org_id int64, which text, before_id int64, most int64
-- out: many id int64, org_id int64, org text, name text, theme text?, from_on text?, to_on text?, state text, issued_at int64?, received_at int64?, acknowledged_at int64?, next_on text?, late int64
SELECT c.id, c.org_id, o.name AS org, c.name, c.theme, c.from_on, c.to_on, c.state, c.issued_at,
       co.issued_at AS received_at, co.acknowledged_at,
       (SELECT MIN(u.work_on) FROM due u JOIN duty y ON y.id = u.duty_id
        WHERE y.campaign_id = c.id AND u.org_id = $1 AND u.done_at IS NULL) AS next_on,
       (SELECT COUNT(*) FROM campaign_org w
        WHERE w.campaign_id = c.id AND c.org_id = $1 AND w.acknowledged_at IS NULL) AS late
FROM campaign c
JOIN org o ON o.id = c.org_id
LEFT JOIN campaign_org co ON co.campaign_id = c.id AND co.org_id = $1
WHERE ((c.org_id = $1 AND $2 <> 'received') OR (co.org_id IS NOT NULL AND $2 <> 'led'))
  AND (c.state = 'withdrawn') = ($2 = 'withdrawn')
  AND c.id < $3
ORDER BY c.id DESC
LIMIT $4

-- name: campaign_received_at
-- Which of the campaign's units lie at one of the asker's: through these it may be seen.
-- in: campaign_id int64, org_id int64
-- out: many org_id int64, issued_at int64, acknowledged_at int64?
SELECT org_id, issued_at, acknowledged_at FROM campaign_org WHERE campaign_id = $1 AND org_id = $2 LIMIT 1

-- name: campaign_reach
-- The first unit that received the campaign and is one unit or lies below it: that unit itself where it
-- is among them. below: whether it has units of its own that have not received it yet.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text
-- out: many org_id int64, path text, issued_at int64, acknowledged_at int64?, below int64
SELECT p.org_id, p.path, co.issued_at, co.acknowledged_at,
       CASE WHEN EXISTS (SELECT 1 FROM org_path b WHERE b.hierarchy_id = $2 AND b.parent_id = p.org_id
                         AND NOT EXISTS (SELECT 1 FROM campaign_org got
                                         WHERE got.campaign_id = $1 AND got.org_id = b.org_id))
            THEN 1 ELSE 0 END AS below
FROM org_path p
JOIN campaign_org co ON co.org_id = p.org_id AND co.campaign_id = $1
WHERE p.hierarchy_id = $2 AND p.path >= $3 AND p.path < $4
ORDER BY p.path
LIMIT 1

-- name: clause_add
-- in: id int64, campaign_id int64, ord int64, label text, words text, span_start int64, span_end int64
-- out: none
INSERT INTO clause (id, campaign_id, ord, label, words, span_start, span_end) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: clause_list
-- in: campaign_id int64
-- out: many id int64, ord int64, label text, words text, span_start int64, span_end int64
SELECT id, ord, label, words, span_start, span_end FROM clause WHERE campaign_id = $1 ORDER BY ord, id LIMIT 2000

-- name: clause_clear
-- Those that no duty stands on: a draft that follows its document makes them anew.
-- in: campaign_id int64
-- out: changed
DELETE FROM clause
WHERE campaign_id = $1
  AND id NOT IN (SELECT clause_id FROM duty WHERE campaign_id = $1 AND clause_id IS NOT NULL)

-- name: topic_add
-- in: id int64, campaign_id int64, clause_id int64?, ord int64, title text
-- out: none
INSERT INTO topic (id, campaign_id, clause_id, ord, title) VALUES ($1, $2, $3, $4, $5)

-- name: topic_clear
-- in: campaign_id int64
-- out: changed
DELETE FROM topic WHERE campaign_id = $1

-- name: material_add
-- in: id int64, campaign_id int64, clause_id int64?, ord int64, month text?, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
-- out: none
INSERT INTO material (id, campaign_id, clause_id, ord, month, kind, number, symbol, issued_on, issuer, title)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: material_clear
-- in: campaign_id int64
-- out: changed
DELETE FROM material WHERE campaign_id = $1

-- name: campaign_contents
-- What is discussed and what is read, topics first; materials by month, those of any month first.
-- in: campaign_id int64
-- out: many what text, clause_id int64?, month text?, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
SELECT x.what, x.clause_id, x.month, x.kind, x.number, x.symbol, x.issued_on, x.issuer, x.title
FROM (
    SELECT 'topic' AS what, 1 AS part, t.ord, t.clause_id, CAST(NULL AS TEXT) AS month,
           CAST(NULL AS TEXT) AS kind, CAST(NULL AS TEXT) AS number, CAST(NULL AS TEXT) AS symbol,
           CAST(NULL AS TEXT) AS issued_on, CAST(NULL AS TEXT) AS issuer, t.title
    FROM topic t
    WHERE t.campaign_id = $1
    UNION ALL
    SELECT 'material', 2, m.ord, m.clause_id, m.month, m.kind, m.number, m.symbol, m.issued_on, m.issuer, m.title
    FROM material m
    WHERE m.campaign_id = $1
) x
ORDER BY x.part, x.month NULLS FIRST, x.ord
LIMIT 1500

-- name: campaign_org_add
-- Issues to one unit; a unit that has it keeps its first day.
-- in: campaign_id int64, org_id int64, issued_at int64
-- out: changed
INSERT INTO campaign_org (campaign_id, org_id, issued_at) VALUES ($1, $2, $3)
ON CONFLICT (campaign_id, org_id) DO NOTHING

-- name: campaign_targets
-- Units below one that could be issued a campaign: direct children, or all below. The unit itself is not
-- among them. received: 1 when it has been issued before.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, parent_id int64, whole int64, after_path text, most int64
-- out: many id int64, name text, kind text, kind_vi text, kind_en text, holds_sessions int64, depth int64, path text, received int64
SELECT o.id, o.name, o.kind, k.name_vi AS kind_vi, k.name_en AS kind_en, k.holds_sessions, p.depth, p.path,
       CASE WHEN co.org_id IS NULL THEN 0 ELSE 1 END AS received
FROM org_path p
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
LEFT JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = o.id
WHERE p.hierarchy_id = $2 AND p.path > $3 AND p.path < $4
  AND ($6 = 1 OR p.parent_id = $5)
  AND o.dissolved_on IS NULL AND p.path > $7
ORDER BY p.path
LIMIT $8

-- name: campaign_acknowledge
-- The one tap; the first one counts.
-- in: campaign_id int64, org_id int64, at int64, by int64
-- out: changed
UPDATE campaign_org SET acknowledged_at = $3, acknowledged_by = $4
WHERE campaign_id = $1 AND org_id = $2 AND acknowledged_at IS NULL

-- name: campaign_progress
-- How far each unit is that was issued the campaign and lies below one, by its place in the tree.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, today text, after_path text, most int64
-- out: many org_id int64, org text, phone text?, depth int64, path text, holds_sessions int64, acknowledged_at int64?, sessions int64, reports_due int64, reports_in int64, reports_late int64, next_on text?
SELECT o.id AS org_id, o.name AS org, o.phone, p.depth, p.path, k.holds_sessions, co.acknowledged_at,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        WHERE sc.campaign_id = $1 AND s.org_id = o.id AND s.state = 'closed') AS sessions,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id) AS reports_due,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id AND u.done_at IS NOT NULL) AS reports_in,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id AND u.done_at IS NULL
          AND u.work_on < $5) AS reports_late,
       (SELECT MIN(u.work_on) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND u.org_id = o.id AND u.done_at IS NULL AND u.work_on >= $5) AS next_on
FROM org_path p
JOIN campaign_org co ON co.org_id = p.org_id AND co.campaign_id = $1
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
WHERE p.hierarchy_id = $2 AND p.path >= $3 AND p.path < $4 AND p.path > $6
ORDER BY p.path
LIMIT $7

-- name: campaign_sums
-- The same over all of them.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, today text
-- out: one units int64, acknowledged int64, sessions int64, reports_due int64, reports_in int64, reports_late int64, units_late int64
SELECT (SELECT COUNT(*) FROM campaign_org co JOIN org_path p ON p.org_id = co.org_id AND p.hierarchy_id = $2
        WHERE co.campaign_id = $1 AND p.path >= $3 AND p.path < $4) AS units,
       (SELECT COUNT(*) FROM campaign_org co JOIN org_path p ON p.org_id = co.org_id AND p.hierarchy_id = $2
        WHERE co.campaign_id = $1 AND p.path >= $3 AND p.path < $4 AND co.acknowledged_at IS NOT NULL) AS acknowledged,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        JOIN org_path p ON p.org_id = s.org_id AND p.hierarchy_id = $2
        WHERE sc.campaign_id = $1 AND s.state = 'closed' AND p.path >= $3 AND p.path < $4) AS sessions,
       COUNT(*) AS reports_due,
       CAST(COALESCE(SUM(CASE WHEN x.done_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS reports_in,
       CAST(COALESCE(SUM(CASE WHEN x.done_at IS NULL AND x.work_on < $5 THEN 1 ELSE 0 END), 0) AS BIGINT) AS reports_late,
       COUNT(DISTINCT CASE WHEN x.done_at IS NULL AND x.work_on < $5 THEN x.org_id END) AS units_late
FROM (
    SELECT u.org_id, u.work_on, u.done_at
    FROM duty d
    JOIN due u ON u.duty_id = d.id
    JOIN org_path p ON p.org_id = u.org_id AND p.hierarchy_id = $2
    WHERE d.campaign_id = $1 AND d.what = 'report' AND p.path >= $3 AND p.path < $4
) x
