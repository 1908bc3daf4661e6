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

-- name: org_letterhead
-- What stands at the head and the foot of a unit's documents.
-- in: id int64, hierarchy_id int64
-- out: one name text, official_name text, symbol text, place text, layout text, signs_as text, above text?, superior text?
SELECT o.name, o.official_name, o.symbol, o.place, o.layout, k.signs_as, a.name AS above, a.official_name AS superior
FROM org o
JOIN org_kind k ON k.code = o.kind
JOIN org_path p ON p.org_id = o.id AND p.hierarchy_id = $2
LEFT JOIN org a ON a.id = p.parent_id
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
WITH RECURSIVE up (org_id, parent_id, path, depth) AS (
    SELECT org_id, parent_id, path, depth FROM org_path WHERE hierarchy_id = $2 AND path = $1
    UNION ALL
    SELECT p.org_id, p.parent_id, p.path, p.depth
    FROM up JOIN org_path p ON p.org_id = up.parent_id AND p.hierarchy_id = $2
)
SELECT o.id, o.kind, o.name, up.path
FROM up
JOIN org o ON o.id = up.org_id
ORDER BY up.depth
LIMIT 20

-- name: org_page
-- The units below one with what each owes, by name: one page of the clerk's table.
-- A unit counts its own dues; late is one whose last working day has passed. CROSS JOIN has SQLite walk
-- the index of names, so that it stops with the page and counts for its rows only.
-- in: path text, hierarchy_id int64, today text, key text, after_key text, after_id int64, most int64
-- out: many id int64, name text, name_key text, kind_vi text, kind_en text, phone text?, depth int64, sessions int64, reports_in int64, late int64
SELECT o.id, o.name, o.name_key, k.name_vi AS kind_vi, k.name_en AS kind_en, o.phone, p.depth,
       (SELECT COUNT(*) FROM session s WHERE s.org_id = o.id AND s.state = 'closed') AS sessions,
       (SELECT COUNT(*) FROM report r WHERE r.org_id = o.id AND r.state IN ('submitted', 'received')) AS reports_in,
       (SELECT COUNT(*) FROM due d WHERE d.org_id = o.id AND d.done_at IS NULL AND d.work_on < $3) AS late
FROM org o
CROSS JOIN org_path p
CROSS JOIN org_kind k
WHERE p.org_id = o.id AND p.hierarchy_id = $2 AND k.code = o.kind
  AND substr(p.path, 1, length($1)) = $1 AND length(p.path) > length($1)
  AND ($4 = '' OR replace(o.name_key, $4, '') <> o.name_key)
  AND (o.name_key, o.id) > ($5, $6)
ORDER BY o.name_key, o.id
LIMIT $7

-- name: org_add
-- in: id int64, kind text, name text, name_key text, official_name text, symbol text, place text, province text?, phone text?, layout text, founded_on text?
-- out: none
INSERT INTO org (id, kind, name, name_key, official_name, symbol, place, province, phone, layout,
                 founded_on, dissolved_on, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, 1)

-- name: org_link_add
-- in: id int64, hierarchy_id int64, child_id int64, parent_id int64, from_on text
-- out: none
INSERT INTO org_link (id, hierarchy_id, child_id, parent_id, from_on, to_on)
VALUES ($1, $2, $3, $4, $5, NULL)

-- name: org_path_add
-- in: hierarchy_id int64, org_id int64, parent_id int64?, depth int64, path text
-- out: none
INSERT INTO org_path (hierarchy_id, org_id, parent_id, depth, path) VALUES ($1, $2, $3, $4, $5)

-- name: org_count
-- Whether the database has been put to use.
-- out: one n int64
SELECT COUNT(*) AS n FROM org

-- name: org_tree
-- The whole of today's tree, each unit behind the one above it.
-- in: hierarchy_id int64
-- out: many id int64, name text, kind text, depth int64
SELECT o.id, o.name, o.kind, p.depth
FROM org_path p
JOIN org o ON o.id = p.org_id
WHERE p.hierarchy_id = $1
ORDER BY p.path
LIMIT 100000

-- name: org_kind
-- in: code text
-- out: one code text
SELECT code FROM org_kind WHERE code = $1

-- name: org_kinds
-- Kinds of units, for whom a duty is.
-- in: none
-- out: many code text, name_vi text, name_en text, holds_sessions int64
SELECT code, name_vi, name_en, holds_sessions FROM org_kind ORDER BY code LIMIT 100
