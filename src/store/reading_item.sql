-- name: reading_item_add
-- in: id int64, document_id int64, ord int64, key text, body text, label text, span_start int64, span_end int64, doubt text?
-- out: none
INSERT INTO reading_item (id, document_id, ord, key, body, label, span_start, span_end, doubt, state, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed', 1)

-- name: reading_item_list
-- in: document_id int64
-- out: many id int64, ord int64, key text, body text, label text, span_start int64, span_end int64, doubt text?, state text, version int64
SELECT id, ord, key, body, label, span_start, span_end, doubt, state, version
FROM reading_item
WHERE document_id = $1
ORDER BY ord
LIMIT 5000

-- name: reading_item_by_id
-- in: id int64
-- out: one id int64, document_id int64, ord int64, key text, body text, label text, span_start int64, span_end int64, doubt text?, state text, version int64
SELECT id, document_id, ord, key, body, label, span_start, span_end, doubt, state, version
FROM reading_item
WHERE id = $1

-- name: reading_item_counts
-- Where the review stands.
-- in: document_id int64
-- out: one certain int64, doubtful int64, kept int64, dropped int64
SELECT CAST(COALESCE(SUM(CASE WHEN state = 'proposed' AND doubt IS NULL AND key <> 'check' THEN 1 ELSE 0 END), 0) AS BIGINT) AS certain,
       CAST(COALESCE(SUM(CASE WHEN state = 'proposed' AND doubt IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS doubtful,
       CAST(COALESCE(SUM(CASE WHEN state IN ('accepted', 'mended') AND key <> 'check' THEN 1 ELSE 0 END), 0) AS BIGINT) AS kept,
       CAST(COALESCE(SUM(CASE WHEN state = 'dropped' THEN 1 ELSE 0 END), 0) AS BIGINT) AS dropped
FROM reading_item
WHERE document_id = $1

-- name: reading_item_accept_certain
-- All that was read without a doubt, in one act; what was already decided stays.
-- in: document_id int64
-- out: changed
UPDATE reading_item SET state = 'accepted', version = version + 1
WHERE document_id = $1 AND state = 'proposed' AND doubt IS NULL

-- name: reading_item_drop_rest
-- Whatever is still undecided is left out.
-- in: document_id int64
-- out: changed
UPDATE reading_item SET state = 'dropped', version = version + 1
WHERE document_id = $1 AND state = 'proposed'

-- name: reading_item_decide
-- One decision, when the caller has seen the latest version.
-- in: id int64, version int64, state text, body text, label text
-- out: changed
UPDATE reading_item SET state = $3, body = $4, label = $5, version = version + 1
WHERE id = $1 AND version = $2
