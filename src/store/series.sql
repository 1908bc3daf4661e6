-- name: series_add
-- in: id int64, campaign_id int64, hierarchy_id int64, ord int64, sort text, form_code text, rest text?, written int64
-- out: none
INSERT INTO series (id, campaign_id, hierarchy_id, ord, sort, form_code, rest, written, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)

-- name: series_first_from
-- The first period of what is repeated begins with the campaign.
-- in: campaign_id int64, from_on text
-- out: changed
UPDATE period SET from_on = $2
WHERE ord = 1 AND to_on >= $2
  AND series_id IN (SELECT id FROM series WHERE campaign_id = $1 AND sort = 'rhythm' AND written = 1)

-- name: series_written
-- in: campaign_id int64
-- out: one n int64
SELECT COUNT(*) AS n FROM series WHERE campaign_id = $1 AND written = 1

-- name: series_rest_set
-- in: id int64, rest text
-- out: changed
UPDATE series SET rest = $2 WHERE id = $1

-- name: series_make_from
-- in: id int64, made_from_id int64
-- out: changed
UPDATE series SET made_from_id = $2 WHERE id = $1

-- name: series_campaign
-- in: id int64
-- out: one campaign_id int64
SELECT campaign_id FROM series WHERE id = $1

-- name: series_clear_duties
-- A draft's periods are proposed anew: first its duties let go of them…
-- in: campaign_id int64
-- out: changed
UPDATE duty SET series_id = NULL WHERE campaign_id = $1 AND series_id IS NOT NULL

-- name: series_clear_dues
-- Only those of a campaign that was recalled are there: nobody asks them.
-- in: campaign_id int64
-- out: changed
UPDATE due_row SET period_id = NULL
WHERE period_id IS NOT NULL AND duty_id IN (SELECT id FROM duty WHERE campaign_id = $1)

-- name: series_reports
-- Reports that stand on the periods, begun ones too.
-- in: campaign_id int64
-- out: one n int64
SELECT COUNT(*) AS n
FROM series s
JOIN period p ON p.series_id = s.id
JOIN report r ON r.period_id = p.id
WHERE s.campaign_id = $1

-- name: series_clear_dates
-- in: campaign_id int64
-- out: changed
DELETE FROM duty_date WHERE duty_id IN (SELECT id FROM duty WHERE campaign_id = $1)

-- name: series_clear_periods
-- in: campaign_id int64
-- out: changed
DELETE FROM period WHERE series_id IN (SELECT id FROM series WHERE campaign_id = $1)

-- name: series_clear_channels
-- Boards were named for what is asked no more: the committee names them again.
-- in: campaign_id int64
-- out: changed
DELETE FROM channel WHERE series_id IN (SELECT id FROM series WHERE campaign_id = $1)

-- name: series_clear
-- … then the rows can go.
-- in: campaign_id int64
-- out: changed
DELETE FROM series WHERE campaign_id = $1

-- name: period_add
-- in: id int64, series_id int64, ord int64, slot text, from_on text, to_on text, guessed int64, label text?
-- out: none
INSERT INTO period (id, series_id, ord, slot, from_on, to_on, guessed, label) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: period_list
-- All periods of a campaign, series by series: none is without one.
-- in: campaign_id int64
-- out: many id int64, series_id int64, sort text, rest text?, written int64, ord int64, slot text, label text?, wanted_label text?, from_on text, to_on text, guessed int64
SELECT p.id, p.series_id, s.sort, s.rest, s.written, p.ord, p.slot, p.label, p.wanted_label, p.from_on, p.to_on, p.guessed
FROM period p
JOIN series s ON s.id = p.series_id
WHERE s.campaign_id = $1
ORDER BY s.ord, p.ord
LIMIT 2000

-- name: period_by_id
-- With what it belongs to. The first of a series (ord 1) also holds what was held before it.
-- in: id int64
-- out: one id int64, series_id int64, made_from_id int64?, campaign_id int64, campaign text, hierarchy_id int64, sort text, form_code text, ord int64, slot text, label text?, from_on text, to_on text, campaign_state text
SELECT p.id, p.series_id, s.made_from_id, s.campaign_id, c.name AS campaign, s.hierarchy_id, s.sort, s.form_code, p.ord, p.slot,
       p.label, p.from_on, p.to_on, c.state AS campaign_state
FROM period p
JOIN series s ON s.id = p.series_id
JOIN campaign c ON c.id = s.campaign_id
WHERE p.id = $1

