-- name: campaign_add
-- in: id int64, org_id int64, document_id int64?, origin_id int64?, name text, theme text?, from_on text?, to_on text?, made_by int64, made_at int64
-- out: none
INSERT INTO campaign (id, org_id, document_id, origin_id, name, theme, from_on, to_on, state, made_by, made_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, 1)

-- name: campaign_by_id
-- in: id int64
-- out: one id int64, org_id int64, org text, document_id int64?, document_kind text?, document_number text?, document_symbol text?, document_on text?, name text, theme text?, from_on text?, to_on text?, state text, issued_at int64?, job_id int64?, made_at int64, version int64, origin_id int64?, origin text?, amending int64, settling int64
SELECT c.id, c.org_id, o.name AS org, c.document_id, d.kind AS document_kind, d.number AS document_number,
       d.symbol AS document_symbol, d.issued_on AS document_on, c.name, c.theme, c.from_on, c.to_on, c.state,
       c.issued_at, c.job_id, c.made_at, c.version, c.origin_id, up.name AS origin,
       (SELECT COUNT(*) FROM job j WHERE j.id = c.job_id AND j.kind = 'amend') AS amending,
       (SELECT COUNT(*) FROM job j
        WHERE j.id = c.job_id AND j.kind = 'amend'
          AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.job_id = j.id)) AS settling
FROM campaign c
JOIN org o ON o.id = c.org_id
LEFT JOIN document d ON d.id = c.document_id
LEFT JOIN campaign up ON up.id = c.origin_id
WHERE c.id = $1

-- name: campaign_text
-- The words the campaign stands on: who received it may read them.
-- in: id int64
-- out: one text text
SELECT t.text FROM campaign c JOIN document_text t ON t.document_id = c.document_id WHERE c.id = $1

-- name: campaign_set
-- The words of what is not issued, when the caller has seen the latest version.
-- in: id int64, version int64, name text, theme text?, from_on text?, to_on text?
-- out: changed
UPDATE campaign SET name = $3, theme = $4, from_on = $5, to_on = $6, version = version + 1
WHERE id = $1 AND version = $2 AND state IN ('draft', 'recalled') AND job_id IS NULL

-- name: campaign_set_origin
-- The upper campaign that a draft makes concrete; in the transaction of campaign_set.
-- in: id int64, origin_id int64?
-- out: changed
UPDATE campaign SET origin_id = $2 WHERE id = $1

-- name: campaign_origins
-- What a unit has received and can make concrete, the latest first.
-- in: org_id int64
-- out: many id int64, name text, org text
SELECT c.id, c.name, o.name AS org
FROM campaign_org co
JOIN campaign c ON c.id = co.campaign_id
JOIN org o ON o.id = c.org_id
WHERE co.org_id = $1 AND co.recalled_at IS NULL AND c.org_id <> $1 AND c.state IN ('issued', 'closed')
ORDER BY c.id DESC
LIMIT 200

-- name: campaign_hold_draft
-- Keeps others from issuing it until the transaction ends, while it still can be changed freely and no job issues it.
-- in: id int64
-- out: changed
UPDATE campaign SET version = version WHERE id = $1 AND state IN ('draft', 'recalled') AND job_id IS NULL

-- name: campaign_touch_draft
-- Something of the draft is changed that stands in rows of its own, when the caller has seen the latest version.
-- in: id int64, version int64
-- out: changed
UPDATE campaign SET version = version + 1
WHERE id = $1 AND version = $2 AND state IN ('draft', 'recalled') AND job_id IS NULL

-- name: campaign_move
-- Into another state. The day of the first issue stays, and how its unit counted "trước ngày" then; a draft has
-- neither.
-- in: id int64, version int64, from_state text, to_state text, at int64
-- out: changed
UPDATE campaign SET state = $4, issued_at = CASE WHEN $4 IN ('draft', 'withdrawn') THEN issued_at ELSE COALESCE(issued_at, $5) END,
       before_includes = CASE WHEN $4 IN ('draft', 'withdrawn') THEN before_includes
                         ELSE COALESCE(before_includes, (SELECT o.before_includes FROM org o WHERE o.id = campaign.org_id)) END,
       version = version + 1
