-- name: org_by_id
-- A unit with its place in today's tree; one that has ended has none, and its path is empty.
-- in: id int64, hierarchy_id int64
-- out: one id int64, kind text, name text, official_name text, symbol text, place text, phone text?, layout text, version int64, ended_on text?, kept_by_id int64?, path text, depth int64, parent_id int64?, meets int64, signs_as text, kind_vi text, kind_en text
SELECT o.id, o.kind, o.name, o.official_name, o.symbol, o.place, o.phone, o.layout, o.version,
       o.ended_on, o.kept_by_id, COALESCE(p.path, '') AS path, COALESCE(p.depth, 0) AS depth, p.parent_id,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = k.code) AS meets,
       k.signs_as,
       k.name_vi AS kind_vi, k.name_en AS kind_en
FROM org o
LEFT JOIN org_path p ON p.org_id = o.id AND p.hierarchy_id = $2
JOIN org_kind k ON k.code = o.kind
WHERE o.id = $1

-- name: org_letterhead
-- What a unit's papers of a day show, with the names of that day; before its first name the first, behind its
-- last the last. Whoever advises the unit above is its hand, and no organisation of its own.
-- in: id int64, hierarchy_id int64, on_day text
-- out: one name text, official_name text, symbol text, place text, layout text, signs_as text, above text?, above_party text?, above_official text?, advises int64
SELECT n.name, n.official_name, n.symbol, n.place, o.layout, k.signs_as, a.name AS above,
       a.party_name AS above_party, a.official_name AS above_official,
       CASE WHEN EXISTS (SELECT 1 FROM advises b
                         WHERE b.board_id = o.id AND b.committee_id = l.parent_id
                           AND b.from_on <= $3 AND (b.to_on IS NULL OR b.to_on > $3)) THEN 1 ELSE 0 END AS advises
FROM org o
JOIN org_name n ON n.id = (SELECT x.id FROM org_name x WHERE x.org_id = o.id
                           ORDER BY CASE WHEN x.from_on <= $3 THEN 0 ELSE 1 END,
                                    CASE WHEN x.from_on <= $3 THEN x.from_on END DESC NULLS LAST, x.from_on
                           LIMIT 1)
JOIN org_kind k ON k.code = n.kind
LEFT JOIN org_link l ON l.hierarchy_id = $2 AND l.child_id = o.id
    AND l.from_on <= $3 AND (l.to_on IS NULL OR l.to_on > $3)
LEFT JOIN org_name a ON a.org_id = l.parent_id AND a.from_on <= $3 AND (a.to_on IS NULL OR a.to_on > $3)
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
WITH RECURSIVE up (org_id, parent_id, depth) AS (
    SELECT org_id, parent_id, depth FROM org_path WHERE hierarchy_id = $1 AND path = $2
    UNION ALL
    SELECT p.org_id, p.parent_id, p.depth
    FROM up JOIN org_path p ON p.org_id = up.parent_id AND p.hierarchy_id = $1
)
SELECT pe.name AS person, o.name AS org
FROM up
JOIN role_grant g ON g.org_id = up.org_id
JOIN org o ON o.id = g.org_id
JOIN account a ON a.id = g.account_id
JOIN person pe ON pe.id = a.person_id
WHERE g.role = 'admin' AND a.closed_at IS NULL
  AND g.from_on <= $3 AND (g.to_on IS NULL OR g.to_on > $3)
ORDER BY up.depth DESC, g.id
LIMIT 5

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

-- name: org_add
-- in: id int64, kind text, name text, name_key text, order_key text, official_name text, symbol text, place text, province text?, phone text?, layout text, founded_on text?, party_name text?
-- out: none
INSERT INTO org (id, kind, name, name_key, order_key, official_name, symbol, place, province, phone, layout,
                 founded_on, party_name, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)

