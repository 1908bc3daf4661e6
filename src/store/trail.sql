-- name: event_add
-- The trail of every act: rows are only ever added.
-- in: id int64, at int64, account_id int64?, org_id int64?, noun text, noun_id int64, verb text, body text, hash text
-- out: none
INSERT INTO event (id, at, account_id, org_id, noun, noun_id, verb, body, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: event_of_noun
-- What happened to one thing, newest first.
-- in: noun text, noun_id int64
-- out: many id int64, at int64, verb text, body text, person text?
SELECT e.id, e.at, e.verb, e.body, p.name AS person
FROM event e
LEFT JOIN account a ON a.id = e.account_id
LEFT JOIN person p ON p.id = a.person_id
WHERE e.noun = $1 AND e.noun_id = $2
ORDER BY e.id DESC
LIMIT 100

-- name: act_claim
-- Takes an idempotency key; changes nothing when it was taken before.
-- in: key text, account_id int64?, request text, at int64
-- out: changed
INSERT INTO act (key, account_id, request, location, at) VALUES ($1, $2, $3, NULL, $4)
ON CONFLICT (key) DO NOTHING

-- name: act_by_key
-- Where the first use of a key led.
-- in: key text
-- out: one account_id int64?, request text, location text?
SELECT account_id, request, location FROM act WHERE key = $1

-- name: act_end
-- Keeps where the act led, for whoever sends it again.
-- in: key text, location text
-- out: none
UPDATE act SET location = $2 WHERE key = $1

-- name: act_prune
-- Keys that no page can still hold; some at a time, so that writers need not wait.
-- in: before int64
-- out: changed
DELETE FROM act WHERE key IN (SELECT key FROM act WHERE at < $1 ORDER BY at LIMIT 1000)

-- name: access_log_add
-- Every look at a branch-only row, for the person it is about.
-- in: id int64, at int64, account_id int64, person_id int64, noun text, noun_id int64
-- out: none
INSERT INTO access_log (id, at, account_id, person_id, noun, noun_id) VALUES ($1, $2, $3, $4, $5, $6)