WHERE id = $1 AND version = $2 AND state = $3

-- name: campaign_recall
-- It waits to be issued anew: as if it never had been.
-- in: id int64, version int64
-- out: changed
UPDATE campaign SET state = 'recalled', issued_at = NULL, before_includes = NULL, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'issued'

-- name: campaign_recall_orgs
-- in: campaign_id int64, at int64
-- out: changed
UPDATE campaign_org SET recalled_at = $2 WHERE campaign_id = $1 AND recalled_at IS NULL

-- name: campaign_under_way
-- What has come of it so far: sessions that were closed and reports that went up keep it from being recalled.
-- in: campaign_id int64
-- out: one units int64, acknowledged int64, dues int64, planned int64, closed int64, drafts int64, sent int64
SELECT (SELECT COUNT(*) FROM campaign_org co WHERE co.campaign_id = $1 AND co.recalled_at IS NULL) AS units,
       (SELECT COUNT(*) FROM campaign_org co WHERE co.campaign_id = $1 AND co.recalled_at IS NULL
          AND co.acknowledged_at IS NOT NULL) AS acknowledged,
       (SELECT COUNT(*) FROM duty d JOIN due u ON u.duty_id = d.id
        WHERE d.campaign_id = $1 AND u.done_at IS NULL AND u.ended_at IS NULL) AS dues,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        WHERE sc.campaign_id = $1 AND s.state IN ('scheduled', 'open')) AS planned,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        WHERE sc.campaign_id = $1 AND s.state = 'closed') AS closed,
       (SELECT COUNT(*) FROM series e JOIN period p ON p.series_id = e.id JOIN report r ON r.period_id = p.id
        WHERE e.campaign_id = $1 AND r.state = 'draft') AS drafts,
       (SELECT COUNT(*) FROM series e JOIN period p ON p.series_id = e.id JOIN report r ON r.period_id = p.id
        WHERE e.campaign_id = $1 AND r.state <> 'draft') AS sent

-- name: campaign_version_add
-- in: campaign_id int64, n int64, act text, made_by int64, made_at int64, document text?, why text
-- out: none
INSERT INTO campaign_version (campaign_id, n, act, made_by, made_at, document, why) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: campaign_version_last
-- in: campaign_id int64
-- out: one n int64
SELECT CAST(COALESCE(MAX(n), 0) AS BIGINT) AS n FROM campaign_version WHERE campaign_id = $1

-- name: campaign_version_list
-- The latest first.
-- in: campaign_id int64
-- out: many n int64, act text, made_at int64, made_by text?, document text?, why text
SELECT v.n, v.act, v.made_at, p.name AS made_by, v.document, v.why
FROM campaign_version v
JOIN account a ON a.id = v.made_by
LEFT JOIN person p ON p.id = a.person_id
WHERE v.campaign_id = $1
ORDER BY v.n DESC
LIMIT 200

-- name: campaign_bind_add
-- in: campaign_id int64, n int64, org_kind text?
-- out: none
INSERT INTO campaign_bind (campaign_id, n, org_kind) VALUES ($1, $2, $3)

-- name: campaign_begin_issue
-- A job begins to issue it; how "trước ngày" counts is frozen for all its slices.
-- in: id int64, version int64, job_id int64
-- out: changed
UPDATE campaign SET job_id = $3, version = version + 1,
    before_includes = COALESCE(before_includes, (SELECT o.before_includes FROM org o WHERE o.id = campaign.org_id))
WHERE id = $1 AND version = $2 AND job_id IS NULL

