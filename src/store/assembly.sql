-- name: assembly_of_org
-- The assemblies that a unit has on a day, the one offered first at the head.
-- in: org_id int64, on_day text
-- out: many id int64, kind text, name_vi text, name_en text, unnamed int64
SELECT a.id, a.kind, a.name_vi, a.name_en, COALESCE(k.unnamed, 0) AS unnamed
FROM org o
JOIN assembly a ON a.org_id IS NULL OR a.org_id = o.id
LEFT JOIN assembly_org_kind k ON k.org_kind = o.kind AND k.assembly_id = a.id
WHERE o.id = $1 AND (a.org_id = o.id OR k.assembly_id IS NOT NULL)
  AND a.from_on <= $2 AND (a.to_on IS NULL OR a.to_on > $2)
ORDER BY k.ord NULLS LAST, a.id
LIMIT 50

-- name: assembly_add
-- An office's own.
-- in: id int64, org_id int64, kind text, name_vi text, name_en text, from_on text
-- out: none
INSERT INTO assembly (id, org_id, kind, name_vi, name_en, from_on) VALUES ($1, $2, $3, $4, $5, $6)

-- name: assembly_rule_add
-- in: id int64, assembly_id int64, source text, member text?, rank_from int64?, rank_to int64?, org_kind text?
-- out: none
INSERT INTO assembly_rule (id, assembly_id, source, member, rank_from, rank_to, org_kind)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: assembly_person_add
-- in: id int64, assembly_id int64, org_id int64, person_id int64, from_on text
-- out: none
INSERT INTO assembly_person (id, assembly_id, org_id, person_id, from_on) VALUES ($1, $2, $3, $4, $5)

-- name: assembly_people_choices
-- Who can chair a unit's session or write its minutes: who belongs to it, holds a post in it, or is on one of
-- its assemblies by hand.
-- in: org_id int64, on_day text
-- out: many id int64, name text
SELECT pe.id, pe.name
FROM person pe
WHERE pe.id IN (SELECT m.person_id FROM membership m
                WHERE m.org_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
                UNION
                SELECT po.person_id FROM position po
                WHERE po.org_id = $1 AND po.from_on <= $2 AND (po.to_on IS NULL OR po.to_on > $2)
                UNION
                SELECT ap.person_id FROM assembly_person ap
                WHERE ap.org_id = $1 AND ap.from_on <= $2 AND (ap.to_on IS NULL OR ap.to_on > $2))
ORDER BY pe.order_key, pe.id
LIMIT 1000
