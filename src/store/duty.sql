-- name: duty_add
-- in: id int64, campaign_id int64, clause_id int64?, ord int64, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, through text?
-- out: none
INSERT INTO duty (id, campaign_id, clause_id, ord, what, words, rhythm, due_on, from_on, to_on, month, month_day,
                  bound, audience, audience_kind, through, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)

-- name: duty_list
-- A campaign's duties, those left out last.
-- in: campaign_id int64
-- out: many id int64, clause_id int64?, ord int64, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, audience_vi text?, audience_en text?, through text?, dropped_at int64?, version int64
SELECT d.id, d.clause_id, d.ord, d.what, d.words, d.rhythm, d.due_on, d.from_on, d.to_on, d.month, d.month_day,
       d.bound, d.audience, d.audience_kind, k.name_vi AS audience_vi, k.name_en AS audience_en, d.through,
       d.dropped_at, d.version
FROM duty d
LEFT JOIN org_kind k ON k.code = d.audience_kind
WHERE d.campaign_id = $1
ORDER BY d.dropped_at NULLS FIRST, d.ord, d.id
LIMIT 500

-- name: duty_by_id
-- With the words that it stands on.
-- in: id int64
-- out: one id int64, campaign_id int64, clause_id int64?, quote text?, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, audience_vi text?, audience_en text?, through text?, dropped_at int64?, version int64
SELECT d.id, d.campaign_id, d.clause_id, c.words AS quote, d.what, d.words, d.rhythm, d.due_on, d.from_on, d.to_on,
       d.month, d.month_day, d.bound, d.audience, d.audience_kind, k.name_vi AS audience_vi,
       k.name_en AS audience_en, d.through, d.dropped_at, d.version
FROM duty d
LEFT JOIN clause c ON c.id = d.clause_id
LEFT JOIN org_kind k ON k.code = d.audience_kind
WHERE d.id = $1

-- name: duty_set
-- in: id int64, version int64, what text, words text, rhythm text, due_on text?, from_on text?, to_on text?, month int64?, month_day int64?, bound text, audience text, audience_kind text?, through text?
-- out: changed
UPDATE duty
SET what = $3, words = $4, rhythm = $5, due_on = $6, from_on = $7, to_on = $8, month = $9, month_day = $10,
    bound = $11, audience = $12, audience_kind = $13, through = $14, version = version + 1
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