-- name: campaign_end_issue
-- All units have it; the day of the first issue is the one on which it was asked for.
-- in: id int64, job_id int64, at int64
-- out: changed
UPDATE campaign SET state = 'issued', issued_at = COALESCE(issued_at, $3), job_id = NULL, version = version + 1
WHERE id = $1 AND job_id = $2

-- name: campaign_stop_issue
-- The job is no more at it. A draft can be changed again; what was issued before stays as it is.
-- in: id int64, job_id int64
-- out: changed
UPDATE campaign SET job_id = NULL, version = version + 1,
    before_includes = CASE WHEN state IN ('draft', 'recalled') THEN NULL ELSE before_includes END
WHERE id = $1 AND job_id = $2

-- name: campaign_org_undo
-- A draft's job is stopped: nobody has seen these rows.
-- in: campaign_id int64, last_org int64
-- out: changed
DELETE FROM campaign_org WHERE campaign_id = $1 AND org_id <= $2

-- name: campaign_before_includes
-- Whether "trước ngày" counts the day itself: as it was at issuing, before that as the leading unit has it.
-- in: id int64
-- out: one before_includes int64
SELECT COALESCE(c.before_includes, o.before_includes) AS before_includes
FROM campaign c
JOIN org o ON o.id = c.org_id
WHERE c.id = $1

-- name: campaign_page
-- Campaigns a unit leads or was issued, the latest first. which: 'led', 'received' or '' for both;
-- 'withdrawn': only its drafts that were withdrawn, which stand in no other list.
-- in: org_id int64, which text, before_id int64, most int64
-- out: many id int64, org_id int64, org text, name text, theme text?, from_on text?, to_on text?, state text, issued_at int64?, received_at int64?, acknowledged_at int64?, next_on text?, late int64
SELECT c.id, c.org_id, o.name AS org, c.name, c.theme, c.from_on, c.to_on, c.state, c.issued_at,
       co.issued_at AS received_at, co.acknowledged_at,
       (SELECT MIN(u.work_on) FROM due u JOIN duty y ON y.id = u.duty_id
        WHERE y.campaign_id = c.id AND u.org_id = $1 AND u.done_at IS NULL AND u.ended_at IS NULL) AS next_on,
       (SELECT COUNT(*) FROM campaign_receipt w
        WHERE w.campaign_id = c.id AND c.org_id = $1 AND w.acknowledged_at IS NULL AND w.recalled_at IS NULL) AS late
FROM campaign c
JOIN org o ON o.id = c.org_id
LEFT JOIN campaign_receipt co ON co.campaign_id = c.id AND co.org_id = $1
                               AND (co.recalled_at IS NOT NULL) = (c.state = 'recalled')
WHERE ((c.org_id = $1 AND $2 <> 'received') OR (co.org_id IS NOT NULL AND $2 <> 'led' AND c.state <> 'draft'))
  AND (c.state = 'withdrawn') = ($2 = 'withdrawn')
  AND c.id < $3
ORDER BY c.id DESC
LIMIT $4

-- name: campaign_running_next
-- The next campaign that runs, behind one; 0: the first.
-- in: after_id int64
-- out: one id int64
SELECT id FROM campaign WHERE state = 'issued' AND id > $1 ORDER BY id LIMIT 1

-- name: campaign_received_at
-- Which of the campaign's units lie at one of the asker's: through these it may be seen.
-- in: campaign_id int64, org_id int64
-- out: many org_id int64, issued_at int64, acknowledged_at int64?
SELECT org_id, issued_at, acknowledged_at FROM campaign_receipt
WHERE campaign_id = $1 AND org_id = $2 AND recalled_at IS NULL LIMIT 1