-- name: duty_settle
-- The duty to report stands on the periods of that series.
-- in: id int64, series_id int64
-- out: changed
UPDATE duty SET series_id = $2 WHERE id = $1

-- name: duty_date_add
-- in: duty_id int64, period_id int64, due_on text, work_on text
-- out: none
INSERT INTO duty_date (duty_id, period_id, due_on, work_on) VALUES ($1, $2, $3, $4)

-- name: duty_date_list
-- By when each duty of a campaign asks for each period.
-- in: campaign_id int64
-- out: many duty_id int64, period_id int64, due_on text, work_on text
SELECT d.duty_id, d.period_id, d.due_on, d.work_on
FROM duty_date d
JOIN duty y ON y.id = d.duty_id
WHERE y.campaign_id = $1
ORDER BY d.duty_id, d.period_id
LIMIT 20000

-- name: series_no_rest
-- No report is asked for the days that an amendment left behind the last cut.
-- in: id int64
-- out: changed
UPDATE series SET rest = 'none' WHERE id = $1 AND rest IS NULL

-- name: period_reports
-- Of which periods of a campaign a report was sent or is being written; the first of each is enough.
-- in: campaign_id int64
-- out: many period_id int64, sent int64, begun int64
SELECT p.id AS period_id,
       CASE WHEN EXISTS (SELECT 1 FROM report r WHERE r.period_id = p.id AND r.state IN ('submitted', 'returned', 'received'))
       THEN 1 ELSE 0 END AS sent,
       CASE WHEN EXISTS (SELECT 1 FROM report r WHERE r.period_id = p.id AND r.state = 'draft') THEN 1 ELSE 0 END AS begun
FROM series s
JOIN period p ON p.series_id = s.id
WHERE s.campaign_id = $1
ORDER BY p.id
LIMIT 2000

-- name: period_set
-- An amendment calls or cuts it otherwise, while nothing of it was sent.
-- in: id int64, slot text, from_on text, to_on text, guessed int64
-- out: changed
UPDATE period SET slot = $2, from_on = $3, to_on = $4, guessed = $5 WHERE id = $1

-- name: period_want_label
-- What an amendment will have it called: a label, '' to take back the one it has, NULL to leave it.
-- in: id int64, wanted_label text?
-- out: changed
UPDATE period SET wanted_label = $2 WHERE id = $1

-- name: period_unwant_labels
-- in: campaign_id int64
-- out: changed
UPDATE period SET wanted_label = NULL
WHERE wanted_label IS NOT NULL AND series_id IN (SELECT id FROM series WHERE campaign_id = $1)

-- name: period_set_labels
-- Periods are called as the amendment wanted.
-- in: campaign_id int64
-- out: changed
UPDATE period SET label = CASE WHEN wanted_label = '' THEN NULL ELSE wanted_label END, wanted_label = NULL
WHERE wanted_label IS NOT NULL AND series_id IN (SELECT id FROM series WHERE campaign_id = $1)

-- name: period_end
-- Nobody asks it any more, and nothing stands on it but dues that have ended.
-- in: id int64
-- out: changed
DELETE FROM period WHERE id = $1

-- name: period_end_dates
-- in: period_id int64
-- out: changed
DELETE FROM duty_date WHERE period_id = $1

-- name: period_last_ord
-- in: series_id int64
-- out: one ord int64
SELECT CAST(COALESCE(MAX(ord), 0) AS BIGINT) AS ord FROM period WHERE series_id = $1

-- name: series_last_ord
-- in: campaign_id int64
-- out: one ord int64
SELECT CAST(COALESCE(MAX(ord), 0) AS BIGINT) AS ord FROM series WHERE campaign_id = $1

-- name: due_leave_period
-- What had been asked of a period that goes keeps its slot alone.
-- in: period_id int64, first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET period_id = NULL WHERE period_id = $1 AND org_id >= $2 AND org_id <= $3 AND since_job = $4

-- name: duty_date_set
-- in: duty_id int64, period_id int64, due_on text, work_on text
-- out: none
INSERT INTO duty_date (duty_id, period_id, due_on, work_on) VALUES ($1, $2, $3, $4)
ON CONFLICT (duty_id, period_id) DO UPDATE SET due_on = excluded.due_on, work_on = excluded.work_on

-- name: duty_date_end
-- in: duty_id int64, period_id int64
-- out: changed
DELETE FROM duty_date WHERE duty_id = $1 AND period_id = $2
