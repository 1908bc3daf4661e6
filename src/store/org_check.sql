-- name: org_check_path
-- For nep check: units whose kept place is not the one that today's link gives them. A place that is right
-- above its own link is right up to the root.
-- in: hierarchy_id int64, today text, most int64
-- out: many org text, path text?, lives int64
SELECT o.name AS org, p.path,
       CASE WHEN o.founded_on > $2 OR o.ended_on <= $2 THEN 0 ELSE 1 END AS lives
FROM org o
LEFT JOIN org_path p ON p.hierarchy_id = $1 AND p.org_id = o.id
LEFT JOIN org_link l ON l.hierarchy_id = $1 AND l.child_id = o.id
    AND l.from_on <= $2 AND (l.to_on IS NULL OR l.to_on > $2)
LEFT JOIN org_path a ON a.hierarchy_id = $1 AND a.org_id = l.parent_id
WHERE o.outside_of IS NULL AND
      CASE WHEN o.founded_on > $2 OR o.ended_on <= $2 THEN p.org_id IS NOT NULL
           ELSE p.org_id IS NULL OR COALESCE(p.parent_id, 0) <> COALESCE(l.parent_id, 0)
                OR p.path <> COALESCE(a.path, '/') || CAST(o.id AS TEXT) || '/'
                OR p.depth <> COALESCE(a.depth + 1, 0) END
ORDER BY o.id
LIMIT $3

-- name: org_check_names
-- For nep check: living units that are not called as org_name says for today.
-- in: today text, most int64
-- out: many org text
SELECT o.name AS org
FROM org o
LEFT JOIN org_name n ON n.org_id = o.id AND n.from_on <= $1 AND (n.to_on IS NULL OR n.to_on > $1)
WHERE (o.founded_on IS NULL OR o.founded_on <= $1) AND (o.ended_on IS NULL OR o.ended_on > $1)
  AND (n.id IS NULL OR n.kind <> o.kind OR n.name <> o.name OR n.order_key <> o.order_key
       OR COALESCE(n.party_name, '') <> COALESCE(o.party_name, '') OR n.official_name <> o.official_name
       OR n.symbol <> o.symbol OR n.place <> o.place)
ORDER BY o.id
LIMIT $2

-- name: org_check_counts
-- For nep check: units whose kept counts are not what is there.
-- in: most int64
-- out: many org text, sessions_kept int64, sessions int64, reports_kept int64, reports int64
SELECT x.org, x.sessions_kept, x.sessions, x.reports_kept, x.reports
FROM (SELECT o.id, o.name AS org, o.sessions_held AS sessions_kept, o.reports_in AS reports_kept,
             (SELECT COUNT(*) FROM session s WHERE s.org_id = o.id AND s.state = 'closed') AS sessions,
             (SELECT COUNT(*) FROM report r WHERE r.org_id = o.id AND r.state IN ('submitted', 'received')) AS reports
      FROM org o) x
WHERE x.sessions_kept <> x.sessions OR x.reports_kept <> x.reports
ORDER BY x.id
LIMIT $1

-- name: org_check_overlaps
-- For nep check: a unit with two parents, or two names, on one day.
-- in: most int64
-- out: many org text, on_day text, what text
SELECT o.name AS org, f.on_day, f.what
FROM (SELECT a.child_id AS org_id, b.from_on AS on_day, 'parents' AS what
      FROM org_link a
      JOIN org_link b ON b.hierarchy_id = a.hierarchy_id AND b.child_id = a.child_id AND b.from_on > a.from_on
      WHERE a.to_on IS NULL OR a.to_on > b.from_on
      UNION ALL
      SELECT a.org_id, b.from_on, 'names'
      FROM org_name a
      JOIN org_name b ON b.org_id = a.org_id AND b.from_on > a.from_on
      WHERE a.to_on IS NULL OR a.to_on > b.from_on) f
JOIN org o ON o.id = f.org_id
ORDER BY o.id, f.on_day
LIMIT $1