-- name: campaign_reach
-- The first unit that received the campaign and is one unit or lies below it: that unit itself where it
-- is among them. recalled_at: it was, and is no more. children: whether it has units of its own; below: any
-- that have not received it yet.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text
-- out: many org_id int64, path text, issued_at int64, acknowledged_at int64?, had_version int64, recalled_at int64?, below int64, children int64
SELECT p.org_id, p.path, co.issued_at, co.acknowledged_at, co.had_version, co.recalled_at,
       CASE WHEN EXISTS (SELECT 1 FROM org_path b WHERE b.hierarchy_id = $2 AND b.parent_id = p.org_id
                         AND NOT EXISTS (SELECT 1 FROM campaign_org got
                                         WHERE got.campaign_id = $1 AND got.org_id = b.org_id
                                           AND got.recalled_at IS NULL))
            THEN 1 ELSE 0 END AS below,
       CASE WHEN EXISTS (SELECT 1 FROM org_path b WHERE b.hierarchy_id = $2 AND b.parent_id = p.org_id)
            THEN 1 ELSE 0 END AS children
FROM org_path p
JOIN campaign_receipt co ON co.org_id = p.org_id AND co.campaign_id = $1
JOIN campaign c ON c.id = $1 AND (c.state <> 'recalled' OR co.recalled_at IS NOT NULL)
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
-- Those that nothing stands on: a draft that follows its document makes them anew.
-- in: campaign_id int64
-- out: changed
DELETE FROM clause
WHERE campaign_id = $1
  AND id NOT IN (SELECT clause_id FROM duty WHERE campaign_id = $1 AND clause_id IS NOT NULL)
  AND id NOT IN (SELECT clause_id FROM content WHERE campaign_id = $1 AND clause_id IS NOT NULL)

-- name: campaign_org_add
-- Issues to one unit; a unit that has it keeps its first day, unless it was recalled meanwhile.
-- in: campaign_id int64, org_id int64, issued_at int64
-- out: changed
INSERT INTO campaign_org (campaign_id, org_id, issued_at) VALUES ($1, $2, $3)
ON CONFLICT (campaign_id, org_id) DO UPDATE SET issued_at = excluded.issued_at, recalled_at = NULL, asks_none = 0
WHERE campaign_org.recalled_at IS NOT NULL

-- name: campaign_org_add_all
-- Issues to the units of a stretch of the tree; what was recalled meanwhile counts as new.
-- in: campaign_id int64, hierarchy_id int64, first_path text, last_path text, issued_at int64
-- out: changed
INSERT INTO campaign_org (campaign_id, org_id, issued_at)
SELECT $1, p.org_id, $5
FROM org_path p
JOIN org o ON o.id = p.org_id AND o.ended_on IS NULL
WHERE p.hierarchy_id = $2 AND p.path >= $3 AND p.path <= $4
ON CONFLICT (campaign_id, org_id) DO UPDATE SET issued_at = excluded.issued_at, recalled_at = NULL, asks_none = 0
WHERE campaign_org.recalled_at IS NOT NULL

-- name: campaign_holders
-- The next units that have a campaign since a time, some at a time: the first and the last of their ids.
-- in: campaign_id int64, after_org int64, since int64, most int64
-- out: one first_org int64?, last_org int64?, n int64
SELECT MIN(x.org_id) AS first_org, MAX(x.org_id) AS last_org, COUNT(*) AS n
FROM (SELECT org_id FROM campaign_org
      WHERE campaign_id = $1 AND org_id > $2 AND issued_at >= $3 AND recalled_at IS NULL
      ORDER BY org_id
      LIMIT $4) x

-- name: campaign_kinds_below
-- How many units of each kind lie below one, and how many of them have not received the campaign.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text
-- out: many kind text, kind_vi text, kind_en text, meets int64, depth int64, n int64, fresh int64
SELECT o.kind, k.name_vi AS kind_vi, k.name_en AS kind_en,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = o.kind) AS meets,
       MIN(p.depth) AS depth, COUNT(*) AS n, COUNT(*) - COUNT(co.org_id) AS fresh
