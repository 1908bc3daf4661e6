-- name: duty_add
-- in: id int64, campaign_id int64, clause_id int64?, ord int64, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, through text?, receiver_id int64?, assembly_kind text?, own int64, made_from_id int64?, audience_part text?
-- out: none
INSERT INTO duty (id, campaign_id, clause_id, ord, what, words, rhythm, due_on, from_on, to_on, month, month_day,
                  bound, audience, audience_kind, through, receiver_id, assembly_kind, own, made_from_id,
                  audience_part, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 1)

-- name: duty_list
-- A campaign's duties, those left out last. wanted 1: those that an amendment prepares, 0: those that were issued, or
-- will be.
-- in: campaign_id int64, wanted int64
-- out: many id int64, clause_id int64?, ord int64, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, audience_part text?, audience_vi text?, audience_en text?, through text?, series_id int64?, receiver_id int64?, receiver text?, receiver_ended_on text?, assembly_kind text?, own int64, made_from_id int64?, dropped_at int64?, since_at int64?, ended_n int64?, wanted text?, wanted_of int64?, version int64
SELECT d.id, d.clause_id, d.ord, d.what, d.words, d.rhythm, d.due_on, d.from_on, d.to_on, d.month, d.month_day,
       d.bound, d.audience, d.audience_kind, d.audience_part, k.name_vi AS audience_vi, k.name_en AS audience_en, d.through,
       d.series_id, d.receiver_id, o.name AS receiver,
       o.ended_on AS receiver_ended_on, d.assembly_kind, d.own, d.made_from_id, d.dropped_at, v.made_at AS since_at,
       d.ended_n, d.wanted, d.wanted_of, d.version
FROM duty d
LEFT JOIN org_kind k ON k.code = d.audience_kind
LEFT JOIN org o ON o.id = d.receiver_id
LEFT JOIN campaign_version v ON v.campaign_id = d.campaign_id AND v.n = d.since_n
WHERE d.campaign_id = $1 AND (COALESCE(d.wanted, 'end') <> 'end') = ($2 = 1)
ORDER BY d.dropped_at NULLS FIRST, d.ord, d.id
LIMIT 500

-- name: duty_by_id
-- With the words that it stands on.
-- in: id int64
-- out: one id int64, campaign_id int64, clause_id int64?, quote text?, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, audience_part text?, audience_vi text?, audience_en text?, through text?, series_id int64?, receiver_id int64?, receiver text?, receiver_ended_on text?, assembly_kind text?, own int64, made_from_id int64?, dropped_at int64?, since_at int64?, ended_n int64?, wanted text?, wanted_of int64?, version int64
SELECT d.id, d.campaign_id, d.clause_id, c.words AS quote, d.what, d.words, d.rhythm, d.due_on, d.from_on, d.to_on,
       d.month, d.month_day, d.bound, d.audience, d.audience_kind, d.audience_part, k.name_vi AS audience_vi,
       k.name_en AS audience_en, d.through, d.series_id, d.receiver_id, o.name AS receiver,
       o.ended_on AS receiver_ended_on, d.assembly_kind, d.own, d.made_from_id, d.dropped_at, v.made_at AS since_at,
       d.ended_n, d.wanted, d.wanted_of, d.version
FROM duty d
LEFT JOIN campaign_version v ON v.campaign_id = d.campaign_id AND v.n = d.since_n
LEFT JOIN clause c ON c.id = d.clause_id
LEFT JOIN org_kind k ON k.code = d.audience_kind
LEFT JOIN org o ON o.id = d.receiver_id
WHERE d.id = $1

-- name: duty_set
-- in: id int64, version int64, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, through text?, receiver_id int64?, assembly_kind text?, own int64, made_from_id int64?, audience_part text?
-- out: changed
UPDATE duty
SET what = $3, words = $4, rhythm = $5, due_on = $6, from_on = $7, to_on = $8, month = $9, month_day = $10,
    bound = $11, audience = $12, audience_kind = $13, through = $14, receiver_id = $15, assembly_kind = $16,
    own = $17, made_from_id = $18, audience_part = $19, version = version + 1
WHERE id = $1 AND version = $2

-- name: duty_drop
-- Left out of the draft (a time), or brought back (NULL).
-- in: id int64, version int64, dropped_at int64?
-- out: changed
UPDATE duty SET dropped_at = $3, version = version + 1 WHERE id = $1 AND version = $2

-- name: duty_last_ord
-- in: campaign_id int64
-- out: one ord int64
SELECT CAST(COALESCE(MAX(ord), 0) AS BIGINT) AS ord FROM duty WHERE campaign_id = $1

-- name: duty_receivers
-- Who may be said to count the reports of a unit's plan: the unit itself, those above it, those directly below,
-- boards of any of them, and units outside Nếp that the unit or one above it knows.
-- in: org_id int64, hierarchy_id int64, on_day text
-- out: many id int64, name text
WITH RECURSIVE up (org_id, parent_id) AS (
    SELECT org_id, parent_id FROM org_path WHERE hierarchy_id = $2 AND org_id = $1
    UNION ALL
    SELECT p.org_id, p.parent_id FROM up JOIN org_path p ON p.hierarchy_id = $2 AND p.org_id = up.parent_id
),
near (org_id) AS (
    SELECT org_id FROM up
    UNION
    SELECT org_id FROM org_path WHERE hierarchy_id = $2 AND parent_id = $1
)
SELECT o.id, o.name
FROM org o
WHERE o.ended_on IS NULL
  AND o.id IN (SELECT x.id FROM up JOIN org x ON x.outside_of = up.org_id
               UNION
               SELECT org_id FROM near
               UNION
               SELECT a.board_id FROM near n
               JOIN advises a ON a.committee_id = n.org_id AND a.from_on <= $3 AND (a.to_on IS NULL OR a.to_on > $3))
ORDER BY o.order_key, o.id
LIMIT 500
