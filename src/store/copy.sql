-- name: duty_copies
-- To whom copies go of the reports that a campaign's duties ask, by name.
-- in: campaign_id int64
-- out: many duty_id int64, org_id int64, name text, ended_on text?
SELECT k.duty_id, k.org_id, o.name, o.ended_on
FROM duty_copy k
JOIN duty d ON d.id = k.duty_id AND d.campaign_id = $1
JOIN org o ON o.id = k.org_id
ORDER BY k.duty_id, o.order_key, o.id
LIMIT 5000

-- name: duty_copies_clear
-- in: duty_id int64
-- out: none
DELETE FROM duty_copy WHERE duty_id = $1

-- name: duty_copy_add
-- in: duty_id int64, org_id int64
-- out: none
INSERT INTO duty_copy (duty_id, org_id) VALUES ($1, $2) ON CONFLICT (duty_id, org_id) DO NOTHING

-- name: duty_copies_unwant_all
-- in: campaign_id int64
-- out: none
DELETE FROM duty_copy
WHERE duty_id IN (SELECT id FROM duty WHERE campaign_id = $1 AND wanted IN ('add', 'change'))

-- name: org_copies_pass
-- What a copy of was to go to a unit goes to its successor.
-- in: org_id int64, successor_id int64
-- out: changed
INSERT INTO duty_copy (duty_id, org_id) SELECT duty_id, $2 FROM duty_copy WHERE org_id = $1
ON CONFLICT (duty_id, org_id) DO NOTHING

-- name: org_copies_leave
-- Whoever was about to change one of those duties has not seen that.
-- in: org_id int64
-- out: changed
UPDATE duty SET version = version + 1 WHERE id IN (SELECT duty_id FROM duty_copy WHERE org_id = $1)

-- name: org_copies_end
-- in: org_id int64
-- out: changed
DELETE FROM duty_copy WHERE org_id = $1

-- name: org_copies_read
-- And what a copy of went to it is read by its successor, under the name that it went to.
-- in: org_id int64, successor_id int64
-- out: changed
UPDATE report_version_copy SET reader_id = $2 WHERE reader_id = $1

-- name: report_copies
-- To whom copies go of what a unit reports of a period: as that duty asks which says who receives it.
-- in: org_id int64, period_id int64
-- out: many org_id int64, name text, outside int64, ended_on text?
SELECT k.org_id, o.name, CASE WHEN o.outside_of IS NULL THEN 0 ELSE 1 END AS outside, o.ended_on
FROM duty_copy k
JOIN org o ON o.id = k.org_id
WHERE k.duty_id = (SELECT d.duty_id FROM period_duty d WHERE d.period_id = $2 AND d.org_id = $1
                   ORDER BY d.rank, d.ord LIMIT 1)
ORDER BY o.order_key, o.id
LIMIT 50

-- name: report_copied
-- What others have sent with a copy to a unit, as far as it stands, the last one first.
-- in: org_id int64, before_id int64, most int64
-- out: many version_id int64, report_id int64, org text, campaign text, slot text, label text?, sent_at int64
SELECT k.version_id, r.id AS report_id, o.name AS org, c.name AS campaign, p.slot, v.label, v.sent_at
FROM report_version_copy k
JOIN report_version v ON v.id = k.version_id
JOIN report r ON r.id = v.report_id AND r.in_force_id = v.id
JOIN org o ON o.id = r.org_id
JOIN period p ON p.id = r.period_id
JOIN series s ON s.id = p.series_id
JOIN campaign c ON c.id = s.campaign_id
WHERE k.reader_id = $1 AND k.version_id < $2
ORDER BY k.version_id DESC
LIMIT $3

-- name: report_version_copy_add
-- in: version_id int64, org_id int64, reader_id int64?
-- out: none
INSERT INTO report_version_copy (version_id, org_id, reader_id) VALUES ($1, $2, $3)
ON CONFLICT (version_id, org_id) DO NOTHING

-- name: report_version_copies
-- Whom a copy of a version went to, by name.
-- in: version_id int64
-- out: many org_id int64, reader_id int64?, name text, outside int64
SELECT k.org_id, k.reader_id, o.name, CASE WHEN o.outside_of IS NULL THEN 0 ELSE 1 END AS outside
FROM report_version_copy k
JOIN org o ON o.id = k.org_id
WHERE k.version_id = $1
ORDER BY o.order_key, o.id
LIMIT 50

-- name: report_copy_standing
-- When and by whom what stands was sent, and who took it in.
-- in: version_id int64
-- out: one sent_at int64, sent_by text?, hand text?, told_how text?, told_by text?, received_at int64?, received_by text?
SELECT v.sent_at, p.name AS sent_by, h.name AS hand, v.told_how, v.told_by, v.received_at, t.name AS received_by
FROM report_version v
LEFT JOIN org h ON h.id = v.hand_id
LEFT JOIN org t ON t.id = v.received_hand_id
LEFT JOIN account a ON a.id = v.sent_by
LEFT JOIN person p ON p.id = a.person_id
WHERE v.id = $1