FROM org_path p
JOIN org o ON o.id = p.org_id AND o.ended_on IS NULL
JOIN org_kind k ON k.code = o.kind
LEFT JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = p.org_id AND co.recalled_at IS NULL
WHERE p.hierarchy_id = $2 AND p.path > $3 AND p.path < $4
GROUP BY o.kind, k.name_vi, k.name_en
ORDER BY o.kind
LIMIT 100

-- name: campaign_kinds_of_children
-- The same of the units directly below.
-- in: campaign_id int64, hierarchy_id int64, parent_id int64
-- out: many kind text, kind_vi text, kind_en text, meets int64, depth int64, n int64, fresh int64
SELECT o.kind, k.name_vi AS kind_vi, k.name_en AS kind_en,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = o.kind) AS meets,
       MIN(p.depth) AS depth, COUNT(*) AS n, COUNT(*) - COUNT(co.org_id) AS fresh
FROM org_path p
JOIN org o ON o.id = p.org_id AND o.ended_on IS NULL
JOIN org_kind k ON k.code = o.kind
LEFT JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = p.org_id AND co.recalled_at IS NULL
WHERE p.hierarchy_id = $2 AND p.parent_id = $3
GROUP BY o.kind, k.name_vi, k.name_en
ORDER BY o.kind
LIMIT 100

-- name: campaign_with_assembly
-- How many units below one have an assembly of a kind on a day. parent_id 0: at any depth; org_kind '': of any.
-- in: hierarchy_id int64, path_from text, path_to text, parent_id int64, org_kind text, assembly text, on_day text
-- out: one n int64
SELECT COUNT(*) AS n
FROM org_path p
JOIN org o ON o.id = p.org_id AND o.ended_on IS NULL
WHERE p.hierarchy_id = $1 AND p.path > $2 AND p.path < $3 AND ($4 = 0 OR p.parent_id = $4)
  AND ($5 = '' OR o.kind = $5)
  AND EXISTS (SELECT 1 FROM assembly a
              LEFT JOIN assembly_org_kind ak ON ak.assembly_id = a.id AND ak.org_kind = o.kind
              WHERE a.kind = $6 AND (a.org_id = o.id OR ak.org_kind IS NOT NULL)
                AND a.from_on <= $7 AND (a.to_on IS NULL OR a.to_on > $7))

-- name: campaign_targets_of_kind
-- Names of the first units of a kind below one, directly or at all. kind '': of any; meets 1: that meet.
-- in: hierarchy_id int64, path_from text, path_to text, parent_id int64, whole int64, kind text, meets int64, most int64
-- out: many name text
SELECT o.name
FROM org_path p
JOIN org o ON o.id = p.org_id AND o.ended_on IS NULL
WHERE p.hierarchy_id = $1 AND p.path > $2 AND p.path < $3 AND ($5 = 1 OR p.parent_id = $4)
  AND ($6 = '' OR o.kind = $6)
  AND (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = o.kind) >= $7
ORDER BY p.path
LIMIT $8

-- name: campaign_targets
-- Units below one, to be chosen from. received: 1 when the campaign has been issued to it before.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, most int64
-- out: many id int64, name text, kind_vi text, kind_en text, received int64
SELECT o.id, o.name, k.name_vi AS kind_vi, k.name_en AS kind_en,
       CASE WHEN co.org_id IS NULL THEN 0 ELSE 1 END AS received
FROM org_path p
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
LEFT JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = o.id AND co.recalled_at IS NULL
WHERE p.hierarchy_id = $2 AND p.path > $3 AND p.path < $4 AND o.ended_on IS NULL
ORDER BY p.path
LIMIT $5

-- name: campaign_acknowledge
-- The one tap; of a version the first one counts.
-- in: campaign_id int64, org_id int64, at int64, by int64, version int64
-- out: changed
UPDATE campaign_org SET acknowledged_at = $3, acknowledged_by = $4, acknowledged_version = $5
WHERE campaign_id = $1 AND org_id = $2 AND recalled_at IS NULL
  AND COALESCE(acknowledged_version, 0) < $5

