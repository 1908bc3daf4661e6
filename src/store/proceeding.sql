-- name: proceeding_of_campaign
-- The orders of proceedings that a plan gives for a session of that kind and assembly in that unit, the ones
-- made most closely for it first. A committee's is for whatever meets of a committee: enlarged, standing. kept_id:
-- one that a session follows already, though an amendment has ended it since.
-- in: campaign_id int64, session_kind text, assembly_id int64, org_id int64, kept_id int64
-- out: many id int64, name text, fit int64
SELECT p.id, p.name,
       CASE WHEN p.assembly_kind IS NULL THEN 0 WHEN p.assembly_kind = a.kind THEN 4 ELSE 2 END
       + CASE WHEN p.org_kind IS NULL THEN 0 ELSE 1 END AS fit
FROM proceeding p
JOIN assembly a ON a.id = $3
JOIN org o ON o.id = $4
WHERE p.campaign_id = $1 AND p.session_kind = $2
  AND ((p.dropped_at IS NULL AND p.ended_n IS NULL AND COALESCE(p.wanted, 'end') = 'end') OR p.id = $5)
  AND (p.assembly_kind IS NULL OR p.assembly_kind = a.kind
       OR (p.assembly_kind = 'committee' AND EXISTS (SELECT 1 FROM assembly_org_kind k
                                                     JOIN assembly b ON b.id = k.assembly_id AND b.kind = 'committee'
                                                     WHERE k.org_kind = o.kind)))
  AND (p.org_kind IS NULL OR p.org_kind = o.kind)
ORDER BY fit DESC, p.id
LIMIT 20

-- name: proceeding_standing
-- Those that stand on a day where the plan gives none: the unit's own, then everybody's.
-- in: session_kind text, on_day text, assembly_id int64, org_id int64
-- out: many id int64, name text
SELECT p.id, p.name
FROM proceeding p
JOIN assembly a ON a.id = $3
JOIN org o ON o.id = $4
WHERE p.campaign_id IS NULL AND (p.org_id IS NULL OR p.org_id = o.id) AND p.session_kind = $1
  AND p.from_on <= $2 AND (p.to_on IS NULL OR p.to_on > $2)
  AND (p.assembly_kind IS NULL OR p.assembly_kind = a.kind)
  AND (p.org_kind IS NULL OR p.org_kind = o.kind)
ORDER BY CASE WHEN p.org_id IS NULL THEN 1 ELSE 0 END, CASE WHEN p.assembly_kind IS NULL THEN 1 ELSE 0 END,
         CASE WHEN p.org_kind IS NULL THEN 1 ELSE 0 END, p.from_on DESC, p.id DESC
LIMIT 1

-- name: proceeding_steps
-- in: proceeding_id int64
-- out: many ord int64, part text, label text, words text, purpose text
SELECT ord, part, label, words, purpose FROM proceeding_step WHERE proceeding_id = $1 ORDER BY ord LIMIT 60

-- name: campaign_proceeding_add
-- in: id int64, campaign_id int64, session_kind text, assembly_kind text?, org_kind text?, name text, from_on text, item_id int64?, mended int64
-- out: none
INSERT INTO proceeding (id, campaign_id, session_kind, assembly_kind, org_kind, name, from_on, item_id, mended)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: campaign_proceeding_list
-- The orders of proceedings that the plan gives, those that no longer count last. wanted 1: those that an amendment
-- prepares, 0: those that were issued, or will be.
-- in: campaign_id int64, wanted int64
-- out: many id int64, session_kind text, assembly_kind text?, org_kind text?, org_kind_vi text?, org_kind_en text?, name text, item_id int64?, mended int64, dropped_at int64?, since_n int64?, ended_n int64?, wanted text?, wanted_of int64?, version int64
SELECT p.id, p.session_kind, p.assembly_kind, p.org_kind, k.name_vi AS org_kind_vi, k.name_en AS org_kind_en, p.name,
       p.item_id, p.mended, p.dropped_at, p.since_n, p.ended_n, p.wanted, p.wanted_of, p.version
FROM proceeding p
LEFT JOIN org_kind k ON k.code = p.org_kind
WHERE p.campaign_id = $1 AND (COALESCE(p.wanted, 'end') <> 'end') = ($2 = 1)
ORDER BY CASE WHEN p.dropped_at IS NULL AND p.ended_n IS NULL THEN 0 ELSE 1 END, p.id
LIMIT 50

