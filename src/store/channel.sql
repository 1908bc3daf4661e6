-- name: channel_add
-- Open from a day on; nothing where it is open already.
-- in: id int64, org_id int64, board_id int64, series_id int64, from_on text
-- out: changed
INSERT INTO channel (id, org_id, board_id, series_id, from_on) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING

-- name: channel_of_day
-- One that was opened on that day and is closed.
-- in: org_id int64, board_id int64, series_id int64, from_on text
-- out: many id int64
SELECT id FROM channel
WHERE org_id = $1 AND board_id = $2 AND series_id = $3 AND from_on = $4 AND to_on IS NOT NULL
LIMIT 1

-- name: channel_open_again
-- Nothing where another is open already.
-- in: id int64
-- out: changed
UPDATE channel SET to_on = NULL
WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM channel o
                              WHERE o.series_id = channel.series_id AND o.org_id = channel.org_id
                                AND o.board_id = channel.board_id AND o.to_on IS NULL)

-- name: channel_end
-- in: id int64, to_on text
-- out: changed
UPDATE channel SET to_on = CASE WHEN from_on > $2 THEN from_on ELSE $2 END WHERE id = $1 AND to_on IS NULL

-- name: channel_by_id
-- in: id int64
-- out: one id int64, org_id int64, board_id int64, series_id int64, campaign_id int64, from_on text, to_on text?
SELECT ch.id, ch.org_id, ch.board_id, ch.series_id, s.campaign_id, ch.from_on, ch.to_on
FROM channel ch
JOIN series s ON s.id = ch.series_id
WHERE ch.id = $1

-- name: channel_list
-- Open on a day in a campaign, of one committee; live: 1 while the board still works for it.
-- in: campaign_id int64, org_id int64, on_day text
-- out: many id int64, series_id int64, board_id int64, board text, from_on text, live int64
SELECT ch.id, ch.series_id, ch.board_id, b.name AS board, ch.from_on,
       CASE WHEN EXISTS (SELECT 1 FROM advises a
                         WHERE a.board_id = ch.board_id AND a.committee_id = ch.org_id
                           AND a.from_on <= $3 AND (a.to_on IS NULL OR a.to_on > $3)) THEN 1 ELSE 0 END AS live
FROM channel ch
JOIN series s ON s.id = ch.series_id
JOIN org b ON b.id = ch.board_id
WHERE s.campaign_id = $1 AND ch.org_id = $2 AND ch.from_on <= $3 AND (ch.to_on IS NULL OR ch.to_on > $3)
ORDER BY s.ord, b.order_key, b.id
LIMIT 100

-- name: channel_near
-- What of a series is open today of a board, for a committee, or of another board, in one statement.
-- in: series_id int64, board_id int64, org_id int64, other_id int64, hierarchy_id int64, on_day text
-- out: many board_id int64, board text, org_id int64, path text
SELECT ch.board_id, b.name AS board, ch.org_id, p.path
FROM channel ch
JOIN org b ON b.id = ch.board_id
JOIN org_path p ON p.org_id = ch.org_id AND p.hierarchy_id = $5
WHERE ((ch.series_id = $1 AND ch.board_id = $2) OR (ch.series_id = $1 AND ch.org_id = $3)
       OR (ch.series_id = $1 AND ch.board_id = $4))
  AND ch.from_on <= $6 AND (ch.to_on IS NULL OR ch.to_on > $6)
  AND EXISTS (SELECT 1 FROM advises a
              WHERE a.board_id = ch.board_id AND a.committee_id = ch.org_id
                AND a.from_on <= $6 AND (a.to_on IS NULL OR a.to_on > $6))
ORDER BY b.order_key, b.id, ch.org_id
LIMIT 300

-- name: channel_hands
-- For which committees a board works today, in one way of reporting or (series_id NULL) in any of a campaign,
-- and where they stand.
-- in: board_id int64, campaign_id int64, series_id int64?, hierarchy_id int64, on_day text
-- out: many series_id int64, org_id int64, path text
SELECT ch.series_id, ch.org_id, p.path
FROM channel ch
JOIN series s ON s.id = ch.series_id AND s.campaign_id = $2
JOIN org_path p ON p.org_id = ch.org_id AND p.hierarchy_id = $4
WHERE ch.board_id = $1 AND (CAST($3 AS BIGINT) IS NULL OR ch.series_id = $3)
  AND ch.from_on <= $5 AND (ch.to_on IS NULL OR ch.to_on > $5)
  AND EXISTS (SELECT 1 FROM advises a
              WHERE a.board_id = ch.board_id AND a.committee_id = ch.org_id
                AND a.from_on <= $5 AND (a.to_on IS NULL OR a.to_on > $5))
ORDER BY ch.series_id, ch.org_id
LIMIT 200
