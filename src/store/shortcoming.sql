-- name: shortcoming_add
-- in: id int64, org_id int64, session_id int64?, campaign_id int64?, words text, cause text?, source text, raised_on text
-- out: none
INSERT INTO shortcoming (id, org_id, session_id, campaign_id, words, cause, source, raised_on, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)

-- name: shortcoming_by_id
-- in: id int64
-- out: one org_id int64, session_id int64?, words text, version int64
SELECT org_id, session_id, words, version FROM shortcoming WHERE id = $1

-- name: shortcomings_of_session
-- in: session_id int64
-- out: many id int64, words text, cause text?, source text, version int64
SELECT id, words, cause, source, version FROM shortcoming WHERE session_id = $1 ORDER BY id LIMIT 200

-- name: shortcoming_counts
-- What a session raised and promised; what was taken back is not counted.
-- in: session_id int64
-- out: one shortcomings int64, remedies int64
SELECT (SELECT COUNT(*) FROM shortcoming WHERE session_id = $1) AS shortcomings,
       (SELECT COUNT(*) FROM remedy r JOIN shortcoming s ON s.id = r.shortcoming_id
        WHERE s.session_id = $1 AND r.state <> 'withdrawn') AS remedies