-- name: campaign_progress
-- How far each unit is that was issued the campaign and lies below one, by its place in the tree.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, today text, after_path text, most int64
-- out: many org_id int64, org text, phone text?, depth int64, path text, meets int64, acknowledged_at int64?, sessions int64, reports_due int64, reports_in int64, late int64, next_on text?
SELECT o.id AS org_id, o.name AS org, o.phone, p.depth, p.path,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = k.code) AS meets,
       co.acknowledged_at,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        WHERE sc.campaign_id = $1 AND s.org_id = o.id AND s.state = 'closed') AS sessions,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id AND u.ended_at IS NULL) AS reports_due,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND d.what = 'report' AND u.org_id = o.id AND u.done_at IS NOT NULL) AS reports_in,
       (SELECT COUNT(*) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND u.org_id = o.id AND u.done_at IS NULL
          AND u.ended_at IS NULL AND u.work_on < $5) AS late,
       (SELECT MIN(u.work_on) FROM due u JOIN duty d ON d.id = u.duty_id
        WHERE d.campaign_id = $1 AND u.org_id = o.id AND u.done_at IS NULL AND u.ended_at IS NULL
          AND u.work_on >= $5) AS next_on
FROM org_path p
JOIN campaign_receipt co ON co.org_id = p.org_id AND co.campaign_id = $1 AND co.recalled_at IS NULL
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
WHERE p.hierarchy_id = $2 AND p.path >= $3 AND p.path < $4 AND p.path > $6
ORDER BY p.path
LIMIT $7

-- name: campaign_sums
-- The same over all of them.
-- in: campaign_id int64, hierarchy_id int64, path_from text, path_to text, today text
-- out: one units int64, acknowledged int64, sessions int64, reports_due int64, reports_in int64, late int64, units_late int64
SELECT (SELECT COUNT(*) FROM campaign_org co JOIN org_path p ON p.org_id = co.org_id AND p.hierarchy_id = $2
        WHERE co.campaign_id = $1 AND co.recalled_at IS NULL AND p.path >= $3 AND p.path < $4) AS units,
       (SELECT COUNT(*) FROM campaign_receipt co JOIN org_path p ON p.org_id = co.org_id AND p.hierarchy_id = $2
        WHERE co.campaign_id = $1 AND co.recalled_at IS NULL AND p.path >= $3 AND p.path < $4
          AND co.acknowledged_at IS NOT NULL) AS acknowledged,
       (SELECT COUNT(*) FROM session_campaign sc JOIN session s ON s.id = sc.session_id
        JOIN org_path p ON p.org_id = s.org_id AND p.hierarchy_id = $2
        WHERE sc.campaign_id = $1 AND s.state = 'closed' AND p.path >= $3 AND p.path < $4) AS sessions,
       CAST(COALESCE(SUM(CASE WHEN x.what = 'report' THEN 1 ELSE 0 END), 0) AS BIGINT) AS reports_due,
       CAST(COALESCE(SUM(CASE WHEN x.what = 'report' AND x.done_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS reports_in,
       CAST(COALESCE(SUM(CASE WHEN x.done_at IS NULL AND x.work_on < $5 THEN 1 ELSE 0 END), 0) AS BIGINT) AS late,
       COUNT(DISTINCT CASE WHEN x.done_at IS NULL AND x.work_on < $5 THEN x.org_id END) AS units_late
FROM (
    SELECT u.org_id, u.work_on, u.done_at, d.what
    FROM duty d
    JOIN due u ON u.duty_id = d.id AND u.ended_at IS NULL
    JOIN org_path p ON p.org_id = u.org_id AND p.hierarchy_id = $2
    WHERE d.campaign_id = $1 AND p.path >= $3 AND p.path < $4
) x