-- name: org_outside_add
-- A unit outside Nếp, which stands in no tree.
-- in: id int64, outside_of int64, kind text, name text, name_key text, order_key text, official_name text
-- out: none
INSERT INTO org (id, outside_of, kind, name, name_key, order_key, official_name, symbol, place, layout, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', 1)

-- name: org_outside_find
-- One of that name that a unit knows already.
-- in: outside_of int64, name text
-- out: many id int64
SELECT id FROM org WHERE outside_of = $1 AND name = $2 AND ended_on IS NULL ORDER BY id LIMIT 1

-- name: org_name_add
-- What a unit is called from a day on, as it stands in org now.
-- in: id int64, org_id int64, from_on text
-- out: changed
INSERT INTO org_name (id, org_id, from_on, kind, name, order_key, party_name, official_name, symbol, place)
SELECT $1, id, $3, kind, name, order_key, party_name, official_name, symbol, place FROM org WHERE id = $2

-- name: org_before_includes
-- in: id int64
-- out: one before_includes int64
SELECT before_includes FROM org WHERE id = $1

-- name: org_set_term
-- in: id int64, days int64, works int64, forward int64
-- out: changed
UPDATE org SET term_days = $2, term_works = $3, term_forward = $4, version = version + 1 WHERE id = $1

-- name: org_set_before_includes
-- in: id int64, before_includes int64
-- out: changed
UPDATE org SET before_includes = $2, version = version + 1 WHERE id = $1

-- name: org_set_phone
-- in: id int64, phone text?
-- out: changed
UPDATE org SET phone = $2, version = version + 1 WHERE id = $1

-- name: org_set_layout
-- in: id int64, layout text
-- out: changed
UPDATE org SET layout = $2, version = version + 1 WHERE id = $1

-- name: org_link_add
-- in: id int64, hierarchy_id int64, child_id int64, parent_id int64, from_on text
-- out: none
INSERT INTO org_link (id, hierarchy_id, child_id, parent_id, from_on, to_on)
VALUES ($1, $2, $3, $4, $5, NULL)

-- name: org_link_end
-- From that day on it stands elsewhere, or nowhere.
-- in: hierarchy_id int64, child_id int64, to_on text
-- out: changed
UPDATE org_link SET to_on = $3
WHERE hierarchy_id = $1 AND child_id = $2 AND from_on < $3 AND (to_on IS NULL OR to_on > $3)

-- name: org_life
-- From when to when a unit is there, and since when it stands and is called as it does at last.
-- in: id int64, hierarchy_id int64
-- out: one name text, founded_on text?, ended_on text?, parent_id int64?, linked_on text?, named_on text?
SELECT o.name, o.founded_on, o.ended_on, l.parent_id, l.from_on AS linked_on,
       (SELECT MAX(n.from_on) FROM org_name n WHERE n.org_id = o.id) AS named_on
FROM org o
LEFT JOIN org_link l ON l.hierarchy_id = $2 AND l.child_id = o.id AND l.to_on IS NULL
WHERE o.id = $1

-- name: org_link_circle
-- From which day on a unit would stand below itself if that parent were above it from a day on: climbs the
-- links that overlap what is left of the time.
-- in: hierarchy_id int64, child_id int64, parent_id int64, from_on text
-- out: many on_day text?
WITH RECURSIVE up (org_id, since, until, depth) AS (
    SELECT o.id, $4, '9999-12-31', 0 FROM org o WHERE o.id = $3
    UNION
    SELECT l.parent_id, CASE WHEN l.from_on > up.since THEN l.from_on ELSE up.since END,
           CASE WHEN l.to_on < up.until THEN l.to_on ELSE up.until END, up.depth + 1
    FROM up
    JOIN org_link l ON l.hierarchy_id = $1 AND l.child_id = up.org_id
    WHERE up.depth < 64 AND l.from_on < up.until AND (l.to_on IS NULL OR l.to_on > up.since)
)
SELECT since AS on_day FROM up WHERE org_id = $2 ORDER BY since LIMIT 1

-- name: org_children_after
-- Who would still stand below a unit on a day or later.
-- in: hierarchy_id int64, parent_id int64, on_day text
-- out: many name text
SELECT o.name
FROM org_link l
JOIN org o ON o.id = l.child_id
WHERE l.hierarchy_id = $1 AND l.parent_id = $2 AND (l.to_on IS NULL OR l.to_on > $3)
ORDER BY o.order_key, o.id
LIMIT 1

-- name: org_end
-- in: id int64, ended_on text, successor_id int64?
-- out: changed
UPDATE org SET ended_on = $2, successor_id = $3, version = version + 1 WHERE id = $1 AND ended_on IS NULL

-- name: org_link_end_all
-- In no hierarchy does it stand anywhere from that day on.
-- in: child_id int64, to_on text
-- out: changed
UPDATE org_link SET to_on = $2 WHERE child_id = $1 AND to_on IS NULL

-- name: org_name_end
-- in: org_id int64, to_on text
-- out: changed
UPDATE org_name SET to_on = $2 WHERE org_id = $1 AND to_on IS NULL

-- name: org_name_new
-- in: id int64, org_id int64, from_on text, kind text, name text, order_key text, party_name text?, official_name text, symbol text, place text
-- out: none
INSERT INTO org_name (id, org_id, from_on, kind, name, order_key, party_name, official_name, symbol, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: org_names_keep
-- Today's names in the unit itself, as its row of today says; the key for finding comes from C.
-- in: id int64, today text, name_key text
-- out: changed
UPDATE org SET name_key = $3, version = version + 1,
    (kind, name, order_key, party_name, official_name, symbol, place) =
        (SELECT n.kind, n.name, n.order_key, n.party_name, n.official_name, n.symbol, n.place
         FROM org_name n
         WHERE n.org_id = $1 AND n.from_on <= $2 AND (n.to_on IS NULL OR n.to_on > $2))
WHERE id = $1 AND EXISTS (SELECT 1 FROM org_name n
                          WHERE n.org_id = $1 AND n.from_on <= $2 AND (n.to_on IS NULL OR n.to_on > $2))

-- name: advises_add
-- in: id int64, board_id int64, committee_id int64, from_on text
-- out: none
INSERT INTO advises (id, board_id, committee_id, from_on) VALUES ($1, $2, $3, $4)

-- name: advises_end
-- in: board_id int64, committee_id int64, to_on text
-- out: changed
UPDATE advises SET to_on = $3 WHERE board_id = $1 AND committee_id = $2 AND from_on < $3 AND to_on IS NULL

-- name: advises_end_all
-- A unit that ends is nobody's hand, and has none.
-- in: org_id int64, to_on text
-- out: changed
UPDATE advises SET to_on = $2 WHERE (board_id = $1 OR committee_id = $1) AND from_on < $2 AND to_on IS NULL

-- name: advises_of
-- Whose hand a unit is, or who are its, on a day.
-- in: org_id int64, on_day text
-- out: many board_id int64, board text, committee_id int64, committee text, from_on text
SELECT a.board_id, b.name AS board, a.committee_id, t.name AS committee, a.from_on
FROM advises a
JOIN org b ON b.id = a.board_id
JOIN org t ON t.id = a.committee_id
WHERE (a.board_id = $1 OR a.committee_id = $1) AND a.from_on <= $2 AND (a.to_on IS NULL OR a.to_on > $2)
ORDER BY b.order_key, b.id
LIMIT 100

-- name: org_grants_end
-- Nobody acts for a unit that has ended.
-- in: org_id int64, to_on text
-- out: changed
UPDATE role_grant SET to_on = CASE WHEN from_on > $2 THEN from_on ELSE $2 END
WHERE org_id = $1 AND (to_on IS NULL OR to_on > $2)

-- name: org_goes_on
-- Who goes on for a unit that has ended: itself while it is there, else its successor, or that one's; not at
-- all where nobody was named.
-- in: id int64, today text
-- out: many id int64?, name text?
WITH RECURSIVE next (id, depth) AS (
    SELECT o.id, 0 FROM org o WHERE o.id = $1
    UNION ALL
    SELECT (SELECT o.successor_id FROM org o WHERE o.id = next.id AND o.ended_on <= $2), next.depth + 1
    FROM next
    WHERE next.depth < 20 AND next.id IS NOT NULL
)
SELECT next.id, o.name
FROM next
JOIN org o ON o.id = next.id
WHERE o.ended_on IS NULL OR o.ended_on > $2
ORDER BY next.depth
LIMIT 1

-- name: org_dues_end
-- Nobody asks a unit that has ended for what it has not done, but for the reports of periods that had begun.
-- in: org_id int64, ended_at int64, from_on text
-- out: changed
UPDATE due_row SET ended_at = $2, ended_why = 'dissolved'
WHERE org_id = $1 AND done_at IS NULL AND ended_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM period q WHERE q.id = due_row.period_id AND q.from_on < $3)

-- name: org_kept_begin
-- Those are sent from above: by the unit under which it stood last or, where that has ended too, by who goes
-- on for that one or keeps it.
-- in: org_id int64, hierarchy_id int64
-- out: changed
UPDATE org SET kept_by_id = (
    SELECT CASE WHEN h.org_id IS NOT NULL THEN p.id ELSE COALESCE(p.successor_id, p.kept_by_id) END
    FROM org_link l
    JOIN org p ON p.id = l.parent_id
    LEFT JOIN org_path h ON h.org_id = p.id AND h.hierarchy_id = $2
    WHERE l.child_id = $1 AND l.hierarchy_id = $2
    ORDER BY l.from_on DESC
    LIMIT 1)
WHERE id = $1

-- name: org_kept_pass
-- What it kept, its successor keeps, or whoever keeps it.
-- in: org_id int64, successor_id int64?
-- out: changed
UPDATE org SET kept_by_id = COALESCE($2, (SELECT x.kept_by_id FROM org x WHERE x.id = $1)) WHERE kept_by_id = $1

-- name: org_channels_open
-- For whom a board is a hand in which way of reporting on a day; of those that its successor could be one for.
-- in: board_id int64, successor_id int64, on_day text
-- out: many id int64, org_id int64, series_id int64
SELECT ch.id, ch.org_id, ch.series_id
FROM channel ch
WHERE ch.board_id = $1 AND ch.org_id <> $2 AND (ch.to_on IS NULL OR ch.to_on > $3)
  AND EXISTS (SELECT 1 FROM advises a
              WHERE a.board_id = $2 AND a.committee_id = ch.org_id AND a.from_on <= $3 AND (a.to_on IS NULL OR a.to_on > $3))
ORDER BY ch.id
LIMIT 1000

-- name: org_dues_moved
-- Of a unit and all below it, in their new place: what a campaign asks whose leader is no longer above, except
-- for times that were over before that day.
-- in: hierarchy_id int64, path_from text, path_to text, from_on text, ended_at int64
-- out: changed
UPDATE due_row SET ended_at = $5, ended_why = 'moved'
WHERE id IN (
    SELECT u.id
    FROM org_path p
    JOIN due u ON u.org_id = p.org_id AND u.done_at IS NULL AND u.ended_at IS NULL
    JOIN duty d ON d.id = u.duty_id
    JOIN campaign c ON c.id = d.campaign_id
    LEFT JOIN period q ON q.id = u.period_id
    WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3
      AND COALESCE(q.to_on, u.to_on, u.due_on) >= $4
      AND replace(p.path, '/' || CAST(c.org_id AS TEXT) || '/', '') = p.path)

-- name: org_duties_pass
-- What was to be reported to a unit is for its successor from then on.
-- in: org_id int64, successor_id int64
-- out: changed
UPDATE duty SET receiver_id = $2, version = version + 1 WHERE receiver_id = $1

-- name: org_reports_pass
-- So are the reports themselves: those that are being written or wait to be received, and those that were, which
-- nobody else could give back. Whoever comes to be its own receiver waits for nobody.
-- in: org_id int64, successor_id int64
-- out: changed
UPDATE report SET to_org_id = CASE WHEN org_id = $2 THEN NULL ELSE CAST($2 AS BIGINT) END, version = version + 1
WHERE to_org_id = $1

-- name: org_periods_keep
-- A move from a day on leaves alone the periods of which reports from that unit or from below it have been
-- counted, whether the move is entered late or they were sent early: in those it stands where it stood.
-- in: org_id int64, parent_id int64, hierarchy_id int64, from_on text
-- out: changed
INSERT INTO period_way (period_id, org_id, parent_id)
SELECT q.id, $1, $2
FROM period q
JOIN series s ON s.id = q.series_id
WHERE s.hierarchy_id = $3 AND q.to_on >= $4
  AND (EXISTS (SELECT 1 FROM report r JOIN report_way w ON w.report_id = r.id
               WHERE r.org_id = $1 AND r.period_id = q.id)
       OR EXISTS (SELECT 1 FROM total t WHERE t.org_id = $1 AND t.period_id = q.id))
ON CONFLICT (period_id, org_id) DO NOTHING

-- name: org_reports_send_on
-- Its reports of all other periods that end on that day or later go to the unit then above it, unless the duty
-- names who receives them.
-- in: org_id int64, parent_id int64, hierarchy_id int64, from_on text
-- out: changed
UPDATE report SET to_org_id = $2, version = version + 1
WHERE org_id = $1
  AND period_id IN (SELECT q.id FROM period q JOIN series s ON s.id = q.series_id
                    WHERE s.hierarchy_id = $3 AND q.to_on >= $4)
  AND NOT EXISTS (SELECT 1 FROM period_way w WHERE w.period_id = report.period_id AND w.org_id = $1)
  AND (SELECT a.receiver_id FROM period_duty a WHERE a.period_id = report.period_id AND a.org_id = $1
       ORDER BY a.rank, a.ord LIMIT 1) IS NULL

-- name: org_session_open
-- A session that has been opened and not closed, of a unit.
-- in: org_id int64
-- out: many title text, planned_at int64
SELECT title, planned_at FROM session WHERE org_id = $1 AND state = 'open' ORDER BY planned_at LIMIT 1

-- name: org_session_held
-- The last session that a unit held.
-- in: org_id int64
-- out: many held_on text?
SELECT held_on FROM session WHERE org_id = $1 AND state = 'closed' ORDER BY held_on DESC NULLS LAST LIMIT 1

-- name: org_sessions_scheduled
-- in: org_id int64
-- out: many id int64, version int64
SELECT id, version FROM session WHERE org_id = $1 AND state = 'scheduled' ORDER BY planned_at, id LIMIT 1000

-- name: org_touched
-- What a change touches in a unit and all below it: for its preview.
-- in: hierarchy_id int64, path_from text, path_to text, today text
-- out: one units int64, dues int64, periods int64, grants int64, scheduled int64, running int64, waiting int64
SELECT (SELECT COUNT(*) FROM org_path p WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS units,
       (SELECT COUNT(*) FROM org_path p JOIN due d ON d.org_id = p.org_id AND d.done_at IS NULL AND d.ended_at IS NULL
        WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS dues,
       (SELECT COUNT(DISTINCT d.period_id) FROM org_path p
        JOIN due d ON d.org_id = p.org_id AND d.done_at IS NULL AND d.ended_at IS NULL
        WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS periods,
       (SELECT COUNT(*) FROM org_path p JOIN role_grant g ON g.org_id = p.org_id AND (g.to_on IS NULL OR g.to_on > $4)
        WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS grants,
       (SELECT COUNT(*) FROM org_path p JOIN session s ON s.org_id = p.org_id AND s.state = 'scheduled'
        WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS scheduled,
       (SELECT COUNT(*) FROM org_path p JOIN session s ON s.org_id = p.org_id AND s.state = 'open'
        WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS running,
       (SELECT COUNT(*) FROM org_path p JOIN report r ON r.org_id = p.org_id AND r.state = 'submitted'
        WHERE p.hierarchy_id = $1 AND p.path >= $2 AND p.path < $3) AS waiting

-- name: org_change_add
-- in: id int64, kind text, org_id int64, other_id int64?, from_on text, made_by int64?, made_at int64, note text?
-- out: none
INSERT INTO org_change (id, kind, org_id, other_id, from_on, made_by, made_at, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: org_change_applied
-- in: id int64, applied_at int64
-- out: changed
UPDATE org_change SET applied_at = $2 WHERE id = $1 AND applied_at IS NULL

-- name: org_changes_waiting
-- Those whose day has come and that today's copies do not follow yet, in the order of their days.
-- in: today text
-- out: many id int64, kind text, org_id int64, other_id int64?, from_on text
SELECT id, kind, org_id, other_id, from_on
FROM org_change
WHERE applied_at IS NULL AND undone_at IS NULL AND from_on <= $1
ORDER BY from_on, id
LIMIT 1000

-- name: org_changes
-- What was done to the tree, the last day first; of one unit, or of all where it is 0.
-- in: org_id int64, most int64
-- out: many id int64, kind text, org_id int64, org text, other text?, from_on text, made_by text?, made_at int64, applied_at int64?, note text?
SELECT h.id, h.kind, h.org_id, o.name AS org, t.name AS other, h.from_on, p.name AS made_by, h.made_at,
       h.applied_at, h.note
FROM org_change h
JOIN org o ON o.id = h.org_id
LEFT JOIN org t ON t.id = h.other_id
LEFT JOIN account a ON a.id = h.made_by
LEFT JOIN person p ON p.id = a.person_id
WHERE $1 = 0 OR h.org_id = $1
ORDER BY h.from_on DESC, h.id DESC
LIMIT $2

-- name: org_place_last
-- Where a unit that has ended stands for those who look back: under today's place of whom it stood under
-- last, however many of those have ended too.
-- in: id int64, hierarchy_id int64
-- out: one path text?
WITH RECURSIVE up (org_id, below, depth) AS (
    SELECT o.id, '', 0 FROM org o WHERE o.id = $1
    UNION
    SELECT l.parent_id, CAST(up.org_id AS TEXT) || '/' || up.below, up.depth + 1
    FROM up
    JOIN org_link l ON l.hierarchy_id = $2 AND l.child_id = up.org_id
        AND l.from_on = (SELECT MAX(m.from_on) FROM org_link m WHERE m.hierarchy_id = $2 AND m.child_id = up.org_id)
    WHERE up.depth < 64
      AND NOT EXISTS (SELECT 1 FROM org_path p WHERE p.hierarchy_id = $2 AND p.org_id = up.org_id)
)
SELECT CASE WHEN p.path IS NULL THEN '/' || CAST(up.org_id AS TEXT) || '/' ELSE p.path END || up.below AS path
FROM up
LEFT JOIN org_path p ON p.hierarchy_id = $2 AND p.org_id = up.org_id
ORDER BY up.depth DESC
LIMIT 1

-- name: org_stretch
-- The next units of a range of the tree, some at a time: the first and the last of them.
-- in: hierarchy_id int64, after_path text, path_to text, most int64
-- out: one first_path text?, last_path text?, n int64
SELECT MIN(x.path) AS first_path, MAX(x.path) AS last_path, COUNT(*) AS n
FROM (SELECT p.path FROM org_path p
      WHERE p.hierarchy_id = $1 AND p.path > $2 AND p.path < $3
      ORDER BY p.path
      LIMIT $4) x

-- name: org_children_paths
-- Where the units directly below one stand, some at a time.
-- in: hierarchy_id int64, parent_id int64, after_path text, most int64
-- out: many path text
SELECT path FROM org_path WHERE hierarchy_id = $1 AND parent_id = $2 AND path > $3 ORDER BY path LIMIT $4

-- name: org_path_add
-- in: hierarchy_id int64, org_id int64, parent_id int64?, depth int64, path text
-- out: none
INSERT INTO org_path (hierarchy_id, org_id, parent_id, depth, path) VALUES ($1, $2, $3, $4, $5)

-- name: org_path_forget
-- A unit that has ended, or does not yet exist, has no place in today's tree.
-- in: hierarchy_id int64, org_id int64, today text
-- out: changed
DELETE FROM org_path
WHERE hierarchy_id = $1 AND org_id = $2
  AND EXISTS (SELECT 1 FROM org o WHERE o.id = $2 AND (o.founded_on > $3 OR o.ended_on <= $3))

-- name: org_path_derive
-- Today's place of a unit and of all below it, made from the dated links. WHERE true: without it SQLite
-- takes ON CONFLICT for the condition of a join.
-- in: hierarchy_id int64, org_id int64, today text
-- out: changed
INSERT INTO org_path (hierarchy_id, org_id, parent_id, depth, path)
WITH RECURSIVE down (org_id, parent_id, depth, path) AS (
    SELECT o.id, l.parent_id, COALESCE(a.depth + 1, 0), COALESCE(a.path, '/') || CAST(o.id AS TEXT) || '/'
    FROM org o
    LEFT JOIN org_link l ON l.hierarchy_id = $1 AND l.child_id = o.id
        AND l.from_on <= $3 AND (l.to_on IS NULL OR l.to_on > $3)
    LEFT JOIN org_path a ON a.hierarchy_id = $1 AND a.org_id = l.parent_id
    WHERE o.id = $2 AND (o.founded_on IS NULL OR o.founded_on <= $3) AND (o.ended_on IS NULL OR o.ended_on > $3)
    UNION ALL
    SELECT l.child_id, l.parent_id, d.depth + 1, d.path || CAST(l.child_id AS TEXT) || '/'
    FROM down d
    JOIN org_link l ON l.hierarchy_id = $1 AND l.parent_id = d.org_id
    WHERE d.depth < 64 AND l.from_on <= $3 AND (l.to_on IS NULL OR l.to_on > $3)
)
SELECT $1, org_id, parent_id, depth, path FROM down WHERE true
ON CONFLICT (hierarchy_id, org_id)
DO UPDATE SET parent_id = excluded.parent_id, depth = excluded.depth, path = excluded.path

-- name: org_path_on
-- The way from the root down to a unit, on a day, from the dated links. The parent is asked for in a subquery,
-- not joined: with statistics SQLite would read all links into a filter first. The depth ends a circle.
-- in: id int64, hierarchy_id int64, on_day text
-- out: many org_id int64?
WITH RECURSIVE up (org_id, depth) AS (
    SELECT o.id, 0
    FROM org o
    WHERE o.id = $1 AND (o.founded_on IS NULL OR o.founded_on <= $3) AND (o.ended_on IS NULL OR o.ended_on > $3)
    UNION ALL
    SELECT (SELECT l.parent_id FROM org_link l
            WHERE l.hierarchy_id = $2 AND l.child_id = up.org_id
              AND l.from_on <= $3 AND (l.to_on IS NULL OR l.to_on > $3)
            ORDER BY l.from_on DESC LIMIT 1), up.depth + 1
    FROM up
    WHERE up.depth < 64 AND up.org_id IS NOT NULL
)
SELECT org_id FROM up WHERE org_id IS NOT NULL ORDER BY depth DESC LIMIT 65

-- name: org_children_on
-- The units directly below one on a day, by the names of that day.
-- in: parent_id int64, hierarchy_id int64, on_day text, after_key text, after_id int64, most int64
-- out: many id int64, name text, order_key text, kind text, meets int64
SELECT l.child_id AS id, n.name, n.order_key, n.kind,
       (SELECT COALESCE(MAX(ak.unnamed), 0) FROM assembly_org_kind ak WHERE ak.org_kind = k.code) AS meets
FROM org_link l
JOIN org_name n ON n.org_id = l.child_id AND n.from_on <= $3 AND (n.to_on IS NULL OR n.to_on > $3)
JOIN org_kind k ON k.code = n.kind
WHERE l.parent_id = $1 AND l.hierarchy_id = $2 AND l.from_on <= $3 AND (l.to_on IS NULL OR l.to_on > $3)
  AND (n.order_key, l.child_id) > ($4, $5)
ORDER BY n.order_key, l.child_id
LIMIT $6

-- name: org_names_on
-- What a unit was called on a day; before its first name the first, behind its last the last.
-- in: org_id int64, on_day text
-- out: one kind text, name text, party_name text?, official_name text, symbol text, place text
SELECT kind, name, party_name, official_name, symbol, place
FROM org_name
WHERE org_id = $1
ORDER BY CASE WHEN from_on <= $2 THEN 0 ELSE 1 END,
         CASE WHEN from_on <= $2 THEN from_on END DESC NULLS LAST, from_on
LIMIT 1

-- name: org_count
-- Whether the database has been put to use.
-- out: one n int64
SELECT COUNT(*) AS n FROM org

-- name: org_tree
-- Today's tree, each unit behind the one above it, some at a time.
-- in: hierarchy_id int64, after_path text
-- out: many id int64, name text, kind text, depth int64, path text
SELECT o.id, o.name, o.kind, p.depth, p.path
FROM org_path p
JOIN org o ON o.id = p.org_id
WHERE p.hierarchy_id = $1 AND p.path > $2
ORDER BY p.path
LIMIT 1000

-- name: org_kinds_on
-- The kinds that a unit can be of on a day.
-- in: today text
-- out: many code text, name_vi text, name_en text, signs_as text
SELECT code, name_vi, name_en, signs_as
FROM org_kind
WHERE from_on <= $1 AND (to_on IS NULL OR to_on > $1)
ORDER BY code
LIMIT 500

-- name: org_kind
-- in: code text
-- out: one code text
SELECT code FROM org_kind WHERE code = $1

-- name: org_kinds
-- Kinds of units that stand for everybody, for whom a duty is.
-- in: none
-- out: many code text, name_vi text, name_en text
SELECT code, name_vi, name_en
FROM org_kind
WHERE org_id IS NULL
ORDER BY code
LIMIT 100
