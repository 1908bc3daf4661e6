-- name: child_date_put
-- in: org_id int64, period_id int64, duty_id int64, due_on text, work_on text
-- out: none
INSERT INTO child_date (org_id, period_id, duty_id, due_on, work_on) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (org_id, period_id) DO UPDATE SET due_on = excluded.due_on, work_on = excluded.work_on

-- name: child_date_drop
-- in: org_id int64, period_id int64
-- out: changed
DELETE FROM child_date WHERE org_id = $1 AND period_id = $2

-- name: child_date_clear
-- It is recalled, or a draft's periods go: whoever passes it on again says anew what is asked below.
-- in: campaign_id int64
-- out: changed
DELETE FROM child_date
WHERE period_id IN (SELECT p.id FROM period p JOIN series s ON s.id = p.series_id WHERE s.campaign_id = $1)

-- name: child_date_by
-- The days that a unit has set for its own children.
-- in: campaign_id int64, org_id int64
-- out: many period_id int64, due_on text, work_on text
SELECT cd.period_id, cd.due_on, cd.work_on
FROM child_date cd
JOIN period p ON p.id = cd.period_id
JOIN series s ON s.id = p.series_id
WHERE s.campaign_id = $1 AND cd.org_id = $2
ORDER BY s.ord, p.ord
LIMIT 2000

-- name: child_date_for
-- The days that its own superior has set for a unit.
-- in: campaign_id int64, org_id int64, hierarchy_id int64
-- out: many period_id int64, duty_id int64, due_on text, work_on text
SELECT cd.period_id, cd.duty_id, cd.due_on, cd.work_on
FROM org_path o
JOIN child_date cd ON cd.org_id = o.parent_id
JOIN period p ON p.id = cd.period_id
JOIN series s ON s.id = p.series_id
WHERE s.campaign_id = $1 AND o.org_id = $2 AND o.hierarchy_id = $3
ORDER BY s.ord, p.ord
LIMIT 2000

-- name: child_date_first
-- The earliest day by which any unit asks a period of its own children.
-- in: campaign_id int64
-- out: many period_id int64, work_on text?
SELECT p.id AS period_id, (SELECT MIN(cd.work_on) FROM child_date cd WHERE cd.period_id = p.id) AS work_on
FROM series s
JOIN period p ON p.series_id = s.id
WHERE s.campaign_id = $1
ORDER BY p.id
LIMIT 2000

-- name: child_date_move
-- The units that set them report by another duty now.
-- in: duty_id int64, to_duty_id int64
-- out: changed
UPDATE child_date SET duty_id = $2 WHERE duty_id = $1

-- name: child_date_end
-- The period is asked no more.
-- in: period_id int64
-- out: changed
DELETE FROM child_date WHERE period_id = $1

-- name: child_none
-- Whether a unit has said that its own children need not report.
-- in: campaign_id int64, org_id int64
-- out: one asks_none int64
SELECT asks_none FROM campaign_org WHERE campaign_id = $1 AND org_id = $2

-- name: child_none_set
-- in: campaign_id int64, org_id int64, asks_none int64
-- out: changed
UPDATE campaign_org SET asks_none = $3 WHERE campaign_id = $1 AND org_id = $2

-- name: child_holders
-- The next units directly below one that have the campaign, some at a time: the first and the last of their ids.
-- in: campaign_id int64, parent_id int64, hierarchy_id int64, after_org int64, most int64
-- out: one first_org int64?, last_org int64?, n int64
SELECT MIN(x.org_id) AS first_org, MAX(x.org_id) AS last_org, COUNT(*) AS n
FROM (SELECT co.org_id
      FROM org_path p
      JOIN campaign_org co ON co.campaign_id = $1 AND co.org_id = p.org_id AND co.recalled_at IS NULL
      WHERE p.hierarchy_id = $3 AND p.parent_id = $2 AND co.org_id > $4
      ORDER BY co.org_id
      LIMIT $5) x

-- name: child_date_behind
-- How many units have set their own children a day for a period that lies behind a day by which a duty is to ask
-- themselves: not those whose own superior has set them one, nor those that have done it.
-- in: duty_id int64, period_id int64, work_on text
-- out: one n int64, latest text?
SELECT COUNT(*) AS n, MAX(cd.due_on) AS latest
FROM child_date cd
JOIN period p ON p.id = cd.period_id
JOIN series s ON s.id = p.series_id
WHERE cd.duty_id = $1 AND cd.period_id = $2 AND cd.work_on > $3
  AND NOT EXISTS (SELECT 1 FROM due u
                  WHERE u.org_id = cd.org_id AND u.period_id = cd.period_id AND u.done_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM org_path h JOIN child_date a ON a.org_id = h.parent_id
                  WHERE h.hierarchy_id = s.hierarchy_id AND h.org_id = cd.org_id AND a.period_id = cd.period_id)

-- name: child_dates_astray
-- nep check: days that a unit has set for its own children though it does not have the campaign, or by a duty that
-- does not ask that period (foreign), or later than it is asked itself (own_on).
-- in: most int64
-- out: many org text, slot text, label text?, due_on text, own_on text?, foreign_to int64
SELECT x.org, x.slot, x.label, x.due_on, x.own_on, x.foreign_to
FROM (SELECT cd.org_id, cd.period_id, o.name AS org, p.slot, p.label, cd.due_on, cd.work_on,
             CASE WHEN co.org_id IS NOT NULL AND d.series_id = p.series_id THEN 0 ELSE 1 END AS foreign_to,
             COALESCE((SELECT u.work_on FROM due u
                       WHERE u.org_id = cd.org_id AND u.period_id = cd.period_id AND u.ended_at IS NULL),
                      (SELECT a.work_on FROM org_path h JOIN child_date a ON a.org_id = h.parent_id
                       WHERE h.hierarchy_id = s.hierarchy_id AND h.org_id = cd.org_id AND a.period_id = cd.period_id),
                      (SELECT dd.work_on FROM duty_date dd
                       WHERE dd.duty_id = cd.duty_id AND dd.period_id = cd.period_id)) AS own_on
      FROM child_date cd
      JOIN org o ON o.id = cd.org_id
      JOIN period p ON p.id = cd.period_id
      JOIN series s ON s.id = p.series_id
      JOIN duty d ON d.id = cd.duty_id
      LEFT JOIN campaign_org co ON co.campaign_id = s.campaign_id AND co.org_id = cd.org_id) x
WHERE x.foreign_to = 1 OR x.own_on < x.work_on
ORDER BY x.org_id, x.period_id
LIMIT $1

-- name: child_dues_astray
-- nep check: units that are asked for a period later than their own superior has set; not those that came to stand
-- there after it had begun.
-- in: most int64
-- out: many org text, slot text, label text?, due_on text, set_on text
SELECT o.name AS org, p.slot, p.label, u.due_on, cd.due_on AS set_on
FROM child_date cd
JOIN period p ON p.id = cd.period_id
JOIN series s ON s.id = p.series_id
JOIN org_path h ON h.hierarchy_id = s.hierarchy_id AND h.parent_id = cd.org_id
JOIN org o ON o.id = h.org_id
JOIN due u ON u.org_id = h.org_id AND u.period_id = cd.period_id AND u.done_at IS NULL AND u.ended_at IS NULL
WHERE u.work_on > cd.work_on
  AND NOT EXISTS (SELECT 1 FROM org_link l
                  WHERE l.hierarchy_id = s.hierarchy_id AND l.child_id = h.org_id AND l.from_on > p.from_on)
ORDER BY u.id
LIMIT $1