-- name: campaign_proceeding_of
-- Which campaign it is of.
-- in: id int64
-- out: one campaign_id int64?, wanted text?
SELECT campaign_id, wanted FROM proceeding WHERE id = $1

-- name: campaign_proceeding_set
-- When the caller has seen the latest version.
-- in: id int64, version int64, session_kind text, assembly_kind text?, org_kind text?, name text, mended int64
-- out: changed
UPDATE proceeding SET session_kind = $3, assembly_kind = $4, org_kind = $5, name = $6, mended = $7, version = version + 1
WHERE id = $1 AND version = $2

-- name: campaign_proceeding_drop
-- Left out of the draft (a time), or brought back (NULL).
-- in: id int64, version int64, dropped_at int64?
-- out: changed
UPDATE proceeding SET dropped_at = $3, version = version + 1 WHERE id = $1 AND version = $2

-- name: campaign_proceeding_step_add
-- in: id int64, proceeding_id int64, ord int64, part text, label text, words text, purpose text
-- out: none
INSERT INTO proceeding_step (id, proceeding_id, ord, part, label, words, purpose) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: campaign_proceeding_steps_end
-- Before they are written anew.
-- in: proceeding_id int64
-- out: changed
DELETE FROM proceeding_step WHERE proceeding_id = $1

-- name: campaign_proceeding_step_clear
-- Of those that campaign_proceeding_clear takes.
-- in: campaign_id int64
-- out: changed
DELETE FROM proceeding_step
WHERE proceeding_id IN (SELECT id FROM proceeding
                        WHERE campaign_id = $1 AND item_id IS NOT NULL AND mended = 0 AND dropped_at IS NULL)

-- name: campaign_proceeding_clear
-- What was read and no person has touched: a draft that follows its document makes it anew.
-- in: campaign_id int64
-- out: changed
DELETE FROM proceeding WHERE campaign_id = $1 AND item_id IS NOT NULL AND mended = 0 AND dropped_at IS NULL

-- name: campaign_steps
-- The steps of all orders of proceedings that the plan has, prepared ones too.
-- in: campaign_id int64
-- out: many proceeding_id int64, part text, label text, words text
SELECT p.id AS proceeding_id, s.part, s.label, s.words
FROM proceeding p
JOIN proceeding_step s ON s.proceeding_id = p.id
WHERE p.campaign_id = $1
ORDER BY p.id, s.ord
LIMIT 2000

-- name: campaign_proceeding_want
-- What an amendment makes of an order.
-- in: id int64, wanted text?, wanted_of int64?
-- out: changed
UPDATE proceeding SET wanted = $2, wanted_of = $3 WHERE id = $1

-- name: campaign_proceeding_unwant
-- A row that an amendment prepared goes, once its steps have.
-- in: id int64
-- out: changed
DELETE FROM proceeding WHERE id = $1 AND wanted IN ('add', 'change')

-- name: campaign_proceeding_steps_unwant_all
-- in: campaign_id int64
-- out: changed
DELETE FROM proceeding_step
WHERE proceeding_id IN (SELECT id FROM proceeding WHERE campaign_id = $1 AND wanted IN ('add', 'change'))

-- name: campaign_proceeding_unwant_all
-- in: campaign_id int64
-- out: changed
DELETE FROM proceeding WHERE campaign_id = $1 AND wanted IN ('add', 'change')

-- name: campaign_proceeding_keep_all
-- None of them is to end.
-- in: campaign_id int64
-- out: changed
UPDATE proceeding SET wanted = NULL WHERE campaign_id = $1 AND wanted = 'end'

-- name: campaign_proceeding_begin
-- What an amendment prepared is followed from that version on.
-- in: id int64, since_n int64
-- out: changed
UPDATE proceeding SET wanted = NULL, wanted_of = NULL, since_n = $2 WHERE id = $1

-- name: campaign_proceeding_over
-- It is followed by no further session from that version on.
-- in: id int64, ended_n int64
-- out: changed
UPDATE proceeding SET wanted = NULL, ended_n = $2, version = version + 1 WHERE id = $1
