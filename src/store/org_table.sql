-- name: org_page
-- The units below one with what each owes, by name: one page of the clerk's table. Nothing where few are below:
-- org_page_few. The more units there are in all, the longer is the walk to one of these, and the more are few. A unit counts its own dues; late is one whose last working day has passed. CROSS JOIN has SQLite
-- walk the index of names, so that it stops with the page and counts for its rows only.
-- in: path_from text, path_to text, hierarchy_id int64, today text, key text, after_key text, after_id int64, few int64, few_of_many int64, many int64, most int64
-- out: many id int64, name text, order_key text, kind_vi text, kind_en text, phone text?, sessions int64, reports_in int64, late int64
SELECT o.id, o.name, o.order_key, k.name_vi AS kind_vi, k.name_en AS kind_en, o.phone,
       o.sessions_held AS sessions, o.reports_in,
       (SELECT COUNT(*) FROM due d WHERE d.org_id = o.id AND d.done_at IS NULL AND d.ended_at IS NULL
        AND d.work_on < $4) AS late
FROM org o
CROSS JOIN org_path p
CROSS JOIN org_kind k
WHERE p.org_id = o.id AND p.hierarchy_id = $3 AND p.path > $1 AND p.path < $2 AND k.code = o.kind
  AND ($5 = '' OR replace(o.name_key, $5, '') <> o.name_key)
  AND (o.order_key, o.id) > ($6, $7)
ORDER BY o.order_key, o.id
LIMIT (SELECT CASE WHEN COUNT(*) > CASE WHEN EXISTS (SELECT 1 FROM org_path a WHERE a.hierarchy_id = $3
                                                     LIMIT 1 OFFSET $10) THEN $9 ELSE $8 END
            THEN $11 ELSE 0 END
       FROM (SELECT 1 AS one FROM org_path b
             WHERE b.hierarchy_id = $3 AND b.path > $1 AND b.path < $2 LIMIT $9 + 1) below)

-- name: org_page_few
-- The same page where few are below: those are walked and put in order, not the names of a whole country.
-- in: path_from text, path_to text, hierarchy_id int64, today text, key text, after_key text, after_id int64, most int64
-- out: many id int64, name text, order_key text, kind_vi text, kind_en text, phone text?, sessions int64, reports_in int64, late int64
SELECT o.id, o.name, o.order_key, k.name_vi AS kind_vi, k.name_en AS kind_en, o.phone,
       o.sessions_held AS sessions, o.reports_in,
       (SELECT COUNT(*) FROM due d WHERE d.org_id = o.id AND d.done_at IS NULL AND d.ended_at IS NULL
        AND d.work_on < $4) AS late
FROM (SELECT n.id, n.order_key
      FROM org_path p
      CROSS JOIN org n
      WHERE p.hierarchy_id = $3 AND p.path > $1 AND p.path < $2 AND n.id = p.org_id
        AND ($5 = '' OR replace(n.name_key, $5, '') <> n.name_key)
        AND (n.order_key, n.id) > ($6, $7)
      ORDER BY n.order_key, n.id
      LIMIT $8) shown
CROSS JOIN org o
CROSS JOIN org_kind k
WHERE o.id = shown.id AND k.code = o.kind
ORDER BY o.order_key, o.id
LIMIT $8

-- name: org_hold
-- Keeps others from changing the unit until the transaction ends.
-- in: id int64
-- out: changed
UPDATE org SET version = version WHERE id = $1

-- name: org_keep_counts
-- One of its sessions or reports has come into another state: what is kept is counted anew.
-- in: id int64
-- out: changed
UPDATE org
SET sessions_held = (SELECT COUNT(*) FROM session s WHERE s.org_id = $1 AND s.state = 'closed'),
    reports_in = (SELECT COUNT(*) FROM report r WHERE r.org_id = $1 AND r.state IN ('submitted', 'received'))
WHERE id = $1
