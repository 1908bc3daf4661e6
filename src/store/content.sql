-- name: content_add
-- in: id int64, campaign_id int64, clause_id int64?, item_id int64?, ord int64, what text, slot text?, from_on text?, to_on text?, topic_id int64?, mended int64, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
-- out: none
INSERT INTO content (id, campaign_id, clause_id, item_id, ord, what, slot, from_on, to_on, topic_id, mended, kind, number,
                     symbol, issued_on, issuer, title, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)

-- name: content_list
-- What a campaign gives to take up: topics and what is studied or reviewed in their order, then materials by their
-- time, those of any time first; what no longer counts last. wanted 1: what an amendment prepares, 0: what was issued,
-- or will be.
-- in: campaign_id int64, wanted int64
-- out: many id int64, clause_id int64?, item_id int64?, ord int64, what text, slot text?, from_on text?, to_on text?, topic_id int64?, topic text?, mended int64, dropped_at int64?, since_n int64?, ended_n int64?, wanted text?, wanted_of int64?, version int64, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
SELECT x.id, x.clause_id, x.item_id, x.ord, x.what, x.slot, x.from_on, x.to_on, x.topic_id, t.title AS topic, x.mended,
       x.dropped_at, x.since_n, x.ended_n, x.wanted, x.wanted_of, x.version, x.kind, x.number, x.symbol, x.issued_on,
       x.issuer, x.title
FROM content x
LEFT JOIN content t ON t.id = x.topic_id
WHERE x.campaign_id = $1 AND (COALESCE(x.wanted, 'end') <> 'end') = ($2 = 1)
ORDER BY CASE WHEN x.what = 'material' THEN 1 ELSE 0 END,
         CASE WHEN x.dropped_at IS NULL AND x.ended_n IS NULL THEN 0 ELSE 1 END,
         CASE WHEN x.what = 'material' THEN x.slot END NULLS FIRST, x.ord, x.id
LIMIT 1500

-- name: content_by_id
-- With the words that it was read from.
-- in: id int64
-- out: one id int64, campaign_id int64, clause_id int64?, quote text?, item_id int64?, ord int64, what text, slot text?, from_on text?, to_on text?, topic_id int64?, topic text?, mended int64, dropped_at int64?, since_n int64?, ended_n int64?, wanted text?, wanted_of int64?, version int64, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
SELECT x.id, x.campaign_id, x.clause_id, c.words AS quote, x.item_id, x.ord, x.what, x.slot, x.from_on, x.to_on,
       x.topic_id, t.title AS topic, x.mended, x.dropped_at, x.since_n, x.ended_n, x.wanted, x.wanted_of, x.version,
       x.kind, x.number, x.symbol, x.issued_on, x.issuer, x.title
FROM content x
LEFT JOIN content t ON t.id = x.topic_id
LEFT JOIN clause c ON c.id = x.clause_id
WHERE x.id = $1

-- name: content_set
-- When the caller has seen the latest version.
-- in: id int64, version int64, what text, slot text?, from_on text?, to_on text?, topic_id int64?, mended int64, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text
-- out: changed
UPDATE content
SET what = $3, slot = $4, from_on = $5, to_on = $6, topic_id = $7, mended = $8, kind = $9, number = $10, symbol = $11,
    issued_on = $12, issuer = $13, title = $14, version = version + 1
WHERE id = $1 AND version = $2

-- name: content_drop
-- Left out of the draft (a time), or brought back (NULL).
-- in: id int64, version int64, dropped_at int64?
-- out: changed
UPDATE content SET dropped_at = $3, version = version + 1 WHERE id = $1 AND version = $2

-- name: content_place
-- in: id int64, ord int64
-- out: changed
UPDATE content SET ord = $2, version = version + 1 WHERE id = $1

-- name: content_last_ord
-- in: campaign_id int64
-- out: one ord int64
SELECT CAST(COALESCE(MAX(ord), 0) AS BIGINT) AS ord FROM content WHERE campaign_id = $1

