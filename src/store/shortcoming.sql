-- name: shortcoming_add
-- in: id int64, org_id int64, session_id int64?, campaign_id int64?, words text, cause text?, source text, raised_on text
-- out: none
INSERT INTO shortcoming (id, org_id, session_id, campaign_id, words, cause, source, raised_on, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)

-- name: shortcoming_by_id
-- in: id int64
-- out: one org_id int64, session_id int64?, campaign_id int64?, words text, cause text?, source text, withdrawn_at int64?, version int64
SELECT org_id, session_id, campaign_id, words, cause, source, withdrawn_at, version FROM shortcoming WHERE id = $1

-- name: shortcoming_set
-- Mended by whoever has seen its latest words.
-- in: id int64, version int64, words text, cause text?, source text, campaign_id int64?
-- out: changed
UPDATE shortcoming SET words = $3, cause = $4, source = $5, campaign_id = $6, version = version + 1
WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL

-- name: shortcoming_withdraw
-- Taken back (a time), or not after all (NULL). Not while something promised against it is done.
-- in: id int64, version int64, withdrawn_at int64?
-- out: changed
UPDATE shortcoming SET withdrawn_at = $3, version = version + 1
WHERE id = $1 AND version = $2
  AND NOT EXISTS (SELECT 1 FROM remedy r WHERE r.shortcoming_id = shortcoming.id AND r.state IN ('done', 'confirmed'))

-- name: shortcomings_of_session
-- in: session_id int64
-- out: many id int64, words text, cause text?, source text, version int64
SELECT id, words, cause, source, version
FROM shortcoming
WHERE session_id = $1 AND withdrawn_at IS NULL
ORDER BY id
LIMIT 200

-- name: promises_withdrawn
-- What a session took back: shortcomings with all that was promised against them, and single remedies.
-- in: session_id int64
-- out: many what text, id int64, words text, version int64
SELECT x.what, x.id, x.words, x.version
FROM (
    SELECT 'shortcoming' AS what, s.id, s.words, s.version
    FROM shortcoming s
    WHERE s.session_id = $1 AND s.withdrawn_at IS NOT NULL
    UNION ALL
    SELECT 'remedy', r.id, r.what, r.version
    FROM remedy r
    JOIN shortcoming s ON s.id = r.shortcoming_id
    WHERE s.session_id = $1 AND s.withdrawn_at IS NULL AND r.state = 'withdrawn'
) x
ORDER BY x.id
LIMIT 200

-- name: shortcoming_counts
-- What a session raised and promised; what was taken back is not counted.
-- in: session_id int64
-- out: one shortcomings int64, remedies int64
SELECT (SELECT COUNT(*) FROM shortcoming WHERE session_id = $1 AND withdrawn_at IS NULL) AS shortcomings,
       (SELECT COUNT(*) FROM remedy r JOIN shortcoming s ON s.id = r.shortcoming_id
        WHERE s.session_id = $1 AND r.state <> 'withdrawn') AS remedies
