-- name: due_add
-- One duty of one unit in one slot of time; what is there already stays as it is, and of a period a unit
-- owes one report.
-- in: id int64, duty_id int64, org_id int64, period_id int64?, slot text, from_on text?, to_on text?, due_on text, work_on text
-- out: changed
INSERT INTO due_row (id, duty_id, org_id, period_id, slot, from_on, to_on, due_on, work_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING

-- name: due_ask_again
-- What had been taken back of a slot, by a recall, an amendment or a registration, is asked anew, by the days it
-- has now, of those units that have it since a time, between two of their ids. kind '': of any. job: the amendment for
-- which that is prepared; 0: it holds at once; so everywhere here.
-- in: campaign_id int64, duty_id int64, period_id int64?, slot text, from_on text?, to_on text?, due_on text,
--     work_on text, first_org int64, last_org int64, since int64, kind text, job int64
-- out: changed
UPDATE due_row SET period_id = $3, from_on = $5, to_on = $6, due_on = $7, work_on = $8, ended_at = NULL, ended_why = NULL
WHERE duty_id = $2 AND slot = $4 AND ended_why IN ('withdrawn', 'amended', 'registered') AND org_id >= $9 AND org_id <= $10
  AND since_job = $13
  AND EXISTS (SELECT 1 FROM campaign_org co JOIN org o ON o.id = co.org_id
              WHERE co.campaign_id = $1 AND co.org_id = due_row.org_id AND co.recalled_at IS NULL AND co.issued_at >= $11
                AND ($12 = '' OR o.kind = $12))
  AND EXISTS (SELECT 1 FROM duty d
              WHERE d.id = $2
                AND (d.audience_part IS NULL
                     OR (d.audience_part = 'registered') = EXISTS (SELECT 1 FROM campaign_registered g
                                                                   WHERE g.campaign_id = $1 AND g.org_id = due_row.org_id)))
  AND NOT EXISTS (SELECT 1 FROM due_row x
                  WHERE x.org_id = due_row.org_id AND x.period_id = $3 AND x.since_job = $13 AND x.id <> due_row.id)

-- name: due_recall
-- in: campaign_id int64, at int64
-- out: changed
UPDATE due_row SET ended_at = $2, ended_why = 'withdrawn'
WHERE done_at IS NULL AND ended_at IS NULL AND duty_id IN (SELECT id FROM duty WHERE campaign_id = $1)

-- name: due_laid_clear
-- in: campaign_id int64
-- out: changed
DELETE FROM due_laid WHERE duty_id IN (SELECT id FROM duty WHERE campaign_id = $1)

-- name: due_laid_add
-- All units that had the campaign owe that slot of the duty.
-- in: duty_id int64, slot text, at int64
-- out: changed
INSERT INTO due_laid (duty_id, slot, at) VALUES ($1, $2, $3) ON CONFLICT (duty_id, slot) DO NOTHING

-- name: due_laid_list
-- in: campaign_id int64
-- out: many duty_id int64, slot text
SELECT l.duty_id, l.slot
FROM due_laid l
JOIN duty d ON d.id = l.duty_id
WHERE d.campaign_id = $1
ORDER BY l.duty_id, l.slot
LIMIT 20000

-- name: due_lay
-- One slot of a duty for those units that have the campaign, since a time, between two of their ids and are asked;
-- what is there already stays as it is, and a report that has gone up already does it. Ids follow each other from the first one on. kind '': of any; within:
-- below whom. assembly '': whoever meets.
-- in: first_id int64, campaign_id int64, duty_id int64, period_id int64?, slot text, from_on text?, to_on text?,
--     due_on text, work_on text, hierarchy_id int64, first_org int64, last_org int64, since int64, kind text,
--     meets int64, within text, assembly text, on_day text, job int64
-- out: changed
INSERT INTO due_row (id, duty_id, org_id, period_id, slot, from_on, to_on, due_on, work_on, done_at, since_job)
SELECT $1 + ROW_NUMBER() OVER (ORDER BY co.org_id) - 1, $3, co.org_id, $4, $5, $6, $7, $8, $9,
       (SELECT r.submitted_at FROM report r
        WHERE r.org_id = co.org_id AND r.period_id = $4 AND r.in_force_id IS NOT NULL), $19
FROM campaign_org co
JOIN org_path p ON p.hierarchy_id = $10 AND p.org_id = co.org_id
JOIN org o ON o.id = co.org_id
WHERE co.campaign_id = $2 AND co.org_id >= $11 AND co.org_id <= $12 AND co.issued_at >= $13
  AND co.recalled_at IS NULL
  AND ($14 = '' OR o.kind = $14)
  AND (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = o.kind) >= $15
  AND replace(p.path, $16, '') <> p.path
  AND ($17 = '' OR EXISTS (SELECT 1 FROM assembly a
                           LEFT JOIN assembly_org_kind ak ON ak.assembly_id = a.id AND ak.org_kind = o.kind
                           WHERE a.kind = $17 AND (a.org_id = o.id OR ak.org_kind IS NOT NULL)
                             AND a.from_on <= $18 AND (a.to_on IS NULL OR a.to_on > $18)))
  AND EXISTS (SELECT 1 FROM duty d
              WHERE d.id = $3
                AND (d.audience_part IS NULL
                     OR (d.audience_part = 'registered') = EXISTS (SELECT 1 FROM campaign_registered g
                                                                   WHERE g.campaign_id = $2 AND g.org_id = co.org_id)))
ON CONFLICT DO NOTHING

-- name: due_lay_own
-- One slot of a duty of the unit that asks it; a report that has gone up already does it.
-- in: id int64, duty_id int64, org_id int64, period_id int64?, slot text, from_on text?, to_on text?, due_on text, work_on text
-- out: changed
INSERT INTO due_row (id, duty_id, org_id, period_id, slot, from_on, to_on, due_on, work_on, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
        (SELECT r.submitted_at FROM report r WHERE r.org_id = $3 AND r.period_id = $4 AND r.in_force_id IS NOT NULL))
ON CONFLICT DO NOTHING

-- name: due_ask_own_again
-- What had been taken back, when the campaign was recalled or by an amendment, by the days it has now.
-- in: duty_id int64, org_id int64, period_id int64?, slot text, from_on text?, to_on text?, due_on text, work_on text
-- out: changed
UPDATE due_row SET period_id = $3, from_on = $5, to_on = $6, due_on = $7, work_on = $8, ended_at = NULL, ended_why = NULL
WHERE duty_id = $1 AND org_id = $2 AND slot = $4 AND ended_why IN ('withdrawn', 'amended')

-- name: due_lay_children
-- One period for those units that have the campaign, since a time, between two of their ids, and whose own superior
-- asks it by a day of its own; parent_id 0: whoever that is; asked_by: the duty on which that
-- day stands. What is there already stays as it is.
-- in: first_id int64, campaign_id int64, duty_id int64, period_id int64, slot text, from_on text?, to_on text?,
--     hierarchy_id int64, first_org int64, last_org int64, since int64, parent_id int64, asked_by int64, job int64
-- out: changed
INSERT INTO due_row (id, duty_id, org_id, period_id, slot, from_on, to_on, due_on, work_on, done_at, since_job)
SELECT $1 + ROW_NUMBER() OVER (ORDER BY co.org_id) - 1, $3, co.org_id, $4, $5, $6, $7, cd.due_on, cd.work_on,
       (SELECT r.submitted_at FROM report r
        WHERE r.org_id = co.org_id AND r.period_id = $4 AND r.in_force_id IS NOT NULL), $14
FROM child_date cd
JOIN org_path p ON p.hierarchy_id = $8 AND p.parent_id = cd.org_id
JOIN campaign_org co ON co.campaign_id = $2 AND co.org_id = p.org_id AND co.recalled_at IS NULL
WHERE cd.period_id = $4 AND cd.duty_id = $13 AND ($12 = 0 OR cd.org_id = $12)
  AND co.org_id >= $9 AND co.org_id <= $10 AND co.issued_at >= $11
ON CONFLICT DO NOTHING

-- name: due_ask_children_again
-- What had been taken back of it, when the campaign was recalled or by an amendment.
-- in: duty_id int64, period_id int64, slot text, from_on text?, to_on text?, hierarchy_id int64, first_org int64,
--     last_org int64, since int64, campaign_id int64, asked_by int64, job int64
-- out: changed
UPDATE due_row SET period_id = $2, from_on = $4, to_on = $5, due_on = cd.due_on, work_on = cd.work_on, ended_at = NULL,
       ended_why = NULL
FROM child_date cd
JOIN org_path p ON p.hierarchy_id = $6 AND p.parent_id = cd.org_id
JOIN campaign_org co ON co.campaign_id = $10 AND co.org_id = p.org_id AND co.recalled_at IS NULL
WHERE cd.period_id = $2 AND cd.duty_id = $11 AND due_row.org_id = p.org_id AND due_row.duty_id = $1 AND due_row.slot = $3
  AND due_row.since_job = $12
  AND due_row.ended_why IN ('withdrawn', 'amended') AND co.org_id >= $7 AND co.org_id <= $8 AND co.issued_at >= $9

-- name: due_children_set
-- By when the open reports of a period are asked of the units directly below one.
-- in: parent_id int64, period_id int64, hierarchy_id int64, due_on text, work_on text
-- out: changed
UPDATE due_row SET due_on = $4, work_on = $5
WHERE period_id = $2 AND done_at IS NULL AND ended_at IS NULL
  AND org_id IN (SELECT p.org_id FROM org_path p WHERE p.hierarchy_id = $3 AND p.parent_id = $1)

-- name: due_amend
-- The open dues of a slot, of units between two ids and of a kind ('': of any), are asked by another duty, under
-- another name, by other days: what is done stays as it was done, and whose superior asks it by a day of its own is asked by that.
-- in: duty_id int64, slot text, kind text, hierarchy_id int64, to_duty_id int64, to_slot text, from_on text?, to_on text?,
--     due_on text, work_on text, first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET duty_id = $5, slot = $6, from_on = $7, to_on = $8, due_on = $9, work_on = $10
WHERE duty_id = $1 AND slot = $2 AND done_at IS NULL AND ended_at IS NULL
  AND org_id >= $11 AND org_id <= $12 AND since_job = $13
  AND ($3 = '' OR EXISTS (SELECT 1 FROM org o WHERE o.id = due_row.org_id AND o.kind = $3))
  AND NOT EXISTS (SELECT 1 FROM org_path p JOIN child_date cd ON cd.org_id = p.parent_id
                  WHERE p.hierarchy_id = $4 AND p.org_id = due_row.org_id AND cd.period_id = due_row.period_id)

-- name: due_amend_children
-- Those whose superior asks it by a day of its own: that stays.
-- in: duty_id int64, slot text, hierarchy_id int64, to_duty_id int64, to_slot text, from_on text?, to_on text?,
--     first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET duty_id = $4, slot = $5, from_on = $6, to_on = $7
WHERE duty_id = $1 AND slot = $2 AND done_at IS NULL AND ended_at IS NULL
  AND org_id >= $8 AND org_id <= $9 AND since_job = $10
  AND EXISTS (SELECT 1 FROM org_path p JOIN child_date cd ON cd.org_id = p.parent_id
              WHERE p.hierarchy_id = $3 AND p.org_id = due_row.org_id AND cd.period_id = due_row.period_id)

-- name: due_amend_done
-- What units of a kind ('': of any) have done of a slot is done for the duty that takes its place, by the day by which
-- it was done.
-- in: duty_id int64, slot text, kind text, to_duty_id int64, to_slot text, first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET duty_id = $4, slot = $5
WHERE duty_id = $1 AND slot = $2 AND done_at IS NOT NULL
  AND org_id >= $6 AND org_id <= $7 AND since_job = $8
  AND ($3 = '' OR EXISTS (SELECT 1 FROM org o WHERE o.id = due_row.org_id AND o.kind = $3))

-- name: due_amend_again
-- Reports of a period that had been taken back of units of a kind ('': of any) that have the campaign are asked again,
-- by a further duty.
-- in: campaign_id int64, period_id int64, kind text, duty_id int64, slot text, from_on text?, to_on text?, due_on text, work_on text,
--     first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET duty_id = $4, slot = $5, from_on = $6, to_on = $7, due_on = $8, work_on = $9, ended_at = NULL,
    ended_why = NULL
WHERE period_id = $2 AND ended_why = 'amended' AND org_id >= $10 AND org_id <= $11 AND since_job = $12
  AND EXISTS (SELECT 1 FROM campaign_org co JOIN org o ON o.id = co.org_id
              WHERE co.campaign_id = $1 AND co.org_id = due_row.org_id AND co.recalled_at IS NULL
                AND ($3 = '' OR o.kind = $3))

-- name: due_laid_end
-- The slot is asked no more: should it be again, it is laid anew.
-- in: duty_id int64, slot text
-- out: changed
DELETE FROM due_laid WHERE duty_id = $1 AND slot = $2

-- name: due_amend_end
-- The open dues of a slot are asked no more; slot '': of all slots.
-- in: duty_id int64, slot text, at int64, first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET ended_at = $3, ended_why = 'amended'
WHERE duty_id = $1 AND ($2 = '' OR slot = $2) AND done_at IS NULL AND ended_at IS NULL
  AND org_id >= $4 AND org_id <= $5 AND since_job = $6

-- name: due_amend_counts
-- How many units owe each slot of each duty still, and how many have done it.
-- in: campaign_id int64
-- out: many duty_id int64, slot text, open int64, done int64
SELECT u.duty_id, u.slot, CAST(SUM(CASE WHEN u.done_at IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS open,
       CAST(SUM(CASE WHEN u.done_at IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS done
FROM duty d
JOIN due u ON u.duty_id = d.id AND u.ended_at IS NULL
WHERE d.campaign_id = $1
GROUP BY u.duty_id, u.slot
LIMIT 20000

-- name: due_undo
-- Those of a draft whose job is stopped, of the units up to one.
-- in: campaign_id int64, last_org int64
-- out: changed
DELETE FROM due_row
WHERE org_id IN (SELECT org_id FROM campaign_org WHERE campaign_id = $1 AND org_id <= $2)
  AND duty_id IN (SELECT id FROM duty WHERE campaign_id = $1)

-- name: due_by_id
-- None of a draft: nobody is asked yet.
-- in: id int64
-- out: one id int64, org_id int64, campaign_id int64, what text, words text, slot text, label text?, due_on text, work_on text, done_at int64?, ended_at int64?
SELECT u.id, u.org_id, d.campaign_id, d.what, d.words, u.slot, p.label, u.due_on, u.work_on, u.done_at, u.ended_at
FROM due u
JOIN duty d ON d.id = u.duty_id
JOIN campaign c ON c.id = d.campaign_id AND c.state <> 'draft'
LEFT JOIN period p ON p.id = u.period_id
WHERE u.id = $1

-- name: due_set_done
-- Said to be done (a time), or not after all (NULL).
-- in: id int64, done_at int64?
-- out: changed
UPDATE due_row SET done_at = $2 WHERE id = $1

-- name: due_of_org
-- What a campaign has come to ask of one unit, by date.
-- in: campaign_id int64, org_id int64
-- out: many id int64, duty_id int64, period_id int64?, what text, words text, slot text, label text?, due_on text, work_on text, done_at int64?, ended_at int64?, ended_why text?, joint_with text?
SELECT u.id, u.duty_id, u.period_id, d.what, d.words, u.slot, p.label, u.due_on, u.work_on, u.done_at, u.ended_at, u.ended_why,
       o.name AS joint_with
FROM due u
JOIN duty d ON d.id = u.duty_id
LEFT JOIN period p ON p.id = u.period_id
LEFT JOIN session s ON s.id = u.session_id AND s.org_id <> u.org_id
LEFT JOIN org o ON o.id = s.org_id
WHERE d.campaign_id = $1 AND u.org_id = $2
ORDER BY u.work_on, u.id
LIMIT 1000

-- name: due_session_held
-- A session that was held does the duties to meet of the campaigns it served: of each duty the first open one
-- whose window holds its day, and no other. One that asks an assembly by name is done by that assembly alone.
-- in: session_id int64, org_id int64, held_on text, done_at int64
-- out: changed
UPDATE due_row SET done_at = $4, session_id = $1
WHERE id IN (
    SELECT (SELECT u.id FROM due u
            WHERE u.duty_id = du.id AND u.org_id = $2 AND u.done_at IS NULL AND u.ended_at IS NULL
              AND (u.from_on IS NULL OR u.from_on <= $3) AND (u.to_on IS NULL OR u.to_on >= $3)
            ORDER BY u.work_on, u.id
            LIMIT 1)
    FROM duty du
    JOIN session_campaign sc ON sc.campaign_id = du.campaign_id
    JOIN session s ON s.id = sc.session_id
    JOIN assembly a ON a.id = s.assembly_id
    WHERE sc.session_id = $1 AND du.what = 'session' AND (du.assembly_kind IS NULL OR du.assembly_kind = a.kind))

-- name: due_lay_held
-- Of that slot of a duty to meet, between two units' ids, what a session, of the unit's own or held together with
-- it, had done before it was laid: of those that serve the campaign and do no other slot of it the first one whose
-- day lies in the window.
-- in: campaign_id int64, duty_id int64, slot text, first_org int64, last_org int64, job int64
-- out: changed
UPDATE due_row SET (session_id, done_at) = (
    SELECT s.id, s.closed_at
    FROM (SELECT id FROM session WHERE org_id = due_row.org_id
          UNION
          SELECT session_id FROM session_org WHERE org_id = due_row.org_id) held
    JOIN session s ON s.id = held.id
    JOIN session_campaign sc ON sc.session_id = s.id AND sc.campaign_id = $1
    JOIN assembly a ON a.id = s.assembly_id
    JOIN duty du ON du.id = $2
    WHERE s.state = 'closed' AND (du.assembly_kind IS NULL OR du.assembly_kind = a.kind)
      AND (due_row.from_on IS NULL OR due_row.from_on <= s.held_on) AND (due_row.to_on IS NULL OR due_row.to_on >= s.held_on)
      AND NOT EXISTS (SELECT 1 FROM due_row x
                      WHERE x.session_id = s.id AND x.duty_id = $2 AND x.org_id = due_row.org_id AND x.since_job = $6)
    ORDER BY s.held_on, s.id
    LIMIT 1)
WHERE duty_id = $2 AND slot = $3 AND org_id >= $4 AND org_id <= $5 AND since_job = $6 AND done_at IS NULL AND ended_at IS NULL
  AND (EXISTS (SELECT 1 FROM session s JOIN session_campaign sc ON sc.session_id = s.id AND sc.campaign_id = $1
               WHERE s.org_id = due_row.org_id AND s.state = 'closed')
       OR EXISTS (SELECT 1 FROM session_org so
                  JOIN session s ON s.id = so.session_id AND s.state = 'closed'
                  JOIN session_campaign sc ON sc.session_id = s.id AND sc.campaign_id = $1
                  WHERE so.org_id = due_row.org_id))

-- name: due_session_undone
-- It was not held after all: what it did is open again.
-- in: session_id int64, org_id int64
-- out: changed
UPDATE due_row SET done_at = NULL, session_id = NULL WHERE session_id = $1 AND org_id = $2
