-- name: holidays
-- Everybody's days off and those of a unit and all above it, by day, the nearest last; with each the unit's term,
-- where it is there.
-- in: org_id int64, hierarchy_id int64
-- out: many on_day text, works int64, shipped int64, term_days int64?, term_works int64?, term_forward int64?
WITH RECURSIVE up (org_id, parent_id, depth) AS (
    SELECT org_id, parent_id, depth FROM org_path WHERE hierarchy_id = $2 AND org_id = $1
    UNION ALL
    SELECT p.org_id, p.parent_id, p.depth
    FROM up JOIN org_path p ON p.org_id = up.parent_id AND p.hierarchy_id = $2
)
SELECT x.on_day, x.works, x.shipped, o.term_days, o.term_works, o.term_forward
FROM (
    SELECT on_day, works, 1 AS shipped, -1 AS depth FROM holiday WHERE org_id IS NULL
    UNION ALL
    SELECT h.on_day, h.works, 0, up.depth FROM up JOIN holiday h ON h.org_id = up.org_id
) x
LEFT JOIN org o ON o.id = $1
ORDER BY x.on_day, x.depth
LIMIT 5000

-- name: holiday_add
-- A unit's own.
-- in: id int64, org_id int64, on_day text, name text, works int64, source text?
-- out: none
INSERT INTO holiday (id, org_id, on_day, name, works, source) VALUES ($1, $2, $3, $4, $5, $6)
