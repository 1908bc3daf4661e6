-- name: holidays
-- Between two days, both included: for the last working day.
-- in: from_on text, to_on text
-- out: many on_day text, works int64
SELECT on_day, works FROM holiday WHERE on_day >= $1 AND on_day <= $2 ORDER BY on_day LIMIT 2000

-- name: due_add
-- One duty of one unit in one period; what is there already stays as it is.
-- in: id int64, duty_id int64, org_id int64, period text, due_on text, work_on text
-- out: changed
INSERT INTO due (id, duty_id, org_id, period, due_on, work_on) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (duty_id, org_id, period) DO NOTHING

-- name: due_by_id
-- in: id int64
-- out: one id int64, org_id int64, campaign_id int64, what text, words text, period text, due_on text, work_on text, done_at int64?
SELECT u.id, u.org_id, d.campaign_id, d.what, d.words, u.period, u.due_on, u.work_on, u.done_at
FROM due u
JOIN duty d ON d.id = u.duty_id
WHERE u.id = $1

-- name: due_set_done
-- Said to be done (a time), or not after all (NULL).
-- in: id int64, done_at int64?
-- out: changed
UPDATE due SET done_at = $2 WHERE id = $1

-- name: due_of_org
-- What a campaign asks of one unit, by date.
-- in: campaign_id int64, org_id int64
-- out: many id int64, duty_id int64, what text, words text, period text, due_on text, work_on text, done_at int64?
SELECT u.id, u.duty_id, d.what, d.words, u.period, u.due_on, u.work_on, u.done_at
FROM due u
JOIN duty d ON d.id = u.duty_id
WHERE d.campaign_id = $1 AND u.org_id = $2
ORDER BY u.work_on, u.id
LIMIT 1000

-- name: due_session_held
-- A session that was held does the duties to meet of the campaigns it served: those of its month,
-- quarter, half-year or year, and those that ask for one meeting. done_at NULL opens them again.
-- in: session_id int64, org_id int64, month text, quarter text, half text, year text, done_at int64?
-- out: changed
UPDATE due SET done_at = $7
WHERE org_id = $2 AND (done_at IS NULL OR CAST($7 AS BIGINT) IS NULL)
  AND (period IN ($3, $4, $5, $6) OR length(period) = 10)
  AND duty_id IN (SELECT du.id FROM duty du
                  JOIN session_campaign sc ON sc.campaign_id = du.campaign_id
                  WHERE sc.session_id = $1 AND du.what = 'session')