-- name: org_check_lives
-- For nep check: links that reach beyond the life of the unit below or of the one above.
-- in: most int64
-- out: many org text, parent text, from_on text
SELECT o.name AS org, a.name AS parent, l.from_on
FROM org_link l
JOIN org o ON o.id = l.child_id
JOIN org a ON a.id = l.parent_id
WHERE l.from_on < o.founded_on OR l.from_on < a.founded_on
   OR (o.ended_on IS NOT NULL AND (l.to_on IS NULL OR l.to_on > o.ended_on))
   OR (a.ended_on IS NOT NULL AND (l.to_on IS NULL OR l.to_on > a.ended_on))
ORDER BY l.id
LIMIT $1

-- name: org_check_circles
-- For nep check: units that stood below themselves. A circle is whole from the day of its last link on, and
-- only units with others below them can be in one.
-- in: most int64
-- out: many org text, on_day text?
WITH RECURSIVE up (hierarchy_id, child_id, on_day, org_id, depth) AS (
    SELECT l.hierarchy_id, l.child_id, l.from_on, l.parent_id, 1
    FROM org_link l
    WHERE EXISTS (SELECT 1 FROM org_link b WHERE b.hierarchy_id = l.hierarchy_id AND b.parent_id = l.child_id)
    UNION ALL
    SELECT up.hierarchy_id, up.child_id, up.on_day, l.parent_id, up.depth + 1
    FROM up
    JOIN org_link l ON l.hierarchy_id = up.hierarchy_id AND l.child_id = up.org_id
    WHERE up.depth < 64 AND up.org_id <> up.child_id
      AND l.from_on <= up.on_day AND (l.to_on IS NULL OR l.to_on > up.on_day)
)
SELECT o.name AS org, up.on_day
FROM up
JOIN org o ON o.id = up.child_id
WHERE up.org_id = up.child_id
ORDER BY o.id, up.on_day
LIMIT $1

-- name: org_check_receivers
-- For nep check: what is still to be reported to a unit that has ended.
-- in: today text, most int64
-- out: many org text, receiver text, work_on text
SELECT o.name AS org, t.name AS receiver, u.work_on
FROM org t
JOIN duty d ON d.receiver_id = t.id
JOIN due u ON u.duty_id = d.id AND u.done_at IS NULL AND u.ended_at IS NULL
JOIN org o ON o.id = u.org_id
WHERE t.ended_on <= $1
ORDER BY u.id
LIMIT $2

-- name: org_check_kept
-- For nep check: units that have ended and whose last reports are not kept by who goes on for the unit under which
-- they stood last, or where nobody does stands above that one.
-- in: hierarchy_id int64, today text, most int64
-- out: many org text, kept_by text?, keeper text?
WITH RECURSIVE up (org_id, id, depth) AS (
    SELECT o.id, (SELECT l.parent_id FROM org_link l WHERE l.hierarchy_id = $1 AND l.child_id = o.id
                  ORDER BY l.from_on DESC LIMIT 1), 0
    FROM org o
    WHERE o.ended_on <= $2 AND o.outside_of IS NULL
    UNION ALL
    SELECT up.org_id,
           COALESCE(k.successor_id, (SELECT l.parent_id FROM org_link l WHERE l.hierarchy_id = $1 AND l.child_id = k.id
                                     ORDER BY l.from_on DESC LIMIT 1)), up.depth + 1
    FROM up
    JOIN org k ON k.id = up.id AND k.ended_on <= $2
    WHERE up.depth < 64
)
SELECT o.name AS org, b.name AS kept_by, t.name AS keeper
FROM org o
LEFT JOIN org b ON b.id = o.kept_by_id
LEFT JOIN up ON up.org_id = o.id AND EXISTS (SELECT 1 FROM org k
                                             WHERE k.id = up.id AND (k.ended_on IS NULL OR k.ended_on > $2))
LEFT JOIN org t ON t.id = up.id
WHERE o.ended_on <= $2 AND o.outside_of IS NULL AND COALESCE(o.kept_by_id, 0) <> COALESCE(up.id, 0)
ORDER BY o.id
LIMIT $3
