-- name: amendment_add
-- in: campaign_id int64, act text, to_on text?, made_by int64, made_at int64, document text?, why text
-- out: changed
INSERT INTO amendment (campaign_id, act, to_on, version, made_by, made_at, document, why)
VALUES ($1, $2, $3, 1, $4, $5, $6, $7)
ON CONFLICT (campaign_id) DO NOTHING

-- name: amendment_set
-- When the caller has seen the latest version.
-- in: campaign_id int64, version int64, act text, to_on text?, document text?, why text
-- out: changed
UPDATE amendment SET act = $3, to_on = $4, document = $5, why = $6, version = version + 1
WHERE campaign_id = $1 AND version = $2

-- name: amendment_touch
-- What it makes of a duty has changed: whoever looked at it before has not seen that.
-- in: campaign_id int64
-- out: changed
UPDATE amendment SET version = version + 1 WHERE campaign_id = $1

-- name: amendment_of
-- The one that is being prepared, if there is one.
-- in: campaign_id int64
-- out: many act text, to_on text?, version int64, made_by text?, made_at int64, document text?, why text
SELECT a.act, a.to_on, a.version, p.name AS made_by, a.made_at, a.document, a.why
FROM amendment a
JOIN account x ON x.id = a.made_by
LEFT JOIN person p ON p.id = x.person_id
WHERE a.campaign_id = $1
LIMIT 1

-- name: amendment_end
-- It was issued or dropped, by whoever saw the latest version.
-- in: campaign_id int64, version int64
-- out: changed
DELETE FROM amendment WHERE campaign_id = $1 AND version = $2

-- name: duty_want
-- What an amendment makes of a duty.
-- in: id int64, wanted text?, wanted_of int64?
-- out: changed
UPDATE duty SET wanted = $2, wanted_of = $3 WHERE id = $1

-- name: duty_unwant
-- A row that an amendment prepared goes.
-- in: id int64
-- out: changed
DELETE FROM duty WHERE id = $1 AND wanted IN ('add', 'change')

-- name: duty_unwant_all
-- in: campaign_id int64
-- out: changed
DELETE FROM duty WHERE campaign_id = $1 AND wanted IN ('add', 'change')

-- name: duty_keep_all
-- None of them is to end.
-- in: campaign_id int64
-- out: changed
UPDATE duty SET wanted = NULL WHERE campaign_id = $1 AND wanted = 'end'

-- name: duty_begin
-- What an amendment prepared is asked from that version on.
-- in: id int64, since_n int64, series_id int64?
-- out: changed
UPDATE duty SET wanted = NULL, wanted_of = NULL, since_n = $2, series_id = $3 WHERE id = $1

-- name: duty_end
-- It is asked no more from that version on.
-- in: id int64, ended_n int64, at int64
-- out: changed
UPDATE duty SET wanted = NULL, ended_n = $2, dropped_at = $3, version = version + 1 WHERE id = $1

-- name: campaign_amend
-- The campaign's last day, when nobody else has changed it and no job hands it to more units.
-- in: id int64, version int64, to_on text?
-- out: changed
UPDATE campaign SET to_on = $3, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'issued' AND job_id IS NULL

-- name: campaign_kinds_holding
-- Units that have a campaign, by kind, and how many of them have acknowledged all that binds them.
-- in: campaign_id int64
-- out: many kind text, kind_vi text, kind_en text, meets int64, n int64, acknowledged int64
SELECT o.kind, k.name_vi AS kind_vi, k.name_en AS kind_en,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = o.kind) AS meets,
       COUNT(*) AS n, COUNT(co.acknowledged_at) AS acknowledged
FROM campaign_receipt co
JOIN org o ON o.id = co.org_id
JOIN org_kind k ON k.code = o.kind
WHERE co.campaign_id = $1 AND co.recalled_at IS NULL
GROUP BY o.kind, k.name_vi, k.name_en
ORDER BY o.kind
LIMIT 100

-- name: campaign_change_add
-- in: campaign_id int64, n int64, ord int64, what text, duty_id int64?, slot text?, before text?, after text?, words text
-- out: none
INSERT INTO campaign_change (campaign_id, n, ord, what, duty_id, slot, before, after, words)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: campaign_change_list
-- What all its versions changed, the latest first.
-- in: campaign_id int64
-- out: many n int64, what text, duty_id int64?, slot text?, before text?, after text?, words text
SELECT n, what, duty_id, slot, before, after, words
FROM campaign_change
WHERE campaign_id = $1
ORDER BY n DESC, ord
LIMIT 2000
