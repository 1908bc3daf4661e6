-- name: job_add
-- in: id int64, kind text, org_id int64, account_id int64, args text, total int64, made_at int64
-- out: none
INSERT INTO job (id, kind, org_id, account_id, args, state, done, total, made_at)
VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6, $7)

-- name: job_by_id
-- in: id int64
-- out: one id int64, kind text, org_id int64, account_id int64, args text, state text, done int64, total int64, file_id int64?, message text?, tries int64, made_at int64, stop int64, place text?
SELECT id, kind, org_id, account_id, args, state, done, total, file_id, message, tries, made_at, stop, place
FROM job WHERE id = $1

-- name: job_waiting
-- The oldest that nobody has taken, or whose taker has not been heard of since.
-- in: stale_before int64
-- out: one id int64
SELECT id FROM job
WHERE state = 'waiting' OR (state = 'running' AND claimed_at < $1)
ORDER BY id
LIMIT 1

-- name: job_claim
-- Taken by whoever changes the row first. Work in slices goes on at its place, other work begins anew.
-- in: id int64, at int64, stale_before int64
-- out: changed
UPDATE job SET state = 'running', claimed_at = $2, done = CASE WHEN place IS NULL THEN 0 ELSE done END, tries = tries + 1
WHERE id = $1 AND (state = 'waiting' OR (state = 'running' AND claimed_at < $3))

-- name: job_progress
-- One step more; also a sign of life.
-- in: id int64, at int64
-- out: none
UPDATE job SET done = done + 1, claimed_at = $2 WHERE id = $1

-- name: job_advance
-- A slice more, in the transaction that does it: by the taker of that try alone, so that no two do the same.
-- in: id int64, tries int64, done int64, place text, at int64
-- out: changed
UPDATE job SET done = done + $3, place = $4, claimed_at = $5 WHERE id = $1 AND tries = $2 AND state = 'running'

-- name: job_release
-- Its taker is told to stop: another may go on at once.
-- in: id int64, tries int64
-- out: changed
UPDATE job SET state = 'waiting', tries = tries - 1 WHERE id = $1 AND tries = $2 AND state = 'running'

-- name: job_again
-- To go on, or to be undone; one that had failed is taken up again, with the rights of whoever says so.
-- in: id int64, stop int64, account_id int64
-- out: changed
UPDATE job SET stop = $2, account_id = $3, message = NULL, ended_at = NULL,
    tries = CASE WHEN state = 'failed' THEN 0 ELSE tries END,
    state = CASE WHEN state = 'failed' THEN 'waiting' ELSE state END
WHERE id = $1 AND state <> 'done'

-- name: job_end
-- By the taker of that try alone: one that was thought dead changes nothing.
-- in: id int64, tries int64, state text, file_id int64?, message text?, at int64
-- out: changed
UPDATE job SET state = $3, done = CASE WHEN $3 = 'done' THEN total ELSE done END, file_id = $4,
    message = $5, ended_at = $6
WHERE id = $1 AND tries = $2 AND state = 'running'

-- name: job_old
-- Long ended, and nothing waits for a person to say how it goes on; some at a time, so that writers need not wait.
-- in: before int64
-- out: many id int64, file_id int64?
SELECT j.id, j.file_id
FROM job j
WHERE j.state IN ('done', 'failed') AND j.ended_at < $1
  AND NOT EXISTS (SELECT 1 FROM campaign c WHERE c.job_id = j.id)
ORDER BY j.id
LIMIT 100

-- name: job_delete
-- in: id int64
-- out: none
DELETE FROM job WHERE id = $1