-- name: content_clear
-- What was read and no person has touched: a draft that follows its document makes it anew. What a material of a
-- person's is read for stays.
-- in: campaign_id int64
-- out: changed
DELETE FROM content
WHERE campaign_id = $1 AND item_id IS NOT NULL AND mended = 0 AND dropped_at IS NULL
  AND id NOT IN (SELECT m.topic_id FROM content m WHERE m.campaign_id = $1 AND m.topic_id IS NOT NULL)

-- name: session_content_offers
-- What the campaigns of a session give it to take up, and what it chose of that: that stays, though an amendment has
-- ended it since.
-- in: session_id int64
-- out: many id int64, campaign_id int64, what text, slot text?, topic_slot text?, from_on text?, to_on text?, kind text?, number text?, symbol text?, issued_on text?, issuer text?, title text, chosen int64
SELECT x.id, x.campaign_id, x.what, x.slot, t.slot AS topic_slot, x.from_on, x.to_on, x.kind, x.number, x.symbol,
       x.issued_on, x.issuer, x.title, CASE WHEN y.content_id IS NULL THEN 0 ELSE 1 END AS chosen
FROM session_campaign sc
JOIN content x ON x.campaign_id = sc.campaign_id
LEFT JOIN content t ON t.id = x.topic_id
LEFT JOIN session_content y ON y.session_id = sc.session_id AND y.content_id = x.id
WHERE sc.session_id = $1
  AND (y.content_id IS NOT NULL
       OR (x.dropped_at IS NULL AND x.ended_n IS NULL AND COALESCE(x.wanted, 'end') = 'end'))
ORDER BY CASE WHEN x.what = 'material' THEN 1 ELSE 0 END, sc.campaign_id,
         CASE WHEN x.what = 'material' THEN x.slot END NULLS FIRST, x.ord, x.id
LIMIT 1000

-- name: session_content_add
-- in: session_id int64, content_id int64
-- out: none
INSERT INTO session_content (session_id, content_id) VALUES ($1, $2)
ON CONFLICT (session_id, content_id) DO NOTHING

-- name: session_content_end
-- in: session_id int64, content_id int64
-- out: none
DELETE FROM session_content WHERE session_id = $1 AND content_id = $2

-- name: session_contents_trim
-- Those of campaigns that it no longer serves.
-- in: session_id int64
-- out: none
DELETE FROM session_content
WHERE session_id = $1
  AND content_id NOT IN (SELECT x.id FROM session_campaign sc JOIN content x ON x.campaign_id = sc.campaign_id
                         WHERE sc.session_id = $1)

-- name: content_want
-- What an amendment makes of a content.
-- in: id int64, wanted text?, wanted_of int64?
-- out: changed
UPDATE content SET wanted = $2, wanted_of = $3 WHERE id = $1

-- name: content_unwant
-- A row that an amendment prepared goes.
-- in: id int64
-- out: changed
DELETE FROM content WHERE id = $1 AND wanted IN ('add', 'change')

-- name: content_unwant_all
-- in: campaign_id int64
-- out: changed
DELETE FROM content WHERE campaign_id = $1 AND wanted IN ('add', 'change')

-- name: content_keep_all
-- None of them is to end.
-- in: campaign_id int64
-- out: changed
UPDATE content SET wanted = NULL WHERE campaign_id = $1 AND wanted = 'end'

-- name: content_begin
-- What an amendment prepared is offered from that version on.
-- in: id int64, since_n int64
-- out: changed
UPDATE content SET wanted = NULL, wanted_of = NULL, since_n = $2 WHERE id = $1

-- name: content_over
-- It is offered no more from that version on.
-- in: id int64, ended_n int64
-- out: changed
UPDATE content SET wanted = NULL, ended_n = $2, version = version + 1 WHERE id = $1

-- name: content_retopic
-- Papers that are read for a topic are read for the one that takes its place.
-- in: topic_id int64, to_topic_id int64
-- out: changed
UPDATE content SET topic_id = $2 WHERE topic_id = $1 AND ended_n IS NULL AND id <> $2
