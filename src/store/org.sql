-- name: org_by_id
-- A unit with its place in today's tree.
-- in: id int64, hierarchy_id int64
-- out: one id int64, kind text, name text, official_name text, symbol text, place text, phone text?, layout text, version int64, path text, depth int64, parent_id int64?, holds_sessions int64, signs_as text, kind_vi text, kind_en text
SELECT o.id, o.kind, o.name, o.official_name, o.symbol, o.place, o.phone, o.layout, o.version,
       p.path, p.depth, p.parent_id, k.holds_sessions, k.signs_as, k.name_vi AS kind_vi, k.name_en AS kind_en
FROM org o
JOIN org_path p ON p.org_id = o.id AND p.hierarchy_id = $2
JOIN org_kind k ON k.code = o.kind
WHERE o.id = $1

-- name: org_path
-- Only where a unit stands in today's tree.
-- in: id int64, hierarchy_id int64
-- out: one path text, parent_id int64?
SELECT path, parent_id FROM org_path WHERE org_id = $1 AND hierarchy_id = $2

-- name: org_admins
-- Who can give rights at a unit: administrators there or above, the nearest first.
-- in: hierarchy_id int64, path text, on_day text
-- out: many person text, org text
SELECT pe.name AS person, o.name AS org
FROM role_grant g
JOIN org_path p ON p.org_id = g.org_id AND p.hierarchy_id = $1
JOIN org o ON o.id = g.org_id
JOIN account a ON a.id = g.account_id
JOIN person pe ON pe.id = a.person_id
WHERE g.role = 'admin' AND a.closed_at IS NULL
  AND substr($2, 1, length(p.path)) = p.path
  AND g.from_on <= $3 AND (g.to_on IS NULL OR g.to_on > $3)
ORDER BY p.depth DESC, g.id
LIMIT 5

-- name: org_children
-- The units directly below one, by name.
-- in: parent_id int64, hierarchy_id int64
-- out: many id int64, kind text, name text, phone text?, holds_sessions int64, path text
SELECT o.id, o.kind, o.name, o.phone, k.holds_sessions, p.path
FROM org_path p
JOIN org o ON o.id = p.org_id
JOIN org_kind k ON k.code = o.kind
WHERE p.parent_id = $1 AND p.hierarchy_id = $2
ORDER BY o.name_key, o.id
LIMIT 1000

-- name: org_above
-- A unit and all above it, the root first.
-- in: path text, hierarchy_id int64
-- out: many id int64, kind text, name text, path text
SELECT o.id, o.kind, o.name, p.path
FROM org_path p
JOIN org o ON o.id = p.org_id
WHERE p.hierarchy_id = $2 AND substr($1, 1, length(p.path)) = p.path
ORDER BY p.depth
LIMIT 20
