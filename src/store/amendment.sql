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

-- name: amendment_begin_issue
-- A job begins to issue it; from now on units' dues stand twice, and the amendment holds when this row goes.
-- in: campaign_id int64, version int64, job_id int64
-- out: changed
UPDATE amendment SET job_id = $3 WHERE campaign_id = $1 AND version = $2 AND job_id IS NULL

-- name: amendment_stop_issue
-- It is being prepared again.
-- in: campaign_id int64
-- out: changed
UPDATE amendment SET job_id = NULL WHERE campaign_id = $1

-- name: campaign_begin_amend
-- in: id int64, job_id int64
-- out: changed
UPDATE campaign SET job_id = $2, version = version + 1 WHERE id = $1 AND state = 'issued' AND job_id IS NULL

-- name: campaign_org_prepare
-- The dues of those units are about to stand as they will be; whoever changes one waits here, or is waited for.
-- in: campaign_id int64, first_org int64, last_org int64
-- out: changed
UPDATE campaign_org SET prepared = 1
WHERE campaign_id = $1 AND org_id >= $2 AND org_id <= $3 AND recalled_at IS NULL

-- name: campaign_org_touched
-- Units whose dues have been changed since they were prepared.
-- in: campaign_id int64, most int64
-- out: many org_id int64
SELECT org_id FROM campaign_org WHERE campaign_id = $1 AND prepared = 0 AND recalled_at IS NULL ORDER BY org_id LIMIT $2

-- name: campaign_org_touch
-- Dues of a unit are about to be changed: what a running amendment has prepared of them is prepared anew.
-- in: org_id int64
-- out: changed
UPDATE campaign_org SET prepared = CASE WHEN prepared = 1 THEN 0 ELSE prepared END
WHERE org_id = $1 AND campaign_id IN (SELECT a.campaign_id FROM amendment a WHERE a.job_id IS NOT NULL)

-- name: campaign_org_touch_below
-- The same of a unit and all below it.
-- in: hierarchy_id int64, path_from text, path_to text
-- out: changed
UPDATE campaign_org SET prepared = CASE WHEN prepared = 1 THEN 0 ELSE prepared END
WHERE campaign_id IN (SELECT a.campaign_id FROM amendment a WHERE a.job_id IS NOT NULL)
  AND org_id IN (SELECT p.org_id FROM org_path p WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3)

-- name: campaign_org_settle
-- in: campaign_id int64, first_org int64, last_org int64
-- out: changed
UPDATE campaign_org SET prepared = NULL WHERE campaign_id = $1 AND org_id >= $2 AND org_id <= $3

-- name: due_prepare_copy
-- All that a campaign asks of the units between two ids once more, for an amendment to work on.
-- in: campaign_id int64, first_org int64, last_org int64, job int64
-- out: changed
INSERT INTO due_row (id, since_job, duty_id, org_id, period_id, slot, from_on, to_on, due_on, work_on, done_at,
                     session_id, ended_at, ended_why)
SELECT u.id, $4, u.duty_id, u.org_id, u.period_id, u.slot, u.from_on, u.to_on, u.due_on, u.work_on, u.done_at,
       u.session_id, u.ended_at, u.ended_why
FROM duty d
JOIN due_row u ON u.duty_id = d.id AND u.org_id >= $2 AND u.org_id <= $3 AND u.since_job = 0
JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = u.org_id AND co.recalled_at IS NULL
WHERE d.campaign_id = $1

-- name: due_prepare_mark
-- Those are what the amendment's take the place of.
-- in: campaign_id int64, first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET until_job = $4
WHERE since_job = 0 AND org_id >= $2 AND org_id <= $3 AND duty_id IN (SELECT d.id FROM duty d WHERE d.campaign_id = $1)
  AND EXISTS (SELECT 1 FROM campaign_org co
              WHERE co.campaign_id = $1 AND co.org_id = due_row.org_id AND co.recalled_at IS NULL)

-- name: due_prepare_drop
-- What was prepared for those units goes.
-- in: first_org int64, last_org int64, job int64
-- out: changed
DELETE FROM due_row WHERE org_id >= $1 AND org_id <= $2 AND since_job = $3

-- name: due_prepare_unmark
-- Nothing takes the place of their dues after all.
-- in: first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET until_job = 0 WHERE org_id >= $1 AND org_id <= $2 AND until_job = $3

-- name: due_settle_drop
-- The amendment holds: what it took the place of goes…
-- in: first_org int64, last_org int64, job int64
-- out: changed
DELETE FROM due_row WHERE org_id >= $1 AND org_id <= $2 AND until_job = $3

-- name: due_settle
-- … and its own dues are like all others.
-- in: first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET since_job = 0 WHERE org_id >= $1 AND org_id <= $2 AND since_job = $3

-- name: campaign_kinds_asked
-- All kinds of units: whom an amendment binds of them is said without counting who has the campaign.
-- in: none
-- out: many kind text, meets int64
SELECT k.code AS kind,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = k.code) AS meets
FROM org_kind k
ORDER BY k.code
LIMIT 200

-- name: campaign_holders_n
-- How many units have a campaign, counted up to so many.
-- in: campaign_id int64, most int64
-- out: one n int64
SELECT COUNT(*) AS n
FROM (SELECT org_id FROM campaign_org WHERE campaign_id = $1 AND recalled_at IS NULL LIMIT $2) x

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
-- The campaign's last day, when nobody else has changed it and no job but that one is at it; 0: none.
-- in: id int64, version int64, to_on text?, job int64
-- out: changed
UPDATE campaign SET to_on = $3, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'issued' AND COALESCE(job_id, 0) = $4

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
-- in: campaign_id int64, n int64, ord int64, what text, duty_id int64?, slot text?, label text?, before text?, after text?, words text
-- out: none
INSERT INTO campaign_change (campaign_id, n, ord, what, duty_id, slot, label, before, after, words)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: campaign_change_list
-- What all its versions changed, the latest first.
-- in: campaign_id int64
-- out: many n int64, what text, duty_id int64?, slot text?, label text?, before text?, after text?, words text
SELECT n, what, duty_id, slot, label, before, after, words
FROM campaign_change
WHERE campaign_id = $1
ORDER BY n DESC, ord
LIMIT 2000
